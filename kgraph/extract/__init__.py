"""From a document to its claims.

`extract` is a pure function of the document, the model and the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.garbage import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from kgraph.extract.paragraphs import Parts
    from kgraph.extract.pieces import Piece
    from kgraph.model import Document, Extraction

__all__ = ["extract", "parses", "read_parsed", "read_whole"]


def extract(document: Document, nlp: Language) -> Extraction:
    """All mentions and claims of one document, in the order of the text.

    A long document is read in pieces (`kgraph.extract.pieces`), and says exactly what these say as
    documents of their own, of the same id and date.
    """
    from kgraph.extract.pieces import read_pieces

    pieces = read_pieces(document.text)
    return _joined(document, (read_parsed(document, p, parses(p.parts, nlp)) for p in pieces))


def parses(parts: Parts, nlp: Language) -> Iterator[Doc]:
    """What the bare pipeline makes of the paragraphs and headings."""
    return nlp.pipe([part.text.replace("’", "'") for part in (*parts.prose, *parts.headings)])


def read_whole(document: Document, parsed: Doc) -> Extraction:
    """The extraction of a document from one parse of its whole text."""
    from kgraph.extract.cuts import cut

    return _joined(document, (read_parsed(document, *of) for of in cut(parsed)))


def read_parsed(document: Document, piece: Piece, parsed: Iterable[Doc]) -> Extraction:
    """The extraction of a piece of a document from the parses of its parts: all but the
    pipeline."""
    from kgraph.extract.reading import read
    from kgraph.extract.repairs import repair
    from kgraph.extract.tree import Doc as Tree
    from kgraph.extract.tree import forget

    parts = piece.parts
    docs = list(parsed)
    with uncollected():
        trees = [Tree(doc) for doc in docs]
        starts = [part.start for part in (*parts.prose, *parts.headings)]
        placed = list(zip(trees, starts, strict=True))
        prose, headings = placed[: len(parts.prose)], placed[len(parts.prose) :]
        for tree, _ in prose:
            repair(tree)
        extraction = read(document, prose, headings, within=(piece.start, piece.end))
        for tree in trees:
            tree.take_apart()
        forget()
    return extraction


def _joined(document: Document, pieces: Iterable[Extraction]) -> Extraction:
    """What the pieces of a document say, which come in the order of the text."""
    from kgraph.model import Extraction

    found = list(pieces)
    if len(found) == 1:
        return found[0]
    return Extraction(
        document,
        sum(one.sentences for one in found),
        tuple(mention for one in found for mention in one.mentions),
        tuple(claim for one in found for claim in one.claims),
        {who: target for one in found for who, target in one.antecedents.items()},
        tuple(said for one in found for said in one.statements),
    )
