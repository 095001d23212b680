"""Which field of a row holds what: as the user says, or by the usual names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kgraph.errors import ReadError
from kgraph.read.article import Article, cleaned
from kgraph.read.dates import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

USUAL = {
    "text": "text body content full_text fulltext article_text article_body articlebody article"
    " maintext main_text body_text story sentence",
    "id": "id article_id document_id doc_id uid uuid guid url link",
    "date": "published date published_at publish_date published_date publication_date pub_date"
    " pubdate date_published datepublished date_publish",
    "title": "title headline article_title heading",
}
"""Usual names of fields, the likeliest first. When a row was made or fetched is not its date."""

NOT_LETTERS = re.compile(r"[\s_-]+")
MOST, LONGEST = 10_000, 200_000  # fields, and characters of all their names
SHOWN = 12  # names that a message lists


@dataclass(frozen=True, slots=True)
class Fields:
    """Names of the fields, or columns, of a row; None is guessed."""

    text: str | None = None
    id: str | None = None
    date: str | None = None
    title: str | None = None


GUESSED = Fields()


class Found(NamedTuple):
    """Names that are there, for each the likeliest first."""

    text: tuple[str, ...]
    id: tuple[str, ...]
    date: tuple[str, ...]
    title: tuple[str, ...]


def article(row: Mapping[str, object], fields: Fields, part: str) -> Article:
    """The article of a row. Raises ReadError where it has no text."""
    found = find(tuple(row), fields)
    text = next((t for name in found.text if isinstance(t := row[name], str) and t.strip()), None)
    if text is None:
        raise ReadError(_no_text(row, found.text[0]))
    titles = (cleaned(row[name]) for name in found.title)
    return Article(
        text,
        title=next(filter(None, titles), None),
        published=next(filter(None, (_day(row[name]) for name in found.date)), None),
        name=next(filter(None, (_id(row[name]) for name in found.id)), None),
        part=part,
    )


@lru_cache(maxsize=256)
def find(names: tuple[str, ...], fields: Fields) -> Found:
    """The fields of a row with these names. Raises ReadError, and lists them, where none can be
    the text."""
    if len(names) > MOST or sum(map(len, names)) > LONGEST:
        raise ReadError(f"{len(names):,} fields or columns, with names too many or too long")
    found = Found(
        *(
            _named(names, name) if name else _usual(names, USUAL[what])
            for what, name in said(fields)
        )
    )
    if not found.text and fields.text:
        raise ReadError(f"no field '{fields.text}'; there are: {listed(names)}")
    if not found.text:
        raise ReadError(
            f"no field has a usual name for the text; there are: {listed(names)}; "
            "say which with --text-field"
        )
    return found


def missing(names: Sequence[str], fields: Fields) -> list[str]:
    """Fields that the user names, and that are not there."""
    return [name for _, name in said(fields) if name and not _named(names, name)]


def said(fields: Fields) -> tuple[tuple[str, str | None], ...]:
    return tuple((what, getattr(fields, what)) for what in Found._fields)


def listed(names: Sequence[str]) -> str:
    shown = [cleaned(name[:40]) or "''" for name in names[:SHOWN]]
    return ", ".join(shown) + (" …" if len(names) > SHOWN else "") if names else "none"


def _named(names: Sequence[str], name: str) -> tuple[str, ...]:
    if name in names:
        return (name,)
    return tuple(n for n in names if n.strip().casefold() == name.strip().casefold())


def _usual(names: Sequence[str], usual: str) -> tuple[str, ...]:
    """ "Pub Date", "pub-date" and "pub_date" are one."""
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(NOT_LETTERS.sub("_", name.strip()).casefold(), name)
    return tuple(plain[name] for name in usual.split() if name in plain)


def _no_text(row: Mapping[str, object], name: str) -> str:
    if {"schema", "sentence", "predicate"} <= row.keys():
        return "a claim, and no article; kgraph import reads claims"
    return f"empty '{name}'" if isinstance(row[name], str) else f"'{name}' is no text"


def _id(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return cleaned(value)


def _day(value: object) -> str | None:
    is_date = isinstance(value, str | int | float) and not isinstance(value, bool)
    return day(str(value)) if is_date else None
