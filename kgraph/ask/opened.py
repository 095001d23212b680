"""The store that `build` wrote into a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.errors import StoreError
from kgraph.store import Store

if TYPE_CHECKING:
    from pathlib import Path

STORE = "kgraph.db"


def opened(folder: Path) -> Store:
    """Raises StoreError when there is no store in the folder, or its first build was not
    finished."""
    store = Store.open(folder / STORE)
    try:
        if store.fingerprint() is None:
            what = "its first build was not finished; run kgraph build again"
            raise StoreError(f"{store.path}: {what}")
    except BaseException:
        store.close()
        raise
    return store
