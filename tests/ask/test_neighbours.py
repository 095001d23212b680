"""Who is linked with an entity, by what action."""

import tempfile
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph import ask
from kgraph.ask import Criteria
from kgraph.ask.neighbours import BREADTH, count, neighbours
from kgraph.errors import NothingFound
from kgraph.symmetric import SYMMETRIC
from tests.ask.news import PEOPLE, article, corpora, stored


def rows(store, name, criteria=ask.ALL, **options):
    found = neighbours(store, ask.entity(store, name), criteria, **options)
    return [(row.direction, row.action, row.polarity, row.entity.name, row.claims) for row in found]


def test_strongest_first_then_actors_then_by_name(store):
    assert rows(store, "Trump") == [
        ("both", "meet", "positive", "Putin", 2),
        ("in", "say of", "positive", "Peskov", 1),
        ("both", "meet", "denied", "Putin", 1),
        ("out", "blame", "negative", "Xi", 1),
        ("in", "praise", "positive", "Xi", 1),
        ("out", "end", "positive", "war", 1),
    ]


def test_row(store):
    meeting = neighbours(store, ask.entity(store, "Putin"))[0]
    assert (meeting.depth, meeting.start.name, meeting.entity.name) == (1, "Putin", "Trump")
    assert meeting.modalities == {"asserted": 1, "planned": 1}
    assert meeting.documents == ("a.txt", "b.txt")
    with store.reading() as db:
        sql = "SELECT id FROM edges WHERE weight = 2"
        assert meeting.edge == db.execute(sql).fetchone()[0]


def test_directions(store):
    out = [row[:2] for row in rows(store, "Trump", direction="out")]
    assert out == [("both", "meet"), ("both", "meet"), ("out", "blame"), ("out", "end")]
    into = [row[:2] for row in rows(store, "Trump", direction="in")]
    assert into == [("both", "meet"), ("in", "say of"), ("both", "meet"), ("in", "praise")]


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        (Criteria(actions=["meet", "blame"]), ["Putin 2", "Putin 1", "Xi 1"]),
        (Criteria(types=["CONCEPT"]), ["war 1"]),
        (Criteria(classes=["verbal cooperation"]), ["Xi 1"]),
        (Criteria(modalities=["planned"]), ["Putin 1"]),
        (Criteria(polarities=["denied", "negative"]), ["Putin 1", "Xi 1"]),
        (Criteria(documents=["a*"]), ["Putin 1", "Xi 1", "Xi 1"]),
        (Criteria(since="2025-02"), ["Peskov 1", "Putin 1", "Putin 1", "war 1"]),
        (Criteria(until="2025-01", actions=["meet"]), ["Putin 1"]),
    ],
)
def test_counts_are_those_of_the_claims_that_fit(store, criteria, expected):
    assert [f"{row[3]} {row[4]}" for row in rows(store, "Trump", criteria)] == expected
    assert count(store, ask.entity(store, "Trump"), criteria) == len(expected)


def test_speaker(store):
    criteria = ask.settled(store, Criteria(speakers=["Peskov"]))
    assert [row[2] for row in rows(store, "Trump", criteria)] == ["denied", "positive"]


def test_limit_leaves_out_the_weakest(store):
    everything = rows(store, "Trump")
    for limit in range(1, len(everything) + 2):
        assert rows(store, "Trump", limit=limit) == everything[:limit]


def test_nobody(store):
    with pytest.raises(NothingFound, match="nothing about Biden fits; without filters there are 2"):
        rows(store, "Biden", Criteria(actions=["marry"]))


def test_named_and_in_no_claim(tmp_path):
    with (
        stored(tmp_path, article("a.txt", ("Trump meet Putin", {"said": "Xi"}))) as store,
        pytest.raises(NothingFound, match="no claim joins it"),
    ):
        rows(store, "Xi")


def test_depth_follows_actors_and_tells_every_pair_once(store):
    found = neighbours(store, ask.entity(store, "Peskov"), depth=3)
    told = [(row.depth, row.start.name, row.entity.name) for row in found]
    assert told == [
        (1, "Peskov", "Trump"),
        (2, "Trump", "Putin"),
        (2, "Trump", "Xi"),
        (2, "Trump", "war"),
        (3, "Putin", "Xi"),
    ]


def test_depth_does_not_explode(tmp_path):
    crowd = [f"Person{n:02}" for n in range(30)]
    hub = [f"Trump know {name}" for name in crowd]
    others = [f"{name} know Friend{n}of{name}" for name in crowd for n in range(15)]
    with stored(tmp_path, article("a.txt", *hub, *others)) as store:
        found = neighbours(store, ask.entity(store, "Trump"), depth=2)
        assert Counter(row.depth for row in found) == {1: BREADTH, 2: BREADTH**2}
        assert len(neighbours(store, ask.entity(store, "Trump"), depth=2, limit=3)) == 3 + 9
        assert len(neighbours(store, ask.entity(store, "Trump"))) == 30


criteria = st.builds(
    Criteria,
    actions=st.sampled_from([(), ("meet",), ("meet", "say of")]),
    types=st.sampled_from([(), ("PERSON",), ("CONCEPT", "GPE")]),
    classes=st.sampled_from([(), ("CONSULT",)]),
    modalities=st.sampled_from([(), ("planned",)]),
    polarities=st.sampled_from([(), ("denied",), ("positive", "negative")]),
    documents=st.sampled_from([(), ("0.txt",), ("[12].txt",)]),
    since=st.sampled_from([None, "2025", "2025-02-01"]),
    until=st.sampled_from([None, "2024", "2025-03"]),
)


def fits(claim, document, criteria):
    event = claim.predicate.event
    day = document.published
    return (
        (not criteria.actions or claim.predicate.lemma in criteria.actions)
        and (not criteria.classes or (event and event.name in criteria.classes))
        and (not criteria.modalities or claim.modality in criteria.modalities)
        and (not criteria.polarities or claim.edge_polarity in criteria.polarities)
        and (not criteria.documents or Path(document.name).match(criteria.documents[0]))
        and (not criteria.since or (day and day >= criteria.since))
        and (not criteria.until or (day and day[: len(criteria.until)] <= criteria.until))
    )


def expected(corpus, name, criteria):
    """(direction, action, polarity, other) -> documents of the claims, one for each."""
    found = defaultdict(list)
    for extraction in corpus:
        for claim in extraction.claims:
            ends = claim.subject, claim.object
            action = claim.predicate.lemma
            if fits(claim, extraction.document, criteria) and name in [end.name for end in ends]:
                outward = ends[0].name == name
                other = ends[outward]
                if not criteria.types or other.label in criteria.types:
                    direction = "both" if action in SYMMETRIC else "out" if outward else "in"
                    key = direction, action, claim.edge_polarity, other.name
                    found[key].append(extraction.document.name)
    return {key: (len(names), tuple(sorted(set(names)))) for key, names in found.items()}


@settings(max_examples=40)
@given(corpora(), criteria, st.sampled_from(PEOPLE), st.sampled_from(["out", "in", "both"]))
def test_like_counting_by_hand(corpus, criteria, name, direction):
    wanted = {
        key: value
        for key, value in expected(corpus, name, criteria).items()
        if direction in (key[0], "both") or key[0] == "both"
    }
    with (
        tempfile.TemporaryDirectory() as folder,
        stored(Path(folder), *corpus) as store,
    ):
        known = store.find(name)
        if not wanted:
            for entity in known:
                with pytest.raises(NothingFound):
                    neighbours(store, entity, criteria, direction=direction)
            return
        found = neighbours(store, known[0], criteria, direction=direction)
        assert count(store, known[0], criteria, direction=direction) == len(found)
        assert wanted == {
            (row.direction, row.action, row.polarity, row.entity.name): (row.claims, row.documents)
            for row in found
        }
        assert [row.claims for row in found] == sorted((row.claims for row in found), reverse=True)
        assert all(sum(row.modalities.values()) == row.claims for row in found)


def test_same_rows_with_and_without_a_filter_that_lets_everything_through(store):
    everything = replace(ask.ALL, documents=["*"])
    assert rows(store, "Trump") == rows(store, "Trump", everything)
