"""What was said, when, and whether it agrees, as a user asks for it."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kgraph.cli import main

SEEDS = Path(__file__).parents[1] / "seeds"
QUESTIONS = (("timeline", "Trump"), ("says", "Peskov"), ("conflicts",))


def run(*args: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    assert run("build", SEEDS, "-o", out, "-q").exit_code == 0
    return out


def ask(built: Path, *args: str) -> Result:
    return run(*args, "--graph", built)


@pytest.mark.parametrize("question", QUESTIONS)
def test_machine_formats_agree(built: Path, question: tuple[str, ...]) -> None:
    rows = json.loads(ask(built, *question, "--format", "json").output)
    lines = ask(built, *question, "--format", "jsonl").output.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = list(csv.DictReader(io.StringIO(ask(built, *question, "--format", "csv").output)))
    assert len(table) == sum(max(1, len(row["claims"])) for row in rows)
    sentences = {claim["sentence"] for row in rows for claim in row["claims"]}
    assert {row["sentence"] for row in table} - {""} == sentences


@pytest.mark.parametrize("question", QUESTIONS)
def test_limit(built: Path, question: tuple[str, ...]) -> None:
    assert len(json.loads(ask(built, *question, "--format", "json", "--limit", "2").output)) == 2


def test_offsets_are_those_of_the_sentence(built: Path) -> None:
    for row in json.loads(ask(built, "timeline", "Trump", "--format", "json").output):
        for claim in row["claims"]:
            text = (SEEDS / claim["document"]).read_text(encoding="utf-8")
            assert text[claim["start"] : claim["end"]] == claim["sentence"]


def test_sample_conflicts(built: Path) -> None:
    found = json.loads(ask(built, "conflicts", "--format", "json").output)
    sides = {
        (row["kind"], side["side"], side["speaker"]) for row in found for side in row["claims"]
    }
    assert ("denied", "denied", "Dmitri Peskov") in sides
    assert ("denied", "planned", "Donald Trump") in sides
    amounts = [
        side["amount"] for row in found if row["kind"] == "amounts" for side in row["claims"]
    ]
    assert len(amounts) == 3
    for money in ("$65.9 billion", "$175 billion", "$61.4 billion"):
        assert any(money in amount for amount in amounts)


def test_filters(built: Path) -> None:
    asked = json.loads(
        ask(built, "timeline", "Trump", "--action", "meet", "--speaker", "Peskov",
            "--type", "person", "--format", "json").output
    )  # fmt: skip
    assert {row["action"] for row in asked} == {"meet"}
    assert {side["speaker"] for row in asked for side in row["claims"]} == {"Dmitri Peskov"}
    kinds = json.loads(ask(built, "conflicts", "--kind", "amounts", "--format", "json").output)
    assert {row["kind"] for row in kinds} == {"amounts"}


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("timeline", "Nobody At All"), 3, "no 'Nobody At All'"),
        (("timeline", "Trump", "--action", "divorce"), 3, "leave out"),
        (("timeline", "Trump", "Heorhi Tykhyi"), 3, "no claim joins"),
        (("says", "Kyiv"), 3, "kgraph neighbours"),
        (("conflicts", "Heorhi Tykhyi"), 3, "cannot both hold"),
        (("timeline", "a", "b", "c"), 2, "one name or two"),
        (("says", "a", "b", "c"), 2, "one name or two"),
        (("timeline", "Trump", "--since", "soon"), 2, "no date"),
        (("timeline", "Trump", "--class", "DANCE"), 2, "DANCE"),
        (("conflicts", "--kind", "odd"), 2, "odd"),
        (("timeline", "Biden administration", "--speaker", "Nobody"), 3, "no 'Nobody'"),
    ],
)
def test_what_goes_wrong(built: Path, args: tuple[str, ...], code: int, message: str) -> None:
    result = ask(built, *args)
    assert result.exit_code == code, result.output
    assert message in result.output


def test_diff(built: Path, tmp_path: Path) -> None:
    assert "no difference" in run("diff", built, built).output
    assert run("diff", built, built, "--format", "json").output.strip() == "[]"
    fewer = tmp_path / "fewer"
    articles = sorted(SEEDS.glob("*.txt"))[:4]
    assert run("build", *articles, "-o", fewer, "-q").exit_code == 0
    shown = run("diff", built, fewer, "--limit", "3")
    assert shown.exit_code == 0
    assert "documents: 1 removed" in shown.output
    rows = json.loads(run("diff", built, fewer / "kgraph.db", "--format", "json").output)
    assert {row["what"] for row in rows} == {"document", "entity", "edge", "claim"}
    assert run("diff", built, tmp_path / "none").exit_code == 1


def test_verify(built: Path, tmp_path: Path) -> None:
    assert ask(built, "verify").output.startswith("all holds: 5 documents, ")
    assert "the files that they were read from" in ask(built, "verify", "--source").output
    broken = tmp_path / "broken"
    shutil.copytree(built, broken)
    with sqlite3.connect(broken / "kgraph.db") as db:
        db.execute("UPDATE edges SET weight = weight + 1")
    db.close()
    result = ask(broken, "verify")
    assert result.exit_code == 6
    assert "its weight is not that of its claims" in result.output
    assert "run kgraph build again" in result.output
    rows = ask(broken, "verify", "--format", "jsonl")
    assert rows.exit_code == 6
    assert json.loads(rows.output.splitlines()[0])["part"] in ("entity", "edge")


@pytest.mark.parametrize("columns", [40, 100])
@pytest.mark.parametrize("question", QUESTIONS)
def test_terminal(built: Path, question: tuple[str, ...], columns: int) -> None:
    """No line is longer than the terminal, but for headings."""
    output = on_terminal(columns, "-m", "kgraph", *question, "--graph", str(built))
    plain = [re.sub(r"\x1b\[[\d;]*m", "", line).rstrip() for line in output.splitlines()]
    headings = [line for line in plain if " (PERSON, also " in line or line.startswith("what ")]
    assert max(len(line) for line in plain if line not in headings) <= columns
    assert "peskov" in "".join(output.split()).casefold()


def on_terminal(columns: int, *args: str) -> str:
    parent, child = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm", "NO_COLOR": "1"}
    process = subprocess.Popen([sys.executable, *args], stdout=child, env=environment)
    os.close(child)
    output = b""
    while True:
        try:
            chunk = os.read(parent, 65536)
        except OSError:
            break
        if not chunk:
            break
        output += chunk
    os.close(parent)
    assert process.wait() == 0
    return output.decode()


@pytest.mark.parametrize("command", ["timeline", "says", "conflicts", "diff", "verify"])
def test_help_has_an_example(command: str) -> None:
    assert f"kgraph {command}" in run(command, "--help").output.split("\n", 1)[1]


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    article = tmp_path / "a\x1b[31m.txt"
    article.write_text("Xi Jinping met \x1b[31mEmmanuel Macron. Iran praised Xi Jinping.")
    assert run("build", article, "-o", tmp_path / "out", "-q").exit_code == 0
    shown = ask(tmp_path / "out", "timeline", "Xi Jinping")
    assert "praise" in shown.output
    assert "\x1b" not in shown.output


def test_kinds_are_those_of_the_question() -> None:
    from kgraph.ask.conflicts import KINDS
    from kgraph.cli import reports

    assert reports.KINDS == KINDS
