"""GraphML, read back by networkx, by igraph and as XML."""

import io
import random
from dataclasses import replace
from xml.etree import ElementTree

import igraph
import networkx
import pytest
from hypothesis import given

from kgraph.export.graphml import write
from kgraph.graph.merge import merge
from kgraph.model import Alias, Document, Entity, EventClass, Time, View, digest
from tests import builders

XML = "{http://graphml.graphdrawing.org/xmlns}"
NEWS = Document.of("Trump met Putin. \x07Xi <b>praised</b>\nTrump & Müller 北京.", name="news.txt")
MORE = Document.of("Trump met\r\nPutin, Xi denied.", name="more & more.txt")


def claim(document, subject, action, object, **changes):  # noqa: A002
    return builders.claim(document, subject, "met", object, lemma=action, **changes)


def consulting(found):
    event = EventClass("CONSULT", "04")
    return found._replace(predicate=found.predicate._replace(event=event))


def view_of(*extractions):
    who = builders.resolution(*extractions)
    documents = {extraction.document.id: extraction.document for extraction in extractions}
    return View(who.entities, merge(extractions, who), documents)


DENIED = builders.said_by(MORE, "Xi", stance="deny")
VIEW = view_of(
    builders.extraction(
        NEWS,
        consulting(claim(NEWS, "Trump", "meet", "Putin")),
        claim(NEWS, "Putin", "meet", "Trump", modality="planned"),
        claim(NEWS, "Xi", "praise", "Trump"),
        claim(NEWS, "Xi", "praise", "Trump", polarity="negative"),
        claim(NEWS, "Xi", "blame", "Trump"),
        claim(NEWS, "Trump", "praise", "Xi"),
    ),
    builders.extraction(
        MORE,
        claim(MORE, "Trump", "meet", "Putin", attribution=builders.said_by(MORE, "Xi")),
        claim(MORE, "Trump", "praise", "Putin", attribution=DENIED),
    ),
)  # fmt: skip
TRUMP, PUTIN, XI = (digest(name, "PERSON") for name in ("Trump", "Putin", "Xi"))


def written(view, **options):
    out = io.BytesIO()
    write(view, out, **options)
    return out.getvalue()


def by_networkx(view):
    return networkx.read_graphml(io.BytesIO(written(view)), force_multigraph=True)


def by_igraph(view, folder):
    path = folder / "graph.graphml"
    path.write_bytes(written(view))
    return igraph.Graph.Read_GraphML(str(path))


def xml_edges(view):
    return ElementTree.fromstring(written(view)).iter(f"{XML}edge")


def named(name):
    """The view with Putin under another name."""
    entities = [replace(e, name=name) if e.id == PUTIN else e for e in VIEW.entities]
    return replace(VIEW, entities=tuple(entities))


def test_networkx_reads_everything():
    graph = by_networkx(VIEW)
    assert isinstance(graph, networkx.MultiDiGraph)
    assert dict(graph.nodes(data="label")) == {TRUMP: "Trump", PUTIN: "Putin", XI: "Xi"}
    labels = {(e.source, e.target, e.id): e.weight for e in VIEW.edges}
    assert {(s, t, k): w for s, t, k, w in graph.edges(keys=True, data="weight")} == labels
    assert len(labels) == 6


def test_igraph_reads_the_same(tmp_path):
    graph = by_igraph(VIEW, tmp_path)
    expected = by_networkx(VIEW)
    assert dict(zip(graph.vs["id"], graph.vs["label"], strict=True)) == dict(
        expected.nodes(data="label")
    )
    assert sorted(zip(graph.es["label"], graph.es["weight"], strict=True)) == sorted(
        (data["label"], data["weight"]) for *_, data in expected.edges(data=True)
    )
    assert graph.is_directed()


def test_node_data():
    entities = [
        replace(e, aliases=(Alias("D. Trump", 2), Alias("Donald", 1))) for e in VIEW.entities
    ]
    placed = replace(VIEW, entities=tuple(entities), positions={TRUMP: (12.5, -3.0)})
    assert by_networkx(placed).nodes[TRUMP] == {
        "label": "Trump",
        "type": "PERSON",
        "aliases": "D. Trump | Donald",
        "claims": 8,
        "documents": "more & more.txt | news.txt",
        "size": 15.9,
        "r": 0x00,
        "g": 0x72,
        "b": 0xB2,
        "x": 12.5,
        "y": 3.0,
    }


def test_edge_data():
    graph = by_networkx(VIEW)
    (meeting,) = graph.get_edge_data(PUTIN, TRUMP).values()
    assert meeting == {
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
        "classes": "CONSULT 1",
        "speakers": "Xi",
        "documents": "more & more.txt | news.txt",
        "evidence": "Trump met Putin, Xi denied. | "
        "Trump met Putin. Xi <b>praised</b> Trump & Müller 北京.",
    }


def test_label_tells_parallel_edges_apart():
    """Gephi reads the attribute as the type of the edge, and keeps one edge of each type."""
    edges = [(e.get("source"), e.get("target"), e.get("label")) for e in xml_edges(VIEW)]
    assert sorted(label for *_, label in edges) == [
        "blame", "denied: praise", "meet", "not praise", "praise", "praise"
    ]  # fmt: skip
    assert len(set(edges)) == len(edges)


def test_edge_ids_occur_once():
    ids = [edge.get("id") for edge in xml_edges(VIEW)]
    assert sorted(ids) == sorted({edge.id for edge in VIEW.edges})


def test_only_symmetric_edges_are_undirected():
    """Gephi ignores case here; networkx would refuse the file if this were "false"."""
    found = {edge.get("label"): edge.get("directed") for edge in xml_edges(VIEW)}
    assert found.pop("meet").lower() == "false"
    assert set(found.values()) == {None}


def test_one_type_for_each_key_and_no_key_that_gephi_takes_for_another():
    root = ElementTree.fromstring(written(VIEW))
    keys = [(key.get("for"), key.get("attr.name")) for key in root.iter(f"{XML}key")]
    assert len(set(keys)) == len(keys)
    ids = [key.get("id") for key in root.iter(f"{XML}key")]
    assert len(set(ids)) == len(ids)
    assert not {"d3", "d7"} & set(ids)
    types = {key.get("id"): key.get("attr.type") for key in root.iter(f"{XML}key")}
    assert {types[key] for key in ("node_x", "node_y", "node_size", "edge_weight")} == {"double"}
    assert {types[key] for key in ("node_r", "node_g", "node_b", "edge_planned")} == {"long"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("O'Neill & Sons <Ltd>", "O'Neill & Sons <Ltd>"),
        ("Müller 北京", "Müller 北京"),
        ("bell\x07 \U0001d513utin", "bell \U0001d513utin"),
        ("nul\0 \ufffe\uffffend", "nul end"),
        ("two\r\nlines", "two lines"),
        ("]]> &amp; <!-- \"", "]]> &amp; <!-- \""),
    ],
)  # fmt: skip
def test_hard_names(name, expected, tmp_path):
    view = named(name)
    assert by_networkx(view).nodes[PUTIN]["label"] == expected
    graph = by_igraph(view, tmp_path)
    assert graph.vs.find(id=PUTIN)["label"] == expected


def test_hard_action_and_title(tmp_path):
    edges = [replace(edge, predicate='say\x07 "<&>"') for edge in VIEW.edges[:1]]
    view = replace(VIEW, edges=tuple(edges))
    assert [edge.get("label") for edge in xml_edges(view)] == ['say "<&>"']
    title = "a <b> & \x00 --> title"
    root = ElementTree.fromstring(written(view, title=title))
    assert root.find(f"{XML}graph/{XML}desc").text == "a <b> & --> title"
    (tmp_path / "titled.graphml").write_bytes(written(view, title=title))
    assert igraph.Graph.Read_GraphML(str(tmp_path / "titled.graphml")).ecount() == 1


@pytest.mark.parametrize("positions", [{}, dict.fromkeys((TRUMP, PUTIN, XI), (0.0, 0.0))])
def test_no_node_at_the_origin(positions):
    nodes = by_networkx(replace(VIEW, positions=positions)).nodes(data=True)
    assert all((data["x"], data["y"]) != (0.0, 0.0) for _, data in nodes)


def test_same_bytes_in_any_order():
    def shuffled(items):
        return tuple(random.sample(items, len(items)))

    documents = dict(reversed(VIEW.documents.items()))
    other = View(shuffled(VIEW.entities), shuffled(VIEW.edges), documents)
    assert written(other) == written(VIEW)


def test_nothing(tmp_path):
    assert len(by_networkx(View((), (), {}))) == 0
    assert by_igraph(View((), (), {}), tmp_path).vcount() == 0


def test_entity_without_edge():
    view = View((Entity("1", "Alone", "ORG", ()),), (), {})
    assert by_networkx(view).nodes["1"]["label"] == "Alone"


@given(builders.corpora())
def test_whatever_the_texts_hold(corpus):
    view = view_of(*corpus)
    graph = by_networkx(view)
    assert graph.number_of_nodes() == len(view.entities)
    assert graph.number_of_edges() == len(view.edges)


def test_first_and_last_time_of_an_edge():
    at = [("2022-03-15", "day"), ("2022-W11", "week"), ("2022-Q1", "quarter"), ("202", "decade")]
    times = [Time(0, 5, "Trump", value, length) for value, length in at]
    claims = [claim(NEWS, "Xi", "praise", "Trump", time=time) for time in times]
    claims.append(claim(NEWS, "Xi", "praise", "Trump", time=Time(0, 5, "Trump")))
    (edge,) = by_networkx(view_of(builders.extraction(NEWS, *claims))).edges(data=True)
    assert (edge[2]["first"], edge[2]["last"]) == ("202", "2022-03-15")
