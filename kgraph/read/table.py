"""Tables (CSV, TSV): one article a row, columns by their names in the first row."""

from __future__ import annotations

import csv
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from kgraph.errors import ReadError
from kgraph.read import decode
from kgraph.read import fields as rows
from kgraph.read.article import LARGEST, Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from kgraph.read.fields import Fields

    Row = list[str]

DELIMITERS = "\t;|,"  # the first of those that are as frequent
HEAD = 50  # lines from which the form of a table is told
HINT = "sep="  # a first line of Excel's
END = "\0"  # after the last line: a quotation mark that nobody closes swallows it


def read(file: BinaryIO, fields: Fields) -> Iterator[Article | ReadError]:
    """One article a row, in the order of the file; the row of the header is number 1.

    A ReadError with the number of the row stands for a bad one. Raises ReadError when there is no
    column for the text, or none that the user names.
    """
    table = _rows(decode.lines(file, LARGEST))
    header = _header(table, fields)
    for number, row in table:
        try:
            cells = _cells(row, len(header))
            if any(map(str.strip, cells)):
                yield rows.article(dict(zip(header, cells, strict=True)), fields, str(number))
        except ReadError as error:
            yield ReadError(f"row {number}: {error}")


def _header(table: Iterator[tuple[int, Row | ReadError]], fields: Fields) -> Row:
    _, header = next(table, (1, ReadError("empty")))
    if isinstance(header, ReadError):
        raise header
    while len(header) > 1 and not header[-1].strip():
        del header[-1]
    rows.find(tuple(header), fields)
    for name in rows.missing(header, fields):
        raise ReadError(f"no column '{name}'; there are: {rows.listed(header)}")
    return header


def _cells(row: Row | ReadError, width: int) -> Row:
    if isinstance(row, ReadError):
        raise row
    if row and (len(row) < width or any(map(str.strip, row[width:]))):
        raise ReadError(f"{len(row)} cells, but the header has {width}")
    return row[:width] or [""] * width


def _rows(lines: Iterator[str]) -> Iterator[tuple[int, Row | ReadError]]:
    csv.field_size_limit(LARGEST)  # of all the program, as Python has it
    head = list(islice(lines, HEAD))
    form = _form(head)
    reader = csv.reader(chain(head, lines, [END]), **form)
    number = 0
    while (row := _next(reader)) != [END]:
        number += 1
        is_open = isinstance(row, list) and bool(row) and row[-1].endswith(END)
        yield number, ReadError("a quotation mark is never closed") if is_open else row
        if is_open:
            return


def _next(reader: Iterator[Row]) -> Row | ReadError:
    try:
        return next(reader)
    except csv.Error as error:
        return ReadError(f"not a row of a table ({error})")


def _form(head: list[str]) -> dict[str, Any]:
    """How cells are parted and quoted. Takes Excel's hint, and blank lines, off the head."""
    while head and not head[0].strip():
        del head[0]
    if head and head[0].lower().startswith(HINT) and len(head[0].strip("\r\n")) == len(HINT) + 1:
        return {"delimiter": head.pop(0)[len(HINT)]}
    first = "".join(head[0].split('"')[::2]) if head else ""
    delimiter = max(DELIMITERS, key=first.count) if any(map(first.count, DELIMITERS)) else ","
    if delimiter == "\t" and not _quotes(head):
        return {"delimiter": delimiter, "quoting": csv.QUOTE_NONE}
    return {"delimiter": delimiter}


def _quotes(head: Iterable[str]) -> bool:
    """Do quotation marks hold cells together? In many tables with tabs they are but text."""
    try:
        list(csv.reader(head, delimiter="\t", strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return True
