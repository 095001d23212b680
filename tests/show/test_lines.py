"""Tables and lines look the same with rich and without it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kgraph.show import PIPE_WIDTH, lines, printable

ROWS = [
    ("→", ("meet", "red"), "Владимир Путин", "12"),
    ("", "praise", ("习近平", "bold"), "3"),
    ("↔", "", "E\u0301lise", "456"),
]


def by_rich(headers, rows, right):
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for header in headers:
        table.add_column(header, justify="right" if header in right else "left")
    for row in rows:
        table.add_row(*(Text(cell) if isinstance(cell, str) else Text(*cell) for cell in row))
    console = Console(file=io.StringIO(), width=PIPE_WIDTH, highlight=False)
    console.print(table)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


@pytest.mark.parametrize("right", [(), ("n",), ("", "who", "n")])
def test_table(capsys, right):
    headers = ("", "what", "who", "n")
    lines.table(headers, ROWS, right=right)
    assert capsys.readouterr().out.splitlines() == by_rich(headers, ROWS, right)


letters = st.characters(categories=["L", "N", "P", "S", "Zs"])
cells = st.text(letters, max_size=8).map(lambda text: " ".join(printable(text).split()))


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=4))
def test_each_row_is_one_line_with_its_words(rows):
    texts = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines.click, "echo", lambda text: texts.write(text + "\n"))
        lines.table(("a", "b"), rows)
    found = texts.getvalue().split("\n")
    assert len(found) == len(rows) + 2
    for line, row in zip(found[1:], rows, strict=False):
        assert line.split() == " ".join(row).split()


def test_columns_can_be_left_out(capsys):
    lines.table(("a", "b"), [("1", "2")], left_out=("a",))
    assert capsys.readouterr().out == "b\n2\n"


def test_line_without_styles(capsys):
    lines.line("Trump ", ("meets", "bold red"), " Putin ")
    assert capsys.readouterr().out == "Trump meets Putin\n"
