"""Documents that wait for their turn: on disk as soon as they are many."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import astuple
from typing import Self

from kgraph.errors import ReadError
from kgraph.model import Document

IN_MEMORY = 8_000_000  # bytes; with what is beyond that, all are in a file without a name


class Spool(Mapping[str, Document]):
    """Documents by id, in the order in which they came.

    Raises ReadError where the disk is full.
    """

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (closed with `self`)
        self._places: dict[str, int] = {}
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # nobody will read what cannot be written
            self._file.close()

    def add(self, document: Document) -> None:
        with _reporting():
            self._file.seek(self._end)
            self._file.write(json.dumps(astuple(document)).encode() + b"\n")
            self._places[document.id] = self._end
            self._end = self._file.tell()

    def __getitem__(self, identity: str) -> Document:
        place = self._places[identity]
        with _reporting():
            self._file.seek(place)
            return Document(*json.loads(self._file.readline()))

    def __contains__(self, identity: object) -> bool:
        return identity in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@contextmanager
def _reporting() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise ReadError(
            f"{tempfile.gettempdir()}: {what}; articles wait there until they are read: make room, "
            "or name another folder in TMPDIR"
        ) from error
