"""CSV that spreadsheets, Gephi's "Import spreadsheet" and programs for data read without harm.

What they need: Excel takes a file for UTF-8 only when it begins with a byte order mark; Gephi
before 0.9.3 takes the mark for a part of the first column's name, so no column that it needs is
the first. Gephi knows Id, Label, Source, Target, Type, Kind and Weight by name, drops an edge
whose Id it has seen, keeps parallel edges of different Kind, and reads a backslash as an escape.
Excel reads an id such as 12e45678 as a number, so ids begin with a letter here; its cells hold
32,767 characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from unicodedata import category

from kgraph.export.attributes import MODALITIES, of_link, of_node
from kgraph.export.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kgraph.export import New
    from kgraph.tables import Link, Node, Tables

MARK = "\ufeff"
NODE = (*"type Label Id aliases claims documents first last community".split(),)
EDGE = (
    *"source_name Label target_name Weight Source Target Type Kind Id action polarity".split(),
    *MODALITIES,
    *"class cameo quad classes speakers documents first last sentence document".split(),
)
"""Columns. `sentence` and `document` are those of the first claim."""

LONGEST = 32_767  # UTF-16 code units in a cell of Excel, which moves the rest into the next row
PLAIN = re.compile(r'(?:[^\W_][^\x00-\x1f\x7f",\\]{0,9999})?')  # as most are
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SIGNS = frozenset("=+-@＝＋－＠")
QUOTED = re.compile('[",\r\n]')
ESCAPING = re.compile(r'\\(?="|\Z)')  # would keep the quotation mark from ending the cell


def write(tables: Tables, new: New) -> None:
    """Write nodes.csv and edges.csv, as RFC 4180 has it, in UTF-8 with a byte order mark. The same
    tables give the same bytes.

    Texts are one line, and begin with ' where a spreadsheet would run them. Lists are joined by
    " | ". Cells that are too long for Excel end in "…".
    """
    names: dict[str, str] = {}
    with new("nodes.csv") as out:
        out.write((MARK + line(NODE)).encode())
        for node in tables.nodes():
            names[node.id] = clean(node.name)
            out.write(_row(_node(node), NODE))
    with new("edges.csv") as out:
        out.write((MARK + line(EDGE)).encode())
        for link in tables.links():
            out.write(_row(_edge(link, names), EDGE))


def line(cells: Iterable[Any]) -> str:
    return ",".join(map(cell, cells)) + "\r\n"


def cell(value: object) -> str:
    """A text that a spreadsheet shows and does not run.

    >>> cell("=1+1"), cell(-5), cell('O"Neill'), cell(None)
    ("'=1+1", '-5', '"O""Neill"', '')
    """
    text = "" if value is None else str(value)
    if PLAIN.fullmatch(text) or isinstance(value, int | float):
        return text
    text = _fitting(ESCAPING.sub(r"\\ ", CONTROLS.sub("", text)))
    shown = tame(text)
    quoted = shown.replace('"', '""')
    return f'"{quoted}"' if QUOTED.search(shown) else shown


def tame(text: str) -> str:
    """No formula."""
    return f"'{text}" if _runs(text) else text


def _fitting(text: str) -> str:
    """No longer than a cell of Excel."""
    if 2 * len(text) < LONGEST:
        return text
    units = text.encode("utf-16-le")
    room = 2 * (LONGEST - 2)  # of "…", and of ' before a formula
    return text if len(units) <= room else units[:room].decode("utf-16-le", "ignore") + "…"


def _runs(text: str) -> bool:
    """Is it a formula, after blanks and characters that cannot be seen?"""
    for letter in text:
        if letter in SIGNS:
            return True
        if not letter.isspace() and category(letter)[0] != "C":
            break
    return text.startswith(("\t", "\r"))


def _row(values: Mapping[str, Any], columns: Iterable[str]) -> bytes:
    return line([values[name] for name in columns]).encode()


def _node(node: Node) -> dict[str, Any]:
    found = of_node(node)
    return found | {"Id": f"n{node.id}", "Label": found["label"]}


def _edge(link: Link, names: Mapping[str, str]) -> dict[str, Any]:
    found = of_link(link)
    return found | {
        "source_name": names[link.source],
        "target_name": names[link.target],
        "Source": f"n{link.source}",
        "Target": f"n{link.target}",
        "Id": f"e{link.id}",
        "Type": found["direction"].capitalize(),
        "Label": found["label"],
        "Kind": found["label"],
        "Weight": link.weight,
        "sentence": clean(next(iter(link.evidence), "")),
        "document": clean(next(iter(link.documents), "")),
    }
