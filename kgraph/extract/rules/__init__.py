"""The constructions of English that make claims, in the order they run.

Where two rules read the same claim, the earlier one names it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kgraph.extract.rules.base import Example, Rule, Slots, confidence
from kgraph.extract.rules.events import EVENT_RULES
from kgraph.extract.rules.nouns import NOUN_RULES
from kgraph.extract.rules.speech import SPEECH_RULES
from kgraph.extract.rules.verbs import VERB_RULES

if TYPE_CHECKING:
    from kgraph.extract.tree import Token

RULES: tuple[Rule, ...] = (*VERB_RULES, *SPEECH_RULES, *EVENT_RULES, *NOUN_RULES)

HEADS = frozenset().union(*[rule.heads for rule in RULES])

__all__ = ["HEADS", "RULES", "Example", "Rule", "Slots", "confidence", "rules_at"]


def rules_at(word: Token) -> tuple[Rule, ...]:
    """The rules that may find something at a word, which is one of HEADS."""
    return _rules_for(word.pos_, word.links, _NAMED_BY.get(word.lower_lemma_, ""))


@lru_cache(maxsize=5000)
def _rules_for(part_of_speech: str, links: frozenset[str], names: str) -> tuple[Rule, ...]:
    heads = [rule for rule in RULES if part_of_speech in rule.heads]
    fitting = [rule for rule in heads if not rule.lemmas or rule.name in names.split()]
    return tuple(rule for rule in fitting if not rule.needs or rule.needs & links)


_NAMED_BY = {
    lemma: " ".join(rule.name for rule in RULES if lemma in rule.lemmas)
    for lemma in frozenset().union(*[rule.lemmas for rule in RULES])
}
"""The names of the rules for a lemma, of those that are for some only."""
