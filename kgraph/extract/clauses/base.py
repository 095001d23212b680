"""What tells the parts of a clause apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.tree import remembered

if TYPE_CHECKING:
    from kgraph.extract.tree import Token

VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PASSIVE = frozenset({"auxpass", "nsubjpass"})
DEPTH = 8  # clauses that a subject may be inherited through; deeper is a parser's knot


def has_subject(clause: Token) -> bool:
    """Does it name who does it, and not leave that to the clause around it?"""
    return not clause.links.isdisjoint(SUBJECTS)


@remembered
def is_passive(verb: Token) -> bool:
    if not verb.links.isdisjoint(PASSIVE):
        return True
    if verb.tag_ != "VBN" or "aux" in verb.links:
        return False
    if verb.dep_ == "conj":
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl")


def is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and verb.left_edge.lower_ == "to"


def is_first_to(verb: Token) -> bool:
    """ "was the first country to recognise Kosovo"."""
    return is_infinitive(verb) and verb.dep_ == "relcl" and verb.head.dep_ == "attr"
