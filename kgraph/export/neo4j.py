"""Tables for `neo4j-admin database import full`, with the labels, types and properties of the
Cypher script.

Parts of a list are kept apart by U+001F, which no text contains once it is clean; the command must
be told so: --array-delimiter=U+001F. An empty field is a property that is not there.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from kgraph.export.properties import EDGE, ENTITY, NODE, TYPES, label_of, of_link, of_node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kgraph.export import New
    from kgraph.export.attributes import Types
    from kgraph.tables import Tables

NODES, LINKS = "entities.csv", "relationships.csv"
APART = "\x1f"
KINDS = {str: "", int: ":long", float: ":double", list: ":string[]"}


def write(tables: Tables, new: New) -> None:
    """Write both tables. The same graph gives the same bytes."""
    with new(NODES) as file:
        file.writelines(_lines(_nodes(tables)))
    with new(LINKS) as file:
        file.writelines(_lines(_links(tables)))


def _nodes(tables: Tables) -> Iterator[list[Any]]:
    head = _head(NODE)
    yield [f"{head[0]}:ID", *head[1:], ":LABEL"]
    for node in tables.nodes():
        yield [*of_node(node).values(), [ENTITY, label_of(node)]]


def _links(tables: Tables) -> Iterator[list[Any]]:
    yield [":START_ID", ":END_ID", ":TYPE", *_head(EDGE)]
    for link in tables.links():
        yield [link.source, link.target, TYPES[link.polarity], *of_link(link).values()]


def _head(types: Types) -> list[str]:
    return [f"{name}{KINDS[kind]}" for name, kind in types.items()]


def _lines(rows: Iterable[list[Any]]) -> Iterator[bytes]:
    line = io.StringIO(newline="")
    writer = csv.writer(line)
    for row in rows:
        writer.writerow([APART.join(cell) if isinstance(cell, list) else cell for cell in row])
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()
