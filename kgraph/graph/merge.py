"""Claims of all documents become the edges of one graph."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from kgraph.model import (
    NOT_ENTITIES,
    Claim,
    Edge,
    EdgePolarity,
    Entity,
    Extraction,
    Joined,
    Mention,
    Resolution,
    digest,
)
from kgraph.symmetric import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Merged = tuple[str, str, str, str, EdgePolarity, bool, list[Any]]
    """Id, id of the source, action, id of the target, polarity, is it directed, and its claims."""


def merged(claims: Iterable[Joined]) -> Iterator[Merged]:
    """One edge for all claims with the same source, action, target and polarity.

    The claims between two entities, in either direction, must come one after the other: only
    these are in memory at once. A symmetric action has its source and target in the order of
    their names. The claims of an edge are in the order in which they come.
    """
    for _, some in groupby(claims, _pair):
        found: dict[tuple[str, str, str, EdgePolarity], list[Any]] = {}
        for source, action, target, polarity, claim in some:
            one, other = _ends(source, action, target)
            found.setdefault((one, action, other, polarity), []).append(claim)
        for key, of in found.items():
            one, action, other, polarity = key
            directed = action not in SYMMETRIC
            yield digest(*key), one, action, other, polarity, directed, of


def merge(extractions: Iterable[Extraction], resolution: Resolution) -> tuple[Edge, ...]:
    """The edges of all these documents.

    Claims with an end that is no entity, or with the same entity at both ends, make no edge.
    Edges with most claims come first, then by name; claims by document name and offsets. The
    order of the extractions does not matter, and a document counts once.
    """
    entities = {entity.id: entity for entity in resolution.entities}
    claims = _joined(_sorted_claims(extractions), resolution.links, entities)
    edges = [
        Edge(
            *(identity, source, action, target, polarity, directed, tuple(found)),
            speakers=tuple(sorted(set(_speakers(found, resolution.links, entities)))),
        )
        for identity, source, action, target, polarity, directed, found in merged(
            sorted(claims, key=_pair)
        )
    ]
    return tuple(sorted(edges, key=lambda edge: _rank(edge, entities)))


def _pair(claim: Joined) -> tuple[str, str]:
    one, other = claim.source.id, claim.target.id
    return (one, other) if one < other else (other, one)


def _ends(source: Entity, action: str, target: Entity) -> tuple[str, str]:
    """Ids, in the order of an edge."""
    if action in SYMMETRIC and (target.name, target.id) < (source.name, source.id):
        source, target = target, source
    return source.id, target.id


def _joined(
    claims: Iterable[Claim], links: Mapping[Mention, str], entities: Mapping[str, Entity]
) -> Iterator[Joined]:
    for claim in claims:
        ends = _entities(claim, links)
        if ends is not None:
            source, target = (entities[end] for end in ends)
            yield Joined(source, claim.predicate.lemma, target, claim.edge_polarity, claim)


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
