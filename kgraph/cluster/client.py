"""Workers of dask, and what goes wrong with them, in one line."""

from __future__ import annotations

import logging
import signal
import sys
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Any, NamedTuple

from kgraph.cluster.needed import needed
from kgraph.errors import KgraphError
from kgraph.workers import cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PATIENCE = 15  # seconds for a scheduler to answer, and for its first worker to come
RETRIES = 2  # of a step that failed; those of a worker that died come on top
LOGGERS = ("distributed", "tornado.application", "asyncio")
PLAIN = {
    "distributed.admin.tick.interval": "1s",
    "distributed.worker.memory.monitor-interval": "1s",
    "distributed.worker.profile.enabled": False,
    "distributed.nanny.pre-spawn-environ": dict.fromkeys(
        ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MALLOC_ARENA_MAX"), 1
    ),
}
"""Settings of dask for the processes that are started here. Nobody looks at their profile, and they
are not asked fifty times a second how they are. They keep memory: dask has it given back at once,
and a parser asks for it again with each article."""


class Software(NamedTuple):
    """What has to be the same everywhere."""

    python: str
    kgraph: str  # a hash of its code
    rules: str  # fingerprint of the model and the rules
    problem: str = ""


class Workers:
    """Runs functions, one after another or all at once."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def all(
        self,
        function: Callable[..., Any],
        calls: Sequence[tuple[Any, ...]],
        *,
        done: Callable[[int], None] = lambda count: None,
    ) -> list[Any]:
        """The results, in the order of the calls. Raises what one of them raises."""
        from distributed import as_completed
        from distributed.scheduler import KilledWorker

        futures = [
            self._client.submit(function, *call, pure=False, retries=RETRIES) for call in calls
        ]
        places = {future.key: n for n, future in enumerate(futures)}
        found: list[Any] = [None] * len(futures)
        finished = enumerate(as_completed(futures), 1)  # type: ignore[no-untyped-call]
        for count, future in finished:
            number = places[future.key]
            try:
                found[number] = future.result()
            except BaseException as error:
                self._client.cancel(futures)
                if isinstance(error, KilledWorker):
                    raise KgraphError(_killed(calls[number])) from error
                raise
            future.release()
            done(count)
        return found

    def check(self, model: str, folder: str) -> None:
        """Raises KgraphError where a worker has other software, or does not see the folder."""
        own = software(model)
        for address, theirs in self._client.run(_probe, model, folder).items():
            if theirs.problem:
                raise KgraphError(f"worker {address}: {theirs.problem}")
            for what in ("python", "kgraph", "rules"):
                if getattr(own, what) != getattr(theirs, what):
                    raise KgraphError(f"worker {address}: {_differs(what, own, theirs)}")


@contextmanager
def connected(scheduler: str | None, jobs: int | None = None) -> Iterator[Workers]:
    """Those of a scheduler, or so many processes here, by default as many as there are cores.

    Raises KgraphError where no scheduler, or no worker, answers in time.
    """
    with needed():
        import fsspec  # type: ignore[import-untyped]  # noqa: F401
        import pyarrow  # type: ignore[import-untyped]  # noqa: F401
        from dask import config
        from distributed import Client, LocalCluster
    with _quiet(), config.set(PLAIN):
        if scheduler is None:
            with needed():
                import cryptography  # noqa: F401
            with _uninterrupted():
                made = LocalCluster(  # type: ignore[no-untyped-call]
                    n_workers=jobs or cores(),
                    threads_per_worker=1,
                    dashboard_address="127.0.0.1:0",
                    silence_logs=logging.CRITICAL,
                    security=True,  # others on this machine cannot speak to them
                    preload=["kgraph.cluster.hushed"],
                )
            with (
                made as cluster,
                Client(cluster) as client,  # type: ignore[no-untyped-call]
            ):
                yield from _reported(client)
            return
        with _connect(Client, scheduler) as client:
            yield from _reported(client)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits. Threads and processes that are started here never hear of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # where it starts later, it lets signals through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _connect(make: Any, scheduler: str) -> Any:
    try:
        client = make(scheduler, timeout=PATIENCE)
    except Exception as error:
        raise KgraphError(
            f"{scheduler}: no dask scheduler answers; start one with dask scheduler, "
            "or leave --scheduler out for processes of this machine"
        ) from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except Exception as error:
        client.close()
        raise KgraphError(
            f"{scheduler}: this scheduler has no worker; start some with dask worker {scheduler}"
        ) from error
    return client


def _reported(client: Any) -> Iterator[Workers]:
    from distributed.client import FutureCancelledError
    from distributed.comm.core import CommClosedError

    try:
        yield Workers(client)
    except KgraphError:
        raise
    except (CommClosedError, FutureCancelledError, TimeoutError) as error:
        raise KgraphError(
            "the scheduler is gone; start it and build again: what is done is kept"
        ) from error
    except OSError as error:
        raise KgraphError(
            f"a worker cannot read or write ({error}); build again: what is done is kept"
        ) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """A worker that dies is not told of here: its work is done by others."""
    known = [name for name in logging.root.manager.loggerDict if name.startswith("distributed.")]
    loggers = [logging.getLogger(name) for name in (*LOGGERS, *known)]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def software(model: str) -> Software:
    """What this machine has."""
    from kgraph.building import code_version
    from kgraph.extract import parser

    version = ".".join(map(str, sys.version_info[:3]))
    return Software(version, code_version(), parser.fingerprint(model))


def _probe(model: str, folder: str) -> Software:
    from kgraph.cluster.work import Folder

    try:
        if not Folder(folder).has("here"):
            return Software("", "", "", f"does not see {folder}; choose a folder that all see")
        return software(model)
    except KgraphError as error:
        return Software("", "", "", str(error))


def _killed(call: Sequence[Any]) -> str:
    """`call` may have a partition in it."""
    parts = (getattr(value, "pieces", ()) for value in call)
    names = [piece.source.source for pieces in parts for piece in pieces]
    what = f"reading {' to '.join(dict.fromkeys((names[0], names[-1])))}" if names else "one step"
    return (
        f"workers died again and again at {what}; give them more memory, or leave out what they "
        "die of, and build again: what is done is kept"
    )


def _differs(what: str, own: Software, theirs: Software) -> str:
    if what == "python":
        return f"has Python {theirs.python}, and this machine {own.python}; use the same"
    if what == "kgraph":
        return "has another version of kgraph than this machine; install the same"
    return "has other rules, another spaCy or model than this machine; install the same"
