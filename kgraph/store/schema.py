"""Tables of `kgraph.db`.

Offsets are characters of `documents.text`; the text of a span is its slice and is not stored
again. Mentions and claims are numbered within their document. `folded` is a name without case
and accents, as `names.fold` gives it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

APPLICATION_ID = 0x6B677261  # "kgra"
VERSION = 4

TABLES = (
    """
    CREATE TABLE documents (
        id TEXT PRIMARY KEY,
        key TEXT NOT NULL,  -- of the model and rules that read it
        name TEXT NOT NULL,
        source TEXT NOT NULL,
        title TEXT,
        published TEXT,
        text TEXT NOT NULL,
        sentences INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE entities (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        label TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE aliases (
        entity TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        count INTEGER NOT NULL,  -- of the mentions that use it
        PRIMARY KEY (entity, position)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE decisions (
        number INTEGER PRIMARY KEY,
        left TEXT NOT NULL,
        right TEXT NOT NULL,
        label TEXT NOT NULL,
        same INTEGER NOT NULL,
        signal TEXT NOT NULL,
        reason TEXT NOT NULL,
        score REAL NOT NULL,
        document TEXT,  -- id, where it holds for one only
        left_entity TEXT NOT NULL,  -- ids of what the names refer to
        right_entity TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE mentions (
        document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        listed INTEGER NOT NULL,  -- is one of the extraction's mentions, not only of a claim
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        label TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        antecedent INTEGER,  -- number of the mention that a pronoun stands for
        entity TEXT,  -- id; the graph is only ever replaced together with these
        PRIMARY KEY (document, number)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE statements (
        document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        listed INTEGER NOT NULL,  -- is one of the extraction's statements, not only of a claim
        speaker INTEGER,  -- number of a mention
        cue TEXT NOT NULL,
        stance TEXT NOT NULL,
        quoted INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        chain TEXT NOT NULL,  -- JSON list of numbers of mentions
        PRIMARY KEY (document, number)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE claims (
        document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        subject INTEGER NOT NULL,  -- number of a mention, as are object and place
        object INTEGER NOT NULL,
        place INTEGER,
        statement INTEGER,  -- number of the one it is part of; null when the author says so
        lemma TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        relation TEXT NOT NULL,
        passive INTEGER NOT NULL,
        sentence_start INTEGER NOT NULL,
        sentence_end INTEGER NOT NULL,
        polarity TEXT NOT NULL,
        modality TEXT NOT NULL,
        event TEXT,  -- class of the action, as is event_root
        event_root TEXT,
        time_start INTEGER,
        time_end INTEGER,
        time_value TEXT,
        granularity TEXT,
        amount_start INTEGER,
        amount_end INTEGER,
        amount_number REAL,
        amount_unit TEXT,
        amount_of TEXT,
        rule TEXT NOT NULL,
        confidence REAL NOT NULL,
        PRIMARY KEY (document, number)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE edges (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
        predicate TEXT NOT NULL,
        target TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
        polarity TEXT NOT NULL,
        directed INTEGER NOT NULL,
        speakers TEXT NOT NULL  -- JSON list of names
    )
    """,
    "CREATE INDEX edges_source ON edges (source)",
    "CREATE INDEX edges_target ON edges (target)",
    """
    CREATE TABLE edge_claims (
        edge TEXT NOT NULL REFERENCES edges (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        document TEXT NOT NULL,
        claim INTEGER NOT NULL,
        PRIMARY KEY (edge, position),
        FOREIGN KEY (document, claim) REFERENCES claims (document, number) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX edge_claims_claim ON edge_claims (document, claim)",
    # what the last build was asked for, and changes of who is who ask for again
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # no row: documents changed since, or the build that made the graph was not finished
    "CREATE TABLE graph (fingerprint TEXT NOT NULL, title TEXT NOT NULL)",
)


def create(db: sqlite3.Connection) -> None:
    """Makes the tables of an empty database, inside the transaction of the caller."""
    for statement in TABLES:
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")


def is_empty(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None


def problem(db: sqlite3.Connection) -> str | None:
    """Why this database is not a store that this version can use; None when it is."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return "a database of another program; choose another folder"
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        return f"written by a newer kgraph (schema {version}, known: {VERSION}); update kgraph"
    if version < VERSION:
        return (
            f"written by an older kgraph (schema {version}, known: {VERSION}); "
            "move it away and run kgraph build again"
        )
    return None
