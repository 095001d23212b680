"""What a rule is, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kgraph.extract.clauses import is_listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kgraph.extract.tree import Token


@dataclass(slots=True)
class Slots:
    """The words of one claim. Subject and object are heads of their phrases.

    `head` is the verb or noun that names the action: polarity, modality and speaker are read
    there. `relation` are the words that join subject and object in the sentence, in reading
    order; a claim with none is not printed as a surface triple. Not frozen, and no tuple: it is
    made and read by the hundred, never kept.
    """

    subject: Token
    head: Token
    object: Token
    lemma: str
    relation: tuple[Token, ...] = ()
    steps: int = 0  # nouns that the relation leads through: 1 in "approved aid to [Ukraine]"
    # The object is no party: it says when or despite what ("after his return"), or another rule
    # reads the two better ("held talks with Putin" is talk). Printed, but no edge of the graph.
    circumstance: bool = False
    passive: bool = False  # the sentence names the object first: "Apple was sued by Google"
    implicit: bool = False  # no word of the sentence says it: "Peskov, the spokesman"
    clause: bool = False  # the object is the whole clause of its head


# What makes a reading better or worse than its rule's others, and by how much: least squares over
# the development tuples of CaRB (Bhardwaj et al. 2019), against the share of words that a triple
# has in common with the tuple it is paired with, one to one. Cross-validated over five parts, they
# raise the area under the curve from .346 to .392. The weight of examples was set by hand: there
# are too few of them.
THROUGH = -0.37  # "approved aid to [Ukraine]"
EXAMPLE = -0.30
COORDINATED = -0.14  # the subject; what follows is said of the object
PRONOUN = -0.11
WHEN = -0.11
CIRCUMSTANCE = -0.07
LINKS = {  # of the action to the word above it
    "ROOT": 0.17, "xcomp": 0.12, "conj": 0.05, "advcl": 0.05, "acl": -0.11, "pcomp": -0.11
}  # fmt: skip
FIRST = {"to": -0.22}  # word of the relation: "[X] to meet [Y]"
LAST = {"to": 0.18, "with": 0.18, "as": 0.18}


def is_example(noun: Token) -> bool:
    """ "banks such as [Sberbank]"."""
    if noun.dep_ != "pobj":
        return False
    return noun.head.head.pos_ in ("NOUN", "PROPN") and is_listing(noun.head)


def confidence(rule: Rule, slots: Slots) -> float:
    """How well readings like this one agree with those of people, from 0 to 1: the precision of
    the rule, and what the parties and the words between them add."""
    value = rule.precision + LINKS.get(slots.head.dep_, 0) + _of_parties(slots)
    if slots.relation:
        value += FIRST.get(slots.relation[0].lower_, 0) + LAST.get(slots.relation[-1].lower_, 0)
    if slots.steps:
        value += THROUGH
    return _within_bounds(value)


@lru_cache(maxsize=1000)
def _within_bounds(value: float) -> float:
    return round(min(max(value, 0.01), 0.99), 2)


def _of_parties(slots: Slots) -> float:
    subject, other, value = slots.subject, slots.object, 0.0
    if subject.dep_ == "conj":
        value += COORDINATED
    if is_example(subject) or is_example(other):
        value += EXAMPLE
    if other.pos_ == "PRON":
        value += PRONOUN
    if other.ent_type_ in ("DATE", "TIME"):
        value += WHEN
    return value + CIRCUMSTANCE if slots.circumstance else value


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the claims (subject, action, object) that the rule reads in it."""

    text: str
    claims: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One construction of English. `find` looks at one word of the kinds in `heads` whose lemma, in
    small letters, is one of `lemmas`; it finds nothing where none of the words on it hangs there by
    a link of `needs`."""

    name: str
    heads: frozenset[str]  # parts of speech
    find: Callable[[Token], Iterable[Slots]]
    examples: tuple[Example, ...]
    precision: float = 0.5  # of a reading that nothing makes better or worse
    needs: frozenset[str] = frozenset()  # when empty, it may find something anywhere
    lemmas: frozenset[str] = frozenset()  # when empty, any
