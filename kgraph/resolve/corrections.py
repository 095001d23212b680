"""What people have decided about who is who. It wins over what the program finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.resolve.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Naming:
    """The name, or the type, that people gave to whoever goes by the name `of`."""

    of: str
    name: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """`same`: names of one entity, in groups. `different`: pairs that are never one entity.

    Names count without case and accents (`names.fold`), whatever type they were taken for.
    """

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    namings: tuple[Naming, ...] = ()


NONE = Corrections()


class Groups:
    """Names that are one by way of others. Keeps the order in which they were joined."""

    def __init__(self, same: Iterable[Sequence[str]] = ()) -> None:
        self._group: dict[str, dict[str, str]] = {}  # folded name -> its group, folded to written
        for names in same:
            for name in names:
                self.join(names[0], name)

    def of(self, name: str) -> dict[str, str]:
        """All names of the group, folded, with how they are written."""
        return self._group.get(fold(name), {fold(name): name})

    def join(self, one: str, other: str) -> None:
        group = {**self.of(one), **self.of(other)}
        self._group.update(dict.fromkeys(group, group))

    def are_one(self, one: str, other: str) -> bool:
        return fold(other) in self.of(one)

    def are_apart(self, one: str, other: str, different: Iterable[tuple[str, str]]) -> bool:
        """Does one of these pairs keep them from being one?"""
        left, right = self.of(one), self.of(other)
        folded = ((fold(a), fold(b)) for a, b in different)
        return any((a in left and b in right) or (b in left and a in right) for a, b in folded)

    def all(self) -> list[tuple[str, ...]]:
        distinct = {id(group): group for group in self._group.values()}
        return [tuple(group.values()) for group in distinct.values()]


def combined(*ranks: Corrections) -> Corrections:
    """One out of several, the highest rank first: what contradicts a higher one is left out.

    Every name of a group gets the name and the type that the group has.
    """
    groups = Groups()
    different = [pair for rank in ranks for pair in rank.different]
    for rank in ranks:
        for names in rank.same:
            for name in names:
                if not groups.are_apart(names[0], name, different):
                    groups.join(names[0], name)
    for naming in (naming for rank in ranks for naming in rank.namings):
        groups.join(naming.of, naming.of)
    same = groups.all()
    given = [_given(rank.namings) for rank in ranks]
    namings = [naming for names in same for naming in _namings(names, given)]
    return Corrections(
        tuple(names for names in same if len(names) > 1), tuple(different), tuple(namings)
    )


def _given(namings: Iterable[Naming]) -> Mapping[str, Naming]:
    """By the names that they are of, and by those that they give; the first of several wins."""
    found: dict[str, Naming] = {}
    for naming in namings:
        for key in {fold(name) for name in (naming.of, naming.name) if name}:
            held = found.get(key, naming)
            found[key] = Naming(held.of, held.name or naming.name, held.label or naming.label)
    return found


def _namings(names: Sequence[str], ranks: Iterable[Mapping[str, Naming]]) -> Iterable[Naming]:
    found = [rank[fold(name)] for rank in ranks for name in names if fold(name) in rank]
    name = next((naming.name for naming in found if naming.name), None)
    label = next((naming.label for naming in found if naming.label), None)
    return [Naming(of, name, label) for of in names] if name or label else []
