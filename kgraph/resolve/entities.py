"""What the clusters of terms are called, and what they are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kgraph.model import Alias, Entity, entity_id
from kgraph.resolve.names import fold, is_full_name, person
from kgraph.resolve.parts import WORDS_BEFORE
from kgraph.resolve.terms import known_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from kgraph.resolve.clusters import Join, Term
    from kgraph.resolve.people import People
    from kgraph.resolve.state import Tally


def entity(
    members: Sequence[Term],
    tallies: Mapping[Term, Tally],
    joins: Iterable[Join],
    people: People,
    titles: Mapping[Term, str],
) -> Entity:
    """Of terms that are one by way of these joins. `titles` has the name of the document of
    bare words ("the minister") that others have as well."""
    longer = {join.left for join in joins if join.signal == WORDS_BEFORE}
    counts = {term: tallies[term].mentions for term in members}
    best = _canonical(members, counts, longer)
    name = known_name(best)
    parted = {fold(term.name) for term in members} & people.parted if people.parted else ()
    is_told = bool(tallies[best].archives)
    identity = entity_id(best.label, best.name if parted or is_told else name, best.document)
    name = best.name if is_told or fold(best.name) in parted else name
    if best in titles:
        name = f"{name} ({titles[best]})"
    called = {term.name: counts[term] for term in members if term != best}
    called |= _forms(tallies[term] for term in members)
    name, label = people.named(called, name, best.label)
    aliases = sorted(
        (Alias(form, n) for form, n in called.items() if n and form != name),
        key=lambda alias: (-alias.count, alias.name),
    )
    return Entity(identity, name, label, tuple(aliases))


def _forms(tallies: Iterable[Tally]) -> dict[str, int]:
    forms: dict[str, int] = {}
    for tally in tallies:
        for form, count in tally.forms:
            forms[form] = forms.get(form, 0) + count
    return forms


def _canonical(
    members: Sequence[Term], counts: Mapping[Term, int], longer: Collection[Term]
) -> Term:
    """The most frequent full name; of equals the longest, then the first in the alphabet. Of
    the type that most mentions have, without words that only stand before a name."""
    if len(members) == 1:
        return members[0]
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
