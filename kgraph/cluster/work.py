"""The folder in which workers leave what is half done, in whatever file system it is."""

from __future__ import annotations

import pickle
import struct
import uuid
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kgraph.cluster.needed import file_system

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WHOLE_AT_ONCE = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "memory"})
"""Where an object that is written is there as a whole, or not at all."""
OFFSET = 8  # bytes of an offset at the beginning of a file of parts


@dataclass(frozen=True)
class Folder:
    """Files by their names, each written whole or not at all. Can be sent to workers."""

    url: str

    def has(self, name: str) -> bool:
        return bool(self._fs.exists(self._path(name)))

    def names(self, inside: str) -> set[str]:
        """Of the files in a folder, without it; none where there is no folder."""
        path = self._path(inside)
        if not self._fs.exists(path):
            return set()
        return {file.rpartition("/")[2] for file in self._fs.ls(path, detail=False)}

    def put(self, name: str, data: bytes) -> None:
        path = self._path(name)
        self._fs.makedirs(path.rpartition("/")[0], exist_ok=True)
        if self._protocols & WHOLE_AT_ONCE:
            self._fs.pipe_file(path, data)
            return
        new = f"{path}.{uuid.uuid4().hex}.new"
        self._fs.pipe_file(new, data)
        self._fs.mv(new, path)

    def get(self, name: str) -> bytes:
        found: bytes = self._fs.cat_file(self._path(name))
        return found

    def save(self, name: str, value: object) -> None:
        self.put(name, _packed(value))

    def load(self, name: str) -> Any:
        return _unpacked(self.get(name))

    def save_parts(self, name: str, parts: Sequence[object]) -> None:
        """A file of which each part can be read alone. What is empty takes no room."""
        packed = [_packed(part) if part else b"" for part in parts]
        offsets = [OFFSET * (len(packed) + 1)]
        for data in packed:
            offsets.append(offsets[-1] + len(data))
        self.put(name, b"".join((struct.pack(f"<{len(offsets)}Q", *offsets), *packed)))

    def parts(self, names: Sequence[str], number: int) -> Iterator[Any]:
        """The part of that number of each of these files, one after another; None where it is
        empty."""
        paths = [self._path(name) for name in names]
        first = number * OFFSET
        heads = self._ranges(paths, [(first, first + 2 * OFFSET)] * len(paths))
        ranges = [struct.unpack("<2Q", head) for head in heads]
        for at in range(0, len(paths), AT_ONCE):
            yield from self._some(paths[at : at + AT_ONCE], ranges[at : at + AT_ONCE])

    def _some(self, paths: Sequence[str], ranges: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
        """Of an empty range, S3 gives the whole file: it is not asked for."""
        full = [n for n, (start, end) in enumerate(ranges) if start < end]
        found = self._ranges([paths[n] for n in full], [ranges[n] for n in full])
        known = dict(zip(full, found, strict=True))
        return (_unpacked(known[n]) if n in known else None for n in range(len(paths)))

    def remove(self, name: str) -> None:
        """A folder with all that is in it."""
        if self.has(name):
            self._fs.rm(self._path(name), recursive=True)

    def _ranges(self, paths: Sequence[str], ranges: Sequence[tuple[Any, ...]]) -> list[bytes]:
        starts, ends = [start for start, _ in ranges], [end for _, end in ranges]
        found: list[bytes] = self._fs.cat_ranges(list(paths), starts, ends, on_error="raise")
        return found

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    @cached_property
    def _opened(self) -> tuple[Any, str]:
        fs, path = file_system(self.url)
        return fs, path.rstrip("/")

    @property
    def _fs(self) -> Any:
        return self._opened[0]

    @property
    def _root(self) -> str:
        return self._opened[1]

    @property
    def _protocols(self) -> frozenset[str]:
        protocol = self._fs.protocol
        return frozenset([protocol] if isinstance(protocol, str) else protocol)

    def __getstate__(self) -> dict[str, str]:
        return {"url": self.url}


AT_ONCE = 256  # parts that are read together


def _packed(value: object) -> bytes:
    return zlib.compress(pickle.dumps(value, 5), 1)


def _unpacked(data: bytes) -> Any:
    return pickle.loads(zlib.decompress(data))
