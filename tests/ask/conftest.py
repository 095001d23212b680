"""A small graph that most questions are asked of."""

import pytest

from tests.ask.news import article, stored

ARTICLES = (
    article(
        "a.txt",
        "Trump meet Putin",
        ("Xi praise Trump", {"event": "SUPPORT"}),
        ("Trump blame Xi", {"polarity": "negative"}),
        "Putin see Xi",
        published="2025-01-10",
    ),
    article(
        "b.txt",
        ("Trump meet Putin", {"modality": "planned", "said": "Peskov"}),
        ("Peskov say_of Trump", {}),
        ("Trump end war", {"said": "Trump"}),
        ("Trump meet Putin", {"said": "Peskov", "stance": "deny"}),
        published="2025-02-20",
    ),
    article("c.txt", "Biden visit Kyiv", "Kyiv fight Moscow", "Biden end war"),
)


@pytest.fixture
def store(tmp_path):
    with stored(tmp_path, *ARTICLES) as store:
        yield store
