"""PDF, Word and EPUB files, with the libraries of `kgraph[docs]`."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from kgraph.errors import ReadError
from kgraph.read import markdown
from kgraph.read.article import LARGEST, Article, cleaned, parsing
from kgraph.read.dates import day

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_UNPACKED = 8 * LARGEST  # bytes; the pictures are packed in the file, too
ITEM = re.compile(r"List (?:Bullet|Number|Paragraph)")


def read_pdf(data: bytes) -> Article:
    """The text of all pages, headers and footers left out. Its date is when the file was made,
    and not taken. Raises ReadError when it is encrypted, or a scan."""
    found = _converted(data, "application/pdf", "a PDF")
    article = markdown.read(found.content.encode("utf-8", "replace"))
    if not article.text.strip():
        raise ReadError("no text in this PDF (a scan?); run OCR on it first")
    return Article(article.text, title=cleaned(found.metadata.get("title")))


def read_epub(data: bytes) -> Article:
    """All chapters of a book, with its title and date."""
    with parsing("an EPUB"):
        _check_size(data)
    found = _converted(data, "application/epub+zip", "an EPUB")
    article = markdown.read(found.content.encode("utf-8", "replace"))
    return Article(
        article.text,
        title=cleaned(found.metadata.get("title")),
        published=day(found.metadata.get("created_at") or ""),
    )


def read_docx(data: bytes) -> Article:
    """Paragraphs and cells of tables as blocks, headings and items of lists marked as in Markdown.
    Its date is when the file was made, and not taken."""
    try:
        import docx
    except ImportError as error:
        raise _no_library("docx") from error
    with parsing("a Word file (.docx)"):
        _check_size(data)
        document = docx.Document(BytesIO(data))
        blocks = [block for block in _blocks(document) if block]
        return Article("\n\n".join(blocks), title=cleaned(document.core_properties.title))


def _converted(data: bytes, kind: str, what: str) -> Any:
    try:
        import kreuzberg
    except ImportError as error:
        raise _no_library(what.split()[-1].lower()) from error
    form = kreuzberg.ExtractionConfig(
        use_cache=False, enable_quality_processing=False, output_format="markdown"
    )
    with parsing(what):
        try:
            return kreuzberg.extract_bytes_sync(data, kind, form)
        except kreuzberg.KreuzbergError as error:
            if "password" in str(error):
                raise ReadError("encrypted; save it without a password first") from error
            raise


def _no_library(suffix: str) -> ReadError:
    return ReadError(f"reading .{suffix} needs more; pip install 'kgraph[docs]'")


def _check_size(data: bytes) -> None:
    with ZipFile(BytesIO(data)) as parts:
        unpacked = sum(part.file_size for part in parts.infolist())
    if unpacked > LARGEST_UNPACKED:
        raise ReadError(f"more than {LARGEST_UNPACKED >> 20} MB when unpacked")


def _blocks(part: Any) -> Iterator[str]:
    """Of a document, or of a cell."""
    for block in part.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in dict.fromkeys(row.cells):  # a merged cell is there several times
                    yield from _blocks(cell)
        else:
            yield _marked(block.text.strip(), block.style.name if block.style else "")


def _marked(text: str, style: str) -> str:
    if not text:
        return ""
    if style.startswith(("Heading", "Title")):
        return f"# {text}"
    return f"- {text}" if ITEM.match(style) else text
