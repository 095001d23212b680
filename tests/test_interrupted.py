"""Builds that are killed, stopped, out of room or not alone leave a whole graph behind."""

import os
import random
import shutil
import signal
import sqlite3
import time
from contextlib import closing
from itertools import chain

import pytest

from kgraph import ask
from kgraph.errors import StoreError
from kgraph.pictures import PICTURES
from kgraph.store import Store, locked
from tests.stored import contents, exported
from tests.warm import Warm

KILLS = 50
OLD = """
Donald Trump met Vladimir Putin in Helsinki. Trump praised Putin on Friday.
Trump accused China of theft. Xi Jinping denied that China had stolen data.
Volodymyr Zelensky met Joe Biden. Biden promised tanks to Ukraine.
""".strip().splitlines()
NEW = """
Donald Trump met Vladimir Putin in Helsinki. Trump praised Putin on Friday.
Trump accused Iran of theft. Xi Jinping denied that China had stolen data.
Volodymyr Zelenskyy thanked Joe Biden. President Biden promised tanks to Kyiv.
""".strip().splitlines()


class Folders:
    """`news` with the new articles, and graphs of the old and of the new ones."""

    def __init__(self, root):
        self.root, self.news, self.out = root, root / "news", root / "out"
        self.news.mkdir()
        self._write(OLD)
        self.warm = Warm(root, str(self.news), "-q", "-o", str(root / "old"))
        self._write(NEW)
        self.times = {None: self._timed(None), "old": self._timed("old")}
        self.out.rename(root / "grown")
        self.begin(None)
        assert self.build() == (0, "")
        self.out.rename(root / "new")
        self.states = {name: seen(root / name) for name in ("old", "new")}
        self.rows = {**documents(root / "old"), **documents(root / "new")}

    def begin(self, state):
        shutil.rmtree(self.out, ignore_errors=True)
        if state:
            shutil.copytree(self.root / state, self.out)

    def build(self, *options, **how):
        return self.warm.run("build", self.news, "-q", "-o", self.out, *options, **how)

    def start(self, *options):
        return self.warm.start("build", self.news, "-q", "-o", self.out, *options)

    def _timed(self, state):
        self.begin(state)
        start = time.monotonic()
        assert self.build() == (0, "")
        return time.monotonic() - start

    def _write(self, texts):
        for number, text in enumerate(texts):
            (self.news / f"{number}.txt").write_text(text)


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    made = Folders(tmp_path_factory.mktemp("interrupted"))
    yield made
    made.warm.close()


def moments():
    """(share of the time of a build, signal, what was there before)"""
    chance = random.Random(7)
    for number in range(KILLS):
        share = (number + chance.random()) / KILLS
        yield share, chance.choice([signal.SIGKILL, signal.SIGINT]), chance.choice([None, "old"])


def test_killed_at_any_moment(folders):
    for share, kind, state in moments():
        folders.begin(state)
        process = folders.start()
        time.sleep(share * folders.times[state])
        os.kill(process, kind)
        code, printed = folders.warm.end()
        at = f"{kind.name} of {state} at {share:.3f}: {code} {printed}"
        stopped = (1, "kgraph: interrupted; what was read so far is kept\n")
        assert (code, printed) in {(-kind, ""), (0, ""), stopped}, at
        is_whole(folders, state, at)
        assert folders.build() == (0, ""), at
        assert written(folders.out) == written(folders.root / "new"), at


def written(out):
    return exported(out, "jsonl"), [(out / name).read_bytes() for name in PICTURES.values()]


def is_whole(folders, state, at):
    """Documents, graph and pictures are as one of both builds made them."""
    found = seen(folders.out)
    known = [folders.states["new"], *([folders.states[state]] if state else [])]
    for part, value in found.items():
        assert value in [None] * (state is None) + [other[part] for other in known], f"{part} {at}"
    for document, rows in documents(folders.out).items():
        assert folders.rows[document] == rows, at


def seen(out):
    """What people see: answers, and pictures; None for what is not there."""
    try:
        with ask.opened(out):
            pass
        found = {"claims": exported(out, "jsonl"), "store": without_waiting(contents(out))}
    except StoreError as error:
        assert "no graph here" in str(error) or "its first build was not finished" in str(error)
        found = {"claims": None, "store": None}
    for name in PICTURES.values():
        found[name] = (out / name).read_bytes() if (out / name).exists() else None
    return found


def without_waiting(found):
    """What questions see of the tables."""
    live = {row["id"] for row in found["documents"] if row["live"]}
    kept = {
        table: [row for row in rows if row.get("document", row.get("id")) in live]
        for table, rows in found.items()
        if table in ("mentions", "statements", "claims", "documents", "passages")
    }
    graph = [{**row, "drawn": None} for row in found["graph"]]
    settings = [row for row in found["settings"] if row["name"] != "out"]
    return {**found, **kept, "graph": graph, "settings": settings}


def documents(out):
    """All rows of each document, live or not, as they are before who is who is settled."""
    if not (out / ask.STORE).exists():
        return {}
    with closing(sqlite3.connect(out / ask.STORE)) as db:
        if not db.execute("SELECT 1 FROM sqlite_schema").fetchone():
            return {}
        known = db.execute("SELECT id, text, sentences, number FROM documents").fetchall()
        return {row[0]: (row[:3], *(rows(db, table, row[3]) for table in OF)) for row in known}


OF = {"mentions": "entity", "statements": None, "claims": "edge"}
"""Tables of the parts of a document, and their column that the graph fills."""


def rows(db, table, document):
    found = db.execute(f"SELECT * FROM {table} WHERE document = ? ORDER BY number", (document,))
    columns = [column[0] for column in found.description]
    left = [n for n, name in enumerate(columns) if name not in ("document", OF[table])]
    return [tuple(row[n] for n in left) for row in found]


def test_no_room(folders):
    """Limits from what a message needs to less than the largest file."""
    sizes = [path.stat().st_size for path in (folders.root / "new").iterdir()]
    failed = 0
    for state, limit in chain.from_iterable(
        ((None, limit), ("old", limit))
        for limit in (1_000, 5_000, 40_000, 120_000, 160_000, 200_000, max(sizes) - 1)
    ):
        folders.begin(state)
        code, printed = folders.build(limit=limit)
        at = f"{state} {limit}: {code} {printed}"
        failed += code
        if code:
            assert code == 1, at
            assert printed.startswith(f"kgraph: {folders.out}/"), at
            assert printed.count("\n") == 1, at
        is_whole(folders, state, at)
        assert folders.build() == (0, ""), at
        assert seen(folders.out) == folders.states["new"], at
    assert failed > 7


def test_second_build_is_told_at_once(folders):
    folders.begin("old")
    with locked(folders.out):
        code, printed = folders.build()
    assert code == 1
    assert printed == (
        f"kgraph: {folders.out}: another kgraph build is writing here; "
        "try again when it is done, or wait for it with --wait\n"
    )
    assert seen(folders.out) == folders.states["old"]


def test_second_build_waits(folders):
    folders.begin("old")
    with locked(folders.out):
        folders.start("--wait")
        time.sleep(2 * folders.times["old"])
        assert seen(folders.out) == folders.states["old"]
    assert folders.warm.end() == (0, "")
    assert seen(folders.out) == folders.states["new"]


def test_readers_are_never_blocked(folders):
    folders.begin("old")
    question = ("neighbours", "Vladimir Putin", "--graph", folders.out)
    code, before = folders.warm.run(*question)
    assert (code, before.count("meet")) == (0, 1)
    stopped = pytest.raises(KeyboardInterrupt)
    with stopped, Store.open(folders.out / ask.STORE) as store, store.changing() as change:
        change.forget([document.id for document in store.documents()])
        assert store.documents() == ()
        assert folders.warm.run(*question) == (0, before)
        with ask.opened(folders.out) as other:
            assert len(other.documents()) == len(OLD)
        raise KeyboardInterrupt
    assert folders.warm.run(*question) == (0, before)
