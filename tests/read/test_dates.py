"""When an article was published: only where something says so for certain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.read.dates import day, in_path, in_text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-03-10", "2025-03-10"),
        ("2025-03-10T23:30:00-05:00", "2025-03-10"),
        ("2025/3/10 14:00", "2025-03-10"),
        ("20250310", "2025-03-10"),
        ("20250310T120000Z", "2025-03-10"),
        ("20250310143000", "2025-03-10"),
        ("Mon, 10 Mar 2025 23:30:00 -0500", "2025-03-10"),
        ("Monday, March 10, 2025", "2025-03-10"),
        ("Sept. 3rd, 2024", "2024-09-03"),
        ("10 March 2025", "2025-03-10"),
        ("10-Mar-2025", "2025-03-10"),
        (" 1st of May 1945 ", "1945-05-01"),
        ("10.3.2025", "2025-03-10"),
        ("13/03/2025", "2025-03-13"),
        ("3/13/2025", "2025-03-13"),
        ("3/3/2025", "2025-03-03"),
        ("1741600000", "2025-03-10"),
        ("1741600000000", "2025-03-10"),
        ("1741600000.5", "2025-03-10"),
    ],
)
def test_metadata(value, expected):
    assert day(value) == expected


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "03/04/2025", "2025", "March 2025", "2025-13-01", "30 February 2025", "7",
     "20251399", "0000-00-00", "March 10", "10 March 20255", "Marching 10, 2025", "99999999999999"],
)  # fmt: skip
def test_metadata_that_is_no_date(value):
    assert day(value) is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("news/2025-03-10-talks.txt", "2025-03-10"),
        ("20250310_talks.txt", "2025-03-10"),
        ("reuters-20250310T1200.txt", "2025-03-10"),
        ("reuters_2025.03.10.txt", "2025-03-10"),
        ("news/2025/03/10/talks.txt", "2025-03-10"),
        ("news/2025/3/1/talks.txt", "2025-03-01"),
        ("2025-03-10/talks.txt", "2025-03-10"),
        ("news\\2025\\03\\10\\talks.txt", "2025-03-10"),
        ("2025-03-12/2025-03-10.txt", "2025-03-10"),
        ("https://x.org/2025/03/10/talks-2025-03.html", "2025-03-10"),
        ("crawl-2025-03-12/talks.txt", None),
        ("2025-03-10-to-2025-03-16.txt", None),
        ("2025-13-10.txt", None),
        ("12025-03-10.txt", None),
        ("id20250310.txt", None),
        ("000_9fcafb20250310a4bc.txt", None),
        ("20259999.txt", None),
        ("2025-03.txt", None),
        ("17-03-10.txt", None),
        ("10203040.txt", None),
        ("2025/talks.txt", None),
        ("2025/03/10", None),
    ],
)
def test_path(path, expected):
    assert in_path(path) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BERLIN, March 10, 2025 (Reuters) - Scholz met Macron.", "2025-03-10"),
        ("SAO PAULO, Brazil, 10 March 2025 — Lula spoke.", "2025-03-10"),
        ("WASHINGTON (AP) — Biden met Xi on March 10, 2025.", None),
        ("Talks\n\nPublished 10 March 2025\n\nScholz spoke.", "2025-03-10"),
        ("Published: Mon, 10 Mar 2025 08:00 GMT", "2025-03-10"),
        ("Published on March 10, 2025 | Updated March 11, 2025", "2025-03-10"),
        ("First published 14:05 GMT, 10 March 2025", "2025-03-10"),
        ("By Ann Lee | March 10, 2025 | Politics", "2025-03-10"),
        ("March 10, 2025 5:30 p.m. ET\n\nScholz spoke.", "2025-03-10"),
        ("# Talks\n\n2025-03-10\n\nScholz spoke.", "2025-03-10"),
        ("March 9, 2025\n\nPublished 10 March 2025", "2025-03-10"),
        ("Updated March 10, 2025", None),
        ("March 10, 2025\n\nMarch 11, 2025", None),
        ("March 10, 2025 was a cold day in Berlin.", None),
        ("On March 10, 2025, Scholz met Macron.", None),
        ("Published 10 March 2025 as a book, the memoir sold well.", None),
        ("Published 10 March 2025 at 14:05 GMT", "2025-03-10"),
        ("Published 10 March 2025 14:05", "2025-03-10"),
        ("Published 10 March 2025-style", None),
        ("Dated March 10, 2025", None),
        ("\n\n".join(["Scholz spoke."] * 8 + ["March 10, 2025"]), None),
        ("", None),
    ],
)
def test_text(text, expected):
    assert in_text(text) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2025/03/talks.txt", "2025-03-10"),
        ("reuters-2025-03.txt", "2025-03-10"),
        ("2025/04/talks.txt", None),
        ("2024/03/2025/03/talks.txt", None),
        ("2025/talks.txt", None),
        ("talks.txt", None),
    ],
)
def test_dateline_without_a_year_takes_that_of_a_path_with_its_month(path, expected):
    text = "BERLIN, March 10 (Reuters) - Scholz met Macron."
    assert in_text(text, path) == expected


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)))
def test_all_ways_to_write_a_day(when):
    iso = when.isoformat()
    for form in ("%B %d, %Y", "%d %b %Y", "%A, %d %B %Y", "%Y%m%d", "%d.%m.%Y", "%Y/%m/%d"):
        assert day(when.strftime(form)) == iso
    assert in_path(f"{iso}-talks.txt") == iso
    assert in_text(f"Published {when:%d %B %Y}") == iso


@given(st.text(), st.text())
def test_any_text(text, path):
    for found in (day(text), in_path(path), in_text(text, path)):
        assert found is None or day(found) == found
