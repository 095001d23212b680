"""Tables from the store are those worked out from a view of the same part."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kgraph.ask import Criteria, entity
from kgraph.ask import tables as asked
from kgraph.ask.claims import claims
from kgraph.ask.part import WHOLE, Part, view
from kgraph.ask.tables import StoredTables
from kgraph.days import days
from kgraph.errors import NothingFound
from kgraph.model import Time
from kgraph.store import Layout
from tests.ask.news import PEOPLE, article, facts, stored
from tests.export.made import tables_of

NOWHERE = Layout({}, {})


def tables(store, part=WHOLE, layout=NOWHERE, **options):
    return StoredTables(store, part, layout, **options)


def worked_out(store, part=WHOLE, layout=NOWHERE):
    """The same without the store."""
    found = whole(store) if part.is_whole else view(store, part)
    return tables_of(
        replace(found, positions=dict(layout.positions), communities=layout.communities)
    )


def whole(store):
    """The view of everything but of entities that no edge joins."""
    found = store.view()
    joined = {end for edge in found.edges for end in (edge.source, edge.target)}
    return replace(found, entities=tuple(one for one in found.entities if one.id in joined))


def same(found, expected):
    assert list(found.nodes()) == list(expected.nodes())
    assert list(found.links()) == list(expected.links())
    for node in expected.nodes():
        assert list(found.links_of(node.id)) == list(expected.links_of(node.id))


def unsaid(told):
    """Without those who say so, who may be in no edge."""
    return [one._replace(speaker=None) for one in told]


def at(value):
    return Time(0, 1, "then", value, "day")


def link_of(found, action):
    return next(link for link in found.links() if link.action == action)


# By chance

VALUES = ("2025-01-01", "2025-01", "2024", "2025-W01", "202", "2024-12-31T14:30", "someday", None)
dated = st.tuples(facts, st.none() | st.sampled_from(VALUES).map(at)).map(
    lambda pair: (pair[0][0], pair[0][1] | {"time": pair[1]})
)


@st.composite
def corpora(draw):
    """Articles with and without days, of which some have the same name."""
    found = draw(st.lists(st.lists(dated, min_size=1, max_size=5), min_size=1, max_size=4))
    published = st.sampled_from([None, "2024-12-31", "2025-01-01", "2025-06-30"])
    names = st.sampled_from(["a.txt", "b.txt", "c.txt"])
    made = [article(draw(names), *told, published=draw(published)) for told in found]
    return list({one.document.id: one for one in made}.values())


def some(values):
    return st.just(()) | st.lists(st.sampled_from(values), max_size=2, unique=True)


@st.composite
def parts(draw, store):
    known = {one.name: one for one in store.view().entities}
    people = some([name for name in PEOPLE if name in known] or ["Peskov"])
    speakers = some(["Peskov", "Trump"])
    return Part(
        Criteria(
            actions=draw(some(["meet", "praise"])),
            types=draw(some(["PERSON", "GPE", "CONCEPT"])),
            classes=draw(some(["CONSULT", "material conflict"])),
            modalities=draw(some(["asserted", "planned"])),
            polarities=draw(some(["positive", "negative", "denied"])),
            speakers=[known[name].id for name in draw(speakers) if name in known],
            documents=draw(some(["a.txt", "b*"])),
            since=draw(st.none() | st.sampled_from(["2025", "2024-12"])),
            until=draw(st.none() | st.sampled_from(["2024", "2025-01-01"])),
        ),
        around=tuple(known[name] for name in draw(people) if name in known),
        depth=draw(st.integers(1, 2)),
        top=draw(st.none() | st.integers(1, 6)),
    )


@st.composite
def layouts(draw, store):
    """Of all, of some or of none of the entities."""
    ids = [one.id for one in store.view().entities]
    spots = st.tuples(*[st.sampled_from([-10.5, 0.0, 3.25])] * 2)
    places = draw(st.dictionaries(st.sampled_from(ids), spots))
    return Layout(places, draw(st.dictionaries(st.sampled_from(ids), st.integers(0, 2))))


@settings(max_examples=60)
@given(st.data(), corpora())
def test_whole_graph(data, articles):
    with tempfile.TemporaryDirectory() as folder, stored(Path(folder), *articles) as store:
        layout = data.draw(layouts(store))
        same(tables(store, WHOLE, layout), worked_out(store, WHOLE, layout))


@settings(max_examples=120)
@given(st.data(), corpora())
def test_parts(data, articles):
    with tempfile.TemporaryDirectory() as folder, stored(Path(folder), *articles) as store:
        part, layout = data.draw(parts(store)), data.draw(layouts(store))
        try:
            expected = worked_out(store, part, layout)
        except NothingFound:
            with pytest.raises(NothingFound):
                tables(store, part, layout)
            return
        found = tables(store, part, layout)
        same(found, expected)
        told = list(found.claims())
        assert unsaid(one for one in told if one.edge) == unsaid(expected.claims())
        if part.of_entities:
            assert all(one.edge for one in told)
        else:
            assert told == list(claims(store, part.criteria))


@settings(max_examples=30)
@given(st.data(), corpora(), st.integers(1, 3), st.integers(1, 60))
def test_pieces_make_no_difference(data, articles, piece, texts):
    with (
        tempfile.TemporaryDirectory() as folder,
        stored(Path(folder), *articles) as store,
        pytest.MonkeyPatch.context() as patch,
    ):
        part = data.draw(parts(store))
        patch.setattr(asked, "PIECE", piece)
        patch.setattr(asked, "TEXTS", texts)
        try:
            same(tables(store, part), worked_out(store, part))
        except NothingFound:
            return


@settings(max_examples=30)
@given(corpora())
@example([article("a.txt", "Trump meet Xi"), article("a.txt", "Xi meet Trump")])
def test_order_of_reading_makes_no_difference(articles):
    found = []
    for order in (articles, articles[::-1]):
        with tempfile.TemporaryDirectory() as folder, stored(Path(folder), *order) as store:
            one = tables(store)
            found.append([*one.nodes(), *one.links(), *one.claims()])
    assert found[0] == found[1]


# On a small graph


def test_tables_can_be_read_again_and_side_by_side(store):
    found = tables(store)
    nested = [(node.id, [link.id for link in found.links_of(node.id)]) for node in found.nodes()]
    assert nested == [(n.id, [link.id for link in found.links_of(n.id)]) for n in found.nodes()]
    pairs = list(zip(found.links(), found.links(), strict=True))
    assert all(one == other for one, other in pairs)
    assert len(pairs) == len(list(found.links())) > 5


def test_each_link_is_at_both_ends(store):
    found = tables(store)
    ends = sorted(link.id for node in found.nodes() for link in found.links_of(node.id))
    assert ends == sorted([link.id for link in found.links()] * 2)


def test_links_of_a_part_are_those_of_the_part(store):
    found = tables(store, Part(Criteria(actions=["visit"])))
    kyiv = entity(store, "Kyiv").id
    assert [link.action for link in found.links_of(kyiv)] == ["visit"]
    assert list(found.links_of(entity(store, "Xi").id)) == []
    assert list(found.links_of("nobody")) == []


def test_denied_and_negated_edges(store):
    found = {(link.action, link.polarity): link for link in tables(store).links()}
    assert found["meet", "denied"].speakers == ("Peskov",)
    assert found["blame", "negative"].weight == 1
    meeting = found["meet", "positive"]
    assert (meeting.directed, meeting.weight) == (False, 2)
    assert meeting.modalities == {"asserted": 1, "planned": 1}
    assert meeting.documents == ("a.txt", "b.txt")
    assert meeting.evidence == ("Trump meet Putin.",)
    assert meeting.spells == (("2025-01-10", "2025-01-10"), ("2025-02-20", "2025-02-20"))
    assert link_of(tables(store), "visit").spells == ()


def test_title(store):
    assert (tables(store).title, tables(store, title="a <b>").title) == ("", "a <b>")


def test_claims_of_a_part_chosen_by_entities_are_those_of_its_edges(store):
    around = Part(around=(entity(store, "Kyiv"),))
    assert {one.claim.predicate.lemma for one in tables(store, around).claims()} == {
        "visit",
        "fight",
    }
    assert [one.claim for one in tables(store).claims()] == [one.claim for one in claims(store)]


def test_claims_that_make_no_edge(tmp_path):
    with stored(tmp_path, article("a.txt", "Trump praise Trump", "Trump meet Xi")) as store:
        told = list(tables(store).claims())
        assert [one.edge is None for one in told] == [True, False]
        assert [node.claims for node in tables(store).nodes()] == [1, 1]
        (one,) = tables(store, Part(top=9)).claims()
        assert one.claim.predicate.lemma == "meet"


def test_documents_of_the_same_name(tmp_path):
    same_name = [article("a.txt", "Trump meet Xi"), article("a.txt", "Trump meet Xi", "Xi be war")]
    with stored(tmp_path, *same_name) as store:
        found = tables(store)
        assert {node.documents for node in found.nodes()} == {("a.txt",)}
        assert link_of(found, "meet").documents == ("a.txt",)
        assert link_of(found, "meet").weight == 2


@pytest.mark.parametrize(
    ("told", "published", "spells"),
    [
        (["2022-03", "2022-03-15"], None, [("2022-03-01", "2022-03-31")]),
        (["2022-03", "2022-03-31"], None, [("2022-03-01", "2022-03-31")]),
        (["2022-03", "2022-04"], None, [days("2022-03"), days("2022-04")]),
        (["2022-Q1", "2022-03", "2022-W13"], None, [("2022-01-01", "2022-04-03")]),
        (["2023", "2021", "202"], None, [("2020-01-01", "2029-12-31")]),
        ([None, "2021-05-06"], "2022-01-02", [days("2021-05-06"), days("2022-01-02")]),
        (["someday"], "2022-01-02", [days("2022-01-02")]),
        (["someday", None], None, []),
    ],
)
def test_spells(tmp_path, told, published, spells):
    """Those that share a day are one."""
    facts = [("Trump meet Xi", {"time": value and at(value)}) for value in told]
    with stored(tmp_path, article("a.txt", *facts, published=published)) as store:
        (link,) = tables(store).links()
        assert link.spells == tuple(spells)
        assert [node.spells for node in tables(store).nodes()] == [link.spells] * 2


def test_communities_and_places(store):
    one, other = entity(store, "Trump").id, entity(store, "Xi").id
    found = {n.id: n for n in tables(store, WHOLE, Layout({one: (1.5, -2.0)}, {other: 0})).nodes()}
    assert (found[one].x, found[one].y, found[one].community) == (1.5, -2.0, None)
    assert found[other].community == 0
    spots = {(node.x, node.y) for node in found.values()}
    assert len(spots) == len(found)
    assert (0.0, 0.0) not in spots


def test_entity_alone(store):
    part = Part(Criteria(actions=["visit"]), around=(entity(store, "Trump"), entity(store, "Kyiv")))
    found = {node.name: node for node in tables(store, part).nodes()}
    assert found.keys() == {"Biden", "Kyiv", "Trump"}
    assert (found["Trump"].claims, found["Trump"].documents, found["Trump"].spells) == (0, (), ())


@pytest.mark.parametrize("part", [Part(Criteria(actions=["sing"])), Part(top=1)])
def test_nothing_is_left(store, part):
    with pytest.raises(NothingFound):
        tables(store, part)


def test_graph_without_edge(tmp_path):
    """A build of articles that say nothing writes its pictures all the same."""
    with stored(tmp_path, article("a.txt", "Trump praise Trump")) as store:
        found = tables(store)
        assert [*found.nodes(), *found.links()] == []
        assert len(list(found.claims())) == 1
