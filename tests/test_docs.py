"""The page of constructions is what the program reads, and shows each rule."""

from __future__ import annotations

import runpy
from pathlib import Path

from kgraph.extract.rules import RULES

SCRIPT = Path(__file__).parents[1] / "docs" / "write_claims.py"


def test_page_is_what_is_read() -> None:
    page = runpy.run_path(str(SCRIPT))["page"]
    assert (SCRIPT.parent / "claims.md").read_text(encoding="utf-8") == page()


def test_every_rule_is_shown_by_a_claim_of_its_own() -> None:
    text = (SCRIPT.parent / "claims.md").read_text(encoding="utf-8")
    for rule in RULES:
        section = text.partition(f"(`{rule.name}`)")[2].partition("\n### ")[0]
        assert f"| {rule.name} |" in section, rule.name
