"""The whole graph for networkx is what the store holds."""

import tempfile
from pathlib import Path

from hypothesis import given

from kgraph.ask.claims import claims
from kgraph.ask.multigraph import multigraph
from tests.ask.news import corpora, stored


@given(corpora())
def test_edges_are_those_of_the_store(articles):
    with (
        tempfile.TemporaryDirectory() as folder,
        stored(Path(folder), *articles) as store,
    ):
        graph, counts = multigraph(store), store.counts()
        assert (len(graph.nodes), len(graph.edges)) == (counts.entities, counts.edges)
        assert all(graph.degree(node) for node in graph)
        held = [claim for *_, data in graph.edges(data=True) for claim in data["claims"]]
        assert sorted(held) == sorted(row.claim.id for row in claims(store))
        for _, _, data in graph.edges(data=True):
            assert data["weight"] == len(data["claims"]) == sum(data["modalities"].values())
            assert len(set(data["documents"])) == len(data["documents"])


def test_attributes(store):
    graph = multigraph(store)
    names = {data["name"]: node for node, data in graph.nodes(data=True)}
    assert graph.nodes[names["Kyiv"]] == {"name": "Kyiv", "type": "GPE", "aliases": []}
    met = graph.get_edge_data(names["Putin"], names["Trump"])
    (data,) = (data for data in met.values() if data["polarity"] == "positive")
    assert data["action"] == "meet"
    assert not data["directed"]
    assert (data["weight"], data["documents"]) == (2, ["a.txt", "b.txt"])
    assert data["modalities"] == {"asserted": 1, "planned": 1}
    assert data["speakers"] == ["Peskov"]
    assert (data["first_day"], data["last_day"]) == ("2025-01-10", "2025-02-20")
