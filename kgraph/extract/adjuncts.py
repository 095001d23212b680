"""Which actions a phrase such as "on Thursday" or "in Geneva" belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kgraph.extract.clauses import DEPTH, SUBJECTS, VERBAL, is_passive
from kgraph.extract.words.events import EVENT_NOUNS, LIGHT, OCCUR
from kgraph.extract.words.moods import STAGE
from kgraph.extract.words.prepositions import CIRCUMSTANCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kgraph.extract.tree import Token

LINKS = frozenset({"prep", "pobj", "pcomp", "npadvmod", "advmod"})
HOLDERS = frozenset({"NOUN", "PROPN", "PRON", "NUM"}) | VERBAL
TIMES = frozenset({"DATE", "TIME"})
AROUND = CIRCUMSTANCES - {"during"}
ROLES_IN_CLAUSE = frozenset({"dobj", "attr", "oprd"})


class Adjunct(NamedTuple):
    """A phrase by what it hangs on, and its preposition; none for "last week"."""

    holder: Token
    preposition: Token | None


def adjunct(word: Token) -> Adjunct | None:
    """The phrase that the word is the head of; None where it is no adjunct ("the 2014 vote").

    It may hang on other times ("on Thursday at noon").
    """
    node, below, preposition = word, word, None
    for _ in range(DEPTH):
        if node.dep_ not in LINKS or node.head == node:
            return None
        if node.dep_ == "prep" and preposition in (None, below):
            preposition = node  # the first word of "outside of"
        node, below = node.head, node
        if node.dep_ != "prep" and node.ent_type_ not in TIMES and node.pos_ in HOLDERS:
            return Adjunct(node, preposition)
    return None


def actions(found: Adjunct, crosses: Callable[[Token, Token], bool]) -> Iterator[Token]:
    """The words for an action that the phrase belongs to.

    The parser hangs many a phrase on the noun before it that belongs to the verb ("met Putin [in
    Geneva]"). `crosses(noun, preposition)` tells whether the phrase leads through the noun.
    """
    node, preposition = found
    for _ in range(DEPTH):
        yield node
        if node.pos_ in VERBAL:
            return
        if preposition is None or not crosses(node, preposition):
            verb = carrier(node)
            if verb is not None:
                yield verb
            return
        above = _above(node)
        if above is None:
            return
        node = above


def _above(noun: Token) -> Token | None:
    """What a noun is the object of, other than of "after" and the like."""
    node = noun
    while node.dep_ == "conj" and node.head != node:
        node = node.head
    if node.dep_ in ROLES_IN_CLAUSE:
        return node.head
    before = node.head
    if node.dep_ == "pobj" and before.dep_ in ("prep", "agent", "dative"):
        return before.head if before.lower_ not in AROUND else None
    return None


def carrier(noun: Token) -> Token | None:
    """The verb by which an event takes place: "[hold] talks", "the attack [occurred]"."""
    if noun.lower_lemma_ not in EVENT_NOUNS:
        return None
    verb = _above(noun)
    if verb is not None:
        return verb if verb.pos_ in VERBAL and verb.lemma_ in LIGHT else None
    if noun.dep_ in SUBJECTS:
        return noun.head if _happens(noun.head) else None
    return None


def _happens(verb: Token) -> bool:
    return verb.lemma_ in OCCUR or (verb.lemma_ in LIGHT and is_passive(verb))


def is_of_event(preposition: Token) -> bool:
    """ "criticised the war [in Syria]": right after an event that the verb does not bring about,
    the parser cannot tell which of the two a phrase belongs to."""
    before = preposition.nbor(-1) if preposition.i > 0 else preposition
    event = before.lower_lemma_ in EVENT_NOUNS and before.dep_ in ("dobj", "pobj")
    return event and carrier(before) is None


def sources(action: Token) -> Iterator[tuple[Token, int]]:
    """The words whose adjuncts are the action's own, nearest first, each with the place in the
    paragraph before which they must stand.

    "[In 2014], Obama visited Berlin and met Merkel": what opens a sentence holds for all of it.
    """
    end = len(action.doc)
    for _ in range(DEPTH):
        yield action, end
        verb = action.head
        if action.pos_ not in VERBAL:
            carried = carrier(action)
            if carried is None:
                return
            verb = carried
        elif action.dep_ == "conj" and verb.pos_ in VERBAL and not _has_subject(action):
            end = min(end, verb.i)
        elif action.dep_ != "xcomp" or STAGE.get(verb.lemma_) != "asserted":
            return
        action = verb


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.lefts)
