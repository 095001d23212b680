"""Corrections, as each step of resolution asks for them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kgraph.resolve.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kgraph.resolve.corrections import Corrections


class People:
    """What people decided, by folded names."""

    def __init__(self, corrections: Corrections) -> None:
        self.corrections = corrections

    @cached_property
    def corrected(self) -> frozenset[str]:
        """Names that people made one with others, or keep apart from them."""
        return frozenset(self.groups) | self.parted

    @cached_property
    def groups(self) -> Mapping[str, tuple[int, ...]]:
        """Name -> the groups of names that it is in, by number."""
        found: dict[str, tuple[int, ...]] = {}
        for number, names in enumerate(self.corrections.same):
            for name in {fold(name) for name in names}:
                found[name] = (*found.get(name, ()), number)
        return found

    @cached_property
    def parted(self) -> frozenset[str]:
        return frozenset(fold(name) for pair in self.corrections.different for name in pair)

    @cached_property
    def apart(self) -> list[frozenset[str]]:
        return [frozenset(map(fold, pair)) for pair in self.corrections.different]

    def named(self, called: Mapping[str, int], name: str, label: str) -> tuple[str, str]:
        """The name and the type that people gave to who is called so, else these."""
        known = {fold(form) for form in called} if self.corrections.namings else set()
        for naming in self.corrections.namings:
            if fold(naming.of) in known:
                name, label = naming.name or name, naming.label or label
        return name, label
