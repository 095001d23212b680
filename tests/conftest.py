"""Settings of all tests, and the sample articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from kgraph.extract import extract
from kgraph.extract.parser import load
from kgraph.model import Document, Extraction

SEEDS = Path(__file__).parents[1] / "seeds"

settings.register_profile("kgraph", deadline=None)  # time is measured in benchmarks, not here
settings.load_profile("kgraph")


@pytest.fixture(scope="session")
def seeds() -> list[Extraction]:
    """The five sample articles, read once, by name."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    return [extract(Document.of(text, name=name), load()) for name, text in texts.items()]
