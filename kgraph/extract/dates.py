"""From the words of a time to its value: "the first quarter of 2022" is 2022-Q1.

Dates are read here, times counted from today ("two weeks ago") by dateparser. Where dateparser is
wrong, or says more than the words do, it is not asked:

- on a Thursday, "Thursday" is for it a week ago; by the custom of news it is that very day
- "three years", "10-year" and "the 5th" become dates
- "March", said in March of what will happen, becomes that of the next year
- "early 2022", "last March", "the first quarter of 2022" and "the summer of 2019" are unknown to
  it, "the 1990s" is read as seconds, "1,000 days ago" as today
- "an hour ago" falls on the day before, since a date of publication has no hour
- "3 p.m." alone gets a day, and "03/04/2021" an order that the text does not tell
- its first call takes a third of a second, which most documents need not pay
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

    from kgraph.model import Granularity

    Value = tuple[str, Granularity]

Tense = Literal["past", "future", "unknown"]
"""Which way "Thursday" lies. Where the verb does not tell, it has a value only on a Thursday."""

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
            "4th": 4, "final": 4}  # fmt: skip
AWAY = {"last": -1, "this": 0, "next": 1}
LEAP = 8  # years at most between two leap days
UNITS: dict[str, Granularity] = {"minute": "day", "hour": "day", "day": "day", "week": "week",
                                 "month": "month", "year": "year", "decade": "decade"}  # fmt: skip

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1\d\d\d|20\d\d)"
_WEEKDAY = f"(?P<weekday>{'|'.join(WEEKDAYS)})"
_WHICH = r"(?P<which>last|this|next)"
_NUMBER = (
    r"(?P<number>an?|\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)"
)
_UNIT = r"(?P<unit>minute|hour|day|week|month|year|decade)s?"

CLOCK = re.compile(
    r"\b(?:(?P<hour>[01]?\d)(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])(?:\.m\.|\. ?m\.?|m\b)"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b|(?P<noon>noon\b)|midnight\b)"
)
ZONE = re.compile(r"\b(?:gmt|utc|[ecmp][sd]?t|bst|cest|local time)\b")
VAGUE = re.compile(
    r"\b(?:about|approximately|around|at (?:least|most)|almost|less than|more than|nearly|over"
    r"|roughly|some|under|up to)\b"
)
SMALL = re.compile(r"(?:in|on|at|during|since|from|throughout|just|only|the|of) ")
PART = re.compile(
    r"(?:very )?(?:early|earlier|late|later|mid)[ -]|spring (?:of )?(?=\d{4}$)"
    r"|(?:summer|autumn|fall) (?:of )?(?=\d{4}$)"
    r"|(?:(?:first|second|latter|early|last) (?:half|part|days?|weeks?|months?)|beginning|start"
    r"|middle|end|close|night|morning|afternoon|evening|month) of (?:the )?"
)
"""What narrows a time down by less than its value can say: "the end of March" is a March."""

TODAY = re.compile(
    r"(?:(?:early|earlier|late|later) )?(?:tonight|this (?:morning|afternoon|evening)|today)"
)
PART_OF_DAY = re.compile(r" (?:morning|afternoon|evening|night)$")


@lru_cache(maxsize=8192)
def value(text: str, published: str | None, tense: Tense) -> Value | None:
    """Value and granularity of a time, as far as the words, the date of the document and the
    tense of the verb settle it.

    >>> value("the first quarter of 2022", None, "past")
    ('2022-Q1', 'quarter')
    >>> value("Thursday", "2022-03-16", "past")
    ('2022-03-10', 'day')
    """
    words = _normal(text)
    clock = CLOCK.search(words)
    if clock is not None:
        words = ZONE.sub("", f"{words[: clock.start()]} {words[clock.end() :]}")
    vague = VAGUE.search(words) is not None
    if vague and clock is None:
        return None
    found = _dated(_normal(VAGUE.sub("", words)), _date(published), tense)
    moment = _moment(clock) if clock is not None else None
    if found is None or found[1] != "day" or vague or moment is None:
        return found
    return f"{found[0]}T{moment:%H:%M}", "minute"


def _normal(text: str) -> str:
    """Small letters, single blanks, joined hyphens, no possessive, no marks at the ends."""
    words = " ".join(text.lower().replace("–", "-").split()).replace(" ,", ",")
    words = re.sub(r" ?- ?", "-", words).strip(" ,;()")
    return words.removesuffix("'s").removesuffix("'").removesuffix(" on").removesuffix(" at")


def _date(written: str | None) -> date | None:
    """A day of ISO 8601; none so early or late that counting from it would fail."""
    try:
        day = date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
    return day if 1000 <= day.year < 9000 else None


def _moment(clock: re.Match[str]) -> time | None:
    """None for midnight, which may be either end of a day."""
    if clock["noon"]:
        return time(12)
    if clock["hour24"]:
        return time(int(clock["hour24"]), int(clock["minute24"]))
    if not clock["hour"] or not 1 <= int(clock["hour"]) <= 12:
        return None
    afternoon = 12 * (clock["half"] == "p")
    return time(int(clock["hour"]) % 12 + afternoon, int(clock["minute"] or 0))


def _dated(words: str, base: date | None, tense: Tense) -> Value | None:
    words = _bare(words)
    for form, read in FORMS:
        found = form.fullmatch(words)
        if found is not None:
            return read(found, base, tense)
    return None


def _bare(words: str) -> str:
    """Without what says no more than the rest: "the end of March" is March."""
    if TODAY.fullmatch(words):
        return "today"
    if words in ("last night", "late last night"):
        return "yesterday"
    while (match := SMALL.match(words) or PART.match(words)) is not None:
        words = words[match.end() :]
    return PART_OF_DAY.sub("", words)


def _year(found: re.Match[str], _base: date | None, _tense: Tense) -> Value:
    return found["year"], "year"


def _decade(found: re.Match[str], _base: date | None, _tense: Tense) -> Value:
    return found["decade"], "decade"


def _quarter(found: re.Match[str], base: date | None, tense: Tense) -> Value | None:
    number = QUARTERS[found["quarter"]] if found["quarter"] else int(found["short"])
    year = found["year"]
    if year is None and base is not None:
        this = base.year * 4 + (base.month - 1) // 3
        said = found["which"] and base.year + AWAY[found["which"]]
        year = said or _which_year(None, base, tense, lambda y: y * 4 + number - 1 - this)
    return (f"{year}-Q{number}", "quarter") if year else None


def _month(found: re.Match[str], base: date | None, tense: Tense) -> Value | None:
    number, year = MONTHS.index(found["month"][:3]) + 1, found["year"]
    if year is None and base is not None:
        this = base.year * 12 + base.month
        which = found["which"]
        year = _which_year(which, base, tense, lambda y: y * 12 + number - this)
        if which in ("last", "next") and year == base.year:
            return None  # "last March", said in May, is that of either year
    return (f"{year}-{number:02}", "month") if year else None


def _day(found: re.Match[str], base: date | None, tense: Tense) -> Value | None:
    month, day = MONTHS.index(found["month"][:3]) + 1, int(found["day"])
    year = found["year"]
    if year is None and base is not None:
        year = _which_year(None, base, tense, lambda y: (date(y, month, day) - base).days)
    try:
        return (date(int(year), month, day).isoformat(), "day") if year else None
    except ValueError:
        return None


def _which_year(
    which: str | None, base: date, tense: Tense, distance: Callable[[int], int]
) -> int | None:
    """The year that is not said. `distance` is below 0 in a year when it was before the base,
    above 0 in one when it comes after, and raises ValueError in one that has no such day."""
    if which == "this":
        return base.year
    past = _first(range(base.year, base.year - LEAP - 1, -1), distance, -1, which is not None)
    future = _first(range(base.year, base.year + LEAP + 1), distance, 1, which is not None)
    if which is not None:
        return past if which == "last" else future
    both = past if past == future else None
    return {"past": past, "future": future, "unknown": both}[tense]


def _first(years: range, distance: Callable[[int], int], sign: int, strictly: bool) -> int | None:
    for year in years:
        try:
            if distance(year) * sign >= strictly:
                return year
        except ValueError:
            continue
    return None


def _weekday(found: re.Match[str], base: date | None, tense: Tense) -> Value | None:
    """ "Last Friday", said on a Saturday, is one of two: no value."""
    if base is None:
        return None
    ahead = (WEEKDAYS.index(found["weekday"]) - base.weekday()) % 7
    past, future = base - timedelta((7 - ahead) % 7), base + timedelta(ahead)
    which = found["which"]
    if which is None:
        day = {"past": past, "future": future, "unknown": past if past == future else None}[tense]
    elif which == "this":
        day = past if past.isocalendar().week == base.isocalendar().week else future
    else:
        day = base + timedelta(ahead - 7 if which == "last" else ahead or 7)
        day = None if day.isocalendar().week == base.isocalendar().week else day
    return (day.isoformat(), "day") if day else None


def _unit(found: re.Match[str], base: date | None, _tense: Tense) -> Value | None:
    """ "Last month", "this year"."""
    if base is None:
        return None
    unit, away = found["unit"], AWAY[found["which"]]
    if unit == "year":
        return str(base.year + away), "year"
    if unit == "decade":
        return str(base.year // 10 + away), "decade"
    if unit == "week":
        return _week(base + timedelta(7 * away))
    length: Granularity = "quarter" if unit == "quarter" else "month"
    per_year = 4 if unit == "quarter" else 12
    number = base.year * per_year + (base.month - 1) * per_year // 12 + away
    year, nth = number // per_year, number % per_year + 1
    return (f"{year}-Q{nth}" if unit == "quarter" else f"{year}-{nth:02}"), length


def _weekend(found: re.Match[str], base: date | None, tense: Tense) -> Value | None:
    """The week that it ends. What was "this weekend" or "the weekend", said on a Monday, was in
    the week before."""
    if base is None or (tense == "unknown" and not found["which"]):
        return None
    away = AWAY[found["which"] or "this"]
    if tense == "past" and away == 0 and base.weekday() < WEEKDAYS.index("saturday"):
        away = -1
    return _week(base + timedelta(7 * away))


def _week(day: date) -> Value:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}", "week"


def _relative(found: re.Match[str], base: date | None, _tense: Tense) -> Value | None:
    """ "Two weeks ago", as exact as its unit; "20 years ago" is a round number."""
    groups = found.groupdict()
    length = UNITS[groups.get("unit") or "day"]
    if base is None:
        return None
    if groups.get("unit") in ("minute", "hour"):
        return base.isoformat(), "day"
    number = groups.get("number") or ""
    if length == "year" and (number.endswith("0") or number in ("ten", "twenty", "thirty")):
        length = "decade"
    answer = _parser(base).get_date_data(found[0]).date_obj
    return _cut(answer.date(), length) if answer is not None else None


def _cut(day: date, length: Granularity) -> Value:
    if length == "week":
        return _week(day)
    return day.isoformat()[: {"decade": 3, "year": 4, "month": 7}.get(length, 10)], length


def _iso(found: re.Match[str], _base: date | None, _tense: Tense) -> Value | None:
    day = _date(found[0])
    return (day.isoformat(), "day") if day else None


@lru_cache(maxsize=64)
def _parser(base: date) -> DateDataParser:
    """dateparser for one day of publication; its own settings would read the clock and the time
    zone of the machine."""
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=["en"],
        settings={
            "PARSERS": ["relative-time"],
            "RELATIVE_BASE": datetime.combine(base, time(12)),
            "RETURN_AS_TIMEZONE_AWARE": False,
            "TIMEZONE": "UTC",
        },
    )


FORMS: tuple[tuple[re.Pattern[str], Callable[..., Value | None]], ...] = tuple(
    (re.compile(form), read)
    for form, read in (
        (_YEAR, _year),
        (r"(?P<decade>(?:1\d|20)\d)0s", _decade),
        (f"(?:(?P<which>last|this|next) )?{_WEEKDAY}", _weekday),
        (f"(?:{_WEEKDAY},? (?:the )?)?{_MONTH} {_DAY}(?:,? {_YEAR})?", _day),
        (f"(?:{_WEEKDAY},? (?:the )?)?{_DAY}(?: of)? {_MONTH},?(?: {_YEAR})?", _day),
        (f"(?:{_WHICH} )?{_MONTH}(?:,? (?:of )?{_YEAR})?", _month),
        (
            rf"(?:(?P<quarter>{'|'.join(QUARTERS)})[ -]quarter|q(?P<short>[1-4]))"
            rf"(?: (?:of )?(?:{_YEAR}|{_WHICH} year))?",
            _quarter,
        ),
        (f"{_WHICH} (?P<unit>week|month|quarter|year|decade)", _unit),
        (rf"(?:{_WHICH} )?weekend", _weekend),
        (r"20\d\d-[01]\d-[0-3]\d|1\d\d\d-[01]\d-[0-3]\d", _iso),
        (r"today|yesterday|tomorrow|day before yesterday|day after tomorrow", _relative),
        (f"{_NUMBER} {_UNIT} (?:ago|from now)", _relative),
    )
)
