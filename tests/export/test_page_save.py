"""What a reader takes away from the page: pictures, the graph and tables."""

import base64
import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import igraph
import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kgraph.export import graphml
from kgraph.export.text import clean
from kgraph.model import Alias, Document, Entity, EventClass, Time, View, digest
from kgraph.pictures import placed_graph
from kgraph.store import Store
from tests import builders
from tests.export.conftest import exported
from tests.export.made import tables_of
from tests.export.pages import ATTACK, edge, many, news, page
from tests.export.reader import Reader

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
FILES = {
    "png": "News.png",
    "svg": "News.svg",
    "graphml": "News.graphml",
    "entities": "News-entities.csv",
    "edges": "News-edges.csv",
}
ALL = "#concepts=1&unlinked=1"
TEXT = Document.of("Trump met Putin in March. Xi attacked Trump.", name="news.txt")
LATER = Document.of("Putin, Xi said, fought Trump.", name="more & more.txt", published="2024-02-29")


class Saver(Reader):
    """A reader who saves."""

    def save(self, kind):
        self.page.click("#save-button")
        return self.downloaded(lambda: self.page.click(f"[data-save={kind}]"))

    def downloaded(self, act):
        """Name and content of the file that comes of it."""
        with self.page.expect_download(timeout=10_000) as found:
            act()
        return found.value.suggested_filename, Path(found.value.path()).read_bytes()

    def rows(self, kind):
        text = self.save(kind)[1].decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def graph(self):
        return networkx.read_graphml(io.BytesIO(self.save("graphml")[1]), force_multigraph=True)

    def picture(self, scene):
        """The bytes of the PNG of a scene."""
        script = """async (scene) => {
            const blob = await Scene.png(BACKDROP(scene));
            const bytes = new Uint8Array(await blob.arrayBuffer());
            return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
        }"""
        return base64.b64decode(self.page.evaluate(script.replace("BACKDROP", BACKDROP), scene))

    def drawing(self, scene):
        """The SVG of a scene, as XML."""
        script = "(scene) => Scene.svg(BACKDROP(scene))".replace("BACKDROP", BACKDROP)
        return etree.fromstring(self.page.evaluate(script, scene).encode())

    def expanded(self):
        return self.page.get_attribute("#save-button", "aria-expanded")

    def focused(self):
        return self.page.evaluate("document.activeElement.textContent")


BACKDROP = """((scene) => {
    if (!scene.backdrop) return scene;
    const canvas = document.createElement("canvas");
    canvas.width = 2 * scene.width;
    canvas.height = 2 * scene.height;
    const context = canvas.getContext("2d");
    context.fillStyle = scene.backdrop;
    context.fillRect(0, 0, canvas.width / 2, canvas.height / 2);
    return { ...scene, backdrop: canvas };
})"""
"""Of a scene whose backdrop is a colour: with a canvas whose first quarter has it."""

PIXELS = """async ([url, spots]) => {
    const bytes = Uint8Array.from(atob(url), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    return spots.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data].slice(0, 3));
}"""


def scene(**changes):
    return {
        "width": 800,
        "height": 500,
        "paper": "#fbfaf6",
        "ink": "#1d1f22",
        "quiet": "#5f6368",
        "font": "system-ui, sans-serif",
        "backdrop": None,
        "lines": [line("M100 300 L700 300", colour="#ff0000", width=6)],
        "dots": [dot(100, 100), dot(700, 100, fill="#00ff00", diamond=True, ring=True)],
        "labels": [label("Donald Trump", 100, 130), label("meet", 400, 300)],
        "key": [
            {"colour": "#0072b2", "diamond": False, "text": "Person"},
            {"colour": "#8d939b", "diamond": True, "text": "Concept"},
        ],
        "lineKey": [
            {
                "colour": "#c0282d",
                "dash": [2.5, 4.5],
                "width": 2,
                "arrow": True,
                "text": "denied",
            }
        ],
        "title": "Who meets whom",
        "subtitle": "5 documents",
        "note": "Claims are what the texts say.",
    } | changes


NO_KEY = {"key": [], "lineKey": [], "note": ""}


def line(d, **changes):
    return {
        "d": d,
        "colour": "#999ea5",
        "width": 2,
        "dash": [],
        "arrow": None,
        "alpha": 1,
    } | changes


def dot(x, y, **changes):
    return {
        "x": x,
        "y": y,
        "radius": 20,
        "fill": "#0000ff",
        "border": "#fbfaf6",
        "borderWidth": 2,
        "diamond": False,
        "ring": False,
    } | changes


def label(text, x, y, **changes):
    look = {"size": 14, "weight": 600, "colour": "#1d1f22", "halo": "#fbfaf6", "alpha": 1}
    return {"text": text, "x": x, "y": y} | look | changes


def size_of(png):
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


@pytest.fixture
def visit(browser, tmp_path):
    savers = []

    def open_page(view, part="", *, title="News"):
        path = tmp_path / "graph.html"
        path.write_text(page(view, title=title), encoding="utf-8")
        savers.append(Saver(browser, path))
        return savers[-1].open(part)

    yield open_page
    for saver in savers:
        saver.close()


@pytest.fixture
def saver(visit):
    return visit(news())


@pytest.fixture(scope="module")
def still(browser, tmp_path_factory):
    """One page for many small questions."""
    path = tmp_path_factory.mktemp("page") / "graph.html"
    path.write_text(page(news()), encoding="utf-8")
    saver = Saver(browser, path).open()
    yield saver
    saver.close()


# The menu


@pytest.mark.parametrize("kind", FILES)
def test_each_file_by_mouse(saver, kind):
    name, content = saver.save(kind)
    assert name == FILES[kind]
    assert len(content) > 300
    assert saver.page.locator("#save-menu").is_hidden()
    saver.page.get_by_text(f"Saved {name}").wait_for(state="attached")


@pytest.mark.parametrize(("place", "kind"), [*enumerate(FILES)])
def test_each_file_by_keyboard(saver, place, kind):
    saver.page.focus("#save-button")
    for _ in range(place + 1):
        saver.page.keyboard.press("ArrowDown")
    name, _ = saver.downloaded(lambda: saver.page.keyboard.press("Enter"))
    assert name == FILES[kind]
    assert saver.focused() == "Save"


def test_menu_opens_and_closes(saver):
    assert saver.expanded() == "false"
    saver.page.focus("#save-button")
    saver.page.keyboard.press("Enter")
    assert saver.expanded() == "true"
    assert saver.page.locator("#save-menu").is_visible()
    saver.page.keyboard.press("Escape")
    assert saver.expanded() == "false"
    assert saver.page.locator("#save-menu").is_hidden()
    assert saver.focused() == "Save"


def test_menu_is_walked_with_arrow_keys(saver):
    saver.page.focus("#save-button")
    found = []
    for key in "ArrowUp ArrowDown ArrowDown Home ArrowUp End".split():
        saver.page.keyboard.press(key)
        found.append(saver.focused())
    first, second, last = "Picture (PNG)", "Picture (SVG)", "Edges (CSV)"
    assert found == [last, first, second, first, last, last]


def test_menu_closes_when_the_reader_goes_elsewhere(saver):
    saver.page.click("#save-button")
    saver.page.mouse.click(300, 400)
    assert saver.expanded() == "false"
    saver.page.focus("#save-button")
    saver.page.keyboard.press("ArrowUp")
    saver.page.keyboard.press("Tab")
    assert saver.expanded() == "false"


def test_escape_leaves_the_panel_open(visit):
    saver = visit(news(), "#edge=met")
    saver.page.click("#save-button")
    saver.page.keyboard.press("Escape")
    assert saver.page.locator("#panel").is_visible()


def test_menu_fits_a_narrow_screen(saver):
    saver.page.set_viewport_size({"width": 375, "height": 800})
    saver.page.click("#save-button")
    box = saver.page.locator("#save-menu").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    assert saver.page.evaluate("document.documentElement.scrollWidth") == 375


def test_failure_is_told(saver):
    saver.page.evaluate("() => { HTMLCanvasElement.prototype.toBlob = (act) => act(null); }")
    saver.page.click("#save-button")
    saver.page.click("[data-save=png]")
    saver.page.get_by_text("Not saved: the browser has no room for this picture").wait_for()


@given(st.lists(st.text(), max_size=20))
@settings(deadline=None, max_examples=40)
def test_names_of_files_are_harmless(still, titles):
    for name in still.page.evaluate("(all) => all.map(Save.harmless)", titles):
        assert re.fullmatch(r"[\w.\-\u0300-\U0010ffff]+", name)
        assert not re.search(r"[\s/\\:*?\"<>|\u202a-\u202e]", name)
        assert name.strip(".-") == name
        assert len(name) <= 60


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("seeds", "seeds"),
        ("../../etc/passwd", "etc-passwd"),
        ("Новости: Путин/Трамп", "Новости-Путин-Трамп"),
        ("con", "kgraph-con"),
        ("NUL.txt", "kgraph-NUL.txt"),
        ("\u202egnp.exe", "gnp.exe"),
        ("...", "kgraph"),
        ("", "kgraph"),
        ("😀" * 100, "kgraph"),
        ("a" * 10_000, "a" * 50),
    ],
)
def test_name_of_a_file(still, title, name):
    assert still.page.evaluate("(title) => Save.harmless(title)", title) == name


# The graph


def claim(document, subject, action, object_, event=None, **changes):
    made = builders.claim(document, subject, "", object_, lemma=action, **changes)
    return made._replace(predicate=made.predicate._replace(event=event))


def when(value):
    return Time(0, 2, "then", value)


FIGHT, MASSES = EventClass("FIGHT", "19"), EventClass("FIGHT", "20")
CONSULT = EventClass("CONSULT", "04")
TRUMP = Entity("1trump", "Donald Trump", "PERSON", (Alias("Trump", 2), Alias("D. T.", 1)))
PUTIN = Entity("2putin", "Vladimir Putin", "PERSON")
XI = Entity("3xi", "Xi & <Co>", "ORG")
IDEA = Entity("4idea", "idea", "CONCEPT")
ALONE = Entity("5alone", "Nobody", "GPE")


def rich():
    """A view of everything that GraphML tells of."""
    told, said = builders.said_by(TEXT, "Xi"), builders.said_by(LATER, "Xi")
    claims = [
        claim(TEXT, "Trump", "meet", "Putin", CONSULT, attribution=told, time=when("2022-W11")),
        claim(TEXT, "Trump", "meet", "Putin", modality="planned", time=when("2022-Q1")),
        claim(LATER, "Trump", "meet", "Putin", CONSULT, attribution=said, time=when("2022-03-15")),
        claim(TEXT, "Xi", "fight", "Trump", MASSES, time=when("2022-01\x07")),
        claim(LATER, "Putin", "fight", "Trump", FIGHT, attribution=said, modality="possible"),
        claim(LATER, "Putin", "fight", "Trump", MASSES, time=when("someday")),
        claim(LATER, "Putin", "fight", "Trump", MASSES, attribution=said),
        claim(LATER, "Putin", "want", "Trump", modality="desired"),
        claim(TEXT, "Trump", "be", "Trump"),
    ]
    return View(
        communities={"1trump": 0, "2putin": 0, "3xi": 1},
        entities=(TRUMP, PUTIN, XI, IDEA, ALONE),
        edges=(
            edge("e1", TRUMP, "meet", PUTIN, *claims[:3], directed=False),
            edge("e2", XI, "fight", TRUMP, claims[3], polarity="negative"),
            edge("e3", PUTIN, "fight", TRUMP, *claims[4:7], polarity="denied"),
            edge("e4", PUTIN, "want", IDEA, claims[7]),
            edge("e5", TRUMP, "be", TRUMP, claims[8]),
        ),
        documents={d.id: d for d in (TEXT, LATER)},
        positions={
            "1trump": (-200.5, 0.0),
            "2putin": (0.0, 0.0),
            "3xi": (12.25, -70.0),
            "4idea": (1e-3, 3.0),
            "5alone": (9.0, 9.0),
        },
    )


def spoken(view):
    """The view with the speakers of its claims, for the page and for GraphML."""
    claims = [c for e in view.edges for c in e.claims if c.attribution]
    found = {c.id: ("\uff38i", "\U0001d517i Jinping")[n % 2] for n, c in enumerate(claims)}
    edges = [
        replace(e, speakers=tuple(sorted({found[c.id] for c in e.claims if c.id in found})))
        for e in view.edges
    ]
    return replace(view, edges=tuple(edges), speakers=found)


def expected(view):
    out = io.BytesIO()
    graphml.write(tables_of(view), out)
    return out.getvalue()


@pytest.mark.parametrize("view", [rich(), news(), many(30)], ids=["rich", "news", "many"])
def test_graphml_has_the_bytes_of_the_command(visit, view, tmp_path):
    view = spoken(
        replace(view, positions=view.positions or {e.id: (1.5, 2.0) for e in view.entities})
    )
    saved = visit(view, ALL).save("graphml")[1]
    assert saved == expected(view)
    path = tmp_path / "saved.graphml"
    path.write_bytes(saved)
    graph = igraph.Graph.Read_GraphML(str(path))
    assert sorted(graph.vs["id"]) == sorted(entity.id for entity in view.entities)
    assert sorted(graph.es["weight"]) == sorted(float(e.weight) for e in view.edges)


def test_graphml_of_the_seeds_has_the_bytes_of_the_command(visit, built):
    with Store.open(built / "kgraph.db") as store:
        view = placed_graph(store)
    assert visit(view, ALL, title="seeds").save("graphml")[1] == exported(built, "graphml")


def test_only_what_fits_is_saved(visit):
    saver = visit(spoken(rich()), "#modality=planned&modality=possible")
    graph = saver.graph()
    assert set(graph) == {"1trump", "2putin"}
    assert {key for *_, key in graph.edges(keys=True)} == {"e1", "e3"}
    assert graph.edges["1trump", "2putin", "e1"]["planned"] == 1
    assert graph.edges["1trump", "2putin", "e1"]["asserted"] == 0
    assert graph.edges["1trump", "2putin", "e1"]["weight"] == 1.0
    assert graph.edges["2putin", "1trump", "e3"]["classes"] == "FIGHT 1"
    assert graph.nodes["1trump"]["claims"] == 2
    assert [row["id"] for row in saver.rows("edges")] == ["e1", "e3"]
    assert {row["name"]: row["claims"] for row in saver.rows("entities")} == {
        "Donald Trump": "2",
        "Vladimir Putin": "2",
    }


def test_concepts_are_saved_when_they_are_shown(visit):
    saver = visit(news())
    assert "war" not in saver.graph()
    assert "war" in saver.open("#concepts=1").graph()


def test_the_crowd_is_saved_too(visit):
    saver = visit(many(1200))
    assert saver.page.evaluate("kgraph.result.drawn.nodes.size") < 1100
    assert len(saver.graph()) == 1200
    assert len(saver.rows("edges")) == 1199


# The tables


def test_entities(visit):
    rows = visit(rich(), ALL).rows("entities")
    assert rows[0] == {
        "id": "1trump",
        "name": "Donald Trump",
        "type": "PERSON",
        "also": "Trump | D. T.",
        "claims": "8",
        "neighbours": "2",
    }
    assert rows[-1]["name"] == "Nobody"
    assert rows[-1]["neighbours"] == "0"


def test_edges(visit):
    name, content = (saver := visit(spoken(rich()), ALL)).save("edges")
    assert content.startswith(b"\xef\xbb\xbfid,source,action,target,polarity,claims,")
    assert content.count(b"\r\n") == 6
    assert name == "News-edges.csv"
    assert saver.rows("edges")[0] == {
        "id": "e1",
        "source": "Donald Trump",
        "action": "meet",
        "target": "Vladimir Putin",
        "polarity": "positive",
        "claims": "3",
        "documents": "news.txt | more & more.txt",
        "modalities": "asserted 2 | planned 1",
        "classes": "CONSULT 2",
        "speakers": "\uff38i | \U0001d517i Jinping",
        "first": "2022-01-01",
        "last": "2022-03-31",
        "sentence": TEXT.text,
        "document": "news.txt",
        "source_id": "1trump",
        "target_id": "2putin",
    }


SIGNS = "=+-@＝＋－＠"
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LINES = (
    """(rows) => Writers.csv(rows.map((row) => ({ a: row[0], b: row[1] })), ["a", "b"]).join("")"""
)
hostile = st.text() | st.builds(
    lambda *parts: "".join(parts),
    st.sampled_from(["", " ", "\t", "\r", "\x07", "\u202e", "\ufeff", '"', ",", "\u3000"]),
    st.sampled_from(SIGNS),
    st.text(),
)


@given(st.lists(st.tuples(hostile, st.integers(-1000, 1000)), max_size=20))
@settings(deadline=None, max_examples=60)
def test_tables_are_read_back_and_run_nothing(still, rows):
    text = still.page.evaluate(LINES, rows)
    assert text.startswith("\ufeffa,b\r\n")
    found = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))[1:]
    assert [int(number) for _, number in found] == [number for _, number in rows]
    for (cell, _), (given_text, _) in zip(found, rows, strict=True):
        assert cell.removeprefix("'") == CONTROLS.sub("", given_text).removeprefix("'")
        assert not cell.strip().startswith(tuple(SIGNS))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("  @SUM(A1)", "'  @SUM(A1)"),
        ("\t1", "'\t1"),
        ("\x00=1", "'=1"),
        ("\x85=1", "'\x85=1"),
        ("＝1", "'＝1"),
        ("\u200e-1", "'\u200e-1"),
        ("a=1", "a=1"),
        ("Trump", "Trump"),
        (None, ""),
        (-5, "-5"),
    ],
)
def test_formulas_are_texts(still, text, cell):
    written = still.page.evaluate(LINES, [[text, 1]]).split("\r\n")[1]
    assert written == f"{cell},1"


# Pictures


def test_png_has_twice_the_pixels_of_the_screen(still):
    width, height = size_of(still.picture(scene()))
    assert width == 1600
    assert 1000 < height < 1400


def test_png_shows_everything(still):
    png = still.picture(scene(backdrop="#112233"))
    top = size_of(still.picture(scene(**NO_KEY)))[1] - 1000
    wanted = {
        (200, top + 200): (0, 0, 255),
        (1400, top + 200): (0, 255, 0),
        (500, top + 600): (255, 0, 0),
        (600, top + 100): (0x11, 0x22, 0x33),
        (600, top + 800): (0xFB, 0xFA, 0xF6),
        (2, 2): (0xFB, 0xFA, 0xF6),
    }
    url = base64.b64encode(png).decode()
    pixels = still.page.evaluate(PIXELS, [url, [list(spot) for spot in wanted]])
    assert [tuple(pixel) for pixel in pixels] == list(wanted.values())


def test_title_and_key_are_painted(still):
    plain = size_of(still.picture(scene(title="", subtitle="", **NO_KEY)))[1]
    assert size_of(still.picture(scene(**NO_KEY)))[1] > plain + 60
    assert size_of(still.picture(scene(title="", subtitle="")))[1] > plain + 60


def test_nothing_of_the_stage_covers_the_title(still):
    high = [dot(400, -30, radius=60, fill="#ff0000")]
    top = size_of(still.picture(scene(**NO_KEY)))[1] - 1000
    url = base64.b64encode(still.picture(scene(dots=high))).decode()
    inside, above = still.page.evaluate(PIXELS, [url, [[800, top + 20], [800, top - 6]]])
    assert inside == [255, 0, 0]
    assert above == [0xFB, 0xFA, 0xF6]


@pytest.mark.parametrize(("width", "height"), [(6000, 3000), (100, 9000)])
def test_huge_png_is_cut_to_what_browsers_paint(still, width, height):
    found = size_of(still.picture(scene(width=width, height=height)))
    assert 7990 <= max(found) <= 8000


def test_svg_holds_everything_in_order(still):
    root = still.drawing(scene(backdrop="#112233"))
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}title").text == "Who meets whom"
    assert root.find(f"{SVG}desc").text == "5 documents"
    width, height = root.get("viewBox").split()[2:]
    assert (width, height) == (root.get("width"), root.get("height"))
    stage = root.find(f"{SVG}g")
    assert [etree.QName(one).localname for one in stage] == (
        "image path circle path circle text text".split()
    )
    assert stage[0].get(LINK).startswith("data:image/png;base64,")
    assert [one.text for one in root.iter(f"{SVG}text")] == [
        *("Donald Trump", "meet", "Who meets whom", "5 documents"),
        *("Person", "Concept", "denied", "Claims are what the texts say."),
    ]


def test_arrows_point_where_the_line_leads(still):
    arrow = {"x": 700, "y": 300, "angle": 0, "size": 10}
    root = still.drawing(scene(lines=[line("M100 300 L700 300", arrow=arrow)]))
    head = root.find(f"{SVG}g")[1]
    assert head.get("d") == "M700 300 L690 297 L691 300 L690 303 Z"
    assert head.get("fill") == "#999ea5"


@pytest.mark.parametrize("d", ["M0 0 L1 1;alert(1)", "M NaN 0", 'M0 0"/><script/>', "url(#x)"])
def test_paths_of_anything_else_are_left_out(still, d):
    root = still.drawing(scene(lines=[line(d)], dots=[], labels=[]))
    assert len(root.find(f"{SVG}g")) == 0


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=30))
@settings(deadline=None, max_examples=40)
def test_any_text_makes_a_picture(still, title, name, word):
    changed = scene(
        title=title,
        subtitle=word,
        labels=[label(name, 10, 10)],
        key=[{"colour": "#0072b2", "diamond": False, "text": word}],
    )
    name = clean(name)
    texts = [one.text or "" for one in still.drawing(changed).find(f"{SVG}g").iter(f"{SVG}text")]
    assert texts == [name]


def test_long_titles_are_cut(still):
    for text in ("x" * 10_000, "word " * 2_000, "\u202e" + "ש" * 10_000):
        root = still.drawing(scene(title=text, subtitle=text))
        assert float(root.get("height")) < 500 + 280


# News text is untrusted

NAMES = [
    f"Mallory {ATTACK}",
    "=cmd|' /C calc'!A0",
    "bell\x07 and \x00nul\x1b[31m",
    "\u202eright to left",
    "long " * 2_000,
    'two\r\nlines, "quoted"',
    "\ufffe",
]


def evil():
    entities = tuple(
        Entity(digest(i), name, "ORG", (Alias(name, 1),)) for i, name in enumerate(NAMES)
    )
    some = news().edges[-1].claims[0]
    edges = [
        edge(digest("edge", one.id), one, f"praise {one.name}", other, some)
        for one, other in zip(entities, entities[1:] + entities[:1], strict=True)
    ]
    return View(entities, tuple(edges), news().documents)


def test_hostile_names_are_only_text(visit):
    view = evil()
    saver = visit(view, ALL, title=f"News {ATTACK}")
    graph = saver.graph()
    assert {data["label"] for _, data in graph.nodes(data=True)} == set(map(clean, NAMES))
    found = {row["name"] for row in saver.rows("entities")}
    tame = [f"'{name}" if name.startswith("=") else CONTROLS.sub("", name) for name in NAMES]
    assert found == set(tame)
    assert len(saver.rows("edges")) == len(NAMES)
    name, svg = saver.save("svg")
    assert re.fullmatch(r"News-script-img-[\w.-]+\.svg", name)
    assert not [one for one in etree.fromstring(svg).iter() if "script" in str(one.tag)]
    assert saver.save("png")[1]
    assert saver.page.evaluate("window.hacked") is None


def test_svg_has_each_name_that_is_seen(visit):
    saver = visit(news())
    root = etree.fromstring(saver.save("svg")[1])
    texts = {one.text for one in root.iter(f"{SVG}text")}
    assert {one["name"] for one in saver.rows("entities")} - {NAMES[0]} <= texts
    assert {"News", "Person", "Concept", "denied by a speaker", "meet", "not call"} <= texts
    assert "5 documents, 2025-01-10 \u00b7 6 of 8 entities, 6 of 7 edges" in texts
    dots = root.find(f"{SVG}g").iter(f"{SVG}circle")
    assert len(list(dots)) == 5


def test_lines_without_an_arrow_are_in_the_key(visit):
    view = news()
    mutual = replace(view.edges[2], directed=False)
    saver = visit(replace(view, edges=(mutual,)))
    wanted = {"text": "said not to happen", "arrow": False}
    [found] = saver.page.evaluate("Caption.of(State.now, kgraph.result).lineKey")
    assert wanted.items() <= found.items()


def test_picture_says_what_was_chosen(visit):
    root = etree.fromstring(visit(news(), "#action=meet&since=2025-01-01").save("svg")[1])
    told = root.find(f"{SVG}desc").text
    assert told.startswith("5 documents, 2025-01-10 \u00b7 2 of 8 entities, 1 of 7 edges \u00b7 ")
    assert "meet" in told
    assert "since 2025-01-01" in told


def test_key_is_of_what_is_seen(visit):
    root = etree.fromstring(visit(news(), "#polarity=negative").save("svg")[1])
    texts = [one.text for one in root.iter(f"{SVG}text")]
    assert "said not to happen" in texts
    assert not {"Concept", "Organisation", "mutual action", "denied by a speaker"} & set(texts)


def test_lines_end_at_the_dots(visit):
    found = visit(news()).page.evaluate("kgraph.Picture.scene()")
    tips = [one["arrow"] for one in found["lines"] if one["arrow"]]
    assert len(tips) == 5
    for tip in tips:
        beside = [
            ((tip["x"] - d["x"]) ** 2 + (tip["y"] - d["y"]) ** 2) ** 0.5 for d in found["dots"]
        ]
        gaps = [far - d["radius"] for far, d in zip(beside, found["dots"], strict=True)]
        assert min(gaps, key=abs) == pytest.approx(0, abs=4)


def test_png_is_the_screen_with_title_and_key(visit):
    saver = visit(news())
    stage = saver.page.locator("#graph").bounding_box()
    png = saver.save("png")[1]
    width, height = size_of(png)
    assert width == 2 * round(stage["width"])
    assert height > 2 * stage["height"]
    spots = [[x, y] for x in range(0, width, 20) for y in range(0, height, 20)]
    pixels = saver.page.evaluate(PIXELS, [base64.b64encode(png).decode(), spots])
    assert len(set(map(json.dumps, pixels))) > 5


def test_tinted_areas_are_explained_where_there_are_any(visit):
    groups = {"trump": 0, "putin": 0, "mallory": 0, "peskov": 1, "kremlin": 1, "request": 1}
    note = "Caption.of(kgraph.State.now, kgraph.result).note"
    view = news()
    tinted = visit(replace(view, communities=groups))
    assert "Tinted areas: entities that" in tinted.page.evaluate(note)
    assert tinted.page.evaluate(note).startswith("Claims are what the texts say, not established")
    assert "Tinted" not in visit(view).page.evaluate(note)
