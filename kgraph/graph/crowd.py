"""Where the many stand of a graph that is too large to be drawn in full: as dots around the core.

Each stands near those it is linked with, as far as there is room; no two dots touch, and none lies
on an entity of the core.
"""

from __future__ import annotations

from math import ceil, pi, sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Array = NDArray[Any]

Point = tuple[float, float]
Box = tuple[float, float]

DOT = 26.0  # pixels from one dot to the next: with 20,000 they fill a little more than the core
ROOM = 1.15  # places for each dot: with fewer, dots are pushed away from where they belong
EVEN = 0.5  # how even they are spread at least; with 0 long arms stick out, with 1 nothing is dense
PULL = 3.0  # of a link within a community, compared with others
JITTER = 0.7  # of the way from one dot to the next, at most
ROUNDS = 30  # after which dots that are linked with dots do not move much


def scatter(
    placed: dict[str, Point],
    boxes: Mapping[str, Box],
    linked: Iterable[str],
    loose: Iterable[str],
    near: Mapping[str, Mapping[str, int]],
    communities: Mapping[str, int],
) -> None:
    """Adds the place of each of the linked, nearest to those that are placed first, and of the
    loose, which go to the rim. `boxes` is the room that those who are placed need."""
    linked, loose = list(linked), list(loose)
    if not linked and not loose:
        return
    width, height = _half(placed, boxes)
    cells = _cells(placed, boxes, width, height, len(linked) + len(loose))
    wanted = _wanted(placed, linked, near, communities)
    seats = _seats(wanted + _rim(loose, cells), cells)
    for id_, point in zip((*linked, *loose), _loosened(seats), strict=True):
        placed[id_] = point


def _half(placed: Mapping[str, Point], boxes: Mapping[str, Box]) -> Box:
    """Half the width and height of the picture, whose middle is at (0, 0)."""
    return (
        max(abs(x) + boxes[id_][0] for id_, (x, _) in placed.items()),
        max(abs(y) + boxes[id_][1] for id_, (_, y) in placed.items()),
    )


def _cells(
    placed: Mapping[str, Point], boxes: Mapping[str, Box], width: float, height: float, count: int
) -> Array:
    """Free places in an ellipse of the shape of the picture, no smaller than it."""
    import numpy as np

    taken = sum(4 * w * h for w, h in (boxes[id_] for id_ in placed))
    needed = (count * ROOM * DOT * DOT + taken) / (pi * width * height)
    scale = 1.2 * sqrt(max(needed, 1.0))
    across, down = ceil(width * scale / DOT), ceil(height * scale / DOT)
    free = np.ones((2 * across + 1, 2 * down + 1), dtype=bool)
    for id_, (x, y) in placed.items():
        half_width, half_height = boxes[id_]
        left, right = ((x + side * half_width) / DOT + across for side in (-1, 1))
        top, bottom = ((y + side * half_height) / DOT + down for side in (-1, 1))
        free[max(ceil(left), 0) : int(right) + 1, max(ceil(top), 0) : int(bottom) + 1] = False
    cells = (np.argwhere(free) - (across, down)) * DOT
    far = (cells[:, 0] / width) ** 2 + (cells[:, 1] / height) ** 2
    order = np.argsort(far, kind="stable")
    return cells[order[: max(ceil(count * ROOM), int((far <= 1).sum()))]]


def _wanted(
    placed: Mapping[str, Point],
    linked: Sequence[str],
    near: Mapping[str, Mapping[str, int]],
    communities: Mapping[str, int],
) -> list[Point]:
    """Each in the middle of those it is linked with."""
    import numpy as np

    ids = [*placed, *linked]
    index = {id_: i for i, id_ in enumerate(ids)}
    guess = dict(placed)
    rows, columns, pulls = [], [], []
    for id_ in linked:
        own = communities.get(id_, -1)
        pull = {
            other: count * (PULL if communities.get(other, -2) == own else 1.0)
            for other, count in near[id_].items()
        }
        known = {other: weight for other, weight in pull.items() if other in guess}
        whole = sum(known.values())
        guess[id_] = (
            sum(guess[other][0] * weight for other, weight in known.items()) / whole,
            sum(guess[other][1] * weight for other, weight in known.items()) / whole,
        )
        rows += [index[id_]] * len(pull)
        columns += [index[other] for other in pull]
        pulls += [*pull.values()]
    points = np.array([guess[id_] for id_ in ids])
    row, column = np.array(rows, dtype=int), np.array(columns, dtype=int)
    weight = np.array(pulls, dtype=float)
    first = len(placed)
    total = np.bincount(row, weight, len(ids))[first:]
    for _ in range(ROUNDS):
        for axis in (0, 1):
            pulled = np.bincount(row, weight * points[column, axis], len(ids))[first:]
            points[first:, axis] = pulled / total
    return [(float(x), float(y)) for x, y in points[first:].round(3)]


def _rim(loose: Sequence[str], cells: Array) -> list[Point]:
    """The outermost places, all around: neighbours in the list are neighbours there."""
    import numpy as np

    outer = cells[len(cells) - ceil(len(loose) * ROOM) :]
    around = outer[np.argsort(np.arctan2(outer[:, 1], outer[:, 0]).round(6), kind="stable")]
    step = len(around) / max(len(loose), 1)
    return [(float(x), float(y)) for x, y in (around[int(n * step)] for n in range(len(loose)))]


def _seats(wanted: Sequence[Point], cells: Array) -> Array:
    """A place for each point, near it: places and points are halved again and again, across the
    longer side of the places, until one point is left."""
    import numpy as np

    points = np.array(wanted)
    seats = np.empty((len(points), 2))
    parts = [(np.arange(len(points)), np.arange(len(cells)))]
    while parts:
        some, free = parts.pop()
        if len(some) == 1:
            apart = cells[free] - points[some[0]]
            seats[some[0]] = cells[free[np.argmin((apart * apart).sum(axis=1))]]
            continue
        spread = cells[free]
        axis = int(np.argmax(spread.max(axis=0) - spread.min(axis=0)))
        some = some[np.argsort(points[some, axis], kind="stable")]
        free = free[np.argsort(spread[:, axis], kind="stable")]
        half = len(some) // 2
        border = points[some[half - 1 : half + 1], axis].mean()
        cut = int(np.searchsorted(cells[free, axis], border))
        least = max(half, int(EVEN * len(free) * half / len(some)))
        rest = len(some) - half
        most = len(free) - max(rest, int(EVEN * len(free) * rest / len(some)))
        cut = min(max(cut, least), most)
        parts += [(some[:half], free[:cut]), (some[half:], free[cut:])]
    return seats


def _loosened(seats: Array) -> Iterator[Point]:
    """Moved a little, each another way, so that no rows are seen."""
    for n, (x, y) in enumerate(seats, start=1):
        yield (
            float(x) + JITTER * DOT * (n * 0.7548776662 % 1 - 0.5),
            float(y) + JITTER * DOT * (n * 0.5698402910 % 1 - 0.5),
        )
