"""What a term is found by: two terms that may concern each other share a key."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kgraph.gazetteer import bodies, demonyms, places
from kgraph.resolve import blocks
from kgraph.resolve.names import fold
from kgraph.resolve.parts import BODIES, forms, house, name_at_end, short_forms
from kgraph.resolve.terms import known_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kgraph.resolve.clusters import Term

KNOWN, END, HOUSE, PEOPLE = "known:", "end:", "house:", "people:"
GROUPS = (KNOWN, END, HOUSE, PEOPLE)
"""Keys of terms of which each may change what the others are joined with."""
SHORT, FULL, FRONT, PLACE, LOCAL = "short:", "full:", "front:", "place:", "local:"


def of(term: Term, named: bool, corrected: Collection[str]) -> Iterator[str]:
    """`named`: does any mention call it by a name? `corrected` are folded names that people made
    one with others."""
    folded = fold(term.name)
    if folded in corrected:
        yield PEOPLE + folded
    elif term.document:
        yield LOCAL + term.name
    if term.document:
        return
    if term.label in ("GPE", "ORG") and (name := known_name(term)) in _known():
        yield f"{KNOWN}{term.label} {name}"
    if term.label == "PERSON":
        yield END + folded
        if end := name_at_end(term):
            yield END + end
    if core := house(term):
        yield HOUSE + " ".join(core)
    if named:
        yield from _of_name(term, folded)


def _of_name(term: Term, folded: str) -> Iterator[str]:
    for key in blocks.keys(term.name, term.label):
        yield block(term.label, key)
    for form in forms(term):
        yield SHORT + form
    fronts = Fronts()
    for short in short_forms(term, fronts):
        yield FULL + short.form
    for front in fronts.asked:
        yield FRONT + front
    if term.label == "GPE":
        yield PLACE + folded


def block(label: str, key: str) -> str:
    return f"{label} {key}"


def full_forms(term: Term) -> set[str]:
    """All that it may be called for short, whatever is a place."""
    return {short.form for short in short_forms(term, Fronts())}


def fronts_of(term: Term) -> set[str]:
    """Folded words that may be left out before the rest if they name a place."""
    fronts = Fronts()
    list(short_forms(term, fronts))
    return fronts.asked if term.label in BODIES else set()


class Fronts:
    """Takes all for places, and keeps what it was asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __contains__(self, front: object) -> bool:
        self.asked.add(str(front))
        return True


@cache
def _known() -> frozenset[str]:
    """Names that a table gives to several."""
    return frozenset((*places().values(), *demonyms().values(), *bodies().values()))
