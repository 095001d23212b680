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
  anything. Nor has anybody after "if", or where it is said that it did not happen.
- What is tried, or done for a purpose ("flew to Paris to meet"), is under way. What is done in
  protest is protest.
- Ending an event turns it round: aid into sanctions, an attack into a retreat.

Violence is fighting (19) unless those who do it are no armed force, or those who suffer it cannot
fight back: then it is assault (18), and against a crowd of protesters coercion (17).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kgraph.extract.clauses import (
    DEPTH,
    VERBAL,
    action,
    controlled_objects,
    has_subject,
    is_passive,
)
from kgraph.extract.modality import is_supposed
from kgraph.extract.phrases import inner_noun
from kgraph.extract.words.classes import (
    ACTIONS,
    CIVILIANS,
    ENDING,
    FORCES,
    FRAMED,
    FRAMES,
    HALTED,
    HAZARDS,
    IRREGULARS,
    NOUNS,
    OFFICIALS,
    PLACING,
    PROMISES,
    PROTESTERS,
    ROOTS,
    STAGES,
    UNARMED,
    UNDER_WAY,
)
from kgraph.extract.words.control import OBJECT_CONTROL
from kgraph.extract.words.moods import EVENT_STAGE, MODALS, STAGE
from kgraph.extract.words.nouns import ROLES
from kgraph.model import QUADS, EventClass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kgraph.extract.rules import Slots
    from kgraph.extract.tree import Token
    from kgraph.model import Modality, Polarity

EVENTS = {
    **{name: EventClass(name, root) for name, root in ROOTS.items()},
    "MASSES": EventClass("FIGHT", "20"),
}
HARM = QUADS["material conflict"] | {"MASSES"}
FRIENDLY = QUADS["verbal cooperation"] | QUADS["material cooperation"]
STANCES = frozenset({"AGREE", "DEMAND", "DISAPPROVE", "REJECT", "SUPPORT"})
DEPENDING = {"march": "FIGHT", "depart": "RETREAT", "order": "DEMAND"}
FORCEFUL = frozenset({"ASSAULT", "COERCE", "FIGHT"})
VIOLENCE = frozenset({"violence", "blow", "beating"})
FIGHTERS = FORCES | IRREGULARS
HITTABLE = frozenset({"arms", "leader", "people", "place", "property", "protester", "troops"})
INTENTIONS = STAGES.keys() | {"decide", "hope", "intend", "plan", "swear", "vow", "want"}
SCENES = frozenset({(word,) for word in "across around at in inside near outside".split()})
ADDRESSED = frozenset({"AGREE", "CONSULT", "SUPPORT"})
HOSTILE = frozenset("attack criticism invasion opposition protest resistance sanction".split())
AGAINST = frozenset({"on", "against"})
FAMILIES = {
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PERSON": "leader",
    "NORP": "people",
    "ORG": "body",
    "MONEY": "money",
}


def event_class(slots: Slots, polarity: Polarity, modality: Modality) -> EventClass | None:
    """The class of a claim's event; None where it has none, or says that there was no event."""
    if slots.implicit:
        return None
    deed = "" if _is_cut_short(slots.head) else _deed(slots)
    if deed == "none" or (deed in EVENTS and not slots.passive and is_passive(slots.head)):
        return None
    if deed in HALTED and _is_ended(slots.head):
        deed, polarity = HALTED[deed], "positive"
    return EVENTS.get(_as_told(deed, slots.head, polarity, modality))


# What is done


def _deed(slots: Slots) -> str:
    """The class of the action as if it were done; "none" where it is known to have none."""
    if slots.head.pos_ not in VERBAL:
        label = _noun_deed(slots.head, slots.lemma)
    elif slots.lemma == "say of":
        label = _said_of(slots.head)
    elif slots.clause or (slots.lemma == "deny" and slots.object.head != slots.head):
        label = _known(slots.lemma).label
    else:
        known = _known(slots.lemma, slots.object.lower_lemma_)
        label = known.label
        if known.frames:
            label = _framed(known.frames, _kinds(slots, known.rest)) or label
        if slots.head.lemma_ in PLACING:
            label = _placed(slots.head) or label
        if not label:
            return ""  # as most actions
        label = _aimed(label, slots, known.rest)
        if label in FRIENDLY and not HOSTILE.isdisjoint(known.rest):
            return ""  # "sympathy for opposition to [Ukraine]" is no support for it
        if label in ADDRESSED and _is_scene(slots.object, known.rest):
            return ""
    if label in VIOLENCE:
        label = _violence(slots, label)
    elif label in DEPENDING:
        label = _depending(slots, label)
    return _in_the_street(slots, label) if label in FORCEFUL else label


def _is_scene(noun: Token, rest: tuple[str, ...]) -> bool:
    """ "met Putin [in Helsinki]": nobody consults with Helsinki."""
    return rest[-1:] in SCENES and noun.ent_type_ in ("GPE", "LOC", "FAC")


def _placed(verb: Token) -> str:
    """ "placed the leader under house arrest", "set the car on fire"."""
    for child in verb.children:
        if child.dep_ == "prep":
            for noun in child.children:
                phrase = f"{verb.lemma_} {child.lower_} {noun.lower_lemma_}"
                if ACTIONS.get(phrase) in EVENTS:
                    return ACTIONS[phrase]
    return ""


def _depending(slots: Slots, label: str) -> str:
    if label == "order":
        told = any(child.dep_ == "xcomp" for child in slots.head.children)
        return "DEMAND" if told else ""
    return DEPENDING[label] if slots.subject.lower_lemma_ in FORCES else ""


def _in_the_street(slots: Slots, label: str) -> str:
    """Violence of protesters is riot, violence against them is repression."""
    doer = slots.subject.lower_lemma_
    if doer in HAZARDS:
        return ""
    if doer in PROTESTERS or (label == "FIGHT" and doer in CIVILIANS):
        return "PROTEST"
    return "COERCE" if _sufferer(slots).lower_lemma_ in PROTESTERS else label


def _sufferer(slots: Slots) -> Token:
    """Whom a verb is done to, for whatever else the claim links: "killed [a boy] in Queens"."""
    if slots.head.pos_ not in VERBAL:
        return slots.object
    return next((c for c in slots.head.children if c.dep_ == "dobj"), slots.object)


class Known(NamedTuple):
    """The longest known action that some words begin with."""

    label: str
    frames: tuple[str, ...]
    rest: tuple[str, ...]  # the words after it


@lru_cache(maxsize=50_000)
def _known(words: str, noun: str = "") -> Known:
    parts = [*words.split(), noun]
    for size in range(len(parts), 0, -1):
        start = " ".join(parts[:size])
        if start in ACTIONS or start in FRAMED:
            rest = tuple(parts[size:-1])
            return Known(ACTIONS.get(start, ""), FRAMED.get(start, ()), rest)
    return Known("", (), tuple(parts[1:-1]))


def _framed(frames: tuple[str, ...], kinds: Iterable[str]) -> str:
    """What the action makes of the first noun that one of its frames has an answer for."""
    for kind in kinds:
        for frame in frames:
            effect = FRAMES[frame].get(kind)
            if effect is not None:
                return _effect(effect, kind)
    return ""


def _effect(effect: str, kind: str) -> str:
    if effect == "same":
        return kind
    if effect == "halt":
        return HALTED[kind]
    return _intended(kind) if effect == "offer" else effect


def _kinds(slots: Slots, rest: tuple[str, ...]) -> Iterator[str]:
    """Kinds of what an action is done to: its objects, what its words name."""
    for child in slots.head.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            yield from _kinds_of(child)
    if rest:
        yield from NOUNS.get(rest[0], ())
    else:
        yield from _kinds_of(slots.object)
    for child in slots.head.children:  # "provided Kenya with aid"
        if child.lower_ == "with" and child.dep_ == "prep":
            yield from (kind for noun in child.children for kind in _kinds_of(noun))


def _kinds_of(noun: Token) -> tuple[str, ...]:
    """ "hunger strike" goes before "strike"; "a group of hostages" are hostages."""
    noun = inner_noun(noun)
    lemma = noun.lower_lemma_
    if noun.ent_type_ in FAMILIES and (noun.pos_ == "PROPN" or noun.ent_type_ == "MONEY"):
        return (FAMILIES[noun.ent_type_],)
    compound = NOUNS.get(f"{noun.nbor(-1).lower_} {lemma}") if noun.i else None
    people = ("people",) if lemma in ROLES or lemma in UNARMED else ()
    return compound or NOUNS.get(lemma, people)


def _verb_deed(verb: Token) -> str:
    """What a verb does to its own object, for whatever it does to others."""
    known = _known(action(verb))
    for noun in (c for c in verb.children if c.dep_ == "dobj"):
        known = _known(action(verb), noun.lower_lemma_)
        return _framed(known.frames, _kinds_of(noun)) or known.label
    return known.label


def _said_of(verb: Token) -> str:
    """Who complains that somebody lies speaks against him; most that is said does not."""
    deed = _verb_deed(verb)
    return deed if deed in ("DISAPPROVE", "DEMAND") else "none"


def _noun_deed(noun: Token, lemma: str) -> str:
    """ "held talks", "signed an agreement": an event noun with the verb that carries it."""
    label = _known(lemma).label
    if label not in VIOLENCE:
        label = next((kind for kind in _kinds_of(noun) if kind in EVENTS), label) or "none"
    if noun.dep_ == "dobj" and "sign" in FRAMED.get(noun.head.lemma_, ()):
        return FRAMES["sign"].get(label, label)
    return label


def _is_ended(noun: Token) -> bool:
    """ "lifted its sanctions on", "cancelled a meeting with"."""
    ends = noun.dep_ == "dobj" and noun.pos_ not in VERBAL
    return ends and "stop" in FRAMED.get(action(noun.head), ()) and not _is_cut_short(noun.head)


def _is_cut_short(verb: Token) -> bool:
    """Whoever "cut short a visit" had begun it; he falls out with nobody."""
    return verb.lemma_ == "cut" and any(child.lower_ == "short" for child in verb.rights)


def _violence(slots: Slots, label: str) -> str:
    doer, sufferer = slots.subject, _sufferer(slots)
    if label != "violence" and not _is_blow(doer, sufferer, label):
        return ""
    if doer.lemma_ == "hacker":
        return "COERCE"
    if label == "beating" or (_is_private(doer) and sufferer.ent_type_ != "GPE"):
        return "ASSAULT"
    armed = doer.lower_lemma_ in FORCES or doer.ent_type_ in ("GPE", "NORP")
    return "ASSAULT" if sufferer.lower_lemma_ in UNARMED and not armed else "FIGHT"


def _is_private(doer: Token) -> bool:
    return doer.ent_type_ == "PERSON" or doer.lower_lemma_ in IRREGULARS


def _aimed(label: str, slots: Slots, rest: tuple[str, ...]) -> str:
    """Words about harm done to another: who calls for sanctions against somebody takes sides
    against him; who condemns an attack on somebody says nothing against him."""
    if label == "PROTEST" and slots.head.lemma_ == "protest" and _is_official(slots.subject):
        return "DISAPPROVE"
    if label == "MOBILIZE" and rest[1:] == ("with",):
        return "COOPERATE"  # "held exercises with"
    if label in STANCES and _is_harm_to(slots.object, rest):
        if label in ("DEMAND", "SUPPORT", "AGREE"):
            return "DISAPPROVE"
        return "none"
    return label


def _is_harm_to(noun: Token, rest: tuple[str, ...]) -> bool:
    """ "[sanctions] against Iran", "an attack on [Iran]"."""
    if rest and rest[-1] in AGAINST:
        return any(_names_harm(word) for word in rest)
    return _names_harm(noun.lower_lemma_) and any(c.lower_ in AGAINST for c in noun.children)


def _names_harm(noun: str) -> bool:
    return not HARM.isdisjoint(NOUNS.get(noun, ()))


def _is_blow(doer: Token, noun: Token, label: str) -> bool:
    """Inflation may hit a country, and teams are beaten in games."""
    if noun.pos_ == "PROPN":
        can = label == "blow" and noun.ent_type_ in ("GPE", "FAC", "LOC")
    else:
        can = not HITTABLE.isdisjoint(_kinds_of(noun))
    agent = doer.ent_type_ in FAMILIES or doer.lower_lemma_ in FIGHTERS
    return can and (agent or doer.pos_ == "PRON" or bool(_kinds_of(doer)))


def _is_official(noun: Token) -> bool:
    return noun.ent_type_ == "GPE" or noun.lower_lemma_ in OFFICIALS


# How it is told


def _as_told(deed: str, head: Token, polarity: Polarity, modality: Modality) -> str:
    node = _top(head)
    stage = _stage(node)
    if (not deed and stage not in STAGES) or is_supposed(head):
        return ""
    if polarity == "negative":
        return _untold(deed, node, modality)
    if stage in STAGES:
        return _staged(deed, STAGES[stage])
    if modality == "asserted" or stage in UNDER_WAY or _is_alleged(head, modality):
        return deed
    if deed in HARM and modality == "possible" and _is_feared(head, node):
        return ""
    if not stage and _is_purpose(node):
        return "PROTEST" if _protests(node.head) else deed
    if modality == "requested":
        return "DEMAND" if deed in FRIENDLY and _asks(node, stage) else ""
    if modality == "possible" and _is_allowed(node):
        return ""
    return _intended(deed)


def _is_allowed(node: Token) -> bool:
    """ "allowed them to march": they may not even want to."""
    left = node.dep_ in ("xcomp", "ccomp") and node.head.lemma_ in OBJECT_CONTROL
    return left and (has_subject(node) or bool(controlled_objects(node.head)))


def _is_feared(head: Token, node: Token) -> bool:
    """ "possible attacks", "fears an attack": nobody threatens it, others speak of it."""
    foreseen = node.pos_ not in VERBAL or EVENT_STAGE.get(node.lemma_) == "possible"
    return head.pos_ not in VERBAL and foreseen


def _is_alleged(head: Token, modality: Modality) -> bool:
    """ "allegedly shot", not "may shoot"."""
    past = modality == "possible" and head.tag_ in ("VBD", "VBG", "VBN")
    return past and not any(child.lower_ in MODALS for child in head.children)


def _intended(deed: str) -> str:
    if deed in HARM:
        return "THREATEN"
    return "AGREE" if deed in FRIENDLY else deed


def _staged(deed: str, stage: str) -> str:
    """ "agreed to", "refused to", "threatened to" do something, known or not."""
    return _intended(deed) if stage == "AGREE" and deed in HARM else stage


def _untold(deed: str, node: Token, modality: Modality) -> str:
    """What did not, or will not happen. Only who stopped it has stopped it, and only who says so,
    or promises it, will not do harm: who never planned to promises nothing."""
    stage = _stage(node)
    if stage in ENDING and modality in ("asserted", "planned"):
        halt = HALTED.get(deed, "")
        return halt if modality == "asserted" else _intended(halt)
    if STAGES.get(stage) == "REJECT":
        return "REJECT" if deed in FRIENDLY or not deed else ""
    if modality in ("asserted", "requested"):
        return ""
    if deed in FRIENDLY:
        return "REJECT" if stage not in ENDING else ""
    promised = not stage or (stage in PROMISES and not _is_denied(node.head))
    harmless = deed in HARM and modality in ("planned", "conditional")
    return "AGREE" if harmless and promised and stage not in ENDING else ""


def _is_denied(word: Token) -> bool:
    return any(child.dep_ == "neg" for child in word.children)


def _top(head: Token) -> Token:
    """The word whose place in the sentence tells how the action is told: the verb that carries
    an event noun, the first of coordinated verbs, "began" of "began to"."""
    node = head
    if node.pos_ not in VERBAL and node.dep_ == "dobj" and node.head.pos_ in VERBAL:
        node = node.head
    for _ in range(DEPTH):
        if not _is_carried(node):
            return node
        node = node.head
    return node


def _is_carried(verb: Token) -> bool:
    if verb.dep_ not in ("conj", "xcomp") or verb.head.pos_ not in VERBAL:
        return False
    if verb.dep_ == "conj":
        return not has_subject(verb)
    lemma = verb.head.lower_lemma_
    return STAGE.get(lemma) == "asserted" and lemma not in ENDING


def _stage(node: Token) -> str:
    """The lemma of the stage word: "threatened to", "a refusal to", "stopped sending"."""
    if node.dep_ == "advcl" and node.tag_ == "VB" and node.head.lemma_ in INTENTIONS:
        return str(node.head.lemma_)  # "threatened on Sunday to": the parser takes it for a purpose
    if node.dep_ in ("xcomp", "acl", "pcomp") or (node.dep_ == "ccomp" and node.tag_ == "VB"):
        governor = node.head.head if node.dep_ == "pcomp" else node.head
        if governor.dep_ == "acl" or not has_subject(node):
            return governor.lower_lemma_
    return ""


def _is_purpose(node: Token) -> bool:
    if node.dep_ == "acl" and node.tag_ == "VB":
        return _protests(node.head)
    return node.dep_ == "advcl" and node.tag_ == "VB"


def _protests(word: Token) -> bool:
    """ "blocked a road to", "marched to", "staged a rally to"."""
    if word.pos_ in VERBAL:
        return _verb_deed(word) == "PROTEST"
    return "PROTEST" in _kinds_of(word)


def _asks(node: Token, stage: str) -> bool:
    """ "asked to meet", "requested a meeting": is it the subject itself that asks?"""
    verb = stage or node.lower_lemma_
    if stage and is_passive(node.head):
        return False
    return ACTIONS.get(verb) == "DEMAND" and not controlled_objects(node.head)
