"""The claims behind edges."""

import pytest

from kgraph import ask
from kgraph.ask import Criteria
from kgraph.ask.evidence import count, evidence
from kgraph.errors import NothingFound


def told(store, *names, criteria=ask.ALL, **options):
    entities = [ask.entity(store, name) for name in names]
    found = evidence(store, entities, criteria, **options)
    assert count(store, entities, criteria) >= len(found)
    return [f"{one.document.name} {one.claim.sentence.text} {one.speaker or ''}" for one in found]


def test_in_the_order_of_the_texts(store):
    assert told(store, "Trump", "Putin") == [
        "a.txt Trump meet Putin. ",
        "b.txt Trump meet Putin. Peskov",
        "b.txt Trump meet Putin. Peskov",
    ]
    assert told(store, "Putin", "Trump") == told(store, "Trump", "Putin")
    assert len(told(store, "Trump")) == 7


def test_claim_and_edge_belong_together(store):
    for one in evidence(store, [ask.entity(store, "Trump")]):
        names = one.claim.subject.name, one.claim.object.name
        assert sorted(names) == sorted([one.edge.source.name, one.edge.target.name])
        assert one.edge.predicate == one.claim.predicate.lemma
        assert one.edge.polarity == one.claim.edge_polarity


def test_same_name_twice_is_one_name(store):
    assert told(store, "Trump", "trump") == told(store, "Trump")


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_limit(store, limit):
    assert told(store, "Trump", limit=limit) == told(store, "Trump")[:limit]


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        (Criteria(actions=["blame"]), ["Trump blame Xi."]),
        (Criteria(types=["CONCEPT"]), ["Trump end war."]),
        (Criteria(polarities=["denied"]), ["Trump meet Putin."]),
        (Criteria(since="2025-02-20", modalities=["planned"]), ["Trump meet Putin."]),
    ],
)
def test_filters(store, criteria, expected):
    assert [
        line.split(" ", 1)[1].split(".")[0] + "."
        for line in told(store, "Trump", criteria=criteria)
    ] == expected


def test_what_there_is_instead(store):
    with pytest.raises(
        NothingFound, match="no claim 'marry' about Trump and Xi; there is: blame, praise"
    ):
        told(store, "Trump", "Xi", criteria=Criteria(actions=["marry"]))
    with pytest.raises(NothingFound, match="without filters there are some: blame, praise"):
        told(store, "Trump", "Xi", criteria=Criteria(since="2030"))
    with pytest.raises(NothingFound, match="no claim joins Biden and Putin; try kgraph neighbours"):
        told(store, "Biden", "Putin")
