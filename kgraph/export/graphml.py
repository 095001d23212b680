"""GraphML that Gephi, networkx and igraph read without loss.

What Gephi needs: an edge id occurs once, else the edge is dropped; parallel edges of one pair
are kept apart by the attribute `label` of <edge>; weights are above 0; a node at (0, 0) counts
as not placed. It takes the key ids "d3" and "d7" for yEd's labels, so keys are named after their
attribute. Lines are written one by one: a large graph takes no more room than it has already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from kgraph.export.attributes import EDGE, NODE, look, of_link, of_node
from kgraph.export.text import clean
from kgraph.export.xml import content, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kgraph.tables import Link, Tables

TYPES = {str: "string", int: "long", float: "double"}
LOOK = {"size": float, **dict.fromkeys("rgb", int), **dict.fromkeys("xy", float)}
COLUMNS = {"node": NODE | LOOK, "edge": EDGE}
HEAD = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)

# For Gephi "False" is "false". networkx refuses directed="false" among directed edges, but lets
# this pass and reads the edge as directed; its `direction` tells.
UNDIRECTED = "False"


def write(tables: Tables, out: BinaryIO) -> None:
    """Write the graph. The same tables give the same bytes.

    An edge's `weight` is its number of claims, and `asserted`, `planned` … how many of those are
    so. Its `class`, `cameo` and `quad` are those of most of its claims. `first` and `last` are the
    days between which its claims happen. Lists are joined by " | ". Characters that XML does not
    allow are left out.
    """
    out.writelines(line.encode() for line in _lines(tables))


def _lines(tables: Tables) -> Iterator[str]:
    yield HEAD
    for of, types in COLUMNS.items():
        for name, kind in types.items():
            head = f'  <key id="{of}_{name}" for="{of}" attr.name="{name}"'
            yield f'{head} attr.type="{TYPES[kind]}" />\n'
    yield f'  <graph edgedefault="directed">\n    <desc>{content(clean(tables.title))}</desc>\n'
    for node in tables.nodes():
        data = _data("node", of_node(node) | look(node))
        yield f'    <node id="{node.id}">\n{data}    </node>\n'
    for link in tables.links():
        values = of_link(link)
        yield f"    <edge {_own(link, values['label'])}>\n{_data('edge', values)}    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _own(link: Link, label: str) -> str:
    directed = "" if link.directed else f' directed="{UNDIRECTED}"'
    ends = f'source="{link.source}" target="{link.target}"'
    return f'{ends} id="{link.id}" label={quoted(label)}{directed}'


def _data(of: str, values: Mapping[str, Any]) -> str:
    """Escaped in one go; the marks between the values are in none, as texts are clean."""
    head = f'      <data key="{of}_'
    found = [f"{name}\1{value}" for name, value in values.items() if value is not None]
    lines = content("\0".join(found)).replace("\1", '">').replace("\0", f"</data>\n{head}")
    return f"{head}{lines}</data>\n"
