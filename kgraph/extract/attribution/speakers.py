"""Who says it, to whom, and who quotes the speaker: read at the word of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses import has_subject, is_passive, objects, obliques, subjects
from kgraph.extract.words.speech import SPEECH

if TYPE_CHECKING:
    from kgraph.extract.tree import Token

EMPTY = frozenset({"it", "there"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
HEARD = frozenset("advise ask assure convince inform notify reassure remind show tell warn".split())
"""Verbs whose object hears it."""


def speakers(verb: Token) -> list[Token]:
    """Who says it: the subject, or after "by" where the verb is passive. Who is quoted speaks;
    "it is said" has nobody."""
    if verb.dep_ == "pcomp" and verb.head.head.lemma_ == "quote":
        verb = verb.head.head
    if verb.lemma_ == "quote":
        return subjects(verb) if is_passive(verb) else objects(verb)
    own = has_subject(verb)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.lemma_ in SPEECH and not own:
        return speakers(verb.head)
    if is_passive(verb) or _is_told(verb):
        return [o.object for o in obliques(verb) if o.text == "by"]
    outer = verb.head.head
    if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and goes_on(verb):
        return speakers(outer) if outer.lower_lemma_ in SPEECH else subjects(verb)
    split = split_subject(verb)
    return [s for s in subjects(verb) if s.lower_ not in EMPTY and s != split]


def hearer(verb: Token) -> Token | None:
    """To whom it is said: "told Merkel", "wrote to Merkel"."""
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "nsubjpass") and verb.lemma_ in HEARD:
            return child if child.pos_ != "ADP" else None
    return next((o.object for o in obliques(verb) if o.text == "to"), None)


def reporter(verb: Token) -> Token | None:
    """Who quotes the speaker: "Interfax quoted Lavrov as saying", "was quoted by Interfax"."""
    if verb.dep_ == "pcomp" and verb.head.head.lemma_ == "quote":
        verb = verb.head.head
    if verb.lemma_ != "quote":
        return None
    by = [o.object for o in obliques(verb) if o.text == "by"]
    return next(iter(by if is_passive(verb) else subjects(verb)), None)


def _is_told(verb: Token) -> bool:
    """ "Called in and told that": who tells always tells somebody. "Asked whether it was so, X"."""
    own = has_subject(verb)
    if verb.dep_ == "advcl" and verb.i == verb.sent.start and verb.tag_ == "VBD" and not own:
        return True
    after = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    return verb.lemma_ in ("tell", "inform", "notify") and after.lower_ in ("that", "of", "about")


def goes_on(verb: Token) -> bool:
    """Does the subject of the clause around go on telling?"""
    if verb.lower_lemma_ not in SPEECH or has_subject(verb):
        return False
    if verb.dep_ == "advcl":
        return verb.tag_ == "VBG" and not any(c.dep_ == "mark" for c in verb.children)
    tells = any(c.dep_ == "ccomp" for c in verb.children)
    helped = any(c.dep_ == "aux" for c in (*verb.children, *verb.head.lefts))
    finite = verb.tag_ in FINITE or (verb.tag_ == "VB" and not helped)
    return verb.dep_ == "conj" and finite and tells


def split_subject(cue: Token) -> Token | None:
    """ "[Putin], Merkel told Obama, had won": of two subjects the first is that of the clause."""
    own = [c for c in cue.lefts if c.dep_ == "nsubj"]
    if len(own) < 2 or own[0].i + 1 == own[-1].left_edge.i:
        return None
    clauses = (c.left_edge.i for c in cue.rights if c.dep_ == "ccomp")
    return own[0] if any(cue.doc[n - 1].text == "," for n in clauses) else None
