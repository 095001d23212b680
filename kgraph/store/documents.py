"""Documents with their mentions and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kgraph.store import rows

if TYPE_CHECKING:
    import sqlite3

    from kgraph.model import Claim, Document, Extraction

BY_NAME = "SELECT * FROM documents ORDER BY name, id"


class NamedClaim(NamedTuple):
    """A claim with the canonical names of its ends; None for an end that is no entity."""

    claim: Claim
    subject: str | None
    object: str | None


def replace(db: sqlite3.Connection, extraction: Extraction, key: str) -> None:
    """Writes what was read in one document, in place of what was there."""
    db.execute("DELETE FROM documents WHERE id = ?", (extraction.document.id,))
    _insert(db, extraction, key)
    db.executemany(rows.INSERT_MENTION, rows.mention_rows(extraction))
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
    return rows.extraction(row, mentions.fetchall(), claims)


def named_claims(db: sqlite3.Connection, document_id: str) -> list[NamedClaim]:
    """In the order in which they were put."""
    found = extraction(db, document_id)
    if found is None:
        return []
    ends = db.execute(
        "SELECT a.name, b.name FROM claims AS c"
        " JOIN mentions AS s ON s.document = c.document AND s.number = c.subject"
        " JOIN mentions AS o ON o.document = c.document AND o.number = c.object"
        " LEFT JOIN entities AS a ON a.id = s.entity"
        " LEFT JOIN entities AS b ON b.id = o.entity"
        " WHERE c.document = ? ORDER BY c.number",
        (document_id,),
    )
    return [NamedClaim(claim, *end) for claim, end in zip(found.claims, ends, strict=True)]


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
