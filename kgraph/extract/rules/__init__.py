"""The constructions of English that make claims, in the order they run.

Where two rules read the same claim, the earlier one names it.
"""

from __future__ import annotations

from kgraph.extract.rules.base import Example, Rule, Slots, confidence
from kgraph.extract.rules.events import EVENT_RULES
from kgraph.extract.rules.nouns import NOUN_RULES
from kgraph.extract.rules.speech import SPEECH_RULES
from kgraph.extract.rules.verbs import VERB_RULES

RULES: tuple[Rule, ...] = (*VERB_RULES, *SPEECH_RULES, *EVENT_RULES, *NOUN_RULES)

__all__ = ["RULES", "Example", "Rule", "Slots", "confidence"]
