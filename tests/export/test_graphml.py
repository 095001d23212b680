"""GraphML, read back by networkx, by igraph and as XML."""

import io
import random
import tracemalloc
from xml.etree import ElementTree

import igraph
import networkx
import pytest
from hypothesis import given, settings

from kgraph.export.graphml import write
from kgraph.model import View
from tests import builders
from tests.export import graphology
from tests.export.conftest import exported
from tests.export.made import HARD, Made, hard, link, node, tables_of
from tests.merge import merge

XML = "{http://graphml.graphdrawing.org/xmlns}"


def written(tables):
    out = io.BytesIO()
    write(tables, out)
    return out.getvalue()


def by_networkx(content):
    """Ids may look like numbers."""
    return networkx.read_graphml(io.BytesIO(content), edge_key_type=str, force_multigraph=True)


def by_igraph(content, folder):
    path = folder / "graph.graphml"
    path.write_bytes(content)
    return igraph.Graph.Read_GraphML(str(path))


def root_of(content):
    return ElementTree.fromstring(content)


def edges_of(content):
    return list(root_of(content).iter(f"{XML}edge"))


def pair(**changes):
    """Two entities and an edge."""
    return Made([node("a", "A"), node("b", "B")], [link("e", "a", "meet", "b", **changes)])


def test_networkx_reads_everything():
    graph = by_networkx(written(hard()))
    assert isinstance(graph, networkx.MultiDiGraph)
    assert dict(graph.nodes(data="label")) == dict(
        zip(["n1", "n2", "n3", "n4", "n5"], [*HARD.values(), "war", "Alone"], strict=True)
    )
    assert {(s, t, k): w for s, t, k, w in graph.edges(keys=True, data="weight")} == {
        (one.source, one.target, one.id): one.weight for one in hard().links()
    }


def test_igraph_reads_the_same(tmp_path):
    graph, expected = by_igraph(written(hard()), tmp_path), by_networkx(written(hard()))
    assert dict(zip(graph.vs["id"], graph.vs["label"], strict=True)) == dict(
        expected.nodes(data="label")
    )
    assert sorted(zip(graph.es["label"], graph.es["weight"], strict=True)) == sorted(
        (data["label"], data["weight"]) for *_, data in expected.edges(data=True)
    )
    assert graph.is_directed()
    assert (graph.vs["community"][:2], graph.vs["first"][:2]) == ([0.0, 0.0], ["2022-03-01"] * 2)


def test_node_data():
    assert by_networkx(written(hard())).nodes["n1"] == {
        "label": "O'Neill & Sons <Ltd>",
        "type": "ORG",
        "aliases": 'O\'Neill | "Sons"',
        "claims": 7,
        "documents": "a.txt | b & c.txt",
        "first": "2022-03-01",
        "last": "2023-01-05",
        "community": 0,
        "size": 15.3,
        "r": 0xE6,
        "g": 0x9F,
        "b": 0x00,
        "x": 10.0,
        "y": -20.0,
    }


def test_edge_data():
    assert by_networkx(written(hard())).edges["n1", "n2", "e1"] == {
        "label": "meet",
        "weight": 3.0,
        "action": "meet",
        "polarity": "positive",
        "direction": "undirected",
        "asserted": 2,
        "planned": 1,
        "possible": 0,
        "desired": 0,
        "requested": 0,
        "conditional": 0,
        "class": "CONSULT",
        "cameo": "04",
        "quad": "verbal cooperation",
        "classes": "CONSULT 2 | FIGHT 1",
        "speakers": "Peskov | Xi | Jinping",
        "documents": "a.txt | b & c.txt",
        "evidence": 'They "met" <in> Paris. | Again.',
        "first": "2022-03-01",
        "last": "2023-01-05",
    }


def test_what_is_not_known_is_absent():
    graph = by_networkx(written(hard()))
    assert not {"first", "last", "community"} & graph.nodes["n5"].keys()
    assert not {"first", "last"} & graph.edges["n3", "n3", "e5"].keys()


def test_label_tells_parallel_edges_apart():
    """Gephi reads the attribute as the type of the edge, and keeps one edge of each type."""
    edges = [(e.get("source"), e.get("target"), e.get("label")) for e in edges_of(written(hard()))]
    assert [label for *_, label in edges] == [
        "meet", "fight", "not fight", "denied: fight", "be", "end"
    ]  # fmt: skip
    assert len(set(edges)) == len(edges)


def test_edge_ids_occur_once():
    assert [edge.get("id") for edge in edges_of(written(hard()))] == [f"e{n}" for n in range(1, 7)]


def test_only_symmetric_edges_are_undirected():
    """Gephi ignores case here; networkx would refuse the file if this were "false"."""
    found = {edge.get("id"): edge.get("directed") for edge in edges_of(written(hard()))}
    assert found.pop("e1").lower() == "false"
    assert set(found.values()) == {None}


def test_one_type_for_each_key_and_no_key_that_gephi_takes_for_another():
    root = root_of(written(hard()))
    keys = [(key.get("for"), key.get("attr.name")) for key in root.iter(f"{XML}key")]
    assert len(set(keys)) == len(keys)
    ids = [key.get("id") for key in root.iter(f"{XML}key")]
    assert len(set(ids)) == len(ids)
    assert not {"d3", "d7"} & set(ids)
    types = {key.get("id"): key.get("attr.type") for key in root.iter(f"{XML}key")}
    assert {types[key] for key in ("node_x", "node_y", "node_size", "edge_weight")} == {"double"}
    assert {types[key] for key in ("node_r", "node_community", "edge_planned")} == {"long"}
    assert {types[key] for key in ("node_first", "edge_last", "edge_cameo")} == {"string"}


@pytest.mark.parametrize("tables", [Made(), pair(), hard()])
def test_declarations_are_those_of_every_graph(tables):
    def declared(tables):
        return [key.attrib for key in root_of(written(tables)).iter(f"{XML}key")]

    assert declared(tables) == declared(hard())


def test_data_are_declared_and_of_their_types():
    root = root_of(written(hard()))
    kinds = {key.get("id"): key.get("attr.type") for key in root.iter(f"{XML}key")}
    read = {"string": str, "long": int, "double": float}
    for data in root.iter(f"{XML}data"):
        read[kinds[data.get("key")]](data.text or "")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *HARD.items(),
        ("nul\0 \ufffe\uffffend", "nul end"),
        ("two\r\nlines\u2028three", "two lines three"),
        ("]]> &amp; <!-- \"", "]]> &amp; <!-- \""),
        ("\u202eevil\u202c", "\u202eevil\u202c"),
        ("lone\ud800", "lone"),
        ("x" * 10_000, "x" * 10_000),
    ],
)  # fmt: skip
def test_hard_names(name, expected, tmp_path):
    content = written(Made([node("a", name)], title=name))
    assert by_networkx(content).nodes["a"]["label"] == expected
    assert by_igraph(content, tmp_path).vs["label"] == [expected]
    assert root_of(content).find(f"{XML}graph/{XML}desc").text == expected


@pytest.mark.parametrize("action", ['say\x07 "<&>"', 'it\'s "so"', "two\nlines"])
def test_hard_actions(action, tmp_path):
    content = written(Made([node("a", "A"), node("b", "B")], [link("e", "a", action, "b")]))
    expected = " ".join(action.replace("\x07", "").split())
    assert [edge.get("label") for edge in edges_of(content)] == [expected]
    assert by_igraph(content, tmp_path).es["action"] == [expected]


def test_of_lists_nothing_empty_is_left():
    (found,) = by_networkx(written(pair(evidence=("\x07", "a\n", "a", " ")))).edges(data=True)
    assert found[2]["evidence"] == "a"


def test_no_node_at_the_origin():
    nodes = by_networkx(written(hard())).nodes
    assert all((data["x"], data["y"]) != (0.0, 0.0) for _, data in nodes(data=True))
    assert (nodes["n2"]["x"], nodes["n2"]["y"]) == (-12.5, 0.0)
    assert b'"node_y">-0.0<' not in written(hard())


def test_nothing(tmp_path):
    assert len(by_networkx(written(Made()))) == 0
    assert by_igraph(written(Made()), tmp_path).vcount() == 0


def test_lines_end_as_on_unix():
    assert b"\r" not in written(hard())
    assert written(hard()).endswith(b"</graphml>\n")


@settings(max_examples=40)
@given(builders.corpora())
def test_whatever_the_texts_hold(corpus):
    who = builders.resolution(*corpus)
    documents = {found.document.id: found.document for found in corpus}
    view = View(who.entities, merge(corpus, who), documents)
    content = written(tables_of(view))
    graph = by_networkx(content)
    assert graph.number_of_nodes() == len(view.entities)
    assert {key: data["weight"] for *_, key, data in graph.edges(keys=True, data=True)} == {
        edge.id: edge.weight for edge in view.edges
    }
    entities, edges = (
        tuple(random.sample(found, len(found))) for found in (view.entities, view.edges)
    )
    shuffled = View(entities, edges, documents)
    assert written(tables_of(shuffled)) == content


def test_seeds(built, tmp_path):
    content = exported(built, "graphml")
    graph, other = by_networkx(content), by_igraph(content, tmp_path)
    assert graph.number_of_nodes() == other.vcount() > 150
    assert graph.number_of_edges() == other.ecount() == len(edges_of(content)) > 150
    assert sorted(label for _, label in graph.nodes(data="label")) == sorted(other.vs["label"])
    assert "Vladimir Putin" in other.vs["label"]
    assert sum(other.es["weight"]) == sum(weight for *_, weight in graph.edges(data="weight"))
    spots = set(zip(other.vs["x"], other.vs["y"], strict=True))
    assert len(spots) == other.vcount()


class Endless(Made):
    """So many edges that nobody could hold them."""

    def __init__(self, count):
        super().__init__([node("a", "A"), node("b", "B")])
        self._count = count

    def links(self):
        return (link(str(n), "a", "meet", "b", evidence=("so" * 99,)) for n in range(self._count))


class Nowhere(io.RawIOBase):
    def write(self, content):
        return len(content)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_memory_does_not_grow_with_the_graph(form):
    from kgraph.export import FILES

    def peak(count):
        tracemalloc.start()
        try:
            FILES[form].write(Endless(count), Nowhere())
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(1000) < peak(100) + 400_000  # a part of which Python keeps of its own


def test_graphology_reads_the_same(tmp_path):
    """It takes all edges for directed: `direction` tells."""
    read = graphology.read(written(hard()), "graphml", tmp_path)
    graph = by_networkx(written(hard()))
    colours = ("r", "g", "b")
    for one in read["nodes"]:
        data = graph.nodes[one.pop("id")]
        colour = "#" + "".join(f"{data[name]:02x}" for name in colours)
        assert one.pop("color") == colour
        assert one == {name: value for name, value in data.items() if name not in colours}
    for one in read["edges"]:
        ends = one.pop("source"), one.pop("target"), one.pop("key")
        assert not one.pop("undirected")
        assert one == graph.edges[ends]
    assert (len(read["nodes"]), len(read["edges"])) == (5, 6)


def test_graphology_reads_the_seeds(built, tmp_path):
    content = exported(built, "graphml")
    read, graph = graphology.read(content, "graphml", tmp_path), by_networkx(content)
    assert {one["id"]: one["label"] for one in read["nodes"]} == dict(graph.nodes(data="label"))
    assert {one["key"]: one["evidence"] for one in read["edges"]} == {
        key: text for *_, key, text in graph.edges(keys=True, data="evidence")
    }
