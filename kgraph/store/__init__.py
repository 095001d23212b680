"""The store: one SQLite file that holds what was read, and the graph made of it."""

from __future__ import annotations

from kgraph.store.lock import locked
from kgraph.store.store import Counts, Store
from kgraph.store.who import Passage, Tally

__all__ = ["Counts", "Passage", "Store", "Tally", "locked"]
