"""Documents that wait on disk come back as they were."""

import resource
import tempfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import spool
from kgraph.errors import ReadError
from kgraph.model import Document
from kgraph.spool import Spool

texts = st.text(st.characters(exclude_categories=["Cs"]))
documents = st.builds(
    Document.of, texts, name=texts, source=texts, title=st.none() | texts, published=st.none()
)


@given(st.lists(documents, unique_by=lambda document: document.id), st.sampled_from([1, 10**6]))
def test_come_back_as_they_were(given, in_memory):
    with pytest.MonkeyPatch.context() as patch, Spool() as waiting:
        patch.setattr(spool, "IN_MEMORY", in_memory)
        for document in given:
            waiting.add(document)
        assert dict(waiting) == {document.id: document for document in given}
        assert list(waiting.values()) == given
        assert "nobody" not in waiting
        assert waiting.get("nobody") is None


def test_many_are_on_disk_and_not_in_memory(monkeypatch):
    monkeypatch.setattr(spool, "IN_MEMORY", 1000)
    with Spool() as waiting:
        for n in range(100):
            waiting.add(Document.of(f"{n} times"))
        assert not isinstance(waiting._file.fileno(), type(None))
        assert waiting[Document.of("7 times").id].text == "7 times"


def test_full_disk_is_told(monkeypatch):
    monkeypatch.setattr(spool, "IN_MEMORY", 1)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with Spool() as waiting, pytest.raises(ReadError) as found:
            for n in range(100):
                waiting.add(Document.of(f"{n} times " * 100))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert str(found.value).startswith(f"{tempfile.gettempdir()}: file too large; articles wait")
