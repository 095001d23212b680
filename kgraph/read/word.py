"""Word files (.docx), with the library of `kgraph[docs]`."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kgraph.read.archive import check_size
from kgraph.read.article import Article, cleaned, needed, parsing

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADING = re.compile(r"Heading|Title$")
ITEM = re.compile(r"List (?:Bullet|Number|Paragraph)")


def read(data: bytes) -> Article:
    """Paragraphs and cells of tables as blocks, a blank line between, headings and items of lists
    marked as in Markdown. The date of such a file is when it was made, and not taken."""
    with needed(".docx"):
        import docx
    with parsing("a Word file"):
        check_size(data)
        document = docx.Document(BytesIO(data))
        text = "\n\n".join(filter(None, _blocks(document)))
        return Article(text, title=cleaned(document.core_properties.title))


def _blocks(part: Any) -> Iterator[str]:
    """Of a document, or of a cell."""
    for block in part.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in {
                    cell._tc: cell for cell in row.cells
                }.values():  # merged: several times
                    yield from _blocks(cell)
        else:
            yield _marked(block.text.strip(), block.style.name or "" if block.style else "")


def _marked(text: str, style: str) -> str:
    if text and HEADING.match(style):
        return f"# {text}"
    return f"- {text}" if text and ITEM.match(style) else text
