"""Who is who across all articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from kgraph.gazetteer import demonyms, places
from kgraph.resolve.blocks import pairs
from kgraph.resolve.clusters import Clusters, Join, Term
from kgraph.resolve.names import fold
from kgraph.resolve.parts import LIKELY, WORDS_BEFORE, Bearers, described, same_house
from kgraph.resolve.signals import JOIN, REVIEW, compare
from kgraph.resolve.terms import known_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kgraph.resolve.article import Article
    from kgraph.resolve.corrections import Corrections

SPELLINGS = frozenset(
    """same-letters single-name-spelling known legal-form acronym plural sounds-alike group-missing
    same-house spelling nickname""".split()
)
"""Signals that hold even between names of one article; see `_is_spelling`."""
LEARNED = 0.95  # at most: what another article explains is less sure than what its own does


def joined(articles: Sequence[Article], corrections: Corrections) -> tuple[Clusters, list[Join]]:
    """Clusters of the terms of all articles, and the pairs that a person may be asked about."""
    counts: Counter[Term] = Counter()
    holders: dict[Term, set[str]] = defaultdict(set)
    for article in articles:
        for mention, term in article.terms.items():
            counts[term] += mention.kind == "name"
            holders[term].add(article.id)
    apart = [frozenset(map(fold, pair)) for pair in corrections.different]
    clusters = Clusters(sorted(counts), apart)
    for join in (*_by_people(clusters, corrections), *_known(counts)):
        clusters.join(join)
    uncertain = []
    alike = sorted(
        (*_alike(counts), *described(counts), *same_house(counts)),
        key=lambda join: (-join.score, join),
    )
    for join in alike:
        together = holders[join.left] & holders[join.right]
        doubted = join.score < JOIN or (together and not _is_spelling(join))
        if doubted or _contradicted(join, clusters) or not clusters.join(join):
            uncertain.append(join)
    for joins in (_learned(articles, clusters), _short_names(clusters, counts)):
        for join in joins:
            parted = holders[join.left] & holders[join.right]  # by their article
            if join.right.label == "PERSON" or not parted:
                clusters.join(join)
    kept = [j for j in uncertain if clusters.find(j.left) != clusters.find(j.right)]
    return clusters, kept


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


def _by_people(clusters: Clusters, corrections: Corrections) -> Iterator[Join]:
    by_fold: dict[str, list[Term]] = defaultdict(list)
    for term in clusters.roots():
        by_fold[fold(term.name)].append(term)
    for names in corrections.same:
        terms = sorted({term for name in names for term in by_fold[fold(name)]})
        for left, right in pairwise(terms):
            yield Join(left, right, "person", "decided by a person", 1.0)


def _known(counts: Counter[Term]) -> Iterator[Join]:
    """Names that a table knows for one country, city or body."""
    names: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in sorted(term for term in counts if not term.document):
        names[term.label, known_name(term)].append(term)
    for (_, name), (one, *others) in names.items():
        for other in others:
            yield Join(one, other, "known", f"both are names of {name}", 1.0)


def _alike(counts: Counter[Term]) -> Iterator[Join]:
    names = [(term.label, term.name) for term in counts if counts[term] and not term.document]
    for label, left, right in pairs(names):
        verdict = compare(left, right, label)
        if verdict.score >= REVIEW:
            yield Join(
                Term(label, left), Term(label, right), verdict.signal, verdict.reason, verdict.score
            )


def _learned(articles: Sequence[Article], clusters: Clusters) -> list[Join]:
    """Short names and acronyms that other articles explain, all in the same way. The last names
    of people are left to `_short_names`, which knows all who bear them."""
    meant: dict[Term, dict[Term, Join]] = defaultdict(dict)
    for article in articles:
        for join in article.joins:
            if join.signal != "last name" and join.left in clusters:
                meant[join.left].setdefault(clusters.find(article.settled(join.left)), join)
    found = []
    for term in sorted(meant):
        if len(meant[term]) == 1 and clusters.find(term) not in meant[term]:
            ((root, join),) = meant[term].items()
            reason = f"{join.reason} elsewhere"
            found.append(Join(term, root, join.signal, reason, min(join.score, LEARNED)))
    return found


def _short_names(clusters: Clusters, counts: Counter[Term]) -> list[Join]:
    """Names of which only one cluster, of all articles, has the full form."""
    named = Counter({term: n for term, n in counts.items() if n and not term.document})
    spots = {fold(name) for name in (*places(), *demonyms())}
    spots |= {fold(term.name) for term in named if term.label == "GPE"}
    bearers = Bearers(named, spots, clusters.find)
    alone = [term for term in sorted(named) if len(clusters.members(clusters.find(term))) == 1]
    found = [bearers.of(term) for term in alone]
    return [bearer.join("all articles", LIKELY) for bearer in found if bearer is not None]
