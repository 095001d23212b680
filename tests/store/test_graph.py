"""The graph in the store: written whole, read whole or in part."""

import json
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.model import Decision, Document, Entity, Resolution, View
from kgraph.store import Store
from tests import builders
from tests.merge import merge

NEWS = Document.of("Trump met Putin. Peskov praised Xi.", name="a.txt")
MEETING = builders.claim(NEWS, "Trump", "met", "Putin", lemma="meet")
PRAISE = builders.claim(NEWS, "Peskov", "praised", "Xi", lemma="praise")
READ = builders.extraction(NEWS, MEETING, PRAISE)
SAME = Decision(
    "Trump", "Donald Trump", "PERSON", True, "last name", "same surname", 0.93, "a1", ("t", "t")
)
WHO = builders.resolution(READ, decisions=(SAME,))


EDGES = merge([READ], WHO)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "kgraph.db", create=True) as store:
        builders.fill(store, READ, who=WHO)
        yield store


def test_view_of_everything(store):
    view = store.view()
    assert view.entities == tuple(sorted(WHO.entities, key=lambda entity: entity.name))
    assert view.edges == EDGES
    assert view.documents == {NEWS.id: NEWS}


def test_view_of_one_entity(store):
    view = store.view([WHO.links[MEETING.object]])
    assert view.edges == EDGES[1:]
    assert {entity.name for entity in view.entities} == {"Trump", "Putin"}
    assert view.documents == {NEWS.id: NEWS}


def test_view_of_an_entity_without_edges(store):
    alone = Entity("alone", "Alone", "ORG", ())
    builders.fill(store, who=Resolution((*WHO.entities, alone), WHO.links))
    view = store.view(["alone"])
    assert (view.entities, view.edges, view.documents) == ((alone,), (), {})


def test_view_of_nobody(store):
    assert store.view([]).entities == ()
    assert store.view(["unheard of"]).edges == ()


def test_graph_is_replaced(store):
    builders.fill(store, who=Resolution(WHO.entities[:1], {}), fingerprint="2", title="other news")
    assert store.view().entities == WHO.entities[:1]
    assert store.view().edges == ()
    assert store.links() == {}
    assert store.decisions() == []
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


def test_change_is_seen_at_its_end_or_never(store):
    path = store.path
    with Store.open(path) as reader, pytest.raises(KeyboardInterrupt), store.changing() as change:
        change.forget([NEWS.id])
        change.resolve(builders.changes(store, Resolution((), {})))
        assert reader.view().edges == EDGES
        raise KeyboardInterrupt
    assert store.view().edges == EDGES


def test_pictures_are_of_a_graph(store):
    assert store.drawn() is None
    store.mark_drawn()
    assert store.drawn() == "1"
    builders.fill(store, who=WHO, fingerprint="2")
    assert store.drawn() == "1"


def test_forgotten_document_leaves_no_edge(store):
    with store.changing() as change:
        change.forget([NEWS.id])
        change.resolve(builders.changes(store, Resolution((), {})))
    assert store.view() == View((), (), {})


def test_claims_that_differ_only_in_polarity_stay_apart(store):
    denied = builders.claim(NEWS, "Trump", "met", "Putin", lemma="meet", polarity="negative")
    both = builders.extraction(NEWS, MEETING, denied)
    builders.fill(store, both)
    edges = store.view().edges
    assert {edge.polarity: edge.claims for edge in edges} == {
        "positive": (MEETING,),
        "negative": (denied,),
    }


@settings(max_examples=30, deadline=None)  # each makes a store on the disk
@given(builders.corpora(), st.randoms(use_true_random=False))
def test_graph_that_grew_is_the_graph_of_all(corpus, random):
    """Documents come one by one, in any order, and some go and come again."""
    who = builders.resolution(*corpus)
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder, "kgraph.db"), create=True) as store,
    ):
        for found in random.sample(corpus, len(corpus)):
            builders.fill(store, found)
        for found in random.sample(corpus, random.randint(0, len(corpus))):
            with store.changing() as change:
                change.forget([found.document.id])
                left = builders.resolution(*store.extractions())
                change.resolve(builders.changes(store, left))
            builders.fill(store, found)
        assert store.view() == View(
            tuple(sorted(who.entities, key=lambda e: (e.name, e.id))),
            merge(corpus, who),
            {document.id: document for document in store.documents()},
            speakers=_speakers(store),
        )
        around_all = store.view({entity.id for entity in who.entities})
        assert (around_all.edges, around_all.speakers) == (store.view().edges, _speakers(store))
        assert _counts(store) == [
            (e.id, e.weight, len(e.documents), e.modalities) for e in _by_id(store.view().edges)
        ]
        joined = Counter(
            end for e in store.view().edges for end in (e.source, e.target) for _ in e.claims
        )
        assert {e.id: tally.claims for e, tally in store.ranked()} == {
            entity.id: joined[entity.id] for entity in who.entities
        }


def _speakers(store):
    """Name of who says it, by claim; of claims by chance, several may have the same id."""
    names = {mention: one.name for mention, one in store.links().items()}
    joined = {claim for edge in store.view().edges for claim in edge.claims}
    found = {}
    for extraction in store.extractions():
        for claim in sorted(filter(joined.__contains__, extraction.claims), key=_place):
            speaker = claim.attribution and claim.attribution.speaker
            if speaker:
                found[claim.id] = names.get(speaker, speaker.name)
    return found


def _place(claim):
    at = (claim.sentence, claim.predicate, claim.subject, claim.object)
    return [one.start for one in at]


def _counts(store):
    with store.reading() as db:
        found = db.execute("SELECT id, weight, documents, modalities FROM edges ORDER BY id")
        return [(*tuple(row)[:3], json.loads(row["modalities"])) for row in found]


def _by_id(edges):
    return sorted(edges, key=lambda edge: edge.id)
