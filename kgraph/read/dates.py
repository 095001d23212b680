"""The day on which an article was published, where something says so for certain.

A wrong day is worse than none: times such as "on Thursday" are counted from it. So "03/04/2025",
whose order nobody tells, is no date, and neither are two that differ.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

TOP = 8  # lines that may say when it was published
LONGEST = 300  # characters of a line that are looked at
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

_YEAR, _DAY = r"(?:1[89]|20)\d\d", r"[0-3]?\d"
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? "

FULL = re.compile(
    rf"(?:{_WEEKDAY})?(?:(?P<m>{_MONTH})\.? (?P<d>{_DAY})(?:st|nd|rd|th)?,? (?P<y>{_YEAR})"
    rf"|(?P<d2>{_DAY})(?:st|nd|rd|th)?[ -](?:of )?(?P<m2>{_MONTH})\.?,?[ -](?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})(?P<s>[-/.])(?P<m3>[01]?\d)(?P=s)(?P<d3>{_DAY}))(?!\d)",
    re.IGNORECASE,
)
COMPACT = re.compile(rf"(?P<y>{_YEAR})(?P<m>[01]\d)(?P<d>[0-3]\d)(?:T?\d{{4}}(?:\d\d)?Z?)?")
NUMBERS = re.compile(rf"(?P<a>\d\d?)(?P<s>[/.-])(?P<b>\d\d?)(?P=s)(?P<y>{_YEAR})(?!\d)")
UNIX = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d+)?")  # seconds since 1970, or milliseconds

IN_FILE_NAME = re.compile(
    rf"(?<!\d)(?P<y>{_YEAR})(?P<s>[-_.])(?P<m>[01]\d)(?P=s)(?P<d>[0-3]\d)(?!\d)"
    r"|(?<![^\W_])(?P<y2>(?:19|20)\d\d)(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?=T\d|_|\W|$)"
)
IN_FOLDERS = re.compile(
    rf"(?:^|/)(?P<y>{_YEAR})(?P<s>[-_./]?)(?P<m>[01]?\d)(?P=s)(?P<d>[0-3]?\d)(?=/)"
)
MONTH_OF_PATH = re.compile(rf"(?<!\d)({_YEAR})[-_/](0\d|1[0-2])(?!\d)")

LABEL = re.compile(
    r"(?:first |date )?(?:published|posted|published on|publication date|date)(?: (?:on|at))?:? "
    r"(?:[012]?\d:\d\d(?: ?[ap]m)?(?: [a-z]{2,4})?,? (?:on )?)?",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"[,T]?(?: at)? ?[012]?\d[:.]\d\d(?::\d\d)?(?:\.\d+)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?\(?[a-z]{1,4}\)?| ?[-+]\d\d:?\d\d)?",
    re.IGNORECASE,
)
AFTER_LABEL = re.compile(
    r"$|[,.;(T]| (?:at |[-–—(]|[012]?\d[:.]\d\d|by |updated|last )", re.IGNORECASE
)
PLACE = re.compile(r"[A-Z][A-Z.'’/-]+(?: [A-Z][A-Z.'’/-]+)*,? (?:[A-Z][A-Za-z. ]{1,25}, )?")
AGENCY = re.compile(r",?(?: ?\([A-Z][\w ./&-]{1,30}\))? ?(?:[—–]|--?) ?")
MONTH_DAY = re.compile(rf"(?P<m>{_MONTH})\.? (?P<d>{_DAY})(?![\d,])", re.IGNORECASE)
PIECES = re.compile(r" ?[|•·] ?")


def day(value: str) -> str | None:
    """The day that metadata tell, in ISO 8601: "2025-03-10T08:00:00Z", "Mon, 10 Mar 2025 08:00",
    "20250310", "March 10, 2025", "10.3.2025", seconds since 1970."""
    text = " ".join(value.split())
    if found := FULL.match(text) or COMPACT.fullmatch(text):
        return _day(found)
    if found := NUMBERS.match(text):
        return _of_numbers(found)
    if found := UNIX.fullmatch(text):
        return datetime.fromtimestamp(int(found[1]), UTC).date().isoformat()
    return None


def in_path(path: str) -> str | None:
    """The day in the name of a file ("2025-03-10-talks.txt", "20250310_talks.txt"), else that of
    its folders (".../2025/03/10/..."). A part that only holds such a day is no date of it."""
    folders, slash, name = path.replace("\\", "/").rpartition("/")
    by_name = set(_days(IN_FILE_NAME, name))
    by_folders = set(_days(IN_FOLDERS, folders + slash))
    return _only(by_name or by_folders)


def in_text(text: str, path: str = "") -> str | None:
    """The day that the first lines tell: "Published 10 March 2025", "BERLIN, March 10, 2025
    (Reuters) -", or a date alone on a line. One without a year takes it from a path that names
    that month."""
    lines = [" ".join(line[:LONGEST].split()).lstrip("# ") for line in islice(_lines(text), TOP)]
    pieces = [piece for line in lines for piece in PIECES.split(line)]
    ways: tuple[tuple[Callable[[str], str | None], Iterable[str]], ...] = (
        (_labelled, pieces),
        (lambda line: _dateline(line, path), lines),
        (_alone, pieces),
    )
    for read, parts in ways:
        days = {found for part in parts if (found := read(part))}
        if days:
            return _only(days)
    return None


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start : min(end, start + LONGEST)]
        if line.strip():
            yield line
        start = end + 1


def _labelled(line: str) -> str | None:
    label = LABEL.match(line)
    found = FULL.match(line, label.end()) if label else None
    return _day(found) if found and AFTER_LABEL.match(line, found.end()) else None


def _alone(line: str) -> str | None:
    found = FULL.match(line)
    if found is None or not (found.end() == len(line) or CLOCK.fullmatch(line, found.end())):
        return None
    return _day(found)


def _dateline(line: str, path: str) -> str | None:
    place = PLACE.match(line)
    if place is None:
        return None
    found = FULL.match(line, place.end())
    if found and AGENCY.match(line, found.end()):
        return _day(found)
    found = MONTH_DAY.match(line, place.end())
    if found and AGENCY.match(line, found.end()):
        months = {(year, int(month)) for year, month in MONTH_OF_PATH.findall(path)}
        return _only({_iso(y, m, found["d"]) for y, m in months if m == _month(found["m"])})
    return None


def _days(form: re.Pattern[str], text: str) -> Iterator[str]:
    return (found for match in form.finditer(text) if (found := _day(match)))


def _only(days: set[str] | set[str | None]) -> str | None:
    return next(iter(days)) if len(days) == 1 else None


def _day(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    n = next(n for n in ("", "2", "3") if groups.get(f"y{n}"))
    return _iso(groups[f"y{n}"], _month(groups[f"m{n}"]), groups[f"d{n}"])


def _of_numbers(found: re.Match[str]) -> str | None:
    """Dots part a day from a month; with other marks the numbers must tell which is which."""
    a, b = int(found["a"]), int(found["b"])
    orders = {(a, b)} if found["s"] == "." else {(a, b), (b, a)}
    return _only({iso for d, m in orders if (iso := _iso(found["y"], m, d))})


def _month(word: str) -> int:
    return int(word) if word.isdecimal() else MONTHS.index(word[:3].casefold()) + 1


def _iso(year: str, month: int, day: str | int) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
