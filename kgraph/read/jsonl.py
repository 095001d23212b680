"""JSON Lines and JSON: one document an object."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, Any

from kgraph.errors import ReadError
from kgraph.read import fields as rows
from kgraph.read.article import LARGEST, Article
from kgraph.read.decode import HEAD, is_utf8

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from kgraph.read.fields import Fields

MOST_PARTS = 10_000_000  # values of a JSON text: an empty object takes 64 bytes of memory
LARGEST_LIST = 4 * LARGEST  # bytes of a list of articles, which is read as a whole


def read(file: BinaryIO, fields: Fields, *, is_part: bool = False) -> Iterator[Article | ReadError]:
    """One article a line, in the order of the file; blank lines are skipped.

    A ReadError with the number of the line stands for a bad one, and one at the end for a field
    that the user names and no line has; not so where these are part of the lines.
    """
    return _articles(lines(file), fields, is_part=is_part)


def read_json(file: BinaryIO, fields: Fields) -> Iterator[Article | ReadError]:
    """One article for each object of a list, which may be the only list in an object, or one for
    an object that has a text itself; files that are JSON Lines by their first line are read so.
    Raises ReadError when it is none of them."""
    start = file.readline(LARGEST + 1)
    file.seek(0)
    if start.strip() and begins(start, fields):
        return read(file, fields)
    items = _items(parsed(file.read(LARGEST_LIST + 1)), fields)
    return _articles(((f"item {n}", item) for n, item in enumerate(items, 1)), fields)


def begins(line: bytes, fields: Fields) -> bool:
    """Is a line a JSON object with a field for the text?"""
    if not line.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
        return False
    try:
        return _has_text(_object(line), fields)
    except ReadError:
        return False


def _articles(
    found: Iterable[tuple[str, Any]], fields: Fields, *, is_part: bool = False
) -> Iterator[Article | ReadError]:
    unseen = {name for what, name in rows.said(fields) if name and what != "text"}
    is_empty = True
    for place, item in found:
        is_empty = False
        try:
            row = _object(item)
            unseen = unseen and unseen.intersection(rows.missing(tuple(row), fields))
            yield rows.article(row, fields, place.partition(" ")[2])
        except ReadError as error:
            yield ReadError(f"{place}: {error}")
    for name in sorted(unseen) * (not is_empty and not is_part):
        yield ReadError(f"nothing in it has a field '{name}'")


def lines(file: BinaryIO) -> Iterator[tuple[str, bytes]]:
    """What is longer than LARGEST is cut one byte after it, and the rest of the line skipped."""
    number = 0
    while line := file.readline(LARGEST + 1):
        number += 1
        if number == 1 and not is_utf8(line[:HEAD]):
            raise ReadError("not JSON Lines in UTF-8")
        if len(line) > LARGEST and b"\0" in line[-HEAD:]:
            raise ReadError(f"zero bytes from line {number} on, and no end of it; not JSON Lines")
        rest = line
        while len(line) > LARGEST and rest and not rest.endswith(b"\n"):
            rest = file.readline(LARGEST)
        if line.strip():
            yield f"line {number}", line


def _object(item: Any) -> dict[str, Any]:
    if isinstance(item, bytes) and len(item) > LARGEST:
        raise ReadError(f"more than {LARGEST >> 20} MB")
    row = parsed(item) if isinstance(item, bytes) else item
    if not isinstance(row, dict):
        raise ReadError("not a JSON object with a text")
    return row


def parsed(data: bytes) -> Any:
    if len(data) > LARGEST_LIST:
        raise ReadError(f"more than {LARGEST_LIST >> 20} MB; write it as JSON Lines (.jsonl)")
    if sum(map(data.count, (b"{", b"[", b","))) > MOST_PARTS:
        raise ReadError(f"more than {MOST_PARTS:,} values in it; write it as JSON Lines (.jsonl)")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ReadError("not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not JSON ({error})") from error


def _items(value: Any, fields: Fields) -> list[Any]:
    """The articles in a JSON value."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        raise ReadError("neither a list of objects nor an object")
    lists = [part for part in value.values() if isinstance(part, list) and _has_object(part)]
    if _has_text(value, fields) or len(lists) != 1:
        return [value]
    return lists[0]


def _has_object(part: list[Any]) -> bool:
    return any(isinstance(item, dict) for item in part)


def _has_text(row: dict[str, Any], fields: Fields) -> bool:
    try:
        return not isinstance(row[rows.find(tuple(row), fields).text[0]], list | dict)
    except ReadError:
        return False
