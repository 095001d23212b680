"""RSS and Atom: one article an entry."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kgraph.errors import ReadError
from kgraph.read.article import Article, cleaned, parsing, whole
from kgraph.read.bounds import bounded
from kgraph.read.dates import day
from kgraph.read.html import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from kgraph.read.fields import Fields

OWN_ENTITIES = re.compile(rb"<!DOCTYPE[^<>\[]*\[", re.IGNORECASE)
"""How a few bytes unfold to gigabytes, or name other files."""

MOST_TAGS = 500_000  # a minute and a half: some 60,000 entries
MARKUP = ("text/html", "application/xhtml+xml")


def read(file: BinaryIO, _fields: Fields) -> Iterator[Article | ReadError]:
    """One article an entry, named by its id or link; the whole article where the feed has it, else
    its summary. A ReadError with the entry's number stands for a bad one. Raises ReadError when it
    is no feed."""
    data = whole(file)
    if OWN_ENTITIES.search(data.replace(b"\0", b"")):
        raise ReadError("declares entities of its own, and no feed needs that; not unfolded")
    if data.count(b"<") > MOST_TAGS:
        raise ReadError(f"more than {MOST_TAGS:,} tags in it; split it")
    with bounded(), parsing("a feed"):
        import feedparser  # type: ignore[import-untyped]

        feed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version"):
        raise ReadError("not a feed (RSS or Atom)")
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _article(dict(entry), str(number))
        except ReadError as error:
            yield ReadError(f"entry {number}: {error}")


def _article(entry: dict[str, Any], part: str) -> Article:
    text = max(_texts(entry), key=len, default="")
    if not text:
        raise ReadError("no text")
    return Article(
        text,
        title=cleaned(words(entry.get("title", ""))),
        published=day(entry.get("published", "")) or day(entry.get("updated", "")),
        name=cleaned(entry.get("id")) or cleaned(entry.get("link")),
        part=part,
    )


def _texts(entry: dict[str, Any]) -> Iterator[str]:
    parts = [*entry.get("content", ()), entry.get("summary_detail", {})]
    for part in parts:
        text = part.get("value") or ""
        yield (words(text) if part.get("type") in MARKUP else text).strip()
