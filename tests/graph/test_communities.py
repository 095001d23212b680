"""Who belongs together."""

import os
import subprocess
import sys
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kgraph.graph.communities import communities, groups
from kgraph.model import Entity, View
from tests.export.pages import edge, news, shuffled

CLAIM = news().edges[0].claims[0]


def view(*pairs, weights=None):
    names = sorted({name for pair in pairs for name in pair})
    known = {name: Entity(name, name.upper(), "ORG", ()) for name in names}
    edges = [
        edge(f"{a}{b}{n}", known[a], "meet", known[b], *[CLAIM] * (weights or {}).get((a, b), 1))
        for n, (a, b) in enumerate(pairs)
    ]
    return View(tuple(known.values()), tuple(edges), {})


def clique(names):
    return list(combinations(names, 2))


def test_largest_is_first_and_a_pair_is_none():
    found = communities(view(*clique("abcde"), *clique("klm"), ("m", "a"), ("x", "y")))
    assert found == dict.fromkeys("abcde", 0) | dict.fromkeys("klm", 1)


def test_of_the_same_size_that_with_the_smallest_id_is_first():
    assert communities(view(*clique("klm"), *clique("abc"))) == (
        dict.fromkeys("abc", 0) | dict.fromkeys("klm", 1)
    )


def test_claims_count():
    """A ring of six falls apart where it is thin."""
    ring = ["ab", "bc", "cd", "de", "ef", "fa"]
    thick = {("a", "b"): 9, ("b", "c"): 9, ("d", "e"): 9, ("e", "f"): 9}
    found = communities(view(*map(tuple, ring), weights=thick))
    assert found == dict.fromkeys("abc", 0) | dict.fromkeys("def", 1)


def test_edges_of_one_pair_add_up():
    """So it is in whatever order: each of the thin ones alone would not do."""
    ring = [tuple(pair) for pair in ("ab", "bc", "cd", "de", "ef", "fa")]
    again = [pair[::-1] for pair in ring if pair not in (("c", "d"), ("f", "a"))] * 8
    found = communities(view(*ring, *again))
    assert found == dict.fromkeys("abc", 0) | dict.fromkeys("def", 1)


def test_concepts_join_nobody():
    made = view(*clique("abc"), *[(name, "talks") for name in "abcxyz"])
    entities = tuple(
        one._replace(label="CONCEPT") if one.id == "talks" else one for one in made.entities
    )
    assert communities(replace(made, entities=entities)) == dict.fromkeys("abc", 0)


def test_nobody():
    assert communities(View((), (), {})) == {}
    assert communities(View(news().entities, (), {})) == {}


def test_edges_without_claims():
    bare = view(*clique("abc"), weights=dict.fromkeys(clique("abc"), 0))
    assert communities(bare) == dict.fromkeys("abc", 0)


def test_edges_to_nobody_and_to_oneself_do_not_count():
    whole = view(*clique("abc"), ("a", "a"), ("c", "z"))
    known = tuple(entity for entity in whole.entities if entity.id != "z")
    assert communities(View(known, whole.edges, {})) == dict.fromkeys("abc", 0)


pairs = st.tuples(st.sampled_from("abcdefghij"), st.sampled_from("abcdefghij"))


@given(st.lists(pairs, max_size=40))
def test_any_graph(chosen):
    made = view(*chosen)
    found = communities(made)
    assert found == communities(shuffled(made))
    sizes = [list(found.values()).count(n) for n in range(len(set(found.values())))]
    assert sizes == sorted(sizes, reverse=True)
    assert all(size > 2 for size in sizes)


@given(st.dictionaries(pairs.filter(lambda p: p[0] < p[1]), st.integers(1, 9), max_size=30))
def test_everybody_is_in_one_group(weights):
    found = groups(weights)
    assert sorted(node for group in found for node in group) == sorted(
        {node for pair in weights for node in pair}
    )
    assert all(group == sorted(group) for group in found)


def test_same_in_any_process():
    """The library gives them in the order of a hash that is another in each process."""
    script = (
        "from networkx import barabasi_albert_graph\n"
        "from kgraph.graph.communities import groups\n"
        "made = barabasi_albert_graph(300, 2, seed=1)\n"
        "print(groups({(str(a), str(b)): 1 for a, b in made.edges}))\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "123"
    }
    assert len(told) == 1
