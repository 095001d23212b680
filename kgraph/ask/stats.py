"""What is in the graph, in numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from kgraph.store import Counts, Store

SPEAKERS = 10

_CLAIMS = """
    SELECT c.modality, CASE WHEN t.stance = 'deny' THEN 'denied' ELSE c.polarity END,
        c.event, c.rule, c.statement IS NULL AS own, c.edge IS NOT NULL AS joins
    FROM claims AS c
    LEFT JOIN statements AS t ON t.document = c.document AND t.number = c.statement
    WHERE c.document IN (SELECT number FROM documents WHERE live)
"""
_DATES = """
    SELECT count(published) AS dated, min(published) AS first, max(published) AS last
    FROM documents WHERE live
"""
_TYPES = """
    SELECT label, count(*) AS n FROM entities WHERE weight > 0
    GROUP BY label ORDER BY n DESC, label
"""
_SPEAKERS = """
    SELECT e.name, count(*) AS n FROM statements AS t
    JOIN mentions AS m ON m.document = t.document AND m.number = t.speaker
    JOIN entities AS e ON e.number = m.entity
    GROUP BY e.number ORDER BY n DESC, e.name, e.id LIMIT ?
"""


class Count(NamedTuple):
    """One number of a group: ("claims by modality", "planned", 12)."""

    group: str
    name: str
    value: int | str


def stats(store: Store, *, speakers: int = SPEAKERS) -> list[Count]:
    """Documents, dates, sentences, claims, entities and edges in all; then entities by type,
    claims by modality, polarity, class and rule, and who says most. The largest come first."""
    with store.reading() as db:
        claims = Counter(map(tuple, db.execute(_CLAIMS))).items()  # quicker than GROUP BY
        return [
            *(Count("graph", *total) for total in _totals(db, store.counts(), claims)),
            *(Count("entities by type", *row) for row in db.execute(_TYPES)),
            *_by("claims by modality", ((key[0], n) for key, n in claims)),
            *_by("claims by polarity", ((key[1], n) for key, n in claims)),
            *_by("claims by class", ((key[2] or "of no class", n) for key, n in claims)),
            *_by("claims by rule", ((key[3], n) for key, n in claims)),
            *(Count("statements by speaker", *row) for row in db.execute(_SPEAKERS, (speakers,))),
        ]


def _totals(
    db: sqlite3.Connection, counts: Counts, claims: Iterable[tuple[tuple[object, ...], int]]
) -> Iterator[tuple[str, int | str]]:
    dates = db.execute(_DATES).fetchone()
    yield "documents", counts.documents
    if dates["dated"]:
        yield "documents with a date", dates["dated"]
        yield "first document", dates["first"]
        yield "last document", dates["last"]
    yield "sentences", counts.sentences
    yield "claims", counts.claims
    yield "claims that join two entities", sum(n for key, n in claims if key[5])
    yield "claims that somebody else makes", sum(n for key, n in claims if not key[4])
    yield "entities", counts.entities
    yield "edges", counts.edges


def _by(group: str, found: Iterable[tuple[str, int]]) -> Iterator[Count]:
    counts: Counter[str] = Counter()
    for name, n in found:
        counts[name] += n
    for name, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield Count(group, name, n)
