"""The page in a browser: how soon it is there and how smoothly it moves, beside plain pyvis."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from contextlib import asynccontextmanager
from itertools import pairwise
from math import sin, tau
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks import made_up, results
from benchmarks.data import AbsentError
from kgraph import pictures
from kgraph.export import html

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence

    from playwright.async_api import Page

    from kgraph.model import View

SIZES = (100, 1_000, 5_000, 20_000)  # entities
OPENINGS = 3  # of each page
LIMIT = 60  # seconds that a page may take to be made, to be drawn, and to be moved
LAYOUT, FIRST, FRAME = 30.0, 3.0, 33.0  # aims: seconds, seconds, milliseconds
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
).split()
MARK = "kgraph-drawn"  # what our page calls the moment at which its first picture is painted
MOVES, NOTCHES = 60, 20  # of the mouse in one drag; of its wheel, in and then out again
PACE = 0.016  # seconds from one to the next
REACH = 150  # pixels to each side that a drag goes
COLUMNS = """page; entities; edges; layout s; writing s; MB; first picture s; panning ms; 90 %;
    zooming ms; 90 %"""
NOTES = f"""The graphs are made up: scale-free, of three edges an entity and 1.3 claims an edge,
each with a sentence of its own. `pyvis` is what pyvis makes of the same entities and edges with
its defaults: names and actions, no claims. Layout and writing are seconds of the processor; the
rest is by the clock, in Chromium without a graphics card, 1280 × 800. The first picture is there
when our page says that it is painted, and when that of pyvis has stopped moving. Panning and
zooming are milliseconds between two frames, in the middle and that which 90 % do not exceed, while
the mouse drags the picture to and fro and its wheel zooms in and out. Of {OPENINGS} openings of a
page, the best numbers; each has {LIMIT} seconds."""


class Frames(NamedTuple):
    """Milliseconds from one frame to the next."""

    middle: float
    slow: float  # which 90 % do not exceed

    @classmethod
    def of(cls, times: Sequence[float]) -> Frames:
        lengths = [after - before for before, after in pairwise(times)]
        return cls(median(lengths), quantiles(lengths, n=10, method="inclusive")[-1])


class Seen(NamedTuple):
    """A page as a reader meets it."""

    first: float  # seconds to the first picture
    pan: Frames
    zoom: Frames


class Measured(NamedTuple):
    """A page of one of the two kinds; None where there is no number, or it took too long."""

    kind: str
    view: View
    layout: float | None = None  # seconds
    writing: float | None = None  # seconds
    size: int | None = None  # bytes
    seen: Seen | None = None


def run(
    *,
    check: bool = False,
    record: bool = False,
    sizes: Sequence[int] = SIZES,
    openings: int = OPENINGS,
) -> int:
    """Print the tables; there is nothing that `check` finds, as machines differ."""
    browser()
    rest = list(results.printed(tables(sizes, openings=openings)))
    return results.conclude("page", {}, rest, NOTES, check=check, record=record)


def tables(sizes: Sequence[int], *, openings: int = OPENINGS) -> Iterator[str]:
    """What was measured of graphs of so many entities, and what is aimed at."""
    names = [name.strip() for name in COLUMNS.split(";")]
    yield f"| {' | '.join(names)} |"
    yield f"|---|{'--:|' * (len(names) - 1)}"
    ours = []
    for size in sizes:
        view = made_up.view(size)
        ours.append(_ours(view, openings))
        yield _row(ours[-1])
        yield _row(_plain(view, openings))
    yield ""
    yield from _aims(ours)


def _ours(view: View, openings: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.html")
        start = time.process_time()
        placed = pictures.placed(view)
        middle = time.process_time()
        with path.open("w", encoding="utf-8", newline="\n") as out:
            html.write(placed, out, title="made up")
        made = Measured("kgraph", view, middle - start, time.process_time() - middle)
        return _opened_often(made, path, openings)


def _plain(view: View, openings: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.html")
        start = time.process_time()
        text = plain(view)
        if text is None:
            return Measured("pyvis", view)
        path.write_text(text, "utf-8")
        made = Measured("pyvis", view, None, time.process_time() - start)
        return _opened_often(made, path, openings)


def _opened_often(made: Measured, path: Path, openings: int) -> Measured:
    """The best of each number: other work of the machine makes it worse and never better."""
    found: list[Seen] = []
    while len(found) < openings and (one := seen(path)):
        found.append(one)
    best = Seen(*map(min, zip(*found, strict=True))) if found else None
    return made._replace(size=path.stat().st_size, seen=best)


def plain(view: View) -> str | None:
    """The page that pyvis makes when nothing is said about how; None if it takes too long."""
    from pyvis.network import Network  # type: ignore[import-untyped]

    network = Network(cdn_resources="in_line")
    until = time.process_time() + LIMIT
    add_node = ((network.add_node, (e.id,), e.name) for e in view.entities)
    add_edge = ((network.add_edge, (e.source, e.target), e.predicate) for e in view.edges)
    for add, ends, label in (*add_node, *add_edge):
        add(*ends, label=label)
        if time.process_time() > until:
            return None
    return str(network.generate_html())


def browser() -> str:
    """Where a browser is. Raises AbsentError when there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise AbsentError(f"no browser: none of {', '.join(BROWSERS)} is on the path")
    return found


def seen(path: Path) -> Seen | None:
    """What a reader sees of a page; None if there is no first picture in time."""
    return asyncio.run(_seen(path))


async def _seen(path: Path) -> Seen | None:
    from playwright.async_api import TimeoutError as LateError

    drawn = f"() => performance.getEntriesByName('{MARK}')[0]?.startTime"
    rests = "() => measured.rests() && measured.drawn"
    when = drawn if MARK in path.read_text("utf-8") else rests
    async with _opened(path) as page:
        try:
            first = await page.wait_for_function(when, timeout=1000 * LIMIT, polling=50)
        except LateError:
            return None
        return Seen(await first.json_value() / 1000, await _panned(page), await _zoomed(page))


@asynccontextmanager
async def _opened(path: Path) -> AsyncIterator[Page]:
    """A page in a browser with an empty profile and without a network."""
    from playwright.async_api import async_playwright

    with tempfile.TemporaryDirectory() as profile:
        async with async_playwright() as playwright:
            context = await playwright.chromium.launch_persistent_context(
                profile,
                executable_path=browser(),
                args=ARGUMENTS,
                offline=True,
                viewport={"width": 1280, "height": 800},
            )
            page = await context.new_page()
            await page.add_init_script(path=Path(__file__).with_name("watch.js"))
            await page.goto(path.as_uri(), wait_until="commit")
            yield page
            await context.close()


async def _panned(page: Page) -> Frames:
    """The picture is dragged to and fro by a place where nothing stands."""
    x, y = await page.evaluate("measured.empty()")
    held = {"y": y, "button": "left", "buttons": 1}
    across = [x + REACH * sin(tau * (n + 1) / MOVES) for n in range(MOVES)]
    await page.mouse.move(x, y)
    await page.mouse.down()
    frames = await _frames(page, [{"type": "mouseMoved", "x": to, **held} for to in across])
    await page.mouse.up()
    return frames


async def _zoomed(page: Page) -> Frames:
    x, y = await page.evaluate("measured.empty()")
    wheel = {"type": "mouseWheel", "x": x, "y": y, "deltaX": 0}
    ways = [-100] * NOTCHES + [100] * NOTCHES
    return await _frames(page, [{**wheel, "deltaY": way} for way in ways])


async def _frames(page: Page, events: Sequence[dict[str, Any]]) -> Frames:
    """The frames while the mouse does this. Like a hand, it does not wait for the picture."""
    session = await page.context.new_cdp_session(page)
    await page.evaluate("measured.begin()")
    sent = []
    for event in events:
        sent.append(asyncio.create_task(session.send("Input.dispatchMouseEvent", event)))
        await asyncio.sleep(PACE)
    await asyncio.gather(*sent)
    return Frames.of(await page.evaluate("measured.end()"))


def _row(of: Measured) -> str:
    made = [
        _cell(of.layout, ".1f", "–"),
        _cell(of.writing, ".1f", "not tried"),
        _cell(of.size and of.size / 1e6, ".1f", "–"),
    ]
    moved = [f"{ms:.0f}" for ms in (*of.seen.pan, *of.seen.zoom)] if of.seen else ["–"] * 4
    late = "–" if of.size is None else f"none after {LIMIT} s"
    cells = [*made, _cell(of.seen and of.seen.first, ".1f", late), *moved]
    counts = f"{len(of.view.entities):,} | {len(of.view.edges):,}"
    return f"| {of.kind} | {counts} | {' | '.join(cells)} |"


def _cell(value: float | None, form: str, otherwise: str) -> str:
    return otherwise if value is None else f"{value:{form}}"


def _aims(found: Sequence[Measured]) -> Iterator[str]:
    """Those of speed are of the largest graph, that of frames of the worst."""
    last = found[-1]
    panned = [of.seen.pan.middle for of in found if of.seen]
    largest = f"of {len(last.view.entities):,} entities"
    worst = max(panned) if len(panned) == len(found) else None
    yield "| our page | aim | measured |"
    yield "|---|--:|--:|"
    yield f"| layout {largest}, s | {LAYOUT:.0f} | {_cell(last.layout, '.1f', '–')} |"
    first = _cell(last.seen and last.seen.first, ".1f", "none")
    yield f"| first picture {largest}, s | {FIRST:.0f} | {first} |"
    panning = _cell(worst, ".0f", "none")
    yield f"| panning, the slowest of all, ms a frame | {FRAME:.0f} | {panning} |"
