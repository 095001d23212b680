"""Claims that cannot both hold: found where they are, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import ask
from kgraph.ask import Criteria
from kgraph.ask.conflicts import KINDS, conflicts
from kgraph.ask.conflicts.figures import Range, agree, country
from kgraph.errors import NothingFound
from kgraph.model import Entity
from tests.ask.conflict_examples import cases
from tests.ask.stores import store_of

if TYPE_CHECKING:
    from pathlib import Path

    from kgraph.store import Store

CASES = cases()
READ_WRONG = {
    "Israel denied bombing Damascus.": "'bombing' is read as an adjective of Damascus",
    "Kataib Hezbollah denied attacking the base. Iran has denied that it ordered the attack.": (
        "'a US base' and 'the base' are two"
    ),
    "Emmanuel Macron refused to send troops to Ukraine.": "he and France are two",
    "Israeli strikes killed 31 people in Rafah, the Hamas-run health ministry said. The Israeli "
    "army said the strikes killed 17 people in Rafah.": "'Israeli strikes', 'the strikes' are two",
    "Alexei Navalny died on 14 February 2024, his mother said.": "a time is not read",
}


def found(store: Store) -> list[str]:
    try:
        return [conflict.kind for conflict in conflicts(store)]
    except NothingFound:
        return []


@pytest.mark.parametrize("case", [c for c in CASES if c.kind == "none"], ids=lambda c: c.articles)
def test_no_conflict(case, tmp_path: Path) -> None:
    with store_of(case.articles, tmp_path) as store:
        assert found(store) == []


@pytest.mark.parametrize("case", [c for c in CASES if c.kind != "none"], ids=lambda c: c.articles)
def test_conflict(case, tmp_path: Path) -> None:
    wrong = READ_WRONG.get(case.articles[-1][1])
    if wrong:
        pytest.xfail(wrong)
    with store_of(case.articles, tmp_path) as store:
        assert found(store) == [case.kind]


def test_examples_are_of_every_kind() -> None:
    kinds = [case.kind for case in CASES]
    assert {*KINDS, "none"} == set(kinds)
    assert kinds.count("none") > len(kinds) / 2


MEETING = (
    ("2025-01-10", "Donald Trump said he would meet Kim Jong Un."),
    ("2025-01-12", "Kim Jong Un will not meet Donald Trump, Pyongyang said."),
)


def test_sides_hold_the_claims_with_their_sources(tmp_path: Path) -> None:
    with store_of(MEETING, tmp_path) as store:
        (conflict,) = conflicts(store)
    assert conflict.kind == "ruled out"
    planned, refused = conflict.sides
    assert (planned.label, [c.document.name for c in planned.claims]) == ("planned", ["0"])
    assert (refused.label, [c.document.name for c in refused.claims]) == ("not planned", ["1"])
    assert [c.date for c in conflict.claims] == ["2025-01-10", "2025-01-12"]
    assert conflict.reason == (
        "Donald Trump says that it is planned; Pyongyang says that it is not planned"
    )
    assert conflict.note is None


def test_what_was_told_much_later_may_have_changed(tmp_path: Path) -> None:
    later = (MEETING[0], ("2025-06-12", MEETING[1][1]))
    with store_of(later, tmp_path) as store:
        (conflict,) = conflicts(store)
    assert conflict.note is not None
    assert "2025-01-10, 2025-06-12" in conflict.note


def test_of_somebody(tmp_path: Path) -> None:
    with store_of((*MEETING, ("", "Angela Merkel praised Olaf Scholz.")), tmp_path) as store:
        for name in ("Donald Trump", "Kim Jong Un", "Pyongyang"):
            assert len(conflicts(store, ask.entity(store, name))) == 1
        with pytest.raises(NothingFound, match="Angela Merkel"):
            conflicts(store, ask.entity(store, "Angela Merkel"))


def test_that_fit(tmp_path: Path) -> None:
    with store_of(MEETING, tmp_path) as store:
        assert conflicts(store, criteria=Criteria(actions=("meet",)), kinds=("ruled out",))
        for criteria in (Criteria(actions=("sue",)), Criteria(since="2025-01-11")):
            with pytest.raises(NothingFound, match="leave out"):
                conflicts(store, criteria=criteria)
        with pytest.raises(NothingFound):
            conflicts(store, kinds=("amounts",))


def test_amounts_are_grouped(tmp_path: Path) -> None:
    articles = [
        ("", f"The United States has sent ${sum} billion in {what} to Ukraine.")
        for sum, what in ((46, "military aid"), (70, "military aid"), (113, "aid"))  # noqa: A001
    ]
    with store_of(articles, tmp_path) as store:
        (conflict,) = conflicts(store)
    assert [side.label.split()[0] for side in conflict.sides] == ["$46", "$70", "$113"]
    assert conflict.note is not None
    assert "different things" in conflict.note


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [
        ("Kyiv", "GPE", "Ukraine"),
        ("US", "GPE", "United States"),
        ("Biden administration", "ORG", "United States"),
        ("Russian government", "ORG", "Russia"),
        ("Yoon administration", "ORG", "Yoon administration"),
        ("Brussels", "GPE", "Brussels"),
        ("aid", "CONCEPT", ""),
    ],
)
def test_country(name: str, label: str, expected: str) -> None:
    assert country(Entity("1", name, label)) == expected


numbers = st.floats(1, 1e13)


@given(numbers, numbers)
def test_agreement_has_no_direction(one: float, other: float) -> None:
    ranges = Range(one, one), Range(other, other)
    assert agree(*ranges) == agree(*reversed(ranges))
    assert agree(ranges[0], ranges[0])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(66e9, 65.9e9, True), (65.9e9, 61.4e9, False), (20, 12, False), (2000, 1990, True)],
)
def test_rounding(one: float, other: float, same: bool) -> None:
    assert agree(Range(one, one), Range(other, other)) is same
