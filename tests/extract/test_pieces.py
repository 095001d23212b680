"""A long document says what its pieces say."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.extract import extract, parses, pieces, read_whole
from kgraph.extract.parser import load
from kgraph.extract.pieces import read_pieces
from kgraph.model import Document, Extraction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEEDS = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
]
PARAGRAPHS = [line for text in SEEDS for line in text.splitlines() if line.strip()]
ONE = "Obama met Putin in Moscow. He thanked him.\n\n"


@pytest.fixture
def longest(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    return lambda size: monkeypatch.setattr(pieces, "LONGEST", size)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in pieces.pieces(text)]


# where the cuts are


LINES = st.sampled_from(
    ["Chapter 2", "# Part", "", "", "\r", "Xi met Li.", "“Xi", "a b", "x" * 60, "A. B c. D", " \t"]
)


@given(st.lists(LINES, max_size=60).map("\n".join), st.integers(1, 90))
def test_pieces_are_the_text(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "LONGEST", size)
        found = cut(text)
    assert "".join(found) == text
    assert all(len(one) <= size for one in found)
    assert all(found) or not text
    assert len(text) > size or found == [text]


@pytest.mark.parametrize(
    "start",
    [
        "Chapter 2\n\n",
        "CHAPTER II\n\n",
        "# The end\n\n",
        "Putin meets Obama\n\n",
        "\n\nXi left.\n\n",
    ],
)
def test_best_paragraph_begins_the_next_piece(start: str, longest: Callable[[int], None]) -> None:
    longest(1000)
    text = ONE * 17 + start + ONE * 17
    assert cut(text)[1].startswith(start.lstrip())
    assert cut(text)[0].rstrip() == (ONE * 17).rstrip()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("“We won.\n\n", "“We left,” he said.\n\n"),
        ("He said:\n\n", "We won.\n\n"),
        ("Obama in Moscow on Friday.\n", "Jane Doe | Getty Images\n\n"),
    ],
)
def test_what_belongs_together_stays_so(
    before: str, after: str, longest: Callable[[int], None]
) -> None:
    for times in range(8, 30):
        text = ONE * times + before + after + ONE * 30
        longest(1000)
        assert before + after in "".join(one for one in cut(text) if before in one)


def test_text_without_blank_lines_is_cut_at_lines(longest: Callable[[int], None]) -> None:
    longest(1000)
    line = ONE.replace("\n\n", "\n")
    assert all(one.endswith(line) and one.startswith("Obama") for one in cut(line * 99))


def test_wrapped_text_is_cut_at_blank_lines(longest: Callable[[int], None]) -> None:
    longest(1000)
    wrapped = "The minister met the\nenvoy of the rebels on\nMonday, and he left.\n\n"
    found = cut(wrapped * 99)
    assert len(found) > 5
    assert all(len(one) % len(wrapped) == 0 for one in found)


def test_long_paragraph_is_cut_behind_a_sentence(longest: Callable[[int], None]) -> None:
    longest(1000)
    line = "Mr. Obama met Putin. "
    found = cut(line * 300)
    assert len(found) > 5
    assert all(len(one) % len(line) == 0 for one in found)


def test_no_chapter_of_a_book_is_cut() -> None:
    """10 MB in chapters of which one or more fit into a piece."""
    chapters = (
        f"Chapter {n}\n\n" + f"{PARAGRAPHS[n % len(PARAGRAPHS)]} It was day {n}.\n\n" * (n % 90 + 5)
        for n in itertools.count(1)
    )
    book, size = [], 0
    while size < 10_000_000:
        book.append(next(chapters))
        size += len(book[-1])
    found = cut("".join(book))
    assert "".join(found) == "".join(book)
    assert len(found) < 250
    assert all(one.startswith("Chapter ") and len(one) <= pieces.LONGEST for one in found)


@pytest.mark.parametrize("word", ["x", " ", "Ab9+/", "Trump and ", "\n", "a,", "“", ". ", "\r"])
def test_any_megabyte_is_cut(word: str) -> None:
    """In time that grows with it, not with its square."""
    text = (word * 1_000_000)[:1_000_000]
    assert "".join(cut(text)) == text
    for piece in read_pieces(text):
        for part in (*piece.parts.prose, *piece.parts.headings):
            assert piece.start <= part.start < part.end <= piece.end
            assert text[part.start : part.end] == part.text


# what they say


def moved(value: Any, by: int) -> Any:
    """The same at another place of the text."""
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(moved(one, by) for one in value)
    if isinstance(value, dict):
        return {moved(one, by): moved(other, by) for one, other in value.items()}
    if not hasattr(value, "_fields"):
        return value
    fields = value._asdict()
    placed = {name: fields[name] + by for name in ("start", "end") if name in fields}
    return value._replace(**{n: moved(v, by) for n, v in fields.items()} | placed)


def one_by_one(document: Document, read: Callable[[Document, int, int], Extraction]) -> Extraction:
    """What the pieces say as documents of their own."""
    every = []
    for start, end in pieces.pieces(document.text):
        found = read(replace(document, text=document.text[start:end]), start, end)
        fields = ("mentions", "claims", "antecedents", "statements")
        every.append(
            replace(found, **{name: moved(getattr(found, name), start) for name in fields})
        )
    assert len(every) > 1
    return Extraction(
        document,
        sum(one.sentences for one in every),
        tuple(mention for one in every for mention in one.mentions),
        tuple(claim for one in every for claim in one.claims),
        {who: whom for one in every for who, whom in one.antecedents.items()},
        tuple(said for one in every for said in one.statements),
    )


def check(text: str) -> Extraction:
    document, nlp = Document.of(text, published="2024-03-14"), load()
    found = extract(document, nlp)
    assert found == one_by_one(document, lambda piece, *_: extract(piece, nlp))
    for claim in found.claims:
        for span in (claim.subject, claim.predicate, claim.object, claim.sentence):
            assert text[span.start : span.end] == span.text
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    return found


def test_long_document_says_what_its_pieces_say(longest: Callable[[int], None]) -> None:
    longest(3500)
    assert len(check("\n\n\n".join(SEEDS)).claims) > 400


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.sampled_from([*PARAGRAPHS, "", "Chapter 3", "x" * 900]), min_size=9, max_size=20)
)
def test_any_long_document(lines: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "LONGEST", 700)
        text = "\n\n".join(lines)
        if len(text) > 700:
            check(text)


def test_chapters_say_what_they_say_alone(longest: Callable[[int], None]) -> None:
    """Where each is a piece: whoever "he" is, and whose name is known, is told by the chapter."""
    longest(max(map(len, SEEDS)) + 20)
    chapters = [f"Chapter {n}\n\n{text.strip()}\n\n\n" for n, text in enumerate(SEEDS)]
    book = "".join(chapters)
    assert cut(book) == chapters
    check(book)


def test_one_piece_is_parsed_after_the_other(longest: Callable[[int], None]) -> None:
    longest(1000)
    asked: list[int] = []

    class Pipeline:
        def pipe(self, texts: list[str]) -> Iterator[Any]:
            asked.append(sum(map(len, texts)))
            return load().pipe(texts)

    text = "".join(ONE.replace("Moscow", f"Town {n}") for n in range(120))
    assert len(extract(Document.of(text), Pipeline()).claims) > 300  # type: ignore[arg-type]
    assert len(asked) > 4
    assert max(asked) <= 1000


def test_parse_of_a_whole_long_text(longest: Callable[[int], None]) -> None:
    longest(3500)
    text = "\n\n\n".join(SEEDS[:3])
    document, parsed = Document.of(text), load()(text.replace("’", "'"))

    def read(piece: Document, start: int, end: int) -> Extraction:
        span = parsed.char_span(start, end)
        assert span is not None
        return read_whole(piece, span.as_doc())

    assert read_whole(document, parsed) == one_by_one(document, read)


def test_headings_are_parsed_where_they_are(longest: Callable[[int], None]) -> None:
    longest(1000)
    text = ONE * 30 + "Putin thanks Obama\n\n" + ONE * 30
    for piece in read_pieces(text):
        assert len(list(parses(piece.parts, load()))) == sum(map(len, piece.parts))
