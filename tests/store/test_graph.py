"""The graph in the store: written whole, read whole or in part."""

import pytest

from kgraph.errors import StoreError
from kgraph.model import Decision, Document, Edge, Entity, Resolution
from kgraph.store import Store
from tests import builders

NEWS = Document.of("Trump met Putin. Peskov praised Xi.", name="a.txt")
MEETING = builders.claim(NEWS, "Trump", "met", "Putin", lemma="meet")
PRAISE = builders.claim(NEWS, "Peskov", "praised", "Xi", lemma="praise")
READ = builders.extraction(NEWS, MEETING, PRAISE)
SAME = Decision(
    "Trump", "Donald Trump", "PERSON", True, "last name", "same surname", 0.93, "a1", ("t", "t")
)
WHO = builders.resolution(READ, decisions=(SAME,))


def edge(claim, *, directed=True, speakers=()):
    source, target = WHO.links[claim.subject], WHO.links[claim.object]
    action = claim.predicate.lemma
    identity = f"{source} {action}"
    return Edge(identity, source, action, target, "positive", directed, (claim,), speakers)


EDGES = (edge(PRAISE), edge(MEETING, directed=False, speakers=("O'Neill", "普京")))


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "kgraph.db", create=True) as store:
        store.put(READ, "key")
        store.put_graph(WHO, EDGES)
        store.finish("1", "news")
        yield store


def test_view_of_everything(store):
    view = store.view()
    assert view.entities == WHO.entities
    assert view.edges == EDGES
    assert view.documents == {NEWS.id: NEWS}


def test_view_of_one_entity(store):
    view = store.view([WHO.links[MEETING.object]])
    assert view.edges == EDGES[1:]
    assert {entity.name for entity in view.entities} == {"Trump", "Putin"}
    assert view.documents == {NEWS.id: NEWS}


def test_view_of_an_entity_without_edges(store):
    alone = Entity("alone", "Alone", "ORG", ())
    store.put_graph(Resolution((*WHO.entities, alone), WHO.links), EDGES)
    view = store.view(["alone"])
    assert (view.entities, view.edges, view.documents) == ((alone,), (), {})


def test_view_of_nobody(store):
    assert store.view([]).entities == ()
    assert store.view(["unheard of"]).edges == ()


def test_graph_is_replaced(store):
    store.put_graph(Resolution(WHO.entities[:1], {}), ())
    assert store.view().entities == WHO.entities[:1]
    assert store.view().edges == ()
    assert store.links() == {}
    assert store.fingerprint() is None
    store.finish("2", "other news")
    assert (store.fingerprint(), store.title()) == ("2", "other news")


def test_links(store):
    by_id = {entity.id: entity for entity in WHO.entities}
    assert store.links() == {mention: by_id[key] for mention, key in WHO.links.items()}


def test_counts(store):
    assert store.counts()._asdict() == {
        "documents": 1,
        "sentences": 1,
        "claims": 2,
        "entities": 4,
        "edges": 2,
    }


def test_fingerprint_goes_when_documents_change(store):
    assert store.fingerprint() == "1"
    store.keep_only([NEWS.id])
    assert store.fingerprint() == "1"
    store.put(READ, "key")
    assert store.fingerprint() is None
    assert store.title() is None
    store.put_graph(WHO, EDGES)
    assert store.fingerprint() is None
    store.finish("1", "news")
    store.rename(NEWS)
    assert store.fingerprint() is None
    store.finish("1", "news")
    store.keep_only([])
    assert store.fingerprint() is None


def test_forgotten_document_leaves_no_empty_edge(store):
    store.keep_only([])
    assert store.view().edges == ()


def test_edge_with_a_claim_that_was_never_put(store):
    other = Document.of("Putin met Trump.")
    unknown = Edge(
        "e",
        EDGES[0].source,
        "meet",
        EDGES[0].target,
        "positive",
        True,
        (builders.claim(other, "Putin", "met", "Trump"),),
    )
    with pytest.raises(StoreError, match=r"kgraph\.db: was changed by another kgraph"):
        store.put_graph(WHO, (unknown,))
    assert store.view().edges == EDGES
    assert store.fingerprint() == "1"


def test_claims_that_differ_only_in_polarity_stay_apart(store):
    denied = builders.claim(NEWS, "Trump", "met", "Putin", lemma="meet", polarity="negative")
    both = builders.extraction(NEWS, MEETING, denied)
    store.put(both, "key")
    edges = tuple(
        Edge(claim.polarity, WHO.links[claim.subject], "meet", WHO.links[claim.object],
             claim.polarity, True, (claim,))
        for claim in both.claims
    )  # fmt: skip
    store.put_graph(WHO, edges)
    assert store.view().edges == edges
