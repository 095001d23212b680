"""kgraph documents, as a user types it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kgraph.cli import main
from tests.ask.news import article, stored

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    titled = article("b.txt", "Xi praise Trump", published="2025-03-10")
    strange = replace(titled.document, title="Praise\x1b[31m\nfor Trump")
    with stored(tmp_path, article("a.txt", "Trump meet Putin"), replace(titled, document=strange)):
        return tmp_path


def run(folder: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["documents", "--graph", str(folder), *args])


def test_table(folder: Path) -> None:
    lines = run(folder).stdout.splitlines()
    assert [line.split() for line in lines] == [
        ["document", "published", "title", "sentences", "claims"],
        ["a.txt", "1", "1"],
        ["b.txt", "2025-03-10", "Praise", "[31m", "for", "Trump", "1", "1"],
    ]


def test_columns_without_values_are_left_out(folder: Path) -> None:
    assert run(folder, "--document", "a*").stdout.split()[:3] == ["document", "sentences", "claims"]


def test_all_formats_have_the_same_rows(folder: Path) -> None:
    rows = json.loads(run(folder, "--format", "json").stdout)
    assert [row["title"] for row in rows] == [None, "Praise\x1b[31m\nfor Trump"]
    lines = run(folder, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = list(csv.DictReader(io.StringIO(run(folder, "--format", "csv").stdout)))
    assert [row["document"] for row in table] == [row["document"] for row in rows]


def test_limit_and_dates(folder: Path) -> None:
    assert len(run(folder, "--limit", "1", "--format", "jsonl").stdout.splitlines()) == 1
    found = run(folder, "--since", "2025", "--format", "jsonl").stdout
    assert json.loads(found)["document"] == "b.txt"


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["--since", "2026"], 3, "kgraph: no document of this graph fits; those without a date"),
        (["--document", "z*"], 3, "kgraph: no document of this graph fits; kgraph documents lists"),
        (["--since", "soon"], 2, "'soon' is no date"),
    ],
)
def test_nothing(folder: Path, args: list[str], code: int, message: str) -> None:
    result = run(folder, *args)
    assert result.exit_code == code
    assert message in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("how", ["option", "variable"])
def test_graph_that_grows_is_named_as_in_questions(tmp_path: Path, how: str) -> None:
    news, out = tmp_path / "news.txt", str(tmp_path / "graph")
    news.write_text("Trump met Putin.", encoding="utf-8")
    option, variable = (["--graph", out], {}) if how == "option" else ([], {"KGRAPH_GRAPH": out})
    (tmp_path / "more.txt").write_text("Xi met Putin.", encoding="utf-8")
    for command in (
        ["add", str(news)],
        ["add", str(tmp_path / "more.txt")],
        ["remove", "news.txt"],
    ):
        done = CliRunner(env=variable).invoke(main, [*command, *option, "--no-pictures", "-q"])
        assert done.exit_code == 0, done.output
    found = CliRunner().invoke(main, ["documents", "--graph", out, "--format", "jsonl"]).stdout
    assert [json.loads(line)["document"] for line in found.splitlines()] == ["more.txt"]
