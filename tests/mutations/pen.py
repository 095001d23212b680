"""Runs inputs in processes of their own, each with so much time and memory.

    with Pen(folder) as pen:
        for outcome in pen.run([Input("read", "a.csv", data), ...]):

One process has everything loaded, and forks another for each batch: what hangs or crashes there
takes nobody along, and the rest of the batch is run in the next.
"""

from __future__ import annotations

import io
import os
import pickle
import resource
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]

SECONDS = 10
"""Of the processor, for an input of some 60 kB: the slowest took 2 of them."""

PATIENCE = 60
"""Seconds by the clock: what waits for something that never comes uses no processor."""

MEGABYTES = 300
"""More than before, for such an input: as tests/read/test_any_bytes.py has it."""

SERVE = "import sys; from tests.mutations.pen import serve; serve(sys.argv[1])"
BATCH = 200  # inputs that one process runs


@dataclass(frozen=True)
class Input:
    """What is run, on which files: `way` is the name of a function here, without its _."""

    way: str
    words: tuple[Any, ...]
    files: dict[str, bytes] = field(default_factory=dict)  # written into a new, empty folder
    kept: str = ""  # a folder of which a copy is made first
    seconds: float = SECONDS
    megabytes: float = MEGABYTES
    stdin: bytes = b""


@dataclass(frozen=True)
class Outcome:
    """`code` is the exit code of a command, and else 0. `fault` says what must not be."""

    input: Input
    code: int = 0
    out: str = ""
    err: str = ""
    found: Any = None
    seconds: float = 0
    megabytes: float = 0
    fault: str = ""


class Pen:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Pen:
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(self.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200", "OMP_NUM_THREADS": "1"},
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def run(self, inputs: Sequence[Input]) -> Iterator[Outcome]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        for start in range(0, len(inputs), BATCH):
            batch = list(inputs[start : start + BATCH])
            _send(self.process.stdin, batch)
            for _ in batch:
                yield _received(self.process.stdout)


def _send(file: BinaryIO, what: object) -> None:
    data = pickle.dumps(what)
    file.write(struct.pack(">Q", len(data)) + data)
    file.flush()


def _received(file: BinaryIO) -> Any:
    """Raises EOFError at the end."""
    head = file.read(8)
    if len(head) < 8:
        raise EOFError
    data = file.read(*struct.unpack(">Q", head))
    return pickle.loads(data)


def serve(name: str) -> None:
    """Batches in on standard input, outcomes out on standard output."""
    folder = Path(name)
    inputs, outcomes = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    warm(folder)
    with suppress(EOFError):
        while True:
            batch = _received(inputs)
            while batch:
                done = _forked(batch, outcomes, folder)
                batch = batch[done:]


def _forked(batch: Sequence[Input], outcomes: BinaryIO, folder: Path) -> int:
    """Runs a batch as far as it comes; how many outcomes there are."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        with os.fdopen(write, "wb") as file:
            for one in batch:
                _send(file, _run(one, folder))
        os._exit(0)
    os.close(write)
    done = 0
    with os.fdopen(read, "rb") as file, suppress(EOFError):
        while True:
            _send(outcomes, _received(file))
            done += 1
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if done < len(batch):
        name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        _send(outcomes, Outcome(batch[done], fault=f"the process ended: {name}"))
        done += 1
    return done


def _run(one: Input, folder: Path) -> Outcome:
    home = Path(tempfile.mkdtemp(dir=folder))
    if one.kept:
        shutil.copytree(one.kept, home, dirs_exist_ok=True)
    for name, data in one.files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data)
    os.chdir(home)
    try:
        return _bounded(one, home)
    finally:
        os.chdir(folder)
        shutil.rmtree(home, ignore_errors=True)


def _bounded(one: Input, home: Path) -> Outcome:
    """SIGPROF and SIGALRM end the process where time is over, whatever it does."""
    before, start = _peak(), time.process_time()
    signal.setitimer(signal.ITIMER_PROF, one.seconds)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    code, found, fault = 0, None, ""
    with _captured(home.parent, one.stdin) as printed:
        try:
            code, found = WAYS[one.way](*one.words)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        except BaseException:
            fault = traceback.format_exc()
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    used, more = time.process_time() - start, _peak() - before
    if more > one.megabytes:
        fault = fault or f"{more:.0f} MB more than before"
    return Outcome(one, code, *printed.texts, found, used, more, fault)


class _captured:  # noqa: N801
    """Standard output and error go to files, and are `texts` at the end."""

    def __init__(self, folder: Path, stdin: bytes) -> None:
        self.names = [folder / "stdout", folder / "stderr"]
        self.stdin = stdin
        self.texts = ["", ""]

    def __enter__(self) -> _captured:
        self.saved = [os.dup(number) for number in (0, 1, 2)]
        source = self.names[0].with_name("stdin")
        source.write_bytes(self.stdin)
        for number, path in enumerate((source, *self.names)):
            flags = os.O_RDWR | os.O_CREAT | (os.O_TRUNC if number else 0)
            file = os.open(path, flags)
            os.dup2(file, number)
            os.close(file)
        self.streams = sys.stdin, sys.stdout, sys.stderr
        sys.stdin = io.TextIOWrapper(open(0, "rb", closefd=False), encoding="utf-8")
        sys.stdout = io.TextIOWrapper(
            open(1, "wb", closefd=False), encoding="utf-8", write_through=True
        )
        sys.stderr = io.TextIOWrapper(
            open(2, "wb", closefd=False), encoding="utf-8", write_through=True
        )
        return self

    def __exit__(self, *_: object) -> None:
        for stream in (sys.stdout, sys.stderr):
            with suppress(ValueError, OSError):
                stream.flush()
        sys.stdin, sys.stdout, sys.stderr = self.streams
        for number, file in enumerate(self.saved):
            os.dup2(file, number)
            os.close(file)
        self.texts = [path.read_bytes().decode("utf-8", "surrogateescape") for path in self.names]


def _peak() -> float:
    """The most memory until now, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# What can be run


def read(name: str, seconds: int = 0) -> tuple[int, Any]:
    """(name, length, title, date) of each document, and the message of each that is bad; `seconds`
    is what an article may take, in place of what it may else."""
    from kgraph.errors import ReadError
    from kgraph.read import bounds, documents

    bounds.SECONDS = seconds or bounds.SECONDS
    found: list[Any] = []
    for one in documents([name]):
        if isinstance(one, ReadError):
            found.append(str(one))
        else:
            os.fsencode(one.text)  # else it could not be stored
            found.append((one.name, len(one.text), one.title, one.published))
    return 0, found


def command(*words: str) -> tuple[int, Any]:
    from kgraph.cli import main

    main(list(words), prog_name="kgraph")
    return 0, None


def ask(tool: str, arguments: dict[str, Any]) -> tuple[int, Any]:
    """What an assistant gets."""
    from kgraph.assistants.server import _called

    found = _called(Path("out"), tool, arguments)
    return int(bool(found.is_error)), [part.text for part in found.content]  # type: ignore[union-attr]


def networkx(graph: Any) -> tuple[int, Any]:
    import kgraph
    from kgraph.errors import KgraphError

    try:
        kgraph.from_networkx(graph, out="out").close()
    except KgraphError as error:
        return 1, str(error)
    return 0, None


WAYS = {"read": read, "command": command, "ask": ask, "networkx": networkx}


def warm(folder: Path) -> None:
    """Loads what the ways above load, so that no input pays for it."""
    for one in WARM:
        outcome = _run(one, folder)
        assert not outcome.fault, outcome.fault


TEXT = b"Dmitri Peskov said Vladimir Putin met Recep Tayyip Erdogan in Sochi on Monday.\n"
WARM = (
    Input("command", ("build", "a.txt"), {"a.txt": TEXT}, seconds=60, megabytes=4_000),
    Input("command", ("extract", "a.txt"), {"a.txt": TEXT}, seconds=60, megabytes=4_000),
)
