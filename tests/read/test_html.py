"""Web pages: the article and nothing else."""

import pytest

from kgraph.errors import ReadError
from kgraph.read.html import read, words

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Talks resume | The Daily</title>
<meta property="og:title" content="Talks resume in Geneva">
<meta property="article:published_time" content="2025-03-10T22:30:00-05:00">
<script>var tracked = "Putin met a tracker.";</script></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
</header>
<div id="cookie-banner" class="cookie-consent"><p>We use cookies. <button>Accept</button></p></div>
<main><article><h1>Talks resume in Geneva</h1>
<p>Olaf Scholz met <a href="/macron">Emmanuel Macron</a> in Berlin on Monday to discuss aid to
Ukraine &amp; the budget of the European Union.</p>
<p>&ldquo;We will not <b>wait</b>,&rdquo; Scholz said after the meeting, which lasted three hours
and ended without a deal.</p>
<h2>What comes next</h2>
<ul><li>The ministers meet on Friday.</li><li>Parliament votes in April.</li></ul>
<blockquote>No deal yet, said Macron.</blockquote>
<table><tr><th>Country</th><th>Aid</th></tr><tr><td>Germany</td><td>5</td></tr></table>
</article></main>
<section id="comments" class="comments"><h3>Comments</h3><div class="comment"><p>Joe hates Macron
and wrote a long comment about that.</p></div></section>
<footer><p>Copyright 2024 The Daily.</p></footer></body></html>"""


def test_article():
    assert read(PAGE.encode()).text.split("\n\n") == [
        "Talks resume in Geneva",
        "Olaf Scholz met Emmanuel Macron in Berlin on Monday to discuss aid to Ukraine & the "
        "budget of the European Union.",
        "“We will not wait,” Scholz said after the meeting, which lasted three hours and ended "
        "without a deal.",
        "What comes next",
        "- The ministers meet on Friday.",
        "- Parliament votes in April.",
        "No deal yet, said Macron.",
    ]


def test_title_and_date():
    article = read(PAGE.encode())
    assert (article.title, article.published) == ("Talks resume in Geneva", "2025-03-10")


def test_year_of_the_footer_is_no_date():
    assert read(PAGE.replace("2025-03-10T22:30", "").encode()).published is None


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "iso-8859-1"),
        ("utf-16", "utf-8"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "utf-8"),
        ("cp1251", "windows-1251"),
        ("cp1252", "nonsense"),
    ],
)
def test_encoding(encoding, said):
    word = "Путин" if encoding == "cp1251" else "“Schröder”"
    page = PAGE.replace("utf-8", said).replace("Macron", word).replace("&ldquo;", "")
    assert f"Emmanuel {word} in" in read(page.encode(encoding, "ignore")).text


def test_xhtml():
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + PAGE.replace('<meta charset="utf-8">', "")
    assert "Olaf Scholz met" in read(page.encode()).text


def test_old_page_with_its_article_in_a_table():
    body = "".join(
        f"<tr><td><p>Scholz met Macron in Berlin on the {n}th of March, and they talked about the "
        "war in Ukraine for hours.</p></td></tr>"
        for n in range(4, 9)
    )
    page = f"<html><body><table>{body}</table></body></html>"
    assert read(page.encode()).text.count("Scholz met Macron") == 5


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html></html>",
        "<html><body><nav><a href='/'>Home</a><a href='/w'>World</a></nav></body></html>",
        "<html><body><div id='app'></div><script>start()</script></body></html>",
        "\x01" * 100,
    ],
)
def test_page_without_an_article(page):
    with pytest.raises(ReadError, match=r"no article in this page|not a text file"):
        read(page.encode())


def test_page_that_is_deep():
    with pytest.raises(ReadError):
        read(("<div>" * 100_000).encode())


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Plain\ntext.", "Plain\ntext."),
        ("<p>One &amp; two.</p><p>Th<b>re</b>e.<br>Four.</p>", "One & two.\n\nThree. Four."),
        ("One.<ul><li>Two.</li><li>Three.</li></ul>Four.", "One.\n\n- Two.\n\n- Three.\n\nFour."),
        ("<script>x()</script>One.<!-- no -->Two.<style>p{}</style>", "One.Two."),
        ("a < b &lt;c", "a < b <c"),
        ("<img src=x onerror=y()>", ""),
        ("x<p\x00y", "x"),
    ],
)
def test_words(markup, text):
    assert words(markup) == text
