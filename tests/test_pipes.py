"""What every command prints can go into a pipe, a file or nowhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kgraph.cli import main

ROOT = Path(__file__).parents[1]
TEXT = (
    "Dmitri Peskov said Vladimir Putin met Recep Tayyip Erdoğan. “I thanked Putin,” Peskov said.\n"
)
ARGS = {
    "add": "add one.txt --no-pictures",
    "build": "build one.txt two.txt --no-pictures",
    "completion": "completion zsh",
    "conflicts": "conflicts --format json",
    "diff": "diff out out --format json",
    "entities": "entities --why",
    "evidence": "evidence Putin",
    "export": "export jsonl",
    "extract": "extract one.txt",
    "html": "html --around Putin -o -",
    "import": "import claims.jsonl --no-pictures",
    "merge": "merge Putin Erdogan",
    "neighbours": "neighbours Putin",
    "path": "path Peskov Putin",
    "remove": "remove one.txt --no-pictures",
    "rename": "rename Putin Putin --type PERSON",
    "review": "review",
    "says": "says Peskov",
    "search": "search Putin",
    "split": "split 'Vladimir Putin' Putin",
    "timeline": "timeline Putin",
    "view": "view --no-open",
    "watch": "watch --help",  # does not end
}
"""The line of each command; others need no argument, and are run as they are."""

QUIET = ("review", "conflicts --format json", "communities", "mcp")
"""Lines that have nothing to say here."""

Done = subprocess.CompletedProcess[bytes]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles and their graph."""
    folder = tmp_path_factory.mktemp("graph")
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "two.txt").write_text("Angela Merkel praised Emmanuel Macron.\n")
    for line in ("build one.txt two.txt", "extract one.txt > claims.jsonl"):
        done = run(folder, line)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(params=sorted(main.commands), scope="module")
def line(request: pytest.FixtureRequest) -> str:
    """Each command; those that were added since, too."""
    name = str(request.param)
    needed = any(p.required and p.default is None for p in main.commands[name].params)
    return ARGS.get(name, f"{name} --help" if needed else name)


@pytest.fixture(scope="module")
def before(graph: Path, line: str, tmp_path_factory: pytest.TempPathFactory) -> Done:
    """What it does where nothing is in its way."""
    return run(copied(graph, tmp_path_factory.mktemp("before")), line)


@pytest.fixture
def home(graph: Path, tmp_path: Path) -> Path:
    return copied(graph, tmp_path)


def copied(graph: Path, folder: Path) -> Path:
    """As it was: copies know the same articles, and so the decisions beside them."""
    (graph / "kgraph.decisions.toml").unlink(missing_ok=True)
    return Path(shutil.copytree(graph, folder / "home"))


def run(
    home: Path, line: str, *, stdout: Any = subprocess.PIPE, shell: str = "", **env: str
) -> Done:
    command = f'"$PYTHON" -m kgraph {line} {shell}'
    known = {"PYTHON": sys.executable, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    kept = {name: value for name, value in os.environ.items() if name != "KGRAPH_GRAPH"}
    done = subprocess.run(
        command,
        shell=True,
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**kept, **known, **env},
        timeout=120,
    )
    for mark in (b"Traceback", b"Exception ignored", b"Warning"):
        assert mark not in done.stderr, done.stderr.decode()
    return done


def test_reader_that_is_gone(home: Path, line: str, before: Done) -> None:
    """`| head -1` ends before all is written; here it ends before anything is."""
    read, write = os.pipe()
    os.close(read)
    done = run(home, line, stdout=write)
    os.close(write)
    assert (done.returncode, done.stderr) == (before.returncode, before.stderr)


def test_no_room(home: Path, line: str, before: Done) -> None:
    done = run(home, line, shell="> /dev/full")
    if before.stdout:
        assert done.returncode == 1
        told = b"kgraph: cannot write to standard output (no space left on device)\n"
        assert done.stderr.endswith(told)
    else:
        assert (done.returncode, done.stderr) == (before.returncode, before.stderr)


def test_into_a_file_without_locale_and_input(home: Path, line: str, before: Done) -> None:
    done = run(home, line, shell="> printed <&-", LC_ALL="C", PYTHONCOERCECLOCALE="0")
    assert (done.returncode, done.stderr) == (before.returncode, before.stderr)
    assert (home / "printed").read_bytes() == before.stdout


def test_every_command_answers(line: str, before: Done) -> None:
    """Else the tests above would test its errors."""
    assert before.returncode in (0, 3), before.stderr
    assert before.stdout or line in QUIET


@pytest.mark.parametrize("line", ["extract -", "build - -o other --no-pictures"])
def test_standard_input_through_a_pipe(home: Path, line: str) -> None:
    done = run(home, f"{line} < one.txt | head -n 1", PYTHONUTF8="0", LC_ALL="C")
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b""


def test_names_are_printed_whole(home: Path) -> None:
    """What is not ASCII is printed whole, whatever the locale says."""
    done = run(home, "neighbours Putin", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert "Erdoğan".encode() in done.stdout
