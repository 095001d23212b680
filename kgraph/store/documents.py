"""Documents with their mentions and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.store import rows

if TYPE_CHECKING:
    import sqlite3

    from kgraph.model import Document, Extraction

BY_NAME = "SELECT * FROM documents ORDER BY name, id"


def replace(db: sqlite3.Connection, extraction: Extraction, key: str) -> None:
    """Writes what was read in one document, in place of what was there."""
    db.execute("DELETE FROM documents WHERE id = ?", (extraction.document.id,))
    _insert(db, extraction, key)
    db.executemany(rows.INSERT_MENTION, rows.mention_rows(extraction))
    db.executemany(rows.INSERT_STATEMENT, rows.statement_rows(extraction))
    db.executemany(rows.INSERT_CLAIM, rows.claim_rows(extraction))


def rename(db: sqlite3.Connection, document: Document) -> None:
    db.execute(
        "UPDATE documents SET name = ?, source = ?, title = ?, published = ? WHERE id = ?",
        (document.name, document.source, document.title, document.published, document.id),
    )


def extraction(db: sqlite3.Connection, document_id: str) -> Extraction | None:
    row = db.execute("SELECT * FROM documents WHERE id = ?", (document_id,)).fetchone()
    if row is None:
        return None
    mentions = db.execute(
        "SELECT * FROM mentions WHERE document = ? ORDER BY number", (document_id,)
    )
    claims = db.execute(f"{rows.CLAIMS} WHERE c.document = ? ORDER BY c.number", (document_id,))
    said = db.execute(f"{rows.STATEMENTS} AND t.document = ? ORDER BY t.number", (document_id,))
    return rows.extraction(row, mentions.fetchall(), claims, said)


def _insert(db: sqlite3.Connection, extraction: Extraction, key: str) -> None:
    document = extraction.document
    db.execute(
        "INSERT INTO documents (id, key, name, source, title, published, text, sentences)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
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
    )
