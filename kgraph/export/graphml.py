"""GraphML that Gephi, networkx and igraph read without loss.

What Gephi needs: an edge id occurs once, else the edge is dropped; parallel edges of one pair
are kept apart by the attribute `label` of <edge>; weights are above 0; a node at (0, 0) counts
as not placed. It takes the key ids "d3" and "d7" for yEd's labels, so keys are named after their
attribute. Lines are written one by one: a large graph takes no more room than it has already.
"""

from __future__ import annotations

import re
from datetime import date
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, get_args
from xml.sax.saxutils import escape, quoteattr

from kgraph.export import style
from kgraph.model import Claim, Edge, Entity, Modality, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Item = TypeVar("Item", Entity, Edge)
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WEEK = re.compile("([0-9]{4})-W(0[1-9]|[1-4][0-9]|5[0-2])")
QUARTER = re.compile("([0-9]{4})-Q([1-4])")
SEPARATOR = " | "
MODALITIES: tuple[str, ...] = get_args(Modality)
TEXT, WHOLE, REAL = "string", "long", "double"
NODE = dict.fromkeys(("label", "type", "aliases"), TEXT) | {
    "claims": WHOLE,
    "documents": TEXT,
    "size": REAL,
    **dict.fromkeys("rgb", WHOLE),
    **dict.fromkeys("xy", REAL),
}
EDGE = {
    "label": TEXT,
    "weight": REAL,
    **dict.fromkeys(("action", "polarity", "direction"), TEXT),
    **dict.fromkeys(MODALITIES, WHOLE),
    **dict.fromkeys(("class", "cameo", "quad", "classes"), TEXT),
    **dict.fromkeys(("speakers", "documents", "evidence", "first", "last"), TEXT),
}
"""Attributes, and their types."""
HEAD = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
SPREAD = 60.0  # distance between entities that have no position, in pixels
GOLDEN_ANGLE = pi * (3 - sqrt(5))

# For Gephi "False" is "false". networkx refuses directed="false" among directed edges, but lets
# this pass and reads the edge as directed; its `direction` tells.
UNDIRECTED = "False"


def write(view: View, out: BinaryIO, *, title: str = "kgraph") -> None:
    """Write the view. The same view gives the same bytes, in any order of its parts.

    An edge's `weight` is its number of claims, and `asserted`, `planned` … how many of those are
    so. Its `class`, `cameo` and `quad` are those of most of its claims. Lists are joined by " | ".
    Characters that XML does not allow are left out.
    """
    out.writelines(line.encode() for line in _lines(view, title))


def _lines(view: View, title: str) -> Iterator[str]:
    yield HEAD
    for of, types in (("node", NODE), ("edge", EDGE)):
        for name, kind in types.items():
            yield (f'  <key id="{of}_{name}" for="{of}" attr.name="{name}" attr.type="{kind}" />\n')
    yield f'  <graph edgedefault="directed">\n    <desc>{escape(_text(title))}</desc>\n'
    touching = _touching(view)
    positions = _positions(view)
    for entity in _by_id(view.entities):
        data = {**_node(entity, touching[entity.id], view), **positions[entity.id]}
        yield f"    <node id={quoteattr(entity.id)}>\n{_data('node', data)}    </node>\n"
    for edge in _by_id(view.edges):
        if edge.source in touching and edge.target in touching:
            yield f"    <edge {_ends(edge)}>\n{_data('edge', _edge(edge, view))}    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _ends(edge: Edge) -> str:
    found = {
        "source": edge.source,
        "target": edge.target,
        "id": edge.id,
        "label": _text(style.label(edge)),
    }
    if not edge.directed:
        found["directed"] = UNDIRECTED
    return " ".join(f"{name}={quoteattr(value)}" for name, value in found.items())


def _data(of: str, values: Mapping[str, Any]) -> str:
    return "".join(
        f'      <data key="{of}_{name}">{escape(str(value))}</data>\n'
        for name, value in values.items()
    )


def _by_id(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: item.id)


def _touching(view: View) -> dict[str, list[Edge]]:
    """Edges by the entities at their ends."""
    touching: dict[str, list[Edge]] = {entity.id: [] for entity in view.entities}
    for edge in view.edges:
        for end in {edge.source, edge.target} & touching.keys():
            touching[end].append(edge)
    return touching


def _node(entity: Entity, edges: Iterable[Edge], view: View) -> dict[str, Any]:
    claims = [claim for edge in edges for claim in edge.claims]
    colour = style.colour(entity.label).lstrip("#")
    red, green, blue = bytes.fromhex(colour)
    return {
        "label": _text(entity.name),
        "type": _text(entity.label),
        "aliases": _joined(alias.name for alias in entity.aliases),
        "claims": len(claims),
        "documents": _joined(sorted(_documents(claims, view))),
        "size": float(style.size(len(claims))),
        "r": red,
        "g": green,
        "b": blue,
    }


def _edge(edge: Edge, view: View) -> dict[str, Any]:
    modalities = edge.modalities
    return {
        "label": _text(style.label(edge)),
        "weight": float(max(edge.weight, 1)),
        "action": _text(edge.predicate),
        "polarity": edge.polarity,
        "direction": "directed" if edge.directed else "undirected",
        **{modality: modalities.get(modality, 0) for modality in MODALITIES},
        **_classes(edge),
        "speakers": _joined(edge.speakers),
        "documents": _joined(_documents(edge.claims, view)),
        "evidence": _joined(claim.sentence.text for claim in edge.claims),
        **_dates(edge),
    }


def _dates(edge: Edge) -> dict[str, str]:
    """The first and last time of the claims, as exact as they are known: "2022-W11". They are
    in the order of the days on which they begin."""
    values = {_text(claim.time.value or "") for claim in edge.claims if claim.time}
    times = sorted(values - {""}, key=lambda value: (_begin(value), value))
    return {"first": times[0], "last": times[-1]} if times else {}


def _begin(value: str) -> str:
    """The first day of a time, or as much of it as its order needs."""
    if week := WEEK.fullmatch(value):
        return date.fromisocalendar(int(week[1]), int(week[2]), 1).isoformat()
    if quarter := QUARTER.fullmatch(value):
        return f"{quarter[1]}-{3 * int(quarter[2]) - 2:02}"
    return value


def _classes(edge: Edge) -> dict[str, str]:
    """The most frequent class of its claims, and all of them with their numbers."""
    first = next(iter(edge.events), None)
    return {
        "class": first.name if first else "",
        "cameo": first.root if first else "",
        "quad": first.quad if first else "",
        "classes": _joined(f"{event.name} {n}" for event, n in edge.events.items()),
    }


def _documents(claims: Iterable[Claim], view: View) -> list[str]:
    return [view.documents[claim.document_id].name for claim in claims]


def _joined(parts: Iterable[str]) -> str:
    """Each part once, in its order."""
    return SEPARATOR.join(dict.fromkeys(map(_text, parts)))


def _text(text: str) -> str:
    return " ".join(NOT_XML.sub("", text).split())


def _positions(view: View) -> dict[str, dict[str, float]]:
    """Upwards is up in Gephi, and down in a page. Entities without a place go on a spiral."""
    found: dict[str, dict[str, float]] = {}
    for number, entity in enumerate(_by_id(view.entities), start=1):
        angle, radius = number * GOLDEN_ANGLE, SPREAD * sqrt(number)
        spiral = (round(radius * cos(angle), 1), round(radius * sin(angle), 1))
        x, y = view.positions.get(entity.id, spiral)
        found[entity.id] = {"x": float(x) or 0.1, "y": 0.0 - y}
    return found
