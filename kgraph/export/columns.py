"""Tables of the page: as columns, which take a third of the room of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Columns = dict[str, Any]


def columns(rows: Iterable[Mapping[str, Any]], *names: str) -> Columns:
    """Rows with these fields as columns. Texts that repeat are numbered.

    >>> columns([{"x": 1, "how": "so"}, {"x": 2, "how": "so"}, {"x": 3, "how": "so"}], "x", "how")
    {'count': 3, 'x': [1, 2, 3], 'how': {'values': ['so'], 'at': [0, 0, 0]}}
    """
    table = list(rows)
    return packed(len(table), {name: [row[name] for row in table] for name in names})


def packed(count: int, cells: Mapping[str, list[Any]]) -> Columns:
    """The same of columns with so many cells each."""
    return {"count": count} | {name: _column(of) for name, of in cells.items()}


def _column(cells: list[Any]) -> Any:
    if not set(map(type, cells)) <= {str, type(None)}:
        return cells
    values = list(dict.fromkeys(cells))
    if 2 * len(values) > len(cells):
        return cells
    numbers = {value: i for i, value in enumerate(values)}
    return {"values": values, "at": [numbers[cell] for cell in cells]}
