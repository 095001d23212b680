"""Reads news articles and draws the knowledge graph of who does what to whom.

    import kgraph

    graph = kgraph.build("seeds/")          # or kgraph.open("out"), which was built before
    graph.neighbours("Putin", since="2025")
    graph.evidence("Trump", "Putin", action="meet").to_pandas()

Nothing is loaded before it is used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

# ruff: noqa: TC004 (they are loaded when they are asked for)
if TYPE_CHECKING:
    from kgraph.answer import Answer
    from kgraph.errors import (
        Ambiguous,
        KgraphError,
        ModelError,
        NothingFound,
        ReadError,
        StoreError,
    )
    from kgraph.library import (
        Graph,
        build,
        diff,
        extract,
        from_networkx,
        open,  # noqa: A004 (as in gzip.open)
        read_claims,
    )

__all__ = [
    "Ambiguous",
    "Answer",
    "Graph",
    "KgraphError",
    "ModelError",
    "NothingFound",
    "ReadError",
    "StoreError",
    "build",
    "diff",
    "extract",
    "from_networkx",
    "open",
    "read_claims",
]

_ELSEWHERE = {"Answer": "kgraph.answer", "Graph": "kgraph.library"} | dict.fromkeys(
    ("build", "diff", "extract", "from_networkx", "open", "read_claims"), "kgraph.library"
)


class _Package(ModuleType):
    """Gives what stands in other modules when it is asked for.

    `kgraph.extract` is a function, though a folder has that name, too: an import of such a module
    does not put it in place of the function.
    """

    def __getattr__(self, name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        return getattr(import_module(_ELSEWHERE.get(name, "kgraph.errors")), name)

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Package
