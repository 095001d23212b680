"""What is put into the store comes back, and only whole documents go in."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from kgraph.model import Document, Mention, Time
from kgraph.store import Store, documents
from tests import builders

TALKS = Document.of("Peskov denied that Trump met Putin.", name="b.txt", source="news/b.txt")


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "kgraph.db", create=True) as store:
        yield store


def talks(document=TALKS):
    speaker = builders.said_by(document, "Peskov", stance="deny", cue="deny", quoted=True)
    claim = builders.claim(document, "Trump", "met", "Putin", attribution=speaker)
    return builders.extraction(document, claim)


@given(builders.corpora())
def test_everything_comes_back(corpus):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "kgraph.db")
        with Store.open(path, create=True) as store:
            for extraction in corpus:
                store.put(extraction, "key")
        with Store.open(path) as store:
            by_name = sorted(corpus, key=lambda found: (found.document.name, found.document.id))
            assert list(store.extractions()) == by_name


def test_text_outside_the_basic_plane_and_with_nul(store):
    document = Document.of("\0𝔗rump\0 met 普京 👩‍👩‍👧.\r\n", name="\0𝔘")
    extraction = builders.extraction(
        document, builders.claim(document, "𝔗rump\0", "met", "普京 👩‍👩‍👧")
    )
    store.put(extraction, "key")
    assert list(store.extractions()) == [extraction]


def test_mentions_that_only_a_claim_or_antecedent_speaks_of(store):
    bare = replace(talks(), mentions=())
    pronoun = Mention(TALKS.id, 0, 0, "", "PERSON", "", "pronoun")
    bare = replace(bare, antecedents={pronoun: bare.claims[0].object})
    store.put(bare, "key")
    assert list(store.extractions()) == [bare]


def test_putting_again_replaces(store):
    store.put(talks(), "old")
    timed = talks().claims[0]._replace(time=Time(0, 4, TALKS.text[:4], "2025-01-10", "day"))
    store.put(replace(talks(), claims=(timed,)), "new")
    assert [found.claims for found in store.extractions()] == [(timed,)]


def test_known_by_key(store):
    other = talks(Document.of("Peskov said Trump met Putin.", name="c.txt"))
    store.put(talks(), "1")
    store.put(other, "2")
    assert store.known("1") == {(TALKS.id, TALKS.published)}
    assert store.known("3") == set()


def test_keep_only(store):
    other = talks(Document.of("Peskov said Trump met Putin.", name="c.txt"))
    store.put(talks(), "1")
    store.put(other, "1")
    assert store.keep_only([other.document.id, "unheard of"]) == 1
    assert list(store.extractions()) == [other]
    assert store.keep_only([]) == 1
    assert store.counts() == (0, 0, 0, 0, 0)


def test_known_text_under_another_name(store):
    store.put(talks(), "1")
    moved = Document.of(TALKS.text, name="a.txt", source="-", title="Talks", published="2025-01-10")
    store.rename(moved)
    assert store.documents() == (moved,)
    assert list(store.extractions()) == [talks(moved)]


def test_order_is_by_name(store):
    for name in ("c.txt", "a.txt", "b.txt"):
        store.put(talks(Document.of(f"{name}: Peskov said Trump met Putin.", name=name)), "1")
    assert [found.document.name for found in store.extractions()] == ["a.txt", "b.txt", "c.txt"]


def test_error_in_the_middle_leaves_the_earlier_state(store, monkeypatch):
    store.put(talks(), "1")
    timed = talks().claims[0]._replace(time=Time(0, 4, TALKS.text[:4]))

    def half(extraction):
        yield from list(rows(extraction))[:1]
        raise KeyboardInterrupt

    rows = documents.rows.claim_rows
    monkeypatch.setattr(documents.rows, "claim_rows", half)
    with pytest.raises(KeyboardInterrupt):
        store.put(replace(talks(), claims=(timed, *talks().claims)), "2")
    assert list(store.extractions()) == [talks()]
    assert store.known("1") == {(TALKS.id, TALKS.published)}
