"""What happens to somebody, in the order of its dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import ask
from kgraph.ask import Criteria
from kgraph.ask.timeline import timeline
from kgraph.errors import NothingFound
from kgraph.store import Store
from tests.ask.stores import store_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = (
    (
        "2024-05-10",
        "Xi Jinping met Emmanuel Macron in March 2024. Xi Jinping will meet Olaf Scholz.",
    ),
    ("2024-05-12", "Xi Jinping met Emmanuel Macron in March 2024, the palace said."),
    ("", "Xi Jinping praised Viktor Orban."),
    ("2024-05-14", "Xi Jinping praised Emmanuel Macron. Xi Jinping did not meet Joe Biden."),
    (
        "",
        "Angela Merkel enjoyed a relationship with Vladimir Putin. Angela Merkel is"
        " the chancellor of Germany.",
    ),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with store_of(ARTICLES, tmp_path_factory.mktemp("timeline")) as store:
        yield store


def rows(store: Store, *names: str, **criteria: object) -> list[tuple[object, ...]]:
    found = timeline(store, [ask.entity(store, n) for n in names], Criteria(**criteria))
    return [(r.date, r.dated, r.action, r.target.name, r.polarity, r.modality) for r in found]


def test_by_date_and_what_is_planned_apart(store: Store) -> None:
    assert rows(store, "Xi Jinping") == [
        ("2024-03", "said", "meet", "Emmanuel Macron", "positive", "asserted"),
        ("2024-05-14", "reported", "praise", "Emmanuel Macron", "positive", "asserted"),
        ("2024-05-14", "reported", "meet", "Joe Biden", "negative", "asserted"),
        (None, None, "praise", "Viktor Orban", "positive", "asserted"),
        ("2024-05-10", "reported", "meet", "Olaf Scholz", "positive", "planned"),
    ]


def test_the_same_of_several_documents_is_one_row(store: Store) -> None:
    row = timeline(store, [ask.entity(store, "Xi Jinping")])[0]
    assert [one.document.name for one in row.claims] == ["0", "1"]
    assert [speaker.name if speaker else None for speaker in row.speakers] == [None, "palace"]


def test_of_two(store: Store) -> None:
    joint = rows(store, "Emmanuel Macron", "Xi Jinping")
    assert joint == rows(store, "Xi Jinping", "Emmanuel Macron")
    assert {row[3] for row in joint} == {"Emmanuel Macron"}
    with pytest.raises(NothingFound, match="no claim joins"):
        rows(store, "Xi Jinping", "Angela Merkel")


def test_only_the_last_rung_of_one_action(store: Store) -> None:
    found = [row[2:4] for row in rows(store, "Angela Merkel")]
    assert found == [("enjoy relationship with", "Vladimir Putin")]


def test_being_somebody_is_told_when_asked_for(store: Store) -> None:
    assert [row[2] for row in rows(store, "Angela Merkel", actions=("be",))] == ["be"]


@pytest.mark.parametrize(
    ("criteria", "targets"),
    [
        ({"since": "2024-05"}, ["Emmanuel Macron", "Joe Biden", "Olaf Scholz"]),
        ({"until": "2024-04"}, ["Emmanuel Macron"]),
        ({"modalities": ("planned",)}, ["Olaf Scholz"]),
        ({"polarities": ("negative",)}, ["Joe Biden"]),
        ({"documents": ("2",)}, ["Viktor Orban"]),
        ({"actions": ("praise",)}, ["Emmanuel Macron", "Viktor Orban"]),
    ],
)
def test_that_fit(store: Store, criteria: dict[str, object], targets: list[str]) -> None:
    assert [row[3] for row in rows(store, "Xi Jinping", **criteria)] == targets


def test_nothing_fits(store: Store) -> None:
    with pytest.raises(NothingFound, match="leave out some"):
        rows(store, "Xi Jinping", actions=("sue",))


DAYS = st.sampled_from(["", "2023-01-01", "2024-02-29", "2025-12-31"])


@given(st.lists(DAYS, min_size=1, max_size=6, unique=True))
def test_order_is_that_of_days(days: list[str]) -> None:
    """Whatever the order of the documents, what has no date comes last."""
    import tempfile
    from pathlib import Path

    from kgraph.model import Document
    from tests import builders

    texts = [f"Xi met Orban {number} times." for number in range(len(days))]
    found = [
        builders.extraction(document, builders.claim(document, "Xi", "met", "Orban", lemma="meet"))
        for document in (
            Document.of(text, name=text, published=day or None)
            for text, day in zip(texts, days, strict=True)
        )
    ]
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder, "kgraph.db"), create=True) as store,
    ):
        builders.fill(store, *found)
        dates = [row.date for row in timeline(store, [ask.entity(store, "Xi")])]
    assert dates == sorted(filter(None, dates)) + [None] * dates.count(None)
    assert len(dates) == len(days)
