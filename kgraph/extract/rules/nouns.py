"""Rules whose action is no word at all: what somebody is, or has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.phrases import is_role
from kgraph.extract.rules.base import Example, Rule, Slots
from kgraph.extract.words.events import EVENT_NOUNS, TRANSFERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.tree import Token

NOUNS = frozenset({"NOUN", "PROPN"})
COMMON = frozenset({"NOUN"})
ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})


def apposition(noun: Token) -> Iterator[Slots]:
    """ "Peskov, the spokesman of the Kremlin": one of the two is a name, the other is not."""
    for child in noun.children:
        if child.dep_ != "appos" or child.pos_ not in NOUNS:
            continue
        name, other = (noun, child) if noun.ent_type_ in ACTORS else (child, noun)
        if name.ent_type_ in ACTORS and other.pos_ == "NOUN" and not other.ent_type_:
            yield Slots(name, noun, other, "be", implicit=True)


APPOSITION = Rule(
    name="apposition",
    heads=NOUNS,
    precision=0.55,
    find=apposition,
    needs=frozenset({"appos"}),
    examples=(
        Example("Peskov, a spokesman, resigned.", [("Peskov", "be", "spokesman")]),
        Example("The mayor, Sadiq Khan, resigned.", [("Sadiq Khan", "be", "mayor")]),
        Example("He lives in Murray, Utah.", []),
        Example("Peskov resigned.", []),
    ),
)


def title(noun: Token) -> Iterator[Slots]:
    """ "Kremlin spokesman Dmitry Peskov": the role before a name."""
    if noun.pos_ != "PROPN" or noun.ent_type_ != "PERSON":
        return
    for child in noun.lefts:
        if child.dep_ == "compound" and is_role(child) and not _in_name(child, noun):
            yield Slots(noun, noun, child, "be", implicit=True)


def _in_name(word: Token, name: Token) -> bool:
    return bool(word.ent_type_ == "PERSON" and word.i + 1 == name.i)


TITLE = Rule(
    name="title",
    heads=frozenset({"PROPN"}),
    precision=0.54,
    find=title,
    needs=frozenset({"compound"}),
    examples=(
        Example(
            "Kremlin spokesman Dmitry Peskov resigned.",
            [("Dmitry Peskov", "be", "Kremlin spokesman")],
        ),
        Example("Trump met President Vladimir Putin.", [("Vladimir Putin", "be", "President")]),
        Example("Dmitry Peskov resigned.", []),
    ),
)


def possessive(noun: Token) -> Iterator[Slots]:
    """ "Nissan's market share": somebody has it, unless it is something done."""
    for child in noun.children:
        if (
            child.dep_ == "poss"
            and child.pos_ == "PROPN"
            and noun.lower_lemma_ not in EVENT_NOUNS
            and noun.lower_lemma_ not in TRANSFERS
        ):
            yield Slots(child, noun, noun, "have", implicit=True)


POSSESSIVE = Rule(
    name="possessive",
    heads=COMMON,
    precision=0.24,
    find=possessive,
    needs=frozenset({"poss"}),
    examples=(
        Example("Nissan's share fell.", [("Nissan", "have", "share")]),
        Example("Google's lawyers met.", [("Google", "have", "lawyer")]),
        Example("Russia's invasion failed.", []),
        Example("Its share fell.", []),
    ),
)


NOUN_RULES = (APPOSITION, TITLE, POSSESSIVE)
