"""Decisions, and the clusters that follow from them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kgraph.resolve.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PERSON = "person"  # signal of what people decided


class Term(NamedTuple):
    """What mentions are called: the unit that is clustered.

    `document` is the id of the article that a bare word ("the minister") belongs to; names are
    the same in all articles.
    """

    label: str
    name: str
    document: str = ""


class Join(NamedTuple):
    """Why two terms may be the same."""

    left: Term
    right: Term
    signal: str
    reason: str
    score: float


NOWHERE: Mapping[Term, frozenset[str]] = {}


class Clusters:
    """Disjoint sets of terms. A cluster is known by its first member in the alphabet, so the
    order of the joins does not matter. Names in `apart` (folded pairs) never come together;
    terms of the same archive, by what is `held`, only where people say so."""

    def __init__(
        self,
        terms: Iterable[Term],
        apart: Iterable[frozenset[str]] = (),
        held: Mapping[Term, frozenset[str]] = NOWHERE,
    ) -> None:
        self._parent = {term: term for term in terms}
        self._members = {term: [term] for term in self._parent}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for one, other in map(sorted, apart):
            self._apart[one].add(other)
            self._apart[other].add(one)
        self._held = dict(held)
        self.joins: list[Join] = []

    def __contains__(self, term: Term) -> bool:
        return term in self._parent

    def find(self, term: Term) -> Term:
        root = term
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[term] != root:
            self._parent[term], term = root, self._parent[term]
        return root

    def join(self, join: Join) -> bool:
        """Bring both terms together, unless people or an archive keep them apart; are they now?"""
        one, other = sorted((self.find(join.left), self.find(join.right)))
        if one == other:
            return True
        if self._are_apart(one, other) or (join.signal != PERSON and self._in_one(one, other)):
            return False
        self._parent[other] = one
        self._members[one] += self._members.pop(other)
        if other in self._held:
            self._held[one] = self._held.get(one, frozenset()) | self._held.pop(other)
        self.joins.append(join)
        return True

    def members(self, root: Term) -> list[Term]:
        return sorted(self._members[root])

    def roots(self) -> list[Term]:
        return sorted(self._members)

    def _in_one(self, one: Term, other: Term) -> bool:
        """Does an archive have both? It tells them apart then."""
        return not self._held.get(one, frozenset()).isdisjoint(self._held.get(other, ()))

    def _are_apart(self, one: Term, other: Term) -> bool:
        if not self._apart:
            return False
        names = {fold(term.name) for term in self._members[other]}
        return any(self._apart[fold(t.name)] & names for t in self._members[one])
