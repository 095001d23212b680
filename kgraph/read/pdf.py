"""PDF files, with the library of `kgraph[docs]`."""

from __future__ import annotations

import logging
import re
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kgraph.errors import ReadError
from kgraph.read.article import Article, cleaned, needed, parsing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SPLIT_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-\u00ad\u2010]\n([a-z]+)")
GOES_ON = re.compile(r"[a-z,;][-\u00ad\u2010]?$")
PAGE_NUMBER = re.compile(r"[\W_]*(?:page )?\d{1,4}(?: of \d{1,4})?[\W_]*", re.IGNORECASE)
GLYPH = re.compile(r"\(cid:\d+\)")  # which letter it is, the font does not say
UNKNOWN = "\ufffd"
DIGITS = re.compile(r"\d+")
FEW_PAGES = 3  # fewer do not tell what stands on every page
EDGE = 2  # blocks at the top and bottom of a page that may be headers


def read(data: bytes) -> Article:
    """The paragraphs of all pages, their lines joined, a blank line between; page numbers, and
    headers after their first time, are left out.

    The date of a PDF is when the file was made, and not taken. Raises ReadError when it is
    encrypted, or a scan.
    """
    logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # what is odd, it tells people
    with needed(".pdf"):
        from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
        from pdfminer.pdfparser import PDFParser
    with parsing("a PDF"):
        try:
            document = PDFDocument(PDFParser(BytesIO(data)))
        except PDFPasswordIncorrect as error:
            raise ReadError("encrypted; save it without a password first") from error
        text = "\n\n".join(_paragraphs(_blocks(list(_pages(document)))))
        title = _title(document.info)
    if text.count(UNKNOWN) * 3 >= len(text):
        raise ReadError("no text in this PDF (a scan?); run OCR on it first")
    return Article(text, title=title)


def _pages(document: Any) -> Iterator[list[str]]:
    """The blocks of each page, in the order of reading."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams, LTTextBox
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=LAParams())
    for page in PDFPage.create_pages(document):
        PDFPageInterpreter(resources, device).process_page(page)
        boxes = [box for box in device.get_result() if isinstance(box, LTTextBox)]
        yield [text for box in boxes if (text := _lines(box.get_text()))]


def _lines(text: str) -> str:
    text = GLYPH.sub(UNKNOWN, text)
    return "\n".join(line for part in text.splitlines() if (line := " ".join(part.split())))


def _blocks(pages: Sequence[list[str]]) -> Iterator[str]:
    """Without what most pages have at their edges, whatever its numbers; its first time is kept."""
    pages = [[b for b in page if not PAGE_NUMBER.fullmatch(b)] for page in pages]
    counts = Counter(edge for page in pages for edge in set(map(_numberless, _edges(page))))
    often = {edge for edge, n in counts.items() if n * 2 > len(pages) >= FEW_PAGES}
    seen: set[str] = set()
    for page in pages:
        edges = set(map(_numberless, _edges(page))) & often
        yield from (block for block in page if _numberless(block) not in edges & seen)
        seen |= edges


def _edges(page: Sequence[str]) -> Sequence[str]:
    return page if len(page) <= 2 * EDGE else [*page[:EDGE], *page[-EDGE:]]


def _numberless(block: str) -> str:
    return DIGITS.sub("#", block)


def _paragraphs(blocks: Iterable[str]) -> Iterator[str]:
    """A block that ends within a sentence goes on in the next, at the end of a page, too."""
    whole: list[str] = []
    for block in blocks:
        if whole and block[0].islower() and GOES_ON.search(whole[-1]):
            whole[-1] += f"\n{block}"
        else:
            whole.append(block)
    words = Counter(re.findall(r"\w+-\w+", " ".join(whole)))
    return (SPLIT_WORD.sub(lambda m: _word(m, words), text).replace("\n", " ") for text in whole)


def _word(found: re.Match[str], words: Counter[str]) -> str:
    """ "Mac-/ron" is one word, "well-/known" two where the text has "well-known" elsewhere."""
    hyphened = f"{found[1]}-{found[2]}"
    return hyphened if words[hyphened] else found[1] + found[2]


def _title(info: Iterable[dict[str, Any]]) -> str | None:
    from pdfminer.utils import decode_text

    for fields in info:
        title = fields.get("Title")
        if isinstance(title, bytes):
            return cleaned(decode_text(title))
    return None
