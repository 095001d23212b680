"""Lines and tables: coloured on a terminal, plain in a pipe.

A part of a line and a cell of a table is a text, or a text and its style. Nothing is loaded for
what goes into a pipe.
"""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

import click

from kgraph.show import emit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    Part = str | tuple[str, str]

GAP = "  "


def line(*parts: Part) -> None:
    if sys.stdout.isatty():
        from rich.text import Text

        emit(Text.assemble(*parts))
    else:
        click.echo("".join(map(_text, parts)).rstrip())


def table(
    headers: Sequence[str],
    rows: Iterable[Sequence[Part]],
    *,
    right: Collection[str] = (),
    left_out: Collection[str] = (),
) -> None:
    """Columns whose header is in `right` hold numbers; those in `left_out` are not shown."""
    kept = [n for n, header in enumerate(headers) if header not in left_out]
    cells = [[row[n] for n in kept] for row in rows]
    names = [headers[n] for n in kept]
    if sys.stdout.isatty():
        _rich(names, cells, right)
    else:
        _plain([names, *cells], [name in right for name in names])


def _plain(rows: Sequence[Sequence[Part]], right: Sequence[bool]) -> None:
    texts = [list(map(_text, row)) for row in rows]
    widths = [max(map(_columns, column)) for column in zip(*texts, strict=True)]
    lines = (GAP.join(map(_padded, row, widths, right)).rstrip() for row in texts)
    click.echo("\n".join(lines))


def _rich(headers: Sequence[str], rows: Iterable[Sequence[Part]], right: Collection[str]) -> None:
    from rich.table import Table
    from rich.text import Text

    made = Table(box=None, pad_edge=False, padding=(0, len(GAP), 0, 0))
    for header in headers:
        made.add_column(header, justify="right" if header in right else "left", overflow="fold")
    for row in rows:
        made.add_row(*(Text(cell) if isinstance(cell, str) else Text(*cell) for cell in row))
    emit(made)


def _text(part: Part) -> str:
    return part if isinstance(part, str) else part[0]


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - _columns(text))
    return space + text if right else text + space


def _columns(text: str) -> int:
    """That a terminal needs: two for Chinese characters and the like, none for accents."""
    if text.isascii():
        return len(text)
    return sum(_column(character) for character in text)


def _column(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
