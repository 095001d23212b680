"""What files of nodes and edges say of each: the columns that all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast, get_args

from kgraph.export import style
from kgraph.export.text import clean, joined
from kgraph.model import Modality

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kgraph.tables import Link, Node, Spell

MODALITIES: tuple[Modality, ...] = get_args(Modality)
TEXT: type = str
WHOLE: type = int
REAL: type = float
NEVER: dict[str, int] = dict.fromkeys(MODALITIES, 0)
Types = dict[str, type]
NODE: Types = dict.fromkeys(("label", "type", "aliases"), TEXT) | {
    "claims": WHOLE,
    **dict.fromkeys(("documents", "first", "last"), TEXT),
    "community": WHOLE,
}
EDGE: Types = {
    "label": TEXT,
    "weight": REAL,
    **dict.fromkeys(("action", "polarity", "direction"), TEXT),
    **dict.fromkeys(MODALITIES, WHOLE),
    **dict.fromkeys(("class", "cameo", "quad", "classes"), TEXT),
    **dict.fromkeys(("speakers", "documents", "evidence", "first", "last"), TEXT),
}
"""Columns, and the types of their values. What has no value is None."""


def of_node(node: Node) -> dict[str, Any]:
    """The values of NODE. Lists are joined by " | "."""
    first, last = _days(node.spells)
    return {
        "label": clean(node.name),
        "type": clean(node.type),
        "aliases": joined([alias.name for alias in node.aliases]),
        "claims": node.claims,
        "documents": joined(node.documents),
        "first": first,
        "last": last,
        "community": node.community,
    }


def of_link(link: Link) -> dict[str, Any]:
    """The values of EDGE. `class`, `cameo` and `quad` are those of most of its claims; `asserted`,
    `planned` … how many of these are so; `first` and `last` are days."""
    first, last = _days(link.spells)
    event = next(iter(link.events), None)
    return {
        "label": clean(style.label(link.action, link.polarity)),
        "weight": float(link.weight),
        "action": clean(link.action),
        "polarity": link.polarity,
        "direction": "directed" if link.directed else "undirected",
        **NEVER,
        **cast("Mapping[str, int]", link.modalities),
        "class": event.name if event else "",
        "cameo": event.root if event else "",
        "quad": event.quad if event else "",
        "classes": joined([f"{event.name} {count}" for event, count in link.events.items()]),
        "speakers": joined(link.speakers),
        "documents": joined(link.documents),
        "evidence": joined(link.evidence),
        "first": first,
        "last": last,
    }


def look(node: Node) -> dict[str, Any]:
    """How a node looks in Gephi: size, colour, and place. Upwards is up there, and down in a
    page; a node at (0, 0) counts as not placed."""
    red, green, blue = bytes.fromhex(style.colour(node.type).lstrip("#"))
    return {
        "size": float(style.size(node.claims)),
        "r": red,
        "g": green,
        "b": blue,
        "x": node.x or 0.1,
        "y": 0.0 - node.y,
    }


def _days(spells: tuple[Spell, ...]) -> tuple[str | None, str | None]:
    return (spells[0][0], spells[-1][1]) if spells else (None, None)
