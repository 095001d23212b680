"""Short names across articles: what other articles explain, and who alone bears a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.gazetteer import demonyms, places
from kgraph.resolve import archive, keys
from kgraph.resolve.archive import Moved
from kgraph.resolve.clusters import Join, Term
from kgraph.resolve.names import fold
from kgraph.resolve.pages import ARCHIVE
from kgraph.resolve.parts import LIKELY, Bearers, forms
from kgraph.resolve.state import Pair

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kgraph.resolve.archive import Cores
    from kgraph.resolve.state import Reason, State

LEARNED = 0.95  # at most: what another article explains is less sure than what its own does
EXPLAINED, ALONE = "explained", "the only one"
KINDS = (EXPLAINED, ALONE)
"""Kinds of pairs, in the order in which they are joined."""
AT_ONCE = 4096  # terms that are looked up together


def updated(state: State, terms: Collection[Term], cores: Cores) -> Moved:
    """Decides anew for whom these terms may be short."""
    moved = Moved(set(), set(), set())
    ordered = sorted(terms)
    for at in range(0, len(ordered), AT_ONCE):
        some = ordered[at : at + AT_ONCE]
        old = {
            pair
            for term, found in state.pairs.get(some).items()
            for pair in found
            if pair.kind in KINDS and pair.join.left == term
        }
        new = set(_kept(state, _found(state, some, cores)))
        archive.replace(state, old, new)
        moved.gone.update(old - new)
        moved.come.update(new - old)
        moved.terms.update(end for p in old ^ new for end in (p.join.left, p.join.right))
    return moved


def concerned(
    state: State,
    *,
    changed: Collection[Term],
    moved: Collection[Term],
    places: Iterable[Term],
    reasons: Iterable[Reason],
) -> set[Term]:
    """Terms that may be short for somebody else now. `changed` are those mentioned more or less
    often, or not at all, and those that are one with `moved` others; `places` are new or gone,
    `reasons` those of articles that changed."""
    found = {reason.join.left for reason in reasons}
    found |= {r.join.left for of in state.reasons.get(moved).values() for r in of}
    found |= {p.join.left for of in state.pairs.get(moved).values() for p in of if p.kind in KINDS}
    fronts = {keys.FRONT + fold(term.name) for term in places}
    full = set(changed).union(*state.keys.get(fronts).values())
    short = {keys.SHORT + form for term in full for form in keys.full_forms(term)}
    return found.union(full, *state.keys.get(short).values())


def _found(state: State, terms: Collection[Term], cores: Cores) -> Iterator[Pair]:
    tallies = state.terms.get(terms)
    there = [term for term in terms if term in tallies]
    yield from (Pair(EXPLAINED, join) for join in _explained(state, there, cores))
    cores.load(there)
    named = [t for t in there if tallies[t].named and not t.document and len(cores.of(t)) == 1]
    yield from (Pair(ALONE, join) for join in _alone(state, named, cores))


def _kept(state: State, pairs: Iterable[Pair]) -> list[Pair]:
    """Without those that one article parts."""
    found = list(pairs)
    asked = {(p.join.left, p.join.right) for p in found if p.join.right.label != "PERSON"}
    parted = state.named_in.shared(asked)
    return [pair for pair in found if (pair.join.left, pair.join.right) not in parted]


def _explained(state: State, terms: Collection[Term], cores: Cores) -> Iterator[Join]:
    """Short names and acronyms that other articles explain, all in the same way. The last names
    of people are left to `_alone`, which knows all who bear them."""
    reasons = {
        term: [r for r in found if r.join.left == term and _explains(r)]
        for term, found in state.reasons.get(terms).items()
    }
    cores.load({term for found in reasons.values() for r in found for term in (r.settled,)})
    cores.load(reasons)
    for term, found in reasons.items():
        roots = {cores.find(reason.settled) for reason in found}
        if len(roots) == 1 and cores.find(term) not in roots:
            yield _elsewhere(state, term, roots.pop(), found)


def _explains(reason: Reason) -> bool:
    of_person = reason.join.left.label == "PERSON"
    return reason.join.signal not in ("last name", "role", *([ARCHIVE] * of_person))


def _elsewhere(state: State, term: Term, root: Term, reasons: Collection[Reason]) -> Join:
    """As the first article explains it."""
    first = {reason: document for reason, (_, document) in state.explained.tally(reasons).items()}
    join = min(reasons, key=lambda reason: (first[reason], reason)).join
    return Join(term, root, join.signal, f"{join.reason} elsewhere", min(join.score, LEARNED))


def _alone(state: State, terms: Collection[Term], cores: Cores) -> Iterator[Join]:
    """Names of which only one cluster, of all articles, has the full form."""
    if not terms:
        return
    wanted = {keys.FULL + form for term in terms for form in forms(term)}
    found = cores.load(set[Term]().union(*state.keys.get(wanted).values()))
    tallies = state.terms.get(found)
    counts = {t: tallies[t].named for t in sorted(found) if tallies[t].named and not t.document}
    bearers = Bearers(counts, _places(state, counts), cores.find)
    for term in terms:
        bearer = bearers.of(term)
        if bearer is not None:
            yield bearer.join("all articles", LIKELY)


def _places(state: State, terms: Iterable[Term]) -> set[str]:
    """Folded words before the names of bodies that name places."""
    asked = {keys.PLACE + front for term in terms for front in keys.fronts_of(term)}
    found = {key.removeprefix(keys.PLACE) for key in state.keys.get(asked)}
    return found | {fold(name) for name in (*places(), *demonyms())}
