"""The store: one SQLite file that holds what was read, and the graph made of it."""

from __future__ import annotations

from kgraph.store.lock import locked
from kgraph.store.store import Counts, Store

__all__ = ["Counts", "Store", "locked"]
