"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kgraph.errors import StoreError
from kgraph.unfinished import unfinished_file, unfinished_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from contextlib import AbstractContextManager

    from kgraph.unfinished import Unfinished

BUFFER = 1 << 20  # bytes: files may have gigabytes, in short lines
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def target(path: Path) -> AbstractContextManager[BinaryIO]:
    """A file to write: one that takes the place of the old one when all of it is written.

    A link stays one: the file it leads to is replaced. Pipes and devices are written to. Raises
    StoreError when it cannot be written.
    """
    return _written(path) if path.exists() and not path.is_file() else replacing(path)


@contextmanager
def folder(
    path: Path, *, mark: bytes = b""
) -> Iterator[Callable[[str], AbstractContextManager[BinaryIO]]]:
    """A folder, made where missing, for new files by their names in it; they take the place of
    those that are there, one after another, when all are written.

    Where all begin with a `mark`, what else begins so in the folders of the new ones is of an
    earlier time, and removed. Raises StoreError when it cannot be written, and before a file is
    replaced that has no mark.
    """
    is_new = not path.exists()
    try:
        path.mkdir(parents=True, exist_ok=True)
        with unfinished_folder(path) as made:
            yield lambda name: _written(made / name)
            found = sorted(made.rglob("*"))
            _check_places(path, {file.relative_to(made): file.is_dir() for file in found})
            if mark:
                _clear_marked(path, {file.relative_to(made) for file in found}, mark)
            for file in found:
                _move(file, path / file.relative_to(made))
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        if is_new:
            with suppress(OSError):
                path.rmdir()  # nothing came into it


def _check_places(path: Path, names: dict[Path, bool]) -> None:
    """Before anything is replaced; names of folders are true."""
    for name, is_folder in names.items():
        there = path / name
        if there.exists() and there.is_dir() != is_folder:
            code = errno.ENOTDIR if is_folder else errno.EISDIR
            raise unwritable(there, OSError(code, os.strerror(code)))
        if is_folder and there.exists() and not os.access(there, os.W_OK):
            raise unwritable(there, OSError(errno.EACCES, os.strerror(errno.EACCES)))


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
    """A file that takes the place of the old one, with its permissions, when all of it is written
    to the disk."""
    real = Path(os.path.realpath(path))
    try:
        with unfinished_file(real) as made:
            with os.fdopen(made.handle, "wb", BUFFER, closefd=False) as file:
                yield file
            made.become(real, _mode(real))
    except OSError as error:
        raise unwritable(path, error) from error


@contextmanager
def restored(path: Path) -> Iterator[None]:
    """A file is as it was before when what follows fails, even where there is no room left."""
    with _copied(path) if path.exists() else nullcontext() as copy:
        try:
            yield
        except BaseException:
            if copy is None:
                path.unlink(missing_ok=True)
            else:
                copy.become(Path(os.path.realpath(path)), _mode(path))
            raise


@contextmanager
def _copied(path: Path) -> Iterator[Unfinished]:
    with ExitStack() as stack:
        try:
            copy = stack.enter_context(unfinished_file(Path(os.path.realpath(path))))
            with os.fdopen(copy.handle, "wb", closefd=False) as file:
                file.write(path.read_bytes())
        except OSError as error:
            raise unwritable(path, error) from error
        yield copy


def unwritable(path: Path, error: OSError) -> StoreError:
    what = (error.strerror or str(error)).lower()
    help_ = "make room, or choose another place" if error.errno in FULL else "choose another place"
    return StoreError(f"{path}: cannot be written ({what}); {help_}")


def _mode(path: Path) -> int:
    """Permissions that the old file has, or a new one gets."""
    with suppress(FileNotFoundError):
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


@contextmanager
def _written(path: Path) -> Iterator[BinaryIO]:
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("wb", BUFFER) as file:
            yield file
    except OSError as error:
        raise unwritable(path, error) from error
