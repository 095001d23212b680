"""Writing most rows of a table: an index that is made of all of them takes less time than one that
is kept up row by row, and so does the work of a trigger."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


@contextmanager
def without(db: sqlite3.Connection, names: str, *, when: bool) -> Iterator[None]:
    """These indexes and triggers are dropped in the block, and made anew after it: what the
    triggers would have done is left to the caller. No statement may run when it begins or ends.
    The transaction of the caller brings them back when it fails."""
    found = db.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger')"
    ).fetchall()
    dropped = [row for row in found if when and row["name"] in names.split()]
    for kind, name, _ in dropped:
        db.execute(f"DROP {kind} {name}")
    yield
    for *_, sql in dropped:
        db.execute(sql)
