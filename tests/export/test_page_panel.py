"""What the panel of the page says and does."""

from dataclasses import replace

import pytest

from kgraph.model import Entity, View, digest
from tests import builders
from tests.export.pages import DENIED, KREMLIN, MET, PESKOV, PUTIN, TRUMP, WAR, edge, news

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(visit):
    return visit(news())


def press(reader, name):
    reader.page.get_by_role("button", name=name, exact=True).click()


def test_entity_says_who_speaks_about_it(visit):
    view = news()
    (claim,) = next(e for e in view.edges if e.id == "receive").claims
    reader = visit(replace(view, speakers={claim.id: "Dmitry Peskov"}), "#entity=kremlin")
    text = reader.panel().inner_text()
    assert "WHO SPEAKS ABOUT IT" in text.upper()
    reader.page.locator("#panel .row", has_text="Dmitry Peskov").click()
    assert reader.hash() == "#entity=kremlin&speaker=Dmitry%20Peskov"
    assert reader.shown() == {"kremlin", "request", "receive"}


def test_only_the_neighbours_of_an_entity(reader):
    reader.click_node("peskov")
    press(reader, "Only its neighbours")
    assert reader.shown() == {"peskov", "request", "deny"}
    assert "around=peskov" in reader.hash()
    reader.page.go_back()
    assert "kremlin" in reader.shown()


def test_steps_of_a_neighbourhood(visit):
    near = {"trump", "putin", "met", "planned", "call"}
    assert visit(news(), "#around=trump&steps=1").shown() == near
    assert visit(news(), "#around=trump&steps=2").shown() == {*near, "mallory", "praise"}


def test_steps_lead_on_from_actors_only(visit):
    assert visit(news(), "#around=peskov&steps=3").shown() == {"peskov", "request", "deny"}


def test_path_between_two(visit):
    claim = news().edges[0].claims[0]
    names = [Entity(digest(i), f"Name {i}", "PERSON", ()) for i in range(5)]
    links = [(0, 1), (1, 2), (2, 3), (0, 4), (4, 3)]
    edges = [edge(f"{a}{b}", names[a], "meet", names[b], claim) for a, b in links]
    reader = visit(View(tuple(names), tuple(edges), {MET.id: MET}), f"#entity={names[0].id}")
    press(reader, "Path from here")
    reader.page.evaluate("(id) => kgraph.State.open('entity', id)", names[3].id)
    press(reader, "Path to here")
    assert reader.heading() == "Path"
    steps = reader.page.locator("#panel .steps .what").all_inner_texts()
    assert steps == ["Name 0 meet → Name 4", "Name 4 meet → Name 3"]
    press(reader, "The other way round")
    steps = reader.page.locator("#panel .steps .what").all_inner_texts()
    assert steps == ["Name 4 meet → Name 3", "Name 0 meet → Name 4"]
    press(reader, "No path")
    assert reader.hash() == ""


def test_path_takes_the_stronger_edge(visit):
    claim = news().edges[0].claims[0]
    edges = (
        edge("weak", TRUMP, "call", PUTIN, claim),
        edge("strong", TRUMP, "meet", PUTIN, claim, claim),
    )
    reader = visit(replace(news(), edges=edges), "#path&from=putin&to=trump")
    steps = reader.page.locator("#panel .steps .what").all_inner_texts()
    assert steps == ["Donald Trump meet → Vladimir Putin"]


def test_path_goes_through_actors_and_over_strong_edges(visit):
    """As `kgraph path` does: rather many claims than "be", rather an actor than a concept."""
    claim = news().edges[0].claims[0]
    mid = [Entity(name, name, "PERSON", ()) for name in ("a", "b")]
    edges = [edge("tw", TRUMP, "talk", WAR, *[claim] * 9), edge("wp", WAR, "hurt", PUTIN, claim)]
    edges += [edge("ta", TRUMP, "be", mid[0], *[claim] * 3), edge("ap", mid[0], "be", PUTIN, claim)]
    edges += [edge("tb", TRUMP, "meet", mid[1], claim), edge("bp", mid[1], "meet", PUTIN, claim)]
    view = View((TRUMP, PUTIN, WAR, *mid), tuple(edges), {MET.id: MET})
    reader = visit(view, "#path&from=trump&to=putin&concepts=1")
    way = "() => kgraph.result.path.way.map((step) => step.edge.id)"
    assert reader.page.evaluate(way) == ["tb", "bp"]


def test_steps_of_a_path_lie_below_each_other(visit):
    steps = visit(news(), "#path&from=mallory&to=trump").page.locator("#panel .steps > li")
    first, second = (step.bounding_box() for step in steps.all())
    assert first["x"] == second["x"]
    assert first["y"] + first["height"] <= second["y"]


def test_no_path(visit):
    reader = visit(news(), "#path&from=trump&to=peskov")
    assert "Nothing that is shown leads from one to the other" in reader.panel().inner_text()


def test_hidden_entity_is_gone_until_it_is_asked_for(reader):
    reader.click_node("kremlin")
    press(reader, "Hide")
    assert reader.panel().is_hidden()
    assert not {"kremlin", "receive"} & reader.shown()
    reader.open(reader.hash())
    assert not {"kremlin", "receive"} & reader.shown()


def test_hidden_entity_that_is_opened_can_be_shown_again(reader):
    reader.open("#entity=kremlin&hide=kremlin")
    hide = reader.page.get_by_role("button", name="Hide")
    assert hide.get_attribute("aria-pressed") == "true"
    hide.click()
    assert reader.hash() == "#entity=kremlin"
    assert {"kremlin", "receive"} <= reader.shown()


def test_hidden_entity_is_not_pinned(reader):
    reader.click_node("kremlin")
    press(reader, "Pin")
    press(reader, "Hide")
    assert reader.hash() == "#hide=kremlin"
    assert not {"kremlin", "receive"} & reader.shown()


def test_pinned_entity_stays_whatever_is_filtered(reader):
    reader.click_node("kremlin")
    press(reader, "Pin")
    assert (
        reader.page.get_by_role("button", name="Pin", exact=True).get_attribute("aria-pressed")
        == "true"
    )
    reader.page.evaluate("() => kgraph.State.change({ open: null, actions: ['meet'] })")
    assert reader.shown() == {"trump", "putin", "kremlin", "met"}


def test_filtered_claims_are_told_apart_from_the_rest(visit):
    first, second = news().edges[0].claims[0], news().edges[1].claims[0]
    view = replace(news(), edges=(edge("both", TRUMP, "meet", PUTIN, first, second),))
    reader = visit(view, "#edge=both&modality=planned")
    assert "1 claim in 1 document" in reader.panel().inner_text()
    assert "1 claim does not fit the filters." in reader.panel().inner_text()
    assert len(reader.page.locator(".claims > li").all()) == 1
    press(reader, "Reset filters")
    assert len(reader.page.locator(".claims > li").all()) == 2
    assert reader.hash() == "#edge=both"


def test_edge_of_planned_claims_only_is_unsure_and_of_others_is_not(visit):
    first, second = news().edges[0].claims[0], news().edges[1].claims[0]
    view = replace(news(), edges=(edge("both", TRUMP, "meet", PUTIN, first, second),))
    reader = visit(view)
    status = "() => kgraph.Filters.statusOf(kgraph.Tables.edge.get('both'), kgraph.result)"
    assert reader.page.evaluate(status) == "plain"
    reader.page.evaluate("() => kgraph.State.change({ modalities: ['planned'] })")
    assert reader.page.evaluate(status) == "unsure"


def test_long_lists_grow_on_demand(visit):
    claims = [
        builders.claim(MET, "Donald Trump", "met", "Vladimir Putin", lemma="meet")._replace(
            confidence=i / 100
        )
        for i in range(90)
    ]
    reader = visit(
        replace(news(), edges=(edge("met", TRUMP, "meet", PUTIN, *claims),)), "#edge=met"
    )
    items = reader.page.locator(".claims > li")
    assert items.count() == 40
    press(reader, "Show 40 of 50 more")
    assert items.count() == 80
    press(reader, "Show 10 of 10 more")
    assert items.count() == 90
    assert reader.page.locator(".more").is_hidden()


def test_speaker_that_the_sentence_calls_otherwise(visit):
    said = builders.said_by(DENIED, "Peskov", stance="deny", cue="deny")
    claim = builders.claim(
        DENIED, "Kremlin", "received", "request", lemma="receive", attribution=said
    )
    view = View(
        (KREMLIN, PESKOV),
        (edge("x", KREMLIN, "receive", PESKOV, claim),),
        {DENIED.id: DENIED},
        speakers={claim.id: "Dmitry Peskov"},
    )
    reader = visit(view, "#edge=x")
    assert "Denied by Peskov, that is Dmitry Peskov (deny)" in reader.panel().inner_text()
