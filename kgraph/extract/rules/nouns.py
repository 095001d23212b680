"""Rules whose action is a noun, or no word at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses import VERBAL, action, is_passive, obliques, subjects
from kgraph.extract.phrases import conjuncts, is_role
from kgraph.extract.rules.base import Example, Rule, Slots
from kgraph.extract.words.events import (
    COMMITTING,
    ENDING,
    ENVISAGED,
    ENVISAGING,
    EVENT_NOUNS,
    EVENT_TARGETS_OF,
    LIGHT,
    MUTUAL,
)
from kgraph.extract.words.moods import STAGE_NOUNS
from kgraph.extract.words.nouns import TRANSPARENT

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
            and noun.lemma_.lower() not in EVENT_NOUNS
        ):
            yield Slots(child, noun, noun, "have", implicit=True)


POSSESSIVE = Rule(
    name="possessive",
    heads=COMMON,
    precision=0.24,
    find=possessive,
    examples=(
        Example("Nissan's share fell.", [("Nissan", "have", "share")]),
        Example("Google's lawyers met.", [("Google", "have", "lawyer")]),
        Example("Russia's invasion failed.", []),
        Example("Its share fell.", []),
    ),
)


def event_noun(noun: Token) -> Iterator[Slots]:
    """ "Russia's invasion of Ukraine", "a meeting between Trump and Putin", "held talks with"."""
    lemma = EVENT_NOUNS.get(noun.lemma_.lower())
    if lemma is None or noun.dep_ in ("compound", "amod", "nmod"):
        return
    parties = [n for n in _between(noun) if n != noun]
    for n, one in enumerate(parties):
        for other in parties[n + 1 :]:
            yield Slots(one, noun, other, lemma)
    if parties:
        return
    targets = _targets(noun, lemma)
    if lemma in MUTUAL and not targets:
        yield from _joint(noun, lemma)
    for agent in _agents(noun, lemma) if targets else ():
        for target in targets:
            if agent.i != target.i:
                yield Slots(agent, noun, target, lemma)


def _joint(noun: Token, lemma: str) -> Iterator[Slots]:
    """ "Canada and Mexico signed an agreement", "postponed their meeting": with each other."""
    if noun.dep_ in ("dobj", "nsubjpass") and all(
        c.dep_ != "poss" or c.lower_ == "their" for c in noun.children
    ):
        parties = _carriers(noun, lemma)
        for n, one in enumerate(parties):
            for other in parties[n + 1 :]:
                yield Slots(one, noun, other, lemma)


def _between(noun: Token) -> list[Token]:
    return [o.object for o in obliques(noun) if o.text in ("between", "among")]


def _targets(noun: Token, lemma: str) -> list[Token]:
    allowed = EVENT_TARGETS_OF.get(lemma, frozenset())
    if lemma in MUTUAL:
        allowed = allowed | {"with"}
    if lemma == "fight":
        allowed = allowed | {"against"}
    found = [o.object for o in obliques(noun) if o.text in allowed]
    if not found and noun.dep_ == "dobj" and noun.head.lemma_.lower() in LIGHT:
        # "held talks on Monday with": the parser hangs the other side on the verb
        found = [
            o.object
            for o in obliques(noun.head)
            if o.text in allowed and o.object.ent_type_ in ACTORS
        ]
    return found


def _agents(noun: Token, lemma: str) -> list[Token]:
    """Who does it: the owner, the adjective of a nation, "by" or "from" somebody, else the
    subject of the verb that only carries the noun ("held talks with")."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ in ("PROPN", "NOUN", "PRON"):
            return conjuncts(child)
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "nmod") and child.ent_type_ in ACTORS:
            return [child]
    by = [o.object for o in obliques(noun) if o.text in ("by", "from") and lemma != "withdraw"]
    return by or _carriers(noun, lemma)


def _carries(verb: Token, lemma: str, preposition: str = "") -> bool:
    """ "held talks", "called for talks"."""
    key = action(verb).replace(" ", "_")
    if f"{key}_{preposition}" in ENVISAGING:
        return lemma in ENVISAGED
    if preposition not in ("", "in", "on", "for", "to"):
        return False
    if key in LIGHT or key in COMMITTING:
        return True
    return (key in ENVISAGING and lemma in ENVISAGED) or (key in ENDING and lemma in MUTUAL)


def _carriers(noun: Token, lemma: str) -> list[Token]:
    node = noun
    for _ in range(4):
        governor = node.head
        if node.dep_ in ("dobj", "attr") and governor.pos_ in VERBAL:
            carries = _carries(governor, lemma)
            return subjects(governor) if carries and not is_passive(governor) else []
        if node.dep_ == "pobj" and governor.head.pos_ in VERBAL:
            verb = governor.head
            carries = _carries(verb, lemma, governor.lower_)
            return subjects(verb) if carries and not is_passive(verb) else []
        if node.dep_ == "nsubjpass" and _carries(governor, lemma):
            return [o.object for o in obliques(governor) if o.text == "by"]
        if node.dep_ != "pobj" or governor.head.lemma_.lower() not in (
            STAGE_NOUNS.keys() | TRANSPARENT
        ):
            return []
        node = governor.head
        owner = [c for c in node.children if c.dep_ == "poss"]
        if owner:
            return owner
    return []


EVENT_NOUN = Rule(
    name="event-noun",
    heads=COMMON,
    find=event_noun,
    examples=(
        Example(
            "Russia's invasion of Ukraine shocked Europe.",
            [("Russia", "invade", "Ukraine")],
        ),
        Example(
            "A meeting between Trump and Putin is planned.",
            [("Trump", "meet", "Putin")],
        ),
        Example(
            "Trump raised the possibility of a meeting with Putin.",
            [("Trump", "meet", "Putin")],
        ),
        Example("Canada imposed sanctions on Russia.", [("Canada", "sanction", "Russia")]),
        Example("Canada and Mexico signed an agreement.", [("Canada", "agree", "Mexico")]),
        Example("The meeting ended.", []),
        Example("Lawmakers criticised the meeting with Putin.", []),
    ),
)

NOUN_RULES = (EVENT_NOUN, APPOSITION, TITLE, POSSESSIVE)
