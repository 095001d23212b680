"""Edges: all claims that agree between two entities. Only those that changed are made anew.

Within one transaction: `mark` the documents whose claims may move, read what is `joined` now, `put`
the edges of it, and `settle`.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from kgraph.model import NOT_ENTITIES, Entity, Joined
from kgraph.store import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

    from kgraph.model import EdgePolarity

    Place = tuple[int, int]  # numbers of a document and of a claim in it
    Merged = tuple[str, str, str, str, EdgePolarity, bool, list[Place]]

_ENTITIES = ", ".join(f"{e}.{column} AS {e}_{column}" for e in "ab" for column in ("id", "name"))

_JOINED = f"""
    SELECT c.document, c.number, c.lemma, {_ENTITIES},
        CASE WHEN t.stance = 'deny' THEN 'denied' ELSE c.polarity END AS polarity
    FROM claims AS c
    JOIN mentions AS s ON s.document = c.document AND s.number = c.subject
    JOIN mentions AS o ON o.document = c.document AND o.number = c.object
    JOIN entities AS a ON a.number = s.entity
    JOIN entities AS b ON b.number = o.entity
    LEFT JOIN statements AS t ON t.document = c.document AND t.number = c.statement
    WHERE a.number != b.number
        AND s.label NOT IN {NOT_ENTITIES} AND o.label NOT IN {NOT_ENTITIES}
"""

_HELD = "SELECT edge FROM claims WHERE document = ? AND edge IS NOT NULL"
_MAKE = """
    INSERT INTO edges (id, source, predicate, target, polarity, directed, weight, documents)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
"""
_PLACE = """
    UPDATE claims SET edge = (SELECT number FROM edges WHERE id = ?)
    WHERE document = ? AND number = ?
"""
COUNTED = """
    SELECT edge, count(*) AS weight, count(DISTINCT document) AS documents,
        min(coalesce(first_day, published)) AS first_day,
        max(coalesce(last_day, published)) AS last_day,
        CASE WHEN min(modality) = max(modality) THEN json_object(modality, count(*)) ELSE
            (SELECT json_group_object(modality, n) FROM
                (SELECT modality, count(*) AS n FROM claims WHERE edge = c.edge
                 GROUP BY modality ORDER BY n DESC, modality)) END AS modalities
    FROM claims AS c JOIN documents AS d ON d.number = c.document
"""
"""What the claims of each edge add up to; for a condition on `edge`, and GROUP BY."""
_SETTLE = (
    """
    DELETE FROM edges WHERE number IN marked
        AND NOT EXISTS (SELECT 1 FROM claims WHERE edge = edges.number)
    """,
    f"CREATE TEMP TABLE counted AS {COUNTED} WHERE edge IN marked GROUP BY edge",
    """
    UPDATE edges SET modalities = c.modalities, first_day = c.first_day, last_day = c.last_day
    FROM counted AS c WHERE c.edge = number
    """,
    # those whose numbers are right stay where they are in three indexes
    """
    UPDATE edges SET weight = c.weight, documents = c.documents
    FROM counted AS c WHERE c.edge = number
        AND (edges.weight != c.weight OR edges.documents != c.documents)
    """,
    "DROP TABLE counted",
    """
    UPDATE entities SET weight =
        (SELECT coalesce(sum(weight), 0) FROM edges WHERE source = entities.number)
        + (SELECT coalesce(sum(weight), 0) FROM edges WHERE target = entities.number)
    WHERE number IN ends
    """,
    "DELETE FROM marked",
    "DELETE FROM ends",
)


def begin(db: sqlite3.Connection) -> None:
    """For `mark`, once in a transaction."""
    for table in ("marked", "ends"):  # numbers of edges that change, and of entities they join
        db.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} (number INTEGER PRIMARY KEY)")
        db.execute(f"DELETE FROM {table}")


def mark(db: sqlite3.Connection, documents: Iterable[int]) -> None:
    """The claims of these documents leave their edges."""
    for number in documents:
        _mark(db, [number])
        for end in ("source", "target"):
            edges = f"SELECT {end} FROM edges WHERE number IN ({_HELD})"
            db.execute(f"INSERT OR IGNORE INTO ends {edges}", (number,))
        db.execute(
            "UPDATE claims SET edge = NULL WHERE document = ? AND edge IS NOT NULL", (number,)
        )


def _mark(db: sqlite3.Connection, documents: Iterable[int]) -> None:
    sql = f"INSERT OR IGNORE INTO marked {_HELD}"
    db.executemany(sql, ((number,) for number in documents))


def symmetric(db: sqlite3.Connection, entities: Collection[int]) -> set[int]:
    """Numbers of the documents with a claim in a symmetric edge of these entities: which is the
    source hangs on their names."""
    found = db.execute(
        "SELECT DISTINCT document FROM claims WHERE edge IN (SELECT number FROM edges"
        f" WHERE NOT directed AND (source IN {rows.LISTED} OR target IN {rows.LISTED}))",
        (rows.listed(entities), rows.listed(entities)),
    )
    return {row["document"] for row in found}


def joined(db: sqlite3.Connection, documents: Iterable[int]) -> Iterator[Joined]:
    """The claims of these documents that join two entities."""
    known: dict[str, Entity] = {}
    for number in documents:
        for row in db.execute(f"{_JOINED} AND c.document = ?", (number,)).fetchall():
            document, claim, lemma, a, a_name, b, b_name, polarity = row
            source = known.get(a) or known.setdefault(a, Entity(a, a_name, ""))
            target = known.get(b) or known.setdefault(b, Entity(b, b_name, ""))
            yield Joined(source, lemma, target, polarity, (document, claim))


def put(db: sqlite3.Connection, merged: Iterable[Merged]) -> None:
    """Adds claims to their edges, which are made where they are missing."""
    numbers: dict[str, int] = {}
    made: list[tuple[object, ...]] = []
    placed: list[tuple[str, int, int]] = []
    for identity, source, predicate, target, polarity, directed, places in merged:
        one, other = (_number(db, end, numbers) for end in (source, target))
        counts = len(places), len({document for document, _ in places})
        made.append((identity, one, predicate, other, polarity, directed, *counts))
        placed += ((identity, *place) for place in places)
    db.executemany(_MAKE, made)
    db.executemany(_PLACE, sorted(placed, key=itemgetter(1, 2)))
    _mark(db, {document for _, document, _ in placed})
    db.executemany(
        "INSERT OR IGNORE INTO ends VALUES (?)", ((number,) for number in numbers.values())
    )


def _number(db: sqlite3.Connection, entity: str, known: dict[str, int]) -> int:
    if entity not in known:
        row = db.execute("SELECT number FROM entities WHERE id = ?", (entity,)).fetchone()
        known[entity] = row["number"]
    return known[entity]


def settle(db: sqlite3.Connection) -> None:
    """Counts the claims of the edges that changed; drops those without any."""
    for statement in _SETTLE:
        db.execute(statement)
