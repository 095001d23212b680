"""Which documents the graph is made of."""

import pytest

from kgraph.ask import Criteria
from kgraph.ask.documents import documents
from kgraph.errors import NothingFound


def names(store, **criteria):
    return [row.name for row in documents(store, Criteria(**criteria))]


def test_row(store):
    first = documents(store)[0]
    assert (first.name, first.published, first.title) == ("a.txt", "2025-01-10", None)
    assert (first.sentences, first.claims) == (1, 4)


def test_all_by_name(store):
    assert names(store) == ["a.txt", "b.txt", "c.txt"]
    assert [row.name for row in documents(store, limit=2)] == ["a.txt", "b.txt"]


def test_by_name_pattern_or_id(store):
    assert names(store, documents=["[ab].txt"]) == ["a.txt", "b.txt"]
    assert names(store, documents=["c.txt", "a*"]) == ["a.txt", "c.txt"]
    assert names(store, documents=[documents(store)[1].id]) == ["b.txt"]


def test_by_the_day_on_which_they_appeared(store):
    assert names(store, since="2025-02") == ["b.txt"]
    assert names(store, until="2025-01") == ["a.txt"]
    assert names(store, since="2025-01-10", until="2025-02-20") == ["a.txt", "b.txt"]


def test_nothing_fits(store):
    with pytest.raises(NothingFound, match="those without a date never do"):
        names(store, since="2026")
    with pytest.raises(NothingFound, match="kgraph documents lists all"):
        names(store, documents=["d.txt"])


def test_what_was_read_and_is_no_part_of_the_graph_is_not_listed(store):
    from tests.ask.news import article

    store.put(article("d.txt", "Xi meet Biden"), "key")
    assert names(store) == ["a.txt", "b.txt", "c.txt"]
