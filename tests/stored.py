"""All that a folder with a graph holds, in a form that can be compared."""

import io
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from kgraph import ask
from kgraph.ask import STORE
from kgraph.export import FOLDERS
from kgraph.pipeline import export, export_to
from kgraph.store.schema import ROWS, SETS


def exported(folder, form):
    """Bytes of a file; of a folder, by the names of its files."""
    with ask.opened(folder) as store:
        if form in FOLDERS:
            return _folder(store, form)
        out = io.BytesIO()
        export(store, form, out)
        return out.getvalue()


def _folder(store, form):
    with tempfile.TemporaryDirectory() as name:
        export_to(store, form, Path(name))
        files = (path for path in Path(name).rglob("*") if path.is_file())
        return {path.relative_to(name).as_posix(): path.read_bytes() for path in files}


PLACES = {
    "documents": "",
    "settings": "",
    "entities": "",
    "decisions": "",
    "names": "entity",
    "edges": "source target",
    "mentions": "document entity",
    "statements": "document",
    "claims": "document edge",
    "passages": "document",
    "graph": "",
    **{f"who_{name}": "" for name in (*ROWS, *SETS)},
}
"""Tables, and those of their columns that are numbers of rows."""


def contents(folder):
    """All rows of a store, with ids in place of numbers, and all words that can be searched."""
    with closing(sqlite3.connect(folder / STORE)) as db:
        db.row_factory = sqlite3.Row
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        ids = {
            table: {row["number"]: row["id"] for row in db.execute(f"SELECT * FROM {table}")}
            for table in ("documents", "entities", "edges")
        }
        ids = {"document": ids["documents"], "edge": ids["edges"]} | dict.fromkeys(
            ("entity", "source", "target"), ids["entities"]
        )
        found = {table: rows_of(db, table, ids) for table in PLACES}
        found |= {"names_words": words(db, "names"), "passages_words": words(db, "passages")}
    return found


def rows_of(db, table, ids):
    places = PLACES[table].split()
    within = table in ("mentions", "statements", "claims")  # numbered within their document
    found = [dict(row) for row in db.execute(f"SELECT * FROM {table}")]
    for row in found:
        row.update({place: ids[place].get(row[place]) for place in places})
        if not within:
            row.pop("number", None)
    return sorted(found, key=repr)


def words(db, table):
    """Each word of an index, and the row that it leads to."""
    rows = {row["number"]: tuple(row)[2:] for row in db.execute(f"SELECT * FROM {table}")}
    db.execute(f"CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, {table}_words, instance)")
    found = sorted(
        (row["term"], row["offset"], *rows[row["doc"]]) for row in db.execute("SELECT * FROM v")
    )
    db.execute("DROP TABLE temp.v")
    return found
