"""Whatever a reader does, nothing goes wrong, and the address says where he is."""

import random

import pytest

from tests.export.pages import news

pytestmark = pytest.mark.browser

CLICKS = [
    *"#filters-button #list-button #help-button #close #zoom-in #zoom-out #zoom-fit".split(),
    *"#concepts #unlinked #save-button .row .end summary #reset .more".split(),
    *(".actions button", ".chips button", "#panel input[type=checkbox]"),
]
KEYS = ["Tab", "Enter", "Escape", "ArrowDown", "ArrowUp", "/", "f", "l", "?", "0", "+", "-", "P"]


def act(reader, chance):
    """One thing that a reader may do."""
    page, kind = reader.page, chance.random()
    if kind < 0.3:
        page.keyboard.press(chance.choice(KEYS))
    elif kind < 0.5:
        page.mouse.click(chance.uniform(5, 1275), chance.uniform(120, 680))
    elif kind < 0.55:
        page.mouse.wheel(0, chance.choice([-300, 300]))
    elif kind < 0.6:
        page.go_back()
        if page.url == "about:blank":
            page.go_forward()
    else:
        found = page.locator(chance.choice(CLICKS)).filter(visible=True)
        if count := found.count():
            found.nth(chance.randrange(count)).click(force=True, timeout=2000)


def seen(reader):
    """All that the reader chose, and what he sees of the graph."""
    return reader.page.evaluate(
        """() => [
            kgraph.State.now,
            kgraph.result.nodes.map((one) => one.id).sort(),
            kgraph.result.edges.map((one) => one.id).sort(),
            kgraph.result.path && kgraph.result.path.way && kgraph.result.path.way.length,
        ]"""
    )


@pytest.mark.parametrize("seed", range(4))
def test_any_actions(visit, seed):
    reader, chance = visit(news()), random.Random(seed)
    for _ in range(60):
        act(reader, chance)
        assert reader.page.url.startswith(reader.url), "the page was left"
    reader.page.wait_for_timeout(400)
    before = seen(reader)
    again = visit(news(), reader.hash())
    assert seen(again) == before
