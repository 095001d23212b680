"""What spaCy's lemmatizer says, in a third of its time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.lang.en.lemmatizer import EnglishLemmatizer

MOST = 1 << 17  # words that are remembered: 60,000 words of news have 8,000


class Lemmas:
    """Does what `lemmatize` of a lemmatizer does, and remembers it: it hangs on no more of a word
    than how it is written, its part of speech and its features."""

    def __init__(self, lemmatizer: EnglishLemmatizer) -> None:
        self._lemmatize = lemmatizer.lemmatize
        self._known: dict[tuple[int, int, int], list[str]] = {}

    def __call__(self, word: Any) -> list[str]:
        key = word.orth, word.pos, word.morph.key
        if key not in self._known:
            if len(self._known) == MOST:
                self._known.clear()
            self._known[key] = self._lemmatize(word)
        return self._known[key]
