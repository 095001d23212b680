"""Is somebody a man or a woman, by name, title or description?"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from kgraph.extract.words.gender import (
    FEMALE_NOUNS,
    FEMALE_TITLES,
    MALE_NOUNS,
    MALE_TITLES,
)
from kgraph.given_names import FEMALE_NAMES, MALE_NAMES

if TYPE_CHECKING:
    from kgraph.extract.words.gender import Gender


@lru_cache(maxsize=20_000)
def gender_of_name(name: str) -> Gender | None:
    """By the first of several words: "Angela Merkel" and "Anne-Marie Lenz" are women."""
    first, _, rest = name.partition(" ")
    if not rest:
        return None
    first = _plain(first)
    if first.startswith("jean-"):
        return "m"
    first = first.partition("-")[0]
    return "m" if first in MALE_NAMES else "f" if first in FEMALE_NAMES else None


def gender_of_title(word: str) -> Gender | None:
    """Before a name or as a description: "Mrs", "queen", "spokesman"."""
    if word in MALE_TITLES or word in MALE_NOUNS:
        return "m"
    return "f" if word in FEMALE_TITLES or word in FEMALE_NOUNS else None


def _plain(name: str) -> str:
    if name.isascii():
        return name.lower()
    parts = unicodedata.normalize("NFKD", name.lower())
    return "".join([c for c in parts if not unicodedata.combining(c)])
