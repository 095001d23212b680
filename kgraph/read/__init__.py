"""Paths in, documents out. The suffix of a file decides who reads it."""

from __future__ import annotations

import re
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kgraph.errors import ReadError, Unreachable
from kgraph.model import Document
from kgraph.read import archive, dates, epub, feed, html, jsonl, markdown, pdf, plain, table, word
from kgraph.read.article import LARGEST, Article, PutBack, brief, whole
from kgraph.read.bounds import bounded
from kgraph.read.fields import GUESSED, Fields
from kgraph.read.sources import STANDARD_INPUT, Source, home, reason
from kgraph.read.sources import find as _find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Reader = Callable[[BinaryIO, Fields], Iterator[Article | ReadError]]

__all__ = [
    "GUESSED",
    "HOPELESS",
    "READERS",
    "Article",
    "Fields",
    "Source",
    "documents",
    "find",
    "home",
    "inside",
]

HOPELESS = 1_000  # bad articles at the start of a file, after which it holds something else
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def _one(read: Callable[[bytes], Article]) -> Reader:
    """The reader of files that hold one article each."""

    def reader(file: BinaryIO, _fields: Fields) -> Iterator[Article | ReadError]:
        data = whole(file)
        with bounded():
            found = read(data)
        yield found

    return reader


READERS: dict[str, Reader] = {
    ".atom": feed.read,
    ".csv": table.read,
    ".docx": _one(word.read),
    ".epub": _one(epub.read),
    ".htm": _one(html.read),
    ".html": _one(html.read),
    ".json": jsonl.read_json,
    ".jsonl": jsonl.read,
    ".md": _one(markdown.read),
    ".pdf": _one(pdf.read),
    ".rss": feed.read,
    ".tsv": table.read,
    ".txt": _one(plain.read),
    ".xhtml": _one(html.read),
    ".xml": feed.read,
}
"""Suffix -> the articles of an open file, one at a time. A ReadError that comes out stands for
one article, one that is raised for all from there on."""


def find(paths: Sequence[str]) -> list[Source]:
    """Everything to read under files, folders, patterns (`news/**/*.txt`) and `-`.

    Ordered by name, each file once, whatever the order of the paths. Files of unknown suffix
    in a folder are left out, hidden files and folders too. Raises ReadError when a path is
    missing, has no reader or leads to no article.
    """
    return _find(paths, (archive.SUFFIX, *READERS))


def documents(paths: Sequence[str], *, fields: Fields = GUESSED) -> Iterator[Document | ReadError]:
    """The documents at the paths, by the names of their files; a ReadError stands for a bad one.

    `fields` says which columns of tables and fields of JSON hold what. Files are read one after
    another, and the big ones (tables, JSON Lines, archives) bit by bit. Raises ReadError at once,
    before anything is read, where `find` does.
    """
    return (
        document for source in find(paths) for document in inside(source, _open, fields, READERS)
    )


def inside(
    source: Source,
    open_: Callable[[Source], AbstractContextManager[BinaryIO]],
    fields: Fields,
    readers: Mapping[str, Reader],
    *,
    is_part: bool = False,
) -> Iterator[Document | ReadError]:
    """The documents of a file that `open_` opens; `readers` by its suffix. What is part of a file
    with an article at its start may be empty, or have bad ones only."""
    try:
        with open_(source) as file:
            if source.suffix == archive.SUFFIX:
                yield from _members(source, file, fields)
            elif source.path == STANDARD_INPUT:
                yield from _standard_input(source, file, fields)
            else:
                yield from _documents(source, file, readers[source.suffix], fields, is_part=is_part)
    except OSError as error:
        yield Unreachable(f"{source.source}: {reason(error)}")
    except ReadError as error:
        yield type(error)(f"{source.source}: {error}")


def _open(source: Source) -> AbstractContextManager[BinaryIO]:
    if source.problem:
        raise ReadError(source.problem)
    if source.path != STANDARD_INPUT:
        return Path(source.path).open("rb")
    if sys.stdin is None:
        raise ReadError("standard input is closed")
    return nullcontext(sys.stdin.buffer)


def _members(archived: Source, file: BinaryIO, fields: Fields) -> Iterator[Document | ReadError]:
    for member in archive.members(file, tuple(READERS)):
        name, where = (f"{whose}/{member.name}" for whose in (archived.name, archived.source))
        source = Source(where, where, name, member.suffix)
        try:
            if member.file is None:
                raise ReadError(member.problem)
            yield from _documents(source, member.file, READERS[member.suffix], fields)
        except ReadError as error:
            yield type(error)(f"{where}: {error}")
        except archive.DAMAGED as error:
            yield ReadError(f"{where}: damaged in the archive ({brief(error)})")


def _standard_input(
    source: Source, file: BinaryIO, fields: Fields
) -> Iterator[Document | ReadError]:
    """JSON Lines when the first line that is not blank is one of them, else plain text."""
    blank, line = b"", file.readline(LARGEST)
    while line.isspace() and len(blank) < LARGEST:
        blank, line = blank + line, file.readline(LARGEST)
    read = jsonl.read if jsonl.begins(line, fields) else READERS[source.suffix]
    yield from _documents(source, PutBack(blank + line, file), read, fields)  # type: ignore[arg-type]


def _documents(
    source: Source, file: BinaryIO, read: Reader, fields: Fields, *, is_part: bool = False
) -> Iterator[Document | ReadError]:
    good = bad = 0
    for found in read(file, fields):
        if isinstance(found, ReadError):
            bad += 1
            yield ReadError(f"{source.source}, {found}")
        else:
            good += 1
            yield _document(source, found)
        if bad == HOPELESS and not good and not is_part:
            raise ReadError(f"the first {HOPELESS:,} in it are no articles; the rest is not read")
    if not good + bad and not is_part:
        raise ReadError("empty")


def _document(source: Source, article: Article) -> Document:
    """Its date as the file tells it, else its name or its first lines."""
    text = _whole(article.text)
    if not text.strip():
        raise ReadError("empty")
    name = article.name or "/".join(filter(None, (source.name, article.part)))
    path = source.source if name == source.name else "" if name.isdecimal() else name
    published = article.published or dates.in_path(path) or dates.in_text(text, path)
    return Document.of(
        text,
        name=_whole(name),
        source=source.source,
        title=_whole(article.title) if article.title else None,
        published=published,
    )


def _whole(text: str) -> str:
    """Half a character (a lone surrogate) becomes U+FFFD."""
    return LONE_SURROGATE.sub("\ufffd", text)
