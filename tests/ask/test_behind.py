"""Sentences behind edges, entities and groups."""

from hypothesis import given
from hypothesis import strategies as st

from kgraph.ask import behind
from kgraph.ask.criteria import Criteria
from kgraph.ask.evidence import evidence
from kgraph.ask.names import entity
from tests.ask.news import article, corpora, stored


def sentences(found):
    return [one.claim.sentence.text for one in found]


def test_asserted_claims_of_an_edge_come_first(tmp_path):
    planned = ("Trump meet Putin", {"modality": "planned"})
    with stored(tmp_path, article("a", planned), article("b", "Trump meet Putin")) as store:
        (edge,) = store.view().edges
        (one,) = behind.of_edges(store, [edge.id])[edge.id]
        assert one.document.name == "b"
        both = behind.of_edges(store, [edge.id], each=5)[edge.id]
        assert [found.document.name for found in both] == ["a", "b"]
        chosen = Criteria(modalities=("planned",))
        (one,) = behind.of_edges(store, [edge.id], chosen)[edge.id]
        assert one.document.name == "a"


def test_a_sentence_is_given_once(tmp_path):
    found = article("a", "Trump meet Putin", "Trump praise Putin")
    first = found.claims[0]
    twice = first._replace(object=first.object._replace(name="Xi"))
    with stored(
        tmp_path,
        found.__class__(found.document, 2, (*found.mentions, twice.object), (*found.claims, twice)),
    ) as store:
        trump = entity(store, "Trump")
        assert sentences(behind.of_entity(store, trump.id, most=5)) == [
            "Trump meet Putin.", "Trump praise Putin."
        ]  # fmt: skip


def test_strongest_edges_of_an_entity_come_first(tmp_path):
    weak, strong = article("a", "Trump call Xi"), article("b", *["Trump meet Putin"] * 3)
    with stored(tmp_path, weak, strong) as store:
        trump = entity(store, "Trump")
        assert sentences(behind.of_entity(store, trump.id)) == ["Trump meet Putin."]
        chosen = Criteria(actions=("call",))
        assert sentences(behind.of_entity(store, trump.id, chosen)) == ["Trump call Xi."]


def test_a_group_has_what_joins_its_members(tmp_path):
    with stored(tmp_path, article("a", *["Trump meet Putin"] * 3, "Putin call Xi")) as store:
        ids = [entity(store, name).id for name in ("Putin", "Xi")]
        assert sentences(behind.within(store, ids)) == ["Putin call Xi."]
        assert behind.within(store, ids[:1]) == []


@given(
    corpora(), st.sampled_from([Criteria(), Criteria(modalities=("planned",))]), st.integers(1, 3)
)
def test_what_is_behind_is_evidence(tmp_path_factory, found, criteria, most):
    """Each edge with a claim that fits has a sentence, and none that does not fit is given."""
    with stored(tmp_path_factory.mktemp("behind"), *found) as store:
        view = store.view()
        given = behind.of_edges(store, [edge.id for edge in view.edges], criteria, each=most)
        for edge in view.edges:
            fits = [c for c in edge.claims if c.modality in (criteria.modalities or [c.modality])]
            places = {(c.document_id, c.sentence.start) for c in fits}
            told = [(e.claim.document_id, e.claim.sentence.start) for e in given[edge.id]]
            assert len(told) == len(set(told)) == min(most, len(places))
            assert set(told) <= places
        for one in view.entities:
            told = behind.of_entity(store, one.id, criteria, most=most)
            if told:
                assert {e.claim.id for e in told} <= {
                    e.claim.id for e in evidence(store, [one], criteria)
                }
