"""From a document to its claims.

`extract` is a pure function of the document, the model and the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from kgraph.extract.paragraphs import Paragraph
    from kgraph.model import Document, Extraction

__all__ = ["extract", "parses", "read_parsed"]


def extract(document: Document, nlp: Language) -> Extraction:
    """All mentions and claims of one document, in the order of the text."""
    from kgraph.extract.paragraphs import paragraphs

    prose = paragraphs(document.text)
    return read_parsed(document, prose, parses(prose, nlp))


def parses(prose: Iterable[Paragraph], nlp: Language) -> Iterator[Doc]:
    """What the bare pipeline makes of the paragraphs."""
    return nlp.pipe([paragraph.text.replace("’", "'") for paragraph in prose])


def read_parsed(
    document: Document, prose: Iterable[Paragraph], parsed: Iterable[Doc]
) -> Extraction:
    """The extraction of a document from the parses of its paragraphs: all but the pipeline."""
    from kgraph.extract.reading import read
    from kgraph.extract.repairs import repair
    from kgraph.extract.tree import Doc as Tree

    docs = [repair(Tree(doc)) for doc in parsed]
    return read(document, [(doc, p.start) for doc, p in zip(docs, prose, strict=True)])
