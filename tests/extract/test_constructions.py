"""Sentences by construction, in `constructions.txt`: what is read in them, and what is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kgraph.export.claims import triples
from kgraph.model import NOT_ENTITIES
from tests.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.model import Extraction

FILE = Path(__file__).with_name("constructions.txt")
Triple = tuple[str, ...]


class Case(NamedTuple):
    """A sentence and its lines, by the mark that each begins with."""

    text: str
    lines: list[tuple[str, str]]

    def of(self, mark: str) -> set[Triple]:
        return {tuple(line.split(" | ")) for kind, line in self.lines if kind == mark}


def cases() -> Iterator[Case]:
    case = Case("", [])
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            case.lines.append((line[2], line[4:]))
        elif line and not line.startswith("#"):
            yield case
            case = Case(line, [])
    yield case


def parameters() -> Iterator[object]:
    for case in cases():
        reasons = [line for kind, line in case.lines if kind == "!"]
        marks = [pytest.mark.xfail(strict=True, reason=reasons[0])] if reasons else []
        if case.text:
            yield pytest.param(case, id=case.text, marks=marks)


def edges(found: Extraction, *polarities: str) -> set[Triple]:
    return {
        (c.subject.name, c.predicate.lemma, c.object.name)
        for c in found.claims
        if c.polarity in polarities and not {c.subject.label, c.object.label} & set(NOT_ENTITIES)
    }


@pytest.mark.parametrize("case", list(parameters()))
def test_construction(case: Case) -> None:
    found = read(case.text)
    positive, either = edges(found, "positive"), edges(found, "positive", "negative")
    printed = {(t["subject"], t["relation"], t["object"]) for t in triples(found)["triples"]}
    pairs = {(subject, "*", target) for subject, _, target in either}
    assert case.of("+") <= either
    assert case.of("=") <= printed
    assert case.of("~") <= either - positive
    assert not case.of("-") & (either | pairs)


def test_each_sentence_expects_something() -> None:
    assert all(any(case.of(mark) for mark in "+=~-") for case in cases() if case.text)
