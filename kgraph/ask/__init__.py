"""The questions. Each module answers one, from the store alone where it can.

    with ask.opened(Path("out")) as store:
        entity = ask.entity(store, "Putin")
        neighbours(store, entity, Criteria(actions=("meet",)))

Nothing here imports spaCy; networkx is imported by the questions that need the whole graph.
"""

from __future__ import annotations

from kgraph.ask.criteria import ALL, Criteria
from kgraph.ask.names import entities, entity, namesakes, settled
from kgraph.ask.opened import STORE, opened

__all__ = ["ALL", "STORE", "Criteria", "entities", "entity", "namesakes", "opened", "settled"]
