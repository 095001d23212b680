"""Who does a verb, undergoes it, is told to do it, or gets what is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.base import (
    DEPTH,
    SUBJECTS,
    VERBAL,
    has_subject,
    is_first_to,
    is_infinitive,
    is_passive,
)
from kgraph.extract.clauses.objects import objects
from kgraph.extract.clauses.prepositions import is_accompanying, noun_before, obliques
from kgraph.extract.clauses.referents import referents
from kgraph.extract.phrases import conjuncts
from kgraph.extract.tree import remembered
from kgraph.extract.words.control import DATIVE, GERUND_CONTROL, OBJECT_CONTROL, OBLIQUE_CONTROL
from kgraph.extract.words.moods import STAGE_NOUNS
from kgraph.extract.words.speech import SPEECH

if TYPE_CHECKING:
    from kgraph.extract.tree import Token

CLAUSE_SUBJECTS = frozenset({"csubj", "csubjpass"})
ACCOMPANYING_WORDS = frozenset("along together alongside".split())
GERUND_CONTROLLERS = frozenset("of for from against".split())


@remembered
def subjects(verb: Token) -> list[Token]:
    """Heads of all that do the verb, or undergo it when it is passive."""
    return _subjects(verb, 0)


def _subjects(verb: Token, depth: int) -> list[Token]:
    if has_subject(verb):
        own = [child for child in verb.children if child.dep_ in SUBJECTS]
        return [found for child in own for found in (*referents(child), *companions(child))]
    if depth > DEPTH or "expl" in verb.links:
        return []
    if verb.links.isdisjoint(CLAUSE_SUBJECTS):
        return _inherited(verb, depth + 1)
    return [child for child in verb.children if child.dep_ in CLAUSE_SUBJECTS]


def _inherited(verb: Token, depth: int) -> list[Token]:
    governor = governor_of(verb)
    if governor.dep_ == "pcomp" and governor != verb.head:
        return _subjects(governor, depth)
    if verb.left_edge.lower_ == "do" and verb.left_edge.head == verb:
        return []  # "Do not attack, China told Israel"
    if verb.dep_ in ("conj", "advcl", "acomp", "xcomp", "ccomp", "oprd"):
        if verb.dep_ == "advcl" and _stands_alone(verb):
            return []
        if verb.dep_ == "ccomp" and (verb.tag_ != "VBG" or verb.i < governor.i):
            return []
        owner = _gerund_owner(verb)
        if owner is not None:
            return [owner]
        if verb.dep_ == "xcomp" or governor.lemma_ in OBLIQUE_CONTROL:
            controlled = controlled_objects(governor)
            if controlled:
                return controlled
        if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_ in SPEECH:
            governor = _who_speaks(governor)
        if governor.pos_ in VERBAL or governor.dep_ in ("acomp", "attr", "oprd"):
            return _subjects(governor, depth)
        return []
    if verb.dep_ == "relcl":
        if is_first_to(verb):
            return _subjects(governor.head, depth)
        if is_infinitive(verb) and governor.lower_lemma_ in STAGE_NOUNS:
            return _doers_around(governor, depth)
        return conjuncts(governor)[:1]
    if verb.dep_ == "acl":
        return _subjects_of_modifier(verb, governor, depth)
    if verb.dep_ == "pcomp":
        verb_above, word = governor.head, governor.lower_
        controls = verb_above.lower_lemma_ in GERUND_CONTROL and word in GERUND_CONTROLLERS
        return (controls and objects(verb_above)) or _doers_around(verb_above, depth)
    return []


def _stands_alone(clause: Token) -> bool:
    """A clause with a conjunction has no subject but its own, save "while leaving", "if asked"."""
    marks = [child.lower_ for child in clause.children if child.dep_ == "mark"]
    return bool(marks) and (clause.tag_ not in ("VBG", "VBN") or "as" in marks)


def _gerund_owner(verb: Token) -> Token | None:
    """ "opposition to Ukraine joining NATO": the parser hangs the gerund on the main verb."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i == 0:
        return None
    before = verb.nbor(-1)
    inside = before.dep_ == "pobj" and noun_before(before.head) is not None
    return before if inside and before.pos_ == "PROPN" else None


def governor_of(verb: Token) -> Token:
    """The word above a verb; in "accused Kyiv of planning to attack" the parser hangs the
    infinitive on the main verb, not on the one before it."""
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.i > 1:
        before = verb.nbor(-2)
        if verb.nbor(-1).lower_ == "to" and before.dep_ == "pcomp" and before.tag_ == "VBG":
            return before
    return verb.head


def _who_speaks(clause: Token) -> Token:
    """In "X claimed that soldiers were killed, saying ..." X says, not the soldiers."""
    node = clause
    while node.dep_ in ("ccomp", "conj", "xcomp", "advcl") and node.head != node:
        node = node.head
        if node.lemma_ in SPEECH and any(c.dep_ == "nsubj" for c in node.children):
            return node
    return clause


@remembered
def controlled_objects(governor: Token) -> list[Token]:
    """ "asked Ukraine to withdraw": who is to do what follows."""
    if governor.lower_lemma_ in OBLIQUE_CONTROL:
        return [o.object for o in obliques(governor) if o.text in ("on", "upon", "to")]
    if governor.lower_lemma_ not in OBJECT_CONTROL:
        return []
    return [n for child in governor.children if child.dep_ == "dobj" for n in conjuncts(child)]


def _subjects_of_modifier(verb: Token, noun: Token, depth: int) -> list[Token]:
    if verb.tag_ in ("VBG", "VBN", "VBD"):
        return conjuncts(noun)[:1]
    return _doers_around(noun, depth)


def _doers_around(word: Token, depth: int) -> list[Token]:
    """Who does what hangs on a word: "a request from Trump to meet", "Trump plans for ending"."""
    if word.pos_ in VERBAL:
        return _subjects(word, depth)
    for child in word.children:
        if child.dep_ == "poss":
            return [child]
        if child.dep_ == "prep" and child.lower_ in ("from", "by"):
            found = [o.object for o in obliques(word) if o.words[0] is child]
            if found:
                return found
    governor = word.head
    if governor == word:
        return []
    if word.dep_ in SUBJECTS:
        return conjuncts(word)[:1] if governor.lemma_ != "be" else []
    if word.dep_ in ("pobj", "prep", "prt", "advmod"):
        return _doers_around(governor, depth + 1) if depth < DEPTH else []
    if word.dep_ in ("dobj", "attr", "oprd", "acomp") and governor.pos_ in VERBAL:
        return _subjects(governor, depth)
    return []


def companions(subject: Token) -> list[Token]:
    """ "Poland, along with Estonia, opposed": who does the same as the subject."""
    if subject.doc.words.isdisjoint(ACCOMPANYING_WORDS):
        return []
    return [
        oblique.object
        for above in (subject, subject.head)
        for oblique in obliques(above)
        if is_accompanying(oblique) and subject.i < oblique.words[0].i < subject.head.i
    ]


@remembered
def recipients(verb: Token) -> list[Token]:
    """ "gave [Ukraine] tanks", "[Ukraine] was given tanks"."""
    if is_passive(verb):
        gives = verb.lower_lemma_ in DATIVE and any(c.dep_ == "dobj" for c in verb.rights)
        return subjects(verb) if gives else []
    if "dative" not in verb.links:
        return []
    return [
        noun
        for child in verb.rights
        if child.dep_ == "dative" and child.pos_ != "ADP"
        for noun in referents(child)
    ]
