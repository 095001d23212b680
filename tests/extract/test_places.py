"""Where it happens."""

from __future__ import annotations

import pytest

from tests.reading import claim, read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Obama met Putin in Geneva.", "Geneva"),
        ("In Geneva, Obama met Putin.", "Geneva"),
        ("Obama met Putin in Geneva on Thursday.", "Geneva"),
        ("Obama met Putin outside London.", "London"),
        ("Obama met Putin near Paris.", "Paris"),
        ("Obama met Putin in a hospital in Berlin.", "Berlin"),
        ("Obama met Putin in the southern city of Kherson.", "Kherson"),
        ("In Geneva, Obama visited Merkel and met Putin.", "Geneva"),
        ("Obama met Putin.", None),
        ("Obama met Putin in talks on Syria.", None),
        ("Obama met Putin, who lives in Moscow.", None),
        ("Obama flew to Geneva and met Putin.", None),
        ("Obama visited Merkel in Berlin and met Putin.", None),
        ("In Geneva, Merkel said that Obama had met Putin.", None),
        ("Obama met Putin on behalf of France.", None),
    ],
)
def test_the_place_of_an_action(text: str, place: str | None) -> None:
    found = claim(text, "meet", target="Putin").place
    assert (found and found.name) == place
    if found is not None:
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Obama criticised the war in Syria.", "criticise"),
        ("Obama invested money in France.", "invest"),
        ("Troops fired rockets at Israel.", "fire"),
        ("Britain imposed sanctions on Russia.", "impose"),
        ("Obama visited the embassy of France.", "visit"),
    ],
)
def test_what_it_is_about_is_no_place(text: str, action: str) -> None:
    assert claim(text, action).place is None


def test_the_object_is_not_the_place_as_well() -> None:
    assert claim("Obama met Putin in Geneva.", "meet in").place is None


def test_a_talk_is_where_it_is_held() -> None:
    found = claim("Obama held talks with Putin in Geneva.", "talk").place
    assert found is not None
    assert found.name == "Geneva"


def test_places_are_mentions() -> None:
    found = read("Obama met Putin in Geneva.")
    assert {c.place for c in found.claims if c.place} <= set(found.mentions)
