"""Cut a long document into pieces that are read one after the other.

A piece is read as a document of its own, so that what is held in memory is that of one piece.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from kgraph.extract.paragraphs import Paragraph, Parts, blocks, is_credit, is_heading, read_parts
from kgraph.extract.sentences import last_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kgraph.extract.paragraphs import Block

LONGEST = 100_000  # characters of a piece
CHAPTER = re.compile(
    r"#|(?:chapter|part|book|section|act|article)\s+"
    r"(?:\d+|[ivxlcdm]+|one|two|three|four|five|six|seven|eight|nine|ten|the)\b",
    re.IGNORECASE,
)
CONTINUES = ('"', "“", "‘", "'", "”")
"""What a paragraph begins with that may be part of the quotation before."""


class Piece(NamedTuple):
    """[start, end) of the document's text, and what is parsed of it."""

    start: int
    end: int
    parts: Parts


def read_pieces(text: str) -> Iterator[Piece]:
    """The pieces of a text, with the offsets of the text."""
    for start, end in pieces(text):
        whole = end - start == len(text)
        parts = read_parts(text if whole else text[start:end])
        yield Piece(start, end, parts if whole else Parts(*(_moved(p, start) for p in parts)))


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where each begins and ends; together they are the text.

    A text of up to LONGEST characters is one piece. A longer one is cut where a paragraph begins:
    of those in the second half of what a piece may hold the best, and of those that are as good
    the last. The best is a chapter; then what stands far below the paragraph before; then a
    headline; then any paragraph, but rather none that goes on with a quotation, and one behind a
    blank line. Where no paragraph begins, it is cut behind a sentence.
    """
    start, end = 0, len(text)
    while end - start > LONGEST:
        room = min(LONGEST, (end - start + 1) // 2)  # no last piece of a line
        cut = _paragraph(text, start, start + room) or start + last_end(text[start : start + room])
        yield start, cut
        start = cut
    yield start, end


def _moved(parts: Sequence[Paragraph], by: int) -> list[Paragraph]:
    return [Paragraph(part.start + by, part.end + by, part.text) for part in parts]


def _paragraph(text: str, start: int, end: int) -> int:
    """Where the best paragraph begins, but the first; 0 where there is no other."""
    middle = (start + end) // 2
    found = itertools.pairwise(blocks(text, start, end))
    values = [(own[0] > middle, _value(text, before, own), own[0]) for before, own in found]
    return max(values, default=(False, 0, 0))[-1]


def _value(text: str, before: Block, own: Block) -> int:
    """How good it is to cut between two paragraphs."""
    above, words = text[slice(*before)].rstrip(), text[slice(*own)].lstrip()
    lines = text[before[1] : own[0]].count("\n")
    return 5 * (lines > 1) + _kind(above, words, lines)


def _kind(above: str, words: str, lines: int) -> int:
    if CHAPTER.match(words) and is_heading(words):
        return 4
    if words.startswith(CONTINUES) or above.endswith(":") or is_credit(words):
        return 0
    if lines > 2:
        return 3
    return 2 if is_heading(words) and not is_heading(above) else 1
