"""Plain text, letter for letter."""

from __future__ import annotations

from kgraph.read.article import Article
from kgraph.read.decode import decode


def read(data: bytes) -> Article:
    """Raises ReadError when the bytes are no text."""
    return Article(decode(data))
