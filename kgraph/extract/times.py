"""When it happens: the time that the clause of an action names."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kgraph.extract.adjuncts import TIMES, actions, adjunct, is_of_event, sources
from kgraph.extract.clauses import DEPTH, VERBAL
from kgraph.extract.dates import Tense, value
from kgraph.extract.words.events import EVENT_NOUNS
from kgraph.model import Time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.phrases import Phrases
    from kgraph.extract.tree import Doc, Span, Token
    from kgraph.model import Modality

# Prepositions that say when it happens; "since" and "from" say when it begins.
PLACING = frozenset("about around at during from in on over since throughout".split())
# Those that only bound it: such a time is kept without a value.
BOUNDING = frozenset("after before between by through till until".split())
# Those after which a time belongs to the verb, even where the parser hangs it on the object.
LOOSE = frozenset("at during in on".split())
EARLY = frozenset("early late".split())
JOINTS = frozenset({"on", "at", "in", "of", "the", ","})  # between a clock time and its day
FROM_NOW = " from now"
EXACTNESS = ("minute", "day", "week", "month", "quarter", "year", "decade", None)

HYPHEN = re.compile(r"\s*-\s*")
_UNIT = "second|minute|hour|day|night|week|month|quarter|season|year|decade|century"
POINTING = re.compile(
    r"\b(?:ago|last|next|this|that|same|previous|following|coming|past|recent|earlier|later|before"
    r"|after|[12]\d\d\d)\b"
)
DURATION = re.compile(
    rf"\b(?:{_UNIT})s\b|\bcenturies\b|\b(?:an?|one|\d+)(?: \w+)? (?:{_UNIT})$|-(?:{_UNIT})\b"
)
NO_TIME = re.compile(
    r"\d{1,3}|.*\b(?:old|aged?)\b.*|(?:annual|bi-?annual|dai|hour|month|week|year|night)(?:ly)?|now"
    r"|(?:every|each|per)\b.*"
)


class Found(NamedTuple):
    """Words [start, end) of the paragraph are a time."""

    start: int
    end: int
    bounding: bool
    words: str


class Times:
    """The times of one parsed paragraph, by the words for an action that they belong to."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._published = phrases.document.published
        self._found: dict[int, list[Found]] = defaultdict(list)
        self._of: dict[tuple[int, Modality], Time | None] = {}
        for start, end, root in _expressions(phrases.doc):
            for action, found in _found(phrases.doc, start, end, root):
                self._found[action.i].append(found)

    def of(self, head: Token, modality: Modality) -> Time | None:
        """The most exact time in the action's own clause, the first of several."""
        if not self._found:
            return None
        key = (head.i, modality)
        if key not in self._of:
            self._of[key] = self._nearest(head, modality)
        return self._of[key]

    def _nearest(self, head: Token, modality: Modality) -> Time | None:
        for action, limit in sources(head):
            found = [f for f in self._found.get(action.i, ()) if f.start < limit]
            tense = _tense(head, modality) if found else "unknown"
            if tense != "future":  # "was built in two weeks" is how long
                found = [f for f in found if not f.words.endswith(FROM_NOW)]
            if found:
                times = [self._time(f, tense) for f in found]
                return min(times, key=lambda t: EXACTNESS.index(t.granularity))
        return None

    def _time(self, found: Found, tense: Tense) -> Time:
        span = self._phrases.span(found.start, found.end)
        known = None if found.bounding else value(found.words, self._published, tense)
        return Time(span.start, span.end, span.text, *(known or (None, None)))


def _expressions(doc: Doc) -> Iterator[tuple[int, int, Token]]:
    """First and last word of dates and clock times, and the head of their phrase; those that are
    one are joined: "3 p.m. on Thursday"."""
    found: list[tuple[int, int, Token]] = []
    for entity in doc.ents:
        if entity.label_ not in TIMES:
            continue
        if found and _continues(doc[found[-1][0] : found[-1][1]], entity):
            start, _, root = found.pop()
            head = entity.root if root.head is entity.root else root  # "Monday [evening]"
            found.append((start, entity.end, head))
        else:
            found.append((entity.start, entity.end, entity.root))
    yield from found


def _continues(before: Span, after: Span) -> bool:
    between = before.doc[before.end : after.start]
    labels = {before[0].ent_type_, after.label_}
    return len(between) <= 3 and labels == TIMES and all(t.lower_ in JOINTS for t in between)


def _found(doc: Doc, start: int, end: int, root: Token) -> Iterator[tuple[Token, Found]]:
    """The actions of a time, none for durations, ages and times that are no adjunct."""
    if doc[end - 1].tag_ == "POS" or (end < len(doc) and doc[end].tag_ == "POS"):
        return  # "last week's vote"
    while end > start and (doc[end - 1].text.isspace() or doc[end - 1].is_punct):
        end -= 1
    words = doc[start:end].text.lower()
    place = adjunct(root) if start < end else None
    if place is None:
        return
    if not _is_time(words):
        within = place.preposition is not None and place.preposition.lower_ == "in"
        if not within or DURATION.search(words) is None:
            return
        words += FROM_NOW  # "will leave [in two weeks]"
    word = place.preposition.lower_ if place.preposition is not None else ""
    if place.preposition is not None and not _says_when(place.preposition):
        return
    found = Found(_start(doc, start, place.preposition), end, word in BOUNDING, words)
    for action in actions(place, _crosses):
        yield action, found


def _says_when(preposition: Token) -> bool:
    """Days are mostly those of the verb ("condemned the attack on Friday"), years are not."""
    word = preposition.lower_
    if word in ("in", "during") and preposition.head.pos_ in VERBAL and is_of_event(preposition):
        return False
    return word in PLACING or word in BOUNDING


@lru_cache(maxsize=8192)
def _is_time(words: str) -> bool:
    """Not "for three years", "two-year-old" or "every day"."""
    words = HYPHEN.sub("-", words)
    if NO_TIME.fullmatch(words):
        return False
    return POINTING.search(words) is not None or DURATION.search(words) is None


def _crosses(noun: Token, preposition: Token) -> bool:
    """ "signed a deal [on Thursday]", but "criticised the invasion [in 2014]"."""
    return preposition.lower_ in LOOSE and noun.lower_lemma_ not in EVENT_NOUNS


def _start(doc: Doc, start: int, preposition: Token | None) -> int:
    """With the preposition right before it, and "late" before that."""
    if start > 0 and doc[start - 1].lower_ == "the":
        start -= 1
    if preposition is not None and preposition.i == start - 1:
        start -= 1
        if start > 0 and doc[start - 1].lower_ in EARLY:
            start -= 1
    return start


def _tense(head: Token, modality: Modality) -> Tense:
    """Where the action lies, seen from the day of publication."""
    if modality != "asserted":
        return "past" if _has(head, "have") else "future"
    node = head
    for _ in range(DEPTH):
        tense = _tense_of(node) if node.pos_ in VERBAL else None
        if tense is not None:
            return tense
        node = node.head
    return "unknown"


def _tense_of(verb: Token) -> Tense | None:
    """None where the verb above tells: "began to attack"."""
    helpers = [c.tag_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBD" or "VBD" in helpers or _has(verb, "have"):
        return "past"
    if verb.tag_ == "VBN":
        return "unknown" if helpers else "past"
    if verb.tag_ == "VBG" and ("VBZ" in helpers or "VBP" in helpers):
        return "future"
    return None if verb.tag_ in ("VB", "VBG") else "unknown"


def _has(verb: Token, lemma: str) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == lemma for c in verb.lefts)
