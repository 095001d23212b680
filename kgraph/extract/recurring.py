"""Names that a document has again where the model saw none: in headings, which are not parsed, in
longer names ("the Google Science Fair"), and where it overlooked them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kgraph.extract.pronouns.gender import gender_of_name
from kgraph.gazetteer import bodies, places
from kgraph.model import ACTOR_LABELS, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

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
# Ends of the names of other bodies.
NO_TEAMS = frozenset(
    """Affairs Airlines Airways Analytics Arts Associates Athletics Brothers Business
    Communications Congress Dynamics Economics Electronics Enterprises Express Finances Foods
    Forces Foundations Games Groups Guards Headquarters Holdings Industries Investigations
    Investments Laboratories Logistics Markets Materials Motors Nations Networks News Nurses
    Operations Partners Pharmaceuticals Physics Pictures Politics Press Products Properties
    Publications Records Relations Resources Rights Robotics Sciences Securities Services
    Solutions Sports Standards States Statistics Stores Studies Studios Systems Technologies
    Theatres Times Trades Trains Veterans Ventures Weapons Witness Works""".split()
)
HOUSES = re.compile(r"( Medical| Treatment)? (Center|Centre|Clinic|Hospital|University)$")
WORD = re.compile(r"\w")
CAPITALISED = re.compile(r"\b[A-Z0-9À-Þ]\w*")


class Place(NamedTuple):
    """Where a name stands, longest names first."""

    length: int  # negative
    start: int
    name: str
    label: str


def recurring(
    document: Document, mentions: Iterable[Mention], begin: int, end: int
) -> Iterator[Mention]:
    """Further mentions, in [begin, end) of the text, of the names among these mentions, and of
    countries, capitals, bodies."""
    named = [m for m in mentions if m.kind == "name" and m.label in ACTOR_LABELS]
    taken = Taken(named)
    seen = {(m.start, m.name) for m in named}
    text = document.text[begin:end].replace("’", "'")
    for place in sorted(_places(text, _known(named), seen, begin)):
        stop = place.start - place.length
        if taken.is_free(place.start, stop, place.name):
            words = document.text[place.start : stop]
            found = Mention(document.id, place.start, stop, words, place.label, place.name, "name")
            taken.add(found)
            yield found


def _known(named: Iterable[Mention]) -> dict[str, str]:
    """Names to look for, with their types."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in named:
        votes[mention.name][mention.label] += 1
    known = {name: min(v, key=lambda label: (-v[label], label)) for name, v in votes.items()}
    for name, label in list(known.items()):
        last = name.rpartition(" ")[2]
        person = label == "PERSON" and last not in AMBIGUOUS
        if last != name and (person or (label == "ORG" and _is_team(last))):
            known.setdefault(last, label)
        house = _without_kind(name)
        if house is not None:
            known.setdefault(house, label)
    return known


def _without_kind(name: str) -> str | None:
    """ "Betty Ford" of the Betty Ford Center: what is named after a person is called so."""
    house = HOUSES.sub("", name)
    return house if house != name and " " in house and gender_of_name(house) else None


def _is_team(word: str) -> bool:
    """ "Celtics" of the Boston Celtics: members, in the plural, not what they do."""
    return len(word) > 4 and word.istitle() and word.endswith("s") and word not in NO_TEAMS


def _places(
    text: str, known: Mapping[str, str], seen: Set[tuple[int, str]], begin: int
) -> Iterator[Place]:
    own, tables = _by_first_word(known), _tables()
    for word in CAPITALISED.finditer(text):
        first, start = word[0], word.start()
        if first not in own and first not in tables:
            continue
        for table, labels in ((own, known), (tables, _labels())):
            for spelled, name in table.get(first, ()):
                if (begin + start, name) in seen:
                    continue
                end = start + len(spelled)
                whole = text.startswith(spelled, start) and not WORD.match(text[end : end + 1])
                if whole and (labels is known or name not in known):
                    yield Place(-len(spelled), begin + start, name, labels[name])


def _by_first_word(names: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """First word -> names that begin with it, as they may be spelled (in capitals, too)."""
    table: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in names:
        for spelled in {name, name.upper()} if len(name) > 1 else ():
            first = CAPITALISED.match(spelled)
            if first is not None:
                table[first[0]].append((spelled, name))
    return table


@cache
def _tables() -> dict[str, list[tuple[str, str]]]:
    return _by_first_word(_labels())


@cache
def _labels() -> dict[str, str]:
    return {**dict.fromkeys(bodies(), "ORG"), **dict.fromkeys(places(), "GPE")}


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
        return all(
            _may_hold(other, start, end, name)
            for block in _blocks(start, end)
            for other in self._at.get(block, ())
            if other.start < end and start < other.end
        )


def _blocks(start: int, end: int) -> range:
    return range(start // 64, end // 64 + 1)


def _may_hold(other: Mention, start: int, end: int, name: str) -> bool:
    """May a name stand here, over another one? Inside of what is named after it."""
    if not (other.start <= start and end <= other.end) or other.name == name:
        return False
    rest = other.text[end - other.start :].casefold().replace(".", "").split()
    return other.label in ("ORG", "FAC", "EVENT", "LOC", "GPE") and not FORMS.issuperset(rest)
