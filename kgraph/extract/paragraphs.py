"""Cut a document into paragraphs, and tell prose from headings, captions and bylines.

Trained models break sentences at odd places in such lines, and a heading is not a claim.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kgraph.extract.sentences import cuts
from kgraph.gazetteer import bodies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LINE = re.compile(r"\S[^\r\n\u2028\u2029]*")
ENDS = re.compile(r"""[.!?…][\]"'”’»)]*$|[:;,]["'”’»]?$|["”]$""")
CREDIT = re.compile(
    r"\b(?:Getty Images|Reuters|AFP|AP Photo|Associated Press|EPA|Shutterstock|Image"
    r"|Photo(?:graph)?(?: by)?)\b\s*(?:[|/:]|$)|\|",
)
BYLINE = re.compile(r"^(?:by|from|written by|published|updated|posted)\b:?\s+\S+", re.IGNORECASE)
DATE_LINE = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?"
    r"(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)?,? ?\d{0,4}$",
    re.IGNORECASE,
)
# "MOSCOW (AP) — ", "SAO PAULO, Oct. 3 - ", "KYIV, Ukraine — ": where and by whom it was written.
DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+)*)"
    r"(?P<more>(?:, ?[A-Z][A-Za-z.'’ -]+?)?(?:,? ?[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: ?\([A-Z][\w ./&-]{1,30}\))?)"
    r" ?(?P<dash>[—–]|--?) (?=[\"“‘'A-Z0-9])"
)
SMALL_WORDS = frozenset(
    "a an and as at by for from in into is of on or over the to up vs with within during".split()
)
CAPITALISED = re.compile(r"\b[A-Z]\w*")
LONGEST = 20_000  # characters that are parsed at once; the parser's memory grows with them
ITEM = re.compile(r"[-*•] +")
HEADING_WORDS = 18  # longer lines without a full stop are scraped prose, as in the samples


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose at [start, end) of the document's text."""

    start: int
    end: int
    text: str


Block = tuple[int, int]
"""Where a paragraph, heading or caption begins and ends."""


class Parts(NamedTuple):
    """What is parsed of a text. Headings make no claims, but they name people."""

    prose: list[Paragraph]
    headings: list[Paragraph]


def paragraphs(text: str) -> list[Paragraph]:
    """The prose of a text, in order: no headings, captions, bylines or repeated titles.

    Lines are paragraphs, unless the text is hard-wrapped: then blank lines part them. A text
    of a single paragraph is prose whatever it looks like. A line "# ..." is a heading, one
    "- ..." an item of a list, as in Markdown. Paragraphs of more than LONGEST characters are cut
    behind a sentence, as `cuts` says.
    """
    return read_parts(text).prose


def read_parts(text: str) -> Parts:
    """The prose, and the headings whose capitals say where a name is: none like "Mayor Opens New
    Bridge"."""
    found = [_without_dateline(block) for block in _paragraphs(text)]
    alone = len(found) == 1 and not found[0].text.startswith("#")
    prose = found if alone else _prose(text, found)
    kept = {block.start for block in prose}
    names = frozenset(CAPITALISED.findall(" ".join(block.text for block in prose)))
    headings = [b for b in found if b.start not in kept and _names_are_plain(b.text, names)]
    return Parts(_pieces(prose), _pieces(headings))


def _names_are_plain(line: str, names: frozenset[str]) -> bool:
    if not is_heading(line) or BYLINE.match(line) or DATE_LINE.match(line):
        return False
    return not line.startswith("#") and not _is_in_title_case(line, names)


def _is_in_title_case(line: str, names: frozenset[str]) -> bool:
    """Are more than half of the words after the first capitalised, without small ones and those
    that the prose has with a capital, too?"""
    words = [w for w in line.split()[1:] if w.lower() not in SMALL_WORDS and w[0].isalpha()]
    big = [w for w in words if not names.issuperset(CAPITALISED.findall(w)) or w[0].islower()]
    return sum(word[0].isupper() for word in big) * 2 > len(big)


def _prose(text: str, found: list[Paragraph]) -> list[Paragraph]:
    prose = []
    for n, block in enumerate(found):
        following = found[n + 1].text if n + 1 < len(found) else ""
        item = text[max(0, block.start - 2) : block.start] in ("- ", "* ", "• ")
        heading = is_heading(block.text) and not item
        if not (heading or is_credit(block.text) or is_credit(following)):
            prose.append(block)
    return prose


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """What is in the text again is the same."""
    seen = set()
    for start, end in blocks(text, 0, len(text)):
        piece = text[start:end].strip()
        item = ITEM.match(piece)
        if item is not None:
            start, piece = start + item.end(), piece[item.end() :]
        if piece and piece.casefold() not in seen:
            seen.add(piece.casefold())
            yield Paragraph(start, start + len(piece), piece)


def blocks(text: str, start: int, end: int) -> list[Block]:
    """Lines, or in a text that is hard-wrapped what stands between blank lines. They begin with a
    word, and may end with space."""
    lines = [(m.start(), m.end()) for m in LINE.finditer(text, start, end)]
    return _joined(text, lines) if _hard_wrapped(text, lines) else lines


def _without_dateline(block: Paragraph) -> Paragraph:
    """A name in capitals alone is one only before a long dash, and no body: "NATO - the"."""
    found = DATELINE.match(block.text)
    if found is None or (found["dash"] == "-" and not found["more"]) or found["place"] in bodies():
        return block
    return Paragraph(block.start + found.end(), block.end, block.text[found.end() :])


def _pieces(found: Iterable[Paragraph]) -> list[Paragraph]:
    pieces = [
        Paragraph(block.start + start, block.start + end, block.text[start:end])
        for block in found
        for start, end in cuts(block.text, most=LONGEST)
    ]
    return [piece for piece in pieces if not piece.text.isspace()]


def _hard_wrapped(text: str, lines: list[Block]) -> bool:
    """Are most lines cut in mid-sentence? Then a line is not a paragraph."""
    followed = [
        (text[a:b].rstrip(), text[c:d].lstrip())
        for (a, b), (c, d) in itertools.pairwise(lines)
        if text[b:c].count("\n") <= 1
    ]
    cut = sum(not ENDS.search(line) and after[:1].islower() for line, after in followed)
    return len(followed) > 1 and cut >= 0.3 * len(followed)


def _joined(text: str, lines: list[Block]) -> list[Block]:
    joined = [lines[0]]
    for (start, end), (_, before) in zip(lines[1:], lines, strict=False):
        if text[before:start].count("\n") <= 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def is_heading(line: str) -> bool:
    """A line without the end of a sentence, or one in title case, or a byline or a date."""
    words = line.split()
    if line.startswith("#"):
        return True
    if len(words) > HEADING_WORDS:
        return False
    if BYLINE.match(line) and len(words) < 9 and not line.endswith("."):
        return True
    if DATE_LINE.match(line) or not ENDS.search(line):
        return True
    big = [w for w in words if w.lower() not in SMALL_WORDS and w[0].isalpha()]
    return len(big) > 3 and not line.endswith(".") and all(w[0].isupper() for w in big)


def is_credit(line: str) -> bool:
    """A line that names the photographer or the agency; the line before it is the caption."""
    return (
        len(line.split()) <= HEADING_WORDS and bool(CREDIT.search(line)) and not line.endswith(".")
    )
