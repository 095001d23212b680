"""Two names: the same, different, or to be asked."""

from __future__ import annotations

import doctest
from typing import TYPE_CHECKING

import pytest

from kgraph.gazetteer import bodies, metonyms, places, states
from kgraph.resolve import blocks, names, signals, spellings
from kgraph.resolve.names import Body, Person, fold
from kgraph.resolve.signals import BODIES, JOIN, PEOPLE, REVIEW, Signal, compare
from tests.resolve.pairs import PAIRS

if TYPE_CHECKING:
    from types import ModuleType


def verdict(left: str, right: str, label: str) -> str:
    score = compare(left, right, label).score
    return "same" if score >= JOIN else "ask" if score >= REVIEW else "different"


@pytest.mark.parametrize(("expected", "label", "left", "right"), PAIRS)
def test_pair(expected: str, label: str, left: str, right: str) -> None:
    assert verdict(left, right, label) == expected, compare(left, right, label)


@pytest.mark.parametrize(("_", "label", "left", "right"), PAIRS)
def test_order_of_two_names_does_not_matter(_: str, label: str, left: str, right: str) -> None:
    assert compare(left, right, label) == compare(right, left, label)


@pytest.mark.parametrize("signal", PEOPLE, ids=lambda signal: signal.name)
def test_examples_of_signals_of_people(signal: Signal[Person]) -> None:
    assert compare(*signal.example, "PERSON").signal == signal.name
    assert compare(*signal.other, "PERSON").signal != signal.name


@pytest.mark.parametrize("signal", BODIES, ids=lambda signal: signal.name)
def test_examples_of_signals_of_bodies(signal: Signal[Body]) -> None:
    assert compare(*signal.example, "ORG").signal == signal.name
    assert compare(*signal.other, "ORG").signal != signal.name


@pytest.mark.parametrize("name", ["", " ", "-", "'s", "the", "The", "&", "Jr.", "Mr.", "(X)", "́"])
@pytest.mark.parametrize("label", ["PERSON", "ORG", "GPE"])
def test_odd_names_break_nothing_and_are_nobody(name: str, label: str) -> None:
    assert compare(name, "Otto Lang", label).score == 0
    assert compare(name, "?", label).score < JOIN


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Müller-Thurgau, O'Neill", "muller-thurgau oneill"),
        ("Путин", "putin"),
        ("Ελένη", "eleni"),
        ("Łódź", "lodz"),
        ("习近平", "xi jinping"),
        ("  Otto   Lang ", "otto lang"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_gazetteer_contradicts_itself_nowhere() -> None:
    assert not places().keys() & bodies().keys()
    assert set(metonyms().values()) <= set(places().values())
    assert metonyms()["Kremlin"] == metonyms()["Moscow"] == "Russia"
    assert "Brussels" not in metonyms()
    assert len(set(states().values())) == 50


def test_signals_are_named_once() -> None:
    for table in (PEOPLE, BODIES):
        assert len({signal.name for signal in table}) == len(table)


@pytest.mark.parametrize("module", [names, spellings, signals, blocks], ids=lambda m: m.__name__)
def test_examples_of_docstrings(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def test_a_spelling_is_of_one_name_only() -> None:
    words = [word for line in spellings._VARIANTS.strip().splitlines() for word in line.split()]
    assert sorted({word for word in words if words.count(word) > 1}) == []
