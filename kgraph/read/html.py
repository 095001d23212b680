"""Web pages: the article without navigation, cookie banners and comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kgraph.errors import ReadError
from kgraph.read.article import Article, cleaned, parsing
from kgraph.read.bounds import check_tags
from kgraph.read.dates import day
from kgraph.read.decode import BOMS, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

CHARSET = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE
)
HEAD = 4096  # bytes within which a page says its encoding
DECLARATION = re.compile(r"\s*+<\?xml[^>]*\?>")
DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hr li main ol p pre section table td th tr ul".split()
)
SENTENCE = re.compile(r"\w[.!?…][\"'”’)\]]*(?:\s|$)")
MARKS = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "# ") | {"li": "- "}
EMPTY = ("", "#", "-")
NO_TEXT = ("head", "script", "style", "noscript", "template", "iframe", "object", "svg", "form")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def read(data: bytes) -> Article:
    """Paragraphs, headings and items of lists as blocks, a blank line between; title and date as
    the page tells them. Raises ReadError when there is no article in it."""
    page = decoded(data)
    with parsing("a web page"):
        found = _extracted(page)
    if found is None or not SENTENCE.search(found.text or ""):
        raise ReadError("no article in this page")
    blocks = filter(None, map(str.strip, found.text.splitlines()))
    return Article("\n\n".join(blocks), title=cleaned(found.title), published=day(found.date or ""))


def decoded(data: bytes) -> str:
    """By its byte order mark, else by what the page says of itself, else as any text."""
    text = None
    named = CHARSET.search(data[:HEAD])
    if named and b"\0" not in data and not data.startswith(tuple(mark for mark, _ in BOMS)):
        try:
            text = data.decode(_codec(named[1].decode("ascii")))
        except (UnicodeDecodeError, LookupError):
            text = None
    text = decode(data) if text is None else text
    said = DECLARATION.match(text)
    text = CONTROL.sub("", text[said.end() :] if said else text)
    check_tags(text)
    return text


def words(markup: str) -> str:
    """The text of a piece of HTML, a blank line between blocks, headings and items of lists marked
    as in Markdown."""
    if "<" not in markup and "&" not in markup:
        return markup
    from lxml import etree, html  # type: ignore[import-untyped]

    check_tags(markup)
    with parsing("HTML"):
        root = html.fragment_fromstring(CONTROL.sub("", markup), create_parent="div")
        etree.strip_elements(root, *NO_TEXT, with_tail=False)
        etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
        blocks = (" ".join(block.split()) for block in "".join(_pieces(root)).split("\0"))
        return "\n\n".join(block for block in blocks if block not in EMPTY)


def _extracted(page: str) -> Any:
    """Tables are data in most pages, but hold the article in old ones."""
    from trafilatura import bare_extraction

    for tables in (False, True):
        found: Any = bare_extraction(
            page,
            include_comments=False,
            include_tables=tables,
            with_metadata=True,
            date_extraction_params=DATES,
        )
        if found is not None and found.text:
            return found
    return None


def _pieces(root: Any) -> Iterator[str]:
    """All text in order, with a NUL where a block begins or ends."""
    from lxml import etree

    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in BLOCKS:
            yield "\0"
        if event == "start":
            yield MARKS.get(element.tag, "")
        if event == "start":
            yield " " if element.tag == "br" else element.text or ""
        elif element is not root:
            yield element.tail or ""


def _codec(name: str) -> str:
    """As browsers read it: pages in Windows-1252 say that they are in Latin-1."""
    return "cp1252" if name.lower() in ("iso-8859-1", "latin-1", "latin1", "ascii") else name
