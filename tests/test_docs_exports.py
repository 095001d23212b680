"""What docs/exports.md says is so: all formats, and its commands and scripts run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.cli import main
from kgraph.pipeline import FORMATS
from tests.conftest import SEEDS

PAGE = (Path(__file__).parents[1] / "docs" / "exports.md").read_text(encoding="utf-8")
COMMAND = re.compile(r"^(kgraph .*)$|`(kgraph (?:export|import) [^`]*)`", re.MULTILINE)
COMMANDS = [words for found in COMMAND.findall(PAGE) if "FORMAT" not in (words := "".join(found))]
SCRIPTS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def run(words: str) -> None:
    result = CliRunner().invoke(main, shlex.split(words)[1:])
    assert result.exit_code == 0, (words, result.output)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where somebody follows the page from the beginning to the end."""
    here = tmp_path_factory.mktemp("exports")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(here)
        patch.delenv("KGRAPH_GRAPH", raising=False)
        run(f"kgraph build {shlex.quote(str(SEEDS))} --quiet")
        run("kgraph export graphml -o graph.graphml")
        run("kgraph export turtle -o graph.ttl")
        for command in COMMANDS:
            if "-o" in command:
                run(command)
    return here


def test_the_page_has_commands_and_scripts() -> None:
    assert len(COMMANDS) > 8
    assert len(SCRIPTS) > 3


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda text: text.split()[1])
def test_script(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    exec(script, {})


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_shown_and_said_to_be_checked(form: str) -> None:
    formats, _, checked = PAGE.partition("## What was checked")
    assert re.search(rf"^\|.*`{form}`", formats, re.MULTILINE)
    if form not in ("documents", "html"):
        assert re.search(rf"^\|.*`{form}`", checked, re.MULTILINE)
