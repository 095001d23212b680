"""The claims behind edges, with their sentences."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.ask.names import entity
from kgraph.errors import NothingFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.model import Claim, Document, Edge, Entity, View
    from kgraph.store import Store


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim of an edge, with the names of its ends and its document."""

    claim: Claim
    source: Entity
    target: Entity
    edge: Edge
    document: Document


def evidence(store: Store, names: Sequence[str], *, action: str | None = None) -> list[Evidence]:
    """The claims behind the edges of one entity, or between two, in the order of the texts."""
    chosen = [entity(store, name) for name in names]
    view = store.view([chosen[0].id])
    ids = {one.id for one in chosen}
    entities = {one.id: one for one in view.entities}
    found = [
        Evidence(
            claim,
            entities[edge.source],
            entities[edge.target],
            edge,
            view.documents[claim.document_id],
        )
        for edge in view.edges
        if ids <= {edge.source, edge.target} and action in (None, edge.predicate)
        for claim in edge.claims
    ]
    if not found:
        raise NothingFound(_no_evidence(view, chosen, action))
    found.sort(key=lambda e: (e.document.name, e.claim.sentence.start, e.claim.predicate.start))
    return found


def _no_evidence(view: View, chosen: Sequence[Entity], action: str | None) -> str:
    who = " and ".join(one.name for one in chosen)
    ids = {one.id for one in chosen}
    actions = sorted({e.predicate for e in view.edges if ids <= {e.source, e.target}})
    if action is not None and actions:
        return f"no claim '{action}' about {who}; there is: {', '.join(actions[:12])}"
    return f"no claim joins {who}; try kgraph neighbours {shlex.quote(chosen[0].name)}"
