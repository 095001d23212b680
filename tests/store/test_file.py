"""Files that are no store, or not now."""

import contextlib
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.errors import StoreError
from kgraph.model import Document
from kgraph.store import Store, connect
from tests import builders

PATH = Path("out/kgraph.db")
NEWS = Document.of("Trump met Putin. " * 2000)
READ = builders.extraction(NEWS, builders.claim(NEWS, "Trump", "met", "Putin"))


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def saved():
    with Store.open(PATH, create=True) as store:
        builders.fill(store, READ)


def message(action, *args, **options):
    with pytest.raises(StoreError) as error:
        action(*args, **options)
    assert "\n" not in str(error.value)
    return str(error.value)


def change(*statements):
    with contextlib.closing(sqlite3.connect(PATH)) as db, db:
        for statement in statements:
            db.execute(statement)


def test_missing():
    assert message(Store.open, PATH) == (
        "out/kgraph.db: no graph here; run kgraph build FOLDER first, "
        "or name another folder with --graph"
    )
    assert not PATH.parent.exists()


def test_empty_file():
    PATH.parent.mkdir()
    PATH.touch()
    assert "no graph here" in message(Store.open, PATH)
    Store.open(PATH, create=True).close()


@pytest.mark.parametrize("create", [True, False])
def test_not_a_database(create):
    PATH.parent.mkdir()
    PATH.write_text("Trump met Putin. " * 100, encoding="utf-8")
    before = PATH.read_bytes()
    assert message(Store.open, PATH, create=create) == (
        "out/kgraph.db: not a kgraph store (file is not a database); "
        "move it away and run kgraph build again"
    )
    assert PATH.read_bytes() == before


@pytest.mark.parametrize("create", [True, False])
def test_database_of_another_program(create):
    PATH.parent.mkdir()
    change("CREATE TABLE moz_places (url TEXT)")
    before = PATH.read_bytes()
    assert message(Store.open, PATH, create=create) == (
        "out/kgraph.db: a database of another program; choose another folder"
    )
    assert PATH.read_bytes() == before


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.usefixtures("saved")
def test_newer_version(create):
    change("PRAGMA user_version = 9")
    assert message(Store.open, PATH, create=create) == (
        "out/kgraph.db: written by a newer kgraph (schema 9, known: 7); update kgraph"
    )


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.usefixtures("saved")
def test_older_version(create):
    change("PRAGMA user_version = 1")
    assert message(Store.open, PATH, create=create) == (
        "out/kgraph.db: written by an older kgraph (schema 1, known: 7); "
        "move it away and run kgraph build again"
    )


def test_store_of_schema_4_keeps_its_documents():
    PATH.parent.mkdir()
    tables = "edge_claims edges claims statements mentions decisions aliases entities graph"
    change(
        "CREATE TABLE documents (id TEXT PRIMARY KEY, key TEXT, name TEXT, source TEXT, title TEXT,"
        " published TEXT, text TEXT, sentences INTEGER)",
        *(f"CREATE TABLE {table} (id TEXT)" for table in tables.split()),
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        "INSERT INTO documents VALUES ('1', 'k', 'a.txt', 'news/a.txt', NULL, NULL, 'Text.', 1)",
        "INSERT INTO settings VALUES ('metonyms', 'yes')",
        "PRAGMA application_id = 0x6B677261",
        "PRAGMA user_version = 4",
    )
    assert message(Store.open, PATH) == (
        "out/kgraph.db: written by an older kgraph (schema 4, known: 7); run kgraph build again"
    )
    with Store.open(PATH, create=True) as store:
        assert store.documents() == (Document("1", "a.txt", "Text.", "news/a.txt"),)
        assert store.settings() == {"metonyms": "yes"}
        assert store.known("k") == set()
        assert store.fingerprint() is None
        builders.fill(store, READ)
    Store.open(PATH).close()


@pytest.mark.usefixtures("saved")
def test_store_of_schema_5_keeps_everything():
    change("DROP TABLE places", "DROP TABLE archived", "PRAGMA user_version = 5")
    assert "run kgraph build again" in message(Store.open, PATH)
    with Store.open(PATH, create=True) as store:
        assert list(store.extractions()) == [READ]
        assert store.fingerprint() == "1"
        assert store.layout() == ({}, {})
    Store.open(PATH).close()


@pytest.mark.usefixtures("saved")
def test_store_of_schema_6_keeps_everything():
    change("DROP TABLE archived", "PRAGMA user_version = 6")
    assert "run kgraph build again" in message(Store.open, PATH)
    with Store.open(PATH, create=True) as store:
        assert list(store.extractions()) == [READ]
        assert store.fingerprint() == "1"
    Store.open(PATH).close()


@pytest.mark.usefixtures("saved")
def test_truncated():
    os.truncate(PATH, 8192)
    assert re.match(r"out/kgraph\.db: damaged \(.*\); move it away and", message(_read))
    assert "damaged" in message(Store.open, PATH, create=True)


@pytest.mark.usefixtures("saved")
def test_pages_overwritten():
    with PATH.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096 * 4)
    assert "damaged" in message(_read)


@pytest.mark.usefixtures("saved")
def test_missing_table():
    change("DROP TABLE claims")
    assert "damaged (no such table: claims)" in message(_read)


def _read():
    with Store.open(PATH) as store:
        return list(store.extractions())


def test_folder_is_a_file():
    Path("out").touch()
    assert message(Store.open, PATH, create=True) == (
        "out/kgraph.db: cannot be written (file exists); choose another folder"
    )


def test_store_is_a_folder():
    PATH.mkdir(parents=True)
    assert "cannot be written (is a directory)" in message(Store.open, PATH, create=True)
    assert "no graph here" in message(Store.open, PATH)


def test_folder_that_may_not_be_written(monkeypatch):
    def closed(self, *_, **__):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", closed)
    assert "cannot be written (permission denied)" in message(Store.open, PATH, create=True)


@pytest.mark.usefixtures("saved")
def test_store_that_may_only_be_read(monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert _read() == [READ]
    assert sorted(path.name for path in PATH.parent.iterdir()) == ["kgraph.db"]
    with Store.open(PATH) as store:
        assert "cannot be written (attempt to write a readonly" in message(store.put, READ, "key")


@pytest.mark.usefixtures("saved")
def test_second_writer_is_told_to_wait(monkeypatch):
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.05)
    with Store.open(PATH, create=True) as first, Store.open(PATH, create=True) as second:
        with first.changing():
            assert message(second.put, READ, "key") == (
                "out/kgraph.db: is being written by another kgraph; try again when it is done"
            )
            assert list(second.extractions()) == [READ]
        second.put(READ, "key")


@pytest.mark.usefixtures("saved")
def test_only_the_database_is_left_behind():
    assert [path.name for path in PATH.parent.iterdir()] == ["kgraph.db"]


def test_path_with_signs_that_mean_something_in_an_address():
    path = Path("50% #1?mode=ro/kgraph.db")
    with Store.open(path, create=True) as store:
        store.put(READ, "key")
    assert path.is_file()


@pytest.mark.usefixtures("saved")
def test_mistake_in_the_program_is_not_called_damage():
    store = Store.open(PATH)
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.counts()


@pytest.mark.usefixtures("saved")
def test_killed_process_leaves_the_earlier_state():
    script = (
        "import os\n"
        "from kgraph.store import Store\n"
        f"with Store.open({str(PATH)!r}) as store, store.changing() as change:\n"
        f"    change.forget([{NEWS.id!r}])\n"
        "    os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    assert _read() == [READ]


def test_store_needs_no_heavy_library():
    script = (
        "import sys, kgraph.store, kgraph.read\n"
        "heavy = {'spacy', 'networkx', 'rapidfuzz', 'markdown_it', 'charset_normalizer'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
