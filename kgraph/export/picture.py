"""Which entities and edges go into a page, and which of them its reader sees first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from kgraph.model import ACTOR_LABELS, STATEMENTS, Edge, Entity, View

if TYPE_CHECKING:
    from collections.abc import Iterable

DENIALS = frozenset({"deny", "dismiss", "dispute", "refuse", "refute", "reject"})
"""Actions that are shown at once even when their object is a concept (Peskov, deny, request):
without them the reader would miss that somebody objects."""

FIRST = 1000  # entities drawn in full at first: more are slow to draw and cannot be read
ENTITIES = 25_000  # as many as a page holds, the strongest
CLAIMS = 250_000  # those of the strongest edges


@dataclass(frozen=True, slots=True)
class Picture:
    """What of a view goes into a page. Sequences are sorted, the strongest first."""

    view: View
    entities: tuple[Entity, ...]
    edges: tuple[Edge, ...]
    central: frozenset[str]  # ids of the edges that are shown before anything is switched on
    absent_edges: int  # left out of the page, as are absent_entities

    @property
    def absent_entities(self) -> int:
        return len(self.view.entities) - len(self.entities)

    @classmethod
    def of(cls, view: View) -> Picture:
        by_id = {entity.id: entity for entity in view.entities}
        edges = [edge for edge in view.edges if edge.source in by_id and edge.target in by_id]
        weights = _weights(by_id, edges)
        central = {edge.id for edge in edges if _is_central(edge, by_id)}
        first = _ends(edge for edge in edges if edge.id in central)
        order = sorted(view.entities, key=lambda e: (e.id not in first, -weights[e.id], e.id))
        kept = order[:ENTITIES]
        ids = {entity.id for entity in kept}
        inside = sorted(
            (edge for edge in edges if edge.source in ids and edge.target in ids),
            key=lambda e: (-e.weight, e.id),
        )
        total = accumulate(edge.weight for edge in inside)
        inside = [edge for edge, claims in zip(inside, total, strict=True) if claims <= CLAIMS]
        return cls(
            view=view,
            entities=tuple(sorted(kept, key=lambda e: (-weights[e.id], e.id))),
            edges=tuple(inside),
            central=frozenset(central & {edge.id for edge in inside}),
            absent_edges=len(edges) - len(inside),
        )


def shown(view: View) -> frozenset[str]:
    """Ids of the entities that are drawn in full before anything is switched on."""
    picture = Picture.of(view)
    ends = _ends(edge for edge in picture.edges if edge.id in picture.central)
    return frozenset([entity.id for entity in picture.entities if entity.id in ends][:FIRST])


def _ends(edges: Iterable[Edge]) -> set[str]:
    return {id_ for edge in edges for id_ in (edge.source, edge.target)}


def _weights(ids: Iterable[str], edges: Iterable[Edge]) -> dict[str, int]:
    """Sum of the weights of each entity's edges; a loop counts once."""
    weights = dict.fromkeys(ids, 0)
    for edge in edges:
        for id_ in {edge.source, edge.target}:
            weights[id_] += edge.weight
    return weights


def _is_central(edge: Edge, entities: dict[str, Entity]) -> bool:
    """Does the edge belong into the first picture?"""
    source = entities[edge.source].label in ACTOR_LABELS
    target = entities[edge.target].label in ACTOR_LABELS
    if source and target:
        return edge.predicate not in STATEMENTS
    if edge.polarity == "denied":
        return source or target
    return source and edge.predicate.partition(" ")[0] in DENIALS
