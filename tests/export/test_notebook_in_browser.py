"""A graph in a notebook: its page in a frame that can do nothing to the notebook."""

import re
from html import unescape

import pytest

import kgraph
from tests.ask.news import article, stored

pytestmark = pytest.mark.browser

NOTEBOOK = '<!DOCTYPE html><meta charset="utf-8"><title>notebook</title><p id="cell">1</p>{}'


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """What a notebook is given for a graph of more entities than it shows."""
    out = tmp_path_factory.mktemp("notebook")
    evil = 'Trump_"&lt;"\'</iframe>'
    facts = [f"{evil} meet Putin", f"{evil} see Putin"]
    facts += [f"Putin meet Person{n}" for n in range(150)]
    with stored(out, article("a.txt", *facts)):
        pass
    with kgraph.open(out) as graph:
        return graph._repr_html_()


@pytest.fixture
def notebook(browser, shown, tmp_path):
    """The page of the notebook, and the graph in it; nothing may go wrong in either."""
    path, troubles = tmp_path / "notebook.html", []
    path.write_text(NOTEBOOK.format(shown), encoding="utf-8")
    page = browser.new_page()
    page.on("request", lambda r: troubles.append(r.url) if r.url != path.as_uri() else None)
    page.on("pageerror", lambda e: troubles.append(str(e)))
    page.on("console", lambda m: troubles.append(m.text))
    page.goto(path.as_uri())
    frame = page.frames[1]
    frame.wait_for_function("() => window.kgraph !== undefined")
    page.wait_for_timeout(300)
    yield page, frame
    page.wait_for_timeout(50)
    page.close()
    assert troubles == []


def test_picture(notebook):
    page, frame = notebook
    assert frame.evaluate("kgraph.Tables.entities.length") == 100
    assert frame.locator(".part").inner_text() == "the 100 strongest"
    names = frame.evaluate("kgraph.Tables.entities.map((one) => one.label)")
    assert {"Putin", 'Trump "&lt;"\'</iframe>'} <= set(names)
    box = page.locator("iframe").bounding_box()
    assert box["width"] > 1000
    assert box["height"] >= 500
    inked = """() => {
        const canvas = document.querySelector("#graph canvas");
        const image = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return image.data.some((value) => value > 0);
    }"""
    assert frame.evaluate(inked)


def test_address_leads_to_an_entity(notebook):
    _, frame = notebook
    (putin,) = frame.evaluate(
        "kgraph.Tables.entities.filter((one) => one.label === 'Putin').map(({ id }) => ({ id }))"
    )
    frame.evaluate("(id) => { location.hash = `entity=${id}`; }", putin["id"])
    frame.locator("#panel h2").wait_for()
    assert frame.locator("#panel h2").inner_text() == "Putin"


def test_search_filter_and_back(notebook):
    _, frame = notebook
    frame.locator("#query").fill("Putin")
    frame.locator("#query").press("Enter")
    frame.locator("#panel h2").wait_for()
    assert frame.locator("#panel h2").inner_text() == "Putin"
    frame.evaluate("() => State.change({ open: null, actions: ['see'] })")
    assert frame.evaluate("kgraph.result.edges.length") == 1
    assert frame.evaluate("location.hash") == "#action=see"
    frame.evaluate("() => history.back()")
    frame.locator("#panel h2").wait_for()
    assert frame.evaluate("kgraph.result.edges.length") > 1


def test_frame_cannot_touch_the_notebook(notebook):
    page, frame = notebook
    touch = "() => { try { return parent.document.title; } catch (error) { return error.name; } }"
    assert frame.evaluate(touch) == "SecurityError"
    assert frame.evaluate("self.origin") == "null"
    assert page.locator("#cell").inner_text() == "1"


def test_page_stays_in_its_frame(shown):
    found = re.fullmatch(r'<iframe srcdoc="([^"]*)" sandbox="([^"]*)"[^>]*></iframe>', shown)
    assert found
    assert unescape(found[1]).endswith("</html>\n")
    assert found[2] == "allow-scripts allow-downloads"
