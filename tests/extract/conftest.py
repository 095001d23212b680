"""The seeds, read once for all tests of extraction."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.extract import extract
from kgraph.extract.parser import load
from kgraph.model import Document, Extraction

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def seeds() -> list[Extraction]:
    """The five sample articles, by name."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    return [extract(Document.of(text, name=name), load()) for name, text in texts.items()]
