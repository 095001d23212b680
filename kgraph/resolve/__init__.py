"""Who is who: which mentions, in all documents, refer to the same entity.

`resolve` settles names in three steps: names that a table knows, names within a document,
names across documents. It records a decision for each join; clusters follow from those.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kgraph.gazetteer import bodies, demonyms, places
from kgraph.model import (
    NOT_ENTITIES,
    Entity,
    Extraction,
    Mention,
    Resolution,
    digest,
)
from kgraph.resolve.clusters import Clusters
from kgraph.resolve.names import fold, is_full_name, last_name
from kgraph.resolve.signals import JOIN, compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["resolve"]


def resolve(extractions: Iterable[Extraction]) -> Resolution:
    """Entities of all documents, and the entity of each mention that has one.

    The result does not depend on the order of the documents. Mentions without an entity are
    times, clauses and pronouns that nothing fits. People, groups and countries that are called
    by a bare word ("the minister", "soldiers") are the same within a document only.
    """
    documents = sorted(extractions, key=lambda e: e.document.id)
    labels = _labels(documents)
    terms = {e.document.id: _terms(e, labels) for e in documents}
    titles = {e.document.id: e.document.name for e in documents}
    clusters = Clusters()
    names = Counter(term for of in terms.values() for term in of.values())
    for term in sorted(names):
        clusters.add(term)
    for of in terms.values():
        _join_parts(clusters, set(of.values()), "an article")
    _join_spellings(clusters, names, [set(of.values()) for of in terms.values()])
    _join_parts(clusters, set(names), "all articles")
    return _resolution(clusters, names, terms, titles)


Term = tuple[str, str]
"""(label, name) of what a mention is called."""


def _labels(documents: Sequence[Extraction]) -> dict[str, str]:
    """One label for each name: the most frequent, and PERSON for the last name of a person."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in (m for e in documents for m in e.mentions if m.kind == "name"):
        votes[mention.name][mention.label] += 1
    labels = {name: min(v, key=lambda label: (-v[label], label)) for name, v in votes.items()}
    people = {last_name(n) for n, label in labels.items() if label == "PERSON" and is_full_name(n)}
    known = places().keys() | bodies().keys()
    return {
        name: "PERSON" if fold(name) in people and name not in known else label
        for name, label in labels.items()
    }


def _terms(extraction: Extraction, labels: Mapping[str, str]) -> dict[Mention, Term]:
    """What each mention of a document is called, pronouns by what they stand for."""
    roles = _roles(extraction)
    described = {c.object for c in extraction.claims if c.predicate.lemma == "be"}
    terms = {}
    for mention in extraction.mentions:
        target = extraction.antecedents.get(mention, mention)
        if target.label in NOT_ENTITIES or target.kind == "pronoun":
            continue
        if target.kind == "nominal" and target not in described:
            target = roles.get(fold(target.name), target)
        label = labels.get(target.name, target.label) if target.kind == "name" else target.label
        if target.kind == "nominal" and not _stands_alone(target):
            bare = (
                "GROUP" if label == "GROUP" else "CONCEPT"
            )  # "a politician" is nobody in particular
            terms[mention] = bare, f"{target.name}{LOCAL}{extraction.document.id}"
        else:
            terms[mention] = _known(label, target.name)
    return terms


LOCAL = "\x1f"  # between a bare word and the id of the document that it is of


def _known(label: str, name: str) -> Term:
    if name in places():
        return "GPE", places()[name]
    if name in bodies():
        return "ORG", bodies()[name]
    if label in ("NORP", "GPE") and name in demonyms() and not name.endswith("s"):
        return "GPE", demonyms()[name]
    return label, name


def _stands_alone(mention: Mention) -> bool:
    """ "The minister" of one article is not that of the next; "the French minister" may be."""
    if mention.label not in ("PERSON", "GPE", "GROUP"):
        return True
    return any(word[0].isupper() for word in mention.name.split())


def _roles(extraction: Extraction) -> dict[str, Mention]:
    """Roles that one person of the document holds: "the president-elect" -> Donald Trump."""
    holders: dict[str, dict[str, Mention]] = defaultdict(dict)
    for claim in extraction.claims:
        named = claim.predicate.implicit and claim.predicate.lemma == "be"
        if named and claim.subject.kind == "name":
            role = fold(claim.object.name)
            names = {role, role.split()[-1], re.sub(r" president$", " leader", role)}
            for name in names:
                holders[name][last_name(claim.subject.name)] = claim.subject
    return {role: next(iter(of.values())) for role, of in holders.items() if len(of) == 1}


def _join_parts(clusters: Clusters, terms: set[Term], where: str) -> None:
    """ "Putin" is Vladimir Putin where he is the only Putin; "Xi" is Xi Jinping likewise."""
    people = sorted(name for label, name in terms if label == "PERSON")
    for place, part in ((-1, "last"), (0, "first")):
        bearers: dict[str, set[Term]] = defaultdict(set)
        for name in filter(is_full_name, people):
            bearers[fold(name).split()[place]].add(clusters.find(("PERSON", name)))
        for name in people:
            found = bearers.get(fold(name), set())
            term = ("PERSON", name)
            if not is_full_name(name) and len(found) == 1 and not clusters.is_joined(term):
                reason = f"the only one of that {part} name in {where}"
                clusters.join(term, next(iter(found)), reason, 1.0)


def _join_spellings(
    clusters: Clusters, names: Iterable[Term], articles: Sequence[set[Term]]
) -> None:
    """Compare people whose last or first names begin alike; join those that are spelled alike.

    An article that has both names, such as George Bush and George W. Bush, keeps them apart.
    """
    blocks: dict[str, list[str]] = defaultdict(list)
    for label, name in sorted(names):
        if label == "PERSON":
            words = fold(name).split()
            for word in {words[-1][:3], words[0][:3]} if words else ():
                blocks[word].append(name)
    for left, right in sorted(set(_pairs(blocks))):
        score, _, reason = compare(left, right, "PERSON")
        one, other = ("PERSON", left), ("PERSON", right)
        if score >= JOIN and not any({one, other} <= article for article in articles):
            clusters.join(one, other, reason, score)


def _pairs(blocks: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for names in blocks.values():
        for n, left in enumerate(names):
            for right in names[n + 1 :]:
                yield (left, right) if left < right else (right, left)


def _resolution(
    clusters: Clusters,
    names: Mapping[Term, int],
    terms: Mapping[str, Mapping[Mention, Term]],
    titles: Mapping[str, str],
) -> Resolution:
    spoken = _forms(terms, clusters)
    groups = clusters.groups()
    shared = Counter(name.partition(LOCAL)[0] for _, name in groups)
    entities = {}
    for root, members in groups.items():
        label = root[0]
        word, local, document = root[1].partition(LOCAL)
        if local:
            name = f"{word} ({titles[document]})" if shared[word] > 1 else word
            entities[root] = Entity(digest("entity", label, *root), name, label, ())
            continue
        name = _canonical(label, members, names)
        aliases = {n for _, n in members} | spoken[root]
        entities[root] = Entity(
            digest("entity", label, name), name, label, tuple(sorted(aliases - {name}))
        )
    links = {m: entities[clusters.find(t)].id for of in terms.values() for m, t in of.items()}
    ordered = sorted(entities.values(), key=lambda e: (e.name, e.id))
    return Resolution(tuple(ordered), links, tuple(clusters.decisions))


def _forms(terms: Mapping[str, Mapping[Mention, Term]], clusters: Clusters) -> dict[Term, set[str]]:
    """The names that the texts use for each cluster."""
    forms: dict[Term, set[str]] = defaultdict(set)
    for of in terms.values():
        for mention, term in of.items():
            if mention.kind == "name":
                forms[clusters.find(term)].add(mention.name)
    return forms


def _canonical(label: str, members: Sequence[Term], names: Mapping[Term, int]) -> str:
    """The most frequent full name; of equals the longest, then the first in the alphabet."""

    def rank(term: Term) -> tuple[object, ...]:
        full = label == "PERSON" and is_full_name(term[1])
        return (not full, -names[term], -len(term[1]), term[1])

    return min(members, key=rank)[1]
