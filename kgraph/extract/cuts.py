"""A text that spaCy parsed as a whole, cut into the paragraphs that the rules read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.paragraphs import Paragraph, Parts, read_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

Cut = tuple[Paragraph, "Doc"]


def cut(doc: Doc) -> tuple[Parts, list[Doc]]:
    """The parts of the text, and the parse of each.

    A paragraph begins and ends with a word; one that is no whole word is left out. What hangs on a
    word of another paragraph hangs on none.
    """
    parts = read_parts(doc.text)
    prose, headings = list(_cuts(doc, parts.prose)), list(_cuts(doc, parts.headings))
    found = Parts([part for part, _ in prose], [part for part, _ in headings])
    return found, [piece for _, piece in (*prose, *headings)]


def _cuts(doc: Doc, parts: Iterable[Paragraph]) -> Iterator[Cut]:
    for part in parts:
        span = doc.char_span(part.start, part.end, alignment_mode="contract")
        if span is not None and len(span):
            whole = len(span) == len(doc)
            piece = doc if whole else span.as_doc()
            yield Paragraph(span.start_char, span.end_char, span.text), piece
