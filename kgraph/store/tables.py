"""Plain tables of keys and values, for what resolution keeps between builds.

A codec has `write` and `read`: keys and values as text, and back. Equal values are equal texts.
"""

from __future__ import annotations

import json
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Mapping

FEW = 1000  # values that are counted before one of two keys is taken for the one with fewer


class Codec(Protocol):
    @property
    def write(self) -> Callable[[Any], str]: ...
    @property
    def read(self) -> Callable[[str], Any]: ...


class _Table:
    def __init__(self, db: sqlite3.Connection, name: str, key: Codec, value: Codec) -> None:
        self._db, self._name, self._key, self._value = db, f"who_{name}", key, value

    def clear(self) -> None:
        self._db.execute(f"DELETE FROM {self._name}")

    def _texts(self, keys: Collection[Any]) -> str:
        return json.dumps(sorted(map(self._key.write, keys)))

    def _pairs(self, pairs: Iterable[tuple[Any, Any]]) -> list[tuple[str, str]]:
        """In the order in which they lie: written so, the same rows make the same file, sooner."""
        write_key, write_value = self._key.write, self._value.write
        return sorted((write_key(key), write_value(value)) for key, value in pairs)


class Rows(_Table):
    """One value a key."""

    def get(self, keys: Collection[Any]) -> dict[Any, Any]:
        found = self._db.execute(
            f"SELECT key, value FROM {self._name} WHERE key IN (SELECT value FROM json_each(?))",
            (self._texts(keys),),
        )
        return {self._key.read(key): self._value.read(value) for key, value in found}

    def put(self, rows: Mapping[Any, Any]) -> None:
        self._db.executemany(
            f"INSERT OR REPLACE INTO {self._name} VALUES (?, ?)", self._pairs(rows.items())
        )

    def drop(self, keys: Collection[Any]) -> None:
        self._db.execute(
            f"DELETE FROM {self._name} WHERE key IN (SELECT value FROM json_each(?))",
            (self._texts(keys),),
        )

    def all(self) -> list[Any]:
        found = self._db.execute(f"SELECT key FROM {self._name} ORDER BY key")
        return [self._key.read(key) for (key,) in found]


class Sets(_Table):
    """Several values a key, each once."""

    def get(self, keys: Collection[Any]) -> dict[Any, set[Any]]:
        found = self._db.execute(
            f"SELECT key, value FROM {self._name} WHERE key IN (SELECT value FROM json_each(?))",
            (self._texts(keys),),
        )
        return self._gathered(found)

    def some(self, keys: Collection[Any]) -> dict[Any, set[Any]]:
        """No more than two values of each key."""
        sql = f"SELECT key, value FROM {self._name} WHERE key = ? LIMIT 2"
        found = (row for key in keys for row in self._db.execute(sql, (self._key.write(key),)))
        return self._gathered(found)

    def tally(self, keys: Collection[Any]) -> dict[Any, tuple[int, Any]]:
        """How many values, and the smallest."""
        found = self._db.execute(
            f"SELECT key, count(*), min(value) FROM {self._name}"
            " WHERE key IN (SELECT value FROM json_each(?)) GROUP BY key",
            (self._texts(keys),),
        )
        return {self._key.read(key): (n, self._value.read(value)) for key, n, value in found}

    def shared(self, pairs: Collection[tuple[Any, Any]]) -> set[tuple[Any, Any]]:
        """The pairs of keys that have a value in common."""
        return {pair for pair in pairs if self._meet(*map(self._key.write, pair))}

    def add(self, pairs: Iterable[tuple[Any, Any]]) -> None:
        self._db.executemany(
            f"INSERT OR IGNORE INTO {self._name} VALUES (?, ?)", self._pairs(pairs)
        )

    def fill(self, sets: Iterable[tuple[Any, Collection[Any]]]) -> None:
        """Adds all values of keys that come once, where nothing is yet."""
        found = sorted(((self._key.write(key), of) for key, of in sets), key=itemgetter(0))
        pairs = ((key, value) for key, of in found for value in sorted(map(self._value.write, of)))
        self._db.executemany(f"INSERT INTO {self._name} VALUES (?, ?)", pairs)

    def discard(self, pairs: Collection[tuple[Any, Any]]) -> None:
        self._db.executemany(
            f"DELETE FROM {self._name} WHERE key = ? AND value = ?", self._pairs(pairs)
        )

    def _meet(self, one: str, other: str) -> bool:
        fewer, more = sorted((one, other), key=self._count)
        found = self._db.execute(
            f"SELECT 1 FROM {self._name} AS a CROSS JOIN {self._name} AS b"
            " ON b.key = ? AND b.value = a.value WHERE a.key = ? LIMIT 1",
            (more, fewer),
        )
        return found.fetchone() is not None

    def _count(self, key: str) -> int:
        found = self._db.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM {self._name} WHERE key = ? LIMIT {FEW})", (key,)
        )
        return int(found.fetchone()[0])

    def _gathered(self, found: Any) -> dict[Any, set[Any]]:
        values: dict[str, set[Any]] = {}
        for key, value in found:
            values.setdefault(key, set()).add(self._value.read(value))
        return {self._key.read(key): of for key, of in values.items()}
