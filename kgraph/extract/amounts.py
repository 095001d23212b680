"""How much: the amount that belongs to a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kgraph.extract.adjuncts import TIMES
from kgraph.extract.clauses import VERBAL, is_passive, objects
from kgraph.extract.numbers import SHORT, SMALL, amount, measure
from kgraph.extract.words.nouns import PLAIN_ADJECTIVES
from kgraph.extract.words.prepositions import COMPOUND_PREPOSITIONS
from kgraph.model import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.phrases import Phrases
    from kgraph.extract.rules.base import Slots
    from kgraph.extract.tree import Span, Token

COUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
FIGURES = COUNTS | TIMES
NUMBERS = FIGURES | {"ORDINAL"}
MODIFIERS = frozenset({"nummod", "nmod", "compound", "amod"})
NOUNS = frozenset({"NOUN", "PROPN"})
STEPS = 4  # nouns that a claim may lead through
SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
# "$2 billion in addition to" is not two billion of addition.
SET_PHRASES = frozenset(
    {phrase.split("_")[1] for phrase in COMPOUND_PREPOSITIONS} | {"cash", "effort", "total"}
)


class Measured(NamedTuple):
    """Words [start, end) say how much, of what the thing is."""

    start: int
    end: int
    number: float
    unit: str | None
    thing: Token | None


class Amounts:
    """The amounts of one parsed paragraph, by the noun or number that they belong to."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._found: dict[int, Amount] = {}
        self._degrees: dict[int, Token] = {}
        for entity in phrases.doc.ents:
            if entity.label_ in NUMBERS:
                self._add(entity.root)

    def _add(self, word: Token) -> None:
        for noun in (word, word.head):
            found = _share(noun) or _number(noun) or _counted(noun)
            if found is not None:
                self._found[noun.i] = self._amount(found)
        verb = _changed(word)
        if verb is not None:
            self._degrees.setdefault(verb.i, word)

    def of(self, slots: Slots) -> Amount | None:
        """In the object of the claim, in what leads to it, or with its verb."""
        if not self._found or slots.clause:
            return None
        for word in self._words(slots):
            if word.i in self._found:
                return self._found[word.i]
        return None

    def _words(self, slots: Slots) -> Iterator[Token]:
        if _content(slots.object):
            yield slots.object.head.head
        yield slots.object
        if slots.steps:
            yield from _leading(slots.object)
        if slots.head.tag_ == "VBN" and not slots.passive and is_passive(slots.head):
            yield slots.subject
        if slots.head.i in self._degrees:
            yield self._degrees[slots.head.i]

    def _amount(self, found: Measured) -> Amount:
        end = max(found.end, found.thing.i + 1 if found.thing is not None else 0)
        span = self._phrases.span(found.start, end)
        of = _name(found.thing) if found.thing is not None else None
        return Amount(span.start, span.end, span.text, found.number, found.unit, of)


def _changed(word: Token) -> Token | None:
    """ "rose [3.5 percent]", "cut rates by [3.5 percent]", "bought it for [$2 billion]"."""
    verb = word.head
    if word.dep_ == "pobj" and verb.lower_ in ("by", "for"):
        verb = verb.head
    elif word.dep_ != "npadvmod":
        return None
    return verb if verb.pos_ in VERBAL and word.ent_type_ in ("MONEY", "PERCENT") else None


def _content(noun: Token) -> bool:
    """ "20 of the 30 [ministers]" are 20."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.ent_type_ in COUNTS


def _leading(word: Token) -> Iterator[Token]:
    """The nouns that the claim leads through: "approved [$2 billion] in aid to Ukraine"."""
    node = word
    for _ in range(STEPS):
        while node.dep_ == "conj" and node.head != node:
            node = node.head
        while node.dep_ in ("pobj", "prep", "dative", "pcomp") and node.head.pos_ not in VERBAL:
            node = node.head
            if node.pos_ in NOUNS or node.pos_ == "NUM":
                break
        else:
            if node.dep_ in ("pobj", "prep", "dative") and node.head.pos_ in VERBAL:
                yield from objects(node.head)[:1]
            return
        if _content(node):
            yield node.head.head
        yield node


def _share(word: Token) -> Measured | None:
    """ "Half of its army", "a third of its army", "two thirds of its army"."""
    whole = SHARES.get(word.lower_lemma_)
    if whole is None or word.ent_type_ in TIMES:
        return None
    thing = _of(word.doc[word.i : word.i + 1])
    if thing is None:
        return None
    left = [t for t in word.lefts if t.lower_ in SMALL or t.lower_ in ("a", "an")]
    if not left and whole != 2:
        return None
    parts = SMALL.get(left[0].lower_, 1) if left else 1
    start = left[0].i if left else word.i
    return Measured(start, word.i + 1, round(100 * parts / whole, 2), "%", thing)


def _number(word: Token) -> Measured | None:
    """The word is the number itself, with its measure: "$65.9 billion [in assistance]"."""
    if word.ent_type_ not in COUNTS and not _is_duration(word):
        return None
    words = _entity(word)
    found = _read(words)
    if found is None:
        return None
    thing = _of(words) if word.ent_type_ not in TIMES else None
    return Measured(words.start, words.end, *found, thing)


def _counted(word: Token) -> Measured | None:
    """A number stands before the word: "200 tanks", "20 tons of grain", "a $3 billion package"."""
    if word.pos_ not in NOUNS:
        return None
    for child in word.lefts:
        if child.dep_ not in MODIFIERS or child.ent_type_ in TIMES:
            continue
        if child.ent_type_ not in COUNTS and child.tag_ != "CD":
            continue
        words = _entity(child)
        if words.end <= word.i and not _is_joined(words):
            return _of_noun(words, word)
    return None


def _is_joined(words: Span) -> bool:
    """ "20-member", and the ends of a range that the model took apart: "$100 to 200 million"."""
    doc = words.doc
    before = doc[words.start - 1].lower_ if words.start > 1 else ""
    range_ = before in ("and", "or", "to", "-", "–") and _is_number(doc[words.start - 2])
    return range_ or doc[words.end].lower_ in ("-", "and", "or", "to")


def _is_number(word: Token) -> bool:
    return word.tag_ == "CD" or word.text[:1].isdigit()


def _of_noun(words: Span, noun: Token) -> Measured | None:
    letter = noun.lower_.rstrip(".") in SHORT and words.end == noun.i  # "€300 m"
    if letter:
        words = noun.doc[words.start : noun.i + 1]
    found = _read(words)
    if found is None:
        return None
    number, unit = found
    if letter:
        return Measured(words.start, words.end, number, unit, _of(words))
    if unit is None and measure(noun.lower_) is not None:
        thing = _of(noun.doc[noun.i : noun.i + 1])
        return Measured(words.start, noun.i + 1, number, measure(noun.lower_), thing)
    if unit is not None and measure(unit) is not None:
        return None  # "a 70 meter hall" is not 70 meters of hall
    return Measured(words.start, noun.i + 1, number, unit, noun)


def _entity(word: Token) -> Span:
    """The words of the number, with the sign of the currency that the model may leave out."""
    words, start, end = word.doc.tokens, word.i, word.i + 1
    while start > 0 and word.ent_type_ and words[start].ent_iob_ == "I":
        start -= 1
    while end < len(words) and word.ent_type_ and words[end].ent_iob_ == "I":
        end += 1
    if not word.ent_type_:
        start = word.left_edge.i
    while start > 0 and words[start - 1].tag_ == "$":
        start -= 1
    return word.doc[start:end]


def _read(words: Span) -> tuple[float, str | None] | None:
    """Money of no known currency is no amount."""
    money = words[-1].ent_type_ == "MONEY"
    found = amount(words.text, money=money or words[0].tag_ == "$")
    return None if found is not None and money and found[1] is None else found


def _is_duration(word: Token) -> bool:
    """ "Sentenced to [three years]"."""
    return word.ent_type_ in TIMES and measure(word.lower_) is not None


def _of(words: Span) -> Token | None:
    """The common noun that "of", and after money "in", brings in right after the words."""
    if words.end == len(words.doc):
        return None
    preposition = words.doc[words.end]
    money = words[-1].ent_type_ == "MONEY" or words[0].tag_ == "$"
    if preposition.lower_ != "of" and not (money and preposition.lower_ == "in"):
        return None
    for noun in preposition.rights:
        if noun.dep_ == "pobj" and noun.pos_ == "NOUN" and not noun.ent_type_:
            return noun if preposition.lower_ == "of" or noun.lower_ not in SET_PHRASES else None
    return None


def _name(noun: Token) -> str:
    """ "security assistance", "tank"."""
    start = noun.i
    for child in reversed(list(noun.lefts)):
        own = child.dep_ in ("amod", "compound", "punct") and child.lower_ not in PLAIN_ADJECTIVES
        if not own or child.ent_type_ in FIGURES or child.right_edge.i != start - 1:
            break
        start = child.left_edge.i
    last = noun.text if noun.pos_ == "PROPN" else noun.lower_lemma_
    before = noun.doc[start : noun.i + 1].text.removesuffix(noun.text)
    return before.lstrip(" ,-–") + last
