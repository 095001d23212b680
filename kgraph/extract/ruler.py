"""What spaCy's attribute ruler finds, in a fraction of its time.

The ruler tries each of its patterns on each word. Most look at one word alone: at its tag, at its
link, and whether it is one of a few. What they find is the same for all words alike in that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc, Span

    Word = dict[str, Any]  # a part of a pattern, which one word fits
    Match = tuple[int, int, int, int]  # number of a rule, spaCy's for its name, first word, end

SEEN: list[int | str] = ["TAG", "DEP", "IS_SPACE", "LOWER"]
MOST = 1 << 17  # texts of words that are remembered
SIGN = -1  # in place of the number of a rule: one may be there, and has to be looked for


class Matches:
    """Does what `match` of a ruler does, and remembers what was found for a word."""

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.matcher import Matcher

        self._strings = ruler.vocab.strings
        self._names, self._alone, self._others = (Matcher(ruler.vocab) for _ in range(3))
        self._named: dict[int, int] = {}  # texts to themselves, or 0 where no rule names them
        self._known: dict[tuple[int, ...], list[Match]] = {}
        for number, rule in enumerate(ruler.patterns):
            patterns: Any = rule["patterns"]
            signs = [[sign(pattern)] for pattern in patterns]
            words = [[{"LOWER": of["LOWER"]}] for [of] in signs if "LOWER" in of]
            self._names.add(f"{SIGN}", words)
            if patterns == signs:
                self._alone.add(f"{number}", patterns)
            else:
                self._alone.add(f"{SIGN}", signs)
                self._others.add(f"{number}", patterns)

    def __call__(self, doc: Doc) -> list[Match]:
        """In the order of the rules, of which a later one has precedence."""
        named, known = self._named, self._known
        if len(named) > MOST:
            named.clear()
        found: list[Match] = []
        for at, (tag, dep, space, lower) in enumerate(doc.to_array(SEEN).tolist()):
            if lower not in named:
                named[lower] = lower if self._found(self._names, doc[at : at + 1]) else 0
            word = tag, dep, space, named[lower]
            if word not in known:
                known[word] = self._found(self._alone, doc[at : at + 1])
            found += [(rule, name, at, at + 1) for rule, name, _, _ in known[word]]
        matches = [match for match in found if match[0] != SIGN]
        if len(matches) < len(found):
            matches += self._found(self._others, doc)
        return sorted(matches)

    def _found(self, matcher: Any, words: Doc | Span) -> list[Match]:
        found = matcher(words, allow_missing=True)
        return [(int(self._strings[name]), name, start, end) for name, start, end in found]


def sign(pattern: Sequence[Word]) -> Word:
    """A part of the pattern that some word must fit, and that looks only at what is SEEN; one that
    any word fits where there is none.

    >>> sign([{"ORTH": "Let"}, {"LOWER": "'s"}]), sign([{"TAG": "MD", "OP": "?"}])
    ({'LOWER': "'s"}, {})
    """
    return next((word for word in pattern if word.keys() <= set(SEEN)), {})
