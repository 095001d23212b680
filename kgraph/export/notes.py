"""What notes are made from: the names of their files, and the claims of each edge.

It stands in a temporary database, so that the memory does not grow with the graph.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from kgraph.export.text import clean
from kgraph.model import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.tables import Linked, Tables

ENTITIES, DOCUMENTS = "entities", "documents"  # folders
BYTES = 170  # of a name; with a suffix and ".md" it is below 200
FORBIDDEN = frozenset('\\/:*?"<>|#^[]%')
RESERVED = re.compile(r"(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(\..*)?", re.I)
SUFFIXED = re.compile(r"\([0-9a-f]{16}\)")

_SCHEMA = """
    CREATE TABLE notes (id TEXT, folder TEXT, key TEXT, stem TEXT, name TEXT, claims INTEGER,
        PRIMARY KEY (folder, id)) WITHOUT ROWID;
    CREATE INDEX notes_keys ON notes (folder, key);
    CREATE TABLE documents (id TEXT PRIMARY KEY, name TEXT, title TEXT, published TEXT,
        source TEXT);
    CREATE TABLE claims (document TEXT, start INTEGER, sentence TEXT, edge TEXT, subject TEXT,
        action TEXT, polarity TEXT, object TEXT, modality TEXT, speaker TEXT);
"""


class Told(NamedTuple):
    """A claim of an edge."""

    document: str  # id
    sentence: str
    subject: str  # id of an entity, as is `object`
    action: str
    polarity: str
    object: str
    modality: str
    speaker: str | None  # name
    published: str | None  # day of the document


class Written(NamedTuple):
    """A document."""

    id: str
    name: str
    title: str | None
    published: str | None
    source: str


class Note(NamedTuple):
    """A note, without its text."""

    stem: str  # of its file
    name: str  # what it is about
    claims: int


class Notes:
    """Entities and documents, and what they are called as files.

    A name that two of a folder share, even if only upper and lower case tell them apart, gets a
    suffix in both: it stays the same whatever else is in the graph.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def note(self, folder: str, identity: str) -> Note:
        """Raises KeyError where there is none."""
        query = "SELECT key, stem, name, claims FROM notes WHERE folder = ? AND id = ?"
        for key, stem, name, claims in self._db.execute(query, (folder, identity)):
            return Note(self._told_apart(folder, key, stem, identity), name, claims)
        raise KeyError(identity)

    def strongest(self, count: int) -> Iterator[tuple[str, Note]]:
        """Entities in most claims, with their ids."""
        query = "SELECT id FROM notes WHERE folder = ? ORDER BY claims DESC, name, id LIMIT ?"
        for (identity,) in self._db.execute(query, (ENTITIES, count)):
            yield identity, self.note(ENTITIES, identity)

    def count(self, folder: str) -> int:
        query = "SELECT count(*) FROM notes WHERE folder = ?"
        found: int = self._db.execute(query, (folder,)).fetchone()[0]
        return found

    def documents(self) -> Iterator[Written]:
        query = "SELECT id, name, title, published, source FROM documents ORDER BY name, id"
        return map(Written._make, self._db.execute(query))

    def of_document(self, identity: str) -> Iterator[Told]:
        """In the order of the text."""
        return self._told("document = ? ORDER BY start, c.rowid", identity)

    def of_edge(self, identity: str) -> Iterator[Told]:
        """In the order of the texts."""
        return self._told("edge = ? ORDER BY c.rowid", identity)

    def _told(self, condition: str, identity: str) -> Iterator[Told]:
        query = f"""
            SELECT document, sentence, subject, action, polarity, object, modality, speaker,
                published FROM claims AS c JOIN documents AS d ON d.id = document
            WHERE {condition}
        """
        return map(Told._make, self._db.execute(query, (identity,)))

    def _told_apart(self, folder: str, key: str, stem: str, identity: str) -> str:
        query = "SELECT count(*) FROM notes WHERE folder = ? AND key = ?"
        (same,) = self._db.execute(query, (folder, key)).fetchone()
        alone = same == 1 and not SUFFIXED.search(key)
        return stem if alone else f"{stem} ({digest(identity)})"


@contextmanager
def noted(tables: Tables) -> Iterator[Notes]:
    """The notes of these tables."""
    db = sqlite3.connect("")
    try:
        db.executescript(_SCHEMA)
        for node in tables.nodes():
            _add(db, ENTITIES, node.id, node.name, node.claims)
        for one in tables.claims():
            if one.edge is not None:
                _tell(db, one)
        db.execute("CREATE INDEX claims_edges ON claims (edge)")
        db.execute("CREATE INDEX claims_documents ON claims (document, start)")
        yield Notes(db)
    finally:
        db.close()


def _add(db: sqlite3.Connection, folder: str, identity: str, name: str, claims: int) -> None:
    stem = file_name(name)
    key = normalize("NFKC", normalize("NFKC", stem).casefold())
    values = (identity, folder, key, stem, name, claims)
    db.execute("INSERT OR IGNORE INTO notes VALUES (?, ?, ?, ?, ?, ?)", values)


def _tell(db: sqlite3.Connection, one: Linked) -> None:
    claim, document = one.claim, one.document
    written = (document.id, document.name, document.title, document.published, document.source)
    db.execute("INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?, ?)", written)
    _add(db, DOCUMENTS, document.id, document.name, 0)
    told = (
        *(document.id, claim.sentence.start, claim.sentence.text, one.edge),
        *(one.subject and one.subject.id, claim.predicate.lemma, claim.edge_polarity),
        *(one.object and one.object.id, claim.modality, one.speaker and one.speaker.name),
    )
    db.execute("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", told)


def file_name(name: str) -> str:
    """A name of a file without its ending, on every system and in links of notes.

    >>> file_name("O'Neill & Sons <Ltd>"), file_name("AC/DC"), file_name("NUL.txt")
    ("O'Neill & Sons Ltd", 'AC DC', '_NUL.txt')
    """
    kept = [one if one.isprintable() and one not in FORBIDDEN else " " for one in clean(name)]
    short = _cut(" ".join(normalize("NFC", "".join(kept)).split()).strip(". "))
    if RESERVED.fullmatch(short):
        return f"_{short}"
    return short or "_"


def _cut(name: str) -> str:
    return name.encode()[:BYTES].decode(errors="ignore").rstrip(". ")
