"""Graphs with more entities than can be drawn in full."""

from dataclasses import replace

import pytest

from kgraph.export import html
from kgraph.graph.layout import positions
from kgraph.model import Entity, View, digest
from tests.export.pages import MET, edge, many, news

pytestmark = pytest.mark.browser
FULL = 20


@pytest.fixture
def large(visit, monkeypatch):
    """A star of 30 rays whose ends have a neighbour of their own; 20 are drawn in full."""
    monkeypatch.setattr(html, "FIRST", FULL)
    claim = news().edges[0].claims[0]
    hub = Entity("hub", "Hub", "PERSON", ())
    rays = [Entity(f"ray{i:02}", f"Ray {i:02}", "ORG", ()) for i in range(30)]
    ends = [Entity(f"end{i:02}", f"End {i:02}", "GPE", ()) for i in range(30)]
    edges = [edge(digest("r", i), hub, "meet", ray, *[claim] * 3) for i, ray in enumerate(rays)]
    pairs = zip(rays, ends, strict=True)
    edges += [edge(digest("e", i), ray, "call", end, claim) for i, (ray, end) in enumerate(pairs)]
    view = View((hub, *rays, *ends), tuple(edges), {MET.id: MET})
    return visit(replace(view, positions=positions(view)))


def colour_at(reader, id_):
    """How far the colours around an entity are from those of the paper, from 0 to 255."""
    return reader.page.evaluate(
        """(id) => {
            const canvas = document.querySelector("#graph canvas");
            const ratio = canvas.width / canvas.clientWidth;
            const { Picture, Tables } = kgraph;
            const at = Picture.toScreen(Picture.place(Tables.entity.get(id)));
            const context = canvas.getContext("2d");
            const { data } = context.getImageData(at.x * ratio - 1, at.y * ratio - 1, 3, 3);
            const red = data.filter((_, i) => i % 4 === 0);
            return 251 - Math.min(...red);
        }""",
        id_,
    )


def test_strongest_are_drawn_in_full_and_the_page_says_so(large):
    assert len(large.drawn()) == FULL
    assert {"hub", "ray00"} <= large.drawn()
    assert len(large.page.evaluate("kgraph.result.nodes")) == 61
    note = large.page.locator("#note").inner_text()
    assert note.startswith("The 20 strongest of 61 entities are drawn in full")


def test_others_are_dots_that_can_be_seen(large):
    assert "end29" not in large.drawn()
    assert colour_at(large, "end29") > 40


def test_click_on_a_dot_draws_it_with_its_neighbours(large):
    assert not {"ray29", "end29"} & large.drawn()
    large.click_node("end29")
    large.panel().wait_for()
    assert large.heading() == "End 29"
    assert {"ray29", "end29"} <= large.drawn()
    large.page.keyboard.press("Escape")
    assert {"ray29", "end29"} <= large.drawn()


def test_link_draws_what_it_leads_to(large):
    large.open("#entity=end28")
    assert {"ray28", "end28"} <= large.drawn()


def test_fewer_entities_are_all_drawn_in_full(large):
    large.page.evaluate("() => kgraph.State.change({ around: 'ray29' })")
    assert large.drawn() == {"hub", "ray29", "end29"}
    assert large.page.locator("#note").is_hidden()


def test_dots_have_names_where_there_is_room(large):
    large.page.wait_for_timeout(200)
    assert "end29" in large.page.evaluate("kgraph.Picture.labels().map((box) => box.id)")


def test_small_graph_has_no_note(visit):
    assert visit(many(30)).page.locator("#note").is_hidden()


def test_what_the_page_leaves_out_is_said(visit, monkeypatch):
    monkeypatch.setattr("kgraph.export.picture.ENTITIES", 20)
    note = visit(many(50)).page.locator("#note").inner_text()
    assert note.startswith("30 weaker entities and ")
