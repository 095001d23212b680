"""Long documents: how long a book takes, how much memory, and how both grow with it."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import data, made_up, results
from benchmarks.store import timed
from kgraph.ask import STORE
from kgraph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZES = (1, 10)  # MB of text
MB = 1_000_000  # characters
CHAPTER = 5  # articles
NOTHING = ("-c", "pass")
NOTES = """One text file, of articles as chapters: the samples with people of other names, on other
days. Seconds are of the processor, of a whole `kgraph build -j 1`: reading, who is who, merging,
store and page. Memory is that of the process at most."""


def run(*, check: bool = False, record: bool = False, sizes: Sequence[int] = SIZES) -> int:
    """Print the table; there is nothing that `check` finds, as machines differ."""
    lines = list(results.printed(table(sizes)))
    return results.conclude("book", {}, lines, NOTES, check=check, record=record)


def table(sizes: Sequence[int]) -> Iterator[str]:
    yield "| MB | sentences | claims | edges | s | s for each MB | memory MB |"
    yield f"|{'--:|' * 7}"
    yield from map(_row, sizes)
    yield ""


def _row(size: int) -> str:
    with tempfile.TemporaryDirectory() as name:
        book, out = Path(name, "book.txt"), Path(name, "out")
        book.write_text(text(size * MB), "utf-8")
        command = ["-m", "kgraph", "build", str(book), "-o", str(out), "-q", "-j", "1"]
        run = timed([NOTHING, NOTHING, command])[-1]
        if run.code:
            raise RuntimeError(f"a book of {size} MB: exit code {run.code}")
        with Store.open(out / STORE) as made:
            found = made.counts()
    counts = f"{found.sentences:,} | {found.claims:,} | {found.edges:,}"
    memory = run.memory * 1024 / 1e6
    return f"| {size} | {counts} | {run.cpu:.0f} | {run.cpu / size:.0f} | {memory:,.0f} |"


def text(characters: int) -> str:
    """At least so many, and no more than one article more."""
    samples = [path.read_text("utf-8") for path in sorted((data.HERE / "seeds").glob("*"))]
    found: list[str] = []
    for number in count():
        if number % CHAPTER == 0:
            found.append(f"Chapter {number // CHAPTER + 1}")
        found.append(made_up.long_article(samples[number % len(samples)], number).strip())
        characters -= len(found[-1])
        if characters <= 0:
            break
    return "\n\n".join(found)
