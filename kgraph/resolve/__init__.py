"""Who is who: which mentions, in all documents, refer to the same entity.

    terms     what each mention is called, and its type
    article   names within a document: short names, acronyms
    archive   names across documents: spellings, short names

Each step records why two names are taken for one; clusters follow from that. What people decided
(`Corrections`) comes first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kgraph.model import Alias, Decision, Entity, Extraction, Resolution, digest
from kgraph.resolve import archive, article
from kgraph.resolve.corrections import NONE, Corrections
from kgraph.resolve.names import fold, is_full_name, person
from kgraph.resolve.parts import WORDS_BEFORE
from kgraph.resolve.terms import called, known_name, roles, settled_labels

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from kgraph.resolve.article import Article
    from kgraph.resolve.clusters import Clusters, Join, Term

__all__ = ["Corrections", "resolve"]


def resolve(extractions: Iterable[Extraction], corrections: Corrections = NONE) -> Resolution:
    """Entities of all documents, and the entity of each mention that has one.

    The result does not depend on the order of the documents. Mentions without an entity are
    times, clauses and pronouns that nothing fits. People, groups and countries that are called
    by a bare word ("the minister", "soldiers") are the same within a document only.
    """
    documents = sorted(extractions, key=lambda e: e.document.id)
    labels, held = settled_labels(documents), roles(documents)
    corrected = {fold(name) for pair in corrections.different for name in pair} | {
        fold(name) for names in corrections.same for name in names
    }
    articles = [article.read(e, called(e, labels, held, corrected), corrected) for e in documents]
    clusters, uncertain = archive.joined(articles, corrections)
    entities = _entities(articles, clusters, corrections)
    ordered = sorted(entities.values(), key=lambda e: (e.name, e.id))
    links = {
        mention: entities[clusters.find(term)].id
        for of in articles
        for mention, term in of.terms.items()
    }
    ids = {term: entities[root].id for root in clusters.roots() for term in clusters.members(root)}
    decisions = _decisions(articles, clusters, uncertain, ids)
    return Resolution(tuple(ordered), links, tuple(decisions))


def _entities(
    articles: Sequence[Article], clusters: Clusters, corrections: Corrections
) -> dict[Term, Entity]:
    """By the root of their cluster."""
    forms: dict[Term, Counter[str]] = defaultdict(Counter)
    counts: Counter[Term] = Counter()
    counted: set[tuple[str, int, Term]] = set()
    for of in articles:
        for mention, term in of.terms.items():
            counts[term] += 1
            place = (mention.document_id, mention.end, term)  # "Kremlin" inside "the Kremlin"
            if mention.kind == "name" and place not in counted:
                counted.add(place)
                forms[clusters.find(term)][mention.name] += 1
    longer = {join.left for join in clusters.joins if join.signal == WORDS_BEFORE}
    shared = Counter(root.name for root in clusters.roots() if root.document)
    titles = {of.id: of.name for of in articles}
    apart = {fold(name) for pair in corrections.different for name in pair}
    entities = {}
    for root in clusters.roots():
        best = _canonical(clusters.members(root), counts, longer)
        name = best.name if fold(best.name) in apart else known_name(best)
        identity = digest("entity", best.label, name, best.document)
        if best.document and shared[name] > 1:
            name = f"{name} ({titles[best.document]})"
        others = [term for term in clusters.members(root) if term != best]
        called = {**{term.name: counts[term] for term in others}, **forms[root]}
        name, label = _named_by_people(corrections, called, name, best.label)
        aliases = sorted(
            (Alias(form, n) for form, n in called.items() if n and form != name),
            key=lambda alias: (-alias.count, alias.name),
        )
        entities[root] = Entity(identity, name, label, tuple(aliases))
    return entities


def _canonical(
    members: Sequence[Term], counts: Mapping[Term, int], longer: Collection[Term]
) -> Term:
    """The most frequent full name; of equals the longest, then the first in the alphabet. Of
    the type that most mentions have, without words that only stand before a name."""
    labels: Counter[str] = Counter()
    for term in members:
        labels[term.label] += counts[term]
    label = min(labels, key=lambda label: (-labels[label], label))

    def rank(term: Term) -> tuple[object, ...]:
        full = bool(person(term.name).given) if label == "PERSON" else is_full_name(term.name)
        full = full or label not in ("PERSON", "ORG")
        known = known_name(term) == term.name
        return (
            term.label != label,
            term in longer,
            not full,
            not known,
            -counts[term],
            -len(term.name),
            term,
        )

    return min(members, key=rank)


def _named_by_people(
    corrections: Corrections, called: Iterable[str], name: str, label: str
) -> tuple[str, str]:
    known = {fold(form) for form in called}
    for naming in corrections.namings:
        if fold(naming.of) in known:
            name, label = naming.name or name, naming.label or label
    return name, label


def _decisions(
    articles: Sequence[Article],
    clusters: Clusters,
    uncertain: Iterable[Join],
    ids: Mapping[Term, str],
) -> list[Decision]:
    """Joins of articles, those of all articles, and the pairs that were left apart."""
    within: dict[Join, list[Article]] = defaultdict(list)
    for of in articles:
        for join in (*of.joins, *of.roles):
            within[join].append(of)
    decisions = []
    for join, where in sorted(within.items()):
        entity = ids[where[0].settled(join.right)]
        decisions.append(_decision(join, (entity, entity), [of.id for of in where]))
    for join in sorted(clusters.joins):
        decisions.append(_decision(join, (ids[join.left], ids[join.right])))
    for join in sorted(uncertain):
        decisions.append(_decision(join, (ids[join.left], ids[join.right])))
    return decisions


def _decision(join: Join, entities: tuple[str, str], where: Sequence[str] = ()) -> Decision:
    return Decision(
        join.left.name,
        join.right.name,
        join.left.label,
        entities[0] == entities[1],
        join.signal,
        join.reason + (f" ({len(where)} articles)" if len(where) > 1 else ""),
        join.score,
        where[0] if len(where) == 1 else None,
        entities,
    )
