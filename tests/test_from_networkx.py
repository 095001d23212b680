"""What networkx has is a graph again: all of it, a part of it, or one of somebody else."""

from __future__ import annotations

import io
import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kgraph
from kgraph.ask import STORE, multigraph
from kgraph.importing import from_networkx
from kgraph.store import Store
from tests import archives
from tests.stored import exported

if TYPE_CHECKING:
    from pathlib import Path

    from networkx import MultiDiGraph  # type: ignore[import-untyped]

HARD = ("O'Neill & Sons <Ltd>", "Müller 北京", "bell\x07 and null\x00", "</script><b>", "=1+1")
ALL = range(len(archives.TEXTS))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "out"
    archives.build(out, *ALL)
    return out


@pytest.fixture(scope="module")
def whole(built: Path) -> MultiDiGraph[str]:
    with Store.open(built / STORE) as store:
        return multigraph.multigraph(store, evidence=True)


def again(graph: Any, out: Path) -> MultiDiGraph[str]:
    """What comes back of it."""
    kgraph.from_networkx(graph, out=out, draw=False).close()
    with Store.open(out / STORE) as store:
        return multigraph.multigraph(store, evidence=True)


def told(graph: MultiDiGraph[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    nodes = {node: (data["name"], data["type"]) for node, data in graph.nodes(data=True)}
    edges = {
        key: (one, other, {**data, "evidence": sorted(map(json.dumps, data["evidence"]))})
        for one, other, key, data in graph.edges(keys=True, data=True)
    }
    return nodes, edges


def test_whole_graph_comes_back(whole: MultiDiGraph[str], tmp_path: Path) -> None:
    assert told(again(whole, tmp_path)) == told(whole)


@settings(max_examples=8)
@given(st.data())
def test_part_comes_back(
    tmp_path_factory: pytest.TempPathFactory, whole: MultiDiGraph[str], data: st.DataObject
) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(whole.nodes)), min_size=8))
    part = whole.subgraph(kept).copy()
    part.remove_edges_from(
        data.draw(st.sets(st.sampled_from(sorted(part.edges(keys=True))))) if part.edges else ()
    )
    part.remove_nodes_from(list(networkx.isolates(part)))
    if part.number_of_edges():
        found = again(part, tmp_path_factory.mktemp("part"))
        assert told(found) == told(part)


def test_neighbourhood_comes_back(whole: MultiDiGraph[str], tmp_path: Path) -> None:
    around = next(node for node, name in whole.nodes(data="name") if name == "Joe Biden")
    part = networkx.ego_graph(whole, around, undirected=True)
    assert 2 < len(part) < len(whole)
    assert told(again(part, tmp_path)) == told(part)


@pytest.mark.parametrize("kind", [networkx.MultiGraph, networkx.DiGraph, networkx.Graph])
def test_other_kinds_of_graph(whole: MultiDiGraph[str], tmp_path: Path, kind: Any) -> None:
    part = kind(whole)
    found = again(part, tmp_path)
    wanted = sorted(claim for *_, data in part.edges(data=True) for claim in data["claims"])
    assert sorted(c for *_, data in found.edges(data=True) for c in data["claims"]) == wanted
    ends = {key: (one, other) for one, other, key in whole.edges(keys=True)}
    assert {key: (one, other) for one, other, key in found.edges(keys=True)}.items() <= ends.items()


def test_node_that_was_renamed_or_joined(whole: MultiDiGraph[str], tmp_path: Path) -> None:
    part = whole.copy()
    nodes = {name: node for node, name in part.nodes(data="name")}
    part.nodes[nodes["Joe Biden"]].update(name="The Old Man", type="GROUP")
    part = networkx.contracted_nodes(part, nodes["Donald Trump"], nodes["Vladimir Putin"])
    found = dict(again(part, tmp_path).nodes(data="name"))
    assert "The Old Man" in found.values()
    assert not {"Joe Biden", "Vladimir Putin"} & set(found.values())


def strongest(graph: MultiDiGraph[str], count: int) -> list[str]:
    """Those in most claims: they speak, and are spoken of."""
    weights = dict.fromkeys(graph, 0)
    for *ends, weight in graph.edges(data="weight"):
        for end in ends:
            weights[end] += weight
    return sorted(graph, key=lambda node: -weights[node])[:count]


def speakers(graph: MultiDiGraph[str]) -> set[str]:
    return {name for *_, names in graph.edges(data="speakers") for name in names}


@pytest.mark.parametrize("relabelled", [False, True])
def test_new_name_is_that_of_a_speaker_too(
    whole: MultiDiGraph[str], tmp_path: Path, relabelled: bool
) -> None:
    graph = whole.copy()
    (teller,) = [node for node, name in graph.nodes(data="name") if name == "Xi Jinping"]
    assert "Xi Jinping" in speakers(graph)
    graph.nodes[teller]["name"] = "The Chairman"
    if relabelled:
        graph = networkx.relabel_nodes(graph, {node: f"mine {node}" for node in graph})
    rows = list(map(json.dumps, multigraph.rows(graph)))
    assert '"entity": "The Chairman"' in "".join(rows)
    assert not [row for row in rows if '"entity": "Xi Jinping"' in row or '"node"' in row]
    found = again(graph, tmp_path / "out")
    assert (len(found), found.number_of_edges()) == (len(whole), whole.number_of_edges())
    assert "Xi Jinping" not in {name for _, name in found.nodes(data="name")} | speakers(found)
    assert "The Chairman" in speakers(found)


def test_two_that_became_one_are_one_everywhere(whole: MultiDiGraph[str], tmp_path: Path) -> None:
    one, other = strongest(whole, 2)
    graph = networkx.contracted_nodes(whole, one, other, self_loops=False)
    found = again(graph, tmp_path / "out")
    assert len(found) == len(graph) == len(whole) - 1
    gone = whole.nodes[other]["name"]
    assert gone not in {name for _, name in found.nodes(data="name")} | speakers(found)


def test_json_comes_back(built: Path, tmp_path: Path) -> None:
    """Its evidence are sentences."""
    graph = networkx.node_link_graph(json.loads(exported(built, "json")), edges="links")
    found = again(graph, tmp_path / "out")
    assert len(found) == len(graph)
    actions = {action for *_, action in graph.edges(data="action")}
    assert {action for *_, action in found.edges(data="action")} == actions


def test_action_that_was_edited(whole: MultiDiGraph[str], tmp_path: Path) -> None:
    graph = whole.copy()
    for *_, data in graph.edges(data=True):
        data["action"] = "hug"
    found = again(graph, tmp_path / "out")
    assert {action for *_, action in found.edges(data="action")} == {"hug"}
    claims = [claim for *_, claim in found.edges(data="claims")]
    assert sum(map(len, claims)) == sum(len(of) for *_, of in whole.edges(data="claims"))


def edge(**data: Any) -> Any:
    graph = networkx.DiGraph(name="deals")
    graph.add_node(1, name="Ann", type="PERSON")
    graph.add_node(2, name="Bob", type="person")
    graph.add_edge(1, 2, **data)
    return graph


@pytest.mark.parametrize(
    ("data", "action", "sentence", "polarity"),
    [
        ({"action": "pay"}, "pay", "Ann pay Bob", "positive"),
        ({"label": "pay"}, "pay", "Ann pay Bob", "positive"),
        ({"action": "pay", "sentence": "Bob got paid."}, "pay", "Bob got paid.", "positive"),
        ({"action": "pay", "polarity": "denied"}, "pay", "Ann pay Bob", "denied"),
        ({"action": "pay", "polarity": "negative"}, "pay", "Ann pay Bob", "negative"),
        ({"action": 3, "sentence": ["no", "text"]}, "3", "['no', 'text']", "positive"),
        ({}, "relate to", "Ann relate to Bob", "positive"),
    ],
)
def test_edge_is_a_claim(
    tmp_path: Path, data: dict[str, Any], action: str, sentence: str, polarity: str
) -> None:
    with kgraph.from_networkx(edge(**data), out=tmp_path, draw=False) as graph:
        (row,) = graph.evidence("Ann", "Bob")
        assert (row.edge.source.name, row.edge.target.name) == ("Ann", "Bob")
        assert row.edge.source.label == row.edge.target.label == "PERSON"
        assert row.edge.predicate == action
        assert row.edge.polarity == polarity
        assert row.claim.sentence.text == sentence
        assert row.document.name == "deals"
        assert graph.verify(sources=True).problems == ()


def test_key_is_the_action_of_an_edge_without_another(tmp_path: Path) -> None:
    graph = networkx.MultiDiGraph()
    graph.add_edge("a", "b", key="pays")
    graph.add_edge("a", "b")
    found = again(graph, tmp_path)
    assert sorted(data["action"] for *_, data in found.edges(data=True)) == ["pays", "relate to"]


def test_sentences_and_documents_are_shared(tmp_path: Path) -> None:
    graph = networkx.MultiDiGraph()
    said = {"sentence": "Ann met Bob and Eve.", "document": "a.txt"}
    graph.add_edge("Ann", "Bob", action="meet", **said)
    graph.add_edge("Ann", "Eve", action="meet", **said)
    with kgraph.from_networkx(graph, out=tmp_path, draw=False) as found:
        (document,) = found.documents()
        assert (document.name, document.sentences, document.claims) == ("a.txt", 1, 2)
        assert {row.claim.subject.text for row in found.claims()} == {"Ann"}


def test_nodes_of_one_name_stay_two(tmp_path: Path) -> None:
    graph = networkx.DiGraph()
    graph.add_nodes_from([(1, {"name": "Ann"}), (2, {"name": "Ann"}), (3, {"name": "Anne"})])
    graph.add_edges_from([(1, 2), (2, 3)])
    found = again(graph, tmp_path)
    assert sorted(dict(found.nodes(data="name")).values()) == ["Ann", "Ann (2)", "Anne"]


def test_hard_names_come_back_by_every_way(tmp_path: Path) -> None:
    graph = networkx.DiGraph(name="x/../y <z>")
    for one, other in pairwise(HARD):
        graph.add_edge(one, other, action=f"see & {other}")
    found = again(graph, tmp_path / "one")
    assert sorted(dict(found.nodes(data="name")).values()) == sorted(HARD)
    assert told(again(found, tmp_path / "two")) == told(found)
    lines = exported(tmp_path / "one", "jsonl")
    archives.imported(tmp_path / "three", lines.decode())
    assert exported(tmp_path / "three", "jsonl") == lines
    read = networkx.read_graphml(io.BytesIO(exported(tmp_path / "one", "graphml")))
    assert len(read.nodes) == len(HARD)
    assert b"</script><b>" not in exported(tmp_path / "one", "html")


def test_made_again_in_the_same_folder(tmp_path: Path) -> None:
    again(edge(action="pay"), tmp_path)
    found = again(edge(action="sue"), tmp_path)
    assert [data["action"] for *_, data in found.edges(data=True)] == ["sue"]


def test_graph_of_articles_is_not_overwritten(built: Path) -> None:
    before = exported(built, "jsonl")
    with pytest.raises(kgraph.KgraphError, match="holds a graph; give another folder"):
        from_networkx(edge(action="pay"), built)
    assert exported(built, "jsonl") == before


def test_what_was_added_is_not_overwritten(tmp_path: Path) -> None:
    """Neither claims nor articles."""
    for add in (
        lambda out: archives.imported(out, archives.archive(0)),
        lambda out: archives.add(out, 0),
    ):
        out = tmp_path / str(len(list(tmp_path.iterdir()))) / "out"
        out.parent.mkdir()
        from_networkx(edge(action="pay"), out, draw=False)
        add(out)
        with pytest.raises(kgraph.KgraphError, match="holds a graph; give another folder"):
            from_networkx(edge(action="pay"), out)


def test_nothing_to_make_a_graph_of(tmp_path: Path) -> None:
    with pytest.raises(kgraph.KgraphError, match="no edge in this networkx graph"):
        from_networkx(networkx.Graph(), tmp_path)


@pytest.mark.parametrize("bad", [3, {}, {"subject": {}, "object": {}}])
def test_evidence_that_is_none(tmp_path: Path, whole: MultiDiGraph[str], bad: Any) -> None:
    graph = networkx.DiGraph()
    good = next(data["evidence"][0] for *_, data in whole.edges(data=True))
    graph.add_edge("Ann", "Bob", evidence=[bad, good])
    with pytest.warns(UserWarning, match=r"not read: claim None of None: no claim in schema 1"):
        kgraph.from_networkx(graph, out=tmp_path, draw=False).close()
