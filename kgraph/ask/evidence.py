"""The claims behind edges, with their sentences."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, NamedTuple

from kgraph.ask import edges
from kgraph.ask.criteria import ALL
from kgraph.errors import NothingFound
from kgraph.store import LISTED, graph, listed, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from kgraph.ask.criteria import Criteria
    from kgraph.model import Claim, Document, Entity
    from kgraph.store import Store, Summary


_CLAIMS = f"""
    {rows.CLAIMS} WHERE (c.document, c.number) IN
        (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))
"""


class Evidence(NamedTuple):
    """One claim of an edge, and where it was read."""

    claim: Claim
    edge: Summary  # with all its claims, whether or not they fit
    speaker: str | None  # canonical name of who says so, where it is not the author
    document: Document


def evidence(
    store: Store,
    entities: Sequence[Entity],
    criteria: Criteria = ALL,
    *,
    limit: int | None = None,
) -> list[Evidence]:
    """The claims behind the edges of one entity, or between two, in the order of the texts.

    Raises NothingFound, with the actions that there are, where there is none.
    """
    with store.reading() as db:
        sql, bound = _places(db, entities, criteria)
        ordered = f"{sql} ORDER BY d.name, d.id, c.sentence_start, c.start, c.number LIMIT ?"
        found = read(db, db.execute(ordered, (*bound, limit or -1)).fetchall())
        if not found:
            raise NothingFound(_no_evidence(db, entities, criteria))
        return found


def count(store: Store, entities: Sequence[Entity], criteria: Criteria = ALL) -> int:
    """How many claims `evidence` has."""
    with store.reading() as db:
        sql, bound = _places(db, entities, criteria)
        return int(db.execute(f"SELECT count(*) FROM ({sql})", bound).fetchone()[0])


def read(db: sqlite3.Connection, places: Iterable[Sequence[int]]) -> list[Evidence]:
    """The claims of edges with these numbers of document and claim, in the order of the texts."""
    wanted = [tuple(place) for place in places]
    found = db.execute(f"{_CLAIMS} {rows.IN_ORDER}", (json.dumps(wanted),)).fetchall()
    documents = _documents(db, {row["document"] for row in found})
    summaries = _summaries(db, {row["edge"] for row in found})
    return [
        Evidence(
            rows.claim(documents[row["document"]], row),
            summaries[row["edge"]],
            row["speaker"],
            documents[row["document"]],
        )
        for row in found
    ]


def _places(db: sqlite3.Connection, entities: Sequence[Entity], criteria: Criteria) -> edges.Query:
    """Numbers of documents and claims."""
    ends, bound = _touching(db, entities)
    of_edges, more = edges.of_edges(criteria)
    types, labels = edges.of_types(criteria.types)
    where, values = criteria.where()
    other = "JOIN entities AS o ON o.number = CASE e.source WHEN ? THEN e.target ELSE e.source END"
    first = [edges.number(db, entities[0])] if criteria.types else []
    sql = f"""
        SELECT c.document, c.number FROM edges AS e
        JOIN claims AS c ON c.edge = e.number
        JOIN documents AS d ON d.number = c.document
        {other if criteria.types else ""}
        WHERE {ends} AND {of_edges} AND {types} AND {where}
    """
    return sql, [*first, *bound, *more, *labels, *values]


def _touching(db: sqlite3.Connection, entities: Sequence[Entity]) -> edges.Query:
    """A condition on an edge `e`: it touches the one entity, or joins the two."""
    first, *others = sorted({edges.number(db, entity) for entity in entities})
    if others:
        return edges.joining(db, first, others[0])
    return "(e.source = ? OR e.target = ?)", [first, first]


def _documents(db: sqlite3.Connection, numbers: set[int]) -> dict[int, Document]:
    query = f"SELECT * FROM documents WHERE number IN {LISTED}"
    return {row["number"]: rows.document(row) for row in db.execute(query, (listed(numbers),))}


def _summaries(db: sqlite3.Connection, numbers: set[int]) -> dict[int, Summary]:
    query = f"{graph.SUMMARIES} WHERE e.number IN {LISTED}"
    return {row["number"]: graph.summary(row) for row in db.execute(query, (listed(numbers),))}


def _no_evidence(db: sqlite3.Connection, entities: Sequence[Entity], criteria: Criteria) -> str:
    who = " and ".join(dict.fromkeys(one.name for one in entities))
    ends, bound = _touching(db, entities)
    query = f"SELECT DISTINCT predicate FROM edges AS e WHERE {ends} ORDER BY 1"
    actions = [row[0] for row in db.execute(query, bound)]
    if not actions:
        return f"no claim joins {who}; try kgraph neighbours {shlex.quote(entities[0].name)}"
    if criteria.actions and not set(actions) & set(criteria.actions):
        wanted = " or ".join(f"'{action}'" for action in criteria.actions)
        return f"no claim {wanted} about {who}; there is: {', '.join(actions[:12])}"
    return f"no claim about {who} fits; without filters there are some: {', '.join(actions[:12])}"
