"""How the command line prints the documents of a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph import dicts
from kgraph.show import NARROW, data, emit, printable, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.ask.documents import Article

HEADERS = ("document", "published", "title", "sentences", "claims")
NUMBERS = ("sentences", "claims")
WIDE_ONLY = frozenset({"title", "sentences"})


def documents(found: Sequence[Article], form: str) -> None:
    rows = [dicts.article(one) for one in found]
    if form != "table":
        data(rows, form)
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    left_out = WIDE_ONLY if width() < NARROW else frozenset()
    headers = [h for h in HEADERS if h not in left_out and any(row[h] is not None for row in rows)]
    for header in headers:
        justify = "right" if header in NUMBERS else "left"
        table.add_column(header, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for row in rows:
        cells = (row[h] for h in headers)
        table.add_row(*(Text("" if c is None else printable(str(c))) for c in cells))
    emit(table)
