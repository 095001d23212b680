"""Sentences behind what has none of its own: edges, entities, groups of entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.ask.criteria import ALL
from kgraph.ask.evidence import Evidence, read
from kgraph.store import LISTED, listed

if TYPE_CHECKING:
    from collections.abc import Collection

    from kgraph.ask.criteria import Criteria
    from kgraph.store import Store


def of_edges(
    store: Store, ids: Collection[str], criteria: Criteria = ALL, *, each: int = 1
) -> dict[str, list[Evidence]]:
    """By the id of an edge: a claim of each of its first `each` sentences, asserted ones first."""
    found: dict[str, list[Evidence]] = {identity: [] for identity in ids}
    condition = f"e.id IN {LISTED}"
    for one in _first(store, condition, [listed(ids)], criteria, each, group="c.edge"):
        found[one.edge.id].append(one)
    return found


def of_entity(
    store: Store, identity: str, criteria: Criteria = ALL, *, most: int = 1
) -> list[Evidence]:
    """A claim of each of so many sentences about an entity; its strongest edges first. The types
    of `criteria` are those of the other end."""
    number = "(SELECT number FROM entities WHERE id = ?)"
    condition = f"(e.source = {number} OR e.target = {number})"
    return _first(store, condition, [identity] * 2, criteria, most)


def within(
    store: Store, ids: Collection[str], criteria: Criteria = ALL, *, most: int = 1
) -> list[Evidence]:
    """The same for what joins two of these entities."""
    numbers = f"(SELECT number FROM entities WHERE id IN {LISTED})"
    condition = f"e.source IN {numbers} AND e.target IN {numbers}"
    return _first(store, condition, [listed(ids)] * 2, criteria, most)


def _first(
    store: Store,
    condition: str,
    bound: list[str],
    criteria: Criteria,
    most: int,
    *,
    group: str = "0",
) -> list[Evidence]:
    """In the order of the texts. `group` has `most` sentences each."""
    where, values = criteria.where()
    order = "weight DESC, planned, name, id, sentence_start, start, number"
    sql = f"""
        SELECT document, number FROM (
            SELECT *, row_number() OVER (PARTITION BY of ORDER BY {order}) AS nth FROM (
                SELECT *, row_number() OVER
                    (PARTITION BY of, document, sentence_start ORDER BY {order}) AS place
                FROM (
                    SELECT c.document, c.number, c.sentence_start, c.start, e.weight, d.name, d.id,
                        {group} AS of, c.modality <> 'asserted' AS planned
                    FROM edges AS e JOIN claims AS c ON c.edge = e.number
                    JOIN documents AS d ON d.number = c.document
                    WHERE {condition} AND {where}
                )
            ) WHERE place = 1
        ) WHERE nth <= ?
    """
    with store.reading() as db:
        return read(db, db.execute(sql, (*bound, *values, most)).fetchall())
