"""Edges: all claims that agree between two entities. Only those that changed are made anew.

Within one transaction: `mark` the documents whose claims may move, read what is `joined` now, `put`
the edges of it, and `settle`.
"""

from __future__ import annotations

from itertools import count, islice
from typing import TYPE_CHECKING

from kgraph.model import NOT_ENTITIES, Entity, Joined
from kgraph.store import rows
from kgraph.store.bulk import without

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kgraph.model import EdgePolarity

    Place = Sequence[int]  # numbers of a document and of a claim in it
    Merged = tuple[str, str, str, str, EdgePolarity, bool, list[Place]]

_JOINED = f"""
    SELECT s.entity, c.lemma, o.entity,
        CASE WHEN t.stance = 'deny' THEN 'denied' ELSE c.polarity END,
        c.document, c.number
    FROM claims AS c
    JOIN mentions AS s ON s.document = c.document AND s.number = c.subject
    JOIN mentions AS o ON o.document = c.document AND o.number = c.object
    LEFT JOIN statements AS t ON t.document = c.document AND t.number = c.statement
    WHERE c.document IN {rows.LISTED} AND s.entity != o.entity
        AND s.label NOT IN {NOT_ENTITIES} AND o.label NOT IN {NOT_ENTITIES}
    ORDER BY min(s.entity, o.entity), max(s.entity, o.entity), c.document, c.number
"""

AT_ONCE = 4096  # edges that are looked up and written together
_HELD = "SELECT edge FROM claims WHERE document = ? AND edge IS NOT NULL"
_MAKE = """
    INSERT INTO edges
        (number, id, source, predicate, target, polarity, directed, weight, documents)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
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
_TEMPORARY = {
    "marked": "number INTEGER PRIMARY KEY",  # of edges that change
    "ends": "number INTEGER PRIMARY KEY",  # of entities that these join
    "placed": "edge INTEGER, document INTEGER, number INTEGER",  # claims, and their edges
}
_SETTLE = (
    """
    DELETE FROM edges WHERE number IN marked
        AND NOT EXISTS (SELECT 1 FROM claims WHERE edge = edges.number)
    """,
    f"CREATE TEMP TABLE counted AS {COUNTED} WHERE {{edge}} IN marked GROUP BY {{edge}}",
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
    *(f"DELETE FROM {table}" for table in ("marked", "ends", "placed")),
)


def begin(db: sqlite3.Connection) -> None:
    """For `mark`, once in a transaction."""
    for table, columns in _TEMPORARY.items():
        db.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} ({columns})")
        db.execute(f"DELETE FROM {table}")


def mark(db: sqlite3.Connection, documents: Iterable[int]) -> None:
    """The claims of these documents leave their edges."""
    for number in documents:
        db.execute(f"INSERT OR IGNORE INTO marked {_HELD}", (number,))
        for end in ("source", "target"):
            edges = f"SELECT {end} FROM edges WHERE number IN ({_HELD})"
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
    """The claims of these documents that join two entities; those of the same two, in either
    direction, one after the other."""
    known: dict[int, Entity] = {}
    found = rows.tuples(db, _JOINED, rows.listed(documents))
    for a, lemma, b, polarity, *place in found:
        source = known.get(a) or known.setdefault(a, _entity(db, a))
        target = known.get(b) or known.setdefault(b, _entity(db, b))
        yield Joined(source, lemma, target, polarity, place)


def _entity(db: sqlite3.Connection, number: int) -> Entity:
    row = db.execute("SELECT id, name FROM entities WHERE number = ?", (number,)).fetchone()
    return Entity(row["id"], row["name"], "")


def put(db: sqlite3.Connection, merged: Iterable[Merged], *, bulk: bool) -> None:
    """Adds claims to their edges, which are made where they are missing. `bulk`: most of all
    claims."""
    with without(db, "claims_edge edges_source edges_target edges_documents", when=bulk):
        _make(db, iter(merged))
        ordered = rows.tuples(db, "SELECT edge, document, number FROM placed ORDER BY 2, 3")
        db.executemany("UPDATE claims SET edge = ? WHERE document = ? AND number = ?", ordered)
    db.execute("INSERT OR IGNORE INTO marked SELECT edge FROM placed")
    for end in ("source", "target"):
        edges = f"SELECT {end} FROM edges WHERE number IN (SELECT edge FROM placed)"
        db.execute(f"INSERT OR IGNORE INTO ends {edges}")


def _make(db: sqlite3.Connection, merged: Iterator[Merged]) -> None:
    """Writes the edges that are new, and notes which claims are part of which."""
    ends: dict[str, int] = {}
    (last,) = db.execute("SELECT coalesce(max(number), 0) FROM edges").fetchone()
    numbers = count(last + 1)
    while some := list(islice(merged, AT_ONCE)):
        held = _held(db, some) if last else {}
        made = [edge for edge in some if edge[0] not in held]
        held.update((edge[0], next(numbers)) for edge in made)
        db.executemany(_MAKE, ((held[edge[0]], *_row(db, edge, ends)) for edge in made))
        db.executemany(
            "INSERT INTO placed VALUES (?, ?, ?)",
            ((held[edge[0]], *place) for edge in some for place in edge[-1]),
        )


def _held(db: sqlite3.Connection, edges: Iterable[Merged]) -> dict[str, int]:
    """Numbers of those that are there."""
    found = db.execute(
        f"SELECT id, number FROM edges WHERE id IN {rows.LISTED}",
        (rows.listed(edge[0] for edge in edges),),
    )
    return dict(map(tuple, found))


def _row(db: sqlite3.Connection, edge: Merged, ends: dict[str, int]) -> tuple[object, ...]:
    identity, source, predicate, target, polarity, directed, places = edge
    one, other = (_number(db, end, ends) for end in (source, target))
    documents = len({document for document, _ in places})
    return identity, one, predicate, other, polarity, directed, len(places), documents


def _number(db: sqlite3.Connection, entity: str, known: dict[str, int]) -> int:
    if entity not in known:
        row = db.execute("SELECT number FROM entities WHERE id = ?", (entity,)).fetchone()
        known[entity] = row["number"]
    return known[entity]


def settle(db: sqlite3.Connection, *, bulk: bool) -> None:
    """Counts the claims of the edges that changed; drops those without any. `bulk`: most of all
    claims changed."""
    edge = "+edge" if bulk else "edge"  # the + keeps from the index: all are read as they lie
    for statement in _SETTLE:
        db.execute(statement.replace("{edge}", edge))
