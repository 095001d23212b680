"""What is loaded before an answer: each module is a part of a millisecond that everybody waits."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kgraph.cli import main
from kgraph.cli.summaries import SUMMARIES
from kgraph.model import Document
from kgraph.store import Store
from tests import builders

if TYPE_CHECKING:
    from pathlib import Path

NEWS = Document.of("Trump praise Putin")
LOADED = """
import atexit, sys  # so that the end is waited for
import click, sqlite3
before = set(sys.modules)
from kgraph.__main__ import run
try:
    run()
finally:
    print(*(sys.modules.keys() - before), file=sys.stderr)
"""
HELP = {"kgraph", "kgraph.__main__", "kgraph.cli", "kgraph.cli.summaries", "kgraph.errors"}
MOST = 37  # modules of kgraph that a question needs
OTHERS = 30  # of the library of Python, beside those of click and sqlite3
SLOW = {"rich", "csv", "datetime", "decimal", "importlib.metadata", "logging", "subprocess"}


def loaded(*words: str) -> set[str]:
    """Names of modules; click and sqlite3, and what they need, are not among them."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words], capture_output=True, text=True, check=True
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    with Store.open(folder / "kgraph.db", create=True) as store:
        praise = builders.claim(NEWS, "Trump", "praise", "Putin")
        builders.fill(store, builders.extraction(NEWS, praise))
    return folder


def test_help_loads_no_command() -> None:
    assert {name for name in loaded("--help") if name.startswith("kgraph")} == HELP


@pytest.mark.parametrize("words", [("neighbours", "Trump"), ("evidence", "Trump", "Putin")])
def test_question_loads_few_modules(graph: Path, words: tuple[str, ...]) -> None:
    found = loaded(*words, "--graph", str(graph))
    own = {name for name in found if name.startswith("kgraph")}
    assert len(own) <= MOST, sorted(own)
    assert len(found - own) <= OTHERS, sorted(found - own)
    assert not found & SLOW


def test_search_loads_few_modules(graph: Path) -> None:
    found = loaded("search", "praise", "--graph", str(graph))
    assert len(found) <= MOST + OTHERS, sorted(found)


def test_summaries_are_those_of_the_commands() -> None:
    told = {name: command.get_short_help_str(1000) for name, command in main.commands.items()}
    assert told == SUMMARIES


def test_python_looks_for_garbage_after_the_start() -> None:
    """A long build needs it."""
    code = (
        "import gc, sys\nfrom kgraph import __main__ as start\n"
        "import kgraph.cli\n"
        "kgraph.cli.main = lambda: print(gc.isenabled(), gc.get_threshold()[0] == start.YOUNG)\n"
        "start.run()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]


@pytest.mark.parametrize(("name", "code"), [("Trump", 0), ("Nobody", 3)])
def test_question_ends_with_all_said(graph: Path, name: str, code: int, tmp_path: Path) -> None:
    words = ["-m", "kgraph", "neighbours", name, "--graph", str(graph)]
    with (tmp_path / "answer").open("w") as out:
        done = subprocess.run([sys.executable, *words], stdout=out, stderr=subprocess.PIPE)
    assert done.returncode == code
    assert ("Putin" in (tmp_path / "answer").read_text()) == (code == 0)
    assert bool(done.stderr) == (code == 3)


def test_who_asked_to_be_told_of_the_end_is_told(graph: Path) -> None:
    code = (
        "import atexit, sys\natexit.register(print, 'told')\n"
        f"sys.argv = ['kgraph', 'stats', '--graph', {str(graph)!r}]\n"
        "from kgraph.__main__ import run\nrun()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "told"
