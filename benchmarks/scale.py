"""Many documents: what each step costs, how that grows, and what follows for a million and more."""

from __future__ import annotations

import json
import re
import tempfile
import time
from collections import defaultdict
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

from benchmarks import made_up, results
from kgraph import building, cluster
from kgraph.ask import STORE
from kgraph.cluster import client, making

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

SIZES = (1_000, 10_000, 50_000)
WORKERS = 2
COMPARED = 10_000  # documents at most that a build without dask reads, too
TARGETS = (1_000_000, 100_000_000)  # documents that the model is asked for
CORES = (100, 1_000)
DOCS = Path(__file__).parents[1] / "docs" / "scale.md"
SPOT = re.compile(r"(?s)(?<=<!-- measured -->\n).*?(?=<!-- end of what was measured -->)")

STEPS = {  # by what the functions are of
    "extract": ("extract", "cuts"),
    "resolve": "ids copies votes tally renamed clashes answers articles_read terms compared"
    " entities".split(),
    "alone": ("names", "settled"),
    "merge": ("links", "merged"),
    "home": ("home",),
}
NOTES = f"""The articles are made up, five sentences each, about two people of whom one is mostly
new. Seconds are of the processor, of all tasks together: *extract*, *resolve* and *merge* are
shared among all cores; *alone* is what one worker does for all (what each name names, and which
names are one); *home* is writing the graph where the build was started. Wall is what {WORKERS}
workers took, with all that they wait for. The model takes the cost of a document from the largest
that was measured, lets *alone* and *home* grow as they did between the last two, and divides the
rest by the cores. A real article of 3 kB costs six times as much to extract as one of these."""


class Measured(NamedTuple):
    documents: int
    entities: int
    edges: int
    seconds: Mapping[str, float]  # by step, of the processor
    wall: float
    local: float | None  # seconds of a build with as many processes, without dask
    stored: int  # bytes of the store at home


def run(*, check: bool, record: bool, sizes: Sequence[int] = SIZES) -> int:
    found = [measured(size) for size in sizes]
    lines = list(results.printed(table(found), model(found)))
    if record:
        spot = "\n".join([*lines, NOTES, ""])
        DOCS.write_text(SPOT.sub(lambda _: spot, DOCS.read_text("utf-8")), "utf-8")
    return results.conclude("scale", {}, lines, NOTES, check=check, record=record)


def measured(size: int) -> Measured:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = folder / "articles.jsonl"
        with articles.open("w", encoding="utf-8") as file:
            for number in range(size):
                file.write(json.dumps({"id": number, "text": made_up.article(number)}) + "\n")
        seconds: dict[str, float] = defaultdict(float)
        start = time.perf_counter()
        with _watched(seconds):
            built = cluster.build([str(articles)], folder / "dask", jobs=WORKERS, draw=False)
        wall = time.perf_counter() - start
        counts = built.counts
        steps = {step: sum(seconds[part] for part in parts) for step, parts in STEPS.items()}
        stored = (folder / "dask" / STORE).stat().st_size
        local = _alone(articles, folder / "alone") if size <= COMPARED else None
        return Measured(size, counts.entities, counts.edges, steps, wall, local, stored)


def _alone(articles: Path, out: Path) -> float:
    start = time.perf_counter()
    building.build([str(articles)], out, draw=False, jobs=WORKERS)
    return time.perf_counter() - start


@contextmanager
def _watched(seconds: dict[str, float]) -> Iterator[None]:
    """What tasks take, by the names of their functions."""
    plain = client.Workers.all

    def all_(
        self: client.Workers, function: Callable[..., Any], calls: Any, **how: Any
    ) -> list[Any]:
        done = plain(self, partial(_timed, function), calls, **how)
        seconds[function.__name__] += sum(took for took, _ in done)
        return [result for _, result in done]

    def home(*args: Any) -> None:
        took, _ = _timed(bring_home, *args)
        seconds["home"] += took

    bring_home = making._bring_home
    with patch.object(client.Workers, "all", all_), patch.object(making, "_bring_home", home):
        yield


def _timed(function: Callable[..., Any], *args: Any) -> tuple[float, Any]:
    start = time.process_time()
    result = function(*args)
    return time.process_time() - start, result


def table(found: Sequence[Measured]) -> Iterator[str]:
    steps = " | ".join(STEPS)
    yield f"| documents | entities | edges | {steps} | wall | {WORKERS} processes | ratio | store |"
    yield f"|--:|--:|--:|{'--:|' * len(STEPS)}--:|--:|--:|--:|"
    for one in found:
        seconds = " | ".join(f"{one.seconds[step]:.1f} s" for step in STEPS)
        local = "–" if one.local is None else f"{one.local:.0f} s"
        ratio = "–" if one.local is None else f"{one.local / one.wall:.2f}"
        yield (
            f"| {one.documents:,} | {one.entities:,} | {one.edges:,} | {seconds} | {one.wall:.0f} s"
            f" | {local} | {ratio} | {one.stored / 1e6:.0f} MB |"
        )
    yield ""


def model(found: Sequence[Measured]) -> Iterator[str]:
    yield "| documents | cores | extract | resolve and merge | alone | home | in all |"
    yield "|--:|--:|--:|--:|--:|--:|--:|"
    last = found[-1]
    for documents in TARGETS:
        for cores in CORES:
            share = documents / last.documents / cores
            shared = last.seconds["resolve"] + last.seconds["merge"]
            times = [last.seconds["extract"] * share, shared * share]
            times += [_grown(found, step, documents) for step in ("alone", "home")]
            cells = " | ".join(_told(seconds) for seconds in (*times, sum(times)))
            yield f"| {documents:,} | {cores:,} | {cells} |"
    yield ""


def _grown(found: Sequence[Measured], step: str, documents: int) -> float:
    """As a power of the documents; at least as they grow, where only one size was measured."""
    from math import log

    last = found[-1]
    power = 1.0
    if len(found) > 1 and found[-2].seconds[step] > 0:
        more = last.seconds[step] / found[-2].seconds[step]
        power = max(log(more) / log(last.documents / found[-2].documents), 1.0)
    return float(last.seconds[step] * (documents / last.documents) ** power)


def _told(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"
