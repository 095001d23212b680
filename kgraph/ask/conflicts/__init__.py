"""Claims that cannot both hold, side by side with their sources.

Right rather than complete: who is shown a conflict that is none trusts no other. So a claim is
held against another only where both name the same thing, and neither their speakers nor their dates
explain the difference.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from kgraph.ask.conflicts.amounts import by_amount
from kgraph.ask.conflicts.dates import by_date
from kgraph.ask.conflicts.denials import by_denial
from kgraph.ask.conflicts.sides import KINDS, Conflict, Kind, Side
from kgraph.ask.criteria import ALL
from kgraph.errors import NothingFound

if TYPE_CHECKING:
    from collections.abc import Collection

    from kgraph.ask.criteria import Criteria
    from kgraph.model import Entity
    from kgraph.store import Store

__all__ = ["KINDS", "Conflict", "Kind", "Side", "conflicts"]


def conflicts(
    store: Store,
    about: Entity | None = None,
    criteria: Criteria = ALL,
    *,
    kinds: Collection[Kind] = KINDS,
) -> list[Conflict]:
    """All conflicts, or those of claims about an entity or by it: by kind, those that nothing else
    may explain first, then those with most documents. Raises NothingFound."""
    with store.reading() as db:
        found = [
            *by_denial(db, about, criteria),
            *by_amount(db, about, criteria),
            *by_date(db, about, criteria),
        ]
    chosen = [conflict for conflict in found if conflict.kind in kinds]
    if not chosen:
        raise NothingFound(_nothing(about, criteria, kinds))
    return sorted(chosen, key=_order)


def _order(conflict: Conflict) -> tuple[object, ...]:
    claims = conflict.claims
    documents = len({told.document.id for told in claims})
    return (
        KINDS.index(conflict.kind),
        bool(conflict.note),
        -documents,
        conflict.subject,
        conflict.action,
        claims[0].place,
    )


def _nothing(about: Entity | None, criteria: Criteria, kinds: Collection[Kind]) -> str:
    if criteria != ALL or set(kinds) != set(KINDS):
        return "no conflict fits all of these; leave out some of them"
    if about:
        return (
            f"no claims about {about.name} were found that cannot both hold; "
            f"try kgraph says {shlex.quote(about.name)}, or kgraph conflicts for all"
        )
    return "no claims were found that cannot both hold; kgraph neighbours shows who does what"
