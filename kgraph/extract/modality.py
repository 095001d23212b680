"""Does it happen, will it, might it: polarity and modality of an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses import DEPTH, SUBJECTS, VERBAL
from kgraph.extract.words.events import ENVISAGING, LIGHT, OCCUR
from kgraph.extract.words.moods import (
    CONDITIONS,
    MODAL_ADJECTIVES,
    MODAL_ADVERBS,
    MODALS,
    NEGATIONS,
    NEGATIVE_STAGE,
    PREVENTION,
    STAGE,
    STAGE_NOUNS,
    WEAKEST_FIRST,
)
from kgraph.model import Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.tree import Token

EVENT_VERBS = LIGHT | ENVISAGING | OCCUR
Mark = tuple[Modality, bool]
"""What one word adds: a modality, and whether it negates."""


def status(head: Token) -> tuple[Polarity, Modality]:
    """Polarity and modality of the verb or event noun, from the words that govern it.

    Nested marks take the weakest modality ("may be ready to meet": possible); two negations
    cancel out ("did not refuse to meet").
    """
    found = list(_marks(head))
    negative = sum(negates for _, negates in found) % 2 == 1
    modality = WEAKEST_FIRST[min((WEAKEST_FIRST.index(m) for m, _ in found), default=-1)]
    return ("negative" if negative else "positive"), modality


def _marks(head: Token) -> Iterator[Mark]:
    node, below = head, head
    for _ in range(DEPTH):
        yield from _own_marks(node, below)
        governor, mark = _step_up(node)
        if mark is not None:
            yield mark
        if governor is None:
            return
        node, below = governor, node


def _own_marks(node: Token, below: Token) -> Iterator[Mark]:
    """Marks on the words around a node; those of the word below it are counted already."""
    for child in node.children:
        word = child.lower_
        if child.dep_ == "aux" and word in MODALS:
            yield MODALS[word], False
        elif child.dep_ == "neg" or (
            child.dep_ in ("advmod", "preconj", "det") and word in NEGATIONS
        ):
            if not _only(child):
                yield "asserted", True
        elif word == "yet" and node.lemma_ == "have" and child.dep_ == "advmod":
            yield "asserted", True  # "has yet to agree"
        elif child.dep_ == "advmod" and word in MODAL_ADVERBS:
            yield MODAL_ADVERBS[word], False
        elif child.dep_ == "amod" and word in MODAL_ADJECTIVES:
            yield MODAL_ADJECTIVES[word], False
        elif child.dep_ == "mark" and word in CONDITIONS:
            yield "conditional", False
        elif child != below and child.dep_ in ("dobj", "attr", *SUBJECTS) and _is_none(child):
            yield "asserted", True
    if node.dep_ == "ROOT" and node.pos_ in VERBAL and node.sent[-1].text == "?":
        yield "possible", False


def _only(negation: Token) -> bool:
    """ "not only" does not negate."""
    after = negation.i + 1
    return after < len(negation.doc) and negation.doc[after].lower_ in ("only", "just", "merely")


def _is_none(noun: Token) -> bool:
    """ "no request", "nobody"."""
    return noun.lower_ in NEGATIONS or any(
        c.dep_ in ("det", "neg", "preconj", "cc") and c.lower_ in ("no", "neither")
        for c in noun.children
    )


def _step_up(node: Token) -> tuple[Token | None, Mark | None]:
    """The word that governs the action, and what its kind of link adds."""
    governor, dep = node.head, node.dep_
    if governor == node:
        return None, None
    if node.pos_ in ("NOUN", "PROPN") and dep in ("dobj", "pobj", "attr", *SUBJECTS):
        return _above_noun(node, governor)
    if dep in ("xcomp", "acomp", "oprd"):
        yet = any(c.lower_ == "yet" and c.dep_ == "advmod" for c in governor.children)
        return governor, None if yet and governor.lemma_ == "have" else _stage(governor)
    if dep == "ccomp":
        infinitive = node.tag_ == "VB" and any(c.lower_ == "to" for c in node.children)
        if infinitive or governor.pos_ == "ADJ" or governor.lemma_ in ("make", "let", "see"):
            return governor, _stage(governor)
        return None, None
    if dep == "conj" and node.pos_ in VERBAL:
        own = any(c.dep_ in ("aux", "auxpass", *SUBJECTS) for c in node.children)
        return (None if own and node.tag_ != "VBG" else governor), None
    if dep in ("acl", "advcl") and any(c.lower_ == "to" and c.dep_ == "aux" for c in node.children):
        if dep == "acl":
            return None, _stage_noun(governor) or ("planned", False)
        return None, ("planned", False)
    if dep == "pcomp" and governor.dep_ == "prep":
        return _above_preposition(governor)
    return None, None


def _above_preposition(preposition: Token) -> tuple[Token | None, Mark | None]:
    if preposition.lower_ == "without":
        return None, ("asserted", True)
    above = preposition.head
    if above.pos_ == "VERB" and preposition.lower_ == "by":
        return above, None  # "might seek peace by reducing aid"
    if above.lemma_ in PREVENTION and preposition.lower_ == "from":
        return above, ("asserted", True)
    if above.pos_ == "ADJ" or (
        above.pos_ == "VERB"
        and above.lemma_ in STAGE
        and preposition.lower_ in ("to", "about", "on", "from")
    ):
        return above, _stage(above)
    if above.pos_ == "NOUN" and preposition.lower_ in ("of", "for", "to", "in"):
        return None, _stage_noun(above)
    return None, None


def _above_noun(noun: Token, governor: Token) -> tuple[Token | None, Mark | None]:
    """An event noun takes on what governs it: "expects a meeting", "the possibility of talks"."""
    if noun.dep_ == "pobj":
        above = governor.head
        if above.pos_ == "NOUN":
            return above, _stage_noun(above)
        return _carrier(above) if governor.lower_ in ("in", "of", "to") else (None, None)
    return _carrier(governor)


def _carrier(verb: Token) -> tuple[Token | None, Mark | None]:
    """Only a verb that brings the event about tells whether it happens: whoever does not
    criticise a meeting says nothing about the meeting."""
    lemma = verb.lemma_.lower()
    if verb.pos_ in VERBAL and lemma in EVENT_VERBS:
        return verb, _stage(verb)
    return None, None


def _stage(word: Token) -> Mark | None:
    lemma = word.lemma_.lower()
    if lemma in STAGE:
        return STAGE[lemma], lemma in NEGATIVE_STAGE
    return ("asserted", True) if lemma in NEGATIVE_STAGE else None


def _stage_noun(noun: Token) -> Mark | None:
    lemma = noun.lemma_.lower()
    if lemma in STAGE_NOUNS:
        return STAGE_NOUNS[lemma], False
    return ("asserted", True) if lemma in NEGATIVE_STAGE else None
