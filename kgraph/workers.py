"""Documents are extracted, here or in several processes: each of these loads the model once and
reads one document after the other.

A worker is `python -m kgraph.workers`, spoken to through its standard input and output. So a
program that calls `kgraph.build` needs no guard around its main module, and no worker inherits a
lock that somebody holds.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from textwrap import shorten
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO

from kgraph.errors import KgraphError, ReadError, Unreachable
from kgraph.extract import parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from kgraph.model import Document, Extraction

    Result = Extraction | ReadError

SHARE = 20  # documents for which a process more is started
AHEAD = 16  # documents for each worker that may wait until the first of them is read
TRIES = 2  # of a document that workers die of
PATIENCE = 10  # seconds that a worker has to end by itself
ALONE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
PASSING = (ImportError, MemoryError, OSError)  # what may not come again
DIED = (EOFError, OSError, pickle.UnpicklingError)  # what talking to a dead process raises


def cores() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def suited(jobs: int | None, documents: int, model: str) -> int:
    """How many workers are to read so many documents; 0 where it is done in this process.

    That is so where one is asked for, and, where nothing is asked for, with few documents and the
    model loaded already.
    """
    if jobs is not None:
        return min(jobs, documents) if jobs > 1 else 0
    worth = min(cores(), documents // SHARE)
    if worth < 2 and parser.is_loaded(model):
        return 0
    return max(worth, min(documents, 1))


def attempt(document: Document, model: str) -> Result:
    """Whatever is wrong with one document must not stop the others. Raises ModelError."""
    from kgraph.extract import extract

    nlp = parser.load(model)
    try:
        return extract(document, nlp)
    except KgraphError:
        raise
    except Exception as error:
        reason = shorten(str(error), 120, placeholder=" …") or type(error).__name__
        kind = Unreachable if isinstance(error, PASSING) else ReadError
        return kind(f"{document.name}: cannot be parsed ({reason})")


def attempts(documents: Iterable[Document], model: str, *, jobs: int) -> Iterator[Result]:
    """The same of each document, in their order, in so many processes. No more documents are held
    than these have in hand.

    A document whose process dies is tried once more in a new one, and then is a ReadError.
    """
    with _team(model, jobs) as submit:
        waiting: deque[Future[Result]] = deque()
        for document in documents:
            if len(waiting) == jobs * AHEAD:
                yield waiting.popleft().result()
            waiting.append(submit(document))
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def _team(model: str, jobs: int) -> Iterator[Callable[[Document], Future[Result]]]:
    workers = [_Worker(model) for _ in range(jobs)]
    idle: SimpleQueue[_Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def read(document: Document) -> Result:
        worker = idle.get()
        try:
            return worker.attempt(document)
        finally:
            idle.put(worker)

    pool = ThreadPoolExecutor(jobs)
    try:
        yield lambda document: pool.submit(read, document)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.close()
        pool.shutdown()


class _Worker:
    """A process that is started when the first document comes, and anew when it has died."""

    def __init__(self, model: str) -> None:
        self._model = model
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._lock = Lock()  # no process is started while the last one is ended

    def attempt(self, document: Document) -> Result:
        code = 0
        for _ in range(TRIES):
            process = self._running()
            try:
                return _asked(process, document)
            except DIED:
                code = _ended(process)
        return ReadError(f"{document.name}: {_died(code)}; the document is left out")

    def close(self) -> None:
        """Nothing is read any more, and who still reads hears so."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._process.kill()
                _ended(self._process)

    def _running(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._closed:
                raise KgraphError("interrupted")
            if self._process is None or self._process.poll() is not None:
                self._process = _started(self._model)
            return self._process


def _started(model: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "kgraph.workers", model],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**ALONE, **os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def _asked(process: subprocess.Popen[bytes], document: Document) -> Result:
    assert process.stdin and process.stdout
    pickle.dump(document, process.stdin)
    process.stdin.flush()
    raised, result = pickle.load(process.stdout)
    if raised:
        raise result
    found: Result = result
    return found


def _ended(process: subprocess.Popen[bytes]) -> int:
    """Its exit code, or the negative signal."""
    for end in (process.stdin, process.stdout):
        assert end
        with suppress(OSError):  # what is not written yet cannot be, any more
            end.close()
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _died(code: int) -> str:
    with suppress(ValueError):
        name = signal.Signals(-code).name
        short = " (out of memory?)" if -code == signal.SIGKILL else ""
        return f"the process that reads it was ended {TRIES} times by {name}{short}"
    return f"the process that reads it ended {TRIES} times with exit code {code}"


def serve(model: str, questions: BinaryIO, answers: BinaryIO) -> None:
    """Reads documents until there are no more."""
    while True:
        try:
            document = pickle.load(questions)
        except EOFError:
            return
        try:
            answer: tuple[bool, Result | KgraphError] = (False, attempt(document, model))
        except KgraphError as error:
            answer = (True, error)
        pickle.dump(answer, answers)
        answers.flush()


def _main() -> None:
    """What a library prints must not come between the answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked is interrupted, too, and tells
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with suppress(BrokenPipeError):
        serve(sys.argv[1], sys.stdin.buffer, answers)
        return
    os._exit(1)  # nobody listens; closing the file would fail again


if __name__ == "__main__":
    _main()
