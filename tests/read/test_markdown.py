"""Markdown becomes the words of the article."""

import pytest

from kgraph.read.markdown import read

ARTICLE = """\
---
title: "Trump: 'We will meet'"
date: 2025-01-13T10:00:00Z
tags:
  - peace
---

# Trump to *meet* Putin

Trump **met** [Vladimir Putin](https://example.org "a title") in
Moscow &amp; left. <!-- note -->

![Putin at a desk](putin.jpg)

- First, they talked.
- Then `Xi` <b>called</b>.

```
not a sentence
```

> Peace is near, said Peskov.
"""


def text(source):
    return read(source.encode()).text


def test_article():
    assert text(ARTICLE).split("\n\n") == [
        "# Trump to meet Putin",
        "Trump met Vladimir Putin in Moscow & left.",
        "Putin at a desk",
        "- First, they talked.",
        "- Then Xi called.",
        "Peace is near, said Peskov.",
    ]


def test_front_matter_is_about_the_article():
    article = read(ARTICLE.encode())
    assert (article.title, article.published) == ("Trump: 'We will meet'", "2025-01-13")


@pytest.mark.parametrize(
    ("source", "title", "published"),
    [
        ("---\ntitle: Peace\ndate: '2025-01-13'\n---\nText.", "Peace", "2025-01-13"),
        ("---\r\nTitle: Peace \r\n---\r\nText.", "Peace", None),
        ("---\ntitle: Peace\n...\nText.", "Peace", None),
        ("---\ndate: 13 January 2025\n---\nText.", None, "2025-01-13"),
        ("---\ndate: 2025-13-45\n---\nText.", None, None),
        ("---\n---\nText.", None, None),
        ("\ufeff---\ntitle: Peace\n---\nText.", "Peace", None),
        ("Text.", None, None),
    ],
)
def test_front_matter(source, title, published):
    article = read(source.encode())
    assert (article.text, article.title, article.published) == ("Text.", title, published)


def test_rule_at_the_top_is_no_front_matter():
    assert text("---\nTrump met Putin.\n\n---\n\nThe end.") == "Trump met Putin.\n\nThe end."


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One\nline.", "One line."),
        ("## One *two*\n\nThree\n=====", "# One two\n\n# Three"),
        ("1. One\n\n   Two\n   - Three\n2.\n\nFour", "- One\n\nTwo\n\n- Three\n\nFour"),
        ("# ![A photo](x.png)\n\nText.", "A photo\n\nText."),
        ("Two  \nlines.", "Two\nlines."),
        ("Two<br/>lines.", "Two\nlines."),
        ("Before ![A *photo*](x.png) after.", "Before after.\n\nA photo"),
        ("<div>\nTrump met <b>Putin</b> &amp; left.\n</div>", "Trump met Putin & left."),
        ("<script>\nalert(1)\n</script>\n\nText.", "Text."),
        ("<!-- a\n\nb -->\n\nText.", "Text."),
        ("    code\n\nText.", "Text."),
        ("| A | B |\n|---|---|\n| c | d |", "A\n\nB\n\nc\n\nd"),
        ("~~Old~~ new", "Old new"),
        ("[ref]: https://example.org\n\nSee [it][ref].", "See it."),
        ("2 < 3 and 5 > 4", "2 < 3 and 5 > 4"),
    ],
)
def test_marks(source, expected):
    assert text(source) == expected
