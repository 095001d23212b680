"""Which claims a question is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.ask.names import typed
from kgraph.days import days
from kgraph.model import QUADS
from kgraph.store import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Criteria:
    """Claims that fit all of these; an empty one fits every claim.

    `since` and `until` are years, months or days in ISO 8601, and count by the day on which
    something happens, or else on which the document appeared; claims without either do not fit.
    """

    actions: Sequence[str] = ()
    types: Sequence[str] = ()  # of the entity at the other end
    classes: Sequence[str] = ()  # of events, or quads: "CONSULT", "verbal cooperation"
    modalities: Sequence[str] = ()
    polarities: Sequence[str] = ()  # of the edge: positive, negative, denied
    speakers: Sequence[str] = ()  # ids of entities
    documents: Sequence[str] = ()  # names, patterns of names, or ids
    since: str | None = None
    until: str | None = None

    def where(self) -> tuple[str, list[str]]:
        """A condition in SQL on a claim `c` of the store, and what is bound to it. `types` is
        left to the question: which end is the other hangs on it."""
        found = list(self._conditions())
        sql = " AND ".join(f"({condition})" for condition, _ in found) or "1"
        return sql, [value for _, values in found for value in values]

    def _conditions(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        if self.actions:
            yield f"c.lemma IN {_LISTED}", (listed(self.actions),)
        if self.classes:
            yield f"c.event IN {_LISTED}", (listed(_events(self.classes)),)
        if self.modalities:
            yield f"c.modality IN {_LISTED}", (listed(self.modalities),)
        if self.polarities:
            yield f"{POLARITY} IN {_LISTED}", (listed(self.polarities),)
        if self.speakers:
            yield _SPEAKER, (listed(self.speakers),)
        if self.documents:
            named = " OR ".join("name GLOB ? OR id = ?" for _ in self.documents)
            yield (
                f"c.document IN (SELECT number FROM documents WHERE live AND ({named}))",
                tuple(typed(name) for name in self.documents for _ in "12"),
            )
        if self.since:
            yield f"{LAST_DAY} >= ?", (_span(self.since)[0],)
        if self.until:
            yield f"{FIRST_DAY} <= ?", (_span(self.until)[1],)


ALL = Criteria()

_LISTED = "(SELECT value FROM json_each(?))"
_PUBLISHED = "(SELECT published FROM documents WHERE number = c.document)"
FIRST_DAY = f"coalesce(c.first_day, {_PUBLISHED})"
LAST_DAY = f"coalesce(c.last_day, {_PUBLISHED})"
"""When a claim `c` happens, or else when its document appeared."""
POLARITY = (
    "CASE WHEN EXISTS (SELECT 1 FROM statements AS u WHERE u.document = c.document"
    " AND u.number = c.statement AND u.stance = 'deny') THEN 'denied' ELSE c.polarity END"
)
"""That of the edge of a claim `c`."""
_SPEAKER = f"""
    EXISTS (SELECT 1 FROM statements AS u
        JOIN mentions AS w ON w.document = u.document AND w.number = u.speaker
        JOIN entities AS v ON v.number = w.entity
        WHERE u.document = c.document AND u.number = c.statement AND v.id IN {_LISTED})
"""


def _events(classes: Sequence[str]) -> set[str]:
    quads = {quad.casefold(): names for quad, names in QUADS.items()}
    found = (quads.get(name.casefold(), {name.upper()}) for name in classes)
    return {name for names in found for name in names}


def _span(value: str) -> tuple[str, str]:
    found = days(value)
    if found is None:
        raise ValueError(f"no date: {value!r}")
    return found
