"""The store: how long making it takes, how soon it answers, and how builds grow with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from functools import wraps
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

from benchmarks import made_up, results
from kgraph import building, pictures, resolve
from kgraph.ask import STORE
from kgraph.cli import main
from kgraph.extract.parser import load
from kgraph.model import Changes, Entity
from kgraph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CLAIMS, DOCUMENTS = 1_000_000, 1_000
SIZES = (100, 1_000, 10_000)  # documents in a graph to which ADDED come
ADDED = 10
DRAWN = 1_000  # documents; the picture of more takes minutes
NAMES = 20  # that each question is asked about, from the most named down
BATCH = 1_000  # documents that enter the graph at once
NO_COMPILED = "PYTHONDONTWRITEBYTECODE"
IMPORTS = ("-c", "import sqlite3, click, rich")
QUESTIONS = {  # of a name and of one that is named less
    "neighbours": ("neighbours", "{0}", "--limit", "20"),
    "evidence": ("evidence", "{0}", "--limit", "20"),
    "evidence of two": ("evidence", "{0}", "{1}", "--limit", "20"),
    "search": ("search", "{0}", "--limit", "20"),
    "path": ("path", "{0}", "{1}"),
}
STEPS = {  # of a build, and the functions that take them; storing is the rest
    "reading": (building, "_read"),
    "extracting": (building, "attempt"),
    "resolving": (resolve, "update"),
}
TIMED = """
import json, os, sys, time
for command in json.load(sys.stdin):
    start = time.perf_counter()
    child = os.posix_spawn(sys.executable, [sys.executable, *command], os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_WRONLY, 0) for n in (1, 2)
    ])
    _, status, used = os.wait4(child, 0)
    cpu = used.ru_utime + used.ru_stime
    took = time.perf_counter() - start
    print(json.dumps([os.waitstatus_to_exitcode(status), took, cpu, used.ru_maxrss]))
"""
"""A small process that starts commands: what it needs itself does not count to their memory."""
NOTES = f"""The store is made up, through its own functions: documents of 100 claims, entities named
as often as Zipf says. Questions are whole processes; each is asked about {NAMES} names, from the
most named down, and compared with a process that only imports what every question needs, which
runs just before it. Seconds are of the processor, of files that the system has in memory. Builds
are of short made up articles, in a process that has the model loaded: one of what is new, and then
one with {ADDED} articles more."""


class Run(NamedTuple):
    """One process."""

    code: int
    wall: float  # seconds
    cpu: float  # seconds
    memory: int  # KiB at most


def run(
    *, check: bool = False, record: bool = False, claims: int = CLAIMS, documents: int = DOCUMENTS
) -> int:
    """Print the tables; there is nothing that `check` finds, as machines differ."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "made")
        rest = list(
            results.printed(
                made(out, claims), questions(out), growth(Path(folder, "grown"), documents)
            )
        )
    return results.conclude("store", {}, rest, NOTES, check=check, record=record)


def made(out: Path, claims: int) -> Iterator[str]:
    """Makes a store of so many claims over a tenth as many entities."""
    archive = made_up.Archive.of(claims, claims // 10)
    seconds: Counter[str] = Counter()
    with Store.open(out / STORE, create=True) as store:
        read = archive.changes()
        while batch := list(islice(read, BATCH)):
            with clocked(seconds, "reading"):
                for extraction, _ in batch:
                    store.put(extraction, "made up")
            with clocked(seconds, "merging"), store.changing() as change:
                change.enter([extraction.document.id for extraction, _ in batch])
                change.resolve(_joined([changes for _, changes in batch]))
                change.finish("made up", "made up")
        counts = store.counts()
    size = (out / STORE).stat().st_size / counts.claims
    numbers = (f"{getattr(counts, field):,} {field}" for field in counts._fields)
    yield f"{', '.join(numbers)}."
    yield (
        f"Put in {seconds['reading']:.0f} s, made a graph in {seconds['merging']:.0f} s; "
        f"{size:.0f} bytes a claim."
    )
    yield ""


def _joined(changes: Sequence[Changes]) -> Changes:
    entities = {key: entity for of in changes for key, entity in of.entities.items()}
    links = {document: places for of in changes for document, places in of.links.items()}
    return Changes(False, entities, frozenset(), links, {}, frozenset())


def questions(out: Path) -> Iterator[str]:
    """The time of each question that there is, and how often that of the imports it takes."""
    with Store.open(out / STORE) as store:
        named = _chosen([entity for entity, _ in store.ranked()])
    yield "| question | median s | × imports | most named s | × imports | MB at most |"
    yield "|---|--:|--:|--:|--:|--:|"
    for question, words in QUESTIONS.items():
        if words[0] in main.commands:
            yield _row(question, [_asked(words, names, out) for names in named])
    yield ""


def _chosen(ranked: Sequence[Entity]) -> list[tuple[str, str]]:
    """NAMES names of ranks that grow by the same factor, each with one that comes after it."""
    factor = (len(ranked) / 4) ** (1 / (NAMES - 1))
    places = [min(round(factor**n) - 1 + n, len(ranked) - 2) for n in range(NAMES)]
    return [(ranked[place].name, ranked[place + 1].name) for place in places]


def _asked(words: Sequence[str], names: tuple[str, str], out: Path) -> list[str]:
    filled = [word.format(*names) for word in words]
    return ["-m", "kgraph", *filled, "--graph", str(out)]


def _row(question: str, commands: list[list[str]]) -> str:
    runs = timed([command for asked in commands for command in (IMPORTS, asked)])
    pairs = list(zip(runs[::2], runs[1::2], strict=True))
    strange = {of.code for _, of in pairs} - {0, 3}
    if strange:
        raise RuntimeError(f"{question}: exit codes {sorted(strange)}")
    middle = median(of.cpu for _, of in pairs)
    imports = median(of.cpu for of, _ in pairs)
    most = pairs[0][1].cpu
    memory = max(of.memory for _, of in pairs) / 1024
    cells = (middle, middle / imports, most, most / imports)
    return f"| {question} | {' | '.join(f'{cell:.2f}' for cell in cells)} | {memory:.0f} |"


def timed(commands: Sequence[Sequence[str]]) -> list[Run]:
    """Arguments of Python, each run in a process of its own, one after the other.

    The first two run once before, so that every module is compiled.
    """
    with tempfile.TemporaryDirectory() as compiled:
        kept = {name: value for name, value in os.environ.items() if name != NO_COMPILED}
        done = subprocess.run(
            [sys.executable, "-c", TIMED],
            input=json.dumps([*commands[:2], *commands]),
            capture_output=True,
            text=True,
            check=True,
            env={**kept, "PYTHONPYCACHEPREFIX": compiled},
        )
    return [Run(*json.loads(line)) for line in done.stdout.splitlines()][2:]


def growth(folder: Path, documents: int) -> Iterator[str]:
    """Seconds of the steps of builds that begin with nothing, or with so many documents."""
    load()
    yield f"| documents | new | {' | '.join(STEPS)} | storing | all | drawing |"
    yield f"|{'--:|' * (len(STEPS) + 5)}"
    made = 0
    for size in (size for size in SIZES if size <= documents):
        for more in (size - made, ADDED):
            _write(folder, made, made + more)
            made += more
            drawn = made <= DRAWN + ADDED
            yield f"| {made - more:,} | {more:,} | {_built(folder, drawn=drawn)} |"


def _write(folder: Path, first: int, last: int) -> None:
    (folder / "news").mkdir(parents=True, exist_ok=True)
    for number in range(first, last):
        (folder / "news" / f"{number:06}.txt").write_text(made_up.article(number), "utf-8")


def _built(folder: Path, *, drawn: bool) -> str:
    seconds: Counter[str] = Counter()
    with ExitStack() as stack:
        for step, (module, name) in STEPS.items():
            function = measured(seconds, step, getattr(module, name))
            stack.enter_context(patch.object(module, name, function))
        with clocked(seconds, "all"):
            building.build([str(folder / "news")], folder / "out", jobs=1, draw=False)
    storing = seconds["all"] - sum(seconds[step] for step in STEPS)
    cells = [*(seconds[step] for step in STEPS), storing, seconds["all"]]
    if drawn:
        with clocked(seconds, "drawing"), Store.open(folder / "out" / STORE) as store:
            pictures.draw(store)
        cells.append(seconds["drawing"])
    return " | ".join([*(f"{cell:.2f}" for cell in cells), *([] if drawn else ["–"])])


def measured(seconds: Counter[str], step: str, function: Any) -> Any:
    """The function, whose seconds are added."""

    @wraps(function)
    def clocking(*args: Any, **options: Any) -> Any:
        with clocked(seconds, step):
            return function(*args, **options)

    return clocking


@contextmanager
def clocked(seconds: Counter[str], step: str) -> Iterator[None]:
    """Adds the seconds of the processor that the block takes."""
    start = time.process_time()
    yield
    seconds[step] += time.process_time() - start  # type: ignore[assignment]
