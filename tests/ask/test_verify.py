"""What does not hold in a store is found."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from kgraph.ask.opened import STORE
from kgraph.ask.verify import verify
from kgraph.building import build
from kgraph.store import Store
from tests import builders
from tests.ask.stores import store_of

if TYPE_CHECKING:
    from pathlib import Path

    from kgraph.ask.verify import Verified

ARTICLES = (
    ("2024-05-10", "Xi Jinping met Emmanuel Macron on Monday, the palace said."),
    ("", "TASS reported that Dmitry Peskov had denied that Russia paid Iran $5 billion in aid."),
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify")
    store_of(ARTICLES, folder).close()
    return folder


def looked_over(path: Path, *, sources: bool = False) -> Verified:
    with Store.open(path) as store:
        return verify(store, sources=sources)


def test_all_holds(built: Path) -> None:
    found = looked_over(built / "out" / "kgraph.db")
    assert (found.documents, found.problems, found.sources) == (2, (), None)
    assert found.claims
    assert found.edges


CORRUPTIONS = {
    "UPDATE documents SET text = text || '.'": ("document", "hash of its text"),
    "UPDATE mentions SET end = 9999 WHERE number = 0": ("mention", "do not lie in the text"),
    "UPDATE mentions SET start = end + 1": ("mention", "do not lie in the text"),
    "UPDATE statements SET end = 9999": ("statement", "do not lie in the text"),
    "UPDATE claims SET start = -1": ("claim", "do not lie in the text"),
    "UPDATE claims SET sentence_end = 9999": ("claim", "do not lie in the text"),
    "UPDATE claims SET sentence_end = sentence_start": ("claim", "does not lie in its sentence"),
    "UPDATE claims SET sentence_start = start + 1": ("claim", "its subject does not lie"),
    "UPDATE claims SET time_end = 9999 WHERE time_end": ("claim", "time_end do not lie"),
    "UPDATE claims SET amount_start = -5 WHERE amount_start": ("claim", "its amount does not lie"),
    "UPDATE claims SET subject = 999": ("claim", "its subject is not there"),
    "UPDATE claims SET statement = 999": ("claim", "its statement is not there"),
    "UPDATE statements SET speaker = 999": ("statement", "its speaker is not there"),
    "UPDATE statements SET chain = '[999]'": ("statement", "who report it"),
    "UPDATE mentions SET antecedent = 999": ("mention", "its antecedent is not there"),
    "UPDATE mentions SET entity = 999": ("file", "refers to a row of entities"),
    "UPDATE claims SET edge = NULL": ("claim", "part of no edge"),
    "UPDATE claims SET lemma = 'sue'": ("claim", "part of a wrong edge"),
    "UPDATE claims SET polarity = 'negative'": ("claim", "part of a wrong edge"),
    "UPDATE claims SET modality = 'planned'": ("edge", "its modalities"),
    "UPDATE edges SET weight = 7": ("edge", "its weight"),
    "UPDATE edges SET documents = 7": ("edge", "its documents"),
    "UPDATE edges SET first_day = '1999-01-01'": ("edge", "its first_day"),
    "UPDATE edges SET modalities = 'none'": ("edge", "its modalities"),
    "UPDATE edges SET directed = NOT directed": ("edge", "its direction"),
    "UPDATE edges SET id = id || 'x'": ("edge", "the hash of what it says"),
    "UPDATE entities SET weight = 70": ("entity", "its weight"),
    "UPDATE entities SET name = name || 'x'": ("entity", "its first name"),
    "UPDATE names SET folded = 'x'": ("entity", "not found by its name"),
    "INSERT INTO names_words (names_words) VALUES ('delete-all')": ("search", "not found where"),
    "DELETE FROM passages": ("search", "not found where"),
    "UPDATE passages SET end = 9999": ("search", "do not lie in the text"),
    "DELETE FROM graph": ("file", "does not hold one graph"),
}


@pytest.mark.parametrize("sql", CORRUPTIONS)
def test_corrupted(sql: str, built: Path, tmp_path: Path) -> None:
    path = tmp_path / "kgraph.db"
    shutil.copyfile(built / "out" / "kgraph.db", path)
    db = sqlite3.connect(path, isolation_level=None)
    assert db.execute(sql).rowcount != 0
    db.close()
    part, what = CORRUPTIONS[sql]
    found = looked_over(path).problems
    assert any(part == problem.part and what in problem.what for problem in found), found


def test_damaged_file(built: Path, tmp_path: Path) -> None:
    """Pages of the file are overwritten."""
    data = bytearray((built / "out" / "kgraph.db").read_bytes())
    data[8192:20480] = b"\xaa" * 12288
    path = tmp_path / "kgraph.db"
    path.write_bytes(data)
    assert any(problem.part == "file" for problem in looked_over(path).problems)


def test_members_of_an_archive_are_there_with_it(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "news.zip", "w") as archive:
        archive.writestr("one.txt", "Barack Obama met Angela Merkel.")
    build([str(tmp_path / "news.zip")], tmp_path / "out", draw=False)
    assert looked_over(tmp_path / "out" / STORE, sources=True).sources == ()
    (tmp_path / "news.zip").unlink()
    (gone,) = looked_over(tmp_path / "out" / STORE, sources=True).sources or ()
    assert "is gone" in gone.what


def test_sources(tmp_path: Path) -> None:
    store_of(ARTICLES, tmp_path).close()
    path, file = tmp_path / "out" / "kgraph.db", tmp_path / "articles.jsonl"
    assert looked_over(path, sources=True).sources == ()
    file.write_text(file.read_text(encoding="utf-8").replace("Monday", "Friday"), encoding="utf-8")
    (changed,) = looked_over(path, sources=True).sources or ()
    assert (changed.where, "does not hold its text" in changed.what) == ("0", True)
    file.write_text("no rows", encoding="utf-8")
    assert "cannot be read" in (looked_over(path, sources=True).sources or ())[0].what
    file.unlink()
    found = looked_over(path, sources=True)
    assert ["is gone" in one.what for one in found.sources or ()] == [True, True]
    assert found.problems == ()


PROPER = builders.corpora(3)


@given(PROPER)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_put_into_a_store_is_found_there(extractions) -> None:
    """Of whatever texts: nothing but the order of offsets, which are chance, does not hold."""
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        with Store.open(Path(folder, "kgraph.db"), create=True) as store:
            builders.fill(store, *extractions)
        found = looked_over(Path(folder, "kgraph.db")).problems
    assert [problem for problem in found if "in its sentence" not in problem.what] == []
