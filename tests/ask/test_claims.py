"""All claims, one document at a time."""

import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kgraph.ask import Criteria
from kgraph.ask.claims import claims
from tests.ask.news import article, corpora, stored


def told(store, **criteria):
    return [
        (row.subject.name, row.claim.predicate.lemma, row.object.name)
        for row in claims(store, Criteria(**criteria))
    ]


def test_in_the_order_of_the_texts(store):
    found = told(store)
    assert found[:2] == [("Trump", "meet", "Putin"), ("Xi", "praise", "Trump")]
    assert found[-1] == ("Biden", "end", "war")
    assert len(found) == 11


def test_types_are_those_of_either_end(store):
    assert told(store, types=["GPE"]) == [("Biden", "visit", "Kyiv"), ("Kyiv", "fight", "Moscow")]


def test_speakers(store):
    speakers = [row.speaker and row.speaker.name for row in claims(store)]
    assert speakers.count("Peskov") == 2
    assert speakers.count("Trump") == 1


def test_a_change_while_they_are_read(store):
    """Documents that come are not read, those that go are left out."""
    found = claims(store)
    first = next(found)
    with store.changing() as change:
        change.forget([row.document.id for row in claims(store) if row.document.name == "b.txt"])
    rest = [row.document.name for row in found]
    assert {first.document.name, *rest} == {"a.txt", "c.txt"}


@given(corpora(), st.sampled_from(["meet", "praise"]), st.sampled_from(["positive", "denied"]))
def test_those_that_fit(articles, action, polarity):
    with (
        tempfile.TemporaryDirectory() as folder,
        stored(Path(folder), *articles) as store,
    ):
        every = list(claims(store))
        assert len(every) == sum(len(one.claims) for one in articles)
        assert all(a.document.name <= b.document.name for a, b in pairwise(every))
        some = list(claims(store, Criteria(actions=[action], polarities=[polarity])))
        assert some == [
            row
            for row in every
            if (row.claim.predicate.lemma, row.claim.edge_polarity) == (action, polarity)
        ]


def test_none(tmp_path):
    with stored(tmp_path, article("a.txt")) as store:
        assert list(claims(store)) == []
