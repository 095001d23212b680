"""From a name that somebody typed to entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.store import graph
from kgraph.store.names import fold, near, words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from kgraph.model import Entity


def find(db: sqlite3.Connection, name: str) -> list[Entity]:
    table = _names(db)
    return graph.by_weight(db, _equal(table, name) or _holding(table, name))


def suggest(db: sqlite3.Connection, name: str, limit: int) -> list[str]:
    table = _names(db)
    scores = near(name, {row["folded"] for row in table})
    best: dict[str, float] = {}
    for row in table:
        if score := scores.get(row["folded"]):
            best[row["entity"]] = max(score, best.get(row["entity"], 0.0))
    ranked = sorted(graph.by_weight(db, best), key=lambda entity: -best[entity.id])
    return list(dict.fromkeys(entity.name for entity in ranked))[:limit]


def _names(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """(entity, name, folded, alias): every name of every entity."""
    return db.execute(
        "SELECT id AS entity, name, folded, 0 AS alias FROM entities"
        " UNION ALL SELECT entity, name, folded, 1 FROM aliases"
    ).fetchall()


def _equal(table: Iterable[sqlite3.Row], name: str) -> set[str]:
    """Entities with this canonical name, as it is written or else folded; else this alias."""
    folded = fold(name)
    equal = [row for row in table if row["folded"] == folded]
    canonical = [row for row in equal if not row["alias"]]
    exact = [row for row in canonical if row["name"] == name]
    return {row["entity"] for row in exact or canonical or equal}


def _holding(table: Iterable[sqlite3.Row], name: str) -> set[str]:
    wanted = words(fold(name))
    return {row["entity"] for row in table if wanted and wanted <= words(row["folded"])}
