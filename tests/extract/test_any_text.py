"""A text can be anything: nothing is raised, and the offsets hold."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.resolve import resolve
from tests.reading import read

SENTENCES = [
    line
    for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.strip()
]


def check(text: str) -> None:
    found = read(text)
    for claim in found.claims:
        around = [span for span in (claim.time, claim.place, claim.amount) if span is not None]
        for span in (claim.subject, claim.predicate, claim.object, claim.sentence, *around):
            assert 0 <= span.start <= span.end <= len(text)
            assert text[span.start : span.end] == span.text
    for said in found.statements:
        for span in filter(None, (said.content, said.speaker, *said.chain)):
            assert text[span.start : span.end] == span.text
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.name
    resolution = resolve([found])
    assert {entity.id for entity in resolution.entities} >= set(resolution.links.values())


@settings(max_examples=2000)
@given(st.text(max_size=300))
def test_any_characters(text: str) -> None:
    check(text)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A real paragraph with words dropped, swapped, or replaced by marks."""
    words = draw(st.sampled_from(SENTENCES)).split(" ")
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(words) - 1))
        marks = st.sampled_from(["", "“", "”", '"', ",", "’s", "that", "who", "said", "and", "\n"])
        words[place] = draw(marks)
        other = draw(st.integers(0, len(words) - 1))
        words[place], words[other] = words[other], words[place]
    return " ".join(words)


@settings(max_examples=1000)
@given(mutated())
def test_mutated_sentences(text: str) -> None:
    check(text)
