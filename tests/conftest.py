"""Settings of all tests, and the sample articles."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from hypothesis import settings

from kgraph.extract import extract
from kgraph.extract.parser import load
from kgraph.model import Document, Extraction

SEEDS = Path(__file__).parents[1] / "seeds"

# Shells start what runs in the background without Ctrl-C: tests that press it would wait for ever.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("kgraph", deadline=None)  # time is measured in benchmarks, not here
settings.load_profile("kgraph")


@pytest.fixture(scope="session", autouse=True)
def model() -> None:
    """It is loaded, so that small builds read their articles in this process."""
    load()


@pytest.fixture(scope="session")
def seeds() -> list[Extraction]:
    """The five sample articles, read once, by name."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    return [extract(Document.of(text, name=name), load()) for name, text in texts.items()]
