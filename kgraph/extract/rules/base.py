"""What a rule is, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kgraph.extract.clauses import is_listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kgraph.extract.tree import Token


class Slots(NamedTuple):
    """The words of one claim. Subject and object are heads of their phrases.

    `head` is the verb or noun that names the action: polarity, modality and speaker are read
    there. `relation` are the words that join subject and object in the sentence, in reading
    order; a claim with none is not printed as a surface triple.
    """

    subject: Token
    head: Token
    object: Token
    lemma: str
    relation: tuple[Token, ...] = ()
    passive: bool = False  # the sentence names the object first: "Apple was sued by Google"
    implicit: bool = False  # no word of the sentence says it: "Peskov, the spokesman"
    clause: bool = False  # the object is the whole clause of its head
    steps: int = 0  # nouns that the relation leads through: 1 in "approved aid to [Ukraine]"
    # The object is no party: it says when or despite what ("after his return"), or another rule
    # reads the two better ("held talks with Putin" is talk). Printed, but no edge of the graph.
    circumstance: bool = False


# What makes a reading better or worse than its rule's others, and by how much: least squares over
# the development tuples of CaRB (Bhardwaj et al. 2019), against the share of words that a triple
# has in common with the tuple it is paired with, one to one. Cross-validated over five parts, they
# raise the area under the curve from .346 to .392. The weight of examples was set by hand: there
# are too few of them.
MARKS: tuple[tuple[float, Callable[[Slots], bool]], ...] = (
    (-0.37, lambda s: s.steps > 0),  # "approved aid to [Ukraine]"
    (-0.22, lambda s: bool(s.relation) and s.relation[0].lower_ == "to"),  # "[X] to meet [Y]"
    (-0.14, lambda s: s.subject.dep_ == "conj"),
    (-0.30, lambda s: is_example(s.subject) or is_example(s.object)),
    (-0.11, lambda s: s.object.pos_ == "PRON"),
    (-0.11, lambda s: s.object.ent_type_ in ("DATE", "TIME")),
    (-0.07, lambda s: s.circumstance),
    (-0.11, lambda s: s.head.dep_ in ("acl", "pcomp")),
    (+0.17, lambda s: s.head.dep_ == "ROOT"),
    (+0.12, lambda s: s.head.dep_ == "xcomp"),
    (+0.05, lambda s: s.head.dep_ in ("conj", "advcl")),
    (+0.18, lambda s: bool(s.relation) and s.relation[-1].lower_ in ("to", "with", "as")),
)


def is_example(noun: Token) -> bool:
    """ "banks such as [Sberbank]"."""
    before = noun.head
    return noun.dep_ == "pobj" and before.head.pos_ in ("NOUN", "PROPN") and is_listing(before)


def confidence(rule: Rule, slots: Slots) -> float:
    """How well readings like this one agree with those of people, from 0 to 1: the precision of
    the rule, and what its MARKS add."""
    value = rule.precision + sum([weight for weight, holds in MARKS if holds(slots)])
    return round(min(max(value, 0.01), 0.99), 2)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the claims (subject, action, object) that the rule reads in it."""

    text: str
    claims: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One construction of English. `find` looks at one word of the kinds in `heads`, and finds
    nothing where none of the words on it hangs there by a link of `needs`."""

    name: str
    heads: frozenset[str]  # parts of speech
    find: Callable[[Token], Iterable[Slots]]
    examples: tuple[Example, ...]
    precision: float = 0.5  # of a reading without any of the MARKS
    needs: frozenset[str] = frozenset()  # when empty, it may find something anywhere
