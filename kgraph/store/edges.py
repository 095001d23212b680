"""Edges: all claims that agree between two entities. Only those that changed are made anew.

Within one transaction: `mark` the documents whose claims may move, read what is `joined` now, `put`
the edges of it, and `settle`.
"""

from __future__ import annotations

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

_SETTLE = (
    """
    UPDATE edges SET
        weight = (SELECT count(*) FROM claims WHERE edge = edges.number),
        documents = (SELECT count(DISTINCT document) FROM claims WHERE edge = edges.number),
        modalities = (SELECT json_group_object(modality, n) FROM
            (SELECT modality, count(*) AS n FROM claims WHERE edge = edges.number
             GROUP BY modality ORDER BY n DESC, modality)),
        first_day = (SELECT min(coalesce(first_day, published)) FROM claims AS c
            JOIN documents AS d ON d.number = c.document WHERE edge = edges.number),
        last_day = (SELECT max(coalesce(last_day, published)) FROM claims AS c
            JOIN documents AS d ON d.number = c.document WHERE edge = edges.number)
    WHERE number IN marked
    """,
    "DELETE FROM edges WHERE weight = 0 AND number IN marked",
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
        held = "SELECT edge FROM claims WHERE document = ? AND edge IS NOT NULL"
        db.execute(f"INSERT OR IGNORE INTO marked {held}", (number,))
        for end in ("source", "target"):
            edges = f"SELECT {end} FROM edges WHERE number IN ({held})"
            db.execute(f"INSERT OR IGNORE INTO ends {edges}", (number,))
        db.execute(
            "UPDATE claims SET edge = NULL WHERE document = ? AND edge IS NOT NULL", (number,)
        )


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
    for number in documents:
        for row in db.execute(f"{_JOINED} AND c.document = ?", (number,)).fetchall():
            yield Joined(
                Entity(row["a_id"], row["a_name"], ""),
                row["lemma"],
                Entity(row["b_id"], row["b_name"], ""),
                row["polarity"],
                (row["document"], row["number"]),
            )


def put(db: sqlite3.Connection, merged: Iterable[Merged]) -> None:
    """Adds claims to their edges, which are made where they are missing."""
    numbers: dict[str, int] = {}
    marked: list[tuple[int]] = []
    placed: list[tuple[int, int, int]] = []
    for identity, source, predicate, target, polarity, directed, places in merged:
        ends = [_number(db, end, numbers) for end in (source, target)]
        row = db.execute("SELECT number FROM edges WHERE id = ?", (identity,)).fetchone()
        edge = row["number"] if row else _new(db, identity, predicate, polarity, directed, *ends)
        marked.append((edge,))
        placed += ((edge, *place) for place in places)
    db.executemany("INSERT OR IGNORE INTO marked VALUES (?)", marked)
    db.executemany(
        "INSERT OR IGNORE INTO ends VALUES (?)", ((number,) for number in numbers.values())
    )
    db.executemany("UPDATE claims SET edge = ? WHERE document = ? AND number = ?", placed)


def _number(db: sqlite3.Connection, entity: str, known: dict[str, int]) -> int:
    if entity not in known:
        row = db.execute("SELECT number FROM entities WHERE id = ?", (entity,)).fetchone()
        known[entity] = row["number"]
    return known[entity]


def _new(
    db: sqlite3.Connection,
    identity: str,
    predicate: str,
    polarity: str,
    directed: bool,
    source: int,
    target: int,
) -> int:
    number = db.execute(
        "INSERT INTO edges (id, source, predicate, target, polarity, directed)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (identity, source, predicate, target, polarity, directed),
    ).lastrowid
    assert number is not None
    return number


def settle(db: sqlite3.Connection) -> None:
    """Counts the claims of the edges that changed; drops those without any."""
    for statement in _SETTLE:
        db.execute(statement)
