"""Who is who within one article."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.resolve.clusters import Join, Term
from kgraph.resolve.names import fold
from kgraph.resolve.parts import Bearers, described, forms, short_forms
from kgraph.resolve.signals import compare
from kgraph.resolve.spellings import KEPT_TITLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from kgraph.model import Extraction, Mention
    from kgraph.resolve.terms import Called


@dataclass(frozen=True, slots=True)
class Article:
    """A document as resolution sees it. `ends` has the fullest name of each term's entity."""

    terms: Mapping[Mention, Term]
    ends: Mapping[Term, Term]
    joins: tuple[Join, ...]  # of a short name (left) into a full one (right)
    roles: tuple[Join, ...]  # of what only some mentions are called: "the minister"


def read(extraction: Extraction, called: Called, corrected: Collection[str] = ()) -> Article:
    """Settle the names of an article, whose mentions are called so. `corrected` names (folded)
    are left to people."""
    terms = called.among(extraction.mentions)
    pairs = zip(extraction.mentions, called.each, strict=True)
    counts = Counter([term for m, term in pairs if term is not None and m.kind == "name"])
    full = _bracketed(extraction.document.text, terms)
    for join in (*_acronyms(counts), *described(counts)):
        full.setdefault(join.left, join)
    for join in _short_names(counts, full):
        full.setdefault(join.left, join)
    rulers, parties = (_rulers(terms), _parties(extraction, terms)) if full else ((), ())
    full = {
        term: join
        for term, join in full.items()
        if not (fold(term.name) in corrected or term in rulers)
        and frozenset((term, join.right)) not in parties
    }
    joins = tuple(full[term] for term in sorted(full))
    ends = {term: settled(term, full) for term in set(terms.values())}
    return Article(terms, ends, joins, called.roles)


def settled(term: Term, full: Mapping[Term, Join]) -> Term:
    """The end of the chain GM -> General Motors -> General Motors Corporation."""
    seen: list[Term] = []
    while term in full and term not in seen:
        seen.append(term)
        term = full[term].right
    return term


def _rulers(terms: Mapping[Mention, Term]) -> set[Term]:
    """ "Pope Francis" is not short for Francis Lang."""
    titled = [m for m in terms if m.text != m.name and m.kind == "name"]
    return {terms[m] for m in titled if fold(m.text.partition(" ")[0]) in KEPT_TITLES}


def _parties(extraction: Extraction, terms: Mapping[Mention, Term]) -> set[frozenset[Term]]:
    """Bodies that do something to each other are two: "Apple Records sued Apple"."""
    ends = [
        (terms.get(c.subject), terms.get(c.object), c.predicate.lemma) for c in extraction.claims
    ]
    return {
        frozenset((one, other))
        for one, other, action in ends
        if action != "be" and one and other and "PERSON" not in (one.label, other.label)
    }


def _bracketed(text: str, terms: Mapping[Mention, Term]) -> dict[Term, Join]:
    """ "International Criminal Court (ICC)": the article itself says so."""
    found: dict[Term, Join] = {}
    if " (" not in text:
        return found
    names = [m for m in terms if m.kind == "name"]
    starts = defaultdict(list)
    for mention in names:
        starts[mention.start].append(mention)
    for left in names:
        if not text.startswith(" (", left.end):
            continue
        for right in starts[left.end + 2]:
            one, other = terms[left], terms[right]
            closed = text[right.end : right.end + 1] == ")"
            if closed and one != other and _is_acronym(right.name) and one.label != "PERSON":
                reason = f"“{left.name} ({right.name})”"
                found.setdefault(other, Join(other, one, "in brackets", reason, 1.0))
    return found


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 8 and letters.isalpha() and sum(map(str.isupper, letters)) > 1


def _acronyms(counts: Mapping[Term, int]) -> Iterator[Join]:
    """ "GM" where the article has one name with these initials."""
    for term in sorted(t for t in counts if _is_acronym(t.name)):
        longer = [t for t in counts if t.label == term.label and len(t.name) > len(term.name)]
        found = [(t, v) for t in longer if (v := compare(term.name, t.name, t.label)).score > 0]
        if len(found) == 1:
            other, verdict = found[0]
            yield Join(term, other, verdict.signal, verdict.reason, 1.0)


def _short_names(counts: Mapping[Term, int], full: Mapping[Term, Join]) -> Iterator[Join]:
    """ "Putin" where the article has one Putin, or one who is meant far more often. Those who
    have a fuller name already count as one."""
    known = {form for term in counts for form, _ in short_forms(term)}
    short = [term for term in counts.keys() - full.keys() if not known.isdisjoint(forms(term))]
    if not short:
        return
    bearers = Bearers(counts, find=lambda term: full[term].right if term in full else term)
    for term in sorted(short):
        found = bearers.of(term)
        if found is not None:
            yield found.join("the article")
