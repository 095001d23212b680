from __future__ import annotations

import pytest

from tests.reading import claim, read

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


@pytest.mark.parametrize(
    "text",
    [
        "There was no meeting between Obama and Putin.",
        "Obama held no meeting with Putin.",
        "No meeting between Obama and Putin took place.",
        "Merkel prevented Obama from meeting Putin.",
        "Neither Obama nor Merkel met Putin.",
        "Obama stopped meeting Putin.",
    ],
)
def test_what_does_not_happen_is_negative(text: str) -> None:
    found = [c for c in read(text).claims if c.predicate.lemma == "meet"]
    assert found
    assert {c.polarity for c in found} == {"negative"}


@pytest.mark.parametrize("stage", ["is scheduled to", "is poised to", "is set to", "is going to"])
def test_passive_stage_verbs_plan(stage: str) -> None:
    assert claim(f"Obama {stage} meet Putin.", "meet", target="Putin").modality == "planned"


def test_who_is_asked_is_told_apart_from_who_asks() -> None:
    found = {
        (c.subject.name, c.predicate.lemma, c.object.name)
        for c in read("Merkel urged Obama to meet Putin.").claims
    }
    assert {("Merkel", "urge", "Obama"), ("Obama", "meet", "Putin")} <= found


def test_implicit_claims_do_not_take_the_status_of_their_sentence() -> None:
    found = claim("Sadiq Khan, the mayor, did not meet Putin.", "be")
    assert (found.polarity, found.modality, found.attribution) == ("positive", "asserted", None)
