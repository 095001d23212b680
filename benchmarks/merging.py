"""Who is who, and the edges: how long they take, how much memory, and how both grow."""

from __future__ import annotations

import json
import math
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from benchmarks import made_up, results
from benchmarks.store import clocked, measured, timed
from kgraph import building, resolve
from kgraph.ask import STORE
from kgraph.resolve.corrections import NONE
from kgraph.store import Store, documents, edges, graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.store import Run

SIZES = (10_000, 100_000, 1_000_000)  # claims
MEASURED = "measured.json"
NOTHING = ("-c", "pass")
COMPILED = ("-c", "import benchmarks.merging, kgraph.resolve")
STEPS = {  # of making the graph, and the functions that take them; storing is the rest
    "entering": (documents, "enter"),
    "resolving": (resolve, "update"),
    "linking": (graph, "put_links"),
    "merging": (edges, "put"),
    "counting": (edges, "settle"),
}
AIM = "60 s and 2,000 MB for 1,000,000 claims, and no worse growth than n log n"
NOTES = f"""Documents of 100 claims are made up, over a tenth as many names as claims, named as
often as Zipf says. They are put into a store, as a build puts what it extracts, by one process;
another makes a graph of them that answers questions. Making it begins with finding what was put,
and ends when all is on disk: entering makes the documents live and their words searchable;
resolving reads mentions and claims back from the store, and says who is who; linking writes that
to the mentions; merging sorts the claims by their edges, sums them up, and writes the edges;
counting brings edges that were there and the weights of names up to date; storing is all else,
with the names and their index. Seconds are of the processor; "growth" is the exponent of n in the
time of a row against that of the row before it, where n log n would give "n log n". Memory is
that of the process at most, above an interpreter that does nothing. The aim for making is {AIM}.

A profile (py-spy, 1,000,000 claims) gives to resolving 45 %: 7 % to what names are taken for, 5 %
to reading mentions and claims back, 10 % to what each article contributes, 3 % to counting that,
7 % to bringing names together, 3 % to results, 8 % to writing its tables. Merging has 25 %, of
which summing up 7 %, sorting 4 %, the update of each claim 4 %, the edges 3 %, which claim is of
which edge 3 %, and their indexes 3 %. Before, names were looked up and written one by one in
tables that began empty, initials were compared with all others, and edges were grouped,
identified and numbered outside of the database: that took 1.7 times as long, and more with more
claims."""


class Making(NamedTuple):
    """Of one size."""

    claims: int
    names: int
    put: float  # seconds, as are the others
    steps: dict[str, float]
    made: float
    put_memory: float  # MB
    made_memory: float


def run(*, check: bool = False, record: bool = False, claims: int = SIZES[-1]) -> int:
    """Print the table, up to so many claims; `check` finds nothing, as machines differ."""
    rest = list(results.printed(table([size for size in SIZES if size <= claims])))
    return results.conclude("merging", {}, rest, NOTES, check=check, record=record)


def table(sizes: Sequence[int]) -> Iterator[str]:
    yield (
        f"| claims | names | put s | MB | {' | '.join(STEPS)} | storing | made s | MB | growth"
        " | n log n |"
    )
    yield f"|{'--:|' * (len(STEPS) + 9)}"
    found = []
    for claims in sizes:
        found.append(of(claims))
        yield _row(found[-1], found[-2] if len(found) > 1 else None)
    yield ""


def _row(row: Making, before: Making | None) -> str:
    storing = row.made - sum(row.steps[step] for step in STEPS)
    seconds = (f"{of:.1f}" for of in (*(row.steps[step] for step in STEPS), storing, row.made))
    cells = [
        *(f"{row.claims:,}", f"{row.names:,}", f"{row.put:.1f}", f"{row.put_memory:.0f}"),
        *(*seconds, f"{row.made_memory:,.0f}"),
        *(_growth(before, row) if before else ("–", "–")),
    ]
    return f"| {' | '.join(cells)} |"


def _growth(few: Making, many: Making) -> tuple[str, str]:
    """The exponent of what was measured, and that of n log n."""
    wider = math.log(many.claims / few.claims)
    linear = 1 + math.log(math.log(many.claims) / math.log(few.claims)) / wider
    return f"{math.log(many.made / few.made) / wider:.2f}", f"{linear:.2f}"


def of(claims: int) -> Making:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        put, put_memory = _alone("put", out, claims)
        made, made_memory = _alone("make", out, claims)
    return Making(
        claims, int(made["names"]), put["all"], made, made["all"], put_memory, made_memory
    )


def _alone(what: str, out: Path, claims: int) -> tuple[dict[str, float], float]:
    """What a process of its own measured, and its memory in MB."""
    command = ["-m", "benchmarks.merging", what, str(out), str(claims)]
    nothing, _, run = timed([NOTHING, COMPILED, command])
    if run.code:
        raise RuntimeError(f"{what} of {claims} claims: exit code {run.code}")
    return json.loads((out / MEASURED).read_text("utf-8")), _megabytes(run, nothing)


def _megabytes(run: Run, nothing: Run) -> float:
    return (run.memory - nothing.memory) * 1024 / 1e6


def put(out: Path, claims: int) -> Iterator[tuple[str, float]]:
    """Puts made up documents; seconds without those that making them up takes."""
    seconds = 0.0
    with Store.open(out / STORE, create=True) as opened:
        for extraction, _ in made_up.Archive.of(claims, claims // 10).changes():
            start = time.process_time()
            opened.put(extraction, "made up")
            seconds += time.process_time() - start
    yield "all", seconds


def make(out: Path, claims: int) -> Iterator[tuple[str, float]]:
    """Makes the graph of what was put, as a build does; the seconds of all steps."""
    seconds: Counter[str] = Counter()
    with ExitStack() as stack:
        for step, (module, name) in STEPS.items():
            function = measured(seconds, step, getattr(module, name))
            stack.enter_context(patch.object(module, name, function))
        with clocked(seconds, "all"), Store.open(out / STORE) as opened:
            with opened.changing() as change:
                come = change.waiting()
                change.enter(come)
                building.settle(opened, change, come, (), NONE)
                change.finish("made up", "made up")
            counts = opened.counts()
    if counts.claims != claims:
        raise RuntimeError(f"{counts.claims} claims of {claims}")
    yield from seconds.items()
    yield "names", counts.entities


if __name__ == "__main__":
    what, folder, size = sys.argv[1:]
    found = {"put": put, "make": make}[what](Path(folder), int(size))
    Path(folder, MEASURED).write_text(json.dumps(dict(found)), "utf-8")
