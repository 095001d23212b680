"""The pages are what the program does, and show each rule and each command."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from kgraph.cli import main
from kgraph.extract.rules import RULES

DOCS = Path(__file__).parents[1] / "docs"
README = DOCS.parent / "README.md"
PAGES = ("claims", "cli", "library")


@pytest.mark.parametrize("name", PAGES)
def test_page_is_what_the_program_does(name: str) -> None:
    script = DOCS / f"write_{name}.py"
    page = runpy.run_path(str(script))["page"]()
    same = (DOCS / f"{name}.md").read_text(encoding="utf-8") == page
    assert same, f"python docs/{script.name} writes the page anew"


def test_readme_shows_what_the_library_gives() -> None:
    page = runpy.run_path(str(DOCS / "write_library.py"))["page"](README)
    assert README.read_text(encoding="utf-8") == page


def test_every_command_is_shown() -> None:
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    for name in main.commands:
        assert f"\n## {name}\n" in text, name


def test_every_rule_is_shown_by_a_claim_of_its_own() -> None:
    text = (DOCS / "claims.md").read_text(encoding="utf-8")
    for rule in RULES:
        section = text.partition(f"(`{rule.name}`)")[2].partition("\n### ")[0]
        assert f"| {rule.name} |" in section, rule.name
