"""Names that may be the same are compared, and few others."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from kgraph.resolve.blocks import LARGEST, keys
from kgraph.resolve.blocks import pairs as pairs_of
from kgraph.resolve.signals import REVIEW, compare
from tests.resolve.pairs import PAIRS

if TYPE_CHECKING:
    from collections.abc import Iterable


def pairs(names: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """(label, left, right) of names (label, name) that are compared."""
    blocks: dict[tuple[str, str], set[str]] = defaultdict(set)
    for label, name in names:
        for key in keys(name, label):
            blocks[label, key].add(name)
    found = {
        (label, *pair)
        for (label, key), block in blocks.items()
        for pair in pairs_of(key, block, label, block)
    }
    return sorted(found)


@pytest.mark.parametrize(
    ("label", "left", "right"), [tuple(row[1:]) for row in PAIRS if row[0] != "different"]
)
def test_what_is_joined_or_asked_shares_a_key(label: str, left: str, right: str) -> None:
    assert keys(left, label) & keys(right, label)
    assert list(pairs([(label, left), (label, right)])) == [(label, *sorted((left, right)))]


def test_nothing_that_fires_is_lost_among_all_names() -> None:
    names = sorted({(row[1], name) for row in PAIRS for name in row[2:]})
    found = set(pairs(names))
    for (label, left), (other, right) in combinations(names, 2):
        if label == other and compare(left, right, label).score >= REVIEW:
            assert (label, left, right) in found


def test_each_pair_once_in_order_whatever_the_order_of_names() -> None:
    names = sorted({(row[1], name) for row in PAIRS for name in row[2:]})
    found = list(pairs(names))
    assert found == sorted(set(found))
    random.Random(1).shuffle(names)
    assert list(pairs([*names, *names])) == found


def test_names_of_two_labels_are_not_compared() -> None:
    assert list(pairs([("PERSON", "Georgia"), ("GPE", "Georgia"), ("GPE", "the Georgia")])) == [
        ("GPE", "Georgia", "the Georgia")
    ]


def test_a_large_block_is_narrowed_and_not_dropped() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    names = [("PERSON", f"Otto {x}. {y}. Lang") for x in letters for y in letters]
    found = list(pairs(names))
    assert 0 < len(found) < 2 * len(names) * LARGEST
    assert ("PERSON", "Otto A. A. Lang", "Otto A. B. Lang") in found


def test_only_pairs_of_what_is_touched() -> None:
    block = [f"Otto {letter}. Lang" for letter in "ABCDEFGHIJ"]
    found = set(pairs_of("g:oto lng", block, "PERSON", {block[3], block[4]}))
    assert found == {pair for pair in combinations(block, 2) if {block[3], block[4]} & set(pair)}


def test_nothing_that_would_be_joined_is_lost_when_a_block_is_narrowed() -> None:
    letters = "ABCDEFGHIJKL"
    names = [f"Otto {x}. {y}. Lang" for x in letters for y in letters]
    names += ["Otto Lang", "O. Lang", "Otto Albert Lang", "Otto A. Lang", "Otto B. C. Lang-Berg"]
    found = set(pairs(("PERSON", name) for name in names))
    for left, right in combinations(sorted(names), 2):
        if compare(left, right, "PERSON").score >= REVIEW:
            assert ("PERSON", left, right) in found


def test_pairs_grow_with_the_names_not_with_their_square() -> None:
    def count(size: int) -> int:
        chance = random.Random(size)

        def word() -> str:
            return "".join(chance.choice("bdgklmnprst") + chance.choice("aeiou") for _ in range(3))

        return len(list(pairs(("PERSON", f"{word()} {word()}".title()) for _ in range(size))))

    assert count(8000) < 20 * max(count(2000), 20)
