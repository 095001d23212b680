"""Names that may be the same are compared, and few others."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from kgraph.resolve.blocks import LARGEST, keys, pairs
from kgraph.resolve.signals import REVIEW, compare
from tests.resolve.pairs import PAIRS


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


def test_pairs_grow_with_the_names_not_with_their_square() -> None:
    def count(size: int) -> int:
        chance = random.Random(size)

        def word() -> str:
            return "".join(chance.choice("bdgklmnprst") + chance.choice("aeiou") for _ in range(3))

        return len(list(pairs(("PERSON", f"{word()} {word()}".title()) for _ in range(size))))

    assert count(8000) < 20 * max(count(2000), 20)
