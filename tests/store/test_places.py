"""The layout that is kept with a graph."""

import os

import pytest

from kgraph import pictures
from kgraph.model import Document, Resolution
from kgraph.store import Layout, Store
from tests import builders

NEWS = Document.of("Trump met Putin. Peskov praised Xi.", name="a.txt")
READ = builders.extraction(
    NEWS,
    builders.claim(NEWS, "Trump", "met", "Putin", lemma="meet"),
    builders.claim(NEWS, "Peskov", "praised", "Xi", lemma="praise"),
)
WHO = builders.resolution(READ)
IDS = [entity.id for entity in WHO.entities]
LAYOUT = Layout({id_: (n + 0.1, -1.5) for n, id_ in enumerate(IDS)}, {IDS[0]: 0, IDS[1]: 0})
NONE = Layout({}, {})


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "kgraph.db", create=True) as store:
        builders.fill(store, READ, who=WHO)
        yield store


@pytest.fixture
def counted(monkeypatch):
    """Views that were laid out."""
    seen, real = [], pictures.placed

    def placed(view):
        seen.append(view)
        return real(view)

    monkeypatch.setattr(pictures, "placed", placed)
    return seen


def test_kept_as_it_was(store):
    assert store.layout() == NONE
    store.keep_layout(LAYOUT, store.fingerprint())
    assert store.layout() == LAYOUT
    few = Layout(dict([*LAYOUT.positions.items()][:1]), {})
    store.keep_layout(few, store.fingerprint())
    assert store.layout() == few


def test_of_an_earlier_graph_is_not_kept(store):
    store.keep_layout(LAYOUT, "0")
    assert store.layout() == NONE


def test_forgotten_when_the_graph_changes(store):
    store.keep_layout(LAYOUT, store.fingerprint())
    with pytest.raises(KeyboardInterrupt), store.changing() as change:
        change.resolve(builders.changes(store, WHO))
        raise KeyboardInterrupt
    assert store.layout() == LAYOUT
    with store.changing() as change:
        change.forget([NEWS.id])
        change.resolve(builders.changes(store, Resolution((), {})))
    assert store.layout() == NONE


def test_a_graph_is_laid_out_once(store, counted):
    first = pictures.placed_graph(store)
    assert set(first.positions) == set(IDS)
    assert pictures.placed_graph(store) == first
    assert len(counted) == 1


def test_changed_graph_is_laid_out_anew(store, counted):
    before = pictures.placed_graph(store)
    more = Document.of("Biden met Xi.", name="b.txt")
    builders.fill(
        store, builders.extraction(more, builders.claim(more, "Biden", "met", "Xi", lemma="meet"))
    )
    after = pictures.placed_graph(store)
    assert set(after.positions) == {entity.id for entity in after.entities} != set(before.positions)
    assert len(counted) == 2


def test_store_that_may_only_be_read_is_drawn(store, counted, monkeypatch):
    store.close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Store.open(store.path) as closed:
        first = pictures.placed_graph(closed)
        assert pictures.placed_graph(closed) == first
        assert closed.layout() == NONE
    assert len(counted) == 2


def test_a_part_has_a_layout_of_its_own(store):
    whole = pictures.placed_graph(store)
    part = pictures.placed(store.view([IDS[0]]))
    assert set(part.positions) < set(whole.positions)
    assert pictures.placed_graph(store) == whole
