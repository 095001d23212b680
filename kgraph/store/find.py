"""From a name that somebody typed to entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.store import graph, rows
from kgraph.store.names import fold, near, words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from kgraph.model import Entity


def find(db: sqlite3.Connection, name: str) -> list[Entity]:
    return by_weight(db, _equal(db, name) or _holding(db, name))


def suggest(db: sqlite3.Connection, name: str, limit: int) -> list[str]:
    table = db.execute("SELECT entity, folded FROM names").fetchall()
    scores = near(name, {row["folded"] for row in table})
    best: dict[int, float] = {}
    for row in table:
        if score := scores.get(row["folded"]):
            best[row["entity"]] = max(score, best.get(row["entity"], 0.0))
    found = db.execute(
        f"SELECT number, name FROM entities WHERE number IN {rows.LISTED}"
        " ORDER BY weight DESC, name, id",
        (rows.listed(best),),
    )
    ranked = sorted(found.fetchall(), key=lambda row: -best[row["number"]])
    return list(dict.fromkeys(row["name"] for row in ranked))[:limit]


def by_weight(db: sqlite3.Connection, numbers: Collection[int]) -> list[Entity]:
    """Those with most claims first, then by name."""
    found = db.execute(
        f"SELECT id, weight FROM entities WHERE number IN {rows.LISTED}", (rows.listed(numbers),)
    )
    weights = dict(map(tuple, found))
    return sorted(graph.entities(db, weights), key=lambda e: (-weights[e.id], e.name, e.id))


def _equal(db: sqlite3.Connection, name: str) -> set[int]:
    """Entities with this canonical name, as it is written or else folded; else this alias."""
    equal = db.execute("SELECT * FROM names WHERE folded = ?", (fold(name),)).fetchall()
    canonical = [row for row in equal if not row["position"]]
    exact = [row for row in canonical if row["name"] == name]
    return {row["entity"] for row in exact or canonical or equal}


def _holding(db: sqlite3.Connection, name: str) -> set[int]:
    """Entities with a name that holds all of these words."""
    wanted = words(fold(name))
    if not wanted:
        return set()
    quoted = " ".join(f'"{word}"' for word in sorted(wanted))
    found = db.execute(
        "SELECT entity, folded FROM names WHERE number IN"
        " (SELECT rowid FROM names_words WHERE names_words MATCH ?)",
        (quoted,),
    )
    return {row["entity"] for row in found if wanted <= words(row["folded"])}
