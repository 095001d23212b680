"""Where the nodes of one linked part stand: what is linked is near, and so are communities."""

from __future__ import annotations

from collections import defaultdict
from heapq import heappop, heappush
from math import inf, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Point = tuple[float, float]
Link = tuple[int, int, int]  # two nodes, and the number of edges between them

STEP = 190.0  # usual length of an edge: room for its label between two names
EVEN = 600  # largest part whose edges are made alike: the work grows with the square
WORK = 20_000_000  # pairs that are looked at for it, in all rounds
FEW = 300  # nodes whose forces are worked out one by one
TURN = (-0.737369, 0.675490)  # cosine and sine of the golden angle
TIE = 0.5  # pull of a community on each of its members, compared with an edge
NEAR = 1.5  # steps to the middle of one's community


def arranged(
    count: int, links: Sequence[Link], communities: Sequence[Sequence[int]]
) -> list[Point]:
    """x and y of each of `count` nodes, in pixels.

    The members of a community are tied to a node in their midst, which is not drawn.
    """
    ties = [(node, count + n) for n, group in enumerate(communities) for node in group]
    points = _scaled(_force(count + len(communities), links, ties)[:count], links)
    return _even(points, links, ties) if 1 < count <= EVEN else points


def spiral(count: int) -> list[Point]:
    """Evenly spread starting points, made by repeated turns so that no library of
    trigonometry decides the last digit."""
    points = []
    x, y = 1.0, 0.0
    for i in range(count):
        radius = 10.0 * sqrt(i + 1)
        points.append((round(radius * x, 3), round(radius * y, 3)))
        x, y = x * TURN[0] - y * TURN[1], x * TURN[1] + y * TURN[0]
    return points


def _force(count: int, links: Sequence[Link], ties: Sequence[tuple[int, int]]) -> list[Point]:
    if count < 3:
        return [(float(i), 0.0) for i in range(count)]
    import numpy as np
    from crategraph_forceatlas2 import layout  # type: ignore[import-untyped]

    found = layout(
        count,
        [*((a, b) for a, b, _ in links), *ties],
        init=np.array(spiral(count)),
        # many labels need a long way
        weights=[*(1.0 / sqrt(edges) for _, _, edges in links), *(TIE for _ in ties)],
        iterations=max(60, min(800, 400_000 // count)),
        threads=1,
        strongGravityMode=False,
        gravity=1.0,
        scalingRatio=10.0,
        edgeWeightInfluence=1.0,
        barnesHutOptimize=count > FEW,
        barnesHutTheta=1.2,
        slowDown=1.0 + count / 1000,
    )
    return [(round(float(x), 3), round(float(y), 3)) for x, y in found]


def _even(
    points: Sequence[Point], links: Sequence[Link], ties: Sequence[tuple[int, int]]
) -> list[Point]:
    """The same, with the distances in the picture more like those in the graph.

    This is stress majorization (Gansner et al. 2004): each node moves half the way to the mean of
    where the others want it. It keeps the arrangement but draws the leaves of a hub out, so that
    their edges have room. Sums go row by row, so that they are the same on any machine.
    """
    import numpy as np

    count = len(points)
    goals = np.array(_distances(count, links, ties)).T.copy()  # by rows, as they are summed
    pull = np.divide(1.0, goals * goals, out=np.zeros_like(goals), where=goals > 0)
    total = np.maximum(pull.sum(axis=0), 1e-12)
    aims = pull * goals
    places = [np.array(axis) for axis in zip(*points, strict=True)]
    for _ in range(min(100, WORK // count**2)):
        apart = [place[None, :] - place[:, None] for place in places]
        real = np.maximum(np.sqrt(apart[0] ** 2 + apart[1] ** 2), 1e-3)
        part = aims / real
        wanted = [
            (pull * place[:, None] + part * way).sum(axis=0) / total
            for place, way in zip(places, apart, strict=True)
        ]
        places = [(place + want) / 2 for place, want in zip(places, wanted, strict=True)]
    return [(round(float(x), 3), round(float(y), 3)) for x, y in zip(*places, strict=True)]


def _distances(
    count: int, links: Sequence[Link], ties: Sequence[tuple[int, int]]
) -> list[list[float]]:
    """For each node how far each should be from it, 0 where nothing joins them: the sum of the
    shortest way, where several edges side by side need a longer one, and communities are a way as
    well."""
    near: dict[int, list[tuple[int, float]]] = defaultdict(list)
    lengths = [(a, b, STEP * (1.0 + 0.12 * (min(edges, 8) - 1))) for a, b, edges in links]
    for a, b, length in [*lengths, *((a, b, NEAR * STEP) for a, b in ties)]:
        near[a].append((b, length))
        near[b].append((a, length))
    ways = (_ways(start, near) for start in range(count))
    return [[way.get(node, 0.0) for node in range(count)] for way in ways]


def _ways(start: int, near: Mapping[int, Sequence[tuple[int, float]]]) -> dict[int, float]:
    """The length of the shortest way to each node that is joined with the start."""
    lengths = {start: 0.0}
    queue = [(0.0, start)]
    while queue:
        length, node = heappop(queue)
        if length > lengths[node]:
            continue
        for other, step in near.get(node, ()):
            further = length + step
            if further < lengths.get(other, inf):
                lengths[other] = further
                heappush(queue, (further, other))
    return lengths


def _scaled(points: list[Point], links: Sequence[Link]) -> list[Point]:
    """As large as makes the median edge one step long."""
    lengths = sorted(_distance(points[a], points[b]) for a, b, _ in links)
    factor = STEP / max(lengths[len(lengths) // 2], 1e-3) if lengths else 1.0
    return [(x * factor, y * factor) for x, y in points]


def _distance(a: Point, b: Point) -> float:
    return sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)
