"""Entities and sentences that hold what was typed."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.ask import Criteria
from kgraph.ask.search import is_cut, match, search
from kgraph.errors import NothingFound
from tests.ask.conftest import ARTICLES
from tests.ask.news import stored


def hits(store, text, **options):
    found = search(store, text, **options)
    return [one.entity.name if one.entity else f"{one.document} {one.text}" for one in found]


def test_entities_then_sentences(store):
    assert hits(store, "putin see") == ["a.txt Putin see Xi."]
    assert hits(store, "war") == ["war", "b.txt Trump end war.", "c.txt Biden end war."]


def test_what_was_read_in_a_sentence(store):
    (one,) = search(store, "blame")
    assert [tuple(reading) for reading in one.readings] == [
        ("Trump", "blame", "Xi", "negative", "asserted")
    ]
    text = ARTICLES[0].document.text
    assert (one.published, one.claims) == ("2025-01-10", 1)
    assert text[one.start : one.end] == one.text == "Trump blame Xi."


def test_denied_is_told(store):
    assert {
        reading.polarity for one in search(store, '"Trump meet"') for reading in one.readings
    } == {
        "positive",
        "denied",
    }


def test_phrase(store):
    assert len(hits(store, "meet trump")) == 3
    assert len(hits(store, '"trump meet"')) == 3
    with pytest.raises(NothingFound):
        hits(store, '"meet trump"')


def test_beginning_of_a_word(store):
    assert hits(store, "pra*") == ["a.txt Xi praise Trump."]
    with pytest.raises(NothingFound, match=r"has all of: pra; try fewer words, .*: pra\*"):
        hits(store, "pra")


def test_case_and_accents_do_not_matter(store):
    assert hits(store, "PRÄISE") == hits(store, "praise")


def test_filters_go_by_the_document(store):
    assert hits(store, "meet", criteria=Criteria(documents=["a*"])) == ["a.txt Trump meet Putin."]
    assert hits(store, "war", criteria=Criteria(since="2025-02")) == ["war", "b.txt Trump end war."]
    assert hits(store, "xi", criteria=Criteria(until="2025-01"))[0] == "Xi"
    with pytest.raises(NothingFound):
        hits(store, "xi", criteria=Criteria(since="2025-02"))


def test_limit_holds_for_entities_and_for_sentences(store):
    assert len(hits(store, "t*", limit=2)) == 3
    assert hits(store, "trump", limit=1)[0] == "Trump"


def test_too_many_sentences_are_those_of_the_newest_documents(store, monkeypatch):
    every = hits(store, "trump")
    assert not is_cut(store, "trump")
    monkeypatch.setattr("kgraph.ask.search.MOST", 1)
    newest = [one for one in every if not one.startswith(("a.txt", "c.txt"))]
    assert "b.txt Trump end war." in newest
    assert hits(store, "trump") == newest
    assert is_cut(store, "trump")
    assert not is_cut(store, "trump", Criteria(since="2025-02"))
    monkeypatch.setattr("kgraph.ask.search.MOST", len(every))
    assert hits(store, "trump") == every


@pytest.mark.parametrize("text", ["", " ", '"', "* (", '"" -'])
def test_no_word(store, text):
    assert match(text) is None
    with pytest.raises(NothingFound, match="no word"):
        search(store, text)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with stored(tmp_path_factory.mktemp("shared"), *ARTICLES) as store:
        yield store


words = st.sampled_from(
    ["trump", "AND", "NOT", "NEAR(", "folded:", "^", "*", '"', "-", "{", "\0", "\udcff"]
)


@given(st.text() | st.lists(words).map(" ".join) | st.lists(words).map("".join))
def test_whatever_is_typed(shared, text):
    with suppress(NothingFound):
        search(shared, text)
