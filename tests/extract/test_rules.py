"""Every rule on the examples that it carries, and nothing but that rule."""

from __future__ import annotations

import pytest

from kgraph.extract.parser import load
from kgraph.extract.phrases import Phrases
from kgraph.extract.reading import target
from kgraph.extract.repairs import repair
from kgraph.extract.rules import RULES, Example, Rule, rules_at
from kgraph.extract.tree import Doc
from kgraph.model import Document

CASES = [
    pytest.param(rule, example, id=f"{rule.name}: {example.text}")
    for rule in RULES
    for example in rule.examples
]


def read(rule: Rule, text: str) -> set[tuple[str, str, str]]:
    doc = repair(Doc(load()(text)))
    phrases = Phrases(doc, Document.of(text), 0)
    found = set()
    for token in doc:
        for slots in rule.find(token) if rule in rules_at(token) else ():
            subject = phrases.mention(slots.subject).name
            found.add((subject, slots.lemma, target(slots, phrases).name))
    return found


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Example) -> None:
    assert read(rule, example.text) == set(example.claims)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_shows_what_it_reads_and_what_it_leaves(rule: Rule) -> None:
    assert sum(bool(example.claims) for example in rule.examples) >= 2
    assert any(not example.claims for example in rule.examples)


def test_names_of_rules_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
