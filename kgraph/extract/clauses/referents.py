"""Whom a noun or pronoun stands for: itself and its conjuncts, examples, an antecedent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.base import DEPTH, SUBJECTS, VERBAL
from kgraph.extract.phrases import conjuncts, is_role
from kgraph.extract.words.events import EVENT_NOUNS
from kgraph.extract.words.speech import CONTENT_NOUNS, SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.tree import Token

RELATIVES = frozenset({"WDT", "WP"})
NOBODIES = frozenset({"GPE", "LOC", "FAC", "ORG", "DATE", "TIME", "EVENT"})
LISTING = frozenset({"such", "including"})


def referents(noun: Token) -> list[Token]:
    """The noun with all that is coordinated with it and all that it names as examples; a relative
    pronoun's antecedent."""
    if noun.tag_ in RELATIVES:
        antecedent = relative_antecedent(noun)
        return [antecedent] if antecedent is not None else []
    found = conjuncts(noun)
    if noun.doc.words.isdisjoint(LISTING):
        return found
    examples = [example for one in found for example in members(one)]
    return [*found, *examples] if examples else found


def members(noun: Token) -> list[Token]:
    """ "banks such as Sberbank", "countries, including Norway and Chile"."""
    return [
        one
        for child in noun.rights
        if child.dep_ == "prep" and is_listing(child)
        for name in child.rights
        if name.dep_ == "pobj"
        for one in conjuncts(name)
    ]


def is_listing(preposition: Token) -> bool:
    """Does it bring in examples of the noun before it?"""
    if preposition.lower_ == "as":
        return any(c.lower_ == "such" for c in preposition.lefts)
    return preposition.lower_ == "including"


def relative_antecedent(pronoun: Token) -> Token | None:
    """What "who", "which" or "that" stands for: the noun that its clause hangs on, or one around
    that where the parser takes a nearer one that does not fit."""
    node = pronoun
    for _ in range(DEPTH):
        if node.dep_ == "relcl":
            deed = pronoun.lower_ == "which" and SPEECH.get(node.lower_lemma_) == "deny"
            if deed and pronoun.dep_ == "dobj" and node.head.lemma_ not in CONTENT_NOUNS:
                return None  # "attacked Syria, which Washington denies"
            return _fitting(node.head, pronoun) if node.head.pos_ not in VERBAL else None
        if node.head == node:
            return None
        node = node.head
    return None


def _fitting(noun: Token, pronoun: Token) -> Token:
    """ "officials in Kyiv, who met": Kyiv is nobody, and "the aides of Putin who were" are many."""
    who = pronoun.lower_ in ("who", "whom")
    number = _number_of(pronoun.head) if pronoun.dep_ in SUBJECTS else None
    for candidate in (noun, *_nouns_around(noun)):
        if not (who and _is_nobody(candidate)) and number in (None, _number(candidate)):
            return candidate
    return noun


def _nouns_around(noun: Token) -> Iterator[Token]:
    """The nouns whose phrases hold this one, from the inside: "[officials] in Kyiv"."""
    node = noun
    while node.dep_ in ("pobj", "prep", "dobj", "acl", "amod", "acomp") and node.head is not node:
        node = node.head
        if node.pos_ in ("NOUN", "PROPN"):
            yield node


def _is_nobody(noun: Token) -> bool:
    if noun.dep_ == "pobj" and noun.head.lower_ in ("at", "in", "near") and not is_role(noun):
        return True
    return noun.ent_type_ in NOBODIES or noun.lower_lemma_ in EVENT_NOUNS


def _number(noun: Token) -> str:
    several = noun.tag_ in ("NNS", "NNPS") or len(conjuncts(noun)) > 1
    return "plural" if several else "singular"


def _number_of(verb: Token) -> str | None:
    """Singular or plural, where the form of the verb or its first auxiliary tells."""
    first = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    if first.lower_ in ("was", "is", "has", "does") or first.tag_ == "VBZ":
        return "singular"
    return "plural" if first.lower_ in ("were", "are", "have") or first.tag_ == "VBP" else None
