"""Claims as their reader meets them: who says so, when, and in which document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from kgraph.days import days
from kgraph.model import Entity
from kgraph.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from sqlite3 import Connection, Row

    from kgraph.model import Claim, Document, EdgePolarity, Stance

Dated = Literal["said", "reported"]


class Author(NamedTuple):
    """Who says so: whoever is named, or else the author of the document."""

    id: str  # of the entity; "" where somebody is meant whom nothing names
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its ends, and where it stands."""

    claim: Claim
    source: Entity  # without aliases, as is the target; in the order of the sentence
    target: Entity
    edge: int | None  # number
    document: Document
    speaker: Author | None  # None: the author of the document

    @property
    def date(self) -> str | None:
        """When it happens, as exactly as the words say; else when the document appeared."""
        time = self.claim.time
        return (time and time.value) or self.document.published

    @property
    def dated(self) -> Dated | None:
        """Where the date is from: the words, or the document."""
        time = self.claim.time
        if time and time.value:
            return "said"
        return "reported" if self.document.published else None

    @property
    def span(self) -> tuple[str, str] | None:
        """First and last day of the date."""
        return days(self.date) if self.date else None

    @property
    def affirms(self) -> bool:
        """Does whoever says so hold that it is so? To deny that it is not is to say that it is."""
        return (self.claim.polarity == "positive") != (self.stance == "deny")

    @property
    def stance(self) -> Stance:
        said = self.claim.attribution
        return said.stance if said else "say"

    @property
    def polarity(self) -> EdgePolarity:
        return self.claim.edge_polarity

    @property
    def place(self) -> tuple[object, ...]:
        """Its order in the texts."""
        claim, document = self.claim, self.document
        at = (claim.sentence.start, claim.predicate.start, claim.subject.start, claim.object.start)
        return (document.name, document.id, *at, claim.predicate.lemma)


def told(
    db: Connection, where: str, bound: Sequence[object] = (), *, edges: bool = True
) -> list[Told]:
    """The claims `c` that fit a condition in SQL, in the order of the texts: those of `edges`, or
    all that an entity is the subject of. An object that is no entity has no id."""
    where = f"c.edge IS NOT NULL AND ({where})" if edges else where
    found = db.execute(_TOLD.format(where=where), tuple(bound)).fetchall()
    owners = documents(db, {row["document"] for row in found})
    return sorted((_told(row, owners[row["document"]]) for row in found), key=lambda t: t.place)


def documents(db: Connection, numbers: set[int]) -> dict[int, Document]:
    found = db.execute(
        f"SELECT * FROM documents WHERE number IN {rows.LISTED}", (rows.listed(numbers),)
    )
    return {row["number"]: rows.document(row) for row in found}


_TOLD = f"""
    SELECT r.*, a.id AS a_id, a.name AS a_name, a.label AS a_label,
        b.id AS b_id, b.name AS b_name, b.label AS b_label,
        (SELECT v.id FROM statements AS u
            JOIN mentions AS w ON w.document = u.document AND w.number = u.speaker
            JOIN entities AS v ON v.number = w.entity
            WHERE u.document = r.document AND u.number = r.statement) AS speaker_id
    FROM ({rows.CLAIMS} WHERE {{where}}) AS r
    JOIN mentions AS m ON m.document = r.document AND m.number = r.subject
    JOIN entities AS a ON a.number = m.entity
    JOIN mentions AS n ON n.document = r.document AND n.number = r.object
    LEFT JOIN entities AS b ON b.number = n.entity
"""


def _told(row: Row, owner: Document) -> Told:
    speaker = Author(row["speaker_id"] or "", row["speaker"] or "somebody") if row["cue"] else None
    return Told(
        rows.claim(owner, row),
        Entity(row["a_id"], row["a_name"], row["a_label"]),
        Entity(row["b_id"] or "", row["b_name"] or row["o_name"], row["b_label"] or row["o_label"]),
        row["edge"],
        owner,
        speaker,
    )
