"""One build at a time in one folder."""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from kgraph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = ".kgraph.lock"


@contextmanager
def locked(folder: Path, *, wait: bool = False) -> Iterator[None]:
    """The folder, made where missing, is ours; the system lets it go when the process ends.

    Raises StoreError when another process has it, at once unless we `wait` for it, or when it
    cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / NAME).open("ab")
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise StoreError(f"{folder}: cannot be written ({what}); choose another folder") from error
    with file:
        if not _lock(file, wait=wait):
            raise StoreError(
                f"{folder}: another kgraph build is writing here; "
                "try again when it is done, or wait for it with --wait"
            )
        yield


def _lock(file: IO[bytes], *, wait: bool) -> bool:
    """False when another process holds the file. Where there are no locks, nobody does."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True
