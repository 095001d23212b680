"""Full text: entities by name, and sentences with what was read in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kgraph.ask.criteria import ALL, POLARITY
from kgraph.ask.names import typed
from kgraph.days import days
from kgraph.errors import NothingFound
from kgraph.model import Entity
from kgraph.store import LISTED, listed

if TYPE_CHECKING:
    import sqlite3

    from kgraph.ask.criteria import Criteria
    from kgraph.model import EdgePolarity, Modality
    from kgraph.store import Store

LIMIT = 20
MOST = 20_000  # sentences that are ranked: a fifth of a second

_PART = re.compile(r'"([^"]*)"?|([^\s"]+)')


class Reading(NamedTuple):
    """A claim in the names that the graph uses."""

    subject: str
    action: str
    object: str
    polarity: EdgePolarity
    modality: Modality


class Hit(NamedTuple):
    """An entity, or a sentence (or line) of a document."""

    entity: Entity | None  # without aliases
    claims: int  # of the entity, or in the sentence
    text: str | None = None
    document: str | None = None  # name
    published: str | None = None
    start: int | None = None  # in characters of the document, as is the end
    end: int | None = None
    readings: tuple[Reading, ...] = ()


def search(
    store: Store, text: str, criteria: Criteria = ALL, *, limit: int | None = LIMIT
) -> list[Hit]:
    """Entities with these words in a name, those in most claims first; then sentences that hold
    all words, best first (BM25). So many of each. Where more than MOST sentences do, the newest
    documents with so many are searched; see `is_cut`.

    Words in double quotes stand together; `word*` is the beginning of one. Of the criteria, only
    `documents`, `since` and `until` count, by the date of the document. Raises NothingFound.
    """
    query = match(text)
    if query is None:
        raise NothingFound(f"no word in '{text}' to search for")
    with store.reading() as db:
        found = [*_entities(db, query, criteria, limit), *_sentences(db, query, criteria, limit)]
    if not found:
        raise NothingFound(
            f"no entity and no sentence has all of: {text}; try fewer words, or the beginning of "
            f"one with a star: {_stem(text)}*"
        )
    return found


def is_cut(store: Store, text: str, criteria: Criteria = ALL) -> bool:
    """Does `search` leave older documents out, as too many sentences hold all words?"""
    query = match(text)
    with store.reading() as db:
        return query is not None and _newest(db, query, criteria) is not None


def match(text: str) -> str | None:
    """The same for FTS5, which takes it whatever was typed; None where there is no word.

    >>> match('Putin "red lines" sanct* AND (')
    '"Putin" "red lines" "sanct"* "AND"'
    """
    parts = []
    for phrase, word in _PART.findall(typed(text).replace("\0", " ")):
        words = "".join(c if c.isalnum() else " " for c in phrase or word).split()
        if words:
            parts.append(f'"{" ".join(words)}"' + "*" * word.endswith("*"))
    return " ".join(parts) or None


def _entities(
    db: sqlite3.Connection, query: str, criteria: Criteria, limit: int | None
) -> list[Hit]:
    where, bound = _documents(criteria)
    named = f"EXISTS (SELECT 1 FROM mentions AS m WHERE m.entity = e.number AND m.{where})"
    found = db.execute(
        "SELECT e.id, e.name, e.label, e.weight FROM entities AS e WHERE e.number IN"
        " (SELECT n.entity FROM names AS n WHERE n.number IN"
        "  (SELECT rowid FROM names_words WHERE names_words MATCH ?))"
        f" AND {named if bound else '1'} ORDER BY e.weight DESC, e.name, e.id LIMIT ?",
        (query, *bound, limit or -1),
    )
    return [Hit(Entity(*one), weight) for *one, weight in found]


def _sentences(
    db: sqlite3.Connection, query: str, criteria: Criteria, limit: int | None
) -> list[Hit]:
    where, bound = _documents(criteria)
    newest = _newest(db, query, criteria)
    if newest is not None:
        where, bound = f"document IN {LISTED}", [listed(newest)]
    chosen = f"AND +rowid IN (SELECT number FROM passages WHERE {where})" if bound else ""
    best = (
        "SELECT p.document, p.start, p.end, d.name, d.published, w.rank AS place, d.id"
        f" FROM (SELECT rowid, rank FROM passages_words WHERE passages_words MATCH ? {chosen}) AS w"
        " JOIN passages AS p ON p.number = w.rowid JOIN documents AS d ON d.number = p.document"
        " ORDER BY place, d.name, d.id, p.start LIMIT ?"
    )
    found = db.execute(
        "SELECT b.*, substr(d.text, b.start + 1, b.end - b.start) AS text"
        f" FROM ({best}) AS b JOIN documents AS d ON d.number = b.document"
        " ORDER BY b.place, b.name, b.id, b.start",
        (query, *bound, limit or -1),
    )
    return [_hit(db, row) for row in found.fetchall()]


def _newest(db: sqlite3.Connection, query: str, criteria: Criteria) -> list[int] | None:
    """Numbers of the newest documents that have MOST sentences together; None where all that
    fulfil the criteria have no more."""
    if _count(db, query) <= MOST:
        return None
    where, bound = _documents(criteria)
    found = db.execute(
        "SELECT document FROM (SELECT number AS document, published, name, id FROM documents)"
        f" WHERE {where} ORDER BY published DESC, name, id",
        bound,
    )
    chosen: list[int] = []
    held = 0
    for (document,) in found:
        if held >= MOST:
            return chosen
        chosen.append(document)
        held += _count(db, query, document)
    return None


def _count(db: sqlite3.Connection, query: str, document: int | None = None) -> int:
    """Sentences that hold all words, of a document or at all; no more than MOST and one."""
    ends = (f"(SELECT {end}(number) FROM passages WHERE document = ?)" for end in ("min", "max"))
    within = "1" if document is None else f"rowid BETWEEN {' AND '.join(ends)}"
    found = db.execute(
        "SELECT count(*) FROM (SELECT 1 FROM passages_words"
        f" WHERE passages_words MATCH ? AND {within} LIMIT ?)",
        (query, *([] if document is None else [document] * 2), MOST + 1),
    )
    return int(found.fetchone()[0])


def _hit(db: sqlite3.Connection, row: sqlite3.Row) -> Hit:
    found = db.execute(
        f"""
        SELECT coalesce(a.name, s.name), c.lemma, coalesce(b.name, o.name), {POLARITY}, c.modality
        FROM claims AS c
        JOIN mentions AS s ON s.document = c.document AND s.number = c.subject
        JOIN mentions AS o ON o.document = c.document AND o.number = c.object
        LEFT JOIN entities AS a ON a.number = s.entity
        LEFT JOIN entities AS b ON b.number = o.entity
        WHERE c.document = ? AND c.sentence_start < ? AND c.sentence_end > ?
        ORDER BY c.sentence_start, c.start, s.start, o.start, c.number
        """,
        (row["document"], row["end"], row["start"]),
    )
    readings = tuple(Reading(*reading) for reading in found)
    place = row["name"], row["published"], row["start"], row["end"]
    return Hit(None, len(readings), row["text"], *place, readings)


def _documents(criteria: Criteria) -> tuple[str, list[str]]:
    """A condition on a column `document`."""
    conditions, bound = ["live"], []
    if criteria.documents:
        conditions.append(f"({' OR '.join('name GLOB ? OR id = ?' for _ in criteria.documents)})")
        bound += [typed(name) for name in criteria.documents for _ in "12"]
    for limit, sign, day in ((criteria.since, ">=", 0), (criteria.until, "<=", 1)):
        span = days(limit) if limit else None
        if span:
            conditions.append(f"published {sign} ?")
            bound.append(span[day])
    return f"document IN (SELECT number FROM documents WHERE {' AND '.join(conditions)})", bound


def _stem(text: str) -> str:
    word = str(max(re.findall(r"\w+", text), key=len))
    return word[: max(3, len(word) - 2)]
