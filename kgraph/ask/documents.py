"""Which documents the graph is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kgraph.ask.criteria import ALL
from kgraph.days import days
from kgraph.errors import NothingFound

if TYPE_CHECKING:
    from kgraph.ask.criteria import Criteria
    from kgraph.store import Store


class Article(NamedTuple):
    """A document of the graph, without its text."""

    id: str
    name: str
    path: str  # where it was read, as it was written
    published: str | None  # ISO 8601 date
    title: str | None
    sentences: int
    claims: int


def documents(store: Store, criteria: Criteria = ALL, *, limit: int | None = None) -> list[Article]:
    """By name. Of the criteria, `documents`, `since` and `until` count: these are about the day on
    which a document appeared. Raises NothingFound where none fits."""
    where, bound = _where(criteria)
    with store.reading() as db:
        found = db.execute(f"{_DOCUMENTS} {where} ORDER BY name, id LIMIT ?", (*bound, limit or -1))
        rows = [Article(*row) for row in found]
    if not rows:
        raise NothingFound(f"no document of this graph fits{_dated(criteria)}")
    return rows


_DOCUMENTS = """
    SELECT id, name, source, published, title, sentences,
        (SELECT count(*) FROM claims WHERE document = d.number)
    FROM documents AS d WHERE live
"""


def _where(criteria: Criteria) -> tuple[str, list[str]]:
    conditions, bound = [], []
    if criteria.documents:
        named = " OR ".join("name GLOB ? OR id = ?" for _ in criteria.documents)
        conditions.append(f"AND ({named})")
        bound += [name for name in criteria.documents for _ in "12"]
    for value, sql, end in ((criteria.since, ">=", 0), (criteria.until, "<=", 1)):
        span = value and days(value)
        if span:
            conditions.append(f"AND published {sql} ?")
            bound.append(span[end])
    return " ".join(conditions), bound


def _dated(criteria: Criteria) -> str:
    if criteria.since or criteria.until:
        return "; those without a date never do: try it without --since and --until"
    return "; kgraph documents lists all of them"
