"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kgraph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from contextlib import AbstractContextManager


BUFFER = 1 << 20  # bytes: files may have gigabytes, in short lines


def target(path: Path) -> AbstractContextManager[BinaryIO]:
    """A file to write: one that takes the place of the old one when all of it is written.

    A link stays one: the file it leads to is replaced. Pipes and devices are written to. Raises
    StoreError when it cannot be written.
    """
    special = path.exists() and not path.is_file()
    return _written(path) if special else replacing(Path(os.path.realpath(path)))


@contextmanager
def folder(
    path: Path, *, mark: bytes = b""
) -> Iterator[Callable[[str], AbstractContextManager[BinaryIO]]]:
    """A folder, made where missing, for new files by their names in it; they take the place of
    those that are there when all are written.

    Where all begin with a `mark`, what else begins so in the folders of the new ones is of an
    earlier time, and removed. Raises StoreError when it cannot be written, and before a file is
    replaced that has no mark.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".kgraph-", dir=path) as made:
            yield lambda name: _written(Path(made) / name)
            found = sorted(Path(made).rglob("*"))
            if mark:
                _clear_marked(path, {file.relative_to(made) for file in found}, mark)
            for file in found:
                _move(file, path / file.relative_to(made))
    except OSError as error:
        raise _unwritable(path, error) from error


def _clear_marked(path: Path, names: Collection[Path], mark: bytes) -> None:
    """Makes room for new files."""
    for name in names:
        if (path / name).is_file() and not _begins(path / name, mark):
            raise StoreError(f"{path / name}: not written by kgraph; choose another folder")
    for inside in sorted({(path / name).parent for name in names}):
        for file in inside.glob("*") if inside != path else ():
            if file.relative_to(path) not in names and file.is_file() and _begins(file, mark):
                file.unlink()


def _begins(file: Path, mark: bytes) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(mark)) == mark


def _move(file: Path, to: Path) -> None:
    if file.is_dir():
        to.mkdir(exist_ok=True)
    else:
        file.replace(to)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of the old one when all of it is written."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb", BUFFER) as file:
            yield file
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        Path(name).unlink(missing_ok=True)


def clear(path: Path) -> None:
    """Removes what a process left that was killed while it wrote this file. Nobody else may be
    writing it."""
    for left in path.parent.glob(f".{path.name}.*"):
        left.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> StoreError:
    return StoreError(f"{path}: cannot be written ({(error.strerror or str(error)).lower()})")


@contextmanager
def _written(path: Path) -> Iterator[BinaryIO]:
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("wb", BUFFER) as file:
            yield file
    except OSError as error:
        raise _unwritable(path, error) from error
