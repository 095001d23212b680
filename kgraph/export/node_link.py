"""JSON of nodes and links, as D3 and networkx read it: `d3.forceLink(graph.links)` and
`networkx.node_link_graph(graph, edges="links")`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from kgraph.export import style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kgraph.tables import Link, Node, Tables

Record = dict[str, Any]


def write(tables: Tables, out: BinaryIO) -> None:
    """Write the graph, a node or link a line. The same tables give the same bytes.

    Texts are as they were read, and lists are lists. `key` is the id of a link; `x` goes to the
    right and `y` downwards, in pixels; `size` is a radius.
    """
    out.writelines(part.encode() for part in _parts(tables))


def _parts(tables: Tables) -> Iterator[str]:
    graph = _json({"name": tables.title})
    yield f'{{"directed": true, "multigraph": true, "graph": {graph},\n"nodes": ['
    yield from _listed(map(_node, tables.nodes()))
    yield '],\n"links": ['
    yield from _listed(map(_link, tables.links()))
    yield "]}\n"


def _listed(records: Iterable[Record]) -> Iterator[str]:
    before = "\n"
    for record in records:
        yield f"{before}{_json(record)}"
        before = ",\n"


def _json(value: Mapping[str, Any]) -> str:
    """Without "<", so that nothing can end the script of a page that it is put into."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).replace("<", "\\u003c")


def _node(node: Node) -> Record:
    return {
        "id": node.id,
        "name": node.name,
        "type": node.type,
        "aliases": [alias._asdict() for alias in node.aliases],
        "claims": node.claims,
        "documents": node.documents,
        "spells": node.spells,
        "community": node.community,
        "x": node.x,
        "y": node.y,
        "size": style.size(node.claims),
        "colour": style.colour(node.type),
    }


def _link(link: Link) -> Record:
    return {
        "source": link.source,
        "target": link.target,
        "key": link.id,
        "label": style.label(link.action, link.polarity),
        "action": link.action,
        "polarity": link.polarity,
        "directed": link.directed,
        "weight": link.weight,
        "modalities": dict(link.modalities),
        "classes": [
            {"class": event.name, "cameo": event.root, "quad": event.quad, "claims": count}
            for event, count in link.events.items()
        ],
        "speakers": link.speakers,
        "documents": link.documents,
        "evidence": link.evidence,
        "spells": link.spells,
    }
