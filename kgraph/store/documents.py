"""Documents with their mentions and claims."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from kgraph.model import Document
from kgraph.store import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

    from kgraph.model import Extraction

    Names = tuple[Iterable[tuple[str, str, int]], Extraction]

BY_NAME = "SELECT * FROM documents WHERE live ORDER BY name, id"


class Entry(NamedTuple):
    """A document without its text."""

    id: str
    name: str
    source: str
    title: str | None = None
    published: str | None = None

    @classmethod
    def of(cls, document: Document) -> Entry:
        return cls(document.id, document.name, document.source, document.title, document.published)


IMPORTED = "archive "
"""How the keys of documents begin that an archive of claims tells of: nothing reads them again."""
SENT = "cluster "
"""How those begin that workers of a cluster read: their texts are elsewhere."""

_SENTENCES = (
    "SELECT DISTINCT sentence_start, sentence_end FROM claims WHERE document = ? ORDER BY 1, 2"
)


def put(db: sqlite3.Connection, extraction: Extraction, key: str) -> None:
    """Writes what was read in one document. It is not live."""
    db.execute("DELETE FROM documents WHERE id = ? AND NOT live", (extraction.document.id,))
    document = extraction.document
    number = db.execute(
        "INSERT INTO documents (id, live, key, name, source, title, published, text, sentences)"
        " VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?)",
        (
            document.id,
            key,
            document.name,
            document.source,
            document.title,
            document.published,
            document.text,
            extraction.sentences,
        ),
    ).lastrowid
    assert number is not None
    found = rows.Numbered.of(extraction)
    db.executemany(rows.INSERT_MENTION, rows.mention_rows(found, number))
    db.executemany(rows.INSERT_ARCHIVED, rows.archived_rows(found, number))
    db.executemany(rows.INSERT_STATEMENT, rows.statement_rows(found, number))
    db.executemany(rows.INSERT_CLAIM, rows.claim_rows(found, number))


def waiting(db: sqlite3.Connection) -> list[str]:
    """Ids of the documents that were put and are not live."""
    return [row[0] for row in db.execute("SELECT id FROM documents WHERE NOT live ORDER BY id")]


def enter(db: sqlite3.Connection, ids: Collection[str]) -> None:
    """Makes documents that were put live, in place of what had the same text."""
    (last,) = db.execute("SELECT coalesce(max(number), 0) FROM passages").fetchone()
    new = count(last + 1)
    for number in _numbers(db, ids, live=False):
        db.execute("UPDATE documents SET live = 1 WHERE number = ?", (number,))
        (text,) = db.execute("SELECT text FROM documents WHERE number = ?", (number,)).fetchone()
        sentences = db.execute(_SENTENCES, (number,)).fetchall()
        spans = rows.passages(text, map(tuple, sentences))
        found = [(next(new), number, start, end) for start, end in spans]
        db.executemany("INSERT INTO passages VALUES (?, ?, ?, ?)", found)
        words = ((row, text[start:end]) for row, _, start, end in found)
        db.executemany("INSERT INTO passages_words (rowid, text) VALUES (?, ?)", words)


def forget(db: sqlite3.Connection, ids: Collection[str]) -> None:
    """Removes live documents with all that was read in them."""
    for number in _numbers(db, ids, live=True):
        (text,) = db.execute("SELECT text FROM documents WHERE number = ?", (number,)).fetchone()
        pieces = db.execute("SELECT * FROM passages WHERE document = ?", (number,)).fetchall()
        db.executemany(
            "INSERT INTO passages_words (passages_words, rowid, text) VALUES ('delete', ?, ?)",
            ((row["number"], text[row["start"] : row["end"]]) for row in pieces),
        )
        db.execute("DELETE FROM documents WHERE number = ?", (number,))


def discard(db: sqlite3.Connection, imported_but: Collection[str] | None = None) -> None:
    """Removes what was put and is not live; or only what archives told of others than these."""
    if imported_but is None:
        db.execute("DELETE FROM documents WHERE NOT live")
    else:
        db.execute(
            f"DELETE FROM documents WHERE NOT live AND key GLOB '{IMPORTED}*'"
            f" AND id NOT IN {rows.LISTED}",
            (rows.listed(imported_but),),
        )


def entries(db: sqlite3.Connection) -> list[Entry]:
    found = db.execute(
        "SELECT id, name, source, title, published FROM documents WHERE live ORDER BY name, id"
    )
    return [Entry(*row) for row in found]


def rename(db: sqlite3.Connection, entry: Entry) -> None:
    """Of a text that is known, whether or not it is live."""
    identity, *rest = entry
    db.execute(
        "UPDATE documents SET name = ?, source = ?, title = ?, published = ? WHERE id = ?",
        (*rest, identity),
    )


def extraction(db: sqlite3.Connection, number: int) -> Extraction:
    row = db.execute("SELECT * FROM documents WHERE number = ?", (number,)).fetchone()
    mentions = db.execute("SELECT * FROM mentions WHERE document = ? ORDER BY number", (number,))
    claims = db.execute(f"{rows.CLAIMS} WHERE c.document = ? ORDER BY c.number", (number,))
    said = db.execute(f"{rows.STATEMENTS} AND t.document = ? ORDER BY t.number", (number,))
    told = db.execute("SELECT * FROM archived WHERE document = ? ORDER BY number", (number,))
    return rows.extraction(row, mentions.fetchall(), claims, said, told)


def to_resolve(db: sqlite3.Connection, identity: str) -> Extraction | None:
    """What who is who hangs on, of a live document."""
    found = _live(db, identity)
    if found is None:
        return None
    number, document = found
    mentions = rows.tuples(db, rows.BARE_MENTIONS, number)
    claims = rows.tuples(db, rows.BARE_CLAIMS, number)
    told = db.execute("SELECT * FROM archived WHERE document = ? ORDER BY number", (number,))
    return rows.bare(document, mentions, claims, told)


def names(db: sqlite3.Connection, identity: str) -> Names | None:
    """Of a live document, what it takes names for."""
    found = _live(db, identity)
    if found is None:
        return None
    number, document = found
    counts = rows.tuples(db, rows.NAMES, number).fetchall()
    titled = rows.tuples(db, rows.TITLED, number)
    return counts, rows.titled(document, titled)


def _live(db: sqlite3.Connection, identity: str) -> tuple[int, Document] | None:
    """Its number, and the document without title and date."""
    query = "SELECT number, id, name, text, source FROM documents WHERE live AND id = ?"
    row = db.execute(query, (identity,)).fetchone()
    return None if row is None else (row[0], Document(*row[1:]))


def imported(db: sqlite3.Connection) -> dict[str, str]:
    """The keys of the live documents that an archive tells of, by id."""
    found = db.execute(f"SELECT id, key FROM documents WHERE live AND key GLOB '{IMPORTED}*'")
    return dict(map(tuple, found))


def put_number(db: sqlite3.Connection, identity: str) -> int | None:
    """Of a document that was put and is not live."""
    query = "SELECT number FROM documents WHERE id = ? AND NOT live"
    row = db.execute(query, (identity,)).fetchone()
    return None if row is None else int(row["number"])


def numbers(db: sqlite3.Connection, ids: Collection[str]) -> Iterator[tuple[str, int]]:
    """(id, number) of these live documents, or of those that are there, as they lie in the file."""
    found = db.execute(
        f"SELECT id, number FROM documents WHERE live AND id IN {rows.LISTED} ORDER BY number",
        (rows.listed(ids),),
    )
    return ((row["id"], row["number"]) for row in found.fetchall())


def live(db: sqlite3.Connection) -> set[int]:
    """Numbers of the documents that the graph is made of."""
    return {row["number"] for row in db.execute("SELECT number FROM documents WHERE live")}


def _numbers(db: sqlite3.Connection, ids: Collection[str], *, live: bool) -> list[int]:
    found = db.execute(
        f"SELECT number FROM documents WHERE live = ? AND id IN {rows.LISTED} ORDER BY id",
        (live, rows.listed(ids)),
    )
    return [row["number"] for row in found]
