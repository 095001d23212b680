"""Where a sentence surely ends, without a parse: for what is too long to be parsed at once."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

END = re.compile(r"""(?<!\.)[.!?][\]"'”’»)]*\s+(?=["'“‘«(\[]*(?P<next>\w))""")
"""A mark, and all up to the next word; of an ellipsis nothing, as a sentence may go on behind."""

OPENS = re.compile(r"""[\s(\[—–-]""")  # before a straight quotation mark that opens
ABBREVIATIONS = frozenset(
    """adm apr art aug ave bros capt cf ch cmdr co col corp dec dept dr ed est etc feb fig fr gen
    gov hon inc jan jr jul jun lt ltd maj mar messrs mr mrs ms mt no nos nov oct op p pp pres prof
    pt rep reps rev sen sens sep sept sgt sr st supt viz vol vs""".split()
)
LOOK_BACK = 30  # characters; a longer word is no abbreviation
LONGEST = 2_000  # characters of a sentence; the longest of 549 articles has 448


def cuts(text: str, *, most: int) -> Iterator[tuple[int, int]]:
    """[start, end) of what is parsed at once: up to `most` characters, cut behind a sentence.

    Where no sentence ends in LONGEST characters (a table, a list of names, one word of a megabyte),
    it is cut between words: what the parser and the rules make of one sentence takes time and a
    depth that grow faster than it.
    """
    for start, end in pairwise([0, *_forced(text), len(text)]):
        while end - start > most:
            cut = start + last_end(text[start : start + most])
            yield start, cut
            start = cut
        if start < end:
            yield start, end


def last_end(text: str) -> int:
    """Behind the last sentence that surely ends in the text, and behind the space there.

    Not behind "Mr.", "J.", "U.S.", "3." and "...", nor within a quotation, unless there is nothing
    better; else between two words; else, in a single word, the length of the text.
    """
    ends = list(_ends(text))
    free = (end for end in ends if not _is_quoted(text, end))
    return next(free, ends[0] if ends else 0) or _between_words(text)


def _forced(text: str) -> Iterator[int]:
    """Where it has to be cut within a sentence."""
    if len(text) <= LONGEST:
        return
    last = 0
    for end in (*(found.end() for found in END.finditer(text)), len(text)):
        while end - last > LONGEST:
            last += _between_words(text[last : last + LONGEST])
            yield last
        last = end


def _between_words(text: str) -> int:
    """Behind the last semicolon or comma of the second half, or the last space of all."""
    for mark in ("; ", ", "):
        place = text.rfind(mark, len(text) // 2, -1)
        if place >= 0:
            return place + len(mark)
    words = text.rstrip()
    last = words.rsplit(None, 1)[-1] if words else ""
    return len(words) - len(last) or len(text)


def _ends(text: str) -> Iterator[int]:
    """The last one first."""
    for found in reversed(list(END.finditer(text))):
        if not found["next"].islower() and _is_sure(text, found.start(), found["next"]):
            yield found.end()


def _is_sure(text: str, mark: int, following: str) -> bool:
    if text[mark] != ".":
        return True
    before = text[max(0, mark - LOOK_BACK) : mark]
    word = before.rpartition(" ")[2].strip("\"'“”‘’«»()[]\r\n\t")
    if word.isdigit():
        return len(word) > 2 and not following.isdigit()
    return len(word) > 1 and "." not in word and word.lower() not in ABBREVIATIONS


def _is_quoted(text: str, place: int) -> bool:
    """Is the last quotation mark before the place one that opens?"""
    straight = text.rfind('"', 0, place)
    opens, closes = text.rfind("“", 0, place), text.rfind("”", 0, place)
    if straight > max(opens, closes):
        return straight == 0 or OPENS.match(text, straight - 1) is not None
    return opens > closes
