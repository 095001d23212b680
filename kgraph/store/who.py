"""Who is who, as a person looks it over: how often entities are named, why, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kgraph.store import graph
from kgraph.store.names import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from kgraph.model import Entity

AROUND = 120  # characters on each side of a mention that is in no sentence of a claim

_TALLIES = """
    SELECT e.id, count(DISTINCT m.document), count(m.number), e.weight
    FROM entities AS e LEFT JOIN mentions AS m ON m.entity = e.number
    GROUP BY e.number
"""

_PLACES = """
    SELECT m.start, m.end, m.name, d.id AS document, d.name AS called, d.text,
        (SELECT min(c.sentence_start) FROM claims AS c WHERE c.document = m.document
         AND c.sentence_start <= m.start AND c.sentence_end >= m.end) AS first,
        (SELECT max(c.sentence_end) FROM claims AS c WHERE c.document = m.document
         AND c.sentence_start <= m.start AND c.sentence_end >= m.end) AS last
    FROM mentions AS m JOIN documents AS d ON d.number = m.document
    WHERE m.entity = (SELECT number FROM entities WHERE id = ?) AND m.kind != 'pronoun'
    ORDER BY d.name, d.id, m.start
"""


class Tally(NamedTuple):
    """How often an entity is named, and in how many claims of edges it is."""

    documents: int = 0
    mentions: int = 0
    claims: int = 0


class Passage(NamedTuple):
    """A sentence of a document that names somebody, at [start, end) of its text."""

    document: str  # name
    text: str
    start: int
    end: int


def tallies(db: sqlite3.Connection) -> dict[str, Tally]:
    return {row["id"]: Tally(*tuple(row)[1:]) for row in db.execute(_TALLIES)}


def ranked(db: sqlite3.Connection) -> list[tuple[Entity, Tally]]:
    """All entities; those in most claims first, then those with most mentions, then by name."""
    known = tallies(db)
    found = [(entity, known.get(entity.id, Tally())) for entity in graph.entities(db)]
    return sorted(found, key=lambda f: (-f[1].claims, -f[1].mentions, f[0].name, f[0].id))


def names(db: sqlite3.Connection) -> set[str]:
    # the + keeps from the index: in its order, each row would be looked up somewhere else
    found = db.execute("SELECT DISTINCT name FROM mentions WHERE +entity IS NOT NULL")
    return {row[0] for row in found}


def passages(
    db: sqlite3.Connection, entity: str, name: str, document: str | None, limit: int
) -> list[Passage]:
    """One of each document, of those that call the entity by this name; else of any."""
    found: dict[str, Passage] = {}
    others: dict[str, Passage] = {}
    for row in db.execute(_PLACES, (entity,)):
        if len(found) == limit:
            break
        if document in (None, row["document"]):
            chosen = found if fold(row["name"]) == fold(name) else others
            chosen.setdefault(row["document"], _passage(row))
    return list((found or others).values())[:limit]


def _passage(row: sqlite3.Row) -> Passage:
    text, start, end = row["text"], row["start"], row["end"]
    first, last = row["first"], row["last"]
    if first is None:
        first, last = _surroundings(text, start, end)
    return Passage(row["called"], text[first:last], start - first, end - first)


def _surroundings(text: str, start: int, end: int) -> tuple[int, int]:
    """What is around in the same line."""
    line = text.rfind("\n", 0, start) + 1
    first = max(line, start - AROUND)
    while line < first < start and not text[first - 1].isspace():
        first += 1
    stop = text.find("\n", end)
    return first, min(len(text) if stop < 0 else stop, end + AROUND)


def remember(db: sqlite3.Connection, settings: Iterable[tuple[str, str]]) -> None:
    db.execute("DELETE FROM settings")
    db.executemany("INSERT INTO settings VALUES (?, ?)", settings)
