"""What somebody says, and what it does by words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph import ask
from kgraph.ask import Criteria
from kgraph.ask.says import says
from kgraph.errors import NothingFound
from tests.ask.stores import store_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.store import Store

ARTICLES = (
    (
        "2024-05-10",
        "Dmitry Peskov denied that Russia had attacked Poland. “Russia will not attack Poland,”"
        " Dmitry Peskov said. Dmitry Peskov said that it was late.",
    ),
    (
        "2024-06-10",
        "Dmitry Peskov condemned Germany. Dmitry Peskov promised that"
        " Russia would help. Dmitry Peskov said Germany armed Israel.",
    ),
    ("", "TASS reported that Dmitry Peskov had said that Iran would sue Israel."),
    ("", "Angela Merkel met Joe Biden."),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with store_of(ARTICLES, tmp_path_factory.mktemp("says")) as store:
        yield store


def rows(store: Store, *names: str, **criteria: object) -> list[tuple[object, ...]]:
    found = says(store, *(ask.entity(store, n) for n in names), criteria=Criteria(**criteria))
    return [
        (row.manner, row.text, [(c.source.name, c.claim.predicate.lemma) for c in row.claims])
        for row in found
    ]


def test_by_manner_then_in_the_order_of_the_texts(store: Store) -> None:
    found = rows(store, "Dmitry Peskov")
    assert [row[0] for row in found] == ["say", "say", "say", "say", "deny", "promise", "criticise"]
    assert [row[1] for row in found[:2]] == ["Russia will not attack Poland,", "that it was late"]


def test_statements_without_claims_are_listed(store: Store) -> None:
    assert ("say", "that it was late", []) in rows(store, "Dmitry Peskov")


def test_what_is_denied_stands_with_the_denial(store: Store) -> None:
    (denied,) = (row for row in rows(store, "Dmitry Peskov") if row[0] == "deny")
    assert ("Russia", "attack") in denied[2]
    assert ("Dmitry Peskov", "deny") in denied[2]


def test_quotes_and_reporters(store: Store) -> None:
    found = says(store, ask.entity(store, "Dmitry Peskov"))
    assert [row.text for row in found if row.quoted] == ["Russia will not attack Poland,"]
    assert [row.reporters for row in found if row.reporters] == [("TASS",)]


def test_act_of_speech(store: Store) -> None:
    (act,) = (row for row in says(store, ask.entity(store, "Dmitry Peskov")) if row.act)
    assert (act.manner, act.text) == ("criticise", "Dmitry Peskov condemned Germany.")
    assert act.claims[0].target.name == "Germany"


def test_about_another(store: Store) -> None:
    assert [row[0] for row in rows(store, "Dmitry Peskov", "Germany")] == ["say", "criticise"]
    assert [row[0] for row in rows(store, "Dmitry Peskov", "Poland")] == ["say", "deny"]
    with pytest.raises(NothingFound, match="is about Angela Merkel"):
        rows(store, "Dmitry Peskov", "Angela Merkel")


@pytest.mark.parametrize(
    ("criteria", "count"),
    [
        ({"since": "2024-06"}, 3),
        ({"until": "2024-05"}, 3),
        ({"documents": ("1",)}, 3),
        ({"actions": ("attack",)}, 2),
        ({"modalities": ("planned",)}, 2),
        ({"polarities": ("denied",)}, 1),
    ],
)
def test_that_fit(store: Store, criteria: dict[str, object], count: int) -> None:
    assert len(rows(store, "Dmitry Peskov", **criteria)) == count


def test_who_says_nothing(store: Store) -> None:
    with pytest.raises(NothingFound, match="no statement of Angela Merkel"):
        rows(store, "Angela Merkel")
    with pytest.raises(NothingFound, match="leave out some"):
        rows(store, "Dmitry Peskov", actions=("divorce",))
