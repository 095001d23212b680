"""The page for people who do not see it, or use no mouse."""

from importlib.resources import files

import pytest

from tests.export.pages import news

pytestmark = pytest.mark.browser

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
PANELS = ("", "#entity=trump", "#edge=met", "#list", "#filters", "#help", "#path&from=trump&to=war")


@pytest.fixture
def reader(visit):
    return visit(news(), title="News")


def faults(reader):
    """Faults that axe-core calls serious or critical, with the elements."""
    reader.page.evaluate(AXE)
    found = reader.page.evaluate("async () => (await axe.run()).violations")
    return [
        (fault["id"], [node["html"][:120] for node in fault["nodes"]])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("part", PANELS)
def test_no_serious_fault(reader, part, scheme):
    reader.page.emulate_media(color_scheme=scheme)
    reader.open(part)
    assert faults(reader) == []


def test_no_serious_fault_on_a_narrow_screen(reader):
    reader.page.set_viewport_size({"width": 375, "height": 800})
    reader.open("#filters")
    assert faults(reader) == []


def test_faults_are_found(reader):
    """The check can fail: a button without a name is a fault."""
    reader.open()
    reader.page.evaluate("() => { document.getElementById('zoom-in').ariaLabel = ''; }")
    reader.page.evaluate("() => { document.getElementById('zoom-in').textContent = ''; }")
    assert [id_ for id_, _ in faults(reader)] == ["button-name"]


def test_picture_is_one_stop_of_the_tab_key(reader):
    reader.open()
    reader.page.locator("#graph").focus()
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.id") == "zoom-in"


def test_whole_way_by_keyboard(reader):
    """From the list to an entity, to an edge, to its sentence, and back."""
    reader.open()
    reader.page.keyboard.press("l")
    assert reader.heading() == "In this picture"
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    assert reader.heading() == "Vladimir Putin"
    row = reader.page.locator("#panel .row", has_text="not call")
    row.focus()
    reader.page.keyboard.press("Enter")
    assert reader.heading() == "Donald Trump not call → Vladimir Putin"
    reader.page.keyboard.press("Escape")
    assert reader.panel().is_hidden()


def test_picture_moves_by_keyboard(reader):
    reader.open()
    reader.page.locator("#graph").focus()
    before = reader.place("trump")
    reader.page.keyboard.press("ArrowRight")
    assert reader.place("trump")[0] == pytest.approx(before[0] - 60, abs=2)
    scale = "kgraph.Picture.network.getScale()"
    small = reader.page.evaluate(scale)
    reader.page.keyboard.press("+")
    assert reader.page.evaluate(scale) == pytest.approx(1.3 * small)
    reader.page.keyboard.press("0")
    assert reader.place("trump") == pytest.approx(before, abs=1)
