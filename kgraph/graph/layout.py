"""Where the entities stand in a picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import atan2, cos, sin, sqrt

from kgraph.graph.crowd import scatter
from kgraph.graph.force import Link, arranged, spiral
from kgraph.model import ACTOR_LABELS, Entity, View

Point = tuple[float, float]
Box = tuple[float, float]  # half the width and half the height that a node and its name need
Pairs = Mapping[tuple[str, str], int]  # ids in order, and the number of edges between them

SHAPE = 1.9  # wanted width by height, that of a screen under a heading
CROWD = 1000  # in a larger picture those who are not of the core are dots, and crowd around it
NAMED = 500  # largest picture with room for every name; those of a larger one need a zoom,
STRONGEST = 150  # but for these
LARGE = 2000  # from so many on, boxes may overlap: to part them takes longer than all the rest
BESIDE = 30  # first turn of the spiral that leaves room for an edge to the middle
CELL = 20.0
SNAP = 100.0  # places so near each other share what was found to be taken
EMPTY = 6.0  # largest picture, compared with what its boxes need
GAP = 26.0  # between two components


def positions(view: View, *, core: Collection[str] | None = None) -> dict[str, Point]:
    """x and y of every entity by id, in pixels, rounded to one decimal and never (0, 0).

    The entities of `core` are laid out first, as if they were alone, and the others fill the
    room around them; so the picture without the others stays compact. Without `core`, it is
    the actors that an edge joins and the ends of negated and denied edges: in a large graph those
    with most edges. Those who share one of
    `view.communities` are near each other. The same view gives the same positions in any order of
    its entities and edges.
    """
    entities = {entity.id: entity for entity in sorted(view.entities, key=lambda e: e.id)}
    pairs = _pairs(view, entities)
    near = _neighbours(entities, pairs)
    order = _by_edges(near)
    first = _core(view, entities, near) if core is None else {id_ for id_ in core if id_ in near}
    if len(entities) > CROWD and (core is None or not first):
        first = set([id_ for id_ in order if id_ in first or not first][:CROWD])
    boxes = _boxes(entities, near, order)
    reached = _reach(sorted(first), near)
    others = set(entities).difference(reached)
    crowded = len(entities) > CROWD
    inner = [id_ for id_ in entities if id_ in first or (id_ in others and not crowded)]
    outer = reached[len(first) :]
    parts = _components(inner, near, view.communities)
    placed = _pack(_arranged(parts, pairs, boxes, view.communities), boxes)
    if crowded:
        loose = [id_ for part in _components(sorted(others), near, {}) for id_ in part]
        scatter(placed, boxes, outer, loose, near, view.communities)
    else:
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


def _by_edges(near: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Ids of those with most edges first."""
    edges = {id_: sum(others.values()) for id_, others in near.items()}
    return sorted(edges, key=lambda id_: (-edges[id_], id_))


def _boxes(
    entities: Mapping[str, Entity], near: Mapping[str, Mapping[str, int]], order: Sequence[str]
) -> dict[str, Box]:
    named = set(order if len(order) <= NAMED else order[:STRONGEST])
    return {
        id_: _box(entity, sum(near[id_].values()), id_ in named) for id_, entity in entities.items()
    }


def _box(entity: Entity, edges: int, named: bool) -> Box:
    """Room for a dot and the name beneath it, which grow with the number of edges."""
    growth = min(sqrt(edges), 8.0)
    if not named:
        return 20.0 + 3.5 * growth, 16.0 + 3.5 * growth
    letters = min(len(entity.name), 28)
    return max(16.0 + 3.5 * growth, letters * (4.0 + 0.25 * growth)) + 8.0, 28.0 + 3.5 * growth


def _reach(start: Iterable[str], near: Mapping[str, Iterable[str]]) -> list[str]:
    """Everything linked with the start, nearest first."""
    queue = [id_ for id_ in start if id_ in near]
    seen = set(queue)
    for id_ in queue:
        new = [other for other in near[id_] if other not in seen]
        seen.update(new)
        queue.extend(new)
    return queue


def _components(
    ids: Collection[str], near: Mapping[str, Mapping[str, int]], communities: Mapping[str, int]
) -> list[list[str]]:
    """Parts that links or communities join, largest first, each sorted."""
    among = set(ids)
    inside = {id_: {other: 1 for other in near[id_] if other in among} for id_ in ids}
    for group in _groups(inside, communities):
        for one, other in pairwise(group):
            inside[one][other] = inside[other][one] = 1
    parts: list[list[str]] = []
    seen: set[str] = set()
    for id_ in ids:
        if id_ not in seen:
            parts.append(sorted(_reach([id_], inside)))
            seen.update(parts[-1])
    return sorted(parts, key=lambda part: (-len(part), part))


def _groups(ids: Iterable[str], communities: Mapping[str, int]) -> list[list[str]]:
    """Those among the ids who share a community."""
    found: dict[int, list[str]] = defaultdict(list)
    for id_ in ids:
        if id_ in communities:
            found[communities[id_]].append(id_)
    return [group for _, group in sorted(found.items()) if len(group) > 1]


def _arranged(
    parts: Sequence[Sequence[str]],
    pairs: Pairs,
    boxes: Mapping[str, Box],
    communities: Mapping[str, int],
) -> list[dict[str, Point]]:
    """Positions within each part."""
    part_of = {id_: n for n, part in enumerate(parts) for id_ in part}
    index = {id_: i for part in parts for i, id_ in enumerate(part)}
    links: list[list[Link]] = [[] for _ in parts]
    for (a, b), edges in pairs.items():
        if a in part_of and part_of[a] == part_of.get(b):
            links[part_of[a]].append((index[a], index[b], edges))
    rounds = 5 if len(part_of) > LARGE else 40
    found = []
    for part, own in zip(parts, links, strict=True):
        groups = [[index[id_] for id_ in group] for group in _groups(part, communities)]
        room = [boxes[id_] for id_ in part]
        points = _roomy(_level(arranged(len(part), own, groups)), room)
        _part_boxes(points, room, rounds=rounds)
        found.append(dict(zip(part, _wide(points), strict=True)))
    return found


def _level(points: list[Point]) -> list[Point]:
    """Turned so that the longer axis lies across."""
    count = max(len(points), 1)
    middle_x, middle_y = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    moved = [(x - middle_x, y - middle_y) for x, y in points]
    across, down = sum(x * x for x, _ in moved), sum(y * y for _, y in moved)
    angle = atan2(2 * sum(x * y for x, y in moved), across - down) / 2
    right, below = round(cos(angle), 3), round(sin(angle), 3)
    return [(x * right + y * below, y * right - x * below) for x, y in moved]


def _roomy(points: list[Point], boxes: Sequence[Box]) -> list[Point]:
    """Drawn out, to the shape of a screen, where the boxes would fill more than half of it; drawn
    together where they would be lost in it."""
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    high = max(y for _, y in points) - min(y for _, y in points)
    needed = 2 * sum(4 * width * height for width, height in boxes)
    lost = max(1.0, sqrt(wide * high / (EMPTY * needed)))
    across = max(1 / lost, sqrt(needed * SHAPE) / wide) if wide > 1 else 1.0
    down = max(1 / lost, sqrt(needed / SHAPE) / high) if high > 1 else 1.0
    return [(x * across, y * down) for x, y in points]


def _part_boxes(points: list[Point], boxes: Sequence[Box], *, rounds: int) -> None:
    """Push overlapping boxes apart, in place, each pair along the way that is shorter."""
    for _ in range(rounds):
        moved = [_push(points, boxes, i, j) for i, j in _overlapping(points, boxes)]
        if not any(moved):
            return


def _overlapping(points: Sequence[Point], boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """Pairs of indices in order, found by looking from each box to the right as far as any box
    reaches."""
    import numpy as np

    middles, halves = np.array(points), np.array(boxes)
    order = np.argsort(middles[:, 0], kind="stable")
    (x, y), (wide, high) = middles[order].T, halves[order].T
    counts = np.searchsorted(x, x + 2 * wide.max()) - np.arange(len(x)) - 1
    left = np.repeat(np.arange(len(x)), counts)
    right = np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts) + left + 1
    for place, half in ((x, wide), (y, high)):  # most are told apart by the first
        near = np.abs(place[left] - place[right]) < half[left] + half[right]
        left, right = left[near], right[near]
    i, j = order[left], order[right]
    return sorted(zip(np.minimum(i, j).tolist(), np.maximum(i, j).tolist(), strict=True))


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
    return _centred(placed)


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


def _wide(points: list[Point]) -> list[Point]:
    """Drawn out to the shape of a screen: that takes no room from anything."""
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    high = max(y for _, y in points) - min(y for _, y in points)
    stretch = min(max(SHAPE * high / max(wide, 1.0), 1.0), 1.5)
    return [(x * stretch, y) for x, y in points]


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
    turns = spiral(4000)
    tried: dict[Point, int] = defaultdict(int)
    for id_ in rest:
        around = [placed[other] for other in near[id_] if other in placed]
        x = SNAP * round(sum(point[0] for point in around) / len(around) / SNAP)
        y = SNAP * round(sum(point[1] for point in around) / len(around) / SNAP)
        tried[x, y] = max(tried[x, y], BESIDE if len(around) == 1 else 0)
        while tried[x, y] < len(turns) - 1:
            spot = x + 3 * turns[tried[x, y]][0], y + 2 * turns[tried[x, y]][1]
            if room.free(id_, spot):
                break
            tried[x, y] += 1
        placed[id_] = spot
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
