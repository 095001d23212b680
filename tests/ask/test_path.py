"""The shortest ways from one entity to another."""

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph import ask
from kgraph.ask import Criteria
from kgraph.ask.path import CONCEPT, DEED, SURE, WEAK, path
from kgraph.errors import NothingFound
from kgraph.model import ACTOR_LABELS
from tests.ask.news import PEOPLE, article, corpora, stored


def ways(store, start, end, criteria=ask.ALL, **options):
    found = path(store, ask.entity(store, start), ask.entity(store, end), criteria, **options)
    return [" ".join([way[0].start.name, *(step.end.name for step in way)]) for way in found]


def test_shortest_first(store):
    assert ways(store, "Peskov", "Xi") == ["Peskov Trump Xi", "Peskov Trump Putin Xi"]


def test_steps_carry_their_sentence(store):
    (steps,) = path(store, ask.entity(store, "Peskov"), ask.entity(store, "Putin"), k=1)
    assert [(s.direction, s.action, s.claims, s.others) for s in steps] == [
        ("out", "say of", 1, 0),
        ("both", "meet", 2, 1),
    ]
    assert steps[1].evidence.claim.sentence.text == "Trump meet Putin."
    assert steps[1].evidence.document.name == "a.txt"


def test_through_a_concept_only_where_no_actor_is(store):
    assert ways(store, "Trump", "Biden") == ["Trump war Biden"]
    assert ways(store, "Kyiv", "Trump", longest=3) == ["Kyiv Biden war Trump"]


@pytest.mark.parametrize(
    ("facts", "best"),
    [
        (["A know B", "B know D", "A know c", "c know D"], "A B D"),
        (["A know B", "B know D", "A know C", "C know D", "C know D"], "A C D"),
        (["A say_of B", "B know D", "A know C", "C know D"], "A C D"),
        (["A be B", "B be D", "A say_of C", "C know D"], "A C D"),
        (["A know c", "c know D", "A know E", "E know F", "F know D"], "A c D"),
        ([("A know B", {"polarity": "negative"}), "B know D", "A know C", "C know D"], "A C D"),
    ],
)
def test_preferences_among_ways_of_the_same_length(tmp_path, facts, best):
    with stored(tmp_path, article("a.txt", *facts)) as store:
        assert ways(store, "A", "D", k=1) == [best]
        assert ways(store, "D", "A", k=1) == [" ".join(reversed(best.split()))]


def test_filters_say_what_is_walked(store):
    assert ways(store, "Putin", "Trump", Criteria(actions=["see", "praise"])) == ["Putin Xi Trump"]
    assert ways(store, "Trump", "Biden", Criteria(documents=["*"])) == ["Trump war Biden"]
    with pytest.raises(
        NothingFound, match="nothing leads from Trump to Biden, however far; 2 entities"
    ):
        ways(store, "Trump", "Biden", Criteria(types=["PERSON"]))


def test_too_long(store):
    with pytest.raises(NothingFound, match="no path from Kyiv to Trump within 2 steps"):
        ways(store, "Kyiv", "Trump", longest=2)


def test_same_at_both_ends(store):
    with pytest.raises(NothingFound, match="both names are Trump"):
        ways(store, "Trump", "trump")


def pairs(corpus):
    """(name, name) -> strength; label of each name."""
    strengths, labels = {}, {}
    for extraction in corpus:
        for claim in extraction.claims:
            ends = claim.subject, claim.object
            labels.update((end.name, end.label) for end in ends)
            weak = claim.predicate.lemma in WEAK or claim.edge_polarity != "positive"
            pair = frozenset(end.name for end in ends)
            strengths[pair] = strengths.get(pair, 0) + (1 if weak else DEED)
    return strengths, labels


def all_ways(strengths, labels, way, end, longest):
    """(length, cost, way) of everything without a loop."""
    if way[-1] == end:
        steps = [frozenset(pair) for pair in pairwise(way)]
        cost = sum(SURE // (1 + strengths[step]) for step in steps)
        concepts = sum(labels[name] not in ACTOR_LABELS for name in way[1:])
        yield len(way), cost + CONCEPT * concepts, way
    elif len(way) <= longest:
        for name in sorted(labels):
            if name not in way and frozenset((way[-1], name)) in strengths:
                yield from all_ways(strengths, labels, (*way, name), end, longest)


@settings(max_examples=60)
@given(
    corpora(max_size=5),
    st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2, unique=True),
    st.integers(1, 5),
    st.integers(1, 5),
)
def test_like_trying_all_ways(corpus, ends, k, longest):
    strengths, labels = pairs(corpus)
    if not labels.keys() >= set(ends):
        return
    wanted = sorted(all_ways(strengths, labels, (ends[0],), ends[1], longest))
    with tempfile.TemporaryDirectory() as folder, stored(Path(folder), *corpus) as store:
        start, end = (store.find(name)[0] for name in ends)
        if not wanted:
            with pytest.raises(NothingFound):
                path(store, start, end, k=k, longest=longest)
            return
        found = path(store, start, end, k=k, longest=longest)
    named = [(way[0].start.name, *(step.end.name for step in way)) for way in found]
    known = {way: rank for *rank, way in wanted}
    assert [known[way] for way in named] == [rank for *rank, _ in wanted[:k]]
    assert len(set(named)) == len(named)
