"""Which days a time in ISO 8601 stands for."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

_FORM = re.compile(
    r"(?P<year>\d{3,4})(?:-(?:Q(?P<quarter>[1-4])|W(?P<week>\d\d)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
    r"(?:T.*)?"
)


@lru_cache(maxsize=4096)
def days(value: str) -> tuple[str, str] | None:
    """First and last day of a decade ("202"), year, quarter, month, week, day or minute.

    None for what is no time, or not between the years 1 and 9999.

    >>> days("2024-02"), days("2022-W11"), days("202")
    (('2024-02-01', '2024-02-29'), ('2022-03-14', '2022-03-20'), ('2020-01-01', '2029-12-31'))
    """
    found = _FORM.fullmatch(value)
    if found is None:
        return None
    try:
        first, last = _span(**found.groupdict())
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()


def _span(
    year: str, quarter: str | None, week: str | None, month: str | None, day: str | None
) -> tuple[date, date]:
    from calendar import monthrange  # questions without dates need not wait for it

    if len(year) == 3:
        return date(int(year + "0"), 1, 1), date(int(year + "9"), 12, 31)
    if week:
        monday = date.fromisocalendar(int(year), int(week), 1)
        return monday, monday + timedelta(days=6)
    if day:
        one = date(int(year), int(month or 1), int(day))
        return one, one
    if month:
        start = end = int(month)
    elif quarter:
        start, end = 3 * int(quarter) - 2, 3 * int(quarter)
    else:
        start, end = 1, 12
    return date(int(year), start, 1), date(int(year), end, monthrange(int(year), end)[1])
