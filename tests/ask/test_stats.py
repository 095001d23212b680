"""The graph in numbers."""

from collections import defaultdict

from kgraph.ask.stats import stats
from tests.ask.news import stored


def groups(store):
    found = defaultdict(dict)
    for one in stats(store):
        found[one.group][one.name] = one.value
    return found


def test_numbers(store):
    found = groups(store)
    assert found["graph"] == {
        "documents": 3,
        "documents with a date": 2,
        "first document": "2025-01-10",
        "last document": "2025-02-20",
        "sentences": 3,
        "claims": 11,
        "claims that join two entities": 11,
        "claims that somebody else makes": 3,
        "entities": 8,
        "edges": 10,
    }
    assert found["entities by type"] == {"PERSON": 5, "GPE": 2, "CONCEPT": 1}
    assert found["claims by polarity"] == {"positive": 9, "denied": 1, "negative": 1}
    assert found["claims by class"] == {"of no class": 10, "SUPPORT": 1}
    assert found["statements by speaker"] == {"Peskov": 2, "Trump": 1}


def test_parts_make_the_whole(store):
    found = groups(store)
    for group in ("modality", "polarity", "class", "rule"):
        assert sum(found[f"claims by {group}"].values()) == found["graph"]["claims"]


def test_empty_graph(tmp_path):
    with stored(tmp_path) as store:
        assert groups(store)["graph"]["documents"] == 0
