"""What an edge is, said plainly: the store, which merges claims in SQL, must find the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.model import (
    NOT_ENTITIES,
    Claim,
    Edge,
    EdgePolarity,
    Entity,
    Extraction,
    Mention,
    Resolution,
    digest,
)
from kgraph.symmetric import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def merge(extractions: Iterable[Extraction], resolution: Resolution) -> tuple[Edge, ...]:
    """The edges of all these documents.

    Claims with an end that is no entity, or with the same entity at both ends, make no edge.
    Edges with most claims come first, then by name; claims by document name and offsets. The
    order of the extractions does not matter, and a document counts once.
    """
    entities = {entity.id: entity for entity in resolution.entities}
    found: dict[tuple[str, str, str, EdgePolarity], list[Claim]] = {}
    for claim in _sorted_claims(extractions):
        ends = _entities(claim, resolution.links)
        if ends is not None:
            action = claim.predicate.lemma
            source, target = _ends(*(entities[end] for end in ends), action)
            found.setdefault((source, action, target, claim.edge_polarity), []).append(claim)
    edges = [
        Edge(
            digest(*key),
            *key,
            key[1] not in SYMMETRIC,
            tuple(claims),
            speakers=tuple(sorted(set(_speakers(claims, resolution.links, entities)))),
        )
        for key, claims in found.items()
    ]
    return tuple(sorted(edges, key=lambda edge: _rank(edge, entities)))


def _ends(source: Entity, target: Entity, action: str) -> tuple[str, str]:
    """Ids, in the order of an edge."""
    if action in SYMMETRIC and (target.name, target.id) < (source.name, source.id):
        source, target = target, source
    return source.id, target.id


def _sorted_claims(extractions: Iterable[Extraction]) -> Iterator[Claim]:
    seen: set[str] = set()
    for extraction in sorted(extractions, key=lambda e: (e.document.name, e.document.id)):
        if extraction.document.id not in seen:
            seen.add(extraction.document.id)
            yield from sorted(extraction.claims, key=_place)


def _place(claim: Claim) -> tuple[int, ...]:
    return (
        claim.sentence.start,
        claim.predicate.start,
        claim.subject.start,
        claim.object.start,
    )


def _entities(claim: Claim, links: Mapping[Mention, str]) -> list[str] | None:
    """Entity ids of subject and object; None when the claim joins no two entities."""
    mentions = (claim.subject, claim.object)
    if any(mention.label in NOT_ENTITIES or mention not in links for mention in mentions):
        return None
    ends = [links[mention] for mention in mentions]
    return ends if ends[0] != ends[1] else None


def _speakers(
    claims: Iterable[Claim], links: Mapping[Mention, str], entities: Mapping[str, Entity]
) -> Iterator[str]:
    for claim in claims:
        speaker = claim.attribution and claim.attribution.speaker
        if speaker:
            yield entities[links[speaker]].name if speaker in links else speaker.name


def _rank(edge: Edge, entities: Mapping[str, Entity]) -> tuple[object, ...]:
    names = (entities[edge.source].name, edge.predicate, entities[edge.target].name)
    return (-edge.weight, *names, edge.polarity, edge.id)
