"""Decisions, and the clusters that follow from them."""

from __future__ import annotations

from collections import defaultdict

from kgraph.model import Decision

Term = tuple[str, str]


class Clusters:
    """Disjoint sets of terms. A cluster is known by its first member in the alphabet, so the
    order of the joins does not matter."""

    def __init__(self) -> None:
        self._parent: dict[Term, Term] = {}
        self._joined: set[Term] = set()
        self.decisions: list[Decision] = []

    def add(self, term: Term) -> None:
        self._parent.setdefault(term, term)

    def find(self, term: Term) -> Term:
        root = term
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[term] != root:
            self._parent[term], term = root, self._parent[term]
        return root

    def join(self, left: Term, right: Term, reason: str, score: float) -> None:
        """Record that both are the same, and why. Known joins are not recorded again."""
        one, other = sorted((self.find(left), self.find(right)))
        if one != other:
            self._parent[other] = one
            self._joined |= {left, right}
            self.decisions.append(Decision(left[1], right[1], left[0], True, "name", reason, score))

    def is_joined(self, term: Term) -> bool:
        """Is it together with any other term?"""
        return term in self._joined

    def groups(self) -> dict[Term, list[Term]]:
        found: dict[Term, list[Term]] = defaultdict(list)
        for term in sorted(self._parent):
            found[self.find(term)].append(term)
        return dict(found)
