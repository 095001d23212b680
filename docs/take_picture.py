"""Take the pictures of the docs from the real page: python docs/take_picture.py out/graph.html

Needs the test extra and a Chromium.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
WIDE, NARROW = (1280, 800), (375, 800)
MEET = """() => Tables.edges.find((edge) => edge.label === "meet" &&
    edge.source.label === "Donald Trump" && edge.target.label === "Vladimir Putin").id"""
PICTURES = {  # name: size of the screen, light or dark, and what is opened
    "graph": (WIDE, "light", ""),
    "graph-edge": (WIDE, "light", "edge"),
    "graph-filters": (WIDE, "light", "filters"),
    "graph-dark": (WIDE, "dark", ""),
    "graph-narrow": (NARROW, "light", ""),
}


def take(browser: Browser, page_file: Path, name: str) -> Path:
    (width, height), scheme, opened = PICTURES[name]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(page_file.as_uri())
    page.wait_for_function("() => performance.getEntriesByName('kgraph-drawn').length")
    if opened == "edge":
        page.evaluate("(id) => State.open('edge', id)", page.evaluate(MEET))
    elif opened:
        page.evaluate("(kind) => State.open(kind)", opened)
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)
    target = HERE / f"{name}.png"
    page.screenshot(path=target)
    page.close()
    return target


with sync_playwright() as playwright:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    chromium = playwright.chromium.launch(
        executable_path=path, args=["--no-sandbox", "--disable-gpu"]
    )
    for name in PICTURES:
        print(take(chromium, Path(sys.argv[1]).resolve(), name))
    chromium.close()
