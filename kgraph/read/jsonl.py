"""JSON Lines: one document a line, with `id` and `text`, and perhaps `title` and `published`."""

from __future__ import annotations

import codecs
import json
import re
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kgraph.errors import ReadError
from kgraph.model import Document
from kgraph.read.article import iso_date
from kgraph.read.sources import STANDARD_INPUT, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUFFIX = ".jsonl"
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def rows(path: str) -> Iterator[Document | ReadError]:
    """One document for each line, in the order of the file, named after the row's id.

    `published`, or else `date`, is taken where it begins with a date in ISO 8601.

    Blank lines are skipped; a ReadError with file and line number stands for a bad row. Half
    a character (a lone surrogate) becomes U+FFFD. Raises ReadError at once when the file
    cannot be opened.
    """
    try:
        file = _open(path)
    except OSError as error:
        raise ReadError(f"{path}: {reason(error)}") from error
    return _read(file, path)


def begins(data: bytes) -> bool:
    """Is the first line that is not blank a JSON object with `text`?"""
    first = data.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")[0]
    try:
        return first.startswith(b"{") and "text" in _object(first)
    except ReadError:
        return False


def _open(path: str) -> AbstractContextManager[IO[bytes]]:
    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise ReadError(f"{path}: standard input is closed")
        return nullcontext(sys.stdin.buffer)
    return Path(path).open("rb")


def _read(file: AbstractContextManager[IO[bytes]], path: str) -> Iterator[Document | ReadError]:
    with file as lines:
        yield from documents(lines, path)


def documents(lines: Iterable[bytes], path: str) -> Iterator[Document | ReadError]:
    """As `rows`, of lines that are there already."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _document(line, path)
        except ReadError as error:
            yield ReadError(f"{path}, line {number}: {error}")


def _document(line: bytes, path: str) -> Document:
    row = _object(line)
    name, text = row.get("id"), row.get("text")
    if isinstance(name, bool) or not isinstance(name, str | int):
        raise ReadError("no 'id' (a text or a whole number)")
    if not isinstance(text, str):
        raise ReadError("no 'text'")
    if not text.strip():
        raise ReadError("empty 'text'")
    title = row.get("title")
    return Document.of(
        _whole(text),
        name=_whole(str(name)),
        source=path,
        title=_whole(title) if isinstance(title, str) and title.strip() else None,
        published=iso_date(str(row.get("published") or row.get("date") or "")),
    )


def _object(line: bytes) -> dict[str, object]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ReadError("not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not JSON ({error})") from error
    if not isinstance(row, dict):
        raise ReadError("not a JSON object with 'id' and 'text'")
    return row


def _whole(text: str) -> str:
    return LONE_SURROGATE.sub("\ufffd", text)
