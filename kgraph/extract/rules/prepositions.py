"""Rules of what prepositions bring in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses import (
    PREPOSITIONS,
    Oblique,
    action,
    action_with,
    adverbs_after,
    gerunds,
    has_subject,
    is_accompanying,
    is_amount,
    is_common,
    is_passive,
    is_stage,
    noun_words,
    objects,
    obliques,
    relation_words,
    subjects,
    thing,
)
from kgraph.extract.phrases import inner_noun
from kgraph.extract.rules.base import Example, Rule, Slots
from kgraph.extract.rules.events import event_noun
from kgraph.extract.words.events import EVENT_NOUNS
from kgraph.extract.words.nouns import TIME_NOUNS
from kgraph.extract.words.prepositions import BACKGROUND, CIRCUMSTANCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.tree import Token

VERBS = frozenset({"VERB"})
CLAUSES = frozenset({"VERB", "AUX"})
INTRODUCING = frozenset({"ADP", "ADV", "ADJ", "SCONJ", "VERB"})
SCENES = CIRCUMSTANCES | BACKGROUND
UNFOLD = 3  # nouns that one relation may lead through; deeper ones read like riddles


def preposition(verb: Token) -> Iterator[Slots]:
    if is_stage(verb):
        return
    passive_verb = is_passive(verb)
    through = next(iter(objects(verb)), None) or _attribute(verb)
    if verb.pos_ == "AUX" and (through is not None or verb.lower_lemma_ != "be"):
        return
    words = relation_words(verb)
    if through is not None:
        words = [*words, *noun_words(through)]
    for oblique in obliques(verb):
        if is_accompanying(oblique) and oblique.object in subjects(verb):
            continue
        agent = oblique.words[0].dep_ == "agent" or (
            passive_verb and oblique.text == "by" and oblique.words[0].i > verb.i
        )
        if agent and is_agent(oblique.object):
            words = [*words, *oblique.words, *noun_words(oblique.object)]
            continue
        if oblique.words[0].lower_ == "according":
            continue
        after = adverbs_after(verb, oblique.words[0]) if through is None else []
        step = [*words, *after, *oblique.words]
        lemma = action_with(verb, oblique, None if passive_verb else through)
        for subject in subjects(verb):
            if subject != oblique.object:
                yield Slots(
                    subject,
                    verb,
                    oblique.object,
                    lemma,
                    tuple(step),
                    int(through is not None),
                    is_circumstance(step)
                    or _is_named_attribute(verb, through)
                    or (passive_verb and _is_scene(oblique))
                    or (through is not None and is_event(subject, through, oblique.object)),
                )
                yield from unfold(subject, verb, oblique.object, step, lemma)


def _attribute(verb: Token) -> Token | None:
    """ "became [a judge] in 1990"."""
    return next((c for c in verb.children if c.dep_ in ("attr", "acomp")), None)


def _is_scene(oblique: Oblique) -> bool:
    """ "was killed in Beirut": Beirut does nothing and undergoes nothing."""
    return oblique.text in ("in", "at") and oblique.object.ent_type_ in ("GPE", "LOC", "FAC")


PREPOSITION = Rule(
    name="preposition",
    heads=CLAUSES,
    precision=0.51,
    find=preposition,
    needs=PREPOSITIONS,
    examples=(
        Example("Obama met with Putin.", [("Obama", "meet", "Putin")]),
        Example("Biden pushed for sanctions.", [("Biden", "push for", "sanction")]),
        Example(
            "Berlin sent tanks to Kyiv.",
            [("Berlin", "send tank to", "Kyiv")],
        ),
        Example("Apple was sued in Texas.", [("Apple", "be sued in", "Texas")]),
        Example("The treaty is in danger.", [("treaty", "be in", "danger")]),
        Example("Trump met Putin.", []),
        Example("Apple was sued by Google.", []),
    ),
)


def object_preposition(verb: Token) -> Iterator[Slots]:
    """What a preposition inside the object brings in: "approved aid to [Ukraine]"."""
    if is_passive(verb) or is_stage(verb) or not objects(verb):
        return
    words = relation_words(verb)
    for subject in subjects(verb):
        for noun in objects(verb):
            yield from unfold(subject, verb, noun, words, action(verb))


def unfold(
    subject: Token, verb: Token, noun: Token, words: list[Token], lemma: str, depth: int = 1
) -> Iterator[Slots]:
    """Follow the prepositions of a noun phrase, each step a claim of its own."""
    found = obliques(noun)
    if not found:
        return
    through = [*words, *noun_words(noun)]
    joint = words[-1].lower_  # of "exhibit at Kenyon in Ohio" the last preposition is kept
    base = f"{lemma} {noun.lower_lemma_}" if is_common(noun) else lemma.removesuffix(f" {joint}")
    for oblique in found:
        step = [*through, *oblique.words]
        content = is_amount(noun) and thing(noun) == oblique.object
        longer = lemma if content else f"{base} {oblique.text}"
        yield Slots(
            subject,
            verb,
            oblique.object,
            longer,
            tuple(step),
            depth,
            is_circumstance(step)
            or (depth == 1 and _is_named_attribute(verb, noun))
            or _is_told_elsewhere(subject, noun, oblique),
        )
        if depth < UNFOLD:
            yield from unfold(subject, verb, oblique.object, step, longer, depth + 1)


def _is_told_elsewhere(subject: Token, noun: Token, oblique: Oblique) -> bool:
    """ "expects a meeting between A and B" is about A and B; "dozens of soldiers" are soldiers."""
    if oblique.text in ("between", "among"):
        return noun.lower_lemma_ in EVENT_NOUNS
    if is_event(subject, noun, oblique.object):
        return True
    return not is_amount(noun) and inner_noun(noun) == oblique.object


def is_event(subject: Token, noun: Token, other: Token) -> bool:
    """ "held talks with Putin": the rule of event nouns reads the same two as talking."""
    return noun.lower_lemma_ in EVENT_NOUNS and any(
        (slots.object == other and (slots.subject == subject or slots.subject.tag_ == "PRP$"))
        or (slots.object == subject and slots.subject == other)
        for slots in event_noun(noun)
    )


def _is_named_attribute(verb: Token, noun: Token | None) -> bool:
    """ "The winner was Gary Chan of [Passion]": the winner is nothing of Passion."""
    return noun is not None and noun.dep_ == "attr" and verb.lemma_ == "be" and not is_common(noun)


def is_circumstance(words: list[Token]) -> bool:
    for word in words:
        if word.lower_ in SCENES:
            background = word.lower_ in BACKGROUND
            if word.dep_ == "pobj" if background else word.pos_ in INTRODUCING:
                return True
    return False


def is_agent(noun: Token) -> bool:
    """ "by Google" acts, "by Friday" and "by 3 percent" do not."""
    return noun.ent_type_ not in ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL") and (
        noun.lower_lemma_ not in TIME_NOUNS
    )


OBJECT_PREPOSITION = Rule(
    name="object-preposition",
    heads=VERBS,
    precision=0.52,
    find=object_preposition,
    examples=(
        Example(
            "Biden approved aid to Ukraine.",
            [("Biden", "approve aid to", "Ukraine")],
        ),
        Example(
            "Canada criticised the treatment of refugees by Hungary.",
            [
                ("Canada", "criticise treatment of", "refugees"),
                ("Canada", "criticise treatment by", "Hungary"),
            ],
        ),
        Example("Biden approved aid.", []),
        Example("Aid to Ukraine was approved.", []),
    ),
)


def gerund(verb: Token) -> Iterator[Slots]:
    """ "He died after giving a speech" also says when: (he, died after giving, a speech)."""
    for oblique in gerunds(verb):
        inner = oblique.object
        for subject in () if has_subject(inner) else subjects(verb):
            for noun in objects(inner):
                words = (*relation_words(verb), *words_through(verb), *oblique.words, inner)
                lemma = f"{action_with(verb, oblique)} {inner.lower_}"
                told = subject in subjects(inner)  # "gave a speech" is a claim of its own
                yield Slots(subject, verb, noun, lemma, words, circumstance=told)


def words_through(verb: Token) -> list[Token]:
    """The words of the object that a longer relation leads over."""
    if is_passive(verb):
        return []
    return [word for noun in objects(verb)[:1] for word in noun_words(noun)]


GERUND = Rule(
    name="gerund",
    heads=VERBS,
    precision=0.37,
    find=gerund,
    needs=frozenset({"prep"}),
    examples=(
        Example(
            "The senator died after giving a speech.",
            [("senator", "die after giving", "speech")],
        ),
        Example(
            "Merkel thanked Obama for freeing the hostages.",
            [("Merkel", "thank for freeing", "hostages")],
        ),
        Example("The senator died after the speech.", []),
        Example("The senator left with Merkel praising him.", []),
    ),
)
