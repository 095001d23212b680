"""Rules whose action is a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses import (
    PREPOSITIONS,
    Oblique,
    action,
    has_subject,
    is_common,
    is_passive,
    is_stage,
    members,
    objects,
    obliques,
    recipients,
    relation_words,
    subjects,
)
from kgraph.extract.rules.base import Example, Rule, Slots
from kgraph.extract.rules.prepositions import (
    GERUND,
    OBJECT_PREPOSITION,
    PREPOSITION,
    is_agent,
    is_event,
    unfold,
    words_through,
)
from kgraph.extract.words.control import BENEFACTIVE, DATIVE
from kgraph.extract.words.events import EVENT_NOUNS, MUTUAL, RECIPROCAL
from kgraph.extract.words.nouns import TIME_NOUNS
from kgraph.extract.words.prepositions import CONJUNCTIONS
from kgraph.extract.words.speech import SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.tree import Token

VERBS = frozenset({"VERB"})
CLAUSES = frozenset({"VERB", "AUX"})
ADJECTIVES = frozenset({"acomp", "oprd"})


def direct_object(verb: Token) -> Iterator[Slots]:
    if is_stage(verb) or not objects(verb):
        return
    words = tuple(relation_words(verb))
    lemma = f"be {verb.lower_}" if is_passive(verb) else action(verb)
    for subject in subjects(verb):
        for noun in objects(verb):
            yield Slots(subject, verb, noun, lemma, words)


DIRECT_OBJECT = Rule(
    name="direct-object",
    heads=VERBS,
    precision=0.55,
    find=direct_object,
    examples=(
        Example("Google sued Apple.", [("Google", "sue", "Apple")]),
        Example(
            "Google and Amazon sued Apple.",
            [("Google", "sue", "Apple"), ("Amazon", "sue", "Apple")],
        ),
        Example(
            "Berlin wants to cut off aid.",
            [("Berlin", "cut off", "aid")],
        ),
        Example(
            "Putin, who invaded Ukraine, left.",
            [("Putin", "invade", "Ukraine")],
        ),
        Example("The town was renamed Jonesville.", [("town", "be renamed", "Jonesville")]),
        Example("Apple was sued.", []),
        Example("The minister resigned on Monday.", []),
    ),
)


def passive(verb: Token) -> Iterator[Slots]:
    if not is_passive(verb):
        return
    given = next((c for c in verb.rights if c.dep_ == "dobj" and recipients(verb)), None)
    lemma = action(verb) if given is None else f"{action(verb)} {given.lower_lemma_} to"
    for oblique in _agents(verb):
        words = (*relation_words(verb), *oblique.words)
        for patient in subjects(verb):
            if patient != oblique.object:
                yield Slots(oblique.object, verb, patient, lemma, words, passive=True)


def _agents(verb: Token) -> list[Oblique]:
    """Who does it, even where the parser hangs him on the noun before: "was considered a terrorist
    [by Germany]"."""
    words = [verb, *(c for c in verb.rights if c.dep_ in ("oprd", "attr"))]
    found = [o for word in words for o in obliques(word)]
    return [o for o in found if o.words[0].lower_ == "by" and is_agent(o.object)]


PASSIVE = Rule(
    name="passive",
    heads=VERBS,
    precision=0.61,
    find=passive,
    needs=PREPOSITIONS | {"attr", "oprd"},
    examples=(
        Example("Apple was sued by Google.", [("Google", "sue", "Apple")]),
        Example(
            "The refugees attacked by soldiers fled.",
            [("soldiers", "attack", "refugees")],
        ),
        Example("Kyiv was sent tanks by Berlin.", [("Berlin", "send tank to", "Kyiv")]),
        Example("Apple was sued in Texas.", []),
        Example("The bridge will be finished by Friday.", []),
    ),
)


def recipient(verb: Token) -> Iterator[Slots]:
    """ "gave Ukraine tanks" is the same action as "gave tanks to Ukraine"."""
    if is_passive(verb) or is_stage(verb):
        return
    to = "for" if verb.lower_lemma_ in BENEFACTIVE else "to"
    given = next((n for n in objects(verb) if n not in recipients(verb)), None)
    lemma = action(verb)
    if given is not None:
        lemma += f" {given.lower_lemma_} {to}" if is_common(given) else f" {to}"
    elif lemma not in SPEECH and verb.lower_lemma_ in DATIVE:
        lemma += f" {to}"
    for subject in subjects(verb):
        for receiver in recipients(verb):
            told = given is not None and is_event(subject, given, receiver)
            yield Slots(subject, verb, receiver, lemma, circumstance=told)


RECIPIENT = Rule(
    name="recipient",
    heads=VERBS,
    find=recipient,
    needs=frozenset({"dative"}),
    examples=(
        Example("Biden sent Abbas a letter.", [("Biden", "send letter to", "Abbas")]),
        Example("Putin gave Ukraine tanks.", [("Putin", "give tank to", "Ukraine")]),
        Example("Merkel bought Obama a watch.", [("Merkel", "buy watch for", "Obama")]),
        Example("Berlin sent tanks to Kyiv.", []),
        Example("Tanks were sent to Kyiv.", []),
    ),
)


def time_phrase(verb: Token) -> Iterator[Slots]:
    """ "met on two occasions", "resigned last week": a time without a preposition."""
    for time in verb.children:
        if _is_time_phrase(time):
            words = (*relation_words(verb), *words_through(verb))
            for subject in subjects(verb):
                yield Slots(subject, verb, time, action(verb), words)


def _is_time_phrase(word: Token) -> bool:
    if word.dep_ == "advmod":
        return any(c.dep_ == "npadvmod" and _names_time(c) for c in word.children)
    return word.dep_ == "npadvmod" and _names_time(word)


def _names_time(noun: Token) -> bool:
    return noun.lower_lemma_ in TIME_NOUNS


TIME_PHRASE = Rule(
    name="time-phrase",
    heads=VERBS,
    precision=0.52,
    find=time_phrase,
    needs=frozenset({"npadvmod", "advmod"}),
    examples=(
        Example("The minister resigned last week.", [("minister", "resign", "last week")]),
        Example("Putin met Trump this year.", [("Putin", "meet", "this year")]),
        Example("The minister resigned on Monday.", []),
    ),
)


def reciprocal(verb: Token) -> Iterator[Slots]:
    """ "Trump and Putin met": each did it with the other."""
    lemma = verb.lower_lemma_
    if is_passive(verb):
        return
    if objects(verb) and lemma not in ("share", "discuss"):
        return
    if lemma == "agree" and any(o.text == "to" and not _is_joint(o) for o in obliques(verb)):
        return
    if any(oblique.text in RECIPROCAL.get(lemma, ()) for oblique in obliques(verb)):
        return
    parties = _parties(subjects(verb))
    for n, one in enumerate(parties):
        for other in parties[n + 1 :]:
            if other not in members(one):
                yield Slots(one, verb, other, lemma)


def _is_joint(oblique: Oblique) -> bool:
    """ "agreed to a truce" with each other; "to changes" with whoever asked for them."""
    return EVENT_NOUNS.get(oblique.object.lower_lemma_) in MUTUAL


def _parties(found: list[Token]) -> list[Token]:
    """ "Turkish and Greek officials" are two parties: their adjectives tell them apart."""
    if len(found) != 1 or found[0].tag_ not in ("NNS", "NNPS"):
        return found
    nations = [c for c in found[0].children if c.dep_ == "amod" and c.ent_type_ == "NORP"]
    others = [c for n in nations for c in n.conjuncts if c.ent_type_ == "NORP" and c not in nations]
    return [*nations, *others] if len(nations) + len(others) > 1 else found


RECIPROCAL_RULE = Rule(
    name="reciprocal",
    heads=VERBS,
    find=reciprocal,
    lemmas=frozenset(MUTUAL | RECIPROCAL.keys()),
    examples=(
        Example("Trump and Putin met in Helsinki.", [("Trump", "meet", "Putin")]),
        Example("Turkish and Greek officials met.", [("Turkish", "meet", "Greek")]),
        Example("Trump and Putin met with Xi.", []),
        Example("Trump and Putin resigned.", []),
    ),
)


def copula(verb: Token) -> Iterator[Slots]:
    """ "X is the mayor", "X became mayor of Y", "X is angry with Y"."""
    words = relation_words(verb)
    for child in verb.children:
        if _is_whole(child):
            for subject in subjects(verb):
                yield Slots(subject, verb, child, verb.lower_lemma_, tuple(words), clause=True)
        if not _is_predicative(child):
            continue
        for subject in subjects(verb):
            for noun in _attributes(child):
                if noun.dep_ in ADJECTIVES or noun.head.dep_ in ADJECTIVES:
                    yield from _adjective(subject, verb, noun, words)
                elif noun.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
                    yield Slots(subject, verb, noun, verb.lower_lemma_, tuple(words))
                    yield from unfold(subject, verb, noun, words, verb.lower_lemma_)


def _is_whole(adjective: Token) -> bool:
    """ "unable to negotiate": nothing further is negotiated, so the two are one quality."""
    return adjective.dep_ == "acomp" and any(
        c.dep_ == "xcomp" and not objects(c) and not obliques(c) for c in adjective.children
    )


def _is_predicative(child: Token) -> bool:
    """What the subject is: not "licked the wound clean", nor "is ready to meet", which is met."""
    if child.dep_ == "acomp":
        return not any(c.dep_ == "xcomp" for c in child.children)
    if child.dep_ != "oprd" or child.pos_ != "ADJ":
        return child.dep_ == "attr"
    return not any(c.dep_ == "dobj" for c in child.head.children)


def _attributes(child: Token) -> list[Token]:
    return [child, *(c for c in child.children if c.dep_ == "conj" and c.pos_ == child.pos_)]


def _adjective(subject: Token, verb: Token, word: Token, words: list[Token]) -> Iterator[Slots]:
    lemma = verb.lower_lemma_
    yield Slots(subject, verb, word, lemma, tuple(words))
    for oblique in obliques(word):
        relation = (*words, word, *oblique.words)
        yield Slots(
            subject, verb, oblique.object, f"{lemma} {word.lower_} {oblique.text}", relation
        )


COPULA = Rule(
    name="copula",
    heads=CLAUSES,
    precision=0.48,
    find=copula,
    needs=ADJECTIVES | {"attr"},
    examples=(
        Example("Peskov is a spokesman.", [("Peskov", "be", "spokesman")]),
        Example(
            "Peskov is the spokesman of the Kremlin.",
            [("Peskov", "be", "spokesman of Kremlin"), ("Peskov", "be spokesman of", "Kremlin")],
        ),
        Example(
            "Trump was critical of NATO.",
            [("Trump", "be", "critical"), ("Trump", "be critical of", "NATO")],
        ),
        Example("The minister looked angry.", [("minister", "look", "angry")]),
        Example("There is no request.", []),
        Example("Putin is ready to meet Trump.", []),
    ),
)


def adverbial_clause(verb: Token) -> Iterator[Slots]:
    """ "Merkel resigned after Putin had won": when, or why, as a whole clause."""
    for clause in verb.rights:
        mark = clause.left_edge
        if clause.dep_ != "advcl" or mark.head is not clause or mark.lower_ not in CONJUNCTIONS:
            continue
        words = (*relation_words(verb), *words_through(verb))
        for subject in subjects(verb) if has_subject(clause) else ():
            yield Slots(subject, verb, clause, f"{action(verb)} {mark.lower_}", words, clause=True)


ADVERBIAL_CLAUSE = Rule(
    name="adverbial-clause",
    heads=CLAUSES,
    precision=0.13,
    find=adverbial_clause,
    needs=frozenset({"advcl"}),
    examples=(
        Example(
            "Merkel resigned after Putin had won.",
            [("Merkel", "resign after", "after Putin had won")],
        ),
        Example(
            "The mayor closed the bridge because it was unsafe.",
            [("mayor", "close because", "because it was unsafe")],
        ),
        Example("Merkel resigned after the vote.", []),
        Example("Although Putin had won, Merkel resigned.", []),
    ),
)


VERB_RULES = (
    DIRECT_OBJECT,
    PASSIVE,
    RECIPIENT,
    PREPOSITION,
    OBJECT_PREPOSITION,
    RECIPROCAL_RULE,
    COPULA,
    GERUND,
    TIME_PHRASE,
    ADVERBIAL_CLAUSE,
)
