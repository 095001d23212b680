"""A text that spaCy parsed as a whole, cut into the pieces and paragraphs that the rules read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.paragraphs import Paragraph, Parts
from kgraph.extract.pieces import read_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span

    from kgraph.extract.pieces import Piece


def cut(doc: Doc) -> Iterator[tuple[Piece, list[Doc]]]:
    """The pieces of the text, and the parse of each part. What hangs on a word of another part
    hangs on none."""
    for piece in read_pieces(doc.text):
        prose, headings = (list(_spans(doc, some)) for some in piece.parts)
        parts = Parts([_paragraph(span) for span in prose], [_paragraph(span) for span in headings])
        yield piece._replace(parts=parts), [_parse(span, doc) for span in (*prose, *headings)]


def spans(doc: Doc) -> Iterator[Span]:
    """Of each piece the paragraphs, then the headings."""
    for piece in read_pieces(doc.text):
        for parts in piece.parts:
            yield from _spans(doc, parts)


def _spans(doc: Doc, parts: Iterable[Paragraph]) -> Iterator[Span]:
    """They begin and end with whole words."""
    for part in parts:
        span = doc.char_span(part.start, part.end, alignment_mode="contract")
        if span is not None and len(span):
            yield span


def _paragraph(span: Span) -> Paragraph:
    return Paragraph(span.start_char, span.end_char, span.text)


def _parse(span: Span, doc: Doc) -> Doc:
    return doc if len(span) == len(doc) else span.as_doc()
