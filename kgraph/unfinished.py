"""Temporary files and folders beside what they are to become.

Whoever makes one holds a lock on it, which the system lets go when the process ends, however that
is: what nobody holds was left behind by a process that was killed, and is removed by the next one
that writes there. No clock is asked.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.store.lock import hold

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    import fcntl
except ImportError:  # Windows, where nobody can remove a file that is open
    fcntl = None  # type: ignore[assignment]

END = ".part"
FOLDER = ".kgraph-"
LETTERS = "[a-z0-9_]{8}"  # as `tempfile` chooses them
NAME = 60  # characters of a name, so that the whole is not too long for any file system


class Unfinished:
    """A temporary file, open for writing."""

    def __init__(self, handle: int, path: Path) -> None:
        self.handle, self._path, self._is_open = handle, path, True

    def become(self, path: Path, mode: int) -> None:
        """It takes this name, and these permissions, when it is on the disk."""
        os.fsync(self.handle)
        self._path.chmod(mode)
        if fcntl is None:
            self._close()
        self._path.replace(path)

    def end(self) -> None:
        self._close()
        self._path.unlink(missing_ok=True)

    def _close(self) -> None:
        if self._is_open:
            self._is_open = False
            os.close(self.handle)


@contextmanager
def unfinished_file(path: Path) -> Iterator[Unfinished]:
    """A new file in the folder of this one, that nobody else may read; removed at the end where it
    has become nothing. Raises OSError."""
    prefix = f".{path.name[:NAME]}."
    for left in _left(path.parent, prefix):
        _remove_file(left)
    handle, name = _made_file(path.parent, prefix)
    made = Unfinished(handle, Path(name))
    try:
        yield made
    finally:
        made.end()


@contextmanager
def unfinished_folder(path: Path) -> Iterator[Path]:
    """A new folder inside of this one, removed at the end with all that is in it. Raises
    OSError."""
    for left in _left(path, FOLDER):
        _remove_folder(left)
    handle, made = _made_folder(path)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        if handle is not None:
            os.close(handle)


def _left(folder: Path, prefix: str) -> list[Path]:
    """What has such a name, ours or not."""
    name = re.compile(re.escape(prefix) + LETTERS + re.escape(END))
    try:
        with os.scandir(folder) as found:
            return [Path(one.path) for one in found if name.fullmatch(one.name)]
    except PermissionError:  # a folder that may be written and not listed
        return []


def _made_file(folder: Path, prefix: str) -> tuple[int, str]:
    """Somebody may take it for left behind before it is held: then another is made."""
    while True:
        handle, name = tempfile.mkstemp(prefix=prefix, suffix=END, dir=folder)
        if hold(handle, wait=True) is None or _is_there(name, handle):
            return handle, name
        os.close(handle)


def _made_folder(path: Path) -> tuple[int | None, Path]:
    while True:
        name = tempfile.mkdtemp(prefix=FOLDER, suffix=END, dir=path)
        if fcntl is None:
            return None, Path(name)
        with suppress(FileNotFoundError):
            handle = os.open(name, os.O_RDONLY)
            if hold(handle, wait=True) is None or _is_there(name, handle):
                return handle, Path(name)
            os.close(handle)


def _remove_file(path: Path) -> None:
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        try:
            is_left = fcntl is None or hold(handle) is True
            if is_left and fcntl is not None:
                path.unlink()
        finally:
            os.close(handle)
        if is_left and fcntl is None:
            path.unlink()


def _remove_folder(path: Path) -> None:
    """Where there are no locks, nobody knows whether it is left behind: it stays."""
    if fcntl is None:
        return
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            if hold(handle):
                shutil.rmtree(path, ignore_errors=True)
        finally:
            os.close(handle)


def _is_there(name: str, handle: int) -> bool:
    try:
        return os.path.samestat(Path(name).stat(), os.fstat(handle))
    except FileNotFoundError:
        return False
