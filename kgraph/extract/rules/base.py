"""What a rule is, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Slots:
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


STEP = 0.15
WORD = 0.03
PLAIN_WORDS = 4


def confidence(rule: Rule, slots: Slots) -> float:
    """How well readings like this one agree with those of people, from 0 to 1.

    A rule's precision is the mean share of words that its triples have in common with the best
    fitting of CaRB's development tuples (Bhardwaj et al. 2019). Readings through a noun cost
    STEP, long relations WORD for each word beyond PLAIN_WORDS: of the values tried (0 to 0.2 and
    0 to 0.04), those with the best F1 there.
    """
    long = max(0, len(slots.relation) - PLAIN_WORDS)
    value = rule.precision - STEP * (slots.steps > 0) - WORD * long
    return round(max(value, 0.05), 2)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the claims (subject, action, object) that the rule reads in it."""

    text: str
    claims: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One construction of English. `find` looks at one word of the kinds in `heads`."""

    name: str
    heads: frozenset[str]  # parts of speech
    find: Callable[[Token], Iterator[Slots]]
    examples: tuple[Example, ...]
    precision: float = 1.0  # measured; see `confidence`
