"""Claims that agree become one edge, in any order of the documents."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.model import Document, Mention, Resolution, digest
from tests import builders
from tests.merge import merge

A = Document.of("Trump met Putin in Moscow. Peskov said they talked.", name="a.txt")
B = Document.of("Putin met Trump again, Peskov denied, unhappy in 1918.", name="b.txt")


def edges(*claims):
    by_document = {}
    for claim in claims:
        by_document.setdefault(claim.document_id, []).append(claim)
    found = [
        builders.extraction(document, *by_document[document.id])
        for document in (A, B)
        if document.id in by_document
    ]
    resolution = builders.resolution(*found)
    names = {entity.id: entity.name for entity in resolution.entities}
    return [
        (names[e.source], e.predicate, names[e.target], e.polarity, e.weight)
        for e in merge(found, resolution)
    ]


def claim(document, subject, action, object, **changes):  # noqa: A002
    return builders.claim(document, subject, "met", object, lemma=action, **changes)


def test_claims_that_agree_are_one_edge():
    claims = [claim(d, "Trump", "praise", "Putin") for d in (A, B)]
    assert edges(*claims) == [("Trump", "praise", "Putin", "positive", 2)]


def test_symmetric_action_is_stored_once_in_order_of_names():
    meetings = [claim(A, "Trump", "meet", "Putin"), claim(B, "Putin", "meet", "Trump")]
    assert edges(*meetings) == [("Putin", "meet", "Trump", "positive", 2)]


def test_other_actions_keep_their_direction():
    assert edges(claim(A, "Trump", "praise", "Putin"), claim(B, "Putin", "praise", "Trump")) == [
        ("Putin", "praise", "Trump", "positive", 1),
        ("Trump", "praise", "Putin", "positive", 1),
    ]


@pytest.mark.parametrize(
    ("action", "directed"),
    [
        ("talk", False),
        ("talk about", True),
        ("agree", False),
        ("agree to", True),
        ("push for", True),
        ("contact", True),
        ("", True),
    ],
)
def test_only_what_both_sides_must_do_has_no_direction(action, directed):
    extraction = builders.extraction(A, claim(A, "Trump", action, "Putin"))
    (edge,) = merge([extraction], builders.resolution(extraction))
    assert (edge.predicate, edge.directed) == (action, directed)


def test_polarity_keeps_edges_apart():
    denied = builders.said_by(A, "Peskov", stance="deny", cue="deny")
    assert edges(
        claim(A, "Trump", "praise", "Putin"),
        claim(A, "Trump", "praise", "Putin", polarity="negative"),
        claim(A, "Trump", "praise", "Putin", attribution=denied),
    ) == [
        ("Trump", "praise", "Putin", "denied", 1),
        ("Trump", "praise", "Putin", "negative", 1),
        ("Trump", "praise", "Putin", "positive", 1),
    ]


def test_strongest_edge_comes_first():
    claims = [claim(d, "Trump", "praise", "Putin") for d in (A, B)]
    assert edges(claim(A, "Peskov", "see", "Putin"), *claims)[0][-1] == 2


@pytest.mark.parametrize("label", ["TIME", "CLAUSE", "QUALITY"])
def test_end_that_is_no_entity(label):
    year = builders.mention(B, "1918", label=label)
    assert edges(claim(B, "Trump", "end", year)) == []
    extraction = builders.extraction(B, claim(B, "Trump", "end", year))
    linked = Resolution(
        builders.resolution(extraction).entities,
        dict.fromkeys(extraction.mentions, digest("Trump", "PERSON")),
    )
    assert merge([extraction], linked) == ()


def test_end_without_entity():
    extraction = builders.extraction(A, claim(A, "Trump", "praise", "Putin"))
    who = builders.resolution(extraction)
    assert merge([extraction], Resolution(who.entities, {})) == ()


def test_both_ends_the_same_entity():
    both = Mention(A.id, 10, 15, "Putin", "PERSON", "Trump", "name")
    assert edges(claim(A, "Trump", "praise", both)) == []


def test_speakers_are_named_once_and_sorted():
    unknown = Mention(A.id, 0, 5, "Trump", "GROUP", "officials", "nominal")
    saying = [builders.said_by(A, who) for who in ("Peskov", "Peskov", unknown, None)]
    claims = [
        claim(A, "Trump", "praise", "Putin", attribution=said, rule=str(n))
        for n, said in enumerate(saying)
    ]
    extraction = builders.extraction(A, *claims)
    who = builders.resolution(extraction)
    links = {mention: key for mention, key in who.links.items() if mention != unknown}
    (edge,) = merge([extraction], Resolution(who.entities, links))
    assert edge.speakers == ("Peskov", "officials")


def test_claims_are_in_the_order_of_the_texts():
    first = claim(A, "Trump", "meet", "Putin")
    later = builders.claim(A, "Trump", "talked", "Putin", lemma="meet")
    other = claim(B, "Putin", "meet", "Trump")
    found = [builders.extraction(B, other), builders.extraction(A, later, first)]
    (edge,) = merge(found, builders.resolution(*found))
    assert edge.claims == (first, later, other)
    assert edge.documents == (A.id, B.id)


def test_document_counts_once():
    extraction = builders.extraction(A, claim(A, "Trump", "praise", "Putin"))
    (edge,) = merge([extraction, extraction], builders.resolution(extraction))
    assert edge.weight == 1


def test_nothing():
    assert merge([], Resolution((), {})) == ()


@given(builders.corpora(), st.randoms())
def test_order_does_not_matter(corpus, chance):
    resolution = builders.resolution(*corpus)
    expected = merge(corpus, resolution)
    chance.shuffle(corpus)
    entities = random.sample(resolution.entities, len(resolution.entities))
    shuffled = Resolution(tuple(entities), dict(reversed(resolution.links.items())))
    assert merge(corpus, shuffled) == expected


@given(builders.corpora())
def test_every_claim_is_in_one_edge_or_has_no_two_entities(corpus):
    resolution = builders.resolution(*corpus)
    found = merge(corpus, resolution)
    assert len({edge.id for edge in found}) == len(found)
    links = resolution.links
    wanted = [
        claim
        for extraction in corpus
        for claim in extraction.claims
        if claim.subject in links
        and claim.object in links
        and links[claim.subject] != links[claim.object]
    ]
    assert sum(edge.weight for edge in found) == len(wanted)
    for edge in found:
        assert edge.source != edge.target
        assert {claim.edge_polarity for claim in edge.claims} == {edge.polarity}
