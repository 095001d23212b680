"""How much time and memory one file may take: some files are made to take all there is."""

from __future__ import annotations

import re
import signal
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kgraph.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 120
"""Of the processor, for one article: PDF files of 500 pages take half of it."""

MEMORY = 2 << 30
"""Bytes more than before: the largest web page that is read took 0.6 GB, a book as PDF 0.3 GB."""

MOST_TAGS = 100_000
"""In a web page, a chapter or a Word file: some 5 MB of prose. Libraries take squares of them."""

MOST_ATTRIBUTES = 1_000
"""Of one tag: libxml2 compares each with all others."""

LONG_TAG = re.compile(r"<[A-Za-z][^<>]{4000,}")
QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
AGAIN = 0.5  # seconds after which it is said again, where a library took it for an error of its own


class _Over(BaseException):
    """Time is over. No library catches it with its own errors."""


@contextmanager
def bounded() -> Iterator[None]:
    """Raises ReadError where what is done inside takes more than SECONDS, or MEMORY.

    Only in the main thread: time where the system has signals, memory under Linux. Both are of the
    process, and other threads may read at the same time.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    try:
        with _memory(), _time():
            yield
    except _Over as over:
        raise ReadError(f"takes more than {SECONDS} seconds to read; split it") from over
    except MemoryError as error:
        raise ReadError(f"takes more than {MEMORY >> 30} GB of memory to read; split it") from error


def check_tags(markup: str | bytes) -> None:
    """Raises ReadError when there are more than any article has."""
    if (markup.count("<") if isinstance(markup, str) else markup.count(b"<")) > MOST_TAGS:
        raise ReadError(f"more than {MOST_TAGS:,} tags in it; save the article alone")
    if isinstance(markup, str) and any(map(_is_crowded, LONG_TAG.findall(markup))):
        raise ReadError(f"a tag with more than {MOST_ATTRIBUTES:,} attributes in it")


def _is_crowded(tag: str) -> bool:
    return len(QUOTED.sub("'' ", tag).split()) > MOST_ATTRIBUTES


@contextmanager
def _time() -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(*_: object) -> NoReturn:
    raise _Over


@contextmanager
def _memory() -> Iterator[None]:
    """Under Linux, the system gives no more."""
    used = _used()
    if not used:
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    known = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([used + MEMORY, *known]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _used() -> int:
    """Bytes of the address space of this process; 0 where that is not known."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_bytes().split()[0])
        return pages * resource.getpagesize()
    except (ImportError, OSError, ValueError):
        return 0
