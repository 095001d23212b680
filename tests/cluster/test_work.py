"""Files of workers are there as a whole or not at all."""

import pickle
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.cluster import needed
from kgraph.cluster.work import Folder
from kgraph.errors import KgraphError

PARTS = st.lists(st.lists(st.text() | st.integers(), max_size=4), min_size=1, max_size=6)


@given(st.lists(PARTS, min_size=1, max_size=4), st.data())
def test_a_part_is_read_alone(files, data):
    folder = Folder("memory://kgraph-parts")
    least = min(map(len, files))
    number = data.draw(st.integers(0, least - 1))
    for n, parts in enumerate(files):
        folder.save_parts(str(n), parts)
    found = list(folder.parts([str(n) for n in range(len(files))], number))
    assert found == [parts[number] or None for parts in files]


@pytest.mark.parametrize("url", ["memory://kgraph-work", "{}"])
def test_what_is_put_is_there(url, tmp_path):
    folder = pickle.loads(pickle.dumps(Folder(url.format(tmp_path))))
    assert not folder.has("a/b")
    assert folder.names("a") == set()
    folder.put("a/b", b"one")
    folder.put("a/b", b"two")
    assert (folder.get("a/b"), folder.names("a")) == (b"two", {"b"})
    folder.remove("a")
    folder.remove("a")
    assert not folder.has("a/b")


def test_half_a_file_is_never_taken_for_it(tmp_path, monkeypatch):
    folder = Folder(str(tmp_path))

    def cut(path, data):
        Path(path).write_bytes(data[:2])
        raise OSError("disk full")

    monkeypatch.setattr(folder._fs, "pipe_file", cut)
    with pytest.raises(OSError, match="disk full"):
        folder.put("whole", b"whole")
    assert not folder.has("whole")


def test_package_of_a_protocol_is_named():
    with pytest.raises(KgraphError, match=r"s3://a/b: .*pip install s3fs"):
        needed.file_system("s3://a/b")
    with pytest.raises(KgraphError, match="no such kind of address"):
        needed.file_system("nothing://a/b")


def test_missing_package_is_one_line(monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(
        KgraphError, match=r"^--engine dask needs .*pip install 'kgraph\[cluster\]'$"
    ):
        needed.file_system("/tmp")
