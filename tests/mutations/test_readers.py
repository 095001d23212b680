"""Whatever the bytes, a reader gives documents or one clear line, in bounded time and memory."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.mutations import inputs
from tests.mutations.bombs import BOMBS
from tests.mutations.pen import Input, Pen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.mutations.pen import Outcome

CORPUS = sorted(Path(__file__).with_name("corpus").iterdir())
EACH = {".htm": 150, ".html": 150, ".xhtml": 150}
"""How many of a suffix, where not USUAL: web pages take longest."""
USUAL = 520  # 7,210 in all
LONGEST = 1_000  # characters of a message
SHORT = 2  # seconds that a bomb may take in these tests, in place of bounds.SECONDS
BOMB_SECONDS, BOMB_MEGABYTES = 30, 2_800  # what libraries do in one step is not cut short


@pytest.fixture(scope="module")
def pen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pen]:
    with Pen(tmp_path_factory.mktemp("pen")) as found:
        yield found


@pytest.mark.parametrize("suffix", inputs.SUFFIXES)
def test_mutated(pen: Pen, suffix: str) -> None:
    many = range(EACH.get(suffix, USUAL))
    bad = [
        f"{number}: {wrong}"
        for number, found in enumerate(pen.run(list(inputs.of_reader(suffix, many))))
        if (wrong := problem(found))
    ]
    assert not bad


@pytest.mark.parametrize("name", BOMBS)
def test_bomb(pen: Pen, name: str) -> None:
    suffix, data = BOMBS[name]
    files = {f"a{suffix}": data}
    words = (f"a{suffix}", SHORT)
    bomb = Input("read", words, files, seconds=BOMB_SECONDS, megabytes=BOMB_MEGABYTES)
    (found,) = pen.run([bomb])
    assert not problem(found)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_corpus(pen: Pen, path: Path) -> None:
    """Each failed once; its name says why."""
    (found,) = pen.run([Input("read", (path.name, SHORT), {path.name: path.read_bytes()})])
    assert not problem(found)


def problem(outcome: Outcome) -> str:
    """What is wrong; "" where nothing is."""
    name = outcome.input.words[0]
    if outcome.fault or outcome.out or outcome.err:
        return outcome.fault or f"printed {outcome.out}{outcome.err}"
    told = [one for one in outcome.found if isinstance(one, str)]
    if not outcome.found or len(told) != len({*told}):
        return f"nothing is told, or something twice: {told[:3]}"
    ways = tuple(f"{name}{mark}" for mark in (": ", ", ", "/"))
    return next((one for one in told if not one.startswith(ways) or len(one) > LONGEST), "")


def test_pipes_and_devices_in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kgraph.read import find

    monkeypatch.chdir(tmp_path)
    Path("a/b").mkdir(parents=True)
    Path("a/b/x.txt").write_text("Trump met Putin.")
    for suffix in (".csv", ".html", ".jsonl", ".md", ".txt"):
        os.mkfifo(f"a/pipe{suffix}")
    Path("a/zero.csv").symlink_to("/dev/zero")
    for name in "cde":
        Path(f"a/{name}").symlink_to("..")
    for path in ("a", "a/**/*.txt", "a/**"):
        assert [source.name for source in find([path])] == ["b/x.txt"]


@pytest.mark.parametrize("suffix", [*inputs.SUFFIXES])
def test_hole(tmp_path: Path, pen: Pen, suffix: str) -> None:
    """A file of 10 GB with nothing in it."""
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as file:
        file.truncate(10 << 30)
    (found,) = pen.run([Input("read", (str(path),), seconds=BOMB_SECONDS)])
    assert not problem(found)
