"""What `build` writes beside the store: the page and the GraphML."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

from kgraph import files
from kgraph.ask.part import WHOLE, Numbers, Part
from kgraph.ask.part import view as part_view
from kgraph.ask.tables import StoredTables
from kgraph.errors import StoreError
from kgraph.export import FILES
from kgraph.garbage import uncollected
from kgraph.store import Layout

if TYPE_CHECKING:
    from kgraph.model import View
    from kgraph.store import Store

PICTURES = {"html": "graph.html", "graphml": "graph.graphml"}
"""Format -> file name."""

UNPLACED = Layout({}, {})
LARGEST = 250_000  # edges of a graph that is laid out for an export; Gephi lays out larger ones


def draw(store: Store) -> None:
    """Write the pictures of the graph in a store beside it, where they are not of this graph."""
    if is_drawn(store):
        return
    out = store.path.parent
    with uncollected():
        view, title = placed_graph(store), store.title() or ""
        with files.replacing(out / PICTURES["html"]) as file:
            file.write(drawn(view, title=title).encode())
        with store.reading(), files.replacing(out / PICTURES["graphml"]) as file:
            FILES["graphml"].write(StoredTables(store, WHOLE, _layout(view), title=title), file)
    store.mark_drawn()


def drawn(view: View, *, title: str, part: str = "") -> str:
    """The page of a view: HTML, in ASCII."""
    from kgraph.export import html

    out = StringIO()
    html.write(view, out, title=title, part=part)
    return out.getvalue()


def is_drawn(store: Store) -> bool:
    """Are the pictures there, and of this graph?"""
    there = all((store.path.parent / name).exists() for name in PICTURES.values())
    return there and store.drawn() == store.fingerprint()


def graph_view(store: Store) -> View:
    """The whole graph: all edges, and the entities that they join."""
    view = store.view()
    joined = {end for edge in view.edges for end in (edge.source, edge.target)}
    return replace(view, entities=tuple(e for e in view.entities if e.id in joined))


def placed_graph(store: Store) -> View:
    """The same with its communities and positions, which are worked out once and kept; a store that
    cannot be written is drawn all the same."""
    fingerprint = store.fingerprint()
    view, kept = graph_view(store), store.layout()
    if kept.positions.keys() == {entity.id for entity in view.entities}:
        return replace(view, positions=kept.positions, communities=kept.communities)
    view = placed(view)
    with suppress(StoreError):
        store.keep_layout(_layout(view), fingerprint)
    return view


def layout(store: Store) -> Layout:
    """Where the entities stand, and which community they are of. Empty for a graph that is too
    large to find out, unless it was drawn before."""
    kept = store.layout()
    if kept.positions or store.counts().edges > LARGEST:
        return kept
    return _layout(placed_graph(store))


def layout_of_part(store: Store, part: Part, chosen: Numbers) -> Layout:
    """The same of what is chosen by a part."""
    if not 0 < len(chosen.edges) <= LARGEST:
        return UNPLACED
    return _layout(placed(part_view(store, part, chosen)))


def _layout(view: View) -> Layout:
    return Layout(view.positions, view.communities)


def placed(view: View) -> View:
    """A view with its communities and positions, which may be a part of a graph: those of the whole
    do not matter."""
    from kgraph.export.picture import shown
    from kgraph.graph.communities import communities
    from kgraph.graph.layout import positions

    grouped = replace(view, communities=communities(view))
    return replace(grouped, positions=positions(grouped, core=shown(view)))
