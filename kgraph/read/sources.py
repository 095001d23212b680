"""Which files a path stands for, and what each is called."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

STANDARD_INPUT = "-"
PAGE, STORE = "graph.html", "kgraph.db"  # as kgraph build writes them
OWN = {
    ".csv": re.compile(
        rb"(?:\xef\xbb\xbf)?(?:name,alias(?:,type)?\r?\n"  # of names that are known
        rb"|type,Label,Id,|source_name,Label,target_name,|id:ID,name,type,|:START_ID,:END_ID,"
        rb"|subject,action,object,polarity,)"
    ),
    ".html": re.compile(rb'(?s:.{0,100})<meta name="generator" content="kgraph">'),
    ".json": re.compile(rb'\{"(?:directed": true, "multigraph": true, "graph": |@context": )'),
    ".jsonl": re.compile(rb'\{"schema": 1, "id": "'),
    ".md": re.compile(rb'---\nkgraph: "'),
}
"""How files begin that kgraph writes or takes for something else."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read. `path` leads to it, `source` is the same for people."""

    path: str
    source: str
    name: str
    suffix: str  # key into READERS
    problem: str = ""  # why it cannot be read, where that is known already


def find(paths: Sequence[str], suffixes: Sequence[str]) -> list[Source]:
    """Sources ordered by name, each file once. Raises ReadError for a path without any."""
    if not paths:
        raise ReadError("nothing to read; name a file, a folder, or - for standard input")
    found = [source for path in paths for source in _under(path, suffixes)]
    return sorted(distinct_names(_each_once(found)), key=lambda source: (source.name, source.path))


def home(paths: Sequence[str]) -> Path | None:
    """The folder that the documents are of: the first that is named, else that of the first file
    or pattern. None for standard input and pipes."""
    for path in filter(os.path.isdir, paths):
        return Path(path)
    for path in paths:
        if os.path.isfile(path):  # noqa: PTH113 (false for what is no path)
            return Path(path).parent
        if glob.has_magic(path):
            return Path(*_fixed(Path(path).parts))
    return None


def reason(error: OSError) -> str:
    """What the system says, in plain words: "permission denied"."""
    return (error.strerror or str(error)).lower()


def is_device(path: str | Path) -> bool:
    """One such as /dev/zero never ends. A terminal is none."""
    mode = Path(path).stat().st_mode
    if not (stat.S_ISCHR(mode) or stat.S_ISBLK(mode)):
        return False
    with Path(path).open("rb") as file:
        return not file.isatty()


def _under(path: str, suffixes: Sequence[str]) -> list[Source]:
    if path == STANDARD_INPUT:
        return [Source(STANDARD_INPUT, STANDARD_INPUT, "stdin", ".txt")]
    mode = _mode(path)
    if mode is None:
        return _fitting(path, suffixes)
    if stat.S_ISDIR(mode):
        return _inside(path, suffixes)
    return [_file(path, mode, suffixes)]


def _mode(path: str) -> int | None:
    """Kind of the file that a path leads to; None when nothing is there."""
    if not path:
        return None
    try:
        return Path(path).stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return stat.S_IFLNK if Path(path).is_symlink() else None
    except OSError as error:
        if glob.has_magic(path):
            return None
        raise ReadError(f"{_readable(path)}: {reason(error)}") from error


def _file(path: str, mode: int, suffixes: Sequence[str]) -> Source:
    if not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):  # a pipe, such as bash's <(…)
        return _source(path, name=Path(path).name, suffix=".txt")
    suffix = Path(path).suffix.lower()
    if suffix not in suffixes:
        what = f"'{suffix}'" if suffix else "a file without a suffix"
        raise ReadError(f"{_readable(path)}: no reader for {what}; known: {_known(suffixes)}")
    return _source(path, name=Path(path).name, suffix=suffix)


def _inside(folder: str, suffixes: Sequence[str]) -> list[Source]:
    found = list(_walk(folder, suffixes))
    if not found:
        where = _readable(folder).rstrip("/") + "/"
        raise ReadError(f"{where}: no article in this folder; known: {_known(suffixes)}")
    return found


def _walk(folder: str, suffixes: Sequence[str]) -> Iterator[Source]:
    closed: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in sorted(files):
            path = Path(root, file)
            if _is_article(path, suffixes):
                yield _relative(path, folder)
    for error in closed:
        if error.filename == folder:
            raise ReadError(f"{_readable(folder)}: {reason(error)}") from error
        yield replace(_relative(Path(error.filename), folder), problem=reason(error))


def _fitting(pattern: str, suffixes: Sequence[str]) -> list[Source]:
    """Files that fit a pattern, named from the last folder before its first wildcard."""
    if not glob.has_magic(pattern):
        raise ReadError(f"{_readable(pattern) or repr(pattern)}: no such file or folder")
    folder = Path(*_fixed(Path(pattern).parts))
    found = [_relative(path, folder) for path in _matched(pattern) if _is_article(path, suffixes)]
    if not found:
        raise ReadError(f"{_readable(pattern)}: no article fits; known: {_known(suffixes)}")
    return found


def _matched(pattern: str) -> Iterator[Path]:
    """`**` stands for folders, and not for links to them: these may lead around in a circle."""
    pattern = f"{pattern}/*" if pattern.endswith("**") else pattern
    before, stars, after = pattern.partition("**/")
    if not stars:
        yield from map(Path, glob.glob(pattern, recursive=True))  # noqa: PTH207 (no hidden files)
        return
    found: set[str] = set()
    for start in glob.glob(before or ".") if glob.has_magic(before) else [before or "."]:  # noqa: PTH207
        for root, folders, _ in os.walk(start):
            folders[:] = [name for name in folders if not name.startswith(".")]
            found.update(str(path) for path in _matched(os.path.join(glob.escape(root), after)))  # noqa: PTH118
    yield from map(Path, found)


def _fixed(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        if glob.has_magic(part):
            return
        yield part


def _is_article(path: Path, suffixes: Sequence[str]) -> bool:
    if path.name.startswith(".") or path.suffix.lower() not in suffixes:
        return False
    if path.is_symlink() and not path.exists():
        return True
    return path.is_file() and not _is_own(path)  # a pipe would be waited for


def _is_own(path: Path) -> bool:
    """Did kgraph write it, or does it take it for something else?"""
    if path.name == PAGE and path.with_name(STORE).exists():
        return True
    begins = OWN.get(path.suffix.lower())
    return begins is not None and begins.match(_first_bytes(path)) is not None


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(256)
    except OSError:
        return b""


def _relative(path: Path, folder: str | Path) -> Source:
    return _source(str(path), name=path.relative_to(folder).as_posix(), suffix=path.suffix.lower())


def _source(path: str, *, name: str, suffix: str) -> Source:
    return Source(path, _readable(path), _readable(name), suffix)


def _readable(path: str) -> str:
    """File names may hold bytes that are no text; those are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _each_once(sources: Iterable[Source]) -> list[Source]:
    """Of several ways to the same file, the first by name."""
    files: dict[str, Source] = {}
    for source in sorted(sources, key=lambda source: (source.name, source.path), reverse=True):
        files[os.path.realpath(source.path)] = source
    return list(files.values())


def distinct_names(sources: Sequence[Source]) -> list[Source]:
    """Sources of the same name are called by their path instead."""
    counts = Counter(source.name for source in sources)
    named = [
        source if counts[source.name] == 1 else replace(source, name=source.source)
        for source in sources
    ]
    return named if named == list(sources) else distinct_names(named)


def _known(suffixes: Sequence[str]) -> str:
    return ", ".join(sorted(suffixes))
