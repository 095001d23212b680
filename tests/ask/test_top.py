"""The entities that matter, and groups of them."""

import os
import subprocess
import sys

import pytest

from kgraph import ask
from kgraph.ask import Criteria
from kgraph.ask import top as module
from kgraph.ask.communities import communities
from kgraph.ask.top import MEASURES, top
from kgraph.errors import NothingFound
from tests.ask.conftest import ARTICLES
from tests.ask.news import article, stored

STAR = article("star.txt", *[f"Trump know {name}" for name in "ABCD"])
CLIQUES = [
    article("one.txt", "A know B", "B know C", "C know A", "C know D"),
    article("two.txt", "D know E", "E know F", "F know D", "F know D", "X know Y"),
]


def ranked(store, by, criteria=ask.ALL, **options):
    return {one.entity.name: one.score for one in top(store, by, criteria, **options)}


def test_weight_and_degree(store):
    assert list(ranked(store, "weight").items())[:3] == [("Trump", 7), ("Putin", 4), ("Xi", 3)]
    found = {one.entity.name: (one.claims, one.neighbours) for one in top(store, "degree")}
    assert list(found) == ["Trump", "Putin", "Xi", "Biden", "Kyiv", "Moscow", "Peskov"]
    assert found["Trump"] == (7, 4)
    assert found["Putin"] == (4, 2)


@pytest.mark.parametrize("by", MEASURES)
def test_types_limit_and_filters(store, by):
    assert set(ranked(store, by, Criteria(types=["CONCEPT"]))) == {"war"}
    everybody = ranked(store, by)
    assert "war" not in everybody
    assert list(everybody)[:2] == list(ranked(store, by, limit=2))
    assert set(ranked(store, by, Criteria(actions=["blame"]))) == {"Trump", "Xi"}
    with pytest.raises(NothingFound):
        ranked(store, by, Criteria(since="2030"))


def test_filtered_weight_counts_the_claims_that_fit(store):
    assert ranked(store, "weight", Criteria(modalities=["planned"])) == {"Putin": 1, "Trump": 1}


@pytest.mark.parametrize("limit", [1, 2, 3, None])
@pytest.mark.parametrize("by", ["weight", "degree"])
def test_first_are_the_same_with_and_without_a_filter(store, by, limit):
    every = Criteria(documents=["*"])
    assert top(store, by, limit=limit) == top(store, by, every, limit=limit)


def test_many_edges_with_one_are_one_neighbour(tmp_path):
    busy = article("busy.txt", *[f"A {action} B" for action in "blame praise see know".split()])
    with stored(tmp_path, STAR, busy) as store:
        assert ranked(store, "degree", limit=2) == {"Trump": 4, "A": 2}
        assert list(ranked(store, "degree", limit=1)) == ["Trump"]


def test_pagerank_goes_to_whom_something_is_done(tmp_path):
    with stored(tmp_path, STAR) as store:
        found = ranked(store, "pagerank")
    assert sum(found.values()) == pytest.approx(1, abs=1e-4)
    # given out: (1 - d) / n = 0.03 each and what the leaves, which do nothing, spread over all
    assert found["A"] == found["B"] == pytest.approx(0.2075, abs=1e-3)
    assert found["Trump"] == pytest.approx(0.1712, abs=1e-3)


def test_pagerank_of_a_symmetric_action_is_even(tmp_path):
    with stored(tmp_path, article("a.txt", "A meet B")) as store:
        assert ranked(store, "pagerank") == {"A": 0.5, "B": 0.5}


def test_betweenness(tmp_path):
    with stored(tmp_path, STAR) as store:
        assert ranked(store, "betweenness") == {"Trump": 1, "A": 0, "B": 0, "C": 0, "D": 0}


def test_betweenness_of_a_large_graph_is_estimated(tmp_path, monkeypatch):
    crowd = article("a.txt", *[f"Person{n} know Person{n + 1}" for n in range(30)])
    with stored(tmp_path, crowd) as store:
        exact = top(store, "betweenness")
        monkeypatch.setattr(module, "WORK", 0)
        estimated = [top(store, "betweenness") for _ in "ab"]
    assert {one.sampled for one in exact} == {None}
    assert {one.sampled for one in estimated[0]} == {module.FEWEST}
    assert estimated[0] == estimated[1]


def groups(store, criteria=ask.ALL, **options):
    return [
        (one.claims, {member.name for member in one.members})
        for one in communities(store, criteria, **options)
    ]


def test_communities(tmp_path):
    with stored(tmp_path, *CLIQUES) as store:
        assert groups(store) == [(4, set("DEF")), (3, set("ABC"))]
        assert groups(store, smallest=2)[2:] == [(1, set("XY"))]
        assert groups(store, limit=1) == groups(store)[:1]
        assert communities(store)[0].label.startswith("D, F")
        with pytest.raises(NothingFound, match="no group of 4"):
            groups(store, smallest=4)
        with pytest.raises(NothingFound):
            groups(store, Criteria(since="2030"))


def test_same_for_any_order_of_documents(tmp_path):
    answers = []
    for n, articles in enumerate((ARTICLES, ARTICLES[::-1])):
        with stored(tmp_path / str(n), *articles) as store:
            answers.append([*(top(store, by) for by in MEASURES), communities(store)])
    assert answers[0] == answers[1]


def test_same_in_any_process(tmp_path):
    with stored(tmp_path, *ARTICLES, *CLIQUES):
        pass
    for command in ("communities", "top --by betweenness"):
        args = [sys.executable, "-m", "kgraph", *command.split(), "--graph", str(tmp_path)]
        told = {
            subprocess.run(
                args,
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
            for seed in "12"
        }
        assert len(told) == 1
