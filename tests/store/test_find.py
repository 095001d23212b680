"""Names that people type."""

import pytest

from kgraph.model import Alias, Document, Entity, Resolution
from kgraph.store import Store
from kgraph.store.names import fold
from tests import builders

ENTITIES = (
    Entity("1", "Vladimir Putin", "PERSON", (Alias("Mr. Putin", 2), Alias("President Putin", 1))),
    Entity("2", "Putin Foundation", "ORG", ()),
    Entity(
        "3",
        "Volodymyr Zelensky",
        "PERSON",
        (Alias("Volodymyr Zelenskyy", 1), Alias("Zelenskiy", 1)),
    ),
    Entity("4", "Recep Tayyip Erdoğan", "PERSON", ()),
    Entity("5", "United States", "GPE", (Alias("U.S.", 9), Alias("US", 2))),
    Entity("6", "Rhett O’Neill", "PERSON", ()),
    Entity("7", "russia", "NORP", ()),
    Entity("8", "Russia", "GPE", ()),
    Entity("9", "Us Weekly", "ORG", ()),
)


@pytest.fixture
def store(tmp_path):
    document = Document.of("He met her. He met her again.")
    claims = [builders.claim(document, "He", word, "her") for word in ("met", "met her", "again")]
    found = builders.extraction(document, *claims)
    ends = [("2", "4"), ("1", "8"), ("1", "8")]
    links = {}
    for claim, (source, target) in zip(claims, ends, strict=True):
        links |= {claim.subject: source, claim.object: target}
    with Store.open(tmp_path / "kgraph.db", create=True) as store:
        builders.fill(store, found, who=Resolution(ENTITIES, links))
        yield store


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("Vladimir Putin", "1"),
        ("vladimir  PUTIN", "1"),
        ("putin", "12"),
        ("mr putin", "1"),
        ("Zelenskyy", "3"),
        ("Zelenskiy", "3"),
        ("erdogan", "4"),
        ("ERDOĞAN", "4"),
        ("us", "5"),
        ("U.S.", "5"),
        ("o'neill", "6"),
        ("O’NEILL", "6"),
        ("Russia", "8"),
        ("russia", "7"),
        ("RUSSIA", "87"),
        ("Put", ""),
        ("", ""),
        ("'; DROP TABLE entities; --", ""),
        ("%", ""),
    ],
)
def test_find(store, query, ids):
    assert [entity.id for entity in store.find(query)] == list(ids)


def test_heavier_comes_first(store):
    assert [entity.name for entity in store.find("Putin")] == [
        "Vladimir Putin",
        "Putin Foundation",
    ]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("Putn", ["Vladimir Putin", "Putin Foundation"]),
        ("Vladmir Puttin", ["Vladimir Putin"]),
        ("Zelinski", ["Volodymyr Zelensky"]),
        ("Erdogen", ["Recep Tayyip Erdoğan"]),
        ("Macron", []),
        ("", []),
    ],
)
def test_suggest(store, query, names):
    assert store.suggest(query) == names


def test_suggest_no_more_than_asked(store):
    assert store.suggest("Putn", limit=1) == ["Vladimir Putin"]


def test_fold_is_stable():
    for name in ("Ångström", "STRASSE", "Straße", "İstanbul", "Mr. X", "ﬁ"):
        assert fold(fold(name)) == fold(name)
