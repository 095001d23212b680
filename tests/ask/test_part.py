"""A part of the graph is what is left of the whole when the rest is taken away."""

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.ask import ALL, Criteria, entity, settled
from kgraph.ask import part as parts
from kgraph.ask.claims import claims
from kgraph.ask.part import Part
from kgraph.ask.top import top as ranked
from kgraph.days import days
from kgraph.errors import NothingFound
from kgraph.model import ACTOR_LABELS, Entity, View
from tests.ask.news import PEOPLE, article, corpora, stored


def part(store, criteria=ALL, *, around=(), depth=1, top=None):
    return parts.view(store, Part(criteria, tuple(around), depth, top))


def described(store, criteria, *, around=(), depth=1):
    return parts.described(store, Part(criteria, tuple(around), depth))


def shown(view):
    """(source, action, target, number of claims) of each edge."""
    names = {one.id: one.name for one in view.entities}
    return [(names[e.source], e.predicate, names[e.target], e.weight) for e in view.edges]


def named(view):
    return [one.name for one in view.entities]


# By hand, from the whole graph


def by_hand(view, criteria, around, depth, top):
    """The same from the view of everything, one step after another."""
    labels = {one.id: one.label for one in view.entities}
    centre = {one.id for one in around}
    edges = [kept for edge in view.edges if (kept := filtered(edge, view, criteria)).claims]
    if criteria.types:
        fits = {id_ for id_ in labels if labels[id_] in criteria.types or id_ in centre}
        edges = [edge for edge in edges if {edge.source, edge.target} <= fits]
    if centre:
        near = within(edges, labels, centre, depth)
        edges = [edge for edge in edges if {edge.source, edge.target} <= near]
    if not edges:
        return None
    ids = centre | {end for edge in edges for end in (edge.source, edge.target)}
    if top is not None:
        ids = strongest(edges, view, ids, centre, top)
        edges = [edge for edge in edges if {edge.source, edge.target} <= ids]
    return whole(view, edges, ids) if edges else None


def filtered(edge, view, criteria):
    left = tuple(claim for claim in edge.claims if fits(claim, view, criteria))
    speakers = {view.speakers[claim.id] for claim in left if claim.id in view.speakers}
    return replace(edge, claims=left, speakers=tuple(sorted(speakers)))


def fits(claim, view, criteria):
    document = view.documents[claim.document_id]
    value = claim.time and claim.time.value
    span = days(value) if value else document.published and (document.published,) * 2
    ids = {one.id for one in view.entities if one.name == view.speakers.get(claim.id)}
    return all(
        (
            not criteria.actions or claim.predicate.lemma in criteria.actions,
            not criteria.modalities or claim.modality in criteria.modalities,
            not criteria.polarities or claim.edge_polarity in criteria.polarities,
            not criteria.speakers or ids & set(criteria.speakers),
            not criteria.documents or document.name in criteria.documents,
            not criteria.since or (span and span[1] >= days(criteria.since)[0]),
            not criteria.until or (span and span[0] <= days(criteria.until)[1]),
        )
    )


def within(edges, labels, centre, depth):
    near = last = set(centre)
    for _ in range(depth):
        touching = [e for e in edges if {e.source, e.target} & last]
        ends = {end for edge in touching for end in (edge.source, edge.target)}
        last = {end for end in ends - near if labels[end] in ACTOR_LABELS}
        near = near | ends
    return near


def strongest(edges, view, ids, centre, top):
    weights = Counter()
    for edge in edges:
        weights.update({edge.source: edge.weight, edge.target: edge.weight})
    known = {one.id: one for one in view.entities}
    order = sorted(
        ids - centre,
        key=lambda i: (known[i].label == "CONCEPT", -weights[i], known[i].name, i),
    )
    return centre | set(order[: max(0, top - len(centre))])


def whole(view, edges, ids):
    names = {one.id: one.name for one in view.entities}
    left = [claim for edge in edges for claim in edge.claims]
    documents = {claim.document_id for claim in left}
    said = {claim.id for claim in left} & view.speakers.keys()
    return View(
        tuple(one for one in view.entities if one.id in ids),
        tuple(
            sorted(
                edges,
                key=lambda e: (
                    (-e.weight, names[e.source], e.predicate, names[e.target], e.polarity, e.id)
                ),
            )
        ),
        {id_: document for id_, document in view.documents.items() if id_ in documents},
        speakers={id_: view.speakers[id_] for id_ in said},
    )


def some(values, **more):
    return st.lists(st.sampled_from(values), max_size=2, unique=True, **more)


chosen = st.builds(
    Criteria,
    actions=st.just(()) | some(["meet", "praise"]),
    types=st.just(()) | some(["PERSON", "GPE", "CONCEPT"]),
    modalities=st.just(()) | some(["asserted", "planned"]),
    polarities=st.just(()) | some(["positive", "negative", "denied"]),
    speakers=st.just(()) | some(["Trump", "Peskov"]),
    documents=st.just(()) | some(["0.txt", "1.txt"]),
    since=st.none() | st.sampled_from(["2025", "2025-03"]),
    until=st.none() | st.sampled_from(["2024", "2025-01-01"]),
)


@given(
    corpora(),
    chosen,
    st.just(()) | some(PEOPLE),
    st.integers(1, 3),
    st.none() | st.integers(1, 6),
)
def test_is_what_is_left_of_the_whole(articles, criteria, around, depth, top):
    with tempfile.TemporaryDirectory() as folder, stored(Path(folder), *articles) as store:
        view = store.view()
        known = {one.name: one for one in view.entities}
        speakers = [known[name].id for name in criteria.speakers if name in known]
        criteria = replace(criteria, speakers=speakers)
        centre = [known[name] for name in around if name in known]
        expected = by_hand(view, criteria, centre, depth, top)
        if expected is None:
            with pytest.raises(NothingFound):
                part(store, criteria, around=centre, depth=depth, top=top)
            return
        found = part(store, criteria, around=centre, depth=depth, top=top)
        assert found == expected
        assert list(found.documents) == list(expected.documents)


@settings(max_examples=50)
@given(corpora(), st.integers(1, 8))
def test_strongest_are_those_of_top(articles, count):
    with tempfile.TemporaryDirectory() as folder, stored(Path(folder), *articles) as store:
        best = [row.entity.name for row in ranked(store, limit=None)]
        try:
            found = named(part(store, top=count))
        except NothingFound:
            return
        assert set(found) >= set(best[:count])
        assert len(found) <= count


# On a small graph


def test_all_of_it(store):
    assert part(store) == store.view()


def test_around_one(store):
    found = part(store, around=[entity(store, "Kyiv")])
    assert named(found) == ["Biden", "Kyiv", "Moscow"]
    assert shown(found) == [("Biden", "visit", "Kyiv", 1), ("Kyiv", "fight", "Moscow", 1)]
    assert [document.name for document in found.documents.values()] == ["c.txt"]


def test_what_links_those_around_is_there(store):
    found = part(store, around=[entity(store, "Trump")])
    assert ("Putin", "see", "Xi", 1) in shown(found)


def test_steps_lead_on_from_actors_only(store):
    """Both end the war, which makes them no neighbours of each other."""
    around = [entity(store, "Trump")]
    assert "war" in named(part(store, around=around))
    assert "Biden" not in named(part(store, around=around, depth=3))
    assert "Biden" in named(part(store, around=[entity(store, "war")]))


def test_those_around_one_stay_whatever_their_type(store):
    found = part(store, Criteria(types=["PERSON"]), around=[entity(store, "Kyiv")])
    assert shown(found) == [("Biden", "visit", "Kyiv", 1)]
    assert named(part(store, Criteria(types=["GPE"]))) == ["Kyiv", "Moscow"]


def test_weight_follows_from_the_claims_that_fit(store):
    found = part(store, Criteria(modalities=["planned"]))
    assert shown(found) == [("Putin", "meet", "Trump", 1)]
    (edge,) = found.edges
    assert (edge.modalities, edge.speakers) == ({"planned": 1}, ("Peskov",))
    assert found.speakers == {edge.claims[0].id: "Peskov"}


def test_actors_come_before_concepts(store):
    """The war is in as many claims as Biden, and in more than Xi."""
    assert named(part(store, top=3)) == ["Putin", "Trump", "Xi"]
    assert "war" in named(part(store, top=50))


def test_those_around_come_first(store):
    around = [entity(store, "Moscow"), entity(store, "Kyiv")]
    assert named(part(store, around=around, top=1)) == ["Kyiv", "Moscow"]


def test_one_of_those_around_may_be_alone(store):
    around = [entity(store, "Kyiv"), entity(store, "Trump")]
    found = part(store, Criteria(actions=["visit"]), around=around)
    assert named(found) == ["Biden", "Kyiv", "Trump"]


@pytest.mark.parametrize(
    ("criteria", "around", "top", "message"),
    [
        (Criteria(actions=["sing"]), (), None, "^no claim fits all of these; leave out some"),
        (Criteria(since="2030"), (), None, "what has no date fits no --since and no --until$"),
        (Criteria(actions=["sing"]), ["Kyiv", "Xi"], None, "^no claim about Kyiv or Xi fits"),
        (ALL, ["Peskov"], 1, "^no claim joins two of the 1 strongest; try a larger top$"),
    ],
)
def test_nothing_is_left(store, criteria, around, top, message):
    with pytest.raises(NothingFound, match=message):
        part(store, criteria, around=[entity(store, name) for name in around], top=top)


def test_nobody_is_linked(tmp_path):
    with (
        stored(tmp_path, article("a.txt", "Trump meet Trump")) as store,
        pytest.raises(NothingFound, match=r"^no claim joins anybody with another$"),
    ):
        part(store)


def test_somebody_of_another_graph(store):
    with pytest.raises(NothingFound, match=r"^Elvis is not in this graph; ask for it by name$"):
        part(store, around=[Entity("elvis", "Elvis", "PERSON")])


def test_words(store):
    around = [entity(store, name) for name in ("Putin", "Trump", "Xi")]
    criteria = settled(
        store,
        Criteria(
            actions=["meet", "praise"],
            types=["PERSON"],
            speakers=["peskov"],
            documents=["a*"],
            since="2025-01",
            until="2025-03-10",
        ),
    )
    assert list(described(store, criteria, around=around, depth=2)) == [
        "around Putin, Trump and Xi, 2 steps",
        "type PERSON",
        "action meet or praise",
        "said by Peskov",
        "from a*",
        "since 2025-01",
        "until 2025-03-10",
    ]
    assert list(described(store, ALL, around=around[:1])) == ["around Putin, 1 step"]
    assert list(described(store, ALL)) == []


def test_every_filter_has_words(store):
    given = {
        "actions": ["meet"],
        "types": ["PERSON"],
        "classes": ["FIGHT"],
        "modalities": ["planned"],
        "polarities": ["denied"],
        "speakers": [entity(store, "Peskov").id],
        "documents": ["a.txt"],
        "since": "2025",
        "until": "2025",
    }
    assert given.keys() == set(Criteria.__dataclass_fields__)
    for name, value in given.items():
        assert len(list(described(store, Criteria(**{name: value})))) == 1, name


def test_claims_have_the_speaker_that_all_claims_have(store):
    view = store.view()
    said = {row.claim.id: row.speaker.name for row in claims(store) if row.speaker}
    assert view.speakers == said
    assert set(view.speakers.values()) == {"Peskov", "Trump"}
