"""JSON of nodes and links, read back by Python and by networkx."""

import json

import networkx
import pytest

from tests.export.formats import tables_in, written
from tests.export.made import HARD, Made, hard, link, node


def read(tables):
    return json.loads(written("json", tables))


def by_networkx(tables):
    return networkx.node_link_graph(read(tables), edges="links")


def test_node():
    assert read(hard())["nodes"][0] == {
        "id": "n1",
        "name": "O'Neill & Sons <Ltd>",
        "type": "ORG",
        "aliases": [{"name": "O'Neill", "count": 2}, {"name": '"Sons"', "count": 1}],
        "claims": 7,
        "documents": ["a.txt", "b & c.txt"],
        "spells": [["2022-03-01", "2022-03-31"], ["2023-01-05", "2023-01-05"]],
        "community": 0,
        "x": 10.0,
        "y": 20.0,
        "size": 15.3,
        "colour": "#e69f00",
    }


def test_link():
    assert read(hard())["links"][0] == {
        "source": "n1",
        "target": "n2",
        "key": "e1",
        "label": "meet",
        "action": "meet",
        "polarity": "positive",
        "directed": False,
        "weight": 3,
        "modalities": {"asserted": 2, "planned": 1},
        "classes": [
            {"class": "CONSULT", "cameo": "04", "quad": "verbal cooperation", "claims": 2},
            {"class": "FIGHT", "cameo": "19", "quad": "material conflict", "claims": 1},
        ],
        "speakers": ["Peskov", "Xi | Jinping"],
        "documents": ["a.txt", "b & c.txt"],
        "evidence": ['They "met" <in>\nParis.', "Again\x07."],
        "spells": [["2022-03-01", "2022-03-31"], ["2023-01-05", "2023-01-05"]],
    }


def test_networkx_reads_everything():
    graph = by_networkx(hard())
    assert isinstance(graph, networkx.MultiDiGraph)
    assert graph.name == "News"
    assert dict(graph.nodes(data="name")) == {one.id: one.name for one in hard().nodes()}
    assert list(graph.edges(keys=True, data="weight")) == [
        (one.source, one.target, one.id, one.weight)
        for one in sorted(hard().links(), key=lambda one: (one.source, one.target))
    ]
    assert graph.edges["n1", "n2", "e3"]["label"] == "not fight"
    assert networkx.node_link_data(graph, edges="links")["nodes"] == read(hard())["nodes"]


@pytest.mark.parametrize("name", [*HARD, "\x00\u2028\u202e", "</script><!--", "x" * 10_000, '\\"'])
def test_names_are_as_they_were_read(name):
    tables = Made([node("n1", name), node("n2", "b")], [link("e1", "n1", name, "n2")], title=name)
    found = read(tables)
    assert (found["graph"]["name"], found["nodes"][0]["name"]) == (name, name)
    assert found["links"][0]["action"] == name
    assert by_networkx(tables).nodes["n1"]["name"] == name
    assert b"<" not in written("json", tables)


def test_a_node_or_link_a_line():
    lines = written("json", hard()).decode().split("\n")
    assert [json.loads(line.rstrip(",]}") + "}")["id"] for line in lines[2:7]] == [
        *("n1", "n2", "n3", "n4", "n5")
    ]
    assert [line[:11] for line in lines[8:14]] == ['{"source": '] * 6
    assert lines[14:] == [""]


def test_nothing():
    graph = by_networkx(Made(title=""))
    assert (len(graph), graph.size()) == (0, 0)


def test_the_graph_of_the_seeds(built):
    with tables_in(built) as tables:
        assert written("json", tables) == written("json", tables)
        found, graph = read(tables), by_networkx(tables)
        nodes, links = list(tables.nodes()), list(tables.links())
    assert dict(graph.nodes(data="name")) == {one.id: one.name for one in nodes}
    assert [one["key"] for one in found["links"]] == [one.id for one in links]
    weights = {key: weight for *_, key, weight in graph.edges(keys=True, data="weight")}
    assert weights == {one.id: one.weight for one in links}
    assert len(weights) > 200
    assert [tuple(one["evidence"]) for one in found["links"]] == [one.evidence for one in links]
    assert {one["id"]: (one["x"], one["y"]) for one in found["nodes"]} == {
        one.id: (one.x, one.y) for one in nodes
    }
