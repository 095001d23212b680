from __future__ import annotations

import pytest

from tests.reading import claim

CASES = [
    ("Obama met Putin.", "positive", "asserted"),
    ("Obama did not meet Putin.", "negative", "asserted"),
    ("Obama never met Putin.", "negative", "asserted"),
    ("Obama will meet Putin.", "positive", "planned"),
    ("Obama plans to meet Putin.", "positive", "planned"),
    ("Obama refused to meet Putin.", "negative", "planned"),
    ("Obama did not refuse to meet Putin.", "positive", "planned"),
    ("Obama wants to meet Putin.", "positive", "desired"),
    ("Obama is ready to meet Putin.", "positive", "possible"),
    ("Obama may meet Putin.", "positive", "possible"),
    ("Obama may want to meet Putin.", "positive", "possible"),
    ("Obama would meet Putin.", "positive", "conditional"),
    ("Obama must meet Putin.", "positive", "requested"),
    ("Merkel asked Obama to meet Putin.", "positive", "requested"),
    ("Obama failed to meet Putin.", "negative", "asserted"),
    ("Obama has yet to meet Putin.", "negative", "asserted"),
    ("Obama not only met Putin but praised him.", "positive", "asserted"),
    ("Merkel left without meeting Putin.", "negative", "asserted"),
    ("If Obama meets Putin, Merkel will resign.", "positive", "conditional"),
]


@pytest.mark.parametrize(("text", "polarity", "modality"), CASES, ids=lambda value: str(value))
def test_status_of_meet(text: str, polarity: str, modality: str) -> None:
    found = claim(text, "meet", target="Putin")
    assert (found.polarity, found.modality) == (polarity, modality)


def test_event_noun_takes_what_governs_it() -> None:
    assert claim("Obama raised the possibility of a meeting with Putin.", "meet").modality == (
        "possible"
    )
