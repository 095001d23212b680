"""Names that a document has again where the model saw none: in headings, which are not parsed, in
longer names ("the Google Science Fair"), and where it overlooked them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kgraph.gazetteer import bodies, places
from kgraph.model import ACTOR_LABELS, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kgraph.model import Document

# Ends of names that are no other thing: "General Motors" in "General Motors Corporation".
FORMS = frozenset(
    """company co corp corporation inc ltd llc plc group holding holdings limited motor motors
    party ag gmbh sa nv""".split()
)
# Last names that are common words as well: only where the model saw a name.
AMBIGUOUS = frozenset(
    """April August Baker Bell Best Black Brown Bush Church Cook Day Field Fields Fox Gray Green
    Hill House Hope June King Law Long March May Moon More Noble North Page Park Price Rice Rose
    Sun Stone Street Strong White Will Wood Young""".split()
)
WORD = re.compile(r"\w")


def recurring(document: Document, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Further mentions of the names among these mentions, and of countries and capitals."""
    named = [m for m in mentions if m.kind == "name" and m.label in ACTOR_LABELS]
    text = document.text.replace("’", "'")
    taken = Taken(named)
    known = _known(named)
    for name in sorted(known, key=lambda name: (-len(name), name)):
        label = known[name]
        for start in (*_places(name, text), *_places(name.upper(), text)):
            end = start + len(name)
            if taken.is_free(start, end, name):
                found = Mention(
                    document.id, start, end, document.text[start:end], label, name, "name"
                )
                taken.add(found)
                yield found


def _known(named: Iterable[Mention]) -> dict[str, str]:
    """Names to look for, with their types."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in named:
        votes[mention.name][mention.label] += 1
    known = {name: min(v, key=lambda label: (-v[label], label)) for name, v in votes.items()}
    for name, label in list(known.items()):
        last = name.split()[-1]
        if label == "PERSON" and last != name and last not in AMBIGUOUS:
            known.setdefault(last, label)
    known = {**dict.fromkeys(places(), "GPE"), **dict.fromkeys(bodies(), "ORG"), **known}
    return {name: label for name, label in known.items() if name[:1].isupper() and len(name) > 1}


def _places(name: str, text: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        inside = WORD.match(text[start - 1 : start]) or WORD.match(text[end : end + 1])
        if not inside:
            yield start
        start = text.find(name, end)


class Taken:
    """Where names are already."""

    def __init__(self, named: Iterable[Mention]) -> None:
        self._at: dict[int, list[Mention]] = defaultdict(list)  # by each character's block
        for mention in named:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        for block in _blocks(mention.start, mention.end):
            self._at[block].append(mention)

    def is_free(self, start: int, end: int, name: str) -> bool:
        over = {
            m for b in _blocks(start, end) for m in self._at[b] if m.start < end and m.end > start
        }
        return all(_may_hold(mention, start, end, name) for mention in over)


def _blocks(start: int, end: int) -> range:
    return range(start // 64, end // 64 + 1)


def _may_hold(other: Mention, start: int, end: int, name: str) -> bool:
    """May a name stand here, over another one? Inside of what is named after it."""
    if not (other.start <= start and end <= other.end) or other.name == name:
        return False
    rest = other.text[end - other.start :].casefold().replace(".", "").split()
    return other.label in ("ORG", "FAC", "EVENT", "LOC", "GPE") and not FORMS.issuperset(rest)
