"""Stores of short articles, as a build makes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kgraph.building import build
from kgraph.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def store_of(articles: Sequence[tuple[str, str]], folder: Path) -> Store:
    """The graph of articles (day of publication or "", text); they are called 0, 1, ..."""
    rows = [
        {"id": str(number), "text": text, "published": day}
        for number, (day, text) in enumerate(articles)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "articles.jsonl"
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    build([str(file)], folder / "out", draw=False)
    return Store.open(folder / "out" / "kgraph.db")
