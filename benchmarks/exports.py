"""Exports of a large graph: how long each format takes, and how much memory."""

from __future__ import annotations

import math
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import results
from benchmarks.store import made, timed
from kgraph.ask import STORE
from kgraph.export import FILES, FOLDERS
from kgraph.store import Layout, Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.store import Run

CLAIMS = 1_130_000  # as many make 1,000,000 edges
LARGE = ("graphml", "gexf", "json", "csv")  # formats of which so much is asked
FORMATS = (*FILES, *FOLDERS, "jsonl")  # the others are written of a tenth
NOTHING = ("-c", "pass")
COMPILED = ("-c", "import kgraph.cli.exports, kgraph.pipeline, numpy")
NOTES = """The store is the one of the benchmark "store", with a place for every entity, as a build
leaves it that makes pictures. Each export is a whole process, `kgraph export FORMAT -o PATH`; its
memory is what it takes at most above an interpreter that does nothing. The aim for GraphML of
100,000 nodes and 1,000,000 edges is 60 s and 200 MB."""


def run(*, check: bool = False, record: bool = False, claims: int = CLAIMS) -> int:
    """Print the table; there is nothing that `check` finds, as machines differ."""
    others = tuple(name for name in FORMATS if name not in LARGE)
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder, "large"), Path(folder, "small")
        tables = (table(large, claims, LARGE), table(small, claims // 10, others))
        rest = list(results.printed(*tables))
    return results.conclude("exports", {}, rest, NOTES, check=check, record=record)


def table(folder: Path, claims: int, formats: Sequence[str]) -> Iterator[str]:
    """Of a graph of so many claims, a row for each format."""
    yield next(made(folder, claims))
    yield ""
    _place(folder)
    yield "| format | s | of the processor | MB above the interpreter | MB written |"
    yield "|---|--:|--:|--:|--:|"
    for name in formats:
        target = folder / f"written.{name}"
        command = ["-m", "kgraph", "export", name, "--graph", str(folder), "-o", str(target)]
        *_, nothing, run = timed([NOTHING, COMPILED, NOTHING, command])
        if run.code:
            raise RuntimeError(f"{name}: exit code {run.code}")
        yield _row(name, nothing, run, target)
    yield ""


def _place(folder: Path) -> None:
    """Every entity stands on a square."""
    with Store.open(folder / STORE) as store:
        ids = [entity.id for entity, _ in store.ranked()]
        side = math.isqrt(len(ids)) + 1
        places = {id_: (50.0 * (n % side), 50.0 * (n // side) + 1) for n, id_ in enumerate(ids)}
        groups = {id_: n % 40 for n, id_ in enumerate(ids)}
        store.keep_layout(Layout(places, groups), store.fingerprint())


def _row(name: str, nothing: Run, run: Run, written: Path) -> str:
    files = [written] if written.is_file() else [f for f in written.rglob("*") if f.is_file()]
    size = sum(file.stat().st_size for file in files) / 1e6
    memory = (run.memory - nothing.memory) * 1024 / 1e6
    return f"| {name} | {run.wall:.0f} | {run.cpu:.0f} | {memory:.0f} | {size:.0f} |"
