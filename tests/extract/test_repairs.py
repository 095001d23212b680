"""What the model gets wrong again and again is put right for everybody."""

from __future__ import annotations

import pytest

from tests.reading import read


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The court fined Google.", "fine"),
        ("Students staged a rally.", "stage"),
        ("Officials hoped for talks with Iran.", "hope for"),
        ("The child hopped on the bus.", "hop on"),
    ],
)
def test_action_of_the_right_verb(text: str, lemma: str) -> None:
    assert lemma in {claim.predicate.lemma for claim in read(text).claims}
