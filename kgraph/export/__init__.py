"""A view becomes a file. Each format loads its libraries only when it is asked for."""

from __future__ import annotations

from io import TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from kgraph.model import View


class Exporter(Protocol):
    """Writes a view; the same view gives the same bytes."""

    def __call__(self, view: View, out: BinaryIO, *, title: str) -> None: ...


def _graphml(view: View, out: BinaryIO, *, title: str) -> None:
    from kgraph.export import graphml

    graphml.write(view, out, title=title)


def _html(view: View, out: BinaryIO, *, title: str) -> None:
    from kgraph.export import html

    text = TextIOWrapper(out, encoding="utf-8", newline="\n")
    try:
        html.write(view, text, title=title)
    finally:
        text.detach()


EXPORTERS: dict[str, Exporter] = {"graphml": _graphml, "html": _html}
