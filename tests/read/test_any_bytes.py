"""Whatever the bytes, every reader gives documents or says in one line why it does not."""

import os
import resource
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.errors import ReadError
from kgraph.model import Document
from kgraph.read import READERS, documents
from tests.read import files
from tests.read.test_documents import FILES
from tests.read.test_feed import ATOM, BOMB, RSS
from tests.read.test_html import PAGE

SECONDS = 5
MEGABYTES = 300
GOOD = {suffix: [data] for suffix, data in FILES.items()}
GOOD |= {
    ".csv": [b'id;text\n1;"One;\ntwo."\n2;Three.\n', b"sep=,\nid,text\n1,One.\n"],
    ".tsv": [b'id\ttext\n1\t"No," he said.\n2\tThree.\n'],
    ".html": [PAGE.encode()],
    ".json": [b'{"articles": [{"id": 1, "text": "One."}, {"date": "2025-03-10", "text": "Two."}]}'],
    ".jsonl": [b'{"id": 1, "text": "One."}\n{"date": "2025-03-10", "text": "Two."}\n'],
    ".xml": [RSS.encode(), ATOM.encode(), BOMB.encode()],
    ".zip": [files.archive({"a.txt": "One.", "b.csv": "text\nTwo.", "c.pdf": FILES[".pdf"]})],
}
SUFFIXES = sorted([*READERS, ".zip"])
LIMITS = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@st.composite
def mutated(draw, suffix):
    """A good file with some bytes changed, cut out, doubled or put in."""
    data = bytearray(draw(st.sampled_from(GOOD[suffix])))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        pieces = (st.binary(max_size=8), st.just(bytes(data[start:end]) * 2), st.just(b""))
        data[start:end] = draw(st.one_of(pieces))
    return bytes(data)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(st.data())
@LIMITS
def test_damaged_file(suffix, data):
    check(data.draw(mutated(suffix)), suffix)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)))
@LIMITS
def test_any_bytes(suffix, data):
    check(data, suffix)


def check(data, suffix):
    Path(f"a{suffix}").write_bytes(data)
    start, most = time.process_time(), memory()
    found = list(documents([f"a{suffix}"]))
    assert found
    for item in found:
        assert isinstance(item, Document | ReadError)
        if isinstance(item, Document):
            assert item.text.strip()
            assert item.name.strip()
            os.fsencode(item.text + item.name + (item.title or ""))
        else:
            assert str(item).startswith((f"a{suffix}: ", f"a{suffix}, ", f"a{suffix}/"))
            assert len(str(item)) < 1000
    assert time.process_time() - start < SECONDS
    assert memory() - most < MEGABYTES


def memory():
    """The most that was in use until now, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
