"""What notes are made from: the names of their files, and the claims of each edge.

It stands in a temporary database, so that the memory does not grow with the graph.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from kgraph.errors import KgraphError
from kgraph.export.markdown import escaped, in_link
from kgraph.export.text import clean
from kgraph.model import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.model import EdgePolarity
    from kgraph.tables import Linked, Tables

ENTITIES, DOCUMENTS = "entities", "documents"  # folders
BYTES = 170  # of a name; with a suffix and ".md" it is below 200
FORBIDDEN = frozenset('\\/:*?"<>|#^[]%`')
RESERVED = re.compile(r"(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(\..*)?", re.I)
SUFFIXED = re.compile(r"\([0-9a-f]{16}\)")

_SCHEMA = """
    CREATE TABLE notes (folder TEXT, id TEXT, key TEXT, stem TEXT, shown TEXT, claims INTEGER,
        PRIMARY KEY (folder, id)) WITHOUT ROWID;
    CREATE INDEX notes_keys ON notes (folder, key);
    CREATE TABLE documents (id TEXT PRIMARY KEY, name TEXT, title TEXT, published TEXT);
    CREATE TABLE claims (document TEXT, start INTEGER, sentence TEXT, edge TEXT, subject TEXT,
        action TEXT, polarity TEXT, object TEXT, modality TEXT, speaker TEXT);
"""


class Told(NamedTuple):
    """A claim of an edge."""

    document: str  # id
    sentence: str  # escaped
    subject: str  # id of an entity, as is `object`
    action: str
    polarity: EdgePolarity
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


class Notes:
    """Entities and documents, and what they are called as files.

    A name that two of a folder share, even if only upper and lower case tell them apart, gets a
    suffix in both: it stays the same whatever else is in the graph.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def stem(self, folder: str, identity: str) -> str:
        """The name of a file without its ending."""
        return self._note(folder, identity)[0]

    def link(self, folder: str, identity: str, start: str = "..") -> str:
        """From a note of either folder."""
        stem, shown = self._note(folder, identity)
        return f"[[{start}/{folder}/{stem}|{shown}]]"

    def strongest(self, count: int) -> Iterator[tuple[str, int]]:
        """Ids of entities in most claims, and how many these are."""
        query = """
            SELECT id, claims FROM notes WHERE folder = ? ORDER BY claims DESC, stem, id LIMIT ?
        """
        yield from self._db.execute(query, (ENTITIES, count))

    def count(self, folder: str) -> int:
        query = "SELECT count(*) FROM notes WHERE folder = ?"
        found: int = self._db.execute(query, (folder,)).fetchone()[0]
        return found

    def documents(self) -> Iterator[Written]:
        query = "SELECT id, name, title, published FROM documents ORDER BY name, id"
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

    def _note(self, folder: str, identity: str) -> tuple[str, str]:
        query = "SELECT stem, shown FROM notes WHERE folder = ? AND id = ?"
        found: tuple[str, str] = self._db.execute(query, (folder, identity)).fetchone()
        return found


@contextmanager
def noted(tables: Tables) -> Iterator[Notes]:
    """The notes of these tables. Raises KgraphError where there is no room for the database."""
    db = sqlite3.connect("")
    try:
        db.executescript(_SCHEMA)
        for node in tables.nodes():
            _add(db, ENTITIES, node.id, node.name, node.claims)
        for one in tables.claims():
            if one.edge is not None:
                _tell(db, one)
        _tell_apart(db)
        db.execute("CREATE INDEX claims_edges ON claims (edge)")
        db.execute("CREATE INDEX claims_documents ON claims (document, start)")
        yield Notes(db)
    except sqlite3.Error as error:
        raise KgraphError(
            f"temporary files: {error}; point TMPDIR to where there is room"
        ) from error
    finally:
        db.close()


def _add(db: sqlite3.Connection, folder: str, identity: str, name: str, claims: int) -> None:
    stem = file_name(name)
    key = normalize("NFKC", normalize("NFKC", stem).casefold())
    values = (folder, identity, key, stem, in_link(name) or stem, claims)
    db.execute("INSERT OR IGNORE INTO notes VALUES (?, ?, ?, ?, ?, ?)", values)


def _tell_apart(db: sqlite3.Connection) -> None:
    """A suffix for what has the name of another, and for what looks as if it had one."""
    db.create_function("suffix", 1, lambda identity: f" ({digest(identity)})", deterministic=True)
    db.create_function("suffixed", 1, lambda key: bool(SUFFIXED.search(key)), deterministic=True)
    db.execute("""
        UPDATE notes SET stem = stem || suffix(id) WHERE suffixed(key) OR (folder, key) IN
            (SELECT folder, key FROM notes GROUP BY folder, key HAVING count(*) > 1)
    """)


def _tell(db: sqlite3.Connection, one: Linked) -> None:
    claim, document = one.claim, one.document
    written = (document.id, document.name, document.title, document.published)
    db.execute("INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?)", written)
    _add(db, DOCUMENTS, document.id, document.name, 0)
    told = (
        *(document.id, claim.sentence.start, escaped(claim.sentence.text), one.edge),
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
