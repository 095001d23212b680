"""What is put into the store comes back, and only whole documents go in."""

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from kgraph.model import Document, Mention, Time
from kgraph.resolve import resolve
from kgraph.store import Entry, Store, documents
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


@settings(max_examples=40, deadline=None)  # each makes a store on the disk
@given(builders.corpora())
def test_everything_comes_back(corpus):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "kgraph.db")
        with Store.open(path, create=True) as store:
            builders.fill(store, *corpus)
        with Store.open(path) as store:
            by_name = sorted(corpus, key=lambda found: (found.document.name, found.document.id))
            assert list(store.extractions()) == by_name


@settings(max_examples=40, deadline=None)  # each makes a store on the disk
@given(builders.corpora())
def test_resolution_reads_what_it_needs(corpus):
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder, "kgraph.db"), create=True) as store,
    ):
        builders.fill(store, *corpus)
        for whole in store.extractions():
            found = store.to_resolve(whole.document.id)
            assert found.document.text == whole.document.text
            assert found.mentions == whole.mentions
            assert found.antecedents == whole.antecedents
            assert found.archived == whole.archived
            assert list(map(said, found.claims)) == list(map(said, whole.claims))


@settings(max_examples=40, deadline=None)  # each makes a store on the disk
@given(builders.corpora())
def test_names_are_counted_as_they_are_read(corpus):
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder, "kgraph.db"), create=True) as store,
    ):
        builders.fill(store, *corpus)
        for whole in store.extractions():
            check_names(store, whole)


def test_names_of_the_samples(store, seeds):
    builders.fill(store, *seeds)
    for whole in seeds:
        check_names(store, whole)
    assert any(list(store.names_in(whole.document.id)[1].claims) for whole in seeds)


def check_names(store, whole):
    """In their order, with the claims that say what somebody is without a verb."""
    counts, titled = store.names_in(whole.document.id)
    names = Counter((m.name, m.label) for m in whole.mentions if m.kind == "name")
    assert list(counts) == [(*of, count) for of, count in names.items()]
    told = [c for c in whole.claims if c.predicate.lemma == "be" and c.predicate.implicit]
    assert list(map(said, titled.claims)) == list(map(said, told))


def said(claim):
    return claim.subject, claim.predicate.lemma, claim.predicate.implicit, claim.object


def test_samples_are_resolved_as_if_they_were_read_whole(store, seeds):
    builders.fill(store, *seeds)
    assert resolve(store.to_resolve(of.document.id) for of in seeds) == resolve(seeds)


def test_no_document_of_that_id(store):
    with pytest.raises(KeyError):
        store.to_resolve("unknown")
    with pytest.raises(KeyError):
        store.names_in("unknown")


def test_text_outside_the_basic_plane_and_with_nul(store):
    document = Document.of("\0𝔗rump\0 met 普京 👩‍👩‍👧.\r\n", name="\0𝔘")
    extraction = builders.extraction(
        document, builders.claim(document, "𝔗rump\0", "met", "普京 👩‍👩‍👧")
    )
    builders.fill(store, extraction)
    assert list(store.extractions()) == [extraction]
    builders.fill(store)
    with store.changing() as change:
        change.forget([document.id])
    with store.reading() as db:
        assert db.execute("SELECT count(*) FROM passages_words").fetchone()[0] == 0


def test_mentions_that_only_a_claim_or_antecedent_speaks_of(store):
    bare = replace(talks(), mentions=())
    pronoun = Mention(TALKS.id, 0, 0, "", "PERSON", "", "pronoun")
    bare = replace(bare, antecedents={pronoun: bare.claims[0].object})
    builders.fill(store, bare)
    assert list(store.extractions()) == [bare]


def test_putting_again_replaces(store):
    builders.fill(store, talks(), key="old")
    timed = talks().claims[0]._replace(time=Time(0, 4, TALKS.text[:4], "2025-01-10", "day"))
    store.put(replace(talks(), claims=(timed,)), "new")
    assert list(store.extractions()) == [talks()]
    assert store.waiting()
    with store.changing() as change:
        change.enter(change.waiting())
    assert [found.claims for found in store.extractions()] == [(timed,)]
    assert store.keys() == {"new"}


def test_known_by_key(store):
    other = talks(Document.of("Peskov said Trump met Putin.", name="c.txt"))
    store.put(talks(), "1")
    store.put(other, "2")
    assert store.known("1") == {(TALKS.id, TALKS.published)}
    assert store.known("3") == set()


def test_forgotten(store):
    other = talks(Document.of("Peskov said Trump met Putin.", name="c.txt"))
    builders.fill(store, talks(), other)
    for gone, left in ((TALKS, [other]), (other.document, [])):
        with store.changing() as change:
            change.forget([gone.id, "unheard of"])
            who = builders.resolution(*store.extractions())
            change.resolve(builders.changes(store, who))
        assert list(store.extractions()) == left
    assert store.counts() == (0, 0, 0, 0, 0)
    for table in ("claims", "mentions", "statements", "passages", "names", "edges", "entities"):
        with store.reading() as db:
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0


def test_what_was_put_and_never_entered_can_be_discarded(store):
    builders.fill(store, talks())
    store.put(talks(Document.of("Peskov said Trump met Putin.", name="c.txt")), "1")
    with store.changing() as change:
        change.discard()
    assert not store.waiting()
    assert list(store.extractions()) == [talks()]


def test_known_text_under_another_name(store):
    builders.fill(store, talks())
    moved = Document.of(TALKS.text, name="a.txt", source="-", title="Talks", published="2025-01-10")
    with store.changing() as change:
        change.rename(Entry.of(moved))
    assert store.documents() == (moved,)
    assert list(store.extractions()) == [talks(moved)]


def test_order_is_by_name(store):
    for name in ("c.txt", "a.txt", "b.txt"):
        document = Document.of(f"{name}: Peskov said Trump met Putin.", name=name)
        builders.fill(store, talks(document))
    assert [found.document.name for found in store.extractions()] == ["a.txt", "b.txt", "c.txt"]


def test_error_in_the_middle_leaves_the_earlier_state(store, monkeypatch):
    builders.fill(store, talks(), key="1")
    timed = talks().claims[0]._replace(time=Time(0, 4, TALKS.text[:4]))

    def half(extraction, document):
        yield from list(rows(extraction, document))[:1]
        raise KeyboardInterrupt

    rows = documents.rows.claim_rows
    monkeypatch.setattr(documents.rows, "claim_rows", half)
    with pytest.raises(KeyboardInterrupt):
        store.put(replace(talks(), claims=(timed, *talks().claims)), "2")
    assert list(store.extractions()) == [talks()]
    assert store.known("1") == {(TALKS.id, TALKS.published)}
