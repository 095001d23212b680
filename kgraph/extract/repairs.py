"""Errors of the parser that come again and again, put right before the rules read.

Beside each: how often it was right among the cases found in the sample articles and in the
development data for Open IE and events (about 1,000 sentences).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses import VERBAL
from kgraph.extract.tree import Span
from kgraph.extract.words.lemmas import LEMMAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.tree import Doc, Token

JOINED = frozenset({"PERSON", "GPE", "NORP", "LOC", "PRODUCT", "WORK_OF_ART"})
"""Labels of names that hold no "and": in those of organisations it may stand ("Johnson and
Johnson")."""


def repair(doc: Doc) -> Doc:
    """The same paragraph, put right in place."""
    part_names(doc)
    join_hyphens(doc)
    right_lemmas(doc)
    return doc


def part_names(doc: Doc) -> None:
    """ "Gondor and Rohan" are two names, where the model takes them for one."""
    doc.ents = [part for entity in doc.ents for part in _parts(entity)]


def _parts(entity: Span) -> Iterator[Span]:
    start = entity.start
    if entity.label_ in JOINED:
        for word in entity:
            if word.lower_ == "and" and _joins_names(word, entity):
                yield Span(entity.doc, start, word.i, entity.label_)
                start = word.i + 1
                word.ent_type_, word.ent_iob_ = "", "O"
                entity.doc[start].ent_iob_ = "B"
    yield Span(entity.doc, start, entity.end, entity.label_)


def _joins_names(word: Token, entity: Span) -> bool:
    inside = entity.start < word.i < entity.end - 1
    return inside and word.nbor(-1).pos_ == "PROPN" and word.nbor().pos_ == "PROPN"


def join_hyphens(doc: Doc) -> None:
    """ "many non-residents" is one noun, where the parser sees three objects side by side."""
    for mark in doc.tokens[1:-1]:
        if mark.text != "-" or mark.whitespace_ or mark.nbor(-1).whitespace_:
            continue
        before, after = mark.nbor(-1), mark.nbor()
        if before.head is mark.head is after.head and before.dep_ == after.dep_:
            before.dep_, mark.dep_ = "compound", "punct"
            before.hang_on(after)
            mark.hang_on(after)
            after.left_edge = before.left_edge


def right_lemmas(doc: Doc) -> None:
    """ "fined" is a form of "fine", not of "fin"."""
    for word in doc.tokens:
        if word.lower_ in LEMMAS and word.pos_ in VERBAL:
            word.lemma_ = LEMMAS[word.lower_]
