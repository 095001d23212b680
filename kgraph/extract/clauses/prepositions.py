"""What prepositions bring into a clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.extract.clauses.base import VERBAL
from kgraph.extract.clauses.referents import is_listing, referents
from kgraph.extract.tree import remembered
from kgraph.extract.words.prepositions import COMPOUND_PREPOSITIONS, IDIOMS, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.tree import Token

PREPOSITIONS = frozenset({"prep", "agent", "dative"})
ACCOMPANYING = frozenset({"along with", "together with", "alongside"})


@dataclass(slots=True)
class Oblique:
    """A preposition with what it brings in: (("because", "of"), rain, "because of")."""

    words: tuple[Token, ...]
    object: Token
    text: str


@remembered
def obliques(head: Token) -> list[Oblique]:
    """The prepositional phrases of a verb, adjective or noun, each object its own."""
    if head.links.isdisjoint(PREPOSITIONS):
        return []
    return [
        oblique
        for child in head.children
        if child.dep_ in ("prep", "agent") or (child.dep_ == "dative" and child.pos_ == "ADP")
        if not _is_inside_name(head, child)
        for oblique in _oblique(child, ())
    ]


def _is_inside_name(noun: Token, preposition: Token) -> bool:
    """ "the Association [of] Science Educators" is one name."""
    return preposition.ent_iob_ == "I" and noun.ent_iob_ in "BI" and noun.i < preposition.i


def _oblique(preposition: Token, before: tuple[Token, ...]) -> Iterator[Oblique]:
    if preposition.ent_type_ == "PERSON":  # a name that the tagger takes for a preposition
        return
    if is_listing(preposition) and preposition.head.pos_ not in VERBAL:
        return
    words = (*before, *_opening(preposition), preposition, *_closing(preposition))
    text = _spelled(words)
    for child in preposition.children:
        compound = _compound(preposition, child) if child.dep_ == "pobj" else None
        if compound is not None:
            articles = [c for c in child.lefts if c.dep_ == "det"]
            yield from _oblique(compound, (*words, *articles, child))
        elif child.dep_ == "pobj" or (child.dep_ == "pcomp" and child.pos_ in ("NOUN", "PROPN")):
            for noun in referents(child):
                same = (
                    noun.ent_type_ in ("DATE", "TIME")
                    and noun.ent_iob_ == preposition.ent_iob_ == "I"
                )
                if (preposition.lower_, noun.lower_) not in IDIOMS and not same:
                    yield Oblique(words, noun, text)
        elif child.dep_ in ("prep", "pcomp") and child.pos_ in ("ADP", "SCONJ"):
            yield from _oblique(child, words)
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield from _oblique(child, before)


def _spelled(words: tuple[Token, ...]) -> str:
    if len(words) == 1:
        return words[0].lower_
    return " ".join([word.lower_ for word in words if word.dep_ != "det"])


def _opening(preposition: Token) -> list[Token]:
    """ "[instead] of"."""
    if not preposition.lefts:
        return []
    before = preposition.lefts[-1:]
    return [w for w in before if w.lower_ in OPENING and w.i == preposition.i - 1]


def _closing(preposition: Token) -> list[Token]:
    """ "because [of]", where the parser hangs the noun on the first word."""
    if "pcomp" not in preposition.links:
        return []
    after = preposition.rights[:1]
    return [w for w in after if w.dep_ == "pcomp" and w.pos_ == "ADP" and not w.children]


def _compound(preposition: Token, noun: Token) -> Token | None:
    """The last word of a preposition of several words: "in relation [to]"."""
    for child in noun.children:
        if child.dep_ == "prep":
            phrase = f"{preposition.lower_}_{noun.lower_}_{child.lower_}"
            if phrase in COMPOUND_PREPOSITIONS:
                return child
    return None


def gerunds(head: Token) -> Iterator[Oblique]:
    """ "died after giving a speech": the preposition and the verb after it."""
    for child in head.children:
        if child.dep_ == "prep":
            for verb in child.children:
                if verb.dep_ == "pcomp" and verb.tag_ == "VBG":
                    words = (*_opening(child), child)
                    yield Oblique(words, verb, _spelled(words))


def is_accompanying(oblique: Oblique) -> bool:
    return oblique.text in ACCOMPANYING


def noun_before(preposition: Token) -> Token | None:
    """The noun that a preposition completes, even where the parser hangs it on the verb."""
    above = preposition.head
    if above.pos_ in VERBAL and preposition.i and preposition.nbor(-1).head == above:
        above = preposition.nbor(-1)
    return above if above.pos_ == "NOUN" else None
