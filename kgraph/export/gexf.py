"""GEXF 1.3, which Gephi reads with its timeline.

In Gephi the `kind` of an edge keeps parallel edges apart, the end of a spell belongs to it, and
what has no spell is there at any time. Of graphs with symmetric actions, networkx reads no GEXF:
it knows no undirected edge beside directed ones. Lines are written one by one, as in GraphML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from kgraph.export.attributes import EDGE, NODE, look, of_link, of_node
from kgraph.export.text import clean
from kgraph.export.xml import content, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kgraph.tables import Link, Node, Spell, Tables

TYPES = {str: "string", int: "long", float: "double"}
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n'
)
OWN = ("label", "weight")  # columns that are attributes of <node> and <edge>
COLUMNS = {"node": NODE, "edge": EDGE}
HEADS = {
    of: {name: f'          <attvalue for="{name}" value=' for name in types if name not in OWN}
    for of, types in COLUMNS.items()
}


def write(tables: Tables, out: BinaryIO) -> None:
    """Write the graph. The same tables give the same bytes.

    Columns are those of GraphML. Spells are the days on which the claims of an entity or edge
    happen. Characters that XML does not allow are left out.
    """
    out.writelines(line.encode() for line in _lines(tables))


def _lines(tables: Tables) -> Iterator[str]:
    yield HEAD
    yield "  <meta>\n    <creator>kgraph</creator>\n"
    yield f"    <description>{content(clean(tables.title))}</description>\n  </meta>\n"
    yield f'  <graph defaultedgetype="directed" idtype="string"{_time(tables)}>\n'
    yield from _columns("node")
    yield from _columns("edge")
    yield "    <nodes>\n"
    yield from map(_node, tables.nodes())
    yield "    </nodes>\n    <edges>\n"
    yield from map(_edge, tables.links())
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _time(tables: Tables) -> str:
    if any(link.spells for link in tables.links()):  # the first nodes take longer to be read
        return ' mode="dynamic" timeformat="date" timerepresentation="interval"'
    return ' mode="static"'


def _columns(of: str) -> Iterator[str]:
    """Their ids are their titles: Gephi Lite knows them by their ids."""
    yield f'    <attributes class="{of}" mode="static">\n'
    for name, kind in COLUMNS[of].items():
        if name not in OWN:
            yield f'      <attribute id="{name}" title="{name}" type="{TYPES[kind]}"/>\n'
    yield "    </attributes>\n"


def _node(node: Node) -> str:
    values, seen = of_node(node), look(node)
    colour = " ".join([f'{name}="{seen[name]}"' for name in "rgb"])
    return (
        f'      <node id="{node.id}" label={quoted(values["label"])}>\n'
        f"{_values('node', values)}{_spells(node.spells)}"
        f"        <viz:color {colour}/>\n"
        f'        <viz:position x="{seen["x"]}" y="{seen["y"]}"/>\n'
        f'        <viz:size value="{seen["size"]}"/>\n'
        "      </node>\n"
    )


def _edge(link: Link) -> str:
    values = of_link(link)
    label = quoted(values["label"])
    directed = "" if link.directed else ' type="undirected"'
    ends = f'id="{link.id}" source="{link.source}" target="{link.target}"'
    return (
        f'      <edge {ends}{directed} label={label} kind={label} weight="{values["weight"]}">\n'
        f"{_values('edge', values)}{_spells(link.spells)}      </edge>\n"
    )


def _values(of: str, values: Mapping[str, Any]) -> str:
    heads = HEADS[of]
    found = [
        f"{heads[name]}{quoted(value)}/>\n"
        for name, value in values.items()
        if name in heads and value is not None
    ]
    return _inside("attvalues", found)


def _spells(spells: Iterable[Spell]) -> str:
    return _inside(
        "spells",
        [f'          <spell start="{first}" end="{last}"/>\n' for first, last in spells],
    )


def _inside(name: str, lines: list[str]) -> str:
    return f"        <{name}>\n{''.join(lines)}        </{name}>\n" if lines else ""
