"""The store: one SQLite file that holds what was read, and the graph made of it."""

from __future__ import annotations

from kgraph.store.documents import IMPORTED, SENT, Entry
from kgraph.store.graph import Summary
from kgraph.store.lock import locked
from kgraph.store.places import Layout
from kgraph.store.rows import LISTED, listed
from kgraph.store.store import Change, Counts, Store
from kgraph.store.who import Passage, Tally

__all__ = [
    "IMPORTED",
    "LISTED",
    "SENT",
    "Change",
    "Counts",
    "Entry",
    "Layout",
    "Passage",
    "Store",
    "Summary",
    "Tally",
    "listed",
    "locked",
]
