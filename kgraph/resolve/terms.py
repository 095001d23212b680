"""What each mention is called, before any two names are compared."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kgraph.gazetteer import bodies, demonyms, places
from kgraph.model import NOT_ENTITIES, Extraction, Mention
from kgraph.resolve.clusters import Join, Term
from kgraph.resolve.names import body, fold, is_full_name, last_name, person
from kgraph.resolve.parts import names_a_body
from kgraph.resolve.spellings import sound

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

IN_ARTICLE, ELSEWHERE = 0.95, 0.75  # scores of roles; others may have held them before
FULL_NAMES = 3  # mentions that full names count for at most, so that one actor is no car maker


def settled_labels(documents: Sequence[Extraction]) -> dict[str, str]:
    """One label for each folded name: the most frequent in all documents. A last name of a person
    is a person's, unless it is mostly taken for something else ("Ford" beside Harrison Ford)."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in (m for e in documents for m in e.mentions if m.kind == "name"):
        votes[fold(mention.name)][mention.label] += 1
    labels = {name: min(v, key=lambda label: (-v[label], label)) for name, v in votes.items()}
    for name, label in labels.items():
        if label == "PERSON" and names_a_body(name):
            labels[name] = "ORG"
    labels |= _shared_labels(votes, labels)
    full = [n for n, label in labels.items() if label == "PERSON" and is_full_name(n)]
    people = {_heard(name) for name in full}
    bearers: Counter[str] = Counter()  # by last name: how often they are named in full
    for name in full:
        bearers[last_name(name)] += votes[name].total()
    known = {fold(name) for name in (*places(), *bodies())}
    for name in labels.keys() - known:
        if _heard(name) in people or _is_last_name(votes[name], bearers[name]):
            labels[name] = "PERSON"
    return labels


def _is_last_name(votes: Counter[str], bearers: int) -> bool:
    """Is it taken for anything else hardly more often than for a person? That it has bearers with
    a full name counts for a few mentions."""
    other = max((n for label, n in votes.items() if label != "PERSON"), default=0)
    return bearers > 0 and (other < 2 or votes["PERSON"] + min(bearers, FULL_NAMES) >= other)


def _shared_labels(votes: Mapping[str, Counter[str]], labels: Mapping[str, str]) -> dict[str, str]:
    """Spellings of one name of a body or place, "Mt. Elbert" and "Mount Elbert", have one type."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for name in sorted(votes):
        if labels[name] != "PERSON":
            spellings[body(name).letters].append(name)
    shared: dict[str, str] = {}
    for names in spellings.values():
        together = sum((votes[name] for name in names), Counter[str]())
        del together["PERSON"]
        if together:
            label = min(together, key=lambda label: (-together[label], label))
            shared |= dict.fromkeys(names, label)
    return shared


def _heard(name: str) -> tuple[str, str]:
    """First and last name of a person, by their sounds."""
    return sound(person(name).given), sound(person(name).last)


class Called(NamedTuple):
    """What the mentions of a document are called, and the roles that were taken for names."""

    terms: dict[Mention, Term]
    roles: tuple[Join, ...]


def called(
    extraction: Extraction,
    labels: Mapping[str, str],
    roles: Mapping[str, Mention],
    corrected: Collection[str] = (),
) -> Called:
    """The term of each mention of a document that is an entity; that of a pronoun or a role is
    what it stands for. `roles` are those that somebody holds in all articles; those in `corrected`
    (folded) are left to people."""
    own = _only(_holders(extraction))
    described = {c.object for c in extraction.claims if c.predicate.lemma == "be"}
    names = {m.name for m in extraction.mentions if m.kind == "name" and is_full_name(m.name)}
    people = {last_name(name) for name in names if labels[fold(name)] == "PERSON"}
    terms: dict[Mention, Term] = {}
    joins: dict[Join, None] = {}
    for mention in extraction.mentions:
        target = extraction.antecedents.get(mention, mention)
        if target.label in NOT_ENTITIES or target.kind == "pronoun":
            continue
        terms[mention] = _term(target, labels, people, extraction.document.id)
        if target.kind == "name" or target in described or fold(target.name) in corrected:
            continue
        role = _role(target.name)
        holder = own.get(role) or roles.get(role)
        if holder is not None:
            where, score = (
                ("the article", IN_ARTICLE) if role in own else ("all articles", ELSEWHERE)
            )
            reason = f"the only one called so in {where}"
            known = _term(holder, labels, people, extraction.document.id)
            joins[Join(terms[mention], known, "role", reason, score)] = None
            terms[mention] = known
    return Called(terms, tuple(joins))


def roles(documents: Sequence[Extraction]) -> dict[str, Mention]:
    """Roles of a country or a body that one person holds in all articles: "French president".
    Who is just "the president" differs from one article to the next."""
    holders: dict[str, dict[str, Mention]] = defaultdict(dict)
    for extraction in documents:
        for role, of in _holders(extraction).items():
            if any(word[0].isupper() for word in role.split()):
                people = {last: m for last, m in of.items() if m.label == "PERSON"}
                holders[role] = {**people, **holders[role]}
    return _only(holders)


def _holders(extraction: Extraction) -> dict[str, dict[str, Mention]]:
    """Role -> last name -> who is called so ("Kremlin spokesman Dmitri Peskov")."""
    holders: dict[str, dict[str, Mention]] = defaultdict(dict)
    for claim in extraction.claims:
        named = claim.predicate.implicit and claim.predicate.lemma == "be"
        if named and claim.subject.kind == "name":
            role = _role(claim.object.name)
            head = role.partition(" of ")[0].rpartition(" ")[2]
            for name in {role, head, re.sub(r" president$", " leader", role)}:
                holders[name].setdefault(last_name(claim.subject.name), claim.subject)
    return holders


def _only(holders: Mapping[str, Mapping[str, Mention]]) -> dict[str, Mention]:
    return {role: next(iter(of.values())) for role, of in holders.items() if len(of) == 1}


def _role(name: str) -> str:
    """ "American president", "U.S. President": with the country by its name."""
    words = []
    for word in name.split():
        country = demonyms().get(word) or places().get(word)
        words.append(country or fold(word))
    return " ".join(words)


def _term(
    mention: Mention, labels: Mapping[str, str], people: Collection[str], document: str
) -> Term:
    """`people` are the last names of those who have a full name in the document."""
    if mention.kind == "name":
        return Term(_label(mention, labels, people), mention.name)
    if stands_alone(mention):
        return Term(mention.label, mention.name)
    # "a politician" is nobody in particular
    label = "GROUP" if mention.label == "GROUP" else "CONCEPT"
    return Term(label, mention.name, document)


def _label(mention: Mention, labels: Mapping[str, str], people: Collection[str]) -> str:
    name = mention.name
    if name in places():
        return "PERSON" if mention.label == "PERSON" else "GPE"  # its article knows who Paris is
    if name in bodies():
        return "ORG"
    label = "PERSON" if fold(name) in people else labels.get(fold(name), mention.label)
    if label in ("NORP", "GPE") and name in demonyms() and not name.endswith("s"):
        # "Russian tanks" are Russia's; "the Russians" and "a Russian" are people
        return "GPE" if fold(mention.text) == fold(name) else "NORP"
    return label


def known_name(term: Term) -> str:
    """What the tables call a country, a capital or a body: "Kiev" -> "Kyiv", "Russian" ->
    "Russia"."""
    if term.label == "GPE":
        return places().get(term.name) or demonyms().get(term.name) or term.name
    return bodies().get(term.name, term.name) if term.label == "ORG" else term.name


def stands_alone(mention: Mention) -> bool:
    """ "The minister" of one article is not that of the next; "the French minister" may be."""
    if mention.label not in ("PERSON", "GPE", "GROUP"):
        return True
    return any(word[0].isupper() for word in mention.name.split())
