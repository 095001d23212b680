"""The whole graph for networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from networkx import MultiDiGraph  # type: ignore[import-untyped]

    from kgraph.model import Edge
    from kgraph.store import Store


def multigraph(store: Store) -> MultiDiGraph[str]:
    """Nodes are ids of entities that a claim joins with another; keys of edges are their ids.

    A symmetric action is one edge, with `directed` false, in the order of the names.
    """
    from networkx import MultiDiGraph

    with store.reading() as db:
        view, title = store.view(), store.title()
        days = {
            row["id"]: {"first_day": row["first_day"], "last_day": row["last_day"]}
            for row in db.execute("SELECT id, first_day, last_day FROM edges")
        }
    names = {document.id: document.name for document in view.documents.values()}
    joined = {end for edge in view.edges for end in (edge.source, edge.target)}
    graph: MultiDiGraph[str] = MultiDiGraph(name=title or "")
    for one in view.entities:
        if one.id in joined:
            aliases = [alias.name for alias in one.aliases]
            graph.add_node(one.id, name=one.name, type=one.label, aliases=aliases)
    for edge in view.edges:
        graph.add_edge(edge.source, edge.target, edge.id, **_data(edge, names), **days[edge.id])
    return graph


def _data(edge: Edge, names: dict[str, str]) -> dict[str, Any]:
    return {
        "action": edge.predicate,
        "polarity": edge.polarity,
        "directed": edge.directed,
        "weight": edge.weight,
        "documents": [names[document] for document in edge.documents],
        "modalities": edge.modalities,
        "speakers": list(edge.speakers),
        "claims": [claim.id for claim in edge.claims],
    }
