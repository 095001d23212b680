"""Opening the file, and what SQLite's errors mean for people."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kgraph.errors import StoreError
from kgraph.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_SECONDS = 1.0  # a transaction takes milliseconds; who waits longer meets a long merge
AGAIN = "move it away and run kgraph build again"
HALF = (
    "a build was stopped here, and what it left can only be read where it can be written; copy "
    "the folder, and ask the copy with --graph"
)


def existing(path: Path) -> sqlite3.Connection:
    """To be read, and written where that is possible. A full disk has no room for the files that
    WAL needs, and a folder that may only be read takes none: then the store is read alone.

    Raises StoreError when there is no store, or one that cannot be read.
    """
    if not path.is_file() or path.stat().st_size == 0:
        raise StoreError(
            f"{path}: no graph here; run kgraph build FOLDER first, "
            "or name another folder with --graph"
        )
    try:
        return _connect(path, "mode=rw" if _is_writable(path) else _reading(path))
    except StoreError as error:
        if not _is_full(error.__cause__) or _has_changes(path):
            raise
        return _connect(path, _reading(path))


def created(path: Path) -> sqlite3.Connection:
    """Opens a store, with folder and tables made where missing.

    Raises StoreError when it cannot be written or holds something else.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.open("ab").close()
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise StoreError(f"{path}: cannot be written ({what}); choose another folder") from error
    return _connect(path, "mode=rw" if _is_writable(path) else _reading(path), make=True)


@contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Turns errors of SQLite into StoreError. Mistakes in the use of it stay as they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if type(error) not in (sqlite3.DatabaseError, sqlite3.OperationalError):
            raise
        raise StoreError(f"{path}: {_meaning(path, error)}") from error
    except UnicodeDecodeError as error:  # of a message of SQLite that has bytes of the file in it
        raise StoreError(f"{path}: damaged (bytes that are no text); {AGAIN}") from error


def _meaning(path: Path, error: sqlite3.DatabaseError) -> str:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "is being written by another kgraph; try again when it is done"
    if code == sqlite3.SQLITE_CANTOPEN and _is_half(path):
        return HALF
    if code == sqlite3.SQLITE_READONLY and _is_writable(path):  # read alone, for want of room
        return "no room to write; make room or choose another folder"
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return f"cannot be written ({error}); choose another folder"
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return f"{error}; make room or choose another folder"
    if code == sqlite3.SQLITE_NOTADB:
        return f"not a kgraph store ({error}); {AGAIN}"
    return f"damaged ({error}); {AGAIN}"


def _connect(path: Path, how: str, *, make: bool = False) -> sqlite3.Connection:
    with reporting(path):
        name = f"{path.absolute().as_uri()}?{how}"
        db = sqlite3.connect(name, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            _prepare(db, path, make=make)
        except BaseException:
            db.close()
            raise
        return db


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _reading(path: Path) -> str:
    """Changes that are not in the file yet are read, too, or else it is read as if none came."""
    return "mode=ro" if _has_changes(path) else "mode=ro&immutable=1"


def _has_changes(path: Path) -> bool:
    """Of a process that is writing, or was killed."""
    changes = path.with_name(f"{path.name}-wal")
    return changes.exists() and changes.stat().st_size > 0


def _is_half(path: Path) -> bool:
    """Are there changes, and no room to look them up?"""
    return _has_changes(path) and not _is_writable(path)


def _is_full(error: BaseException | None) -> bool:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    return code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


def _prepare(db: sqlite3.Connection, path: Path, *, make: bool) -> None:
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = NORMAL")  # with WAL: safe from a crash of the program
    if make:
        _bring_up(db)
    problem = schema.problem(db)
    if problem:
        raise StoreError(f"{path}: {problem}")


def _bring_up(db: sqlite3.Connection) -> None:
    """Makes the tables of a new store, and those of an older one new."""
    if schema.is_empty(db):
        db.execute("PRAGMA journal_mode = WAL")
    elif not schema.is_older(db):
        return
    db.execute("PRAGMA foreign_keys = OFF")  # while tables are replaced
    with db:
        db.execute("BEGIN IMMEDIATE")
        if schema.is_empty(db):
            schema.create(db)
        else:
            schema.migrate(db)
    db.execute("PRAGMA foreign_keys = ON")
