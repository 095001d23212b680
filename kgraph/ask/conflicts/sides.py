"""What all kinds of conflicts share: their sides, and whether sources and times differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from kgraph.model import ACTOR_LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.ask.told import Told
    from kgraph.model import Entity

Kind = Literal["denied", "ruled out", "negated", "amounts", "dates"]
"""One says so and another denies it; one announces it and another rules it out; one says that it
happens and another that it does not; how much; when."""
KINDS: tuple[Kind, ...] = get_args(Kind)

Times = Literal["same", "apart", "changed", "unknown"]
"""Of two claims: about one time; about two; told so long after each other that it may have
changed; or nothing says."""

NEWS_DAYS = 14  # that an event stays in the news: reports within them are taken for one's
CHANGED = "they were told at different times ({}): it may have changed"


@dataclass(frozen=True, slots=True)
class Side:
    """Claims that agree."""

    label: str  # what they hold: "planned", "denied", "$65.9 billion"
    claims: tuple[Told, ...]  # in the order of the texts


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sides that cannot all be right."""

    kind: Kind
    subject: str
    action: str
    object: str
    reason: str
    sides: tuple[Side, ...]
    note: str | None = None  # what else may explain it

    @property
    def claims(self) -> tuple[Told, ...]:
        return tuple(told for side in self.sides for told in side.claims)


def of_clauses(found: Sequence[Conflict]) -> list[Conflict]:
    """Of conflicts of the same clauses ("send missiles", "send missiles to Ukraine"), the one
    between actors; of equals the last, which says most."""
    best: dict[tuple[object, ...], tuple[bool, int, Conflict]] = {}
    for number, conflict in enumerate(found):
        clauses = frozenset((t.document.id, t.claim.predicate.start) for t in conflict.claims)
        rank = (conflict.claims[0].target.label in ACTOR_LABELS, number, conflict)
        key = (conflict.kind, clauses)
        best[key] = max(rank, best.get(key, rank), key=lambda of: of[:2])
    return [conflict for _, _, conflict in best.values()]


_NUMBER = "(SELECT number FROM entities WHERE id = ?)"
TOUCHING = f"""
    SELECT number FROM edges WHERE source = {_NUMBER}
    UNION SELECT number FROM edges WHERE target = {_NUMBER}
    UNION SELECT c.edge FROM mentions AS w
        JOIN statements AS u ON u.document = w.document AND u.speaker = w.number
        JOIN claims AS c ON c.document = u.document AND c.statement = u.number
        WHERE w.entity = {_NUMBER}
"""
"""Numbers of the edges of claims that `concerns` an entity, whose id is bound three times."""


def concerns(told: Told, about: Entity | None) -> bool:
    """Is it about this entity, or said by it?"""
    if about is None:
        return True
    ends = {told.source.id, told.target.id, told.speaker.id if told.speaker else ""}
    return about.id in ends


def sources_differ(one: Told, other: Told) -> bool:
    """Are they told by two, as far as the texts say? Two of whom one is not named may be one."""
    if one.speaker is None and other.speaker is None:
        return one.document.id != other.document.id
    if one.speaker is None or other.speaker is None:
        return True
    return "" not in (one.speaker.id, other.speaker.id) and one.speaker.id != other.speaker.id


def times(one: Told, other: Told) -> Times:
    words = {told.claim.time.text.casefold() for told in (one, other) if told.claim.time}
    if len(words) == 2 and not one.dated == other.dated == "said":
        return "apart"  # "on Monday", "on Tuesday", of unknown weeks
    if one.span is None or other.span is None:
        return "unknown"
    gap = _gap(one.span, other.span)
    if one.dated == other.dated == "said":
        return "same" if gap == 0 else "apart"
    return "same" if gap <= NEWS_DAYS else "changed"


def changed(one: Told, other: Told) -> str:
    """Why a difference in time may explain it."""
    return CHANGED.format(", ".join(sorted({one.date or "", other.date or ""})))


def _gap(one: tuple[str, str], other: tuple[str, str]) -> int:
    """Days between two spans of days; 0 where they overlap."""
    first, second = sorted([one, other])
    return max(0, (date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days)
