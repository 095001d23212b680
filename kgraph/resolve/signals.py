"""Are two names of people the same name? A table of small signals.

Each signal takes the words of both names, folded, and gives a score from 0 (says nothing) to 1,
with its reason. The first signal that fires decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kgraph.resolve.names import fold

JOIN = 0.9  # what scores so high is one
REVIEW = 0.5  # what scores so high may be one

Words = list[str]
Signal = Callable[[Words, Words], tuple[float, str]]

# How one sound is spelled in the Latin alphabet, most of all names from other alphabets. Equal
# sounds, not few changed letters: Johnson and Johnston, Smirnov and Smirnova, Michael and
# Michelle differ by one letter too, and are different people.
SOUNDS = (
    (re.compile(r"(?:[iy]+j?|j)$|(?<=[aeou])[yj]|yy|iy|ij|ii"), "i"),
    (re.compile(r"(?<=[^aeiou])y(?=[^aeiou]|$)"), "i"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"([a-z])\1+"), r"\1"),
)


def compare(left: str, right: str) -> tuple[float, str]:
    """Score and reason that two names are spellings of one; (0, "") when nothing says so."""
    a, b = fold(left).split(), fold(right).split()
    for signal in SIGNALS:
        score, reason = signal(a, b)
        if score > 0:
            return score, reason
    return 0.0, ""


def same_letters(a: Words, b: Words) -> tuple[float, str]:
    """ "Müller" and "Muller"."""
    return (1.0, "same letters") if a == b and a else (0.0, "")


def middle_name(a: Words, b: Words) -> tuple[float, str]:
    """ "Joseph R. Biden" and "Joseph Biden"."""
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) == 2 and len(longer) == 3:
        same = shorter[0] == longer[0] and shorter[1] == longer[2]
        return (0.95, "differ in a middle name") if same else (0.0, "")
    return 0.0, ""


def first_name_spelling(a: Words, b: Words) -> tuple[float, str]:
    """ "Dmitri Peskov" and "Dmitry Peskov"."""
    if len(a) != len(b) or len(a) < 2 or a[1:] != b[1:]:
        return 0.0, ""
    if _sound(a[0]) != _sound(b[0]):
        return 0.0, ""
    return _alike(a[0], b[0]), "same last name, first names sound alike"


def last_name_spelling(a: Words, b: Words) -> tuple[float, str]:
    """ "Volodymyr Zelensky" and "Volodymyr Zelenskyy"; also "Zelenskyy" alone."""
    first = (a[0], b[0]) if len(a) == len(b) == 2 else ("", "")
    if not a or not b or first[0] != first[1] or {len(a), len(b)} - {1, 2}:
        return 0.0, ""
    if a[-1] == b[-1] or _sound(a[-1]) != _sound(b[-1]):
        return 0.0, ""
    return _alike(a[-1], b[-1]), "last names sound alike"


def _sound(word: str) -> str:
    for spelling, sound in SOUNDS:
        word = spelling.sub(sound, word)
    return word


def _alike(left: str, right: str) -> float:
    from rapidfuzz.distance import JaroWinkler

    return float(JaroWinkler.similarity(left, right))


SIGNALS: tuple[Signal, ...] = (same_letters, middle_name, first_name_spelling, last_name_spelling)
