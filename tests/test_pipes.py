"""What every command prints can go into a pipe, a file or nowhere."""

from __future__ import annotations

import os
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
    "add": "add one.txt",
    "build": "build one.txt -o built --no-pictures",
    "completion": "completion zsh",
    "conflicts": "conflicts --format json",
    "diff": "diff out out --format json",
    "entities": "entities --why",
    "evidence": "evidence Putin",
    "export": "export jsonl",
    "extract": "extract one.txt",
    "html": "html --around Putin -o -",
    "merge": "merge Putin Erdogan",
    "neighbours": "neighbours Putin",
    "path": "path Peskov Putin",
    "remove": "remove one.txt --no-pictures",
    "rename": "rename Putin Putin --type PERSON",
    "review": "review",
    "says": "says Peskov",
    "search": "search Putin",
    "split": "split Putin Nobody",
    "timeline": "timeline Putin",
    "view": "view --help",  # opens a browser
    "watch": "watch --help",  # does not end
}
"""The line of each command; others need no argument, and are run as they are."""
READS_INPUT = ("review",)
"""Commands that ask."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "two.txt").write_text("Angela Merkel praised Emmanuel Macron.\n")
    run(folder, "build one.txt two.txt --no-pictures")
    return folder


def run(
    home: Path, line: str, *, stdout: Any = subprocess.PIPE, shell: str = "", **env: str
) -> subprocess.CompletedProcess[bytes]:
    command = f'"$PYTHON" -m kgraph {line} {shell}'
    known = {"PYTHON": sys.executable, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command,
        shell=True,
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, **known, **env},
        timeout=120,
    )
    for mark in (b"Traceback", b"Exception ignored", b"Warning"):
        assert mark not in done.stderr, done.stderr.decode()
    return done


@pytest.fixture(params=sorted(main.commands))
def line(request: pytest.FixtureRequest) -> str:
    """Each command; those that were added since, too."""
    name = str(request.param)
    needed = any(p.required and p.default is None for p in main.commands[name].params)
    return ARGS.get(name, f"{name} --help" if needed else name)


def test_reader_that_is_gone(home: Path, line: str) -> None:
    """`| head -1` ends before all is written; here it ends before anything is."""
    before = run(home, line)
    read, write = os.pipe()
    os.close(read)
    done = run(home, line, stdout=write)
    os.close(write)
    assert done.returncode == before.returncode or not before.stdout
    assert done.stderr == before.stderr


def test_no_room(home: Path, line: str) -> None:
    before = run(home, line)
    done = run(home, line, shell="> /dev/full")
    if before.stdout:
        assert done.returncode == 1
        told = b"kgraph: cannot write to standard output (no space left on device)\n"
        assert done.stderr.endswith(told)
    else:
        assert (done.returncode, done.stderr) == (before.returncode, before.stderr)


def test_any_locale_into_a_file(home: Path, line: str) -> None:
    before = run(home, line)
    for locale in ("C", "C.UTF-8"):
        done = run(home, line, shell="> printed", LC_ALL=locale, PYTHONCOERCECLOCALE="0")
        assert done.returncode == before.returncode, done.stderr
        assert (home / "printed").read_bytes() == before.stdout


def test_closed_standard_input(home: Path, line: str) -> None:
    before = run(home, line)
    done = run(home, line, shell="<&-")
    assert len(done.stderr.splitlines()) <= 1 + len(before.stderr.splitlines())
    if line not in READS_INPUT:
        assert (done.returncode, done.stdout) == (before.returncode, before.stdout)


@pytest.mark.parametrize("line", ["extract - --format triples", "build - -o other --no-pictures"])
def test_standard_input_through_a_pipe(home: Path, line: str) -> None:
    done = run(home, f"{line} < one.txt | head -n 1", PYTHONUTF8="0", LC_ALL="C")
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b""


def test_names_are_printed_whole(home: Path) -> None:
    """What is not ASCII is printed whole, whatever the locale says."""
    done = run(home, "neighbours Putin", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert "Erdoğan".encode() in done.stdout
