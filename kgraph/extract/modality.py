"""Does it happen, will it, might it: polarity and modality of an action.

The words around the action are read, then the word that governs it, and so on upwards: "may be
ready to meet", "has no plans for a meeting".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses import DEPTH, SUBJECTS, VERBAL
from kgraph.extract.governors import step_up
from kgraph.extract.marks import CONDITIONAL, PLANNED, opens_condition, own_marks
from kgraph.extract.tree import remembered
from kgraph.extract.words.moods import QUANTIFIED, WEAKEST_FIRST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.marks import Mark, Scope
    from kgraph.extract.tree import Token
    from kgraph.model import Modality, Polarity


@remembered
def status(head: Token) -> tuple[Polarity, Modality]:
    """Polarity and modality of the verb or event noun, from the words that govern it.

    Nested marks take the weakest modality ("may be ready to meet": possible); two negations
    cancel out ("did not refuse to meet").
    """
    found = list(_marks(head))
    if not found:
        return "positive", "asserted"
    negative = sum(negates for _, negates in found) % 2 == 1
    modality = WEAKEST_FIRST[min(WEAKEST_FIRST.index(m) for m, _ in found)]
    return ("negative" if negative else "positive"), modality


def mood(head: Token, subject: Token, other: Token) -> tuple[Polarity, Modality]:
    """The status of a claim: that of its head, turned round where one of its parties is denied."""
    polarity, modality = status(head)
    if "not" in head.doc.words and is_left_out(subject) != is_left_out(other):
        polarity = "positive" if polarity == "negative" else "negative"
    return polarity, modality


@remembered
def is_supposed(head: Token) -> bool:
    """Does it stand in a condition or an open question: "if he attacks", "had he refused to go",
    "in the event of an attack"? What is said to follow from one does not."""
    node = head
    for _ in range(DEPTH):
        if opens_condition(node) is not None:
            return True
        governor, mark, scope = step_up(node)
        if governor is None or scope == "time":
            return (
                mark == CONDITIONAL and node.head.i < node.i
            )  # "if it lasts, he will go, he said"
        if node.pos_ not in VERBAL and node.dep_ in SUBJECTS and governor.pos_ in VERBAL:
            return status(node)[1] == "conditional"  # "an attack would anger them"
        node = governor
    return False


def is_left_out(party: Token) -> bool:
    """ "met not Putin but Xi": a negation of this party alone."""
    if party.pos_ in VERBAL:
        return False
    first = party.left_edge
    return first.lower_ == "not" and first is not party and first.nbor(1).lower_ not in QUANTIFIED


def _marks(head: Token) -> Iterator[Mark]:
    node, below = head, head
    scope: Scope = "all"
    negations = True
    for _ in range(DEPTH):
        for modality, negates in own_marks(node, below, scope):
            yield modality, negates and negations
        governor, mark, scope = step_up(node)
        if mark is not None:
            yield mark[0], mark[1] and negations
        if governor is None:
            return
        if scope == "time":
            if status(governor)[1] != "asserted":
                yield PLANNED
            return
        negations = negations and scope != "mood"
        node, below = governor, node
