"""How the command line prints the documents of a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.ask import records
from kgraph.show import NARROW, data, printable, width
from kgraph.show.lines import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.ask.documents import Article

HEADERS = ("document", "published", "title", "sentences", "claims")
NUMBERS = ("sentences", "claims")
WIDE_ONLY = frozenset({"title", "sentences"})


def documents(found: Sequence[Article], form: str) -> None:
    rows = [records.article(one) for one in found]
    if form != "table":
        data(rows, form)
        return
    left_out = WIDE_ONLY if width() < NARROW else frozenset()
    empty = {header for header in HEADERS if all(row[header] is None for row in rows)}
    cells = ([_cell(row[header]) for header in HEADERS] for row in rows)
    table(HEADERS, cells, right=NUMBERS, left_out=left_out | empty)


def _cell(value: object) -> str:
    return "" if value is None else printable(str(value))
