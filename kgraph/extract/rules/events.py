"""Rules whose action is a noun: "talks between A and B", "A's visit to B"."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from kgraph.extract.clauses import (
    VERBAL,
    Oblique,
    action_key,
    is_passive,
    objects,
    obliques,
    recipients,
    subjects,
)
from kgraph.extract.phrases import conjuncts, is_role
from kgraph.extract.rules.base import Example, Rule, Slots
from kgraph.extract.tree import remembered
from kgraph.extract.words.events import (
    COMMITTING,
    ENDING,
    ENVISAGED,
    ENVISAGING,
    EVENT_NOUNS,
    EVENT_TARGETS_OF,
    INVOLVED,
    LIGHT,
    MUTUAL,
    TRANSFERS,
    UNDERGOING,
)
from kgraph.extract.words.moods import STAGE_NOUNS
from kgraph.extract.words.nouns import BODIES, TIME_NOUNS, TRANSPARENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kgraph.extract.tree import Token

COMMON = frozenset({"NOUN"})
ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
AROUND = STAGE_NOUNS.keys() | TRANSPARENT  # "a plan for", "dozens of"
BEFORE = frozenset({"compound", "amod", "nmod"})


def event_noun(noun: Token) -> Sequence[Slots]:
    """ "Russia's invasion of Ukraine", "a meeting between Trump and Putin", "held talks with"."""
    return _event_slots(noun) if noun.dep_ not in BEFORE else ()


@remembered
def _event_slots(noun: Token) -> list[Slots]:
    lemma = EVENT_NOUNS[noun.lower_lemma_]
    sides = _between(noun, lemma)
    targets = [] if sides else _targets(noun, lemma)
    if lemma in MUTUAL and not sides and not targets:
        sides = _joint(noun, lemma)
    if sides:
        return [Slots(one, noun, other, lemma) for one, other in combinations(sides, 2)]
    found = [(a, t) for t in targets for a in _agents(noun, lemma)]
    return [
        Slots(agent, noun, target, lemma)
        for agent, target in found or _undergone(noun, lemma)
        if agent.i != target.i
    ]


def _between(noun: Token, lemma: str) -> list[Token]:
    """The sides that the noun itself names: "between A and B", "of A and B", "the A-B talks"."""
    found = [o.object for o in obliques(noun) if o.text in ("between", "among")]
    if lemma in MUTUAL and not found:
        joined = [o.object for o in obliques(noun) if o.text == "of" and is_actor(o.object)]
        found = joined if len(joined) > 1 else _pair(noun)
    return [side for side in found if side != noun]


def _pair(noun: Token) -> list[Token]:
    """ "the Russia-Ukraine war"."""
    for child in noun.lefts:
        for first in child.lefts:
            if first.dep_ == "pair":
                return [first, child]
    return []


def _joint(noun: Token, lemma: str) -> list[Token]:
    """ "Canada and Mexico signed an agreement", "postponed their meeting": with each other."""
    owners = [c.lower_ for c in noun.lefts if c.dep_ == "poss"]
    if noun.dep_ not in ("dobj", "nsubjpass") or (owners and owners != ["their"]):
        return []
    if owners and noun.dep_ == "dobj" and not is_passive(noun.head):
        return subjects(noun.head)
    return _carriers(noun, lemma)


def is_actor(noun: Token) -> bool:
    """A name, or somebody in a role: the parser may hang his preposition on the verb."""
    return (
        noun.ent_type_ in ACTORS
        or noun.pos_ == "PROPN"
        or is_role(noun)
        or noun.lower_lemma_ in BODIES
    )


def _phrases(noun: Token) -> list[Oblique]:
    """Its prepositions, with the actor right after it: "blocked EU aid [to Ukraine]", which the
    parser hangs on the verb."""
    if noun.dep_ != "dobj":
        return obliques(noun)
    after = noun.right_edge.i + 1
    near = [o for o in obliques(noun.head) if o.words[0].i == after and is_actor(o.object)]
    return [*obliques(noun), *near]


def is_time(noun: Token) -> bool:
    return noun.ent_type_ in ("DATE", "TIME") or noun.lower_lemma_ in TIME_NOUNS


def _targets(noun: Token, lemma: str) -> list[Token]:
    """To whom it is done."""
    allowed = EVENT_TARGETS_OF.get(lemma, frozenset())
    if lemma in MUTUAL:
        allowed = allowed | {"with"}
    own = [o for o in _phrases(noun) if o.text in allowed and not is_time(o.object)]
    found = [o.object for o in own if o.text != "of"] or [o.object for o in own]
    for verb in () if found else _light(noun):
        # "held talks on Monday with": the parser hangs the other side on the verb
        found = [o.object for o in obliques(verb) if o.text in allowed and is_actor(o.object)]
        found = found or (recipients(verb) if allowed & {"to", "for"} else [])
    return found


@remembered
def _light(noun: Token) -> list[Token]:
    """The verb that only carries the noun: "[held] talks", "sanctions [imposed] on"."""
    found = [c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN"]
    found += [c for c in noun.rights if c.dep_ == "relcl" and _is_of(c, noun)]
    if noun.dep_ in ("dobj", "nsubjpass"):
        found.append(noun.head)
    return [verb for verb in found if verb.pos_ == "VERB" and action_key(verb) in LIGHT]


def _is_of(clause: Token, noun: Token) -> bool:
    return noun in (subjects(clause) if is_passive(clause) else objects(clause))


def _agents(noun: Token, lemma: str) -> list[Token]:
    """Who does it: the owner, the adjective of a nation, "by" or "from" somebody, else the
    subject of the verb that only carries the noun ("held talks with")."""
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ in ("PROPN", "NOUN", "PRON"):
            return conjuncts(child)
    for child in noun.children:
        if child.dep_ in BEFORE and child.ent_type_ in ACTORS:
            return [child]
    by = _doers(noun, lemma)
    if not by and "of" in EVENT_TARGETS_OF.get(lemma, ()):
        by = [o.object for v in _light(noun) for o in obliques(v) if o.text == "by"]
    elif not by:
        by = [o.object for o in obliques(noun) if o.text == "of" and is_actor(o.object)]
    return by or _carriers(noun, lemma)


def _doers(word: Token, lemma: str) -> list[Token]:
    """ "criticism from Biden", "an attack by Hamas"."""
    allowed = ("by",) if lemma == "withdraw" else ("by", "from")
    return [o.object for o in obliques(word) if o.text in allowed]


def _undergone(noun: Token, lemma: str) -> list[tuple[Token, Token]]:
    """ "came under attack from rebels", "drew criticism from", "Navalny's arrest by the police"."""
    verb, key = noun.head, ""
    if noun.dep_ == "dobj":
        key = action_key(verb)
    elif noun.dep_ == "pobj" and noun.head.lower_ == "under":
        verb, key = verb.head, f"{verb.head.lemma_}_under"
    sufferers = subjects(verb) if key in UNDERGOING else []
    doers = _doers(noun, lemma) or (_doers(verb, lemma) if sufferers else [])
    if not sufferers and "of" in EVENT_TARGETS_OF.get(lemma, ()):
        sufferers = [c for c in noun.lefts if c.dep_ == "poss"]
    return [(doer, sufferer) for doer in doers for sufferer in sufferers]


def _carries(verb: Token, lemma: str, preposition: str = "") -> bool:
    """ "held talks", "called for talks", "is in talks"."""
    key = action_key(verb)
    if f"{key}_{preposition}" in ENVISAGING:
        return lemma in ENVISAGED
    if f"{key}_{preposition}" in INVOLVED:
        return lemma in MUTUAL
    if preposition not in ("", "in", "on", "for", "to"):
        return False
    if key in LIGHT or key in COMMITTING:
        return True
    return (key in ENVISAGING and lemma in ENVISAGED) or (key in ENDING and lemma in MUTUAL)


def _carriers(noun: Token, lemma: str) -> list[Token]:
    for verb in _light(noun):
        if verb.head == noun:
            by = [o.object for o in obliques(verb) if o.text == "by"]
            return by if is_passive(verb) else subjects(verb)
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
        if node.dep_ != "pobj" or governor.head.lower_lemma_ not in AROUND:
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
    lemmas=frozenset(EVENT_NOUNS),
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
        Example("Sanctions imposed on Iran by the EU failed.", [("EU", "sanction", "Iran")]),
        Example("Obama came under criticism from Trump.", [("Trump", "criticize", "Obama")]),
        Example("The China-Japan summit ended.", [("China", "meet", "Japan")]),
        Example("The meeting ended.", []),
        Example("Lawmakers criticised the meeting with Putin.", []),
    ),
)


def transfer_noun(noun: Token) -> Iterator[Slots]:
    """ "Sweden's sale of jets to Turkey": the same action as "Sweden sold jets to Turkey"."""
    lemma = TRANSFERS[noun.lower_lemma_]
    if noun.dep_ in BEFORE:
        return
    given = [o.object for o in obliques(noun) if o.text == "of"]
    given += [c for c in noun.lefts if c.dep_ == "compound" and not c.ent_type_]
    words = [lemma, *(thing.lower_lemma_ for thing in given[:1] if thing.pos_ == "NOUN"), "to"]
    for receiver in [o.object for o in _phrases(noun) if o.text == "to"]:
        for giver in _agents(noun, lemma):
            if giver != receiver and giver not in given:
                yield Slots(giver, noun, receiver, " ".join(words))


TRANSFER_NOUN = Rule(
    name="transfer-noun",
    heads=COMMON,
    find=transfer_noun,
    lemmas=frozenset(TRANSFERS),
    examples=(
        Example("Sweden's sale of jets to Turkey stopped.", [("Sweden", "sell jet to", "Turkey")]),
        Example(
            "Weapon deliveries from Iran to Russia go on.",
            [("Iran", "deliver weapon to", "Russia")],
        ),
        Example("The sale of jets was blocked.", []),
        Example("Lawmakers criticised the sale of jets to Turkey.", []),
    ),
)

EVENT_RULES = (EVENT_NOUN, TRANSFER_NOUN)
