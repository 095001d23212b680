"""The picture as a pyvis network: what is drawn, where and how."""

from __future__ import annotations

import json
from collections import defaultdict
from math import atan2, cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

from kgraph.export import style
from kgraph.model import ACTOR_LABELS, ENTITY_LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyvis.network import Network  # type: ignore[import-untyped]

    from kgraph.export.picture import Picture
    from kgraph.model import Edge, Entity

Data = dict[str, Any]
Point = tuple[float, float]

OPTIONS: Data = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"chosen": False, "borderWidth": 2},
    "groups": {
        label: {
            "shape": "dot" if label in ACTOR_LABELS else "diamond",
            "color": style.colour(label),
        }
        for label in ENTITY_LABELS
    },
    "edges": {
        "chosen": False,
        "smooth": {"enabled": False, "type": "curvedCW", "roundness": 0},
        "arrowStrikethrough": False,
        "arrows": {"to": {"enabled": False, "scaleFactor": 0.7}},
    },
    "interaction": {"hover": False, "selectable": False, "keyboard": {"enabled": False}},
}


def network(picture: Picture) -> Network:
    """Nodes and edges in the order of the picture.

    They are put straight into the network's lists: its `add_node` and `add_edge` look through
    all nodes each time (16 s for 5,000 entities in benchmarks/RESULTS.md).
    """
    from pyvis.network import Network

    made = Network(directed=True, cdn_resources="in_line")
    made.set_options(json.dumps(OPTIONS))
    points = _points(picture)
    made.nodes = [_node(picture, entity, points[entity.id]) for entity in picture.entities]
    bends = _bends(picture.edges, points)
    made.edges = [_line(picture, edge) | bends[edge.id] for edge in picture.edges]
    return made


def _node(picture: Picture, entity: Entity, point: Point) -> Data:
    return {
        "id": entity.id,
        "label": entity.name or "(no name)",
        "group": entity.label if entity.label in ENTITY_LABELS else "CONCEPT",
        "x": point[0],
        "y": point[1],
        "aliases": [alias.name for alias in entity.aliases if alias.name != entity.name],
        "community": picture.view.communities.get(entity.id),
    }


def _line(picture: Picture, edge: Edge) -> Data:
    return {
        "id": edge.id,
        "from": edge.source,
        "to": edge.target,
        "label": style.label(edge.predicate, edge.polarity),
        "arrows": "to" if edge.directed else "",
        "action": edge.predicate,
        "polarity": edge.polarity,
        "central": edge.id in picture.central,
        "claims": edge.weight,
    }


def _points(picture: Picture) -> dict[str, Point]:
    """The given positions, and a spiral of even density for entities without one."""
    turn = pi * (3 - sqrt(5))
    points = {}
    for i, entity in enumerate(picture.entities):
        radius = 90 * sqrt(i + 1)
        spot = round(radius * cos(i * turn), 1), round(radius * sin(i * turn), 1)
        points[entity.id] = picture.view.positions.get(entity.id, spot)
    return points


def _bends(edges: Sequence[Edge], points: dict[str, Point]) -> dict[str, Data]:
    """How each edge bends, by its id, so that those between the same two lie side by side.

    `bend` is the roundness of vis-network's curve, below 0 for one against the clock; of a loop
    it is the angle at which it leaves, in radians, and `loop` its radius.
    """
    groups: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[min(edge.source, edge.target), max(edge.source, edge.target)].append(edge)
    bends: dict[str, Data] = {}
    for (left, right), group in groups.items():
        if left == right:
            bends.update(_loops(group))
        else:
            bends.update(_fan(group, left, points[left], points[right]))
    return bends


def _loops(group: Sequence[Edge]) -> dict[str, Data]:
    return {
        edge.id: {"bend": round((i + 0.5) * pi / 2, 3), "loop": 16 + 5 * (i // 4)}
        for i, edge in enumerate(group)
    }


def _fan(group: Sequence[Edge], left: str, start: Point, end: Point) -> dict[str, Data]:
    """The strongest edges in the middle, the others on both sides of them."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = max(sqrt(across**2 + down**2), 1.0)
    apart = 20.0 + 22.0 * abs(sin(atan2(down, across)))  # labels are wider than high
    middle = (len(group) - 1) / 2
    places = sorted(range(len(group)), key=lambda place: (abs(place - middle), place))
    bends = {}
    for edge, place in zip(group, places, strict=True):
        offset = (place - middle) * apart * (1 if edge.source == left else -1)
        bends[edge.id] = {"bend": _roundness(offset, length), "loop": 0}
    return bends


def _roundness(offset: float, length: float) -> float:
    """Of the curve whose middle lies `offset` pixels beside the straight line."""
    if not offset:
        return 0
    low, high = 0.0, 0.9
    for _ in range(12):
        half = (low + high) / 2
        if (half + 1) * sin(half * pi / 2) * length / 4 < abs(offset):
            low = half
        else:
            high = half
    return round(high, 3) if offset > 0 else -round(high, 3)
