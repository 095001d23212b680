"""Names as they are compared: without case, accents and marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MARKS = re.compile(r"[^\w\s-]")


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """ "Müller-Thurgau, O'Neill" -> "muller-thurgau oneill"."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(MARKS.sub("", plain).casefold().split())


def is_full_name(name: str) -> bool:
    return len(name.split()) > 1


def last_name(name: str) -> str:
    """Folded; the whole name where it is one word."""
    return (fold(name).split() or [""])[-1]
