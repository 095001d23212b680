"""Who is linked with an entity, by what action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kgraph.errors import NothingFound
from kgraph.model import ACTOR_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kgraph.model import EdgePolarity, Entity, Modality
    from kgraph.store import Store, Summary

Direction = Literal["out", "in", "both"]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One edge, seen from one of its ends."""

    direction: Direction  # out: the entity that was asked for acts; both: a symmetric action
    action: str
    polarity: EdgePolarity
    entity: Entity  # at the other end
    count: int  # of claims
    modalities: Mapping[Modality, int]  # claims of each modality, most frequent first
    documents: tuple[str, ...]  # names, in order
    edge: str  # id


def neighbours(store: Store, entity: Entity) -> list[Neighbour]:
    """The edges of an entity, those with most claims first, then those with actors, then by name
    and action. Raises NothingFound where there is none."""
    edges = store.edges_of(entity.id)
    if not edges:
        raise NothingFound(f"{entity.name} is named, but no claim joins it with another")
    behind = store.documents_behind([edge.id for edge in edges])
    return sorted((_neighbour(edge, entity, behind[edge.id]) for edge in edges), key=_rank)


def _neighbour(edge: Summary, entity: Entity, documents: tuple[str, ...]) -> Neighbour:
    outward = edge.source.id == entity.id
    return Neighbour(
        direction=("out" if outward else "in") if edge.directed else "both",
        action=edge.predicate,
        polarity=edge.polarity,
        entity=edge.target if outward else edge.source,
        count=edge.weight,
        modalities=edge.modalities,
        documents=documents,
        edge=edge.id,
    )


def _rank(row: Neighbour) -> tuple[object, ...]:
    concept = row.entity.label not in ACTOR_LABELS
    return (-row.count, concept, row.entity.name, row.action, row.polarity, row.direction, row.edge)
