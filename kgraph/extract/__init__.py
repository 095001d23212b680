"""From a document to its claims.

`extract` is a pure function of the document, the model and the rules.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from kgraph.extract.paragraphs import Parts
    from kgraph.model import Document, Extraction

__all__ = ["extract", "parses", "read_parsed", "read_whole"]


def extract(document: Document, nlp: Language) -> Extraction:
    """All mentions and claims of one document, in the order of the text."""
    from kgraph.extract.paragraphs import read_parts

    parts = read_parts(document.text)
    return read_parsed(document, parts, parses(parts, nlp))


def parses(parts: Parts, nlp: Language) -> Iterator[Doc]:
    """What the bare pipeline makes of the paragraphs and headings."""
    return nlp.pipe([part.text.replace("’", "'") for part in (*parts.prose, *parts.headings)])


def read_whole(document: Document, parsed: Doc) -> Extraction:
    """The extraction of a document from one parse of its whole text."""
    from kgraph.extract.cuts import cut

    return read_parsed(document, *cut(parsed))


def read_parsed(document: Document, parts: Parts, parsed: Iterable[Doc]) -> Extraction:
    """The extraction of a document from the parses of its parts: all but the pipeline."""
    from kgraph.extract.reading import read
    from kgraph.extract.repairs import repair
    from kgraph.extract.tree import Doc as Tree
    from kgraph.extract.tree import forget

    docs = list(parsed)
    with _no_collection():
        trees = [Tree(doc) for doc in docs]
        starts = [part.start for part in (*parts.prose, *parts.headings)]
        placed = list(zip(trees, starts, strict=True))
        prose, headings = placed[: len(parts.prose)], placed[len(parts.prose) :]
        for tree, _ in prose:
            repair(tree)
        extraction = read(document, prose, headings)
        for tree in trees:
            tree.take_apart()
        forget()
    return extraction


@contextmanager
def _no_collection() -> Iterator[None]:
    """While one document is read, nothing becomes free that the collector of cycles would find;
    its looking for it takes a tenth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
