"""How much."""

from __future__ import annotations

import pytest

from kgraph.extract.numbers import amount
from tests.reading import read

Expected = tuple[str, float, str | None, str | None]


@pytest.mark.parametrize(
    ("text", "action", "expected"),
    [
        (
            "Obama approved nearly $65.9 billion in security assistance to Ukraine.",
            "approve assistance to",
            ("nearly $65.9 billion in security assistance", 65.9e9, "USD", "security assistance"),
        ),
        (
            "Obama approved $2 billion in aid to Ukraine.",
            "approve aid to",
            ("$2 billion in aid", 2e9, "USD", "aid"),
        ),
        ("Germany sent 200 tanks to Poland.", "send tank to", ("200 tanks", 200, None, "tank")),
        ("Germany sent 200 tanks to Poland.", "send", ("200 tanks", 200, None, "tank")),
        ("Syria lost two million people.", "lose", ("two million people", 2e6, None, "people")),
        ("Google paid €300m to France.", "pay m to", ("€300m", 300e6, "EUR", None)),
        ("Google paid £5bn in fines to France.", "pay in", ("£5bn in fines", 5e9, "GBP", "fine")),
        (
            "Russia lost a third of its army.",
            "lose",
            ("a third of its army", 33.33, "%", "army"),
        ),
        ("The bank cut rates by 3.5 percent.", "cut", ("3.5 percent", 3.5, "%", None)),
        ("Google bought Waze for $1 billion.", "buy", ("$1 billion", 1e9, "USD", None)),
        (
            "A €3 billion package was approved by Germany.",
            "approve",
            ("€3 billion package", 3e9, "EUR", "package"),
        ),
        ("Ten soldiers were killed by rebels.", "kill", ("Ten soldiers", 10, None, "soldier")),
        ("The judge gave Obama three years.", "give", ("three years", 3, "year", None)),
        ("The army sent dozens of tanks to Mali.", "send tank to", None),
        ("Russia sent between 100 and 200 tanks.", "send", None),
        ("Russia sent tanks.", "send", None),
        ("Russia built a 70 meter wall.", "build", None),
        ("Russia sent a 20-member team.", "send", None),
        (
            "Obama met three of the ten ministers.",
            "meet",
            ("three of the ten ministers", 3, None, "minister"),
        ),
        ("Russia sent its second tank.", "send", None),
        ("Obama won the 2014 election.", "win", None),
        ("Obama praised the two-year-old boy.", "praise", None),
    ],
)
def test_the_amount_of_a_claim(text: str, action: str, expected: Expected | None) -> None:
    found = next(c for c in read(text).claims if c.predicate.lemma == action).amount
    if expected is None:
        assert found is None
        return
    assert found is not None
    assert (found.text, found.number, found.unit, found.of) == expected
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("words", "number", "unit"),
    [
        ("200", 200, None),
        ("1,500", 1500, None),
        ("some 1.5 million", 1.5e6, None),
        ("two hundred and fifty", 250, None),
        ("twenty-five", 25, None),
        ("half a million", 5e5, None),
        ("two and a half million", 2.5e6, None),
        ("a dozen", 12, None),
        ("a hundred thousand", 1e5, None),
        ("3.5 percent", 3.5, "%"),
        ("up to 20%", 20, "%"),
        ("$ 10 million", 1e7, "USD"),
        ("US$65.9bn", 65.9e9, "USD"),
        ("A$3m", 3e6, "AUD"),
        ("120 billion rubles", 120e9, "RUB"),
        ("10 million Canadian dollars", 1e7, "CAD"),
        ("500 Swiss francs", 500, "CHF"),
        ("500 pesos", 500, "peso"),
        ("26 cents", 26, "cent"),
        ("800 km", 800, "kilometer"),
        ("about 150 metres", 150, "meter"),
        ("nine inches", 9, "inch"),
        ("three years", 3, "year"),
    ],
)
def test_number_and_unit(words: str, number: float, unit: str | None) -> None:
    assert amount(words) == (number, unit)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "a",
        "dozens",
        "hundreds of thousands",
        "several million",
        "between 5 and 10",
        "20 to 25 percent",
        "60-80 percent",
        "two or three",
        "000 feet",
        "1/2",
        "20 25",
        "9/11",
        "1,50",
        "-",
    ],
)
def test_what_cannot_be_read_for_certain_has_none(words: str) -> None:
    assert amount(words) is None


def test_pounds_are_money_where_the_sentence_says_so() -> None:
    assert amount("20 pounds", money=True) == (20, "GBP")
    assert amount("20 pounds") == (20, "pound")
