"""Take the picture of the README from the real page: python docs/take_picture.py out/graph.html

Needs the test extra and a Chromium.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

page_file = Path(sys.argv[1]).resolve()
target = Path(__file__).with_name("graph.png")
browser = shutil.which("chromium") or shutil.which("google-chrome")

with sync_playwright() as playwright:
    chromium = playwright.chromium.launch(
        executable_path=browser, args=["--no-sandbox", "--disable-gpu"]
    )
    page = chromium.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
    page.goto(page_file.as_uri())
    page.wait_for_function("window.kgraph !== undefined")
    page.wait_for_timeout(500)
    page.screenshot(path=target)
    chromium.close()
print(target)
