"""Edges: all claims that agree between two entities. Only those that changed are made anew.

Within one transaction: `mark` the documents whose claims may move, `put` their claims into edges,
and `settle`. `cluster/edges.py` makes the same edges on many machines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.model import NOT_ENTITIES, digest
from kgraph.store import rows
from kgraph.store.bulk import without
from kgraph.symmetric import SYMMETRIC

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

_SYMMETRIC = tuple(sorted(SYMMETRIC))
_KEY = "source, target, predicate, polarity"
_TEMPORARY = {
    "marked": "(number INTEGER PRIMARY KEY)",  # of edges that change
    "ends": "(number INTEGER PRIMARY KEY)",  # of entities that these join
    # claims that join two entities
    "joined": f"""(
        source INTEGER, target INTEGER, predicate TEXT, polarity TEXT,
        document INTEGER, number INTEGER, modality TEXT, first_day TEXT, last_day TEXT,
        PRIMARY KEY ({_KEY}, document, number)
    ) WITHOUT ROWID""",
    # their edges: first those that are there, with their numbers
    "merged": """(
        position INTEGER PRIMARY KEY, held INTEGER, id TEXT, source INTEGER, predicate TEXT,
        target INTEGER, polarity TEXT, directed INTEGER, weight INTEGER, documents INTEGER,
        modalities TEXT, first_day TEXT, last_day TEXT
    )""",
    # the edge of each claim
    "placed": """(
        document INTEGER, number INTEGER, edge INTEGER, PRIMARY KEY (document, number)
    ) WITHOUT ROWID""",
}
# a and b are only looked up for what two sides do together: its source is the first by name
_JOIN = f"""
    INSERT INTO joined
    SELECT iif(turned, target, source), iif(turned, source, target), lemma,
        CASE WHEN stance = 'deny' THEN 'denied' ELSE polarity END, document, number, modality,
        coalesce(first_day, published), coalesce(last_day, published)
    FROM (
        SELECT c.*, s.entity AS source, o.entity AS target, t.stance, d.published,
            (b.name, b.id) < (a.name, a.id) AS turned
        FROM claims AS c
        JOIN documents AS d ON d.number = c.document
        JOIN mentions AS s ON s.document = c.document AND s.number = c.subject
        JOIN mentions AS o ON o.document = c.document AND o.number = c.object
        LEFT JOIN statements AS t ON t.document = c.document AND t.number = c.statement
        LEFT JOIN entities AS a ON a.number = iif(c.lemma IN {_SYMMETRIC}, s.entity, NULL)
        LEFT JOIN entities AS b ON b.number = iif(a.number IS NULL, NULL, o.entity)
        WHERE s.entity != o.entity
            AND s.label NOT IN {NOT_ENTITIES} AND o.label NOT IN {NOT_ENTITIES}
            AND {{which}}
    )
    ORDER BY 1, 2, 3, 4, 5, 6
"""
_ID = """
    edge_id((SELECT id FROM entities WHERE number = source), predicate,
        (SELECT id FROM entities WHERE number = target), polarity)
"""
_MARK_HELD = f"""
    INSERT OR IGNORE INTO marked
    SELECT number FROM edges WHERE id IN (SELECT {_ID} FROM joined GROUP BY {_KEY})
"""
_MERGE = f"""
    INSERT INTO merged (held, id, source, predicate, target, polarity, directed, weight, documents,
        modalities, first_day, last_day)
    SELECT (SELECT number FROM edges WHERE id = found.id) AS held, id,
        source, predicate, target, polarity, predicate NOT IN {_SYMMETRIC}, weight, documents,
        modalities, first_day, last_day
    FROM (
        SELECT {_ID} AS id, {_KEY}, count(*) AS weight, count(DISTINCT document) AS documents,
            min(first_day) AS first_day, max(last_day) AS last_day,
            CASE WHEN min(modality) = max(modality) THEN json_object(modality, count(*)) ELSE
                (SELECT json_group_object(modality, n) FROM
                    (SELECT modality, count(*) AS n FROM joined AS same
                     WHERE same.source = j.source AND same.target = j.target
                        AND same.predicate = j.predicate AND same.polarity = j.polarity
                     GROUP BY modality ORDER BY n DESC, modality)) END AS modalities,
            min(document << 32 | number) AS first
        FROM joined AS j GROUP BY {_KEY}
    ) AS found
    ORDER BY held IS NULL, min(source, target), max(source, target), first
"""
_DROP = """
    DELETE FROM edges WHERE number IN marked
        AND number NOT IN (SELECT held FROM merged WHERE held IS NOT NULL)
"""
_MAKE = """
    INSERT INTO edges
    SELECT position + ?, id, source, predicate, target, polarity, directed, weight, documents,
        modalities, first_day, last_day
    FROM merged WHERE held IS NULL
"""
_PLACE = f"""
    INSERT INTO placed
    SELECT j.document, j.number, coalesce(m.held, m.position + ?)
    FROM merged AS m CROSS JOIN joined AS j USING ({_KEY}) ORDER BY 1, 2
"""
_MOVE = """
    UPDATE claims SET edge = p.edge FROM placed AS p
    WHERE claims.document = p.document AND claims.number = p.number AND claims.edge IS NOT p.edge
"""
WEIGHTS = """
    UPDATE entities SET weight =
        (SELECT coalesce(sum(weight), 0) FROM edges WHERE source = entities.number)
        + (SELECT coalesce(sum(weight), 0) FROM edges WHERE target = entities.number)
"""
"""Counts the claims in the edges of all entities."""
_SETTLE = (
    """
    UPDATE edges SET modalities = m.modalities, first_day = m.first_day, last_day = m.last_day
    FROM merged AS m WHERE m.held = edges.number
    """,
    # those whose numbers are right stay where they are in three indexes
    """
    UPDATE edges SET weight = m.weight, documents = m.documents
    FROM merged AS m WHERE m.held = edges.number
        AND (edges.weight != m.weight OR edges.documents != m.documents)
    """,
    "INSERT OR IGNORE INTO ends SELECT source FROM merged",
    "INSERT OR IGNORE INTO ends SELECT target FROM merged",
    f"{WEIGHTS} WHERE number IN ends",
    *(f"DELETE FROM {table}" for table in _TEMPORARY),
)


def begin(db: sqlite3.Connection) -> None:
    """For `mark`, once in a transaction."""
    db.create_function("edge_id", 4, digest, deterministic=True)
    for table, columns in _TEMPORARY.items():
        db.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} {columns}")
        db.execute(f"DELETE FROM {table}")


def mark(db: sqlite3.Connection, documents: Collection[int]) -> None:
    """The claims of these documents leave their edges."""
    held = f"document IN {rows.LISTED} AND edge IS NOT NULL"
    of = (rows.listed(documents),)
    db.execute(f"INSERT OR IGNORE INTO marked SELECT edge FROM claims WHERE {held}", of)
    for end in ("source", "target"):
        db.execute(f"INSERT OR IGNORE INTO ends SELECT {end} FROM edges WHERE number IN marked")
    db.execute(f"UPDATE claims SET edge = NULL WHERE {held}", of)


def symmetric(db: sqlite3.Connection, entities: Collection[int]) -> set[int]:
    """Numbers of the documents with a claim in a symmetric edge of these entities: which is the
    source hangs on their names."""
    found = db.execute(
        "SELECT DISTINCT document FROM claims WHERE edge IN (SELECT number FROM edges"
        f" WHERE NOT directed AND (source IN {rows.LISTED} OR target IN {rows.LISTED}))",
        (rows.listed(entities), rows.listed(entities)),
    )
    return {row["document"] for row in found}


def put(db: sqlite3.Connection, documents: Collection[int], *, bulk: bool) -> None:
    """Adds the claims of these documents, which have no edge, to edges; those are made where they
    are missing, and dropped where no claim is left. `bulk`: these are all documents."""
    from kgraph.interrupts import held

    db.execute(_JOIN.format(which=f"c.document IN {rows.LISTED}"), (rows.listed(documents),))
    if not bulk:  # the other claims of their edges are counted with them
        with held():
            db.execute(_MARK_HELD)
        db.execute(_JOIN.format(which="c.edge IN marked"))
    (last,) = db.execute("SELECT coalesce(max(number), 0) FROM edges").fetchone()
    with held():
        db.execute(_MERGE)
    db.execute(_DROP)
    (known,) = db.execute("SELECT count(held) FROM merged").fetchone()
    with without(db, "claims_edge edges_source edges_target edges_documents", when=bulk):
        db.execute(_MAKE, (last - known,))
        db.execute(_PLACE, (last - known,))
        db.execute(_MOVE)


def settle(db: sqlite3.Connection) -> None:
    """Writes what the claims of the edges that were there add up to, and those of entities."""
    for statement in _SETTLE:
        db.execute(statement)
