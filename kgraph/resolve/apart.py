"""Who is who where no machine has all documents: each step asks for what it needs, and no more.

of_key    the joins that may be among the terms of one key
alone     the entity of a term that nothing may be one with
together  the entities of all terms that may be one with others
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kgraph.resolve import archive, keys, late, results
from kgraph.resolve.archive import Moved
from kgraph.resolve.entities import entity
from kgraph.resolve.memory import in_memory
from kgraph.resolve.tallies import NO_PAGE, Counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kgraph.model import Changes, Decision, Entity
    from kgraph.resolve.archive import Candidate
    from kgraph.resolve.clusters import Term
    from kgraph.resolve.people import People
    from kgraph.resolve.state import Reason, Tally

FORMS = (keys.SHORT, keys.FULL)
FRONTS = (keys.FRONT, keys.PLACE)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of terms that may be one with others."""

    rows: Mapping[Term, Tally]
    keys: Collection[tuple[str, Term]]
    candidates: Collection[Candidate]
    reasons: Mapping[Reason, tuple[int, str]]  # how many articles have it, and the first of them
    titles: Mapping[str, str]  # names of documents, by their ids


def of_key(key: str, members: Collection[Term]) -> Iterator[Candidate]:
    """Joins of terms that share this key."""
    if len(members) < 2 or key.startswith((keys.PEOPLE, keys.LOCAL, *FORMS, *FRONTS)):
        return
    if key[0].isupper():
        yield from archive._alike(key, members, members, set())
    else:
        yield from archive._grouped(key, members, members)


def explains(reason: Reason) -> bool:
    """May it make two terms one in other articles?"""
    return late._explains(reason)


def alone(term: Term, row: Tally, people: People, title: str | None = None) -> Entity:
    """`title` is the name of the document of a bare word that others have as well."""
    return entity([term], {term: row}, (), people, {} if title is None else {term: title})


def together(known: Known, named_in: Any, people: People) -> tuple[Changes, dict[Term, Entity]]:
    """`named_in.shared` says which pairs of terms an article has both of, as `Sets` does.

    Gives entities and decisions, and the entity of each term.
    """
    state = replace(
        in_memory(),
        named_in=named_in,
        explained=_Told(known.reasons),  # type: ignore[arg-type]
        documents=_Titles(known.titles),  # type: ignore[arg-type]
    )
    state.terms.put(known.rows)
    state.keys.add(known.keys)
    state.reasons.add([(end, r) for r in known.reasons for end in (r.join.left, r.settled)])
    found = {*known.candidates, *archive._by_people(state, known.rows, people)}
    doubted = archive._doubted(state, found)
    pairs = set(archive._decided(state, {one: one in doubted for one in found}, people))
    archive.replace(state, set(), pairs)
    short = late.updated(state, known.rows.keys(), archive.Cores(state))
    moved = Moved(set(known.rows), short.gone, pairs | short.come)
    counted = Counted({}, known.rows, known.reasons, (), {})
    changes = results.changes(state, counted, moved, people, (), anew=True)
    rows = state.terms.get(known.rows.keys())
    return changes, {term: changes.entities[row.entity] for term, row in rows.items()}


def role_decisions(
    reasons: Iterable[Reason], entities: Mapping[Term, str], document: str
) -> dict[str, Decision]:
    """Of one article, of roles that are bare words of it; by their keys."""
    first: dict[Any, Reason] = {}
    for reason in sorted(reasons):
        first.setdefault(reason.join, reason)
    return {
        results._key(results.WITHIN, join): results._decision(
            join, (entities[reason.settled],) * 2, 1, document
        )
        for join, reason in first.items()
    }


class _Told:
    """Which articles have a reason: as `Sets`, as far as it is asked."""

    def __init__(self, reasons: Mapping[Reason, tuple[int, str]]) -> None:
        self._reasons = reasons

    def tally(self, reasons: Collection[Reason]) -> dict[Reason, tuple[int, str]]:
        return {reason: self._reasons[reason] for reason in reasons if reason in self._reasons}


class _Titles:
    """Documents of which only the names are known: as `Rows`, as far as it is asked."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        self._titles = titles

    def get(self, ids: Collection[str]) -> dict[str, Any]:
        return {one: NO_PAGE._replace(name=self._titles[one]) for one in ids}
