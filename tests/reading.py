"""Read one text, as the tests of extraction do."""

from __future__ import annotations

from kgraph.extract import extract
from kgraph.extract.parser import load
from kgraph.model import Claim, Document, Extraction


def read(text: str) -> Extraction:
    return extract(Document.of(text), load())


def claim(text: str, action: str, *, target: str = "") -> Claim:
    """The only claim of the text with that action (and that object)."""
    found = [
        c
        for c in read(text).claims
        if c.predicate.lemma == action and (not target or c.object.name == target)
    ]
    assert len(found) == 1, [(c.subject.name, c.predicate.lemma, c.object.name) for c in found]
    return found[0]
