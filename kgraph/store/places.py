"""Where the entities stand in the picture of the whole graph, and which community they are of.

They are worked out when somebody asks for a picture, kept, and forgotten with the next change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

Point = tuple[float, float]


class Layout(NamedTuple):
    positions: Mapping[str, Point]  # by entity id, as are the communities
    communities: Mapping[str, int]


def put(db: sqlite3.Connection, layout: Layout) -> None:
    forget(db)
    rows = ((x, y, layout.communities.get(id_), id_) for id_, (x, y) in layout.positions.items())
    db.executemany("INSERT INTO places SELECT number, ?, ?, ? FROM entities WHERE id = ?", rows)


def get(db: sqlite3.Connection) -> Layout:
    positions: dict[str, Point] = {}
    communities: dict[str, int] = {}
    query = "SELECT id, x, y, community FROM places JOIN entities ON number = entity"
    for id_, x, y, community in db.execute(query):
        positions[id_] = (x, y)
        if community is not None:
            communities[id_] = community
    return Layout(positions, communities)


def forget(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM places")
