"""To what a verb is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.base import SUBJECTS, is_passive
from kgraph.extract.clauses.referents import RELATIVES, referents
from kgraph.extract.tree import remembered
from kgraph.extract.words.control import INTRANSITIVE, OBJECT_CONTROL
from kgraph.extract.words.nouns import TIME_NOUNS

if TYPE_CHECKING:
    from kgraph.extract.tree import Token

OBJECTS = frozenset({"dobj", "oprd"})
BETWEEN_VERBS = frozenset({"cc", "punct", "aux", "auxpass", "neg", "advmod", "preconj"})


@remembered
def objects(verb: Token) -> list[Token]:
    """Heads of the direct objects, each conjunct its own."""
    return (
        _own_objects(verb)
        or _shared_objects(verb)
        or _relative_object(verb)
        or _small_clause(verb)
        or _pointed_out(verb)
    )


def _own_objects(verb: Token) -> list[Token]:
    if verb.links.isdisjoint(OBJECTS):
        return []
    return [
        noun
        for child in verb.children
        if (child.dep_ == "dobj" and not _is_conjunction(child))
        or (child.dep_ == "oprd" and child.pos_ in ("NOUN", "PROPN"))
        for noun in referents(child)
    ]


def _is_conjunction(word: Token) -> bool:
    """ "claims that he won": the parser takes "that" for an object beside the real one."""
    return (
        word.lower_ == "that"
        and word.tag_ in ("IN", "DT")
        and (word.tag_ == "IN" or word.i < word.head.i)
    )


def _shared_objects(verb: Token) -> list[Token]:
    """ "reduce or cut off that support", "has opposed and will not sign the treaty", "Rome backed,
    and Bern opposed, the treaty": the next verb's object belongs to both."""
    if "conj" not in verb.links:
        return []
    if verb.lower_lemma_ in INTRANSITIVE or verb.i + 1 == len(verb.doc) or is_passive(verb):
        return []
    if verb.nbor().dep_ not in ("cc", "punct"):
        return []
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ == "VERB" and _is_gap(verb, child):
            return [n for c in child.children if c.dep_ == "dobj" for n in referents(c)]
    return []


def _is_gap(verb: Token, other: Token) -> bool:
    """Only helpers between the verbs; another subject too, if a comma closes it again."""
    own = [c for c in other.lefts if c.dep_ in SUBJECTS]
    between = [t for t in verb.doc[verb.i + 1 : other.i] if t.dep_ not in BETWEEN_VERBS]
    if not own:
        return not between
    closed = other.i + 1 < len(other.doc) and other.nbor().text == ","
    return closed and all(any(t in c.subtree for c in own) for t in between)


def _relative_object(verb: Token) -> list[Token]:
    """ "the territories they annexed": the antecedent is the object."""
    if verb.dep_ != "relcl" or is_passive(verb) or verb.lemma_ == "be":
        return []
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if not own or own[0].tag_ in RELATIVES or verb.head.lower_lemma_ in TIME_NOUNS:
        return []
    filled = {"dobj", "ccomp", "xcomp", "attr", "acomp", "oprd"}
    stranded = any(c.dep_ == "prep" and not any(c.children) for c in verb.children)
    if stranded or any(c.dep_ in filled or c.tag_ == "WRB" for c in verb.children):
        return []
    return [verb.head]


def _small_clause(verb: Token) -> list[Token]:
    """ "makes references relating to it", "helped Kenya reassure them": the parser takes the object
    for the subject of what follows."""
    for child in verb.rights if "ccomp" in verb.links else ():
        if child.dep_ != "ccomp" or child.tag_ not in ("VBG", "VB"):
            continue
        helpers = {c.lower_ for c in child.children if c.dep_ in ("aux", "mark")}
        if helpers <= ({"to"} if child.tag_ == "VB" else set()) and (
            child.tag_ == "VBG" or verb.lower_lemma_ in OBJECT_CONTROL
        ):
            return [n for c in child.children if c.dep_ == "nsubj" for n in referents(c)]
    return []


def _pointed_out(verb: Token) -> list[Token]:
    """ "It was Ukraine that Macron visited": the parser takes the end for what it was."""
    main = verb.head
    if verb.dep_ != "ccomp" or main.lemma_ != "be" or main.children[0].lower_ != "it":
        return []
    that = any(c.dep_ == "dobj" and _is_conjunction(c) for c in verb.lefts)
    return [n for c in main.rights if that and c.dep_ == "attr" for n in referents(c)]
