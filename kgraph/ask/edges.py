"""The edges with a claim that fits, in SQL: what most questions begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.ask.criteria import Criteria
from kgraph.store import LISTED, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Sequence

    from kgraph.model import Entity

    Query = tuple[str, list[object]]  # SQL, and what is bound to it

ENDS = {"out": ("source", "target"), "in": ("target", "source")}


def edges(criteria: Criteria, condition: str = "1", *values: object) -> Query:
    """The edges `e` that fulfil a condition. `types` is left to the question.

    Columns are those of the table. `weight` and `documents` count the claims that fit; as long as
    the edges know these numbers, no claim is looked at.
    """
    of_these, more = of_edges(criteria)
    bound = [*values, *more]
    where = f"{condition} AND {of_these}"
    if edges_know(criteria):
        return f"SELECT e.* FROM edges AS e WHERE {where}", bound
    of_claims, values_of_claims = criteria.where()
    sql = f"""
        SELECT e.number, e.id, e.source, e.predicate, e.target, e.polarity, e.directed,
            count(*) AS weight, count(DISTINCT c.document) AS documents
        FROM edges AS e JOIN claims AS c ON c.edge = e.number
        WHERE {where} AND {of_claims}
        GROUP BY e.number
    """
    return sql, [*bound, *values_of_claims]


def touching(
    criteria: Criteria, condition: str, *values: object, directions: Collection[str] = ENDS
) -> Query:
    """The same once for each of its ends that fulfils a condition ("= ?"), with that end as `own`,
    the other as `other` (both are numbers), and `direction`: out, in, or both."""
    parts: list[str] = []
    bound: list[object] = []
    for direction, other, sql, more in halves(criteria, condition, *values, directions=directions):
        own = ENDS[direction][0]
        parts.append(
            f"SELECT e.number, e.id, e.predicate, e.polarity, e.directed, e.weight,"
            f" e.{own} AS own, e.{other} AS other,"
            f" CASE WHEN e.directed THEN '{direction}' ELSE 'both' END AS direction"
            f" FROM ({sql}) AS e"
        )
        bound += more
    return " UNION ALL ".join(parts), bound


def halves(
    criteria: Criteria, condition: str, *values: object, directions: Collection[str] = ENDS
) -> Iterator[tuple[str, str, str, list[object]]]:
    """(direction, column of the other end, SQL, what is bound to it): edges of which the source
    fulfils a condition, then those of which the target does. Symmetric ones have any direction."""
    for direction, (own, other) in ENDS.items():
        symmetric = "" if direction in directions else " AND NOT e.directed"
        yield direction, other, *edges(criteria, f"e.{own} {condition}{symmetric}", *values)


def of_types(types: Sequence[str]) -> Query:
    """A condition on an entity `o`."""
    return (f"o.label IN {LISTED}", [listed(types)]) if types else ("1", [])


def number(db: sqlite3.Connection, entity: Entity) -> int:
    """The row of an entity."""
    row = db.execute("SELECT number FROM entities WHERE id = ?", (entity.id,)).fetchone()
    return int(row[0])


def edges_know(criteria: Criteria) -> bool:
    """Does it ask for nothing but what all claims of an edge have in common?"""
    return criteria == Criteria(
        actions=criteria.actions, polarities=criteria.polarities, types=criteria.types
    )


def of_edges(criteria: Criteria) -> Query:
    """A condition on an edge `e` that follows from one on its claims."""
    found = {"predicate": criteria.actions, "polarity": criteria.polarities}
    chosen = {column: values for column, values in found.items() if values}
    sql = " AND ".join(f"e.{column} IN {LISTED}" for column in chosen) or "1"
    return sql, [listed(values) for values in chosen.values()]


def joining(db: sqlite3.Connection, one: int, other: int) -> Query:
    """A condition on an edge `e`: it joins these two, found from the one with fewer claims."""
    query = f"SELECT number FROM entities WHERE number IN {LISTED} ORDER BY weight, number"
    few, many = (row[0] for row in db.execute(query, (listed([one, other]),)))
    return "(e.source = ? AND +e.target = ? OR e.target = ? AND +e.source = ?)", [few, many] * 2
