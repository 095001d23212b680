"""Names compared the way people type them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NEAR = 70.0  # "Putn" and "Zelinski" pass, "Biden" for "Macron" does not
WORD = re.compile(r"[^\W_]+")


def fold(name: str) -> str:
    """Without case, accents and points, one space between words, straight apostrophes.

    >>> fold("Recep  Tayyip ERDOĞAN"), fold("O’Neill"), fold("U.S.")
    ('recep tayyip erdogan', "o'neill", 'us')
    """
    parts = unicodedata.normalize("NFKD", name.replace("’", "'").replace(".", ""))
    bare = "".join(char for char in parts if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


def words(folded: str) -> frozenset[str]:
    return frozenset(WORD.findall(folded))


def near(query: str, folded: Iterable[str]) -> dict[str, float]:
    """Those of the folded names that the query may be meant for, with a score up to 100.

    A query is compared with the whole name and with each word of it.
    """
    from rapidfuzz import fuzz, process

    forms = [(form, name) for name in folded for form in {name, *WORD.findall(name)}]
    hits = process.extract(
        fold(query),
        [form for form, _ in forms],
        scorer=fuzz.ratio,
        score_cutoff=NEAR,
        limit=None,
    )
    best: dict[str, float] = {}
    for _, score, index in hits:
        name = forms[index][1]
        best[name] = max(score, best.get(name, 0.0))
    return best
