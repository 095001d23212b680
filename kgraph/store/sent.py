"""A graph that was made elsewhere: its rows, with ids in place of numbers, and taking them in.

What is not asked for stays where it was read: of a document, there is the text of the sentences
that claims were read in, and the names that stand elsewhere.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from kgraph.model import Changes
from kgraph.store import edges, graph, places, rows, schema
from kgraph.store.documents import SENT, Entry

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kgraph.model import Decision, Entity, Extraction, Mention

_MENTION = (
    "INSERT INTO mentions (number, listed, start, end, label, name, kind, antecedent, document,"
    " entity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT number FROM entities WHERE id = ?))"
)
_CLAIM = rows.INSERT_CLAIM.replace("NULL", "(SELECT number FROM edges WHERE id = ?)")
_ENDS, _SENTENCE = slice(1, 4), slice(10, 12)  # places in a claim: of mentions, of offsets
_EDGE = (
    "INSERT INTO edges (id, source, predicate, target, polarity, directed, weight, documents,"
    " modalities, first_day, last_day) VALUES (?, (SELECT number FROM entities WHERE id = ?), ?,"
    " (SELECT number FROM entities WHERE id = ?), ?, ?, ?, ?, ?, ?, ?)"
)
_PASSAGE = "INSERT INTO passages (document, start, end) VALUES (?, ?, ?)"
_WORDS = "INSERT INTO passages_words (rowid, text) VALUES (?, ?)"
_OLD = ("documents", "edges", "entities", "decisions", "settings", "graph")


class Sent(NamedTuple):
    """A document with what was read in it. `entities` are ids by the number of a mention, `edges`
    by that of a claim."""

    entry: Entry
    text: str
    sentences: int
    mentions: list[tuple[Any, ...]]
    statements: list[tuple[Any, ...]]
    claims: list[tuple[Any, ...]]
    entities: dict[int, str]
    edges: dict[int, str]

    @classmethod
    def of(
        cls,
        extraction: Extraction,
        entities: Mapping[Mention, str],
        edges: Mapping[int, str],
    ) -> Sent:
        """`entities` are ids, `edges` ids by the number of a claim. Mentions that nothing asks for
        are left out."""
        found = rows.Numbered.of(extraction)
        claims = [row[1:] for row in rows.claim_rows(found, 0)]
        statements = [row[1:] for row in rows.statement_rows(found, 0)]
        mentions: dict[Any, tuple[Any, ...]]
        mentions = {row[1]: row[1:] for row in rows.mention_rows(found, 0)}
        ids = {n: entities[m] for n, m in enumerate(extraction.mentions) if m in entities}
        kept = {*ids, *_used(claims, statements)}
        kept |= {mentions[n][-1] for n in kept if mentions[n][-1] is not None}
        return cls(
            Entry.of(extraction.document),
            _text(extraction, [mentions[n] for n in sorted(kept)]),
            extraction.sentences,
            [row for n, row in mentions.items() if n in kept],
            statements,
            claims,
            ids,
            dict(edges),
        )


class SentEdge(NamedTuple):
    id: str
    source: str  # id of an entity, as is the target
    predicate: str
    target: str
    polarity: str
    directed: bool
    weight: int
    documents: int
    modalities: str  # JSON
    first_day: str | None
    last_day: str | None


class Graph(NamedTuple):
    """Each part can be gone through once, or as often as it takes."""

    entities: Callable[[], Iterable[Entity]]
    decisions: Callable[[], Iterable[Mapping[str, Decision]]]
    edges: Callable[[], Iterable[SentEdge]]
    documents: Callable[[], Iterable[Sent]]


def fill(db: sqlite3.Connection, sent: Graph, key: str) -> None:
    """This graph, in place of all that was there. One document at a time is in memory."""
    _clear(db)
    graph.put_entities(db, {entity.id: entity for entity in sent.entities()})
    for decisions in sent.decisions():
        changes = Changes(False, {}, frozenset(), {}, decisions, frozenset())
        graph.put_decisions(db, changes)
    db.executemany(_EDGE, (tuple(edge) for edge in sent.edges()))
    for document in sent.documents():
        _put(db, document, SENT + key)
    db.execute(edges.WEIGHTS)


def _clear(db: sqlite3.Connection) -> None:
    places.forget(db)
    db.execute("INSERT INTO passages_words (passages_words) VALUES ('delete-all')")
    tables = (*_OLD, *(f"who_{name}" for name in (*schema.ROWS, *schema.SETS)))
    for table in tables:
        db.execute(f"DELETE FROM {table}")


def _put(db: sqlite3.Connection, sent: Sent, key: str) -> None:
    entry = sent.entry
    number = db.execute(
        "INSERT INTO documents (id, live, key, name, source, title, published, text, sentences)"
        " VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)",
        (entry.id, key, *entry[1:], sent.text, sent.sentences),
    ).lastrowid
    assert number is not None
    found = ((*row, number, sent.entities.get(row[0])) for row in sent.mentions)
    db.executemany(_MENTION, found)
    db.executemany(rows.INSERT_STATEMENT, ((number, *row) for row in sent.statements))
    claims = ((number, row[0], sent.edges.get(row[0]), *row[1:]) for row in sent.claims)
    db.executemany(_CLAIM, claims)
    _put_passages(db, number, sent)


def _put_passages(db: sqlite3.Connection, document: int, sent: Sent) -> None:
    """The sentences of claims; of other lines, only names are there."""
    spans = {row[_SENTENCE] for row in sent.claims}
    for start, end in rows.passages(sent.text, sorted(spans)):
        if (start, end) in spans:
            found = (document, start, end)
            row = db.execute(_PASSAGE, found).lastrowid
            db.execute(_WORDS, (row, sent.text[start:end]))


def _used(
    claims: Iterable[tuple[Any, ...]], statements: Iterable[tuple[Any, ...]]
) -> Iterator[int]:
    for row in claims:
        yield from (number for number in row[_ENDS] if number is not None)
    for _, _, speaker, *rest in statements:
        if speaker is not None:
            yield speaker
        yield from json.loads(rest[-1])


def _text(extraction: Extraction, mentions: Iterable[tuple[Any, ...]]) -> str:
    """What is kept stands where it stood; the rest is empty lines."""
    spans = {(claim.sentence.start, claim.sentence.end) for claim in extraction.claims}
    said = {claim.attribution for claim in extraction.claims if claim.attribution}
    spans |= {(one.content.start, one.content.end) for one in said}
    spans |= {(row[2], row[3]) for row in mentions}
    parts, at, text = [], 0, extraction.document.text
    for start, end in sorted(spans):
        if start > at:
            parts.append("\n" * (start - at))
            at = start
        if end > at:
            parts.append(text[at:end])
            at = end
    return "".join(parts)
