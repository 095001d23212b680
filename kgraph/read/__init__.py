"""Paths in, documents out. The suffix of a file decides who reads it."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import ReadError
from kgraph.model import Document
from kgraph.read import jsonl, markdown, plain
from kgraph.read.article import Article
from kgraph.read.jsonl import rows
from kgraph.read.sources import STANDARD_INPUT, Source, home, reason
from kgraph.read.sources import find as _find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["READERS", "Article", "Source", "documents", "find", "home", "read", "rows"]

READERS: dict[str, Callable[[bytes], Article]] = {
    ".md": markdown.read,
    ".txt": plain.read,
}


def find(paths: Sequence[str]) -> list[Source]:
    """Everything to read under files, folders, patterns (`news/**/*.txt`) and `-`.

    Ordered by name, each file once, whatever the order of the paths. Files of unknown suffix
    in a folder are left out, hidden files and folders too. Raises ReadError when a path is
    missing, has no reader or leads to no article.
    """
    return _find(paths, (jsonl.SUFFIX, *READERS))


def documents(paths: Sequence[str]) -> Iterator[Document | ReadError]:
    """The documents at the paths, by the names of their files; a ReadError stands for a bad one.

    A file of JSON Lines, or standard input that begins with a row of them, holds one a line.
    Raises ReadError at once, before anything is read, where `find` does.
    """
    return (document for source in find(paths) for document in _inside(source))


def _inside(source: Source) -> Iterator[Document | ReadError]:
    if source.path == STANDARD_INPUT:
        yield from _standard_input(source)
    elif source.suffix == jsonl.SUFFIX:
        yield from _rows(source)
    else:
        yield _attempt(source)


def _rows(source: Source) -> Iterator[Document | ReadError]:
    try:
        if source.problem:
            raise ReadError(f"{source.source}: {source.problem}")
        yield from rows(source.path)
    except ReadError as error:
        yield error


def _standard_input(source: Source) -> Iterator[Document | ReadError]:
    try:
        data = _bytes(source)
    except (OSError, ReadError):
        yield _attempt(source)
        return
    if jsonl.begins(data):
        yield from jsonl.documents(BytesIO(data), source.source)
    else:
        yield _attempt(source, data)


def read(source: Source, data: bytes | None = None) -> Document:
    """The document of a source, or of its bytes where they are known.

    Raises ReadError when the source cannot be read, is binary or is empty.
    """
    try:
        article = READERS[source.suffix](_bytes(source) if data is None else data)
        if not article.text.strip():
            raise ReadError("empty")
    except OSError as error:
        raise ReadError(f"{source.source}: {reason(error)}") from error
    except ReadError as error:
        raise ReadError(f"{source.source}: {error}") from error
    return Document.of(
        article.text,
        name=source.name,
        source=source.source,
        title=article.title,
        published=article.published,
    )


def _attempt(source: Source, data: bytes | None = None) -> Document | ReadError:
    try:
        return read(source, data)
    except ReadError as error:
        return error


def _bytes(source: Source) -> bytes:
    if source.problem:
        raise ReadError(source.problem)
    if source.path == STANDARD_INPUT:
        if sys.stdin is None:
            raise ReadError("standard input is closed")
        return sys.stdin.buffer.read()
    return Path(source.path).read_bytes()
