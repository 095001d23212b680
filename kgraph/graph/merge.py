"""Claims of all documents become the edges of one graph."""

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
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from networkx import MultiDiGraph  # type: ignore[import-untyped]


def merge(extractions: Iterable[Extraction], resolution: Resolution) -> tuple[Edge, ...]:
    """One edge for all claims with the same source, action, target and polarity.

    Claims with an end that is no entity, or with the same entity at both ends, make no edge.
    Edges with most claims come first, then by name; claims by document name and offsets. The
    order of the extractions does not matter, and a document counts once.
    """
    entities = {entity.id: entity for entity in resolution.entities}
    graph = _graph(_sorted_claims(extractions), resolution.links, entities)
    edges = [
        _edge(source, target, key, data["claims"], resolution.links, entities)
        for source, target, key, data in graph.edges(keys=True, data=True)
    ]
    return tuple(sorted(edges, key=lambda edge: _rank(edge, entities)))


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


def _graph(
    claims: Iterable[Claim], links: Mapping[Mention, str], entities: Mapping[str, Entity]
) -> MultiDiGraph[str]:
    """Nodes are entity ids; the key of an edge is (action, polarity)."""
    from networkx import MultiDiGraph

    graph: MultiDiGraph[str] = MultiDiGraph()
    for claim in claims:
        ends = _ends(claim, links)
        if ends is None:
            continue
        action = claim.predicate.lemma
        if action in SYMMETRIC:
            ends = sorted(ends, key=lambda end: (entities[end].name, end))
        key = (action, claim.edge_polarity)
        if not graph.has_edge(*ends, key):
            graph.add_edge(*ends, key, claims=[])
        graph.edges[*ends, key]["claims"].append(claim)
    return graph


def _ends(claim: Claim, links: Mapping[Mention, str]) -> list[str] | None:
    """Entity ids of subject and object; None when the claim joins no two entities."""
    mentions = (claim.subject, claim.object)
    if any(mention.label in NOT_ENTITIES or mention not in links for mention in mentions):
        return None
    ends = [links[mention] for mention in mentions]
    return ends if ends[0] != ends[1] else None


def _edge(
    source: str,
    target: str,
    key: tuple[str, EdgePolarity],
    claims: Sequence[Claim],
    links: Mapping[Mention, str],
    entities: Mapping[str, Entity],
) -> Edge:
    action, polarity = key
    return Edge(
        id=digest(source, action, target, polarity),
        source=source,
        predicate=action,
        target=target,
        polarity=polarity,
        directed=action not in SYMMETRIC,
        claims=tuple(claims),
        speakers=tuple(sorted(set(_speakers(claims, links, entities)))),
    )


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
