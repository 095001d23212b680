"""Indexes and triggers that are dropped while most rows are written are there again afterwards."""

import pytest

from kgraph.store import Store
from kgraph.store.bulk import without


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "kgraph.db", create=True) as store:
        yield store


def indexes(store):
    with store.reading() as db:
        found = db.execute("SELECT name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger')")
        return {row["name"]: row["sql"] for row in found}


def test_indexes_come_back(store):
    before = indexes(store)
    with store.changing() as change:
        with without(change._db, "claims_edge names_put", when=True):
            left = {"claims_edge", "names_put"} & indexes(store).keys()
        assert left == set()
    assert indexes(store) == before


def test_few_rows_are_written_into_their_indexes(store):
    before = indexes(store)
    with store.changing() as change, without(change._db, "claims_edge", when=False):
        assert indexes(store) == before


def test_indexes_come_back_when_the_change_fails(store):
    before = indexes(store)

    def fail():
        with store.changing() as change, without(change._db, "claims_edge", when=True):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert indexes(store) == before
