"""The claims at each entity, in columns: as objects they would take more room than the graph."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from kgraph.store import LISTED, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping, Sequence

    from kgraph.ask.criteria import Criteria

    Days = tuple[str | None, str | None]

NONE = -1


class Behind(NamedTuple):
    """A document behind claims."""

    place: int  # in the order of the names
    name: str
    days: Days  # on which it appeared


def documents(db: sqlite3.Connection) -> dict[int, Behind]:
    """By number, in the order of their names."""
    query = "SELECT number, name, published FROM documents WHERE live ORDER BY name, id"
    return {
        number: Behind(place, name, (published, published))
        for place, (number, name, published) in enumerate(db.execute(query))
    }


def plain(db: sqlite3.Connection, query: str, bound: Sequence[object] = ()) -> sqlite3.Cursor:
    """Rows as tuples, which are quicker to read."""
    cursor = db.cursor()
    cursor.row_factory = None
    return cursor.execute(query, bound)


class Ends:
    """Documents and days of the claims at each of some entities, which are known by their places
    in the order of their ids."""

    def __init__(
        self,
        count: int,
        nodes: array[int],
        places: array[int],
        days: array[int],
        known: Sequence[Days],
    ) -> None:
        """So many entities; for each claim of one its place, that of the document, and the number
        of the claim's days."""
        import numpy as np

        own, where, when = (np.frombuffer(of, dtype=np.intc) for of in (nodes, places, days))
        order = np.lexsort((where, own)).astype(np.intc)
        self._documents, self._days = where[order], when[order]
        self._bounds = np.searchsorted(own, np.arange(count + 1), sorter=order)
        self._known = known

    def of(self, node: int) -> tuple[int, list[int], set[Days]]:
        """Number of claims, places of their documents in order, and their first and last days."""
        first, last = self._bounds[node : node + 2].tolist()
        documents = dict.fromkeys(self._documents[first:last].tolist())
        days = {self._known[number] for number in set(self._days[first:last].tolist())}
        return last - first, list(documents), days


def ends(
    db: sqlite3.Connection,
    criteria: Criteria,
    nodes: Collection[int],
    edges: Sequence[int] | None,
    behind: Mapping[int, Behind],
) -> Ends:
    """Of the entities and edges of these numbers, or of all edges. `behind` are the
    documents, by their numbers."""
    sources, targets = _joined(db, nodes, edges)
    condition, bound = criteria.where()
    query = f"""
        SELECT c.edge, c.document, c.first_day, c.last_day FROM claims AS c
        WHERE +c.edge IS NOT NULL AND {condition}
    """  # not by the index of edges: all are wanted, and it leads criss-cross through the table
    at, places, days = array("i"), array("i"), array("i")
    known: dict[Days, int] = {}
    for edge, number, first, last in plain(db, query, bound):
        source, target = sources[edge], targets[edge]
        if source == NONE:
            continue
        document = behind[number]
        of_days = known.setdefault(document.days if first is None else (first, last), len(known))
        for node in (source,) if source == target else (source, target):
            at.append(node)
            places.append(document.place)
            days.append(of_days)
    return Ends(len(nodes), at, places, days, list(known))


def _joined(
    db: sqlite3.Connection, nodes: Collection[int], edges: Sequence[int] | None
) -> tuple[array[int], array[int]]:
    """Places of the entities that each edge joins, by its number; NONE for others."""
    place = {number: at for at, number in enumerate(nodes)}
    (count,) = db.execute("SELECT coalesce(max(number), 0) + 1 FROM edges").fetchone()
    sources, targets = array("i", [NONE]) * count, array("i", [NONE]) * count
    where, bound = ("", ()) if edges is None else (f" WHERE number IN {LISTED}", (listed(edges),))
    found = plain(db, f"SELECT number, source, target FROM edges{where}", bound)
    for number, source, target in found:
        sources[number], targets[number] = place[source], place[target]
    return sources, targets
