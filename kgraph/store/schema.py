"""Tables of `kgraph.db`, and how older ones become these.

Offsets are characters of `documents.text`; the text of a span is its slice and is not stored
again. Mentions, statements and claims are numbered within their document. `document`, `entity`,
`source` and `target` are the numbers of rows; `id` is what the rest of the program knows them by.
`folded` is a name without case and accents, as `names.fold` gives it. Days are ISO 8601.

A document is put when it was read, and becomes `live` when the graph is made with it: questions
see the graph and the documents of the last whole build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

APPLICATION_ID = 0x6B677261  # "kgra"
VERSION = 7

ROWS = "settings documents names terms".split()
SETS = "spelled roles read_with named_in keys pairs reasons explained".split()

# none: nobody asked for a picture since the graph changed
PLACES = """
    CREATE TABLE IF NOT EXISTS places (
        entity INTEGER PRIMARY KEY REFERENCES entities (number) ON DELETE CASCADE,
        x REAL NOT NULL,
        y REAL NOT NULL,
        community INTEGER  -- 0 is the largest; null for those of a group that is too small
    )
"""

# of documents that an archive of claims tells of: whom it takes their mentions for
ARCHIVED = """
    CREATE TABLE IF NOT EXISTS archived (
        document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
        number INTEGER NOT NULL,  -- of a mention
        archive TEXT NOT NULL,
        name TEXT NOT NULL,
        label TEXT NOT NULL,
        local INTEGER NOT NULL,
        titled INTEGER NOT NULL,
        PRIMARY KEY (document, number)
    ) WITHOUT ROWID
"""

TABLES = (
    """
    CREATE TABLE documents (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        live INTEGER NOT NULL,
        key TEXT NOT NULL,  -- of the model and rules that read it, or of what an archive tells
        name TEXT NOT NULL,
        source TEXT NOT NULL,
        title TEXT,
        published TEXT,
        text TEXT NOT NULL,
        sentences INTEGER NOT NULL,
        UNIQUE (id, live)
    )
    """,
    "CREATE INDEX documents_name ON documents (name)",
    """
    CREATE TABLE entities (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        label TEXT NOT NULL,
        weight INTEGER NOT NULL DEFAULT 0  -- number of claims in its edges
    )
    """,
    "CREATE INDEX entities_weight ON entities (weight DESC)",
    """
    CREATE TABLE names (
        number INTEGER PRIMARY KEY,
        entity INTEGER NOT NULL REFERENCES entities (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,  -- 0 is the canonical name, aliases follow
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        count INTEGER NOT NULL,  -- of the mentions that use it; 0 for the canonical name
        UNIQUE (entity, position)
    )
    """,
    "CREATE INDEX names_folded ON names (folded)",
    """
    CREATE VIRTUAL TABLE names_words USING fts5 (
        folded, content = 'names', content_rowid = 'number',
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER names_put AFTER INSERT ON names BEGIN
        INSERT INTO names_words (rowid, folded) VALUES (new.number, new.folded);
    END
    """,
    """
    CREATE TRIGGER names_gone AFTER DELETE ON names BEGIN
        INSERT INTO names_words (names_words, rowid, folded)
        VALUES ('delete', old.number, old.folded);
    END
    """,
    """
    CREATE TABLE decisions (
        key TEXT PRIMARY KEY,  -- in the order in which they are told
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
    ) WITHOUT ROWID
    """,
    "CREATE INDEX decisions_left ON decisions (left_entity)",
    "CREATE INDEX decisions_right ON decisions (right_entity)",
    """
    CREATE TABLE mentions (
        document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        listed INTEGER NOT NULL,  -- is one of the extraction's mentions, not only of a claim
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        label TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        antecedent INTEGER,  -- number of the mention that a pronoun stands for
        entity INTEGER REFERENCES entities (number) ON DELETE SET NULL,
        PRIMARY KEY (document, number)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX mentions_entity ON mentions (entity) WHERE entity IS NOT NULL",
    ARCHIVED,
    """
    CREATE TABLE statements (
        document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
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
        document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        edge INTEGER REFERENCES edges (number) ON DELETE SET NULL,  -- that it is part of
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
        first_day TEXT,  -- of time_value, as is last_day
        last_day TEXT,
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
    "CREATE INDEX claims_edge ON claims (edge) WHERE edge IS NOT NULL",
    """
    CREATE TABLE edges (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        source INTEGER NOT NULL REFERENCES entities (number) ON DELETE CASCADE,
        predicate TEXT NOT NULL,
        target INTEGER NOT NULL REFERENCES entities (number) ON DELETE CASCADE,
        polarity TEXT NOT NULL,
        directed INTEGER NOT NULL,
        weight INTEGER NOT NULL DEFAULT 0,  -- number of claims
        documents INTEGER NOT NULL DEFAULT 0,  -- number of them
        modalities TEXT NOT NULL DEFAULT '{}',  -- JSON: modality -> number of claims
        first_day TEXT,  -- of its claims: when it happens, or else when the document appeared
        last_day TEXT
    )
    """,
    "CREATE INDEX edges_source ON edges (source, weight)",  # the strongest of an entity at once
    "CREATE INDEX edges_target ON edges (target, weight)",
    "CREATE INDEX edges_documents ON edges (documents, weight)",  # the strongest of all at once
    # pieces of the live documents, for `search`: sentences of claims, and what lies between them
    """
    CREATE TABLE passages (
        number INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL
    )
    """,
    "CREATE INDEX passages_document ON passages (document)",
    """
    CREATE VIRTUAL TABLE passages_words USING fts5 (
        text, content = '', tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    # what resolution keeps between builds; see `resolve/state.py`
    *(
        f"CREATE TABLE who_{name} (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
        for name in ROWS
    ),
    *(
        f"CREATE TABLE who_{name} (key TEXT, value TEXT, PRIMARY KEY (key, value)) WITHOUT ROWID"
        for name in SETS
    ),
    # what the last build was asked for, and changes of who is who ask for again
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # no row: the first build was not finished; `drawn` is the fingerprint that pictures show
    "CREATE TABLE graph (fingerprint TEXT NOT NULL, title TEXT NOT NULL, drawn TEXT)",
    PLACES,
)

FROM_4 = (
    "ALTER TABLE documents RENAME TO old_documents",
    *(
        f"DROP TABLE {table}"
        for table in (
            "edge_claims edges claims statements mentions decisions aliases entities graph".split()
        )
    ),
    *(sql for sql in TABLES if "CREATE TABLE settings" not in sql),
    # without a key they count as read by other rules, and are read again from their text
    "INSERT INTO documents (id, live, key, name, source, title, published, text, sentences)"
    " SELECT id, 1, '', name, source, title, published, text, 0 FROM old_documents",
    "DROP TABLE old_documents",
)

MIGRATIONS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (4, FROM_4),
    (5, (PLACES,)),
    (6, (ARCHIVED,)),
)
"""In order: the version that each begins with, and what leads to the next."""


def create(db: sqlite3.Connection) -> None:
    """Makes the tables of an empty database, inside the transaction of the caller."""
    for statement in TABLES:
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")


def migrate(db: sqlite3.Connection) -> None:
    """Brings an older store to this version, inside the transaction of the caller. One that is
    too old stays as it is."""
    for version, statements in MIGRATIONS:
        if _version(db) == version:
            for statement in statements:
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {version + 1}")


def is_empty(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None


def is_older(db: sqlite3.Connection) -> bool:
    return _is_ours(db) and _version(db) < VERSION


def problem(db: sqlite3.Connection) -> str | None:
    """Why this database is not a store that this version can use; None when it is."""
    if is_empty(db):
        return "its first build was not finished; run kgraph build again"
    if not _is_ours(db):
        return "a database of another program; choose another folder"
    version = _version(db)
    if version > VERSION:
        return f"written by a newer kgraph (schema {version}, known: {VERSION}); update kgraph"
    if version < MIGRATIONS[0][0]:
        return (
            f"written by an older kgraph (schema {version}, known: {VERSION}); "
            "move it away and run kgraph build again"
        )
    if version < VERSION:
        return (
            f"written by an older kgraph (schema {version}, known: {VERSION}); "
            "run kgraph build again"
        )
    return None


def _is_ours(db: sqlite3.Connection) -> bool:
    return bool(db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
