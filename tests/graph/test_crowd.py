"""The many of a large graph, around its core."""

from dataclasses import replace

import pytest
from networkx import barabasi_albert_graph

from kgraph.graph.communities import communities
from kgraph.graph.layout import CROWD, positions
from kgraph.model import Entity, View, digest
from tests.export.pages import edge, news, shuffled

CLAIM = news().edges[0].claims[0]
CORE = 40


def view(links):
    nodes = sorted({node for link in links for node in link})
    known = {node: Entity(f"{node:05}", f"Name {node}", "ORG", ()) for node in nodes}
    edges = [edge(digest("e", *link), known[link[0]], "meet", known[link[1]]) for link in links]
    made = View(tuple(known.values()), tuple(edges), {})
    return replace(made, communities=communities(made))


@pytest.fixture(scope="module")
def large():
    """1,400 entities that a few have most to do with, and 100 who have to do with one other."""
    links = [*barabasi_albert_graph(1400, 2, seed=1).edges]
    return view([*links, *((n, n + 1) for n in range(2000, 2100, 2))])


@pytest.fixture(scope="module")
def core(large):
    return {entity.id for entity in large.entities[:CORE]}


@pytest.fixture(scope="module")
def places(large, core):
    return positions(large, core=core)


def distance(a, b):
    return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5


def test_same_places_in_any_order(large, core, places):
    assert positions(shuffled(large), core=core) == places


def test_no_dot_lies_on_another_or_on_the_core(large, core, places):
    assert len(places) == len(large.entities) > CROWD
    for id_, place in places.items():
        least = 20 if id_ in core else 7
        others = (other for other in places if other != id_ and other not in core)
        assert all(distance(place, places[other]) > least for other in others)


def test_dots_are_near_those_they_are_linked_with(large, places):
    linked = [distance(places[e.source], places[e.target]) for e in large.edges]
    ids = sorted(places)
    others = [distance(places[a], places[b]) for a, b in zip(ids, ids[700:], strict=False)]
    assert sum(linked) / len(linked) < 0.7 * sum(others) / len(others)


def test_who_has_nothing_to_do_with_the_core_is_at_the_rim_and_no_further(places):
    loose = [places[id_] for id_ in places if id_ >= "02000"]
    linked = [places[id_] for id_ in places if id_ < "02000"]
    wide = max(abs(x) for x, _ in linked)
    assert max(abs(x) for x, _ in loose) < 1.3 * wide
    middle = sum(distance(place, (0, 0)) for place in linked) / len(linked)
    assert sum(distance(place, (0, 0)) for place in loose) / len(loose) > middle
    pairs = [distance(places[f"{n:05}"], places[f"{n + 1:05}"]) for n in range(2000, 2100, 2)]
    assert sorted(pairs)[len(pairs) // 2] < 0.2 * wide


def test_all_at_one_hub():
    """They surround it, in a disc and not in a line."""
    star = view([(0, n) for n in range(1, 1300)])
    places = positions(star, core={"00000", "00001"})
    xs, ys = zip(*places.values(), strict=True)
    assert max(xs) - min(xs) < 3 * (max(ys) - min(ys)) < 6 * (max(xs) - min(xs))


def test_core_of_nobody():
    star = view([(0, n) for n in range(1, 1100)])
    assert len(set(positions(star, core=()).values())) == 1100


@pytest.mark.parametrize("left", [0, 2])
def test_core_of_all_or_of_all_but_the_loose(left):
    pairs = view([(n, n + 1) for n in range(0, 1100, 2)])
    ids = [entity.id for entity in pairs.entities]
    assert len(set(positions(pairs, core=ids[left:]).values())) == 1100
