"""What syntax says of a pronoun: what it cannot stand for, and what it is likely to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses import SUBJECTS, VERBAL, subjects
from kgraph.extract.clauses.referents import referents
from kgraph.extract.phrases import conjuncts
from kgraph.extract.words.speech import SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.tree import Token

PEOPLE = frozenset({"he", "she"})
FRONTED = frozenset({"prep", "advcl", "npadvmod", "advmod"})


def barred(token: Token) -> Iterator[Token]:
    """What the pronoun cannot stand for: the other arguments of its own verb ("Trump met him"),
    what comes later inside its clause ("he said that Trump"), and its own phrase ("his son").

    Countries and bodies are named again more freely: "Iraq said it would lift doubts about Iraq".
    """
    if token.dep_ == "poss":
        yield from _phrase(token.head)
        return
    verb = token.head
    while verb.dep_ in ("prep", "agent", "dative") and verb.pos_ not in VERBAL:
        verb = verb.head
    if token.head.dep_ == "agent" or token.dep_ == "pobj":
        verb = token.head.head
    if verb.pos_ not in VERBAL:
        return
    if token.dep_ not in SUBJECTS:
        yield from subjects(verb)
    elif token.lower_ in PEOPLE:
        yield from (t for t in verb.subtree if t.pos_ in ("NOUN", "PROPN") and _below(t, token))
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "attr") and child is not token:
            yield from conjuncts(child)


def governing(token: Token) -> Iterator[Token]:
    """Subjects of the clauses around the pronoun, from the inside: "[Merkel] said that she"; and
    those whose they are: "[Merkel]'s [aide] said that she"."""
    node = token
    while node.head is not node:
        head = node.head
        if head.pos_ in VERBAL and node.dep_ not in SUBJECTS:
            for child in head.children:
                if child.dep_ in SUBJECTS and child.i < token.i and token not in child.subtree:
                    yield from referents(child)[:1]
                    yield from (c for c in child.lefts if c.dep_ == "poss")
        node = head


def following(token: Token) -> Token | None:
    """The subject that a phrase or clause before it points to: "After his win, [Trump] said"."""
    node = token
    while node.head is not node:
        head = node.head
        if node.dep_ in FRONTED and head.pos_ in VERBAL:
            for child in head.children:
                if child.dep_ in SUBJECTS and child.i > token.i:
                    return child
        node = head
    return None


def _below(noun: Token, subject: Token) -> bool:
    """Later than the subject, or in what is said before it."""
    if noun.i > subject.i:
        return True
    said = subject.head.lower_lemma_ in SPEECH
    return said and any(
        c.dep_ == "ccomp" and c.left_edge.i <= noun.i <= c.right_edge.i for c in subject.head.lefts
    )


def _phrase(noun: Token) -> Iterator[Token]:
    """The noun, and what is the same by apposition."""
    yield noun
    yield from (c for c in noun.children if c.dep_ == "appos")
    if noun.dep_ in ("appos", "compound"):
        yield noun.head
    if noun.dep_ == "attr":
        yield from subjects(noun.head)
