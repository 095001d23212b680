"""The words between quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.extract.tree import Doc, Token

OPENING, CLOSING = frozenset("“«„"), frozenset("”»")
STRAIGHT = frozenset({'"', "``", "''"})
MARKS = OPENING | CLOSING | STRAIGHT
SINGLE = frozenset("'‘")
ANY_MARK = re.compile(r"""["“”«»„`‘'](?:(?<!')|(?<!\w')|(?='))""")  # no apostrophe
PAUSES = frozenset(",.!?;:…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words [start, end) of a paragraph, without the marks.

    `open` is true where it has no closing mark: it goes on in the next paragraph, or somebody
    forgot the mark.
    """

    start: int
    end: int
    open: bool = False

    def holds(self, place: int) -> bool:
        """Are the words between the marks, or the marks themselves?"""
        return self.start - 1 <= place <= self.end


def quotations(doc: Doc, *, inside: bool = False) -> list[Quotation]:
    """The quotations of a paragraph, in order; one within another is part of it.

    `inside`: the paragraph before left a quotation open. The mark may be repeated here, or not.
    """
    if not ANY_MARK.search(doc.text):
        return []
    found: list[Quotation] = []
    places = [t.i for t in doc if t.text in MARKS or (t.text == "`" and _is_second(t))]
    opened = 0 if inside and places and doc[places[0]].text in CLOSING else None
    for place in places:
        if opened is None:
            opened = place + 1 if _opens(doc, place) else None
        elif doc[place].text not in OPENING:
            if place > opened:
                found.append(Quotation(opened, place))
            opened = None
    if opened is not None and opened < len(doc):
        found.append(Quotation(opened, len(doc), open=True))
    return _with_single(doc, found)


def _is_second(token: Token) -> bool:
    """The parser takes the opening mark of ``this'' kind for two words."""
    return token.i > 0 and token.nbor(-1).text == "`"


def _opens(doc: Doc, place: int) -> bool:
    """Not an inch, nor a closing mark whose opening one is missing."""
    inch = place > 0 and doc[place - 1].text[-1:].isdigit() and not doc[place - 1].whitespace_
    return doc[place].text not in CLOSING and not inch


def _with_single(doc: Doc, found: list[Quotation]) -> list[Quotation]:
    """Single marks outside of double ones: ‘We will win,’ he said."""
    single: list[Quotation] = []
    for token in doc:
        if token.text not in SINGLE or any(q.holds(token.i) for q in (*found, *single)):
            continue
        end = _closing_single(doc, token.i + 1) if _opens_single(doc, token) else None
        if end is not None and not any(token.i < q.start <= end for q in found):
            single.append(Quotation(token.i + 1, end))
    return sorted([*found, *single], key=lambda q: q.start)


def _opens_single(doc: Doc, token: Token) -> bool:
    spaced = token.i == 0 or bool(doc[token.i - 1].whitespace_) or doc[token.i - 1].is_punct
    return spaced and not token.whitespace_ and token.tag_ != "POS"


def _closing_single(doc: Doc, start: int) -> int | None:
    """An apostrophe after a pause closes; any other may be that of "officials' plans"."""
    possible = None
    for token in doc[start:]:
        if token.text in MARKS:
            return possible
        if token.text != "'" or token.i == start:
            continue
        if doc[token.i - 1].text in PAUSES:
            return int(token.i)
        if possible is None and token.tag_ != "POS":
            possible = token.i
    return possible
