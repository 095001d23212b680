"""Of what class is an event: from the action, what it is done to, and how it is told.

What is done is looked up from the most to the least specific: the action with its object noun
("impose sanction"), the kind of verb with the kind of noun ("suspend" with "aid"), the verb with
its preposition ("call for"), the verb. Most actions are of no class ("be", "say", "own").

Then the telling decides, as CAMEO's coders do. Words are not deeds:

- Who will, may, would, wants, agrees or offers to cooperate, agrees (03); who refuses to, or will
  not, rejects (12).
- Who will, may or threatens to do harm, threatens (13); who promises not to, agrees.
- Words against others (demanding, accusing, rejecting, investigating) are events of their own
  even while they are announced.
- What somebody asks for is a demand (10) of the one who asks; the one who is asked has not done
  anything. Nor has anybody after "if", or where it is said or denied that it did not happen.
- What is tried, or done for a purpose ("flew to Paris to meet"), is under way. What is done in
  protest is protest.
- Ending an event turns it round: aid into sanctions, an attack into a retreat.

Violence is fighting (19) unless those who do it are no armed force, or those who suffer it cannot
fight back: then it is assault (18), and against a crowd of protesters coercion (17).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kgraph.extract.clauses import SUBJECTS, VERBAL, action, controlled_objects
from kgraph.extract.words.classes import (
    ACTIONS,
    DEFAULTS,
    ENDING,
    FORCES,
    FRAMES,
    HALTED,
    IRREGULARS,
    NOUNS,
    OFFICIALS,
    PROTESTERS,
    ROOTS,
    STAGES,
    UNARMED,
    UNDER_WAY,
)
from kgraph.extract.words.moods import CONDITIONS
from kgraph.extract.words.nouns import ROLES
from kgraph.model import QUADS, EventClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kgraph.extract.rules import Slots
    from kgraph.model import Modality, Polarity

EVENTS = {
    **{name: EventClass(name, root) for name, root in ROOTS.items()},
    "MASSES": EventClass("FIGHT", "20"),
}
HARM = QUADS["material conflict"] | {"MASSES"}
FRIENDLY = QUADS["verbal cooperation"] | QUADS["material cooperation"]
FAMILIES = {"GPE": "place", "LOC": "place", "FAC": "place", "PERSON": "leader", "NORP": "people"}


def event_class(slots: Slots, polarity: Polarity, modality: Modality) -> EventClass | None:
    """The class of a claim's event; None where it has none, or says that there was no event."""
    if slots.implicit:
        return None
    deed = _deed(slots)
    return EVENTS.get(_as_told(deed, slots.head, polarity, modality))


# What is done


def _deed(slots: Slots) -> str:
    """The class of the action as if it were done; "none" where it is known to have none."""
    head = slots.head
    if head.pos_ not in VERBAL:
        return _noun_deed(head)
    label, rest = _known(slots.lemma)
    noun = slots.object if slots.object.head == head and slots.object.dep_ == "dobj" else None
    if noun is not None:
        longer, after = _known(f"{slots.lemma} {noun.lemma_.lower()}")
        if not after:
            return longer
    if label in FRAMES:
        nouns = _kinds(slots, rest)
        label = _framed(label, nouns) or _default(slots.lemma)
    if label == "violence":
        return _violence(slots)
    return _aimed(label, slots, rest)


@lru_cache(maxsize=50_000)
def _known(lemma: str) -> tuple[str, tuple[str, ...]]:
    """The label of the longest action that the words begin with, and the words after it."""
    words = lemma.split()
    for size in range(len(words), 0, -1):
        label = ACTIONS.get(" ".join(words[:size]))
        if label is not None:
            return label, tuple(words[size:])
    return "", tuple(words[1:])


@lru_cache(maxsize=50_000)
def _default(lemma: str) -> str:
    words = lemma.split()
    return next(
        (found for n in range(len(words), 0, -1) if (found := DEFAULTS.get(" ".join(words[:n])))),
        "",
    )


def _framed(frame: str, kinds: Iterator[str]) -> str:
    """What the action of a frame makes of the first noun that it has an answer for."""
    for kind in kinds:
        effect = FRAMES[frame].get(kind)
        if effect == "same":
            return kind
        if effect == "halt":
            return HALTED.get(kind, "")
        if effect == "offer":
            return "THREATEN" if kind in HARM else "AGREE" if kind in FRIENDLY else kind
        if effect is not None:
            return effect
    return ""


def _kinds(slots: Slots, rest: tuple[str, ...]) -> Iterator[str]:
    """Kinds of the nouns that an action is done to: its object, what its words name."""
    for child in slots.head.children:
        if child.dep_ in ("dobj", "nsubjpass") and (kind := _kind(child)):
            yield kind
    for word in rest:
        if word in NOUNS:
            yield NOUNS[word]
    yield _kind(slots.object)


def _kind(noun: Token) -> str:
    """A compound goes before its last word: "hunger strike"."""
    lemma = noun.lemma_.lower()
    if noun.ent_type_ in FAMILIES and noun.pos_ == "PROPN":
        return FAMILIES[noun.ent_type_]
    if noun.i and (compound := NOUNS.get(f"{noun.nbor(-1).lower_} {lemma}")):
        return compound
    return NOUNS.get(lemma) or ("people" if lemma in ROLES else "")


def _noun_deed(noun: Token) -> str:
    """ "held talks", "suspended cooperation": an event noun with the verb that it hangs on."""
    kind = _kind(noun)
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and verb.pos_ in VERBAL:
        exact, after = _known(f"{action(verb)} {noun.lemma_.lower()}")
        if exact in FRAMES:
            return _framed(exact, iter((kind,))) or kind
        if exact and not after:
            return exact
    return kind if kind in EVENTS else "none"


def _violence(slots: Slots) -> str:
    doer, sufferer = (noun.lemma_.lower() for noun in (slots.subject, slots.object))
    if sufferer in PROTESTERS:
        return "COERCE"
    if doer in IRREGULARS:
        return "ASSAULT"
    armed = doer in FORCES or slots.subject.ent_type_ in ("GPE", "NORP")
    return "ASSAULT" if sufferer in UNARMED and not armed else "FIGHT"


def _aimed(label: str, slots: Slots, rest: tuple[str, ...]) -> str:
    """Words about harm done to another: who calls for sanctions against somebody takes sides
    against him; who condemns an attack on somebody says nothing against him."""
    if label == "FIGHT" and slots.object.lemma_.lower() in PROTESTERS:
        return "COERCE"
    if label == "PROTEST" and slots.head.lemma_ == "protest" and _is_official(slots.subject):
        return "DISAPPROVE"
    if rest and rest[-1] in ("on", "against") and any(NOUNS.get(w) in HARM for w in rest):
        if label in ("DEMAND", "SUPPORT", "AGREE"):
            return "DISAPPROVE"
        if label in ("DISAPPROVE", "REJECT"):
            return "none"
    return label


def _is_official(noun: Token) -> bool:
    return noun.ent_type_ == "GPE" or noun.lemma_.lower() in OFFICIALS


# How it is told


def _as_told(deed: str, head: Token, polarity: Polarity, modality: Modality) -> str:
    if deed == "none" or _is_condition(head):
        return ""
    node = _top(head)
    stage = _stage(node)
    if polarity == "negative":
        return _untold(deed, stage, modality)
    if stage in STAGES:
        return _staged(deed, STAGES[stage])
    if modality == "asserted" or stage in UNDER_WAY:
        return deed
    if _is_purpose(node):
        return "PROTEST" if _protests(node.head) else deed
    if modality == "requested":
        return "DEMAND" if deed and _asks(node) else ""
    return _intended(deed)


def _intended(deed: str) -> str:
    if deed in HARM:
        return "THREATEN"
    return "AGREE" if deed in FRIENDLY else deed


def _staged(deed: str, stage: str) -> str:
    """ "agreed to", "refused to", "threatened to" do something, known or not."""
    return _intended(deed) if stage == "AGREE" and deed in HARM else stage


def _untold(deed: str, stage: str, modality: Modality) -> str:
    """What did not, or will not happen."""
    if stage in ENDING:
        return HALTED.get(deed, "")
    if STAGES.get(stage) == "REJECT":
        return "REJECT" if deed in FRIENDLY or not deed else ""
    if modality in ("asserted", "requested"):
        return ""
    if deed in FRIENDLY:
        return "REJECT"
    return "AGREE" if deed in HARM else ""


def _top(head: Token) -> Token:
    """The word whose place in the sentence tells how the action is told: the verb that carries
    an event noun, the first of coordinated verbs."""
    node = head
    if node.pos_ not in VERBAL and node.dep_ == "dobj" and node.head.pos_ in VERBAL:
        node = node.head
    while node.dep_ == "conj" and node.head.pos_ in VERBAL and not _has_own_subject(node):
        node = node.head
    return node


def _has_own_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _stage(node: Token) -> str:
    """The lemma of the stage word: "threatened to", "a refusal to", "stopped sending"."""
    if node.dep_ in ("xcomp", "acl", "pcomp") or (node.dep_ == "ccomp" and node.tag_ == "VB"):
        governor = node.head.head if node.dep_ == "pcomp" else node.head
        if governor.dep_ == "acl" or not _has_own_subject(node):
            return governor.lemma_.lower()
    return ""


def _is_condition(head: Token) -> bool:
    """ "if Russia attacks": nobody says that it will."""
    return any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in head.children)


def _is_purpose(node: Token) -> bool:
    return node.dep_ == "advcl" and node.tag_ == "VB"


def _protests(verb: Token) -> bool:
    """ "blocked a road to", "marched to"."""
    if verb.pos_ not in VERBAL:
        return False
    label, _ = _known(action(verb))
    for child in verb.children:
        if child.dep_ == "dobj":
            exact, after = _known(f"{action(verb)} {child.lemma_.lower()}")
            label = exact if not after else label
            if label in FRAMES:
                label = _framed(label, iter((_kind(child),)))
    return label == "PROTEST"


def _asks(node: Token) -> bool:
    """ "asked to meet": is it the subject itself that asks?"""
    if node.dep_ in ("xcomp", "ccomp"):
        return not controlled_objects(node.head)
    return node.pos_ not in VERBAL
