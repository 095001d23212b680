"""What documents are called, by their files: no two have the same name. And a graph of them."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.read.sources import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Sequence

    from kgraph.store import Entry

SHORT = 6  # characters of an id
SHOWN = 3  # sources at most that are named


def alone(entries: Iterable[Entry], folders: Sequence[str]) -> list[Entry]:
    """As a build of one of these folders names them, where no other has the same name."""
    return [e._replace(name=_row(e) or _name_under(e, folders)) for e in entries]


def distinct(entries: Sequence[Entry]) -> list[Entry]:
    """Documents of the same name are called by their path, and rows by that and their name; where
    that is the same, too, by the beginning of their id."""
    for longer in (with_path, with_id):
        counts = Counter(entry.name for entry in entries)
        entries = [e if counts[e.name] == 1 else e._replace(name=longer(e)) for e in entries]
    return list(entries)


def with_path(entry: Entry) -> str:
    return ":".join(dict.fromkeys(filter(None, (_file(entry), _row(entry)))))


def with_id(entry: Entry) -> str:
    return f"{entry.name} {entry.id[:SHORT]}"


def file_of(entry: Entry) -> Path:
    """The file, or the archive that it is in."""
    path = Path(_path(entry))
    return next((one for one in (path, *path.parents) if one.is_file()), path)


def folders(paths: Sequence[str]) -> list[str]:
    """Those of the paths, absolute."""
    return sorted(os.path.abspath(path) for path in paths if os.path.isdir(path))  # noqa: PTH100, PTH112


def title(entries: Sequence[Entry], imported: Container[str]) -> str:
    """The folders that hold the documents, however the paths to them were given, and the names of
    the archives that tell of others."""
    archives = {entry.source for entry in entries if entry.id in imported}
    sources = {entry.source for entry in entries}
    homes = {Path(source).parent for source in sources - archives - {STANDARD_INPUT}}
    holders = {home.resolve().name for home in homes}
    holders |= {Path(source).name.removesuffix(".jsonl") for source in archives - {STANDARD_INPUT}}
    return joined(holders | ({"standard input"} if STANDARD_INPUT in sources else set()))


def joined(names: Collection[str]) -> str:
    """A title of these, whose names are different."""
    return ", ".join(sorted(names)) if len(names) <= SHOWN else f"{len(names)} sources"


def _name_under(entry: Entry, folders: Sequence[str]) -> str:
    path = Path(_path(entry))
    inside = (path.relative_to(of).as_posix() for of in folders if path.is_relative_to(of))
    if entry.name != entry.source:
        return next(inside, entry.name)
    return next(inside, path.relative_to(file_of(entry).parent).as_posix())


def _row(entry: Entry) -> str:
    """What a row of a file is called there; nothing for a file that is one document."""
    is_file = entry.name == entry.source or entry.source.endswith(f"/{entry.name}")
    row = entry.name.removesuffix(f" {entry.id[:SHORT]}")
    return "" if is_file else row.removeprefix(f"{_file(entry)}:")


def _path(entry: Entry) -> str:
    return os.path.abspath(entry.source)  # noqa: PTH100 (does not follow links)


def _file(entry: Entry) -> str:
    return "stdin" if entry.source == STANDARD_INPUT else entry.source
