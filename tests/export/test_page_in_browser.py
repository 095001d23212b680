"""The page as a reader meets it: nothing is loaded, every edge leads to its sentences."""

from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.graph.layout import positions
from kgraph.model import View
from kgraph.pipeline import build
from tests.export.pages import ATTACK, many, news
from tests.export.reader import Reader

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The page that `kgraph build seeds/` writes."""
    out = tmp_path_factory.mktemp("out")
    build([str(Path(__file__).parents[2] / "seeds")], out)
    return out / "graph.html"


def test_written_page(browser, written):
    reader = Reader(browser, written).open()
    meet = reader.page.evaluate(
        """() => kgraph.Tables.edges.find((edge) => edge.label === "meet" &&
            edge.source.label === "Donald Trump" && edge.target.label === "Vladimir Putin").id"""
    )
    reader.page.wait_for_timeout(300)
    assert meet in reader.page.evaluate("kgraph.Picture.labels().map((box) => box.id)")
    reader.click_label(meet)
    reader.panel().wait_for()
    assert reader.heading() == "Donald Trump meet Vladimir Putin"
    sentences = reader.page.locator("blockquote").all_inner_texts()
    assert "a meeting with Kremlin leader Vladimir Putin" in sentences[0]
    reader.close()


@pytest.fixture
def reader(visit):
    return visit(news(), title=f"News {ATTACK}")


def test_page_loads_nothing_and_runs_no_text(reader):
    reader.page.wait_for_timeout(300)
    assert reader.page.evaluate("window.hacked") is None
    assert reader.page.locator("img").count() == 0
    assert reader.page.locator("h1").text_content() == f"News {ATTACK}"


def test_click_on_an_edge_shows_its_sentence(reader):
    reader.click_edge("receive")
    reader.panel().wait_for()
    assert reader.heading() == "Kremlin denied: receive → request"
    assert "Peskov denied that the Kremlin had received a request." in reader.panel().inner_text()
    assert "Denied by Peskov (deny)" in reader.panel().inner_text()
    assert "two.txt" in reader.panel().inner_text()
    assert reader.marked("subject") == ["Kremlin"]
    assert reader.marked("action") == ["received"]
    assert reader.marked("object") == ["request"]


@pytest.mark.parametrize("id_", ["met", "planned", "call"])
def test_each_of_several_edges_between_two_can_be_clicked(reader, id_):
    reader.click_edge(id_)
    reader.page.wait_for_function("(id) => location.hash === `#edge=${id}`", arg=id_)


def test_hostile_sentence_is_only_text(reader):
    reader.click_edge("praise")
    reader.panel().wait_for()
    assert "onerror" in reader.page.locator("blockquote").inner_text()
    assert "😀 praised" in reader.page.locator("blockquote").inner_text()
    assert reader.marked("action") == ["praised"]
    assert reader.page.locator("#panel img").count() == 0
    assert reader.page.evaluate("window.hacked") is None


def test_click_on_a_node_lists_its_edges_and_leads_to_them(reader):
    reader.click_node("trump")
    reader.panel().wait_for()
    assert reader.heading() == "Donald Trump"
    assert "Person" in reader.panel().inner_text()
    assert "Also: Trump" in reader.panel().inner_text()
    reader.page.get_by_role("button", name="Donald Trump not call → Vladimir Putin").click()
    assert reader.heading() == "Donald Trump not call → Vladimir Putin"
    reader.page.go_back()
    reader.page.wait_for_function("() => location.hash === '#entity=trump'")
    assert reader.heading() == "Donald Trump"


def test_link_opens_an_edge(visit):
    reader = visit(news(), "#edge=met")
    assert reader.heading() == "Donald Trump meet Vladimir Putin"
    assert len(reader.page.locator(".claims > li").all()) == 3
    assert "Class: CONSULT 3" in reader.panel().inner_text()


def test_link_brings_up_what_is_hidden(visit):
    reader = visit(news(), "#edge=end")
    assert "war" in reader.shown()
    reader.page.keyboard.press("Escape")
    reader.panel().wait_for(state="hidden")
    assert "war" not in reader.shown()


def test_link_to_nothing_says_so(visit):
    assert visit(news(), "#edge=gone").heading() == "Not found"


def test_search_by_alias_with_the_keyboard(reader):
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.type("владимир")
    assert (
        reader.page.locator("#found [role=option]").first.inner_text().startswith("Vladimir Putin")
    )
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Enter")
    reader.panel().wait_for()
    assert reader.heading() == "Vladimir Putin"


def test_search_without_result(reader):
    reader.page.fill("#query", "nobody")
    assert "No such name" in reader.page.locator("#found").inner_text()


def test_concepts_and_unlinked_entities_can_be_switched_on(reader):
    assert "war" not in reader.shown()
    assert "end" not in reader.shown()
    reader.page.check("#concepts")
    assert "war" in reader.shown()
    assert "end" in reader.shown()
    assert "germany" not in reader.shown()
    reader.page.check("#unlinked")
    assert "germany" in reader.shown()
    reader.page.uncheck("#concepts")
    assert "war" not in reader.shown()


def test_everything_can_be_reached_by_buttons(reader):
    reader.page.get_by_role("button", name="List", exact=True).click()
    reader.panel().wait_for()
    reader.page.get_by_role("button", name="Kremlin").click()
    assert reader.heading() == "Kremlin"
    reader.page.get_by_role("button", name="Close details").click()
    reader.panel().wait_for(state="hidden")


def test_whole_picture_is_in_sight(visit):
    view = many(40)
    reader = visit(replace(view, positions=positions(view)))
    for entity in view.entities:
        x, y = reader.place(entity.id)
        assert 0 < x < 1280
        assert 0 < y < 800


def test_picture_is_still(reader):
    before = reader.place("trump")
    reader.page.wait_for_timeout(300)
    assert reader.place("trump") == before


def test_panel_of_a_narrow_screen_is_a_sheet_at_the_bottom(reader):
    reader.page.set_viewport_size({"width": 375, "height": 800})
    reader.open("#edge=met")
    box = reader.panel().bounding_box()
    assert box["width"] == 375
    assert box["y"] > 300
    assert box["y"] + box["height"] <= 800
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 375


def test_dark_screen(reader):
    reader.page.emulate_media(color_scheme="dark")
    dark = reader.page.evaluate("getComputedStyle(document.body).backgroundColor")
    reader.page.emulate_media(color_scheme="light")
    assert reader.page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


def test_empty_view_says_so(visit):
    reader = visit(View((), (), {}))
    assert "nothing to draw" in reader.page.locator("#empty").inner_text()


def test_only_concepts_are_shown_at_once(visit):
    view = news()
    only = replace(view, edges=tuple(edge for edge in view.edges if edge.id == "end"))
    reader = visit(only)
    assert "war" in reader.shown()
    assert reader.page.is_checked("#concepts")
