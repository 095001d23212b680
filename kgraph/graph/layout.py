"""Where the entities stand in a picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from math import atan2, cos, sin, sqrt

from kgraph.model import ACTOR_LABELS, Entity, View

Point = tuple[float, float]
Box = tuple[float, float]  # half the width and half the height that a node and its name need
Pairs = Mapping[tuple[str, str], int]  # ids in order, and the number of edges between them

STEP = 190.0  # usual length of an edge: room for its label between two names
SHAPE = 1.9  # wanted width by height, that of a screen under a heading
EVEN = 300  # largest component whose edges are made alike: the work grows with the square
CROWD = 2000  # from so many on, dots may touch: to keep them apart takes longer than all the rest
NAMED = 500  # largest picture with room for every name; names of a larger one need a zoom
BESIDE = 30  # first turn of the spiral that leaves room for an edge to the middle
CELL = 20.0
SNAP = 100.0  # places so near each other share what was found to be taken
GAP = 26.0  # between two components
TURN = (-0.737369, 0.675490)  # cosine and sine of the golden angle


def positions(view: View, *, core: Collection[str] | None = None) -> dict[str, Point]:
    """x and y of every entity by id, in pixels, rounded to one decimal and never (0, 0).

    The entities of `core` are laid out first, as if they were alone, and the others fill the
    room around them; so the picture without the others stays compact. Without `core`, it is
    the actors that an edge joins and the ends of negated and denied edges. The same view
    gives the same positions in any order of its entities and edges.
    """
    entities = {entity.id: entity for entity in sorted(view.entities, key=lambda e: e.id)}
    pairs = _pairs(view, entities)
    near = _neighbours(entities, pairs)
    first = _core(view, entities, near) if core is None else set(core)
    named = len(entities) <= NAMED
    boxes = {id_: _box(entity, near[id_], named) for id_, entity in entities.items()}
    inner, outer = _split(entities, near, first)
    placed = _pack([_arrange(part, pairs, boxes) for part in _components(inner, near)], boxes)
    _fill(placed, outer, near, boxes)
    return {id_: _rounded(placed[id_]) for id_ in entities}


def _pairs(view: View, entities: Mapping[str, Entity]) -> Pairs:
    """Number of edges between two entities, whatever their direction."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for edge in view.edges:
        if edge.source != edge.target and edge.source in entities and edge.target in entities:
            counts[min(edge.source, edge.target), max(edge.source, edge.target)] += 1
    return dict(sorted(counts.items()))


def _neighbours(ids: Iterable[str], pairs: Pairs) -> dict[str, dict[str, int]]:
    near: dict[str, dict[str, int]] = {id_: {} for id_ in ids}
    for (left, right), count in pairs.items():
        near[left][right] = near[right][left] = count
    return near


def _core(
    view: View, entities: Mapping[str, Entity], near: Mapping[str, Mapping[str, int]]
) -> set[str]:
    actors = {id_ for id_, entity in entities.items() if entity.label in ACTOR_LABELS}
    joined = {id_ for id_ in actors if not actors.isdisjoint(near[id_])}
    ends = (
        (edge.source, edge.target)
        for edge in view.edges
        if edge.polarity != "positive" and not actors.isdisjoint((edge.source, edge.target))
    )
    return joined | {id_ for pair in ends for id_ in pair if id_ in entities}


def _box(entity: Entity, near: Mapping[str, int], named: bool) -> Box:
    """Room for a dot and the name beneath it, which grow with the number of edges."""
    growth = min(sqrt(sum(near.values())), 8.0)
    if not named:
        return 20.0 + 3.5 * growth, 16.0 + 3.5 * growth
    letters = min(len(entity.name), 28)
    return max(16.0 + 3.5 * growth, letters * (4.0 + 0.25 * growth)) + 8.0, 28.0 + 3.5 * growth


def _split(
    ids: Iterable[str], near: Mapping[str, Mapping[str, int]], first: Collection[str]
) -> tuple[list[str], list[str]]:
    """What is laid out by force, and what is put beside it: ids that lead to the first."""
    reached = _reach(sorted(first), near)
    inner = [id_ for id_ in ids if id_ in first or id_ not in reached]
    return inner, [id_ for id_ in reached if id_ not in first]


def _reach(start: Iterable[str], near: Mapping[str, Iterable[str]]) -> list[str]:
    """Everything linked with the start, nearest first."""
    queue = [id_ for id_ in start if id_ in near]
    seen = set(queue)
    for id_ in queue:
        new = [other for other in near[id_] if other not in seen]
        seen.update(new)
        queue.extend(new)
    return queue


def _components(ids: Collection[str], near: Mapping[str, Mapping[str, int]]) -> list[list[str]]:
    """Linked parts, largest first, each sorted."""
    among = set(ids)
    inside = {id_: [other for other in near[id_] if other in among] for id_ in ids}
    parts: list[list[str]] = []
    while inside:
        part = sorted(_reach([next(iter(inside))], inside))
        parts.append(part)
        for id_ in part:
            del inside[id_]
    return sorted(parts, key=lambda part: (-len(part), part))


def _arrange(part: Sequence[str], pairs: Pairs, boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Positions within one component."""
    index = {id_: i for i, id_ in enumerate(part)}
    links = [(index[a], index[b], n) for (a, b), n in pairs.items() if a in index and b in index]
    points = _scaled(_force(len(part), links), links)
    if len(part) <= EVEN:
        _even(points, links)
    points = _roomy(_level(points), [boxes[id_] for id_ in part])
    _part_boxes(points, [boxes[id_] for id_ in part], rounds=5 if len(boxes) > CROWD else 40)
    return dict(zip(part, points, strict=True))


def _force(count: int, links: Sequence[tuple[int, int, int]]) -> list[Point]:
    if count < 3:
        return [(float(i), 0.0) for i in range(count)]
    import numpy as np
    from crategraph_forceatlas2 import layout  # type: ignore[import-untyped]

    found = layout(
        count,
        [(a, b) for a, b, _ in links],
        init=np.array(_spiral(count)),
        weights=[1.0 / sqrt(edges) for _, _, edges in links],  # many labels need a long way
        iterations=max(60, min(800, 400_000 // count)),
        threads=1,
        strongGravityMode=False,
        gravity=1.0,
        scalingRatio=10.0,
        edgeWeightInfluence=1.0,
        barnesHutOptimize=count > 1000,
        barnesHutTheta=0.8,
        slowDown=1.0 + count / 1000,
    )
    return [(round(float(x), 3), round(float(y), 3)) for x, y in found]


def _spiral(count: int) -> list[Point]:
    """Evenly spread starting points, made by repeated turns so that no library of
    trigonometry decides the last digit."""
    points = []
    x, y = 1.0, 0.0
    for i in range(count):
        radius = 10.0 * sqrt(i + 1)
        points.append((round(radius * x, 3), round(radius * y, 3)))
        x, y = x * TURN[0] - y * TURN[1], x * TURN[1] + y * TURN[0]
    return points


def _even(points: list[Point], links: Sequence[tuple[int, int, int]]) -> None:
    """Make the distances in the picture more like those in the graph, in place.

    This is stress majorization: each node moves to the mean of where the others want it. It
    keeps the arrangement but draws the leaves of a hub out, so that their edges have room.
    """
    goals = _distances(len(points), links)
    for _ in range(max(15, min(100, 800_000 // max(len(points) ** 2, 1)))):
        for i, (x, y) in enumerate(points):
            total = sum_x = sum_y = 0.0
            for j, goal in goals[i]:
                to_x, to_y = points[j]
                real = sqrt((x - to_x) ** 2 + (y - to_y) ** 2) or 1e-3
                pull = 1.0 / (goal * goal)
                total += pull
                sum_x += pull * (to_x + goal * (x - to_x) / real)
                sum_y += pull * (to_y + goal * (y - to_y) / real)
            if total:
                points[i] = (sum_x / total, sum_y / total)


def _distances(count: int, links: Sequence[tuple[int, int, int]]) -> list[list[tuple[int, float]]]:
    """For each node the others and how far they should be: the sum of the shortest way,
    where several edges side by side need a longer one."""
    near: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    for a, b, edges in links:
        length = STEP * (1.0 + 0.12 * (min(edges, 8) - 1))
        near[a].append((b, length))
        near[b].append((a, length))
    return [_ways(start, near) for start in range(count)]


def _ways(start: int, near: Sequence[Sequence[tuple[int, float]]]) -> list[tuple[int, float]]:
    lengths: dict[int, float] = {}
    queue = [(0.0, start)]
    while queue:
        length, node = heappop(queue)
        if node in lengths:
            continue
        lengths[node] = length
        for other, step in near[node]:
            if other not in lengths:
                heappush(queue, (length + step, other))
    return [(node, length) for node, length in sorted(lengths.items()) if node != start]


def _level(points: list[Point]) -> list[Point]:
    """Turned so that the longer axis lies across."""
    count = max(len(points), 1)
    middle_x, middle_y = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    moved = [(x - middle_x, y - middle_y) for x, y in points]
    across, down = sum(x * x for x, _ in moved), sum(y * y for _, y in moved)
    angle = atan2(2 * sum(x * y for x, y in moved), across - down) / 2
    right, below = round(cos(angle), 3), round(sin(angle), 3)
    return [(x * right + y * below, y * right - x * below) for x, y in moved]


def _scaled(points: list[Point], links: Sequence[tuple[int, int, int]]) -> list[Point]:
    """As large as makes the median edge one step long."""
    lengths = sorted(_distance(points[a], points[b]) for a, b, _ in links)
    factor = STEP / max(lengths[len(lengths) // 2], 1e-3) if lengths else 1.0
    return [(x * factor, y * factor) for x, y in points]


def _distance(a: Point, b: Point) -> float:
    return sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)


def _roomy(points: list[Point], boxes: Sequence[Box]) -> list[Point]:
    """Drawn larger where the boxes would fill more than half of the picture."""
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    high = max(y for _, y in points) - min(y for _, y in points)
    needed = 2 * sum(4 * width * height for width, height in boxes)
    factor = max(1.0, sqrt(needed / max(wide * high, needed / 4)))
    return [(x * factor, y * factor) for x, y in points]


def _part_boxes(points: list[Point], boxes: Sequence[Box], *, rounds: int) -> None:
    """Push overlapping boxes apart, in place, each pair along the way that is shorter."""
    for _ in range(rounds):
        moved = False
        for i, j in _close(points, boxes):
            moved |= _push(points, boxes, i, j)
        if not moved:
            return


def _close(points: Sequence[Point], boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """Pairs of indices whose boxes may overlap, found through a grid."""
    wide = 2 * max((w for w, _ in boxes), default=1.0)
    high = 2 * max((h for _, h in boxes), default=1.0)
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, (x, y) in enumerate(points):
        cells[int(x // wide), int(y // high)].append(i)
    around = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return [
        (i, j)
        for i, (x, y) in enumerate(points)
        for dx, dy in around
        for j in cells.get((int(x // wide) + dx, int(y // high) + dy), ())
        if i < j
    ]


def _push(points: list[Point], boxes: Sequence[Box], i: int, j: int) -> bool:
    (ax, ay), (bx, by) = points[i], points[j]
    over_x = boxes[i][0] + boxes[j][0] - abs(bx - ax)
    over_y = boxes[i][1] + boxes[j][1] - abs(by - ay)
    if over_x <= 0.05 or over_y <= 0.05:
        return False
    if over_x < over_y:
        step = (over_x / 2 + 0.05) * (1 if bx >= ax else -1)
        points[i], points[j] = (ax - step, ay), (bx + step, by)
    else:
        step = (over_y / 2 + 0.05) * (1 if by >= ay else -1)
        points[i], points[j] = (ax, ay - step), (bx, by + step)
    return True


def _pack(parts: Sequence[dict[str, Point]], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """The largest part in the middle, the others in rows beneath it."""
    frames = [_frame(part, boxes) for part in parts]
    area = sum((right - left) * (bottom - top) for left, top, right, bottom in frames)
    limit = max([sqrt(area * SHAPE), *(right - left for left, _, right, _ in frames[:1])])
    placed: dict[str, Point] = {}
    x = y = height = 0.0
    for part, (left, top, right, bottom) in zip(parts, frames, strict=True):
        if x > 0 and x + right - left > limit:
            x, y, height = 0.0, y + height + GAP, 0.0
        placed.update({id_: (x + px - left, y + py - top) for id_, (px, py) in part.items()})
        x += right - left + GAP
        height = max(height, bottom - top)
    return _wide(_centred(placed))


def _frame(part: Mapping[str, Point], boxes: Mapping[str, Box]) -> tuple[float, ...]:
    return (
        min(x - boxes[id_][0] for id_, (x, _) in part.items()),
        min(y - boxes[id_][1] for id_, (_, y) in part.items()),
        max(x + boxes[id_][0] for id_, (x, _) in part.items()),
        max(y + boxes[id_][1] for id_, (_, y) in part.items()),
    )


def _centred(points: Mapping[str, Point]) -> dict[str, Point]:
    if not points:
        return {}
    xs, ys = [x for x, _ in points.values()], [y for _, y in points.values()]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {id_: (x - middle_x, y - middle_y) for id_, (x, y) in points.items()}


def _wide(points: Mapping[str, Point]) -> dict[str, Point]:
    """Drawn out to the shape of a screen: that takes no room from anything."""
    wide = 2 * max((x for x, _ in points.values()), default=0.0)
    high = 2 * max((y for _, y in points.values()), default=0.0)
    stretch = min(max(SHAPE * high / max(wide, 1.0), 1.0), 1.5)
    return {id_: (x * stretch, y) for id_, (x, y) in points.items()}


def _fill(
    placed: dict[str, Point],
    rest: Iterable[str],
    near: Mapping[str, Mapping[str, int]],
    boxes: Mapping[str, Box],
) -> None:
    """Put each of the rest, nearest first, into free room by those it is linked with."""
    room = _Room(boxes)
    for id_, point in placed.items():
        room.take(id_, point)
    crowded = len(boxes) > CROWD
    spiral = _spiral(4000)
    tried: dict[Point, int] = defaultdict(int)
    for id_ in rest:
        around = [placed[other] for other in near[id_] if other in placed]
        x = SNAP * round(sum(point[0] for point in around) / len(around) / SNAP)
        y = SNAP * round(sum(point[1] for point in around) / len(around) / SNAP)
        tried[x, y] = max(tried[x, y], BESIDE if len(around) == 1 else 0)
        while tried[x, y] < len(spiral) - 1:
            tried[x, y] += crowded
            spot = x + 3 * spiral[tried[x, y]][0], y + 2 * spiral[tried[x, y]][1]
            if crowded or room.free(id_, spot):
                break
            tried[x, y] += 1
        placed[id_] = spot
        if not crowded:
            room.take(id_, spot)


class _Room:
    """Which places are taken, in squares of `CELL` pixels."""

    def __init__(self, boxes: Mapping[str, Box]) -> None:
        self.boxes = boxes
        self.taken: set[tuple[int, int]] = set()

    def take(self, id_: str, point: Point) -> None:
        self.taken.update(self._cells(id_, point))

    def free(self, id_: str, point: Point) -> bool:
        return self.taken.isdisjoint(self._cells(id_, point))

    def _cells(self, id_: str, point: Point) -> Iterator[tuple[int, int]]:
        half_width, half_height = self.boxes[id_]
        left, right = point[0] - half_width, point[0] + half_width
        top, bottom = point[1] - half_height, point[1] + half_height
        rows = range(int(top // CELL), int(bottom // CELL) + 1)
        for column in range(int(left // CELL), int(right // CELL) + 1):
            for row in rows:
                yield column, row


def _rounded(point: Point) -> Point:
    x, y = round(point[0], 1) + 0.0, round(point[1], 1) + 0.0
    return (x, y) if x or y else (0.1, 0.0)
