"""From a document to its claims.

`extract` is a pure function of the document, the model and the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from kgraph.model import Document, Extraction

__all__ = ["extract"]


def extract(document: Document, nlp: Language) -> Extraction:
    """All mentions and claims of one document, in the order of the text."""
    from kgraph.extract.paragraphs import paragraphs
    from kgraph.extract.reading import read
    from kgraph.extract.repairs import repair
    from kgraph.extract.tree import Doc

    prose = paragraphs(document.text)
    parsed = nlp.pipe([p.text.replace("’", "'") for p in prose])
    docs = [repair(Doc(doc)) for doc in parsed]
    return read(document, [(doc, p.start) for doc, p in zip(docs, prose, strict=True)])
