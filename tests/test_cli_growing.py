"""Archives that grow, as a user types it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kgraph.cli import main
from kgraph.store import Store, locked

if TYPE_CHECKING:
    from collections.abc import Iterator

OBAMA = "Barack Obama met Vladimir Putin in Moscow.\n"
MERKEL = "Angela Merkel praised Barack Obama on Friday.\n"
MODI = "Narendra Modi visited Japan.\n"
SECONDS = 60.0  # to wait for another process on a busy machine


def run(*args: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def names() -> list[str]:
    with Store.open("out/kgraph.db") as store:
        return [entry.name for entry in store.entries()]


@pytest.fixture(autouse=True)
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KGRAPH_GRAPH", raising=False)
    folder = Path("news")
    (folder / "old").mkdir(parents=True)
    (folder / "one.txt").write_text(OBAMA)
    (folder / "old/two.txt").write_text(MERKEL)
    assert run("build", "news").exit_code == 0
    return folder


def test_added_file_has_the_name_that_a_build_gives_it(news: Path) -> None:
    (news / "old/three.txt").write_text(MODI)
    assert run("add", "news/old/three.txt").stdout.splitlines()[1] == "1 read, 2 unchanged"
    assert names() == ["old/three.txt", "old/two.txt", "one.txt"]
    assert run("neighbours", "Modi").exit_code == 0
    assert run("build", "news").stdout.splitlines()[1] == (
        "nothing to do: no document is new or changed"
    )


def test_file_that_changed_is_read_anew(news: Path) -> None:
    (news / "one.txt").write_text(MODI)
    assert run("add", "news/one.txt").stdout.splitlines()[1] == ("1 read, 1 unchanged, 1 forgotten")
    assert run("neighbours", "Putin").exit_code == 3


def test_what_a_killed_process_left_is_removed(news: Path) -> None:
    Path("out/.graph.html.x1y2z3_8.part").write_text("half a page")
    (news / "three.txt").write_text(MODI)
    run("build", "news")
    assert not list(Path("out").glob(".graph.*"))


def test_add_makes_a_graph_where_there_is_none() -> None:
    assert run("add", "news/one.txt", "-o", "new").exit_code == 0
    assert Path("new/graph.html").exists()


def test_added_from_elsewhere_until_the_next_build() -> None:
    Path("three.txt").write_text(MODI)
    assert run("add", "three.txt").exit_code == 0
    assert run("build", "news").stdout.splitlines()[1].endswith("1 forgotten")
    assert names() == ["old/two.txt", "one.txt"]


def test_rows_that_are_no_more_in_a_file_that_is_added_again() -> None:
    rows = [f"{n},{text}" for n, text in enumerate((OBAMA, MERKEL, MODI))]
    Path("rows.csv").write_text("id,text\n" + "".join(rows[:2]))
    run("build", "rows.csv")
    assert names() == ["0", "1"]
    Path("rows.csv").write_text("id,text\n" + "".join(rows[1:]))
    run("add", "rows.csv")
    assert names() == ["1", "2"]


def test_members_that_are_no_more_in_an_archive_that_is_added_again() -> None:
    for members in ({"a.txt": OBAMA, "b.txt": MODI}, {"b.txt": MODI}):
        with zipfile.ZipFile("news.zip", "w") as archive:
            for name, text in members.items():
                archive.writestr(name, text)
        run("add", "news.zip")
        assert {f"news.zip/{name}" for name in members} == {n for n in names() if ".zip" in n}


def test_several_texts_from_standard_input() -> None:
    for text in (MODI, "Xi Jinping praised Narendra Modi.\n"):
        CliRunner().invoke(main, ["add", "-", "-q"], input=text)
    found = [name for name in names() if "stdin" in name]
    assert len(set(found)) == 2
    assert run("remove", found[0]).exit_code == 0
    assert "stdin" in names()


@pytest.mark.parametrize("name", ["old/two.txt", "news/old/two.txt"])
def test_remove(name: str) -> None:
    assert run("remove", name).stdout.splitlines()[1] == "0 read, 1 unchanged, 1 forgotten"
    assert names() == ["one.txt"]
    assert run("neighbours", "Merkel").exit_code == 3
    assert "1 read, 1 unchanged" in run("build", "news").stdout


def test_remove_what_is_not_there() -> None:
    result = run("remove", "old/tow.txt")
    assert result.exit_code == 3
    assert result.stderr == (
        "kgraph: no document 'old/tow.txt' in this graph; did you mean old/two.txt?\n"
    )
    assert names() == ["old/two.txt", "one.txt"]


def test_remove_everything() -> None:
    result = run("remove", *names())
    assert result.exit_code == 1
    assert result.stderr == "kgraph: out: no document would be left; delete the folder instead\n"
    assert len(names()) == 2


def test_remove_from_no_graph() -> None:
    result = run("remove", "one.txt", "-o", "nowhere")
    assert result.exit_code == 1
    assert "no graph here" in result.stderr
    assert not Path("nowhere").exists()


@pytest.mark.parametrize("args", [("build", "news"), ("add", "news"), ("remove", "one.txt")])
def test_second_writer(args: tuple[str, ...]) -> None:
    with locked(Path("out")):
        result = run(*args)
        assert result.exit_code == 1
        assert "another kgraph build is writing here" in result.stderr
        waiting = threading.Thread(target=run, args=(*args, "--wait"))
        waiting.start()
        waiting.join(0.5)
        assert waiting.is_alive()
        assert run("neighbours", "Putin").exit_code == 0
    waiting.join(SECONDS)
    assert not waiting.is_alive()


def test_watch(news: Path) -> None:
    command = [sys.executable, "-m", "kgraph", "watch", "news"]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as watching:
        try:
            assert watching.stderr is not None
            assert watching.stderr.readline() == "watching news; stop with Ctrl-C\n"
            time.sleep(1.0)  # until the system tells it of changes
            (news / "three.txt").write_text(MODI)
            assert any("three.txt" in names() for _ in _while())
            (news / "one.txt").unlink()
            assert any("one.txt" not in names() for _ in _while())
            watching.send_signal(signal.SIGINT)
            out, err = watching.communicate(timeout=SECONDS)
        finally:
            watching.kill()
    assert watching.returncode == 0
    assert "1 read, 2 unchanged" in out
    assert "Traceback" not in err


def _while() -> Iterator[None]:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        time.sleep(0.2)
        yield
