"""Who is who, on short articles that are really read."""

from __future__ import annotations

import itertools

import pytest

from kgraph.extract import extract
from kgraph.extract.parser import load
from kgraph.model import Document, Extraction, Resolution
from kgraph.resolve import resolve


def articles(*texts: str) -> list[Extraction]:
    return [extract(Document.of(t, name=f"{n}.txt"), load()) for n, t in enumerate(texts)]


def called(resolution: Resolution, extractions: list[Extraction], words: str) -> set[str]:
    """Names of the entities that mentions with these words refer to."""
    names = {entity.id: entity.name for entity in resolution.entities}
    mentions = (m for e in extractions for m in e.mentions if m.text == words)
    return {names[resolution.links[m]] for m in mentions if m in resolution.links}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Angela Merkel left Berlin. Merkel praised Norway.", "Merkel", "Angela Merkel"),
        ("Chinese President Xi Jinping left on Monday. Xi praised Norway.", "Xi", "Xi Jinping"),
        ("Angela Merkel said that she will visit Cuba.", "she", "Angela Merkel"),
        ("The U.S. praised Norway.", "The U.S.", "United States"),
        ("America praised Norway.", "America", "United States"),
        ("The EU praised Norway.", "The EU", "European Union"),
        ("Norway praised Kiev.", "Kiev", "Kyiv"),
    ],
)
def test_within_an_article(text: str, words: str, name: str) -> None:
    found = articles(text)
    assert called(resolve(found), found, words) == {name}


def test_title_is_no_part_of_the_name_and_leads_to_it() -> None:
    found = articles("French President Emmanuel Macron left Paris. The French leader met Merkel.")
    assert called(resolve(found), found, "The French leader") == {"Emmanuel Macron"}


def test_spellings_of_different_articles_join() -> None:
    found = articles(
        "Dmitri Peskov praised Norway.",
        "Dmitry Peskov praised Volodymyr Zelensky.",
        "Volodymyr Zelenskyy praised Norway.",
    )
    entities = [e for e in resolve(found).entities if e.label == "PERSON"]
    people = [{e.name, *(alias.name for alias in e.aliases)} for e in entities]
    assert {"Dmitri Peskov", "Dmitry Peskov"} in people
    assert {"Volodymyr Zelensky", "Volodymyr Zelenskyy"} in people
    assert len(people) == 2


def test_names_that_one_article_tells_apart_stay_apart() -> None:
    found = articles("George Bush met George W. Bush in Texas.")
    assert {"George Bush", "George W. Bush"} <= {e.name for e in resolve(found).entities}


def test_biden_is_not_his_administration_and_russia_is_not_ukraine() -> None:
    found = articles(
        "Joe Biden praised Norway. The Biden administration praised Ukraine. Russia left."
    )
    names = {e.name for e in resolve(found).entities}
    assert {"Joe Biden", "Biden administration", "Ukraine"} <= names
    assert called(resolve(found), found, "The Biden administration") == {"Biden administration"}


def test_bare_words_are_local_to_their_article() -> None:
    found = articles("The government praised Norway.", "The government praised Cuba.")
    names = [e.name for e in resolve(found).entities if e.label == "GROUP"]
    assert names == ["government (0.txt)", "government (1.txt)"]
    alone = articles("The government praised Norway.")
    assert "government" in {e.name for e in resolve(alone).entities}


def test_last_name_of_two_people_is_neither() -> None:
    found = articles("Joe Biden met Hunter Biden in Texas. Biden praised Norway.")
    assert called(resolve(found), found, "Biden") == {"Biden"}


def test_order_of_documents_does_not_matter() -> None:
    found = articles(
        "Dmitri Peskov met Angela Merkel.",
        "Dmitry Peskov praised Zelenskyy.",
        "Volodymyr Zelensky praised the government.",
    )
    results = {resolve(order).entities for order in itertools.permutations(found)}
    assert len(results) == 1


def test_decisions_say_why() -> None:
    found = articles("Angela Merkel left Berlin. Merkel praised Norway.")
    (decision,) = resolve(found).decisions
    assert {decision.left, decision.right} == {"Merkel", "Angela Merkel"}
    assert decision.reason == "the only one of that last name in the article"
