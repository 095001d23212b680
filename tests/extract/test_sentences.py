from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.extract import sentences
from kgraph.extract.paragraphs import read_parts
from kgraph.extract.sentences import cuts, last_end

FIRST = "Obama met Putin. "


@pytest.mark.parametrize(
    "rest",
    [
        "He saw Mr. Smith",
        "He saw J. R. Smith",
        "He left the U.S. President",
        "It rose by 3. 5 percent",
        "See No. 5. The end",
        "Then ... Smith left",
        "Then… Smith left",
        "It came at 5 p.m. Monday",
        "It is in e.g. France",
        "It works at Apple Inc. Smith",
        "It rose 1.5 points",
        "It was in 2014. 12 men",
        "It was on kgraph.org Then",
        "“No. Yes. Maybe",
        '"No. Yes. Maybe',
        'He said "No. Yes. Maybe',
        "So it goes. and on",
    ],
)
def test_within_a_sentence(rest: str) -> None:
    assert last_end(FIRST + rest) == len(FIRST)


@pytest.mark.parametrize(
    "ended",
    [
        "He left in May 2014. ",
        "“We won.” ",
        '"We won." ',
        "'We won!' ",
        "Did he?\n",
        "(He left.) ",
        "It was Été. ",
        "He said “yes”. ",
        "It cost 50%. ",
    ],
)
@pytest.mark.parametrize("following", ["Then he", "“Then he", "Élan and"])
def test_behind_a_sentence(ended: str, following: str) -> None:
    assert last_end(FIRST + ended + following) == len(FIRST + ended)


def test_within_a_quotation_where_nothing_else_ends() -> None:
    assert last_end("“We won. We left. They") == len("“We won. We left. ")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Trump and Putin and", "Trump and Putin "),
        ("Trump; Putin; Xi and others", "Trump; Putin; Xi and "),  # none in the second half
        ("he met Trump; Putin met Xi", "he met Trump; Putin met "),
        ("he met the very old Trump; Putin", "he met the very old Trump; "),
        ("one\ttwo\nthree", "one\ttwo\n"),
        ("x" * 50, "x" * 50),
        ("   ", "   "),
    ],
)
def test_without_end_it_is_cut_between_words(text: str, cut: str) -> None:
    assert text[: last_end(text)] == cut


WORDS = st.lists(st.sampled_from(["Mr.", "Xi", "met.", "“No.", "no.”", "a" * 9, "\n", "5.", ";"]))


@given(WORDS.map(" ".join) | st.text("a. \n“A", max_size=200))
def test_cuts_are_the_text(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "LONGEST", 12)
        found = list(cuts(text, most=40))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(0 < end - start <= 40 for start, end in found)


def test_short_text_is_not_cut() -> None:
    assert list(cuts(FIRST * 50, most=20_000)) == [(0, 50 * len(FIRST))]


def test_no_sentence_is_cut() -> None:
    """Of made-up ones, in a paragraph of many."""
    one = "Mr. J. Doe of Acme Corp. met “Dr. No. 5. And” in the U.S. Senate on Jan. 3. 5 left. "
    text = one * 500
    found = list(cuts(text, most=20_000))
    assert len(found) > 1
    assert all(start % len(one) == 0 for start, _ in found)


@pytest.mark.parametrize("word", ["x", "Ab9+/", "12;34,", "((", "Trump and Putin and "])
def test_what_has_no_sentence_is_read_in_little(word: str) -> None:
    text = (word * 100_000)[:100_000].rstrip()
    found = [one for of in read_parts(f"Putin left.\n{text}") for one in of]
    assert all(len(one.text) <= sentences.LONGEST for one in found)
    assert sum(len(one.text) for one in found) == len("Putin left.") + len(text)
