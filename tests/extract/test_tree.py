"""What words know of each other holds after the repairs, too."""

from __future__ import annotations

import pytest

from kgraph.extract.parser import load
from kgraph.extract.repairs import repair
from kgraph.extract.tree import Doc

TEXTS = [
    "The court fined Google.",
    "The Russia-Ukraine war hurt many non-residents.",
    "Berlin gave Ukraine tanks, and Aides working in Iraq said so.",
    "Aides working in Iraq said that.",
    "They saw protests by farmers against the government.",
    "Baerbock made a visit. Zelensky thanked her.",
    "Gondor and Rohan met in Oslo.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_links_sides_and_lemmas_agree_with_the_tree(text: str) -> None:
    for word in repair(Doc(load()(text))):
        assert word.links == {child.dep_ for child in word.children}
        assert [*word.lefts, *word.rights] == [*word.children]
        assert all(child.i < word.i for child in word.lefts)
        assert all(child.i > word.i for child in word.rights)
        assert all(child.head is word for child in word.children)
        assert word.lower_lemma_ == word.lemma_.lower()


def test_a_new_label_is_known_to_the_head() -> None:
    doc = Doc(load()("Trump met Putin."))
    doc[0].relabel("dep")
    assert doc[1].links == {"dep", "dobj", "punct"}
