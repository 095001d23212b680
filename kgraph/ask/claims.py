"""All claims, one document at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.ask.criteria import ALL
from kgraph.model import Entity
from kgraph.store import LISTED, listed, rows
from kgraph.tables import Linked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from kgraph.ask.criteria import Criteria
    from kgraph.store import Store


def claims(store: Store, criteria: Criteria = ALL) -> Iterator[Linked]:
    """In the order of the texts. Those too that make no edge; `types` are those of either end."""
    where, bound = criteria.where()
    if criteria.types:
        where, bound = f"{where} AND {_ENDS}", [*bound, listed(criteria.types)]
    with store.reading() as db:
        live = db.execute("SELECT number FROM documents WHERE live ORDER BY name, id")
        numbers = [row["number"] for row in live]
    for number in numbers:
        with store.reading() as db:
            found = _found(db, number, where, bound)
        yield from found


_ENDS = f"""
    EXISTS (SELECT 1 FROM mentions AS m JOIN entities AS e ON e.number = m.entity
        WHERE m.document = c.document AND m.number IN (c.subject, c.object) AND e.label IN {LISTED})
"""


def _found(db: sqlite3.Connection, document: int, where: str, bound: list[str]) -> list[Linked]:
    query = f"{rows.CLAIMS} WHERE c.document = ? AND {where} {rows.IN_ORDER}"
    found = db.execute(query, (document, *bound)).fetchall()
    if not found:
        return []
    owner = rows.document(
        db.execute("SELECT * FROM documents WHERE number = ?", (document,)).fetchone()
    )
    known, edges = _entities(db, document), _edges(db, document)
    speakers = _speakers(db, document)
    return [
        Linked(
            rows.claim(owner, row),
            known.get(row["subject"]),
            known.get(row["object"]),
            known.get(speakers.get(row["statement"], -1)),
            owner,
            edges.get(row["edge"]),
        )
        for row in found
    ]


def _entities(db: sqlite3.Connection, document: int) -> dict[int, Entity]:
    """By the number of a mention."""
    found = db.execute(
        "SELECT m.number, e.id, e.name, e.label FROM mentions AS m"
        " JOIN entities AS e ON e.number = m.entity WHERE m.document = ?",
        (document,),
    )
    return {row["number"]: Entity(row["id"], row["name"], row["label"]) for row in found}


def _edges(db: sqlite3.Connection, document: int) -> dict[int | None, str]:
    """Ids by number."""
    query = (
        "SELECT number, id FROM edges WHERE number IN (SELECT edge FROM claims WHERE document = ?)"
    )
    return dict(map(tuple, db.execute(query, (document,))))


def _speakers(db: sqlite3.Connection, document: int) -> dict[int, int]:
    """Number of a mention, by that of a statement."""
    found = db.execute(
        "SELECT number, speaker FROM statements WHERE document = ? AND speaker IS NOT NULL",
        (document,),
    )
    return {row["number"]: row["speaker"] for row in found}
