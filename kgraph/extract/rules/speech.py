"""Rules of saying, thinking, demanding and denying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses import (
    action,
    is_passive,
    objects,
    obliques,
    relation_words,
    subjects,
)
from kgraph.extract.rules.base import Example, Rule, Slots
from kgraph.extract.words.speech import DEMANDS, SPEECH, THOUGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.tree import Token

VERBS = frozenset({"VERB"})
CLAUSES = frozenset({"VERB", "AUX"})
CONTENT = frozenset({"ccomp"})
DENYING = frozenset({lemma for lemma, stance in SPEECH.items() if stance == "deny"})
SAYING = frozenset({lemma for lemma, stance in SPEECH.items() if stance == "say"})
GRANTING = frozenset({"allow", "hold", "venture"})  # which speak only with "that" after them


def speakers(verb: Token) -> list[Token]:
    """Who speaks: not the "it" of "it was said", nor who "was told"."""
    if is_passive(verb):
        return [o.object for o in obliques(verb) if o.text == "by"]
    return subjects(verb)


def said_content(verb: Token) -> Iterator[Slots]:
    """What somebody says, thinks or shows, as whole clauses."""
    words = tuple(relation_words(verb))
    for clause in verb.children:
        if clause.dep_ == "ccomp" and clause.pos_ in CLAUSES and _is_told(verb, clause):
            for subject in subjects(verb):
                for one in _told(clause):
                    yield Slots(subject, verb, one, action(verb), words, clause=True)


def _is_told(verb: Token, clause: Token) -> bool:
    """After verbs that do not speak, only a clause that "that" or "how" brings in: the parser
    takes much else for one."""
    first = clause.left_edge
    opened = first.lower_ in ("that", "whether") or first.tag_ == "WRB"
    if verb.lemma_ == "be" and first.lower_ != "that":
        return False
    return verb.lower_lemma_ in SPEECH or (opened and first.i > verb.i)


def _told(clause: Token) -> list[Token]:
    """The clause, and what is coordinated with it by another "that"."""
    others = [
        c
        for c in clause.children
        if c.dep_ == "conj" and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)
    ]
    return [clause, *others]


SAID_CONTENT = Rule(
    name="said-content",
    heads=CLAUSES,
    precision=0.57,
    find=said_content,
    needs=CONTENT,
    examples=(
        Example(
            "Peskov said that Putin had won.",
            [("Peskov", "say", "that Putin had won")],
        ),
        Example(
            "The trial proved that Putin had won and that Obama had lost.",
            [("trial", "prove", "that Putin had won"), ("trial", "prove", "that Obama had lost")],
        ),
        Example("Peskov said nothing.", []),
        Example("Peskov helped Putin win.", []),
    ),
)


def denied_content(verb: Token) -> Iterator[Slots]:
    """A denial is aimed at something: the object of the clause that is denied."""
    for clause in verb.children:
        if clause.dep_ not in ("ccomp", "xcomp") or clause.pos_ not in CLAUSES:
            continue
        for noun in _focus(clause):
            for subject in subjects(verb):
                if subject != noun:
                    yield Slots(subject, verb, noun, action(verb))


def _focus(clause: Token) -> list[Token]:
    if is_passive(clause):
        return subjects(clause)
    attributes = [c for c in clause.children if c.dep_ == "attr"]
    return objects(clause) or attributes or [o.object for o in obliques(clause)][:1]


DENIED_CONTENT = Rule(
    name="denied-content",
    heads=VERBS,
    find=denied_content,
    lemmas=DENYING,
    needs=CONTENT | {"xcomp"},
    examples=(
        Example(
            "Peskov denied that the Kremlin had received a request.",
            [("Peskov", "deny", "request")],
        ),
        Example("The mayor denied taking bribes.", [("mayor", "deny", "bribe")]),
        Example("Peskov said that the Kremlin had received a request.", []),
    ),
)


def said_of(verb: Token) -> Iterator[Slots]:
    """ "Peskov said that Putin would come" speaks of Putin."""
    lemma = verb.lower_lemma_
    for clause in verb.children:
        if clause.dep_ != "ccomp" or clause.pos_ not in CLAUSES or _is_demanded(clause):
            continue
        if lemma in GRANTING and clause.left_edge.lower_ != "that":
            continue
        for speaker in speakers(verb):
            for noun in subjects(clause):
                if noun != speaker and noun.pos_ in ("NOUN", "PROPN"):
                    yield Slots(speaker, verb, noun, "think of" if lemma in THOUGHT else "say of")


SAID_OF = Rule(
    name="said-of",
    heads=VERBS,
    find=said_of,
    lemmas=SAYING | GRANTING,
    needs=CONTENT,
    examples=(
        Example("Peskov said that Putin would come.", [("Peskov", "say of", "Putin")]),
        Example("Russia believes that Obama lied.", [("Russia", "think of", "Obama")]),
        Example("Peskov allowed that Putin might come.", [("Peskov", "say of", "Putin")]),
        Example("Peskov allowed Putin to come.", []),
        Example("Peskov said that he would come.", []),
        Example("Peskov was told that Putin would come.", []),
        Example("Peskov denied that Putin would come.", []),
    ),
)


def demand(verb: Token) -> Iterator[Slots]:
    """ "Straw said that Sudan must withdraw" demands something of Sudan."""
    for clause in verb.children:
        if clause.dep_ == "ccomp" and _is_demanded(clause):
            lemma = verb.lower_lemma_ if verb.lower_lemma_ in DEMANDS else "demand"
            for speaker in speakers(verb):
                for noun in subjects(clause):
                    if noun != speaker and noun.pos_ in ("NOUN", "PROPN"):
                        yield Slots(speaker, verb, noun, lemma)


def _is_demanded(clause: Token) -> bool:
    """ "must withdraw", "should withdraw", or "demanded that it withdraw"."""
    helpers = {c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
    if clause.head.lower_lemma_ in DEMANDS and clause.tag_ in ("VB", "VBP") and not helpers:
        return True
    return bool(helpers & {"must", "should", "ought"})


DEMAND = Rule(
    name="demand",
    heads=VERBS,
    find=demand,
    lemmas=frozenset(SPEECH),
    needs=CONTENT,
    examples=(
        Example("Straw said that Sudan must withdraw.", [("Straw", "demand", "Sudan")]),
        Example("Obama demanded that Iran release them.", [("Obama", "demand", "Iran")]),
        Example("Straw said that Sudan had withdrawn.", []),
        Example("Straw said that he must go.", []),
    ),
)

SPEECH_RULES = (DENIED_CONTENT, DEMAND, SAID_OF, SAID_CONTENT)
