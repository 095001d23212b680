"""The questions as a user types them, on the sample articles."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kgraph.cli import main
from tests.ask.news import article, stored

SEEDS = Path(__file__).parents[1] / "seeds"
EVERY = [
    ["neighbours", "Putin"],
    ["neighbours", "Peskov", "--depth", "2"],
    ["evidence", "Trump", "Putin"],
    ["path", "Peskov", "Biden"],
    ["search", "red", "lines"],
    ["top"],
    ["top", "--by", "pagerank"],
    ["communities"],
    ["stats"],
]


def named(command: list[str]) -> str:
    return " ".join(command)


def run(*args: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    assert run("build", SEEDS, "-o", out).exit_code == 0
    return out


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Trump knows a hundred people."""
    out = tmp_path_factory.mktemp("crowd")
    with stored(out, article("a.txt", *[f"Trump know Person{n:03}" for n in range(100)])):
        return out


def rows(built: Path, *args: str) -> list[dict[str, Any]]:
    result = run(*args, "--graph", built, "--format", "json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("command", EVERY, ids=named)
def test_all_formats_have_the_same_rows(built: Path, command: list[str]) -> None:
    found = rows(built, *command)
    asked = [*command, "--graph", built, "--format"]
    assert [json.loads(line) for line in run(*asked, "jsonl").stdout.splitlines()] == found
    table = list(csv.DictReader(io.StringIO(run(*asked, "csv").stdout)))
    assert len(table) == len(found)
    assert list(table[0]) == list(found[0])
    assert all(len({*row}) == len(found[0]) for row in found)


@pytest.mark.parametrize("command", EVERY, ids=named)
def test_table_says_what_json_says(built: Path, command: list[str]) -> None:
    text = run(*command, "--graph", built).stdout
    for row in rows(built, *command)[:10]:
        for key in ("neighbour", "action", "name", "subject", "object"):
            if row.get(key):
                assert str(row[key]) in text


@pytest.mark.parametrize("command", EVERY, ids=named)
@pytest.mark.parametrize("columns", [50, 200])
def test_terminal(built: Path, command: list[str], columns: int) -> None:
    """Nothing is wider than the terminal, and colours are there."""
    done, text = in_terminal([*command, "--graph", str(built)], columns)
    assert done == 0, text
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert max(map(len, bare.splitlines())) <= columns or command == ["stats"]
    assert "\x1b[" in text or command == ["stats"]


def in_terminal(args: list[str], columns: int) -> tuple[int, str]:
    control, terminal = pty.openpty()
    env = {**os.environ, "COLUMNS": str(columns), "LINES": "50", "TERM": "xterm"}
    with subprocess.Popen(
        [sys.executable, "-m", "kgraph", *args], stdout=terminal, stderr=subprocess.DEVNULL, env=env
    ) as process:
        os.close(terminal)
        text = b""
        with suppress(OSError):  # the other end is closed
            while piece := os.read(control, 1 << 16):
                text += piece
        os.close(control)
    return process.returncode, text.decode()


@pytest.mark.parametrize("command", EVERY, ids=named)
def test_command_has_an_example(command: list[str]) -> None:
    assert f"\n  kgraph {command[0]}" in run(command[0], "--help").stdout


@pytest.mark.parametrize(
    "command", [*EVERY[:5], ["top"], ["top", "--by", "degree"], ["stats"]], ids=named
)
def test_what_goes_into_a_pipe_loads_nothing_heavy(built: Path, command: list[str]) -> None:
    code = (
        "import sys\nfrom kgraph.cli import main\n"
        f"sys.argv = ['kgraph', *{command!r}, '--graph', {str(built)!r}]\n"
        "try: main()\nexcept SystemExit as end: assert not end.code, end.code\n"
        "heavy = {'spacy', 'networkx', 'numpy', 'rich', 'rapidfuzz'} & sys.modules.keys()\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["neighbours", "Nobody at all"],
        ["neighbours", "\udcff"],
        ["neighbours", "Putin", "--speaker", "Nobody at all"],
        ["neighbours", "Putin", "--document", "\udcff"],
        ["neighbours", "Putin", "--since", "2030"],
        ["evidence", "Putin", "Nobody at all"],
        ["evidence", "Shmyhal", "Reuters"],
        ["path", "Putin", "Nobody at all"],
        ["path", "Putin", "Vladimir Putin"],
        ["path", "Putin", "Reuters"],
        ["search", "qqq"],
        ["search", "(("],
        ["top", "--action", "marry"],
        ["communities", "--min-size", "99"],
    ],
    ids=repr,
)
def test_nothing_found(built: Path, command: list[str]) -> None:
    result = run(*command, "--graph", built)
    assert result.exit_code == 3, result.output
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "command",
    [
        ["neighbours"],
        ["neighbours", "Putin", "--depth", "4"],
        ["neighbours", "Putin", "--since", "lately"],
        ["neighbours", "Putin", "--class", "PARTY"],
        ["neighbours", "Putin", "--limit", "0"],
        ["evidence", "a", "b", "c"],
        ["path", "Putin"],
        ["path", "Putin", "Trump", "-k", "0"],
        ["search"],
        ["top", "--by", "fame"],
    ],
    ids=repr,
)
def test_wrong_usage(built: Path, command: list[str]) -> None:
    assert run(*command, "--graph", built).exit_code == 2


@pytest.mark.parametrize(
    "command",
    [
        ["neighbours", "Putin", "--direction", "OUT"],
        ["top", "--by", "Degree"],
        ["conflicts", "--kind", "Denied"],
    ],
    ids=named,
)
def test_choices_in_capitals(built: Path, command: list[str]) -> None:
    assert run(*command, "--graph", built).exit_code == 0


@pytest.mark.parametrize("command", [["neighbours"], ["evidence"], ["path", "Putin"]], ids=named)
def test_ambiguous(built: Path, command: list[str]) -> None:
    result = run(*command, "officials", "--graph", built)
    assert result.exit_code == 4
    assert "Russian officials" in result.stderr


@pytest.mark.parametrize("command", ["neighbours", "evidence"])
def test_long_table_is_cut_and_says_so(crowd: Path, command: str) -> None:
    asked = (command, "Trump", "--graph", crowd)
    result = run(*asked)
    assert len(set(re.findall(r"Person\d+", result.stdout))) == 40
    what = "rows" if command == "neighbours" else "claims"
    assert result.stderr == f"60 more {what}; --limit 100 shows all\n"
    assert len(run(*asked, "--format", "jsonl").stdout.splitlines()) == 100
    everything = run(*asked, "--limit", "100")
    assert "Person099" in everything.stdout
    assert everything.stderr == ""


def test_filters_count_the_claims_that_fit(built: Path) -> None:
    everything = rows(built, "neighbours", "Putin", "--action", "meet")
    planned = rows(built, "neighbours", "Putin", "--action", "meet", "--modality", "planned")
    assert {row["neighbour"] for row in planned} == {"Donald Trump"}
    assert 0 < planned[0]["claims"] == everything[0]["modalities"]["planned"]
    assert planned[0]["modalities"] == {"planned": planned[0]["claims"]}


def test_depth_says_from_whom_and_what_was_left_out(built: Path) -> None:
    result = run("neighbours", "Peskov", "--depth", "2", "--limit", "3", "--graph", built)
    assert re.search(r"^Dmitri Peskov +→", result.stdout, re.MULTILINE)
    assert re.search(r"^Vladimir Putin +↔ +meet +Donald Trump", result.stdout, re.MULTILINE)
    assert "3 strongest" in result.stderr


def test_path_shows_the_sentences(built: Path) -> None:
    result = run("path", "Peskov", "Zelensky", "-k", "1", "--graph", built)
    first = result.stdout.splitlines()[0]
    assert first.startswith("1  Dmitri Peskov → ")
    assert first.endswith(" Volodymyr Zelensky")
    steps = rows(built, "path", "Peskov", "Zelensky", "-k", "1")
    for step in steps:
        text = (SEEDS / step["document"]).read_text(encoding="utf-8")
        assert text[step["start"] : step["end"]] == step["sentence"]
    assert [step["name"] for step in steps[1:]] == [step["neighbour"] for step in steps[:-1]]


def test_search_in_an_article(built: Path) -> None:
    found = rows(built, "search", '"red lines"', "--document", "000*")
    assert {row["kind"] for row in found} == {"sentence"}
    assert all("red lines" in row["text"] for row in found)
    readings = [reading for row in found for reading in row["readings"]]
    assert {"Moscow", "Kyiv"} <= {reading["subject"] for reading in readings}


def test_search_says_that_it_leaves_older_articles_out(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ["search", "Trump", "--graph", str(built)]
    assert CliRunner().invoke(main, command).stderr == ""
    monkeypatch.setattr("kgraph.ask.search.MOST", 1)
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0
    assert result.stderr.startswith("too many sentences: the newest 1 were looked at")


def test_top_of_a_type(built: Path) -> None:
    found = rows(built, "top", "--type", "person", "--limit", "3")
    assert [row["type"] for row in found] == ["PERSON"] * 3
    assert found[0]["name"] == "Donald Trump"


def test_stats(built: Path) -> None:
    found = {(row["group"], row["name"]): row["value"] for row in rows(built, "stats")}
    assert found["graph", "documents"] == 5
    assert found["graph", "edges"] > 100


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody of whom only the last name is known, and two others of that name."""
    out = tmp_path_factory.mktemp("family")
    claims = ("Keller visit Geneva", "Tomas_Keller meet Varga", "Ingrid_Keller accuse Varga")
    with stored(out, article("a.txt", *claims)):
        return out


@pytest.mark.parametrize(
    "command",
    [
        ["neighbours"],
        ["evidence"],
        ["path", "Geneva"],
        ["timeline"],
        ["conflicts"],
        ["says"],
        ["entities"],
    ],
    ids=named,
)
def test_others_of_a_name_are_told(family: Path, command: list[str]) -> None:
    result = run(*command, "keller", "--graph", family)
    told = "'keller' is taken for Keller (PERSON); not for Ingrid Keller (PERSON), Tomas Keller"
    assert told in result.stderr
    assert "not for" not in run(*command, "Ingrid Keller", "--graph", family).stderr


@pytest.mark.parametrize("name", ["", "-", '"', "Keller AND", "🙂", "\udcff", "(", "keller*"])
def test_odd_name_is_no_error(family: Path, name: str) -> None:
    assert run("neighbours", "--graph", family, "--", name).exit_code in (0, 3, 4)
