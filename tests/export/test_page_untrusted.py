"""News text is not trusted: whatever it holds, the page shows it as text, and as one."""

import pytest

from kgraph.model import Alias, Document, Entity, View
from tests import builders
from tests.export.pages import ATTACK, edge

pytestmark = pytest.mark.browser

HOSTILE = {
    "script": "</script><script>window.hacked=1</script>",
    "image": "<img src=x onerror=window.hacked=1>",
    "handler": '" onmouseover="window.hacked=1" x=\'',
    "link": "javascript:window.hacked=1//[click](javascript:window.hacked=1)",
    "comment": "<!--<script>--!>]]>",
    "template": "{{ 7*7 }}{% raw %}${window.hacked=1}`",
    "entity": "&lt;b&gt;&#x3C;i&#62;",
    "turned": "\u202eevitageN\u2066 \u200f\u061c names",
    "control": "Nul\x00 Bell\x07 Escape\x1b[31m Line\x0bFeed",
    "separators": "One\u2028Two\u2029Three",
    "long": "Long" * 2500,
    "wide": "W" * 10_000,
    "marks": "Z" + "\u0301" * 300,
    "proto": "__proto__",
    "constructor": "constructor",
}


def view_of(text):
    """A graph in which everything that comes from an article is this text."""
    sentence = f"{text} praised Putin of {text}."
    document = Document.of(sentence, name=f"{text}.txt", title=text)
    said = builders.said_by(document, text, cue=text)
    claim = builders.claim(
        document, text, "praised", "Putin", lemma=text, attribution=said, rule=text
    )
    names = [Entity(name, text, "PERSON", (Alias(text, 1),)) for name in ("a", "b")]
    return View(
        tuple(names),
        (edge("x", names[0], text, names[1], claim),),
        {document.id: document},
        speakers={claim.id: text},
    )


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_runs_nothing_and_looks_right(visit, kind):
    text = HOSTILE[kind]
    reader = visit(view_of(text), title=text, part=text)
    for part in ("#edge=x", "#entity=a", "#list", "#filters", "#path&from=a&to=b", "#help"):
        reader.open(part)
        reader.page.wait_for_timeout(30)
        assert reader.page.evaluate("window.hacked") is None
        assert reader.page.locator("img, iframe, object, embed, link, form[action]").count() == 0
        assert reader.page.locator("[onerror], [onmouseover], [href^=javascript]").count() == 0
        assert reader.page.evaluate("document.documentElement.scrollWidth") == 1280
    reader.open("#edge=x")
    assert reader.marked("action") == ["praised"]
    seen = reader.page.locator(".claims blockquote").text_content()
    assert seen == view_of(text).edges[0].claims[0].sentence.text


def test_long_text_leaves_room_for_the_picture(visit):
    long = HOSTILE["long"]
    reader = visit(view_of(long), title=long, part=long)
    assert reader.page.locator("#graph").bounding_box()["height"] > 300


def test_hostile_address(visit):
    reader = visit(view_of(ATTACK))
    for part in (
        "#entity=<img src=x onerror=window.hacked=1>",
        "#edge=%",
        "#entity=%E0%A4%A",
        "#__proto__=1&constructor=2&steps=NaN&least=-5&since=x&until=%00",
        "#type=&class=toString&around=nobody&from=a&to=nobody&pin=nobody&hide=nobody",
        "#" + "speaker=x&" * 2000,
    ):
        reader.open(part)
        assert reader.page.evaluate("window.hacked") is None
        assert reader.page.locator("#graph canvas").count() == 1


def test_attack_in_every_place_of_a_page_that_is_filtered(visit):
    reader = visit(view_of(ATTACK), title=ATTACK)
    change = "(text) => kgraph.State.change({ speakers: [text], actions: [text] })"
    reader.page.evaluate(change, ATTACK)
    assert reader.shown() == {"a", "b", "x"}
    reader.open(reader.hash())
    assert reader.shown() == {"a", "b", "x"}
    assert reader.page.evaluate("window.hacked") is None
