"""What became another by an update: entities, links and decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kgraph.model import Changes, Decision, Entity, digest
from kgraph.resolve import archive, keys, late
from kgraph.resolve.clusters import Clusters
from kgraph.resolve.entities import entity
from kgraph.resolve.names import fold
from kgraph.resolve.pages import is_titled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kgraph.resolve.archive import Moved
    from kgraph.resolve.clusters import Join, Term
    from kgraph.resolve.people import People
    from kgraph.resolve.state import Pair, Reason, State, Tally
    from kgraph.resolve.tallies import Counted, Outline

WITHIN, ACROSS, APART = "012"
"""Decisions are listed in this order: those of articles, those of all articles, and names that
were left apart."""


def changes(
    state: State,
    counted: Counted,
    moved: Moved,
    people: People,
    come: Collection[str],
    *,
    anew: bool,
) -> Changes:
    """`come` are the documents that came; others were read again."""
    seeds = (counted.terms | moved.terms) - counted.vanished
    pairs, terms = archive.connected(state, seeds, (archive.ONE, *late.KINDS))
    known = counted.after
    rows = state.terms.get(terms - known.keys())
    rows.update((term, known[term]) for term in terms & known.keys())
    clusters = _clusters(pairs, people, rows)
    titles = _titles(state, rows, people, counted.read)
    found = _entities(clusters, terms, rows, people, titles)
    old = {row.entity: row.shown for row in (*rows.values(), *counted.before.values())}
    ids = {term: made.id for members, made in found for term in members}
    shown = {made.id: _shown(made) for _, made in found}
    state.terms.put(
        {
            term: row._replace(entity=ids[term], shown=shown[ids[term]])
            for term, row in rows.items()
            if (row.entity, row.shown) != (ids[term], shown[ids[term]])
        }
    )
    other = () if anew else {term for term, row in rows.items() if row.entity != ids[term]}
    decisions = dict(_within(state, counted.reasons, other))
    decisions |= _across(state, moved, other, pairs, clusters)
    return Changes(
        anew,
        {made.id: made for _, made in found if old.get(made.id) != shown[made.id]},
        frozenset(old.keys() - shown.keys() - {""}),
        Links(state, come, counted.read, ids, other),
        {key: decision for key, decision in decisions.items() if decision is not None},
        frozenset(key for key, decision in decisions.items() if decision is None),
    )


def lone(state: State, terms: Iterable[Term]) -> set[Term]:
    """Bare words of an article that no other article has, of those that are called like these."""
    asked = {keys.LOCAL + term.name for term in terms if term.document}
    return {term for found in state.keys.some(asked).values() if len(found) == 1 for term in found}


def _shown(made: Entity) -> str:
    return digest(made.name, made.label, made.aliases)


def _clusters(pairs: Iterable[Pair], people: People, rows: Mapping[Term, Tally]) -> Clusters:
    order = (archive.ONE, *late.KINDS)
    ordered = sorted(pairs, key=lambda pair: (order.index(pair.kind), pair.join))
    ends = {end for p in ordered for end in (p.join.left, p.join.right)}
    clusters = Clusters(ends, people.apart, archive.held(rows))
    for pair in ordered:
        clusters.join(pair.join)
    return clusters


def _titles(
    state: State, rows: Mapping[Term, Tally], people: People, pages: Mapping[str, Outline]
) -> dict[Term, str]:
    """The names of their documents, of bare words that several articles have, or that an archive
    calls so."""
    local = {
        term: keys.LOCAL + term.name
        for term in rows
        if term.document and fold(term.name) not in people.groups
    }
    several = {key for key, found in state.keys.some(set(local.values())).items() if len(found) > 1}
    shared = [t for t, key in local.items() if key in several or is_titled(rows[t])]
    elsewhere = state.documents.get({term.document for term in shared} - pages.keys())
    return {term: (pages.get(term.document) or elsewhere[term.document]).name for term in shared}


def _entities(
    clusters: Clusters,
    terms: Iterable[Term],
    rows: Mapping[Term, Tally],
    people: People,
    titles: Mapping[Term, str],
) -> list[tuple[Sequence[Term], Entity]]:
    joins: dict[Term, list[Join]] = defaultdict(list)
    for join in clusters.joins:
        joins[clusters.find(join.left)].append(join)
    groups = [clusters.members(root) for root in clusters.roots()]
    groups += [[term] for term in terms if term not in clusters]
    return [
        (members, entity(members, rows, joins.get(members[0], ()), people, titles))
        for members in groups
    ]


class Links(Mapping[str, Mapping[int, str]]):
    """Of articles that were read, all; of others, where it is another entity now. They are put
    together when they are asked for: those of all articles are many."""

    def __init__(
        self,
        state: State,
        come: Iterable[str],
        read: Mapping[str, Outline],
        ids: Mapping[Term, str],
        other: Collection[Term],
    ) -> None:
        terms = {term for page in read.values() for term in page.terms}
        rows = state.terms.get((terms | set(other)) - ids.keys())
        self._stored, self._read, self._other = state.documents, read, other
        self._ids = {**ids, **{term: row.entity for term, row in rows.items()}}
        where = state.named_in.get(other).values()
        self._documents = dict.fromkeys(come) | dict.fromkeys(read)
        self._documents |= dict.fromkeys(document for of in where for document in of)

    def __getitem__(self, document: str) -> Mapping[int, str]:
        if document not in self._documents:
            raise KeyError(document)
        page = self._read.get(document)
        if page is not None:
            return {n: self._ids[page.terms[at]] for n, at in enumerate(page.links) if at >= 0}
        (stored,) = self._stored.get([document]).values()
        found = ((n, stored.terms[at].term) for n, at in enumerate(stored.links) if at >= 0)
        return {n: self._ids[term] for n, term in found if term in self._other}

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


def _within(
    state: State, reasons: Iterable[Reason], other: Collection[Term]
) -> Iterator[tuple[str, Decision | None]]:
    """Joins of articles: those that more or fewer make now, or that lead to another entity."""
    joins = {reason.join for reason in reasons}
    for term, found in state.reasons.get(other).items():
        joins |= {reason.join for reason in found if reason.settled == term}
    variants: dict[Join, list[Reason]] = {join: [] for join in joins}
    for term, found in state.reasons.get({join.left for join in joins}).items():
        for reason in found:
            if reason.join in joins and reason.join.left == term:
                variants[reason.join].append(reason)
    tallies = state.explained.tally({r for found in variants.values() for r in found})
    rows = state.terms.get({r.settled for found in variants.values() for r in found})
    for join, of in variants.items():
        if not of:
            yield _key(WITHIN, join), None
            continue
        first = min(of, key=lambda reason: (tallies[reason][1], reason))
        count = sum(tallies[reason][0] for reason in of)
        ids = (rows[first.settled].entity,) * 2
        yield _key(WITHIN, join), _decision(join, ids, count, tallies[first][1])


def _across(
    state: State,
    moved: Moved,
    other: Collection[Term],
    pairs: Iterable[Pair],
    clusters: Clusters,
) -> dict[str, Decision | None]:
    """Joins of all articles, and pairs that were left apart."""
    pairs_of = state.pairs.get(other).values()
    asked = moved.come.union(*pairs_of)
    late_pairs = [pair for pair in pairs if pair.kind in late.KINDS]
    ends = {end for p in (*moved.gone, *asked) for end in (p.join.left, p.join.right)}
    roots = {clusters.find(end) for end in ends if end in clusters}
    asked |= {pair for pair in late_pairs if clusters.find(pair.join.left) in roots}
    rows = state.terms.get({end for p in asked for end in (p.join.left, p.join.right)})
    made = set(clusters.joins)
    found: dict[str, Decision | None] = {_pair_key(pair): None for pair in (*moved.gone, *asked)}
    for pair in asked:
        ids = (rows[pair.join.left].entity, rows[pair.join.right].entity)
        apart = pair.kind == archive.UNSURE
        if (ids[0] != ids[1]) if apart else (pair.kind == archive.ONE or pair.join in made):
            found[_pair_key(pair)] = _decision(pair.join, ids)
    return found


def _pair_key(pair: Pair) -> str:
    return _key(APART if pair.kind == archive.UNSURE else ACROSS, pair.join)


def _key(kind: str, join: Join) -> str:
    left, right, *why = join
    return "\x1f".join(map(str, (kind, *left, *right, *why)))


def _decision(join: Join, entities: Sequence[str], count: int = 0, document: str = "") -> Decision:
    one, other = entities
    return Decision(
        join.left.name,
        join.right.name,
        join.left.label,
        one == other,
        join.signal,
        join.reason + (f" ({count} articles)" if count > 1 else ""),
        join.score,
        document if count == 1 else None,
        (one, other),
    )
