"""Rules whose action is a verb."""

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
    members,
    noun_words,
    objects,
    obliques,
    recipients,
    relation_words,
    subjects,
    thing,
)
from kgraph.extract.phrases import inner_noun
from kgraph.extract.rules.base import Example, Rule, Slots
from kgraph.extract.rules.events import event_noun
from kgraph.extract.words.control import BENEFACTIVE, DATIVE
from kgraph.extract.words.events import EVENT_NOUNS, MUTUAL, RECIPROCAL
from kgraph.extract.words.nouns import TIME_NOUNS
from kgraph.extract.words.prepositions import BACKGROUND, CIRCUMSTANCES, CONJUNCTIONS
from kgraph.extract.words.speech import SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.tree import Token

VERBS = frozenset({"VERB"})
CLAUSES = frozenset({"VERB", "AUX"})
ADJECTIVES = frozenset({"acomp", "oprd"})
INTRODUCING = frozenset({"ADP", "ADV", "ADJ", "SCONJ", "VERB"})
SCENES = CIRCUMSTANCES | BACKGROUND
UNFOLD = 3  # nouns that one relation may lead through; deeper ones read like riddles


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
    through = [*words, *noun_words(noun)]
    joint = words[-1].lower_  # of "exhibit at Kenyon in Ohio" the last preposition is kept
    base = f"{lemma} {noun.lemma_.lower()}" if is_common(noun) else lemma.removesuffix(f" {joint}")
    for oblique in obliques(noun):
        step = [*through, *oblique.words]
        content = is_amount(noun) and thing(noun) == oblique.object
        longer = lemma if content else f"{base} {oblique.text}"
        yield Slots(
            subject,
            verb,
            oblique.object,
            longer,
            tuple(step),
            steps=depth,
            circumstance=is_circumstance(step)
            or (depth == 1 and _is_named_attribute(verb, noun))
            or _is_told_elsewhere(subject, noun, oblique),
        )
        if depth < UNFOLD:
            yield from unfold(subject, verb, oblique.object, step, longer, depth + 1)


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


def preposition(verb: Token) -> Iterator[Slots]:
    if is_stage(verb):
        return
    passive_verb = is_passive(verb)
    through = next(iter(objects(verb)), None) or _attribute(verb)
    if verb.pos_ == "AUX" and (through is not None or verb.lemma_.lower() != "be"):
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
                    steps=int(through is not None),
                    circumstance=is_circumstance(step)
                    or _is_named_attribute(verb, through)
                    or (passive_verb and _is_scene(oblique))
                    or (through is not None and _is_event(subject, through, oblique.object)),
                )
                yield from unfold(subject, verb, oblique.object, step, lemma)


def _attribute(verb: Token) -> Token | None:
    """ "became [a judge] in 1990"."""
    return next((c for c in verb.children if c.dep_ in ("attr", "acomp")), None)


def _is_told_elsewhere(subject: Token, noun: Token, oblique: Oblique) -> bool:
    """ "expects a meeting between A and B" is about A and B; "dozens of soldiers" are soldiers."""
    if oblique.text in ("between", "among"):
        return noun.lemma_.lower() in EVENT_NOUNS
    if _is_event(subject, noun, oblique.object):
        return True
    return not is_amount(noun) and inner_noun(noun) == oblique.object


def _is_event(subject: Token, noun: Token, other: Token) -> bool:
    """ "held talks with Putin": the rule of event nouns reads the same two as talking."""
    return noun.lemma_.lower() in EVENT_NOUNS and any(
        (slots.object == other and (slots.subject == subject or slots.subject.tag_ == "PRP$"))
        or (slots.object == subject and slots.subject == other)
        for slots in event_noun(noun)
    )


def _is_named_attribute(verb: Token, noun: Token | None) -> bool:
    """ "The winner was Gary Chan of [Passion]": the winner is nothing of Passion."""
    return noun is not None and noun.dep_ == "attr" and verb.lemma_ == "be" and not is_common(noun)


def is_circumstance(words: list[Token]) -> bool:
    known = [w for w in words if w.lower_ in SCENES]
    return any(w.dep_ == "pobj" if w.lower_ in BACKGROUND else w.pos_ in INTRODUCING for w in known)


def _is_scene(oblique: Oblique) -> bool:
    """ "was killed in Beirut": Beirut does nothing and undergoes nothing."""
    return oblique.text in ("in", "at") and oblique.object.ent_type_ in ("GPE", "LOC", "FAC")


def is_agent(noun: Token) -> bool:
    """ "by Google" acts, "by Friday" and "by 3 percent" do not."""
    return noun.ent_type_ not in ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL") and (
        noun.lemma_.lower() not in TIME_NOUNS
    )


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


def passive(verb: Token) -> Iterator[Slots]:
    if not is_passive(verb):
        return
    given = next((c for c in verb.rights if c.dep_ == "dobj" and recipients(verb)), None)
    lemma = action(verb) if given is None else f"{action(verb)} {given.lemma_.lower()} to"
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
    to = "for" if verb.lemma_.lower() in BENEFACTIVE else "to"
    given = next((n for n in objects(verb) if n not in recipients(verb)), None)
    lemma = action(verb)
    if given is not None:
        lemma += f" {given.lemma_.lower()} {to}" if is_common(given) else f" {to}"
    elif lemma not in SPEECH and verb.lemma_.lower() in DATIVE:
        lemma += f" {to}"
    for subject in subjects(verb):
        for receiver in recipients(verb):
            told = given is not None and _is_event(subject, given, receiver)
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
            words = (*relation_words(verb), *_words_through(verb))
            for subject in subjects(verb):
                yield Slots(subject, verb, time, action(verb), words)


def _is_time_phrase(word: Token) -> bool:
    if word.dep_ == "advmod":
        return any(c.dep_ == "npadvmod" and _names_time(c) for c in word.children)
    return word.dep_ == "npadvmod" and _names_time(word)


def _names_time(noun: Token) -> bool:
    return noun.lemma_.lower() in TIME_NOUNS


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
    lemma = verb.lemma_.lower()
    if (lemma not in MUTUAL and lemma not in RECIPROCAL) or is_passive(verb):
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
    return EVENT_NOUNS.get(oblique.object.lemma_.lower()) in MUTUAL


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
    examples=(
        Example("Trump and Putin met in Helsinki.", [("Trump", "meet", "Putin")]),
        Example("Turkish and Greek officials met.", [("Turkish", "meet", "Greek")]),
        Example("Trump and Putin met with Xi.", []),
        Example("Trump and Putin resigned.", []),
    ),
)


def gerund(verb: Token) -> Iterator[Slots]:
    """ "He died after giving a speech" also says when: (he, died after giving, a speech)."""
    for oblique in gerunds(verb):
        inner = oblique.object
        for subject in () if has_subject(inner) else subjects(verb):
            for noun in objects(inner):
                words = (*relation_words(verb), *_words_through(verb), *oblique.words, inner)
                lemma = f"{action_with(verb, oblique)} {inner.lower_}"
                told = subject in subjects(inner)  # "gave a speech" is a claim of its own
                yield Slots(subject, verb, noun, lemma, words, circumstance=told)


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


def copula(verb: Token) -> Iterator[Slots]:
    """ "X is the mayor", "X became mayor of Y", "X is angry with Y"."""
    words = relation_words(verb)
    for child in verb.children:
        if _is_whole(child):
            for subject in subjects(verb):
                yield Slots(subject, verb, child, verb.lemma_.lower(), tuple(words), clause=True)
        if not _is_predicative(child):
            continue
        for subject in subjects(verb):
            for noun in _attributes(child):
                if noun.dep_ in ADJECTIVES or noun.head.dep_ in ADJECTIVES:
                    yield from _adjective(subject, verb, noun, words)
                elif noun.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
                    yield Slots(subject, verb, noun, verb.lemma_.lower(), tuple(words))
                    yield from unfold(subject, verb, noun, words, verb.lemma_.lower())


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
    lemma = verb.lemma_.lower()
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
        words = (*relation_words(verb), *_words_through(verb))
        for subject in subjects(verb) if has_subject(clause) else ():
            yield Slots(subject, verb, clause, f"{action(verb)} {mark.lower_}", words, clause=True)


def _words_through(verb: Token) -> list[Token]:
    """The words of the object that a longer relation leads over."""
    if is_passive(verb):
        return []
    return [word for noun in objects(verb)[:1] for word in noun_words(noun)]


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
