"""Who is linked with an entity, by what action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kgraph.model import ACTOR_LABELS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kgraph.model import Edge, EdgePolarity, Entity, View

Direction = Literal["out", "in", "both"]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One edge, seen from one of its ends."""

    direction: Direction  # out: the entity that was asked for acts; both: a symmetric action
    action: str
    polarity: EdgePolarity
    entity: Entity  # at the other end
    count: int  # of claims
    modalities: Mapping[str, int]  # claims of each modality, most frequent first
    documents: tuple[str, ...]  # names, in the order of the claims
    edge: str  # id


def neighbours(view: View, entity_ids: Collection[str]) -> list[Neighbour]:
    """The edges of these entities, those with most claims first, then those with actors, then
    by name and action.

    An edge between two of them is told once, from its source.
    """
    entities = {entity.id: entity for entity in view.entities}
    found = [
        _neighbour(edge, edge.source in entity_ids, view, entities)
        for edge in view.edges
        if edge.source in entity_ids or edge.target in entity_ids
    ]
    return sorted(found, key=_rank)


def _neighbour(edge: Edge, outward: bool, view: View, entities: Mapping[str, Entity]) -> Neighbour:
    return Neighbour(
        direction=("out" if outward else "in") if edge.directed else "both",
        action=edge.predicate,
        polarity=edge.polarity,
        entity=entities[edge.target if outward else edge.source],
        count=edge.weight,
        modalities=edge.modalities,
        documents=tuple(view.documents[document].name for document in edge.documents),
        edge=edge.id,
    )


def _rank(row: Neighbour) -> tuple[object, ...]:
    concept = row.entity.label not in ACTOR_LABELS
    return (-row.count, concept, row.entity.name, row.action, row.polarity, row.direction, row.edge)
