from dataclasses import replace

import pytest

from kgraph.graph.communities import communities
from kgraph.graph.layout import positions
from kgraph.model import Entity, View, digest
from tests.export.pages import GERMANY, PUTIN, TRUMP, WAR, edge, many, news, shuffled


def distance(a, b):
    return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5


@pytest.mark.parametrize("view", [news(), many(1), many(2), many(40)])
def test_every_entity_has_a_place_of_its_own(view):
    places = positions(view)
    assert set(places) == {entity.id for entity in view.entities}
    assert len(set(places.values())) == len(places)
    assert (0.0, 0.0) not in places.values()


def test_rounded_to_one_decimal():
    assert all(value == round(value, 1) for xy in positions(news()).values() for value in xy)


def test_same_graph_same_places():
    view = many(60)
    assert positions(view) == positions(view) == positions(shuffled(view))


def test_empty_view():
    assert positions(View((), (), {})) == {}


def test_names_have_room():
    """No two names of a small picture lie on each other; a letter takes at least 8 pixels."""
    view = many(40)
    names = {entity.id: entity.name for entity in view.entities}
    places = sorted(positions(view).items())
    for i, (a, (ax, ay)) in enumerate(places):
        for b, (bx, by) in places[i + 1 :]:
            apart = abs(ay - by) > 40 or abs(ax - bx) > 4 * (len(names[a]) + len(names[b]))
            assert apart, (names[a], names[b])


def test_lone_parts_stay_near():
    view = many(30)
    lone = View((*view.entities, TRUMP, PUTIN, GERMANY), view.edges, view.documents)
    linked = positions(view)
    reach = max(distance(a, b) for a in linked.values() for b in linked.values())
    places = positions(lone)
    far = max(distance(places[x.id], places[view.entities[0].id]) for x in (TRUMP, GERMANY))
    assert far < 1.5 * reach


def test_picture_of_the_core_does_not_depend_on_the_others():
    """Concepts fill the room around the actors and do not push them away."""
    view = news()
    core = ("trump", "putin", "mallory")
    small = replace(view, entities=tuple(e for e in view.entities if e.id in core))
    with_others, alone = positions(view, core=core), positions(small, core=core)
    for id_ in core:
        assert distance(with_others["trump"], with_others[id_]) == pytest.approx(
            distance(alone["trump"], alone[id_]), abs=60
        )


def test_other_is_beside_what_it_is_linked_with():
    view = many(40)
    extra = replace(
        view,
        entities=(*view.entities, WAR),
        edges=(*view.edges, edge("x", view.entities[7], "end", WAR)),
    )
    places = positions(extra)
    near = sorted(places, key=lambda id_: distance(places[id_], places["war"]))
    assert view.entities[7].id in near[:6]


def test_wider_than_high():
    xs, ys = zip(*positions(many(80)).values(), strict=True)
    assert max(xs) - min(xs) > max(ys) - min(ys)


def test_large_view():
    places = positions(many(700))
    assert len(set(places.values())) == 700


def groups(count, size):
    """Groups in a ring, each of which knows all of itself and one of the next."""
    links = [(a, b) for a in range(count * size) for b in range(a) if a // size == b // size]
    links += [(n * size, (n + 1) % count * size + 1) for n in range(count)]
    known = [Entity(f"{n:04}", f"Name {n}", "ORG", ()) for n in range(count * size)]
    edges = [edge(digest("e", *link), known[link[0]], "meet", known[link[1]]) for link in links]
    made = View(tuple(known), tuple(edges), {})
    return replace(made, communities=communities(made))


@pytest.mark.parametrize(("count", "size"), [(4, 6), (40, 9)])
def test_communities_stand_together(count, size):
    view = groups(count, size)
    places = positions(view)
    ids = sorted(places)
    within, others = [], []
    for n, a in enumerate(ids):
        for b in ids[:n]:
            same = view.communities[a] == view.communities[b]
            (within if same else others).append(distance(places[a], places[b]))
    assert sum(within) / len(within) < 0.5 * sum(others) / len(others)


def test_communities_pull_what_no_edge_joins():
    """Two of one community may be linked through concepts alone, which are not of the core."""
    view = groups(8, 6)
    core = {entity.id for entity in view.entities if int(entity.id) % 6 > 1}
    few = replace(view, edges=tuple(e for e in view.edges if not {e.source, e.target} <= core))
    mixed = {id_: int(id_) % 5 for id_ in core}
    places = positions(replace(few, communities=mixed), core=core)
    pairs = [(a, b) for a in core for b in core if a < b]
    apart = {pair: distance(*(places[id_] for id_ in pair)) for pair in pairs}
    within = [apart[a, b] for a, b in pairs if mixed[a] == mixed[b]]
    assert sum(within) / len(within) < 0.6 * sum(apart.values()) / len(apart)
