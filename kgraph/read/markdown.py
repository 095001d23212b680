"""Markdown to plain text: the words of an article without its marks."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from kgraph.read.article import Article
from kgraph.read.dates import day
from kgraph.read.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?P<fields>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)",
)
FIELD_LINE = re.compile(r"[\w-]+[ \t]*:|[ \t]|#|- |\r?$")
FIELD = re.compile(r"(?P<key>[\w-]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t\r]*")
NOT_PROSE = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.S | re.I)
TAG = re.compile(r"</?[a-z][^>]*>|<[!?][^>]*>", re.I)
SPACES = re.compile(r"[ \t]{2,}")
MARKS = {"heading_open": "# ", "list_item_open": "- ", "list_item_close": ""}
LINE_BREAK = re.compile(r"<br\b", re.I)


def read(data: bytes) -> Article:
    """Headings, paragraphs, list items and table cells as blocks, a blank line between.

    A heading begins with "# " and an item of a list with "- ". Marks of links and emphasis, code
    blocks, HTML comments and tags are left out; the description of an image is a block of its
    own. `title:` and `date:` come from the front matter. Raises ReadError when the bytes are no
    text.
    """
    fields, body = _front_matter(decode(data))
    return Article(
        text="\n\n".join(_blocks(body)),
        title=fields.get("title") or None,
        published=day(fields.get("date", "")),
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    match = FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    lines = match["fields"].split("\n")
    if not all(FIELD_LINE.match(line) for line in lines):
        return {}, text
    found = [field for line in lines if (field := FIELD.fullmatch(line))]
    fields = {field["key"].lower(): _unquoted(field["value"]) for field in found}
    return fields, text[match.end() :]


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _blocks(text: str) -> Iterator[str]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    mark = ""
    for token in parser.parse(text):
        mark = MARKS.get(token.type, mark)
        if token.type == "inline":
            words, *images = _inline(token.children or [])
            yield from (mark + block for block in _filled([words]))
            yield from _filled(images)
            mark = ""
        elif token.type == "html_block":
            yield from _filled([html.unescape(_untagged(NOT_PROSE.sub("", token.content)))])


def _untagged(text: str) -> str:
    """No tag begins after the last that ends: looking for one takes squares of time."""
    end = text.rfind(">") + 1
    return TAG.sub(" ", text[:end]) + text[end:]


def _filled(blocks: Sequence[str]) -> Iterator[str]:
    return (SPACES.sub(" ", block.strip()) for block in blocks if block.strip())


def _inline(tokens: Sequence[Token]) -> list[str]:
    """The words of a block, then the descriptions of the images in it."""
    images = [token.children or [] for token in tokens if token.type == "image"]
    return ["".join(map(_words, block)) for block in (tokens, *images)]


def _words(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    if token.type == "softbreak":
        return " "
    is_break = token.type == "html_inline" and LINE_BREAK.match(token.content)
    return "\n" if is_break or token.type == "hardbreak" else ""
