"""Names that are found again without a parser."""

from __future__ import annotations

import pytest

from kgraph.extract.recurring import recurring
from kgraph.model import Document, Mention


def again(text: str, *names: str) -> list[tuple[int, str, str, str]]:
    """(start, text, name, label) of what is found beyond the first place of each "Name/LABEL"."""
    document = Document.of(text)
    known = []
    for name, label in (n.split("/") for n in names):
        start = text.index(name)
        known.append(Mention(document.id, start, start + len(name), name, label, name, "name"))
    return [(m.start, m.text, m.name, m.label) for m in recurring(document, known, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Merkel out\n\nAngela Merkel left.", ["Angela Merkel/PERSON"], ["Merkel"]),
        ("ANGELA MERKEL OUT\n\nAngela Merkel left.", ["Angela Merkel/PERSON"], ["ANGELA MERKEL"]),
        ("Siemens left. The Siemens Science Fair is on.",
         ["Siemens/ORG", "Siemens Science Fair/ORG"], ["Siemens"]),
        ("Celtics win\n\nBoston Celtics left.", ["Boston Celtics/ORG"], ["Celtics"]),
        ("Norway wins\n\nNobody left.", [], ["Norway"]),
        ("U.S. warns EU\n\nNobody left.", [], ["EU", "U.S."]),
        ("O’Neill quits\n\nMary O'Neill left.", ["Mary O'Neill/PERSON"], ["O’Neill"]),
    ],
)  # fmt: skip
def test_found(text: str, names: list[str], found: list[str]) -> None:
    assert sorted(words for _, words, _, _ in again(text, *names)) == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trump left. Trumps win. Trumpet!", ["Trump/PERSON"]),  # other words
        ("May left. It was May 5.", ["Theresa May/PERSON"] * 0),  # a month
        ("In May the Mays left: Theresa May.", ["Theresa May/PERSON"]),
        ("Paris Hilton left.", ["Paris Hilton/PERSON"]),  # no city inside a person
        ("General Motors Corporation left.", ["General Motors Corporation/ORG"]),
        ("Health Services left. It services cars.", ["Health Services/ORG"]),
        ("", []),
    ],
)
def test_left_alone(text: str, names: list[str]) -> None:
    assert again(text, *names) == []


def test_a_body_inside_its_own_full_name_is_no_other() -> None:
    text = "General Motors left. General Motors Corporation stayed."
    found = again(text, "General Motors/ORG", "General Motors Corporation/ORG")
    assert found == []
