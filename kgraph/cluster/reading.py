"""The documents of a partition, as a build on one machine reads them."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kgraph.cluster.needed import needed
from kgraph.cluster.sources import PARQUET, opened
from kgraph.errors import ReadError, Unreachable
from kgraph.read import READERS, inside, jsonl
from kgraph.read import fields as rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from kgraph.cluster.sources import Piece
    from kgraph.model import Document
    from kgraph.read import Article, Fields, Source

BATCH = 1000  # rows of Parquet that are in memory


def documents(pieces: Iterable[Piece], fields: Fields) -> Iterator[Document | ReadError]:
    """One after another; a ReadError stands for a bad one."""
    for piece in pieces:
        try:
            yield from inside(
                piece.source, _opener(piece), fields, _readers(piece), is_part=_is_lines(piece)
            )
        except ReadError as error:
            yield error
        except Exception as error:  # whatever the package behind a protocol may raise
            reason = " ".join(str(error).split())[:160] or type(error).__name__
            yield Unreachable(f"{piece.source.source}: cannot be read ({reason})")


def _readers(piece: Piece) -> dict[str, Any]:
    def parquet(file: BinaryIO, fields: Fields) -> Iterator[Article | ReadError]:
        return _articles(file, fields, piece)

    def lines(file: BinaryIO, fields: Fields) -> Iterator[Article | ReadError]:
        """What no line of the file has is told by the first piece."""
        return jsonl.read(file, fields, is_part=piece.start > 0)

    return {**READERS, ".jsonl": lines, PARQUET: parquet}


def _is_lines(piece: Piece) -> bool:
    return piece.end is not None and piece.source.suffix != PARQUET


def _opener(piece: Piece) -> Callable[[Source], Any]:
    @contextmanager
    def open_(source: Source) -> Iterator[Any]:
        with opened(source) as file:
            yield _Lines(file, piece) if _is_lines(piece) else file

    return open_


class _Lines:
    """Some lines of a file. Those before them are empty, so that each has its number."""

    def __init__(self, file: BinaryIO, piece: Piece) -> None:
        self._file, self._before = file, piece.before
        self._left = (piece.end or 0) - piece.start
        file.seek(piece.start)

    def readline(self, size: int = -1) -> bytes:
        if self._before:
            self._before -= 1
            return b"\n"
        line = self._file.readline(self._left if size < 0 else min(size, self._left))
        self._left -= len(line)
        return line


def _articles(file: BinaryIO, fields: Fields, piece: Piece) -> Iterator[Article | ReadError]:
    number = piece.before
    for row in _rows(file, piece):
        number += 1
        try:
            yield rows.article(
                {name: _plain(value) for name, value in row.items()}, fields, str(number)
            )
        except ReadError as error:
            yield ReadError(f"row {number}: {error}")


def _rows(file: BinaryIO, piece: Piece) -> Iterator[dict[str, Any]]:
    with needed():
        from pyarrow import ArrowException  # type: ignore[import-untyped]
        from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]
    try:
        found = ParquetFile(file)
        end = found.num_row_groups if piece.end is None else piece.end
        for batch in found.iter_batches(BATCH, row_groups=list(range(piece.start, end))):
            yield from batch.to_pylist()
    except ArrowException as error:
        raise ReadError(f"damaged, or not Parquet ({str(error)[:100]})") from error


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
