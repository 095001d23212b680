"""Sentences behind what has none of its own: edges, entities, groups of entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.ask import edges
from kgraph.ask.criteria import ALL
from kgraph.ask.evidence import Evidence, read
from kgraph.store import LISTED, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from kgraph.ask.criteria import Criteria
    from kgraph.store import Store


def of_edges(
    store: Store, ids: Collection[str], criteria: Criteria = ALL, *, each: int = 1
) -> dict[str, list[Evidence]]:
    """By the id of an edge: a claim of each of its first `each` sentences, asserted ones first."""
    found: dict[str, list[Evidence]] = {identity: [] for identity in ids}
    with store.reading() as db:
        query = f"SELECT number FROM edges WHERE id IN {LISTED}"
        numbers = [row[0] for row in db.execute(query, (listed(ids),))]
        for one in _first(db, numbers, criteria, each, group="c.edge"):
            found[one.edge.id].append(one)
    return found


def of_entity(
    store: Store, identity: str, criteria: Criteria = ALL, *, most: int = 1
) -> list[Evidence]:
    """A claim of each of so many sentences about an entity; of its strongest edges."""
    number = "(SELECT number FROM entities WHERE id = ?)"
    return _strongest(
        store, f"(e.source = {number} OR e.target = {number})", [identity] * 2, criteria, most
    )


def within(
    store: Store, ids: Collection[str], criteria: Criteria = ALL, *, most: int = 1
) -> list[Evidence]:
    """The same for what joins two of these entities."""
    numbers = f"(SELECT number FROM entities WHERE id IN {LISTED})"
    condition = f"e.source IN {numbers} AND +e.target IN {numbers}"
    return _strongest(store, condition, [listed(ids)] * 2, criteria, most)


def _strongest(
    store: Store, condition: str, bound: list[str], criteria: Criteria, most: int
) -> list[Evidence]:
    """Of the edges with most claims that fit."""
    table, values = edges.edges(criteria, condition, *bound)
    query = f"SELECT number FROM ({table}) ORDER BY weight DESC, id LIMIT ?"
    with store.reading() as db:
        numbers = [row[0] for row in db.execute(query, (*values, most))]
        return _first(db, numbers, criteria, most)


def _first(
    db: sqlite3.Connection, numbers: list[int], criteria: Criteria, most: int, *, group: str = "0"
) -> list[Evidence]:
    """In the order of the texts. Each `group` has so many sentences."""
    where, values = criteria.where()
    order = "weight DESC, modality <> 'asserted', name, id, sentence_start, start, number"
    sql = f"""
        SELECT document, number FROM (
            SELECT *, row_number() OVER (PARTITION BY of ORDER BY {order}) AS nth FROM (
                SELECT *, row_number() OVER
                    (PARTITION BY of, document, sentence_start ORDER BY {order}) AS place
                FROM (
                    SELECT c.document, c.number, c.sentence_start, c.start, c.modality, e.weight,
                        d.name, d.id, {group} AS of
                    FROM edges AS e JOIN claims AS c ON c.edge = e.number
                    JOIN documents AS d ON d.number = c.document
                    WHERE e.number IN {LISTED} AND {where}
                )
            ) WHERE place = 1
        ) WHERE nth <= ?
    """
    return read(db, db.execute(sql, (listed(numbers), *values, most)).fetchall())
