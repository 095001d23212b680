"""A real browser, without a network."""

import io
import os
import shutil

import pytest

from kgraph import pipeline
from kgraph.ask.part import WHOLE
from kgraph.store import Store
from tests.conftest import SEEDS
from tests.export.pages import page
from tests.export.reader import Reader

ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The folder of the graph of the sample articles."""
    folder = tmp_path_factory.mktemp("seeds")
    pipeline.build([str(SEEDS)], folder, draw=False)
    return folder


def exported(folder, form, part=WHOLE):
    """The bytes that the command writes of the graph in a folder."""
    out = io.BytesIO()
    with Store.open(folder / "kgraph.db") as store:
        pipeline.export(store, form, out, part)
    return out.getvalue()


@pytest.fixture(scope="session")
def browser_path():
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        message = f"no browser: none of {', '.join(names)} is on the path"
        if os.environ.get("KGRAPH_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="session")
def browser(browser_path, tmp_path_factory):
    """A browser with an empty profile and no network."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=browser_path,
            args=ARGUMENTS,
            offline=True,
            viewport={"width": 1280, "height": 800},
        )
        yield context
        context.close()


@pytest.fixture
def visit(browser, tmp_path):
    """Opens pages of views; at the end, nothing may have gone wrong in any of them."""
    readers = []

    def open_page(view, address="", **options):
        path = tmp_path / f"{len(readers)}.html"
        path.write_text(page(view, **options), encoding="utf-8")
        readers.append(Reader(browser, path))
        readers[-1].page.set_default_timeout(10_000)
        return readers[-1].open(address)

    yield open_page
    for reader in readers:
        reader.close()
