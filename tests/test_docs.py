"""The pages are what the program does, and show each rule and each command."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from kgraph.cli import main
from kgraph.extract.rules import RULES

DOCS = Path(__file__).parents[1] / "docs"
README = DOCS.parent / "README.md"
PAGES = ("assistants", "claims", "cli", "library")


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


def test_every_field_of_the_address_is_explained() -> None:
    script = DOCS.parent / "kgraph" / "export" / "page" / "state.js"
    code = script.read_text(encoding="utf-8")
    lists, texts, switches, panels = (
        re.findall(r'"(\w+)"', code.partition(f"const {name} = ")[2].partition(";")[0])
        for name in ("LISTS", "TEXTS", "SWITCHES", "PANELS")
    )
    keys = {*lists, *texts, *switches, *panels, "entity", "edge", "path", "steps", "least"}
    assert len(keys) > 20
    told = (DOCS / "page.md").read_text(encoding="utf-8").partition("## Links")[2]
    assert {key for key in keys if not re.search(rf"`{key}[=`]", told)} == set()


@pytest.mark.parametrize("page", [README, *DOCS.glob("*.md")], ids=lambda page: page.name)
def test_pictures_are_there(page: Path) -> None:
    for target in re.findall(r"!\[[^]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).is_file(), target
