from __future__ import annotations

import pytest

from kgraph.extract.paragraphs import is_credit, is_heading, paragraphs, read_parts

PROSE = "The minister met the envoy on Monday."


@pytest.mark.parametrize(
    "line",
    [
        "Biden Defends Foreign Policy During Term",
        "Ukraine’s Concerns and NATO’s Role",
        "Trump to Meet Putin in Post-Inauguration Showdown?",
        "By Jane Doe, Staff Writer",
        "Monday, January 13, 2025",
        "12 March 2024",
        "Kremlin's position",
    ],
)
def test_is_heading(line: str) -> None:
    assert is_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "By Friday the talks had failed.",
        "Will the two leaders meet before the summit in June, and if so, where?",
        "“We have to get that war over with,” Trump said.",
        "It’s a mess”",
        "He added that the details of such a rapprochement had not been agreed yet and that it was "
        "likely to happen only later this year",
    ],
)
def test_is_not_heading(line: str) -> None:
    assert not is_heading(line)


def test_credit_takes_its_caption_along() -> None:
    text = f"A man looks at dolls.\nMisha Friedman | Getty Images News | Getty Images\n{PROSE}"
    assert is_credit(text.splitlines()[1])
    assert [p.text for p in paragraphs(text)] == [PROSE]


def test_agency_in_prose_is_no_credit() -> None:
    assert not is_credit("As Reuters reported, the minister has resigned.")


def test_repeated_paragraph_is_read_once() -> None:
    text = f"{PROSE}\n\n{PROSE}\n\nThe envoy left."
    assert [p.text for p in paragraphs(text)] == [PROSE, "The envoy left."]


def test_only_paragraph_is_prose_whatever_it_looks_like() -> None:
    assert [p.text for p in paragraphs("Trump Meets Putin\n")] == ["Trump Meets Putin"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = "The minister met the\nenvoy of the\nrebels on Monday.\n\nThe envoy\nleft."
    assert [p.text for p in paragraphs(text)] == [
        "The minister met the\nenvoy of the\nrebels on Monday.",
        "The envoy\nleft.",
    ]


@pytest.mark.parametrize("text", ["", " \n\n\t", "\r\n"])
def test_nothing_in_nothing_out(text: str) -> None:
    assert paragraphs(text) == []


def test_offsets_are_of_the_text() -> None:
    text = f"  {PROSE}\r\n\r\n\t{PROSE[:-1]} again.\u2028The envoy left. "
    found = paragraphs(text)
    assert len(found) == 3
    assert all(text[p.start : p.end] == p.text for p in found)


def test_headings_and_items_of_markdown() -> None:
    text = f"# Will Trump meet Putin? {'And when? ' * 20}\n\n- met Putin in Helsinki\n\n{PROSE}"
    assert [p.text for p in paragraphs(text)] == ["met Putin in Helsinki", PROSE]


def test_long_paragraph_is_cut_at_a_sentence() -> None:
    text = "Obama met Putin. " * 3000
    found = paragraphs(text)
    assert len(found) > 1
    assert all(len(p.text) <= 20_000 for p in found)
    assert "".join(p.text for p in found) == text.strip()
    assert all(p.text.endswith(". ") for p in found[:-1])


def test_text_without_spaces_is_cut_anywhere() -> None:
    assert [len(p.text) for p in paragraphs("x" * 5_000)] == [2_000, 2_000, 1_000]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("MOSCOW (AP) — Russia attacked Ukraine.", "Russia attacked Ukraine."),
        ("KHARTOUM — Forces shelled the city.", "Forces shelled the city."),
        ("SAO PAULO, Oct. 3 - Lula won the vote.", "Lula won the vote."),
        ("MINSK, Belarus — “He left,” she said.", "“He left,” she said."),
        ("NAIROBI (Reuters) - Ruto called on Kenya.", "Ruto called on Kenya."),
        ("NATO — the alliance — met.", "NATO — the alliance — met."),
        ("IBM - The company - fell.", "IBM - The company - fell."),
        ("Putin — Russia's leader — left.", "Putin — Russia's leader — left."),
    ],
)
def test_dateline_is_no_prose(text: str, prose: str) -> None:
    [found] = paragraphs(text)
    assert found.text == prose
    assert text[found.start : found.end] == prose


PROSE = "Angela Merkel left Berlin on Monday, and Norway praised her for it."


@pytest.mark.parametrize(
    ("heading", "parsed"),
    [
        ("Norway praises Merkel after the vote", True),
        ("Angela Merkel leaves Berlin", True),  # capitals of names that the prose has
        ("Norway Praises Outgoing Leader After Vote", False),
        ("# Norway praises Merkel", False),
        ("By Jane Fielding", False),
        ("Monday, 4 March 2024", False),
    ],
)
def test_headings_that_are_parsed_for_their_names(heading: str, parsed: bool) -> None:
    parts = read_parts(f"{heading}\n\n{PROSE}")
    assert [part.text for part in parts.prose] == [PROSE]
    assert [part.text for part in parts.headings] == [heading] * parsed
