"""What one file may take is bounded, and the bounds end with it."""

import resource
import threading

import pytest

from kgraph.errors import ReadError
from kgraph.read import bounds
from kgraph.read.bounds import bounded


def limit():
    return resource.getrlimit(resource.RLIMIT_AS)


def test_memory_is_bounded_as_long_as_a_file_is_read(monkeypatch):
    before = limit()
    monkeypatch.setattr(bounds, "MEMORY", 1 << 26)
    with pytest.raises(ReadError, match="GB of memory to read; split it"), bounded():
        assert limit() != before
        bytearray(1 << 28)
    assert limit() == before


def test_time_is_bounded(monkeypatch):
    monkeypatch.setattr(bounds, "SECONDS", 0.1)
    with (
        pytest.raises(ReadError, match=r"takes more than 0\.1 seconds to read; split it"),
        bounded(),
    ):
        while True:
            pass


def test_threads_leave_the_process_as_it_is():
    before, inside, outside = limit(), threading.Event(), threading.Event()

    def read():
        with bounded():
            inside.set()
            outside.wait()

    with bounded():
        thread = threading.Thread(target=read)
        thread.start()
        inside.wait()
    assert limit() == before
    outside.set()
    thread.join()
    assert limit() == before
