"""What each mention is called, before any two names are compared."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kgraph.gazetteer import bodies, demonyms, places
from kgraph.model import NOT_ENTITIES, Extraction, Mention
from kgraph.resolve.clusters import Join, Term
from kgraph.resolve.names import fold, is_full_name, last_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

IN_ARTICLE, ELSEWHERE = 0.95, 0.75  # scores of roles; others may have held them before


class Called(NamedTuple):
    """What the mentions of a document are called, and the roles that were taken for names. `each`
    has the term of each of `Extraction.mentions`, None of those that are no entity."""

    each: tuple[Term | None, ...]
    roles: tuple[Join, ...]

    def among(self, mentions: Iterable[Mention]) -> dict[Mention, Term]:
        """By mention, of those that are entities."""
        pairs = zip(mentions, self.each, strict=True)
        return {mention: term for mention, term in pairs if term is not None}


def called(
    extraction: Extraction,
    labels: Mapping[str, str],
    roles: Mapping[str, Mention],
    corrected: Collection[str] = (),
) -> Called:
    """The terms of the mentions of a document; that of a pronoun or a role is what it stands
    for. `roles` are those that somebody holds in all articles; those in `corrected`
    (folded) are left to people."""
    own = only(holders(extraction))
    described = {c.object for c in extraction.claims if c.predicate.lemma == "be"}
    names = {m.name for m in extraction.mentions if m.kind == "name"}
    full = {name for name in names if is_full_name(name)}
    people = {last_name(name) for name in full if labels.get(fold(name)) == "PERSON"}
    meant = targets(extraction)
    said = [target[3:] for target in meant]  # text, label, name and kind
    first, of = dict(zip(said, meant, strict=True)), extraction.document.id
    known = {key: _term(m, labels, people, of) for key, m in first.items()}
    each = [known[key] for key in said]
    joins: dict[Join, None] = {}
    for at, target in enumerate(meant):
        term = each[at]
        if target.kind != "nominal" or term is None:
            continue
        role = role_of(target.name)
        holder = own.get(role) or roles.get(role)
        if holder is None or target in described or fold(target.name) in corrected:
            continue
        where, score = ("the article", IN_ARTICLE) if role in own else ("all articles", ELSEWHERE)
        reason = f"the only one called so in {where}"
        join = Join(term, _entity(holder, labels, people, of), "role", reason, score)
        joins[join] = None
        each[at] = join.right
    return Called(tuple(each), tuple(joins))


def targets(extraction: Extraction) -> Collection[Mention]:
    """What each of `Extraction.mentions` stands for: itself, but for pronouns."""
    known = extraction.antecedents
    return [known.get(m, m) for m in extraction.mentions] if known else extraction.mentions


def holders(extraction: Extraction) -> dict[str, dict[str, Mention]]:
    """Role -> last name -> who is called so ("Kremlin spokesman Dmitri Peskov")."""
    holders: dict[str, dict[str, Mention]] = defaultdict(dict)
    for claim in extraction.claims:
        action = claim.predicate
        if action.lemma == "be" and action.implicit and claim.subject.kind == "name":
            role = role_of(claim.object.name)
            head = role.partition(" of ")[0].rpartition(" ")[2]
            for name in {role, head, re.sub(r" president$", " leader", role)}:
                holders[name].setdefault(last_name(claim.subject.name), claim.subject)
    return holders


def only(holders: Mapping[str, Mapping[str, Mention]]) -> dict[str, Mention]:
    return {role: next(iter(of.values())) for role, of in holders.items() if len(of) == 1}


@lru_cache(maxsize=1 << 16)
def role_of(name: str) -> str:
    """ "American president", "U.S. President": with the country by its name."""
    words = []
    for word in name.split():
        country = demonyms().get(word) or places().get(word)
        words.append(country or fold(word))
    return " ".join(words)


def _term(
    mention: Mention, labels: Mapping[str, str], people: Collection[str], document: str
) -> Term | None:
    if mention.label in NOT_ENTITIES or mention.kind == "pronoun":
        return None
    return _entity(mention, labels, people, document)


def _entity(
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
    folded = fold(name)
    label = "PERSON" if folded in people else labels.get(folded, mention.label)
    if label in ("NORP", "GPE") and name in demonyms() and not name.endswith("s"):
        # "Russian tanks" are Russia's; "the Russians" and "a Russian" are people
        return "GPE" if fold(mention.text) == folded else "NORP"
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
