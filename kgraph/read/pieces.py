"""A text of which only pieces are known."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kgraph.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kgraph.model import Span

UNKNOWN = "\n"  # what nobody told of is empty lines: no sentence runs across it


class Pieces:
    """Parts of a text by where they begin, in their order. None overlaps or touches another."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._texts: list[str] = []

    def add(self, spans: Iterable[Span]) -> None:
        """All of these, or none. Raises ReadError where others say otherwise of the same place."""
        found = [span for span in spans if span.text]
        for span in found:
            self._check(span)
        for start, _, text in found:
            self._put(start, text)

    def text(self) -> str:
        parts, at = [], 0
        for start, text in zip(self._starts, self._texts, strict=True):
            parts += [UNKNOWN * (start - at), text]
            at = start + len(text)
        return "".join(parts)

    def _check(self, span: Span) -> None:
        for n in self._around(span.start, span.end):
            start, text = self._starts[n], self._texts[n]
            first, last = max(start, span.start), min(start + len(text), span.end)
            mine, theirs = (
                t[first - s : last - s] for s, t in ((span.start, span.text), (start, text))
            )
            if mine != theirs:
                raise ReadError("another line says otherwise of the text at these offsets")

    def _put(self, start: int, text: str) -> None:
        """In one with all that it overlaps or touches."""
        around = self._around(start, start + len(text))
        parts = sorted([*((self._starts[n], self._texts[n]) for n in around), (start, text)])
        first, whole = parts[0]
        for begin, more in parts[1:]:
            whole += more[first + len(whole) - begin :]
        self._starts[around.start : around.stop] = [first]
        self._texts[around.start : around.stop] = [whole]

    def _around(self, start: int, end: int) -> range:
        """Numbers of the pieces that overlap or touch [start, end)."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        if first < len(self._starts) and self._starts[first] + len(self._texts[first]) < start:
            first += 1
        return range(first, bisect_right(self._starts, end))
