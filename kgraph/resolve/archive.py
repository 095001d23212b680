"""Which names are one across all articles, by how they are written."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from kgraph.resolve import blocks, keys
from kgraph.resolve.clusters import PERSON, Clusters, Join, Term
from kgraph.resolve.names import fold
from kgraph.resolve.pages import TITLED
from kgraph.resolve.parts import WORDS_BEFORE, described, same_house
from kgraph.resolve.signals import JOIN, REVIEW, compare
from kgraph.resolve.state import Pair
from kgraph.resolve.terms import known_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kgraph.resolve.people import People
    from kgraph.resolve.state import State, Tally

SPELLINGS = frozenset(
    """same-letters single-name-spelling known legal-form acronym plural sounds-alike group-missing
    same-house spelling nickname""".split()
)
"""Signals that hold even between names of one article; see `_is_spelling`."""
ONE, UNSURE = "one", "unsure"
"""Kinds of pairs: joined, and left apart though alike."""
CORE = (ONE, UNSURE)
AT_ONCE = 4096  # keys that are looked up together


class Candidate(NamedTuple):
    """A join that may be. Ranks: what people say, what tables know, what is alike."""

    rank: tuple[int, float]
    join: Join

    @property
    def is_alike(self) -> bool:
        return self.rank[0] == 2


class Cores:
    """Who is one by spelling alone. Reads what it is asked for, once."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._members: dict[Term, list[Term]] = {}  # of those that are not alone
        self._known: set[Term] = set()

    def load(self, terms: Iterable[Term]) -> set[Term]:
        """Makes these known, and all that they are one with; gives both."""
        wanted = set(terms)
        joins, ends = connected(self._state, wanted - self._known, {ONE})
        for members in partition(joins):
            self._members.update(dict.fromkeys(members, members))
        self._known |= ends
        return wanted.union(*(self._members[term] for term in wanted if term in self._members))

    def of(self, term: Term) -> list[Term]:
        """All that are one with it, sorted."""
        return self._members.get(term) or [term]

    def find(self, term: Term) -> Term:
        found = self._members.get(term)
        return found[0] if found else term


def connected(
    state: State, terms: Iterable[Term], kinds: Collection[str]
) -> tuple[set[Pair], set[Term]]:
    """All pairs of these kinds that lead on from these terms, and all terms that they lead to."""
    seen, found = set(terms), set()
    frontier = seen
    while frontier:
        pairs = {p for of in state.pairs.get(frontier).values() for p in of if p.kind in kinds}
        found |= pairs
        frontier = {end for p in pairs for end in p.join[:2]} - seen
        seen = seen | frontier
    return found, seen


def partition(pairs: Iterable[Pair]) -> list[list[Term]]:
    """Sorted terms that are one by way of these pairs."""
    joins = [pair.join for pair in pairs]
    clusters = Clusters({end for join in joins for end in (join.left, join.right)})
    for join in joins:
        clusters.join(join)
    return [clusters.members(root) for root in clusters.roots()]


class Moved(NamedTuple):
    """Terms that are one with others than before, and pairs that are gone or new."""

    terms: set[Term]
    gone: set[Pair]
    come: set[Pair]


def updated(
    state: State, seeds: Iterable[Term], gone: Collection[Term], people: People, index: Index
) -> Moved:
    """Clusters anew all that the seeds may concern. `gone` are terms that are no more."""
    closed, candidates = _closure(state, seeds, people, index)
    new = set(_decided(state, candidates, people))
    mine = {p for of in state.pairs.get([*closed, *gone]).values() for p in of}
    old = {pair for pair in mine if pair.kind in CORE}
    replace(state, old, new)
    return Moved(_moved(old, new), old - new, new - old)


def replace(state: State, old: set[Pair], new: set[Pair]) -> None:
    state.pairs.discard([(end, p) for p in old - new for end in (p.join.left, p.join.right)])
    state.pairs.add([(end, p) for p in new - old for end in (p.join.left, p.join.right)])


def _moved(old: Iterable[Pair], new: Iterable[Pair]) -> set[Term]:
    before, after = (
        {term: of for of in partition(p for p in pairs if p.kind == ONE) for term in of}
        for pairs in (old, new)
    )
    return {term for term in before.keys() | after.keys() if before.get(term) != after.get(term)}


class Index:
    """Keys of terms. Those that are written in this update are remembered."""

    def __init__(self, state: State, people: People) -> None:
        self._state, self._people = state, people
        self._written: dict[Term, tuple[str, ...]] = {}

    def write(
        self, gone: Mapping[Term, bool], come: Mapping[Term, bool], *, anew: bool
    ) -> dict[str, int]:
        """Of terms that are no more, and new ones, and whether they are named; how many more
        terms have each key now. `anew` when there were no terms before."""
        removed = [(key, term) for term, named in gone.items() for key in self._keys(term, named)]
        self._written = {term: self._keys(term, named) for term, named in come.items()}
        added = ((key, term) for term, of in self._written.items() for key in of)
        self._state.keys.discard(removed)
        self._state.keys.add(added)
        balance = Counter(chain.from_iterable(self._written.values()))
        balance.subtract(key for key, _ in removed)
        if anew:  # no other term has a key that one of these has alone
            self._written = {
                term: tuple(key for key in of if balance[key] > 1)
                for term, of in self._written.items()
            }
        return balance

    def of(self, terms: Iterable[Term]) -> Iterator[str]:
        """Keys by which they may be alike or one."""
        terms = set(terms)
        tallies = self._state.terms.get(terms - self._written.keys())
        for term in terms:
            if term in self._written:
                yield from filter(_joins, self._written[term])
            elif term in tallies:
                yield from filter(_joins, self._keys(term, tallies[term].named > 0))

    def _keys(self, term: Term, named: bool) -> tuple[str, ...]:
        return tuple(dict.fromkeys(keys.of(term, named, self._people.groups)))


def concerned(state: State, balance: Mapping[str, int]) -> set[Term]:
    """All terms of groups that changed, and of blocks that are narrowed now or no more."""
    found: set[Term] = set()
    changed = [key for key in balance if _joins(key)]
    for at in range(0, len(changed), AT_ONCE):
        for key, members in state.keys.get(changed[at : at + AT_ONCE]).items():
            before = len(members) - balance[key]
            if key.startswith(keys.GROUPS) or (
                min(before, len(members)) <= blocks.LARGEST < max(before, len(members))
            ):
                found |= members
    return found


def told_apart(
    state: State, terms: Collection[Term], pages: Iterable[Collection[Term]]
) -> set[Term]:
    """Those of alike terms that an article has both of, or had."""
    pairs = {p.join for of in state.pairs.get(terms).values() for p in of if p.kind in CORE}
    asked = [join for join in pairs if join.score >= JOIN and not _is_spelling(join)]
    if not asked:
        return set()
    where = defaultdict(set)
    for number, page in enumerate(pages):
        for term in page:
            where[term].add(number)
    return {end for j in asked if where[j.left] & where[j.right] for end in (j.left, j.right)}


def _joins(key: str) -> bool:
    return key[0].isupper() or key.startswith(keys.GROUPS)


def _closure(
    state: State, seeds: Iterable[Term], people: People, index: Index
) -> tuple[set[Term], dict[Candidate, bool]]:
    """All terms that candidates lead to which bring terms together, unless others keep these
    apart; and the candidates of all these terms, and whether they are doubted."""
    frontier, closed = set(seeds), set[Term]()
    found: dict[Candidate, bool] = {}
    while frontier:
        closed = closed | frontier
        new = set(_candidates(state, frontier, people, index)) - found.keys()
        doubted = _doubted(state, new)
        found.update((candidate, candidate in doubted) for candidate in new)
        active = (candidate.join for candidate in new - doubted)
        frontier = {end for join in active for end in (join.left, join.right)} - closed
    return closed, found


def _candidates(
    state: State, terms: set[Term], people: People, index: Index
) -> Iterator[Candidate]:
    """All that have one of these terms."""
    wanted = list(dict.fromkeys(index.of(terms)))
    compared: set[tuple[str, str, str]] = set()
    for at in range(0, len(wanted), AT_ONCE):
        for key, members in state.keys.get(wanted[at : at + AT_ONCE]).items():
            if len(members) > 1:
                if key[0].isupper():
                    yield from _alike(key, members, terms, compared)
                else:
                    yield from _grouped(key, members, terms)
    yield from _by_people(state, terms, people)


def _alike(
    key: str, members: Iterable[Term], terms: Collection[Term], compared: set[tuple[str, str, str]]
) -> Iterator[Candidate]:
    label, _, key = key.partition(" ")
    names = {term.name for term in members}
    touched = {term.name for term in members if term in terms}
    for left, right in blocks.pairs(key, names, label, touched):
        if (label, left, right) in compared:
            continue
        compared.add((label, left, right))
        verdict = compare(left, right, label)
        if verdict.score >= REVIEW:
            join = Join(Term(label, left), Term(label, right), *_said(verdict))
            yield Candidate((2, -join.score), join)


def _said(verdict: tuple[float, str, str]) -> tuple[str, str, float]:
    score, signal, reason = verdict
    return signal, reason, score


def _grouped(key: str, members: Iterable[Term], terms: Collection[Term]) -> Iterator[Candidate]:
    if key.startswith(keys.KNOWN):
        joins, rank = _known(members), 1
    else:
        joins, rank = (described if key.startswith(keys.END) else same_house)(members), 2
    for join in joins:
        if join.left in terms or join.right in terms:
            yield Candidate((rank, -join.score), join)


def _known(members: Iterable[Term]) -> Iterator[Join]:
    """Names that a table knows for one country, city or body."""
    one, *others = sorted(members)
    for other in others:
        yield Join(one, other, "known", f"both are names of {known_name(one)}", 1.0)


def _by_people(state: State, terms: Iterable[Term], people: People) -> Iterator[Candidate]:
    numbers = {n for term in terms for n in people.groups.get(fold(term.name), ())}
    for number in numbers:
        folded = {fold(name) for name in people.corrections.same[number]}
        found = state.keys.get([keys.PEOPLE + name for name in folded])
        for left, right in pairwise(sorted(set[Term]().union(*found.values()))):
            join = Join(left, right, PERSON, "decided by a person", 1.0)
            yield Candidate((0, number), join)


def _doubted(state: State, candidates: Iterable[Candidate]) -> set[Candidate]:
    """Those that are too little alike, and those that one article tells apart."""
    alike = [candidate for candidate in candidates if candidate.is_alike]
    unlike = {candidate for candidate in alike if candidate.join.score < JOIN}
    asked = {
        candidate: (candidate.join.left, candidate.join.right)
        for candidate in alike
        if candidate not in unlike and not _is_spelling(candidate.join)
    }
    together = state.named_in.shared(set(asked.values()))
    return unlike | {candidate for candidate, pair in asked.items() if pair in together}


def _decided(state: State, candidates: Mapping[Candidate, bool], people: People) -> Iterator[Pair]:
    active = [candidate.join for candidate, doubted in candidates.items() if not doubted]
    ends = {end for join in active for end in (join.left, join.right)}
    clusters = Clusters(ends, people.apart, held(state.terms.get(ends)))
    for candidate in sorted(candidates):
        join = candidate.join
        if not candidate.is_alike:
            clusters.join(join)
        elif candidates[candidate] or _contradicted(join, clusters) or not clusters.join(join):
            yield Pair(UNSURE, join)
    for join in clusters.joins:
        yield Pair(ONE, join)


def held(rows: Mapping[Term, Tally]) -> dict[Term, frozenset[str]]:
    """The archives that take these terms for entities of theirs, where there are any."""
    return {
        term: frozenset(archive.removesuffix(TITLED) for archive, _ in row.archives)
        for term, row in rows.items()
        if row.archives
    }


def _contradicted(join: Join, clusters: Clusters) -> bool:
    """Does a name of one cluster rule out a name of the other ("Jr.", "Sr.")? Names that were
    joined one by one may not fit all together."""
    ones, others = (clusters.members(clusters.find(term)) for term in (join.left, join.right))
    alone = len(ones) * len(others) == 1
    if alone or join.signal == WORDS_BEFORE or join.left.label != "PERSON":
        return False
    verdicts = (compare(a.name, b.name, "PERSON") for a in ones for b in others)
    return any(verdict.signal and not verdict.score for verdict in verdicts)


def _is_spelling(join: Join) -> bool:
    """Who writes of George Bush and George W. Bush means two."""
    if join.left.label != "PERSON" or join.signal == "same-letters":
        return join.signal in SPELLINGS
    return join.signal in SPELLINGS and len(join.left.name.split()) == len(join.right.name.split())
