"""One build at a time in one folder."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

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
        if hold(file.fileno(), wait=wait) is False:
            raise StoreError(
                f"{folder}: another kgraph build is writing here; "
                "try again when it is done, or wait for it with --wait"
            )
        yield


def hold(handle: int, *, wait: bool = False) -> bool | None:
    """Do we hold this open file or folder now? None where the system has no locks."""
    try:
        import fcntl
    except ImportError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return None
    return True
