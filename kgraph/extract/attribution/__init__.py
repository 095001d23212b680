"""Who says what: the stretches of a document that somebody other than the author vouches for.

Indirect statements are read from the parse, quotations from their marks: the parser cuts and joins
sentences wrongly around them. Then both are put together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.attribution.paragraph import Paragraph
from kgraph.extract.attribution.statement import Statement, chain, covering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.extract.phrases import Phrases

__all__ = ["Statement", "chain", "covering", "statements"]


def statements(paragraphs: Sequence[Phrases]) -> list[list[Statement]]:
    """The statements of each paragraph of a document, shortest first, so that the first that
    covers a word is the innermost."""
    found: list[list[Statement]] = []
    last: Paragraph | None = None
    for phrases in paragraphs:
        last = Paragraph(phrases, last)
        found.append(last.statements())
        _give_back(found, last)
    return [sorted(of, key=lambda s: (s.end - s.start, not s.quoted, s.start)) for of in found]


def _give_back(found: list[list[Statement]], last: Paragraph) -> None:
    """The speaker who is named only at the end of a quotation of several paragraphs said the
    earlier ones, too."""
    opening = next((s for s in found[-1] if s.quoted and s.start <= 1), None)
    if not last.goes_on or opening is None or opening.speaker is None:
        return
    for before in reversed(found[:-1]):
        unknown = [s for s in before if s.quoted and s.speaker is None]
        if not unknown:
            return
        before[:] = [s.told_by(opening) if s in unknown else s for s in before]
