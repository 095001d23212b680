"""Amounts that may be compared: who gives or does how much of what, to whom."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from kgraph.gazetteer import countries, demonyms, metonyms, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kgraph.ask.told import Told
    from kgraph.model import Entity

CLOSE = 0.02  # of the larger one: $65 billion and $65.9 billion

# What is given in support of somebody, and what kind it is of.
SUPPORT = frozenset("aid assistance backing funding funds help relief support".split())
KINDS_OF_SUPPORT: dict[str, str] = {
    **dict.fromkeys("ammunition arms defence defense lethal military security weapons".split(),
                    "military"),
    **dict.fromkeys("budget budgetary economic financial macro-financial".split(), "economic"),
    **dict.fromkeys("emergency food humanitarian medical relief".split(), "humanitarian"),
}  # fmt: skip
WEAPONS = frozenset("ammunition arm arms weapon weaponry weapons".split())
# Part of what is given, or what is given once more: not a sum that others could name differently.
PARCEL = re.compile(
    r"\b(?:additional|another|annual(?:ly)?|batch|extra|first|further|fresh|instal?lments?|last"
    r"|latest|loans?|monthly|more(?! than)|new|next|packages?|payments?|per|remaining|second"
    r"|shipments?|third|tranches?|worth|yearly)\b"
)
GIVING = frozenset(
    """aid allocate appropriate approve assign authorise authorize budget commit contribute deliver
    donate earmark extend fund give grant pay pledge promise provide send spend supply""".split()
)
GETTING = frozenset("accept get obtain receive secure".split())
TOTALLING = frozenset("amount come reach total".split())

# Administrations are called after presidents, and so are those of other countries; these are of the
# United States. Bodies of a government stand for its country.
PRESIDENTS = frozenset(
    "Biden Bush Carter Clinton Eisenhower Ford Johnson Kennedy Nixon Obama Reagan Trump".split()
)
BODIES = {
    "Bundestag": "Germany",
    "Congress": "United States",
    "Department of Defense": "United States",
    "Department of State": "United States",
    "State Department": "United States",
    "US Department of Defense": "United States",
    "US administration": "United States",
    "US government": "United States",
}
ADMINISTRATION = re.compile(r"(?:\w+ )*(\w+)(?:'s|’s)? administration")


class Figure(NamedTuple):
    """How much one gives, or has done, of something, as one clause has it."""

    giver: str
    taker: str
    unit: str
    number: float
    kind: str  # of support: "military", or "" where it is not said
    told: Told  # the claim of the clause that shows it best

    @property
    def verb(self) -> str:
        return self.told.claim.predicate.lemma.partition(" ")[0]


def support(clause: Sequence[Told], sentence: Sequence[Told]) -> Figure | None:
    """The sum that is given in support, of the claims of one clause with an amount and of all those
    of its sentence; None where the clause tells no such sum, or part of one."""
    one = next(told for told in clause if told.claim.amount)
    amount, verb = one.claim.amount, one.claim.predicate.lemma.partition(" ")[0]
    if amount is None or amount.unit is None or PARCEL.search(amount.text.lower()):
        return None
    words = (amount.of or "").lower().split()
    if verb in TOTALLING and not words:
        return _total(one, sentence)
    if not words or words[-1] not in SUPPORT | WEAPONS:
        return None
    ends = _given(clause, verb) or _told_of(sentence, country(one.source))
    if ends is None:
        return None
    with_amount = [told for told in clause if told.claim.amount]
    shown = next((told for told in with_amount if country(told.target) in ends), one)
    return Figure(*ends, amount.unit, amount.number, _kind(words), shown)


def _given(clause: Sequence[Told], verb: str) -> tuple[str, str] | None:
    """Who gives and who takes."""
    subject = country(clause[0].source)
    others = [end for told in clause if (end := country(told.target)) and end != subject]
    if not subject or not others:
        return None
    if verb in GIVING:
        return subject, others[-1]
    return (others[-1], subject) if verb in GETTING else None


def _total(one: Told, sentence: Sequence[Told]) -> Figure | None:
    """ "receives military aid from the United States, amounting to $61.4 billion"."""
    amount, ends = one.claim.amount, _told_of(sentence, country(one.source))
    if amount is None or amount.unit is None or ends is None:
        return None
    nouns = [told.target.name.lower().split() for told in sentence]
    words = next((noun for noun in nouns if noun and noun[-1] in SUPPORT), [])
    return Figure(*ends, amount.unit, amount.number, _kind(words), one)


def _told_of(sentence: Sequence[Told], one: str) -> tuple[str, str] | None:
    """The only two of a sentence of whom one aids the other, if one of them is this country."""
    given = [told for told in sentence if told.claim.predicate.lemma in SUPPORT]
    ends = {(country(told.source), country(told.target)) for told in given}
    if len(ends) != 1:
        return None
    giver, taker = ends.pop()
    return (giver, taker) if giver and taker and one in (giver, taker, "") else None


def _kind(words: Iterable[str]) -> str:
    """ "military" for "security assistance"; "" for "aid"."""
    found = [KINDS_OF_SUPPORT.get("weapons" if w in WEAPONS else w, "") for w in words]
    return next(filter(None, found), "")


def country(entity: Entity) -> str:
    """The country that an entity is, or acts for: "Kyiv" is Ukraine, "Biden administration" the
    United States. Other names stand for themselves; "" for what has none."""
    name = entity.name.removeprefix("the ").removeprefix("The ")
    if name in countries():
        return places()[name]
    found = metonyms().get(name) or BODIES.get(name)
    if found:
        return found
    government = ADMINISTRATION.fullmatch(name)
    if government and government[1] in PRESIDENTS:
        return "United States"
    first, _, rest = name.partition(" ")
    if rest in ("government", "administration") and first in demonyms():
        return demonyms()[first]
    return name if entity.label in ("ORG", "GPE", "PERSON") and name[:1].isupper() else ""


class Range(NamedTuple):
    """Between which numbers an amount lies: "over 175" is no less, and not much more."""

    low: float
    high: float


# What the words before a number say of it, as factors; those of "over" were chosen so that
# "over $100 billion" and "$113 billion" may be one.
HEDGES: dict[str, Range] = {
    **dict.fromkeys("almost nearly".split(), Range(0.97, 1.0)),
    **dict.fromkeys(("less than", "under", "up to", "at most"), Range(0.0, 1.0)),
    **dict.fromkeys(("at least", "more than", "over", "upwards of"), Range(1.0, 1.25)),
    **dict.fromkeys("about approximately around roughly some".split(), Range(0.9, 1.1)),
}
_HEDGE = re.compile(rf"\b({'|'.join(sorted(HEDGES, key=len, reverse=True))})\b[^\d.;]*$")
BEFORE = 20  # characters in front of an amount that may hold such words


def range_of(told: Told) -> Range:
    amount = told.claim.amount
    if amount is None:
        raise ValueError("a claim without an amount")
    digit = re.search(r"\d|$", amount.text)
    start = amount.start + (digit.start() if digit else 0)
    before = told.document.text[max(0, amount.start - BEFORE) : start].lower()
    hedge = _HEDGE.search(before)
    low, high = HEDGES[hedge[1]] if hedge else Range(1.0, 1.0)
    return Range(amount.number * low, amount.number * high)


def agree(one: Range, other: Range) -> bool:
    """May they be one number, but for rounding?"""
    gap = max(one.low, other.low) - min(one.high, other.high)
    largest = max(abs(one.high), abs(other.high))
    return gap <= CLOSE * largest or gap <= max(map(_half, (*one, *other)))


def _half(number: float) -> float:
    """Half of what the last digit of a large round number stands for: 0.5e9 for 66e9."""
    if number < 1000 or not math.isfinite(number):
        return 0.0
    digits = f"{number:.0f}"
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(0.5 * 10 ** min(zeros, len(digits) - 2))
