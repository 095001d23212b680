"""GEXF, read back by graphology, by networkx and as XML."""

import io
import re
from datetime import date
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given, settings

from kgraph.ask import Criteria
from kgraph.ask.part import Part
from kgraph.export.gexf import write
from kgraph.model import View
from tests import builders
from tests.export import graphology
from tests.export.conftest import exported
from tests.export.made import HARD, Made, hard, link, node, tables_of
from tests.merge import merge

XML = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


def written(tables):
    out = io.BytesIO()
    write(tables, out)
    return out.getvalue()


def root_of(content):
    return ElementTree.fromstring(content)


def found(content, name):
    return list(root_of(content).iter(f"{XML}{name}"))


def by_networkx(content):
    return networkx.read_gexf(io.BytesIO(content), version="1.3")


def directed():
    """The hard tables without their symmetric edge."""
    return Made(hard().nodes(), [one for one in hard().links() if one.directed])


def pair(**changes):
    return Made([node("a", "A"), node("b", "B")], [link("e", "a", "meet", "b", **changes)])


# graphology, and so Gephi Lite


def test_graphology_reads_the_nodes(tmp_path):
    first, *_, alone = graphology.read(written(hard()), "gexf", tmp_path)["nodes"]
    assert first == {
        "id": "n1",
        "label": "O'Neill & Sons <Ltd>",
        "type": "ORG",
        "aliases": 'O\'Neill | "Sons"',
        "claims": 7,
        "documents": "a.txt | b & c.txt",
        "first": "2022-03-01",
        "last": "2023-01-05",
        "community": 0,
        "color": "rgb(230,159,0)",
        "size": 15.3,
        "x": 10,
        "y": -20,
    }
    assert alone["claims"] == 0
    assert not {"first", "last", "community"} & alone.keys()


def test_graphology_reads_the_edges(tmp_path):
    read = graphology.read(written(hard()), "gexf", tmp_path)
    assert (read["type"], read["multi"]) == ("mixed", True)
    assert read["about"] == {"creator": "kgraph", "description": "News"}
    assert read["edges"][0] == {
        "key": "e1",
        "source": "n1",
        "target": "n2",
        "undirected": True,
        "label": "meet",
        "kind": "meet",
        "weight": 3,
        "action": "meet",
        "polarity": "positive",
        "direction": "undirected",
        "asserted": 2,
        "planned": 1,
        **dict.fromkeys(("possible", "desired", "requested", "conditional"), 0),
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
    assert [
        (one["key"], one["source"], one["target"], one["undirected"], one["label"], one["weight"])
        for one in read["edges"][1:]
    ] == [
        ("e2", "n1", "n2", False, "fight", 1),
        ("e3", "n1", "n2", False, "not fight", 1),
        ("e4", "n2", "n1", False, "denied: fight", 1),
        ("e5", "n3", "n3", False, "be", 2),
        ("e6", "n1", "n4", False, "end", 1),
    ]


def test_graphology_reads_the_seeds(built, tmp_path):
    content = exported(built, "gexf")
    read = graphology.read(content, "gexf", tmp_path)
    graph = networkx.read_graphml(
        io.BytesIO(exported(built, "graphml")), edge_key_type=str, force_multigraph=True
    )
    assert {one["id"]: one["label"] for one in read["nodes"]} == dict(graph.nodes(data="label"))
    assert {one["id"]: (one["x"], one["y"]) for one in read["nodes"]} == {
        id_: (data["x"], data["y"]) for id_, data in graph.nodes(data=True)
    }
    edges = {key: data for *_, key, data in graph.edges(keys=True, data=True)}
    assert {one["key"]: one["weight"] for one in read["edges"]} == {
        key: data["weight"] for key, data in edges.items()
    }
    assert {one["key"] for one in read["edges"] if one["undirected"]} == {
        key for key, data in edges.items() if data["direction"] == "undirected"
    }
    assert len(edges) == len(found(content, "edge")) > 150


def test_graphology_reads_hard_names(tmp_path):
    names = [*HARD, "two\r\nlines", ']]> &amp; <!-- "', "\u202eevil\u202c", "x" * 10_000]
    made = Made([node(f"n{number}", name) for number, name in enumerate(names)])
    read = graphology.read(written(made), "gexf", tmp_path)
    assert [one["label"] for one in read["nodes"]] == [*HARD.values(), "two lines", *names[4:]]


# networkx


def test_networkx_reads_directed_graphs():
    graph = by_networkx(written(directed()))
    assert isinstance(graph, networkx.MultiDiGraph)
    assert {(s, t, k): w for s, t, k, w in graph.edges(keys=True, data="weight")} == {
        (one.source, one.target, one.id): one.weight for one in directed().links()
    }
    assert [data["label"] for _, data in graph.nodes(data=True)][:3] == list(HARD.values())
    assert graph.nodes["n1"]["spells"] == [
        ("2022-03-01", "2022-03-31"),
        ("2023-01-05", "2023-01-05"),
    ]
    assert graph.nodes["n1"]["viz"]["position"] == {"x": 10.0, "y": -20.0, "z": 0.0}
    assert (graph.graph["mode"], graph.nodes["n1"]["claims"]) == ("dynamic", 7)


def test_networkx_reads_a_directed_part_of_the_seeds(built):
    part = Part(Criteria(actions=["say", "visit", "sanction", "want", "support", "give", "end"]))
    graph = by_networkx(exported(built, "gexf", part))
    assert graph.number_of_edges() == len(found(exported(built, "gexf", part), "edge")) > 5


def test_networkx_knows_no_mixed_graphs():
    """If it does one day, its users can be told."""
    with pytest.raises(networkx.NetworkXError, match="Undirected edge found in directed graph"):
        by_networkx(written(hard()))


# What Gephi's importer looks at


def test_kind_tells_parallel_edges_apart():
    edges = found(written(hard()), "edge")
    kept = {(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges}
    assert len(kept) == len(edges)
    assert all(edge.get("kind") == edge.get("label") for edge in edges)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert min(float(edge.get("weight")) for edge in edges) > 0


def test_directions_are_words_of_the_format():
    content = written(hard())
    assert found(content, "graph")[0].get("defaultedgetype") == "directed"
    assert [edge.get("type") for edge in found(content, "edge")] == ["undirected", *[None] * 5]


def test_spells():
    """Both ends belong to a spell; what has no day has none, and is there at any time."""
    nodes, edges = found(written(hard()), "node"), found(written(hard()), "edge")
    days = [[tuple(s.attrib.values()) for s in one.iter(f"{XML}spell")] for one in (*nodes, *edges)]
    assert days == [list(one.spells) for one in (*hard().nodes(), *hard().links())]
    assert not [one for one in nodes if one.find(f"{XML}spells") is not None and not len(one[1])]


def test_graph_is_dynamic_where_something_has_a_day():
    (graph,) = found(written(hard()), "graph")
    assert graph.attrib == {
        "defaultedgetype": "directed",
        "idtype": "string",
        "mode": "dynamic",
        "timeformat": "date",
        "timerepresentation": "interval",
    }
    (graph,) = found(written(pair()), "graph")
    assert (graph.get("mode"), graph.get("timeformat")) == ("static", None)


def test_columns_are_declared_and_of_their_types():
    content = written(hard())
    read = {"string": str, "long": int, "double": float}
    for part in ("node", "edge"):
        (declared,) = [one for one in found(content, "attributes") if one.get("class") == part]
        kinds = {one.get("id"): one.get("type") for one in declared}
        assert len(kinds) == len(declared)
        assert all(one.get("id") == one.get("title") for one in declared)
        assert not {"label", "weight", "id", "timeset", "kind"} & kinds.keys()
        for one in found(content, part):
            values = {v.get("for"): v.get("value") for v in one.iter(f"{XML}attvalue")}
            assert len(values) == len(list(one.iter(f"{XML}attvalue")))
            for name, value in values.items():
                read[kinds[name]](value)


@pytest.mark.parametrize("tables", [Made(), pair(), hard()])
def test_declarations_are_those_of_every_graph(tables):
    def declared(tables):
        return [one.attrib for one in found(written(tables), "attribute")]

    assert declared(tables) == declared(hard())


def test_no_node_at_the_origin():
    spots = [tuple(one.attrib.values()) for one in root_of(written(hard())).iter(f"{VIZ}position")]
    assert spots[1:3] == [("-12.5", "0.0"), ("0.1", "0.0")]
    assert len(spots) == 5


def test_head():
    content = written(hard())
    assert content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.')
    assert content.endswith(b"</gexf>\n")
    assert b"\r" not in content
    assert root_of(content).get("version") == "1.3"
    assert str(date.today()).encode() not in content


def test_title_is_cleaned():
    assert found(written(Made(title="a <b> &\x00\n c")), "description")[0].text == "a <b> & c"


def test_nothing(tmp_path):
    content = written(Made())
    assert graphology.read(content, "gexf", tmp_path)["nodes"] == []
    assert len(by_networkx(content)) == 0


@settings(max_examples=40)
@given(builders.corpora())
def test_whatever_the_texts_hold(corpus):
    who = builders.resolution(*corpus)
    documents = {one.document.id: one.document for one in corpus}
    view = View(who.entities, merge(corpus, who), documents)
    content = written(tables_of(view))
    assert written(tables_of(view)) == content
    assert {one.get("id"): float(one.get("weight")) for one in found(content, "edge")} == {
        edge.id: edge.weight for edge in view.edges
    }
    assert len(found(content, "node")) == len(view.entities)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", s.get("end")) for s in found(content, "spell"))
