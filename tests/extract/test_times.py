"""When it happens."""

from __future__ import annotations

import pytest

from kgraph.extract import extract
from kgraph.extract.dates import Tense, value
from kgraph.extract.parser import load
from kgraph.model import Claim, Document, Time

WEDNESDAY = "2022-03-16"

SENTENCES = [
    ("Obama met Putin on Thursday.", "on Thursday", "2022-03-10"),
    ("Obama met Putin on Wednesday.", "on Wednesday", "2022-03-16"),
    ("Obama met Putin on Monday evening.", "on Monday evening", "2022-03-14"),
    ("Obama will meet Putin on Thursday.", "on Thursday", "2022-03-17"),
    ("Obama plans to meet Putin on Thursday.", "on Thursday", "2022-03-17"),
    ("Obama is meeting Putin on Thursday.", "on Thursday", "2022-03-17"),
    ("Obama may have met Putin on Thursday.", "on Thursday", "2022-03-10"),
    ("Obama did not meet Putin on Thursday.", "on Thursday", "2022-03-10"),
    ("Obama meets Putin on Thursday.", "on Thursday", None),
    ("Obama met Putin late on Thursday.", "late on Thursday", "2022-03-10"),
    ("Obama met Putin last Thursday.", "last Thursday", "2022-03-10"),
    ("Obama met Putin yesterday.", "yesterday", "2022-03-15"),
    ("Obama met Putin last week.", "last week", "2022-W10"),
    ("Obama met Putin earlier this week.", "earlier this week", "2022-W11"),
    ("Obama will meet Putin next month.", "next month", "2022-04"),
    ("Two years ago, Obama met Putin.", "Two years ago", "2020"),
    ("Obama met Putin two weeks ago.", "two weeks ago", "2022-W09"),
    ("Obama met Putin in March.", "in March", "2022-03"),
    ("Obama met Putin in May.", "in May", "2021-05"),
    ("Obama met Putin in May 2014.", "in May 2014", "2014-05"),
    ("Obama met Putin in 1998.", "in 1998", "1998"),
    ("Obama met Putin in the 1990s.", "in the 1990s", "199"),
    ("Obama met Putin in early 2014.", "in early 2014", "2014"),
    ("Obama met Putin in the first quarter of 2022.", "in the first quarter of 2022", "2022-Q1"),
    ("Obama met Putin in the summer of 2019.", "in the summer of 2019", "2019"),
    ("Obama met Putin on March 3, 2021.", "on March 3, 2021", "2021-03-03"),
    ("Obama met Putin on Sept. 5.", "on Sept. 5", "2021-09-05"),
    ("Obama met Putin on Monday at 3:30 p.m.", "on Monday at 3:30 p.m.", "2022-03-14T15:30"),
    ("Obama met Putin yesterday at noon.", "yesterday at noon", "2022-03-15T12:00"),
    ("Obama will meet Putin in two weeks.", "in two weeks", "2022-W13"),
    ("Obama has met Putin since March.", "since March", "2022-03"),
    ("Obama met Putin after Thursday.", "after Thursday", None),
    ("Obama must meet Putin by Friday.", "by Friday", None),
    ("Obama met Putin a year earlier.", "a year earlier", None),
    ("Obama met Putin several years ago.", "several years ago", None),
    ("In 2019, Obama met Putin on March 3, 2019.", "on March 3, 2019", "2019-03-03"),
    ("On Thursday, Obama visited Berlin and met Putin.", "On Thursday", "2022-03-10"),
    ("In February 2022, Obama began to meet Putin.", "In February 2022", "2022-02"),
    ("Obama, who met Putin in 2014, resigned on Monday.", "in 2014", "2014"),
]


def met(text: str, published: str | None = WEDNESDAY) -> Claim:
    """The claim that Obama meets Putin."""
    found = extract(Document.of(text, published=published), load()).claims
    (claim,) = [c for c in found if c.predicate.lemma == "meet" and c.object.text.endswith("Putin")]
    return claim


@pytest.mark.parametrize(("text", "words", "exact"), SENTENCES, ids=[s[0] for s in SENTENCES])
def test_the_time_of_an_action(text: str, words: str, exact: str | None) -> None:
    found = met(text).time
    assert found is not None
    assert (found.text, found.value) == (words, exact)
    assert text[found.start : found.end] == words
    assert (found.granularity is None) == (exact is None)


@pytest.mark.parametrize(
    "text",
    [
        "Obama met Putin.",
        "Obama met Putin for three years.",
        "Obama met Putin in three years.",
        "Obama met Putin every year.",
        "Obama met Putin, a two-year-old boy.",
        "Obama met Putin about a 10-year sentence.",
        "Obama met Putin about the 2014 election.",
        "Obama met Putin about last week's vote.",
        "Obama met Putin, who resigned on Monday.",
        "Merkel said on Thursday that Obama had met Putin.",
        "Obama met Putin and resigned on Thursday.",
        "Obama visited Berlin on Thursday and met Putin.",
        "On Thursday, Obama agreed to meet Putin.",
    ],
)
def test_no_time_of_something_else(text: str) -> None:
    assert met(text).time is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Obama criticised the invasion of 2014.", None),
        ("Obama signed the deal on Thursday.", "on Thursday"),
        ("Obama held talks with Putin on Thursday.", "on Thursday"),
    ],
)
def test_what_an_object_says_of_itself_is_not_the_time_of_the_verb(
    text: str, words: str | None
) -> None:
    first = extract(Document.of(text), load()).claims[0]
    assert (first.time and first.time.text) == words


def test_a_talk_is_when_it_is_held() -> None:
    text = "Obama held talks with Putin on Thursday."
    (talk,) = [c for c in extract(Document.of(text), load()).claims if c.predicate.lemma == "talk"]
    assert talk.time == Time(28, 39, "on Thursday")


def test_without_a_date_of_publication_only_absolute_times_have_a_value() -> None:
    assert met("Obama met Putin on Thursday.", None).time == Time(16, 27, "on Thursday")
    assert met("Obama met Putin in 2014.", None).time == Time(16, 23, "in 2014", "2014", "year")


@pytest.mark.parametrize(
    ("words", "tense", "exact"),
    [
        ("Thursday", "past", "2022-03-10"),
        ("Thursday", "unknown", None),
        ("Wednesday", "unknown", "2022-03-16"),
        ("this Friday", "past", "2022-03-18"),
        ("next Monday", "future", "2022-03-21"),
        ("next Friday", "future", None),  # the 18th for some, the 25th for others
        ("last March", "past", "2021-03"),
        ("last February", "past", None),  # of this year or the last
        ("March", "future", "2022-03"),
        ("Feb. 29", "past", "2020-02-29"),
        ("February 30", "past", None),
        ("the end of the year", "future", None),
        ("the end of next month", "future", "2022-04"),
        ("last month", "past", "2022-02"),
        ("last quarter", "past", "2021-Q4"),
        ("the third quarter", "past", "2021-Q3"),
        ("the first quarter of last year", "past", "2021-Q1"),
        ("last weekend", "past", "2022-W10"),
        ("the weekend", "future", "2022-W11"),
        ("last night", "past", "2022-03-15"),
        ("Thursday morning", "past", "2022-03-10"),
        ("an hour ago", "past", "2022-03-16"),
        ("20 years ago", "past", "200"),
        ("nearly two years ago", "past", None),
        ("about 1998", "past", None),
        ("1,000 days ago", "past", None),
        ("around 3 p.m. Thursday", "past", "2022-03-10"),
        ("midnight on Thursday", "past", "2022-03-10"),
        ("14:30 GMT on 3 March 2021", "past", "2021-03-03T14:30"),
        ("3 p.m.", "past", None),
        ("3 - 4 March 2021", "past", None),
        ("03/04/2021", "past", None),
        ("2021-04-03", "past", "2021-04-03"),
        ("2023-24", "past", None),
        ("the 21st century", "past", None),
        ("three years", "past", None),
        ("the 5th", "past", None),
        ("1990s", "past", "199"),
    ],
)
def test_value(words: str, tense: Tense, exact: str | None) -> None:
    found = value(words, WEDNESDAY, tense)
    assert (found and found[0]) == exact


@pytest.mark.parametrize("published", ["", "2022", "yesterday", "0001-01-01", "9999-12-31"])
def test_a_date_that_cannot_be_read_is_no_date(published: str) -> None:
    assert value("last week", published, "past") is None


def test_the_year_of_a_week_is_that_of_its_thursday() -> None:
    assert value("this week", "2022-01-01", "past") == ("2021-W52", "week")
