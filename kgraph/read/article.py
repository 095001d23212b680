"""What a reader finds in a file, and how much it may hold."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from kgraph.errors import ReadError, Unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

LARGEST = 32 * 2**20
"""Bytes that one article may have: several times the longest novel."""


@dataclass(frozen=True, slots=True)
class Article:
    text: str
    title: str | None = None
    published: str | None = None  # ISO 8601 date
    name: str | None = None  # what the file calls it: the id of a row
    part: str = ""  # which part of the file it is, where it has no name: the number of a row


class PutBack:
    """A stream whose first bytes were read already, and are to be read again."""

    def __init__(self, start: bytes, file: BinaryIO) -> None:
        self._start, self._file = BytesIO(start), file

    def read(self, size: int) -> bytes:
        start = self._start.read(size)
        return start + self._file.read(size - len(start))

    def readline(self, size: int) -> bytes:
        return self._start.readline(size) or self._file.readline(size)


def whole(file: BinaryIO) -> bytes:
    """All bytes of a file. Raises ReadError when it is too large for one article."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ReadError(f"more than {LARGEST >> 20} MB; split it into articles")
    return data


@contextmanager
def parsing(what: str) -> Iterator[None]:
    """Whatever a library raises on bytes that it cannot read becomes a ReadError."""
    try:
        yield
    except (ReadError, MemoryError):
        raise
    except Exception as error:
        raise ReadError(f"damaged, or not {what} ({brief(error)})") from error


def brief(error: Exception) -> str:
    """What a library says, as far as it is short and one line."""
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= 100 else f"{text[:100]} …"


@contextmanager
def needed(suffix: str) -> Iterator[None]:
    """An import that fails says which packages are missing."""
    try:
        yield
    except ImportError as error:
        raise Unreachable(f"reading {suffix} needs more; pip install 'kgraph[docs]'") from error


def cleaned(text: object) -> str | None:
    """One line of text; None where there is none."""
    return " ".join(text.split()) or None if isinstance(text, str) else None
