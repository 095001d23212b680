"""What goes wrong outside: no room, no permission, killed, not alone, another time or version.

Of each fault and each command: the exit code, one line that says what, where and what would help,
and what was there before is whole.
"""

from __future__ import annotations

import ast
import os
import random
import shlex
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import kgraph
from kgraph import ask
from kgraph.cli import main
from kgraph.errors import KgraphError, StoreError
from kgraph.store import locked
from tests.stored import exported
from tests.warm import Warm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ARTICLES = {
    "one.txt": "Robert Malley met Vladimir Putin in Moscow. Malley thanked Angela Merkel.",
    "two.txt": "R. Malley criticised Angela Merkel on Friday. The Kremlin praised Norway.",
    "three.txt": "Joe Biden praised Angela Merkel. Biden thanked Norway. Biden met Putin.",
}
DECISIONS = '# ours\n[[same]]\nnames = ["Norway", "Kingdom of Norway"]\n'
WRITERS = {
    "build": "build news more.txt",
    "add": "add more.txt",
    "remove": "remove one.txt",
    "import": "import claims.jsonl",
    "merge": "merge Putin Kremlin",
    "split": "split Biden 'Joe Biden'",
    "rename": "rename Putin Vlad",
    "review": "review",
    "view": "view --no-open --around Putin",
    "html": "html -o out/page.html",
    "export": "export graphml -o out/part.graphml",
    "csv": "export csv -o out/sheets",
    "obsidian": "export obsidian -o out",
    "parquet": "export parquet -o out",
}
"""Commands that write. The others ask."""
QUESTIONS = """
neighbours Putin / evidence Putin / path Putin Norway / search Putin / top / stats / communities
timeline Putin / says Putin / conflicts / documents / entities / verify / diff out out
export jsonl / export csv / html -o - / view --no-open
""".strip()
READERS = [line.strip() for line in QUESTIONS.replace("\n", "/").split("/")]
ANSWER = "import os; r, w = os.pipe(); os.write(w, b's\\n'); os.dup2(r, 0)"
"""To what `review` asks."""
ROOM = 4 << 20  # bytes of the small disk
NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount")
MOUNT = f'mount -t tmpfs -o size={ROOM} none "$1" && shift && exec "$@"'


class Home:
    """A folder with articles, decisions and their graph, as it was, for each command anew."""

    def __init__(self, root: Path, made: Path, template: Path, *, called: Path) -> None:
        """`called` is what commands call the root: the graph knows where its decisions are."""
        self.root, self.out, self._template = root, root / "out", template
        shutil.copytree(made, template)
        with closing(sqlite3.connect(template / "out" / "kgraph.db")) as db, db:
            db.execute("UPDATE settings SET value = replace(value, ?, ?)", (str(made), str(called)))

    def begin(self) -> None:
        for path in self.root.iterdir():
            _remove(path)
        shutil.copytree(self._template, self.root, dirs_exist_ok=True)

    def seen(self) -> dict[str, Any]:
        """What people see. The file of the database has other bytes after a restored change."""
        files = {path for path in self.root.rglob("*") if path.is_file()}
        found: dict[str, Any] = {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in files
            if not path.name.startswith("kgraph.db") and path.name != ".kgraph.lock"
        }
        with tempfile.TemporaryDirectory() as copy:
            for path in self.out.glob("kgraph.db*"):
                shutil.copy(path, copy)
            return found | {"claims": exported(Path(copy), "jsonl")}

    def close(self, *paths: str) -> None:
        for path in paths:
            for one in (self.root / path).rglob("*"):
                one.chmod(0o444 if one.is_file() else 0o555)
            (self.root / path).chmod(0o555)


def _remove(path: Path) -> None:
    if path.is_dir():
        for one in (path, *path.rglob("*")):
            one.chmod(0o755)
        shutil.rmtree(path)
    else:
        path.unlink()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made")
    (root / "news").mkdir()
    for name, text in ARTICLES.items():
        (root / "news" / name).write_text(text)
    (root / "news" / "kgraph.decisions.toml").write_text(DECISIONS)
    (root / "more.txt").write_text("Emmanuel Macron visited Japan. Macron praised Putin.")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.delenv("KGRAPH_GRAPH", raising=False)
        assert run("build news -q") == (0, "")
        claims = CliRunner().invoke(main, ["extract", "more.txt"]).stdout
        (root / "claims.jsonl").write_text(claims)
    return root


@pytest.fixture(scope="module")
def warm(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    folder = tmp_path_factory.mktemp("warm")
    process = Warm(folder, str(made / "news"), "-q", "-o", str(folder / "out"))
    yield process
    process.close()


@pytest.fixture
def home(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    root = tmp_path / "home"
    root.mkdir()
    monkeypatch.chdir(root)
    monkeypatch.delenv("KGRAPH_GRAPH", raising=False)
    found = Home(root, made, tmp_path / "template", called=root)
    found.begin()
    yield found
    _remove(root)


def run(line: str) -> tuple[int, str]:
    """In this process; exit code, and what was told."""
    result = CliRunner().invoke(main, _words(line), input="s\n")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stderr


def _words(line: str) -> list[str]:
    return shlex.split(line)


def in_child(warm: Warm, home: Home, line: str, **how: Any) -> tuple[int, str]:
    before = ANSWER if line == "review" else ""
    before += how.pop("before", "")
    return warm.run(*_words(line), folder=home.root, before=before, **how)


ASK = f"""
from click.testing import CliRunner
for line in {READERS!r}:
    result = CliRunner().invoke(main, line.split())
    os.write(1, f"{{line}}: {{result.exit_code}} {{result.output}}".encode())
os._exit(9)
"""


def asked(warm: Warm, home: Home, *, modes: bool = False) -> str:
    """All questions, and what was answered."""
    code, told = warm.run(folder=home.root, modes=modes, before=ASK)
    assert code == 9, told
    assert told.count("verify: 0 all holds") == 1
    return told


def is_one_line(told: str) -> bool:
    return told.startswith("kgraph: ") and told.count("\n") == 1


# A full disk


@pytest.fixture(scope="module")
def disk(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Warm, Home]]:
    """A small disk of its own, and a process that sees it."""
    folder = tmp_path_factory.mktemp("disk")
    small = folder / "small"
    small.mkdir()
    try:
        tried = subprocess.run([*NAMESPACE, "sh", "-c", MOUNT, "sh", small, "true"], check=False)
    except OSError:
        pytest.skip("no namespaces here: a small disk cannot be mounted")
    if tried.returncode:
        pytest.skip("no namespaces for this user: a small disk cannot be mounted")
    within = (*NAMESPACE, "sh", "-c", MOUNT, "sh", str(small))
    process = Warm(folder, str(made / "news"), "-q", "-o", str(folder / "out"), within=within)
    root = Path(f"/proc/{process.process.pid}/root{small}")
    yield process, Home(root, made, folder / "template", called=small)
    process.close()


def leave(home: Home, room: int) -> None:
    """The disk is full but for so many bytes."""
    found = os.statvfs(home.root)
    (home.root / "ballast").write_bytes(bytes(max(0, found.f_bavail * found.f_frsize - room)))


@pytest.mark.parametrize("name", WRITERS)
def test_full_disk(name: str, disk: tuple[Warm, Home]) -> None:
    warm, home = disk
    home.begin()
    before, found = home.seen(), []
    for room in (200 << 10, 0):
        home.begin()
        leave(home, room)
        code, told = in_child(warm, home, WRITERS[name])
        (home.root / "ballast").unlink()
        found.append((f"{room}: {code} {told}", code, told, home.seen()))
    assert in_child(warm, home, WRITERS[name])[0] == 0
    after = home.seen()
    assert found[-1][1] == 1
    for at, code, told, now in found:
        if code:
            assert is_one_line(told.rpartition("? ")[2].lstrip("\n")), at
            assert "make room" in told, at
        for part in now:
            assert now[part] in (before.get(part), after.get(part)), f"{part} {at}"
        assert before.keys() <= now.keys(), at


def test_full_disk_is_asked(disk: tuple[Warm, Home]) -> None:
    warm, home = disk
    home.begin()
    before = asked(warm, home)
    leave(home, 0)
    assert asked(warm, home) == before
    (home.root / "ballast").unlink()


def test_full_disk_where_parquet_keeps_what_is_temporary(warm: Warm, home: Home) -> None:
    code, told = in_child(warm, home, WRITERS["parquet"], limit=2000)
    assert code == 1
    assert is_one_line(told)
    assert told.endswith(", or set TMPDIR to another folder\n")


# Nothing may be written


@pytest.mark.parametrize("name", [name for name in WRITERS if name != "view"])
def test_folder_that_may_only_be_read(name: str, warm: Warm, home: Home) -> None:
    home.close("out", "news")
    before = home.seen()
    code, told = in_child(warm, home, WRITERS[name], modes=True)
    assert (code, is_one_line(told)) == (1, True), told
    assert told.startswith("kgraph: out")
    assert "cannot be written (permission denied); choose another" in told
    assert home.seen() == before


def test_folder_that_may_only_be_read_is_asked(warm: Warm, home: Home) -> None:
    before = asked(warm, home)
    home.close("out", "news")
    files = {path.name for path in home.out.iterdir()}
    assert asked(warm, home, modes=True) == before
    assert {path.name for path in home.out.iterdir()} == files


@pytest.mark.parametrize("name", ["merge", "split", "rename", "review"])
def test_decisions_that_may_only_be_read(name: str, warm: Warm, home: Home) -> None:
    home.close("news")
    before = home.seen()
    code, told = in_child(warm, home, WRITERS[name], modes=True)
    assert code == 1
    assert told.endswith(
        "kgraph.decisions.toml: cannot be written (permission denied); choose another place\n"
    )
    assert home.seen() == before


def test_modes_hold_in_these_tests(warm: Warm, home: Home) -> None:
    """Else those above would pass whatever the program does."""
    home.close("out")
    script = "open('out/x', 'w')\n"
    assert in_child(warm, home, "--version", modes=True, before=script)[0] != 0
    assert not (home.out / "x").exists()


# Killed


MOMENTS = 6
KINDS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
INTERRUPTED = ("kgraph: interrupted\n", "\nAborted!\n", "")
"""What Ctrl-C prints: in a command, between two steps of click, and before there is one."""


@pytest.mark.parametrize("name", ["csv", "obsidian"])
def test_export_killed_at_any_moment(name: str, warm: Warm, home: Home) -> None:
    began = time.monotonic()
    assert in_child(warm, home, WRITERS[name])[0] == 0
    took, after = time.monotonic() - began, home.seen()
    chance = random.Random(name)
    for number in range(MOMENTS):
        kind = KINDS[number % len(KINDS)]
        child = warm.start(*_words(WRITERS[name]), folder=home.root)
        time.sleep(took * (number + chance.random()) / MOMENTS)
        os.kill(child, kind)
        code, told = warm.end()
        stopped = kind == signal.SIGINT and told in INTERRUPTED
        assert stopped or (code, told) == (-kind, "") or code == 0, (code, told)
        assert without_temporary(home.seen()) == after
    assert in_child(warm, home, WRITERS[name])[0] == 0
    assert home.seen() == after


def without_temporary(seen: dict[str, Any]) -> dict[str, Any]:
    return {name: one for name, one in seen.items() if ".part" not in name}


HALF = """
from kgraph import unfinished
import os, signal
from pathlib import Path
replace = Path.replace
def killed(self, to):
    if ".part" in str(self):
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(self, to)
Path.replace = killed
"""


@pytest.mark.parametrize("name", ["csv", "obsidian", "export", "html", "merge", "build"])
def test_what_a_killed_process_left_is_removed_by_the_next(
    name: str, warm: Warm, home: Home
) -> None:
    before = home.seen()
    code, told = in_child(warm, home, WRITERS[name], before=HALF)
    assert (code, told) == (-signal.SIGKILL, "")
    left = {one for one in home.seen() if ".part" in one}
    assert left
    assert {n: s for n, s in without_temporary(home.seen()).items() if n in before} == before | (
        {"claims": home.seen()["claims"]} if name == "build" else {}
    )
    (home.out / ".mine.part").write_text("kept")
    (home.out / ".kgraph-settings").mkdir()
    (home.out / ".kgraph-settings" / "mine").write_text("kept")
    assert in_child(warm, home, WRITERS[name])[0] == 0
    left = {one for one in home.seen() if ".part" in one or "/.kgraph-" in one}
    assert left == {"out/.mine.part", "out/.kgraph-settings/mine"}


def test_killed_build_is_read_where_nothing_can_be_written(warm: Warm, home: Home) -> None:
    """What it left beside the store belongs to it."""
    leaving = "import os; os._exit(9)"
    with closing(sqlite3.connect(home.out / "kgraph.db")) as db:
        db.execute("UPDATE graph SET title = 'later'")
        db.commit()
        copy = home.root / "copy"
        shutil.copytree(home.out, copy)
    assert (copy / "kgraph.db-wal").stat().st_size
    home.close("copy")
    asked = (
        "from kgraph.store import Store; print(Store.open('copy/kgraph.db').title(), flush=True)\n"
    )
    assert in_child(warm, home, "--version", modes=True, before=asked + leaving) == (9, "later\n")
    home.begin()


def test_killed_build_whose_changes_cannot_be_looked_up(warm: Warm, home: Home) -> None:
    with closing(sqlite3.connect(home.out / "kgraph.db")) as db:
        db.execute("UPDATE graph SET title = 'later'")
        db.commit()
        shutil.copytree(home.out, home.root / "copy")
    (home.root / "copy" / "kgraph.db-shm").unlink()
    home.close("copy")
    code, told = in_child(warm, home, "stats --graph copy", modes=True)
    assert (code, told) == (
        1,
        "kgraph: copy/kgraph.db: a build was stopped here, and what it left can only be read where "
        "it can be written; copy the folder, and ask the copy with --graph\n",
    )


def test_store_copied_without_its_changes(home: Home) -> None:
    """It is what it was before them."""
    before = exported(home.out, "jsonl")
    with closing(sqlite3.connect(home.out / "kgraph.db")) as db:
        db.execute("DELETE FROM claims")
        db.commit()
        (home.root / "copy").mkdir()
        shutil.copy(home.out / "kgraph.db", home.root / "copy")
    assert exported(home.root / "copy", "jsonl") == before
    assert run("verify --graph copy") == (0, "")


# Another time


FAR = (0.0, 4e9)  # seconds of the clock: 1970, 2096


@pytest.mark.parametrize("now", FAR)
def test_clock_and_dates_of_files_do_not_matter(now: float, warm: Warm, home: Home) -> None:
    for path in home.root.rglob("*"):
        os.utime(path, (4e9 - now, 4e9 - now))
    travel = f"import time_machine; time_machine.travel({now}, tick=False).start()\n"
    code, told = in_child(warm, home, "build news", before=travel)
    assert code == 0
    assert "nothing to do: no document is new or changed" in told
    assert in_child(warm, home, WRITERS["build"] + " -q", before=travel) == (0, "")
    then = home.seen()
    home.begin()
    assert in_child(warm, home, WRITERS["build"] + " -q") == (0, "")
    assert home.seen() == then


CLOCKS = {"time.time", "time.time_ns", "datetime.now", "datetime.today", "datetime.utcnow"} | {
    *("date.today", "time.localtime", "time.gmtime", "time.ctime", "os.path.getmtime"),
}


def test_nobody_asks_the_clock() -> None:
    package = Path(kgraph.__file__).parent
    for file in set(package.rglob("*.py")) - {package / "cluster" / "sources.py"}:  # compares only
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                name = ast.unparse(node)
                assert not name.endswith(tuple(CLOCKS)), f"{file}: {name}"
                assert node.attr not in ("st_mtime", "st_mtime_ns", "st_ctime"), f"{file}: {name}"


# Not alone


@pytest.fixture(scope="module")
def second(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    folder = tmp_path_factory.mktemp("second")
    process = Warm(folder, str(made / "news"), "-q", "-o", str(folder / "out"))
    yield process
    process.close()


def test_two_at_once(warm: Warm, second: Warm, home: Home) -> None:
    """They wait for each other where told to, or one is told that it is not alone."""
    (home.root / "third.txt").write_text("Narendra Modi praised Putin.")
    lines = ("add more.txt -q", "add third.txt -q")
    for option in ("", " --wait"):
        home.begin()
        (home.root / "third.txt").write_text("Narendra Modi praised Putin.")
        ended = at_once((warm, second), home, [line + option for line in lines])
        done = [n for n, (code, told) in enumerate(ended) if (code, told) == (0, "")]
        assert done
        busy = "kgraph: out: another kgraph build is writing here; try again when it is done, "
        others = [ended[n] for n in range(2) if n not in done]
        assert others in ([], [(1, f"{busy}or wait for it with --wait\n")])
        assert len(done) == 2 or not option
        with ask.opened(home.out) as store:
            added = {"more.txt", "third.txt"} & {entry.name for entry in store.entries()}
        assert added == {("more.txt", "third.txt")[n] for n in done}
        assert run("verify") == (0, "")


def test_two_exports_at_once(warm: Warm, second: Warm, home: Home) -> None:
    """Neither takes what the other is at for something that was left behind."""
    assert run(WRITERS["obsidian"])[0] == 0
    after = home.seen()
    for _ in range(3):
        home.begin()
        assert at_once((warm, second), home, [WRITERS["obsidian"]] * 2) == [(0, "")] * 2
        assert home.seen() == after


def at_once(warm: tuple[Warm, Warm], home: Home, lines: list[str]) -> list[tuple[int, str]]:
    for one, line in zip(warm, lines, strict=True):
        one.start(*_words(line), folder=home.root)
    return [one.end() for one in warm]


@pytest.mark.parametrize("name", ["import", "merge", "split", "rename", "review"])
def test_second_writer_is_told(name: str, home: Home) -> None:
    before = home.seen()
    with locked(home.out):
        code, told = run(WRITERS[name])
    assert code == 1
    assert is_one_line(told)
    assert "another kgraph build is writing here" in told
    assert home.seen() == before


# Another version, and damage


def newer(path: Path) -> str:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    return "written by a newer kgraph (schema 99, known: "


def older(path: Path) -> str:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 3")
    return "written by an older kgraph (schema 3, known: "


def truncated(path: Path) -> str:
    os.truncate(path, 4096)
    return "damaged"


def foreign(path: Path) -> str:
    path.write_bytes(b"Trump met Putin. " * 1000)
    return "not a kgraph store"


@pytest.mark.parametrize("harm", [newer, older, truncated, foreign])
def test_store_that_cannot_be_used(harm: Callable[[Path], str], home: Home) -> None:
    what = harm(home.out / "kgraph.db")
    before = everything(home.root)
    for line in (*WRITERS.values(), *READERS):
        code, told = run(line)
        assert (code, is_one_line(told)) == (1, True), f"{line}: {told}"
        assert told.startswith(f"kgraph: out/kgraph.db: {what}"), line
        assert everything(home.root) == before, line


@pytest.mark.parametrize("harm", [newer, older, truncated])
def test_store_that_cannot_be_used_from_python(harm: Callable[[Path], str], home: Home) -> None:
    what = harm(home.out / "kgraph.db")
    before = everything(home.root)
    for call in (kgraph.open, kgraph.build):
        with pytest.raises(KgraphError) as error:
            call("out") if call is kgraph.open else call("news", out="out")
        assert str(error.value).startswith(f"out/kgraph.db: {what}")
    assert everything(home.root) == before


def test_store_that_cannot_be_used_by_an_assistant(home: Home) -> None:
    from kgraph.assistants.answers import answer
    from kgraph.assistants.server import BY_NAME

    what = newer(home.out / "kgraph.db")
    with pytest.raises(StoreError) as error:
        answer(home.out, BY_NAME["search"], {"text": "Putin"})
    assert str(error.value).split(": ", 1)[1].startswith(what)


def everything(root: Path) -> dict[str, bytes]:
    """All bytes; the lock is an empty file."""
    files = (path for path in root.rglob("*") if path.is_file() and path.name != ".kgraph.lock")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_older_store_that_may_only_be_read(warm: Warm, home: Home) -> None:
    with closing(sqlite3.connect(home.out / "kgraph.db")) as db:
        db.execute("DROP TABLE archived")
        db.execute("PRAGMA user_version = 6")
    home.close("out")
    code, told = in_child(warm, home, "stats", modes=True)
    assert code == 1
    assert is_one_line(told)
    assert "written by an older kgraph (schema 6, known: " in told
    assert told.endswith("); run kgraph build again\n")
