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
    found = db.execute(
        "SELECT id, x, y, community FROM places JOIN entities ON number = entity"
    ).fetchall()
    return Layout(
        {id_: (x, y) for id_, x, y, _ in found},
        {id_: community for id_, _, _, community in found if community is not None},
    )


def forget(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM places")
