"""How often, why and where entities are named."""

from dataclasses import replace

import pytest

from kgraph.model import Alias, Decision, Document, Entity, Resolution
from kgraph.store import Passage, Store, Tally
from tests import builders

ONE = Document.of("Trump met Putin.\nThen Donald Trump left", name="one.txt")
TWO = Document.of("Putin praised Trump.", name="two.txt")
MEETING = builders.claim(ONE, "Trump", "met", "Putin")._replace(
    sentence=builders.Span(0, 16, ONE.text[:16])
)
PRAISE = builders.claim(TWO, "Putin", "praised", "Trump")
LATER = builders.mention(ONE, "Donald Trump")
READ = (
    replace(builders.extraction(ONE, MEETING), mentions=(MEETING.subject, MEETING.object, LATER)),
    builders.extraction(TWO, PRAISE),
)
TRUMP = Entity("t", "Donald Trump", "PERSON", (Alias("Trump", 2),))
PUTIN = Entity("p", "Putin", "PERSON")
NOBODY = Entity("n", "Nobody", "ORG")
LINKS = {m: "p" if m.name == "Putin" else "t" for found in READ for m in found.mentions}
WHY = (
    Decision(
        "Trump",
        "Donald Trump",
        "PERSON",
        True,
        "last name",
        "the only one",
        1.0,
        ONE.id,
        ("t", "t"),
    ),
    Decision("Putin", "Nobody", "PERSON", False, "spelling", "alike", 0.6, None, ("p", "n")),
)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "kgraph.db", create=True) as store:
        builders.fill(store, *READ, who=Resolution((NOBODY, PUTIN, TRUMP), LINKS, WHY))
        yield store


def test_entities_by_their_claims(store):
    assert store.ranked() == [
        (TRUMP, Tally(documents=2, mentions=3, claims=2)),
        (PUTIN, Tally(documents=2, mentions=2, claims=2)),
        (NOBODY, Tally()),
    ]


def test_decisions_come_back(store):
    assert store.decisions() == list(WHY)


def test_sentences_that_use_a_name(store):
    assert store.passages("t", "trump") == [
        Passage("one.txt", "Trump met Putin.", 0, 5),
        Passage("two.txt", "Putin praised Trump.", 14, 19),
    ]
    assert store.passages("t", "trump", document=TWO.id) == store.passages("t", "trump")[1:]
    assert len(store.passages("t", "trump", limit=1)) == 1


def test_mention_in_no_sentence_of_a_claim_has_its_line(store):
    assert store.passages("t", "Donald Trump") == [
        Passage("one.txt", "Then Donald Trump left", 5, 17)
    ]


def test_long_lines_are_cut_between_words(store):
    text = f"{'word ' * 100}Putin {'word ' * 100}"
    document = Document.of(text, name="long.txt")
    putin = builders.mention(document, "Putin")
    found = replace(builders.extraction(document), mentions=(putin,))
    builders.fill(store, found, who=Resolution((PUTIN,), {putin: "p"}))
    (passage,) = store.passages("p", "Putin")
    assert passage.text.startswith("word word")
    assert len(passage.text) < 300
    assert passage.text[passage.start : passage.end] == "Putin"


def test_name_that_no_document_uses_has_any_place(store):
    assert store.passages("p", "Vladimir Putin") == store.passages("p", "Putin")


def test_names(store):
    assert store.names() == {"Donald Trump", "Putin", "Trump"}


def test_settings(store):
    assert store.settings() == {}
    for rest in ({"metonyms": "yes"}, {}):
        with store.changing() as change:
            change.remember({"decisions": "/news/kgraph.decisions.toml", **rest})
    assert store.settings() == {"decisions": "/news/kgraph.decisions.toml"}


def test_keys(store):
    assert store.keys() == {"key"}
