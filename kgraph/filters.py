"""Which claims a question of the library is about, as keywords say it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, get_args

from kgraph.days import days
from kgraph.errors import KgraphError
from kgraph.model import ENTITY_LABELS, QUADS, EdgePolarity, Modality

if TYPE_CHECKING:
    from datetime import date

    from kgraph.ask import Criteria
    from kgraph.store import Store

Values = str | Sequence[str]
Word = TypeVar("Word", bound=str)

CLASSES = (*(name for names in QUADS.values() for name in sorted(names)), *QUADS)
CHOICES: dict[str, tuple[str, ...]] = {
    "types": ENTITY_LABELS,
    "classes": CLASSES,
    "modalities": get_args(Modality),
    "polarities": get_args(EdgePolarity),
}
"""Fields of `Criteria` -> what there is to choose from."""


class DocumentFilters(TypedDict, total=False):
    """Documents that fit all of these. Each takes one value, or several of which any fits; both
    spellings mean the same."""

    document: Values  # name, pattern of names ("2025-03*") or id
    documents: Values
    since: str | date  # year, month or day: "2025", "2025-03", "2025-03-10"
    until: str | date


class Filters(DocumentFilters, total=False):
    """Claims that fit all of these. A date is the one of what happens, or else of the document."""

    action: Values  # "meet"
    actions: Values
    type: Values  # of the entity at the other end: "PERSON"
    types: Values
    classes: Values  # of events, "CONSULT", or quads, "verbal conflict"
    modality: Values
    modalities: Values
    polarity: Values  # "positive", "negative", "denied"
    polarities: Values
    speaker: Values  # name
    speakers: Values


FIELDS = {
    "action": "actions",
    "type": "types",
    "modality": "modalities",
    "polarity": "polarities",
    "speaker": "speakers",
    "document": "documents",
}


def criteria(
    store: Store, filters: DocumentFilters, allowed: type[DocumentFilters] = Filters
) -> Criteria:
    """Raises KgraphError for a value that is none, NothingFound for a speaker that nobody is, and
    TypeError for a filter that is not allowed."""
    from kgraph import ask

    chosen: dict[str, Any] = {}
    for name, value in filters.items():
        if name not in allowed.__annotations__:
            raise TypeError(f"no filter {name!r}; known: {', '.join(allowed.__annotations__)}")
        field = FIELDS.get(name, name)
        if value is not None and field in ("since", "until"):
            chosen[field] = _day(value)
        elif value is not None:
            chosen[field] = (*chosen.get(field, ()), *_values(field, value))
    return ask.settled(store, ask.Criteria(**chosen))


def known(what: str, value: str, values: Sequence[Word]) -> Word:
    """One of these values, as it is written there, without regard to upper and lower case.

    Raises KgraphError where there is no such.
    """
    found = {name.casefold(): name for name in values}.get(value.casefold())
    if found is None:
        raise KgraphError(f"{what}: no {value!r}; known: {', '.join(values)}")
    return found


def positive(**numbers: int | None) -> None:
    """Raises KgraphError for a number below 1; None is none."""
    for what, number in numbers.items():
        if number is not None and number < 1:
            raise KgraphError(f"{what}: {number} is too small; give 1 or more")


def _values(field: str, value: Any) -> tuple[str, ...]:
    values = (value,) if isinstance(value, str) else tuple(value)
    if field not in CHOICES:
        return values
    return tuple(known(field, one, CHOICES[field]) for one in values)


def _day(value: object) -> str:
    if days(str(value)) is None:
        raise KgraphError(f"{str(value)!r} is no date; write 2025, 2025-03 or 2025-03-10")
    return str(value)
