"""Which documents there are, and how they are cut into partitions.

The partitions hang on the files and on how large one may be, and on nothing else: a second build
of the same files finds what the first one did.
"""

from __future__ import annotations

import glob
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from kgraph.cluster.needed import file_system, needed
from kgraph.errors import ReadError
from kgraph.model import digest
from kgraph.read import GUESSED, HOPELESS, READERS, Source, jsonl, sources
from kgraph.read.archive import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kgraph.read import Fields

PARQUET = ".parquet"
SUFFIXES = (SUFFIX, PARQUET, *READERS)
CUT = (PARQUET, ".jsonl")
"""Files that are cut where they are large; others are read as a whole."""
TRIES = 3  # of a look at a large file: read as a whole, it is work for one


class File(NamedTuple):
    source: Source
    size: int  # bytes
    stamp: str  # another one means another content


class Piece(NamedTuple):
    """Part of a file: bytes of JSON Lines, row groups of Parquet, from `start` to before `end`;
    all of it where `end` is None. `before` is the number of lines or rows before it."""

    source: Source
    start: int = 0
    end: int | None = None
    before: int = 0


class Partition(NamedTuple):
    key: str  # a digest of what is read, and how
    pieces: tuple[Piece, ...]
    sure: bool = True  # does another content have another key?


Cut = tuple[int, int, int]
"""`start`, `end` and `before` of a piece."""


def find(paths: Sequence[str]) -> list[File]:
    """All files under paths and URLs, by name, with the paths that workers in other folders open.
    Raises ReadError as `read.find` does."""
    if sources.STANDARD_INPUT in paths:
        raise ReadError("standard input cannot be read by a cluster; leave --engine dask out")
    local = [path for path in paths if not is_remote(path)]
    found = [_on_disk(source) for source in sources.find(local, SUFFIXES)] if local else []
    for url in filter(is_remote, paths):
        found += _under(url)
    named = sources.distinct_names([file.source for file in found])
    files = [file._replace(source=source) for file, source in zip(found, named, strict=True)]
    return sorted(files, key=lambda file: (file.source.name, file.source.path))


def outside(files: Iterable[File], folder: str) -> list[File]:
    """Without those that workers left in a folder, which lies among the articles."""
    return [file for file in files if not file.source.path.startswith(f"{folder.rstrip('/')}/")]


def plain(path: str) -> str:
    """A path without file://."""
    return file_system(path)[1] if path.startswith("file://") else path


def is_remote(path: str) -> bool:
    return "://" in path


def partitions(
    files: Iterable[File], size: int, how: str, cuts: Callable[[list[File]], list[list[Cut]]]
) -> list[Partition]:
    """Files one after another, about so many bytes in a partition. `how` is what else decides what
    comes of them; `cuts` cuts the large ones."""
    files = list(files)
    large = [file for file in files if file.size > size and file.source.suffix in CUT]
    cut = dict(zip(large, cuts(large) if large else [], strict=True))
    found: list[Partition] = []
    waiting: list[tuple[Piece, File]] = []
    held = 0
    for file in files:
        for piece, length in _pieces(file, cut.get(file)):
            if waiting and (
                held + length > size or (held >= size // 4 and _begins(piece, length, size))
            ):
                found.append(_partition(waiting, how))
                waiting, held = [], 0
            waiting.append((piece, file))
            held += length
    if waiting:
        found.append(_partition(waiting, how))
    return found


def _begins(piece: Piece, length: int, size: int) -> bool:
    """Does a partition begin here by the name of the file? So that a file that is added or gone
    changes the partitions around it only, and not all that follow."""
    return crc32(piece.source.name.encode()) % max(2, size // (4 * max(length, 1))) == 0


def cuts(source: Source, size: int, fields: Fields = GUESSED) -> list[Cut]:
    """Where a file of lines or of row groups is cut; nowhere where it cannot be read, which
    reading it tells of."""
    for _ in range(TRIES):
        with suppress(Exception), opened(source) as file:
            if source.suffix == PARQUET:
                return list(_row_groups(file, size))
            if not _begins_well(file, fields):
                return []
            file.seek(0)
            return list(_lines(file, size))
    return []


def opened(source: Source) -> Any:
    """The file, for reading bytes. Raises OSError, and ReadError where it is known not to open."""
    if source.problem:
        raise ReadError(source.problem)
    if is_remote(source.path):
        fs, path = file_system(source.path)
        return fs.open(path, "rb")
    return open(source.path, "rb")  # noqa: PTH123


def _on_disk(source: Source) -> File:
    source = replace(source, path=str(Path(source.path).absolute()))
    try:
        found = Path(source.path).stat()
    except OSError:
        return File(source, 0, "")
    return File(source, found.st_size, str(found.st_mtime_ns))


def _under(url: str) -> list[File]:
    fs, path = file_system(url)
    protocol = url.partition("://")[0]
    try:
        if glob.has_magic(path):
            folder, found = _fixed(path), fs.glob(path, detail=True)
        elif fs.isdir(path):
            folder, found = path, fs.find(path, detail=True)
        elif fs.isfile(path):
            folder, found = path.rpartition("/")[0], {path: fs.info(path)}
        else:
            raise ReadError(f"{url}: no such file or folder")
    except ReadError:
        raise
    except Exception as error:  # whatever the package behind a protocol may raise
        raise ReadError(f"{url}: {_brief(error)}") from error
    files = [
        _remote(protocol, file, file.removeprefix(folder).lstrip("/"), info)
        for file, info in found.items()
        if info.get("type") == "file"
    ]
    files = [file for file in files if _is_article(file.source)]
    if not files:
        raise ReadError(f"{url}: no article here; known: {', '.join(sorted(SUFFIXES))}")
    return files


def _brief(error: Exception) -> str:
    return " ".join(str(error).split())[:160] or type(error).__name__


def _fixed(path: str) -> str:
    """The last folder before the first wildcard."""
    parts = path.split("/")
    magic = next(n for n, part in enumerate(parts) if glob.has_magic(part))
    return "/".join(parts[:magic])


def _remote(protocol: str, path: str, name: str, info: dict[str, Any]) -> File:
    url = _url(protocol, path)
    suffix = f".{name.rpartition('.')[2].lower()}" if "." in name.rpartition("/")[2] else ""
    stamp = next((str(info[key]) for key in STAMPS if info.get(key)), "")
    return File(Source(url, url, name, suffix), int(info.get("size") or 0), stamp)


def _url(protocol: str, path: str) -> str:
    """Paths of http are URLs already."""
    if is_remote(path):
        return path
    return f"{protocol}://{path if protocol == 'memory' else path.lstrip('/')}"


STAMPS = ("ETag", "md5Hash", "etag", "mtime", "LastModified", "last_modified", "created")
"""What tells one content of a file from another, the surest first."""


def _is_article(source: Source) -> bool:
    hidden = any(part.startswith(".") for part in source.name.split("/"))
    return source.suffix in SUFFIXES and not hidden


def _pieces(file: File, cut: list[Cut] | None) -> Iterator[tuple[Piece, int]]:
    if not cut:
        yield Piece(file.source), file.size
        return
    length = -(-file.size // len(cut))
    for start, end, before in cut:
        yield Piece(file.source, start, end, before), length


def _partition(found: Sequence[tuple[Piece, File]], how: str) -> Partition:
    contents = [(piece, file.size, file.stamp) for piece, file in found]
    sure = all(file.stamp for _, file in found)
    return Partition(digest(how, repr(contents)), tuple(piece for piece, _ in found), sure)


def _begins_well(file: Any, fields: Fields) -> bool:
    """Is there an article at the start? Else all is read by one, who gives it up."""
    found = islice(jsonl.read(file, fields), HOPELESS)
    return any(not isinstance(one, ReadError) for one in found)


def _lines(file: Any, size: int) -> Iterator[Cut]:
    start = before = count = 0
    at = 0
    while line := file.readline():
        at += len(line)
        count += 1
        if at - start >= size:
            yield start, at, before
            start, before = at, count
    if at > start:
        yield start, at, before


def _row_groups(file: Any, size: int) -> Iterator[Cut]:
    with needed():
        from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]
    found = ParquetFile(file).metadata
    first = before = rows = held = 0
    for number in range(found.num_row_groups):
        group = found.row_group(number)
        rows += group.num_rows
        held += group.total_byte_size
        if held >= size:
            yield first, number + 1, before
            first, before, held = number + 1, rows, 0
    if first < found.num_row_groups:
        yield first, found.num_row_groups, before
