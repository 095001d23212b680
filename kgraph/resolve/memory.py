"""Tables of a `State` in memory: for all that is resolved at once, and for tests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic

from kgraph.resolve.state import SETS, Key, State, Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping


def in_memory() -> State:
    """A state without documents."""
    return State.of(lambda *_: MemoryRows[Any, Any](), lambda *_: MemorySets[Any, Any]())


def beside(state: State) -> State:
    """The same documents and settings; the other tables are made in memory, and are empty."""
    return replace(in_memory(), documents=state.documents, settings=state.settings)


def write(made: State, state: State) -> None:
    """What was made beside a state goes into its tables, which are empty: all of a table at once,
    so that no row is looked up or written twice."""
    for name in ("names", "terms"):
        getattr(state, name).put(getattr(made, name).rows)
    for name in SETS:
        getattr(state, name).fill(getattr(made, name).all())


class MemoryRows(Generic[Key, Value]):
    def __init__(self) -> None:
        self.rows: dict[Key, Value] = {}

    def get(self, keys: Collection[Key]) -> dict[Key, Value]:
        return {key: self.rows[key] for key in keys if key in self.rows}

    def put(self, rows: Mapping[Key, Value]) -> None:
        self.rows.update(rows)

    def drop(self, keys: Collection[Key]) -> None:
        for key in keys:
            self.rows.pop(key, None)

    def all(self) -> list[Key]:
        return list(self.rows)

    def clear(self) -> None:
        self.rows.clear()


class MemorySets(Generic[Key, Value]):
    """Most keys have one value: that is kept without a set, which takes more than the value."""

    def __init__(self) -> None:
        self.single: dict[Key, Value] = {}
        self.several: dict[Key, set[Value]] = {}

    def get(self, keys: Collection[Key]) -> dict[Key, set[Value]]:
        single, several = self.single, self.several
        found = {key: {single[key]} for key in keys if key in single}
        found.update((key, set(several[key])) for key in keys if key in several)
        return found

    def some(self, keys: Collection[Key]) -> dict[Key, set[Value]]:
        return {key: set(sorted(found)[:2]) for key, found in self.get(keys).items()}  # type: ignore[type-var]

    def tally(self, keys: Collection[Key]) -> dict[Key, tuple[int, Value]]:
        return {key: (len(found), min(found)) for key, found in self.get(keys).items()}  # type: ignore[type-var]

    def shared(self, pairs: Collection[tuple[Key, Key]]) -> set[tuple[Key, Key]]:
        return {(one, other) for one, other in pairs if self._of(one) & self._of(other)}

    def add(self, pairs: Iterable[tuple[Key, Value]]) -> None:
        single, several = self.single, self.several
        for key, value in pairs:
            if key in several:
                several[key].add(value)
            elif single.setdefault(key, value) != value:
                several[key] = {single.pop(key), value}

    def discard(self, pairs: Collection[tuple[Key, Value]]) -> None:
        for key, value in pairs:
            if key in self.several:
                self.several[key].discard(value)
                if len(self.several[key]) == 1:
                    self.single[key] = self.several.pop(key).pop()
            elif self.single.get(key) == value:
                del self.single[key]

    def fill(self, sets: Iterable[tuple[Key, Collection[Value]]]) -> None:
        self.add([(key, value) for key, values in sets for value in values])

    def all(self) -> Iterator[tuple[Key, Collection[Value]]]:
        yield from ((key, (value,)) for key, value in self.single.items())
        yield from self.several.items()

    def clear(self) -> None:
        self.single.clear()
        self.several.clear()

    def _of(self, key: Key) -> set[Value]:
        return {self.single[key]} if key in self.single else self.several.get(key, set())
