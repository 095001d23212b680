"""Whatever is asked, of whatever graph and files, a command ends with one clear line."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kgraph.cli import UNFORESEEN
from tests.mutations import inputs
from tests.mutations.pen import ROOT, TEXT, Input, Pen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.mutations.pen import Outcome

MANY = {"options": 800, "store": 1_200, "cells": 200, "files": 150, "tools": 500, "networkx": 100}
"""2,950 in all."""
CODES = range(7)
LONGEST = 20_000  # characters of what goes wrong: a path of 4,096, some times
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that a terminal, or whoever orders words from right to left, obeys."""
BUG = re.compile(r'\{"error": "\w+: \w*(?:Error|Exception)')
MORE = b"Peskov denied that Trump met Putin. Russia paid $5 million to Iran on 10 March 2025.\n"


@pytest.fixture(scope="module")
def pen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pen]:
    with Pen(tmp_path_factory.mktemp("pen")) as found:
        yield found


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with articles, their graph and its claims."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "a.txt").write_bytes(TEXT + MORE)
    (folder / "b.txt").write_bytes(b"Angela Merkel praised Emmanuel Macron. Trump met no one.\n")
    for line in ("build a.txt b.txt", "export jsonl -o claims.jsonl"):
        subprocess.run(
            [sys.executable, "-m", "kgraph", *line.split()],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
        )
    return str(folder)


@pytest.mark.parametrize("kind", MANY)
def test_mutated(pen: Pen, kept: str, kind: str) -> None:
    made: Callable[[range, str], Iterator[Input]] = getattr(inputs, f"of_{kind}")
    found = enumerate(pen.run(list(made(range(MANY[kind]), kept))))
    assert not [f"{n} {one.input.words}: {p}" for n, one in found if (p := problem(one, kind))]


def problem(outcome: Outcome, kind: str) -> str:
    """What is wrong; "" where nothing is."""
    said = outcome.err
    if outcome.fault or outcome.code not in CODES or "Traceback" in said:
        return outcome.fault or f"{outcome.code} {said}"
    if kind == "tools":
        return outcome.found[0] if BUG.match(outcome.found[0]) else ""
    if found := OBEYED.search(said):
        return f"{found[0]!r} in {said!r}"
    if UNFORESEEN in said and kind not in ("store", "cells"):  # damaged: the line is right
        return said
    if outcome.code == 1 and kind != "networkx" and len(said.splitlines()) != 1:
        return f"not one line: {said}"
    return said[:200] if len(said) > LONGEST else ""


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("deep.toml", b"x = " + b"[" * 100_000, "build a.txt --decisions deep.toml"),
        ("digits.toml", b"x = " + b"9" * 5_000, "build a.txt --decisions digits.toml"),
        ("", b"", "build a.txt --aliases /dev/zero"),
        ("", b"", "build /dev/zero"),
        ("", b"", "import /dev/zero"),
    ],
)
def test_one_line(pen: Pen, kept: str, name: str, data: bytes, line: str) -> None:
    (found,) = pen.run([Input("command", tuple(line.split()), {name: data} if name else {}, kept)])
    assert not problem(found, "files")
    assert found.code == 1


def test_failed_build_leaves_what_was_there(pen: Pen, kept: str, tmp_path: Path) -> None:
    """And writes nothing beside it."""
    home = Path(shutil.copytree(kept, tmp_path / "home"))
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"text": ["\ud800"], "id": "../../x"}))
    lines = (f"build {bad}", f"add {bad}", f"import {bad}")
    words = [(*line.split(), "-o", str(home / "out")) for line in lines]
    for found in pen.run([Input("command", line) for line in words]):
        assert found.code in (1, 5), found
    after = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert {p: d for p, d in after.items() if p.suffix not in (".lock", "")} == {
        p: d for p, d in before.items() if p.suffix not in (".lock", "")
    }
