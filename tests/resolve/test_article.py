"""Names within one article."""

from __future__ import annotations

import pytest

from kgraph.extract import extract
from kgraph.extract.parser import load
from kgraph.model import Document
from kgraph.resolve import resolve
from tests.resolve.articles import article, entity_of, groups

TOGETHER = [
    (("Angela Merkel", "Merkel"), "last name"),
    (("Xi Jinping", "Xi"), "first name of the text"),
    (("Angela Merkel", "Merkel", "Angela"), "both"),
    (("General Motors/ORG", "GM/ORG"), "acronym"),
    (("Ford Motor Company/ORG", "Ford/ORG"), "what a company is"),
    (("Lufthansa AG/ORG", "Lufthansa/ORG"), "legal form"),
    (("Ford Motor Company/ORG", "Ford/PERSON"), "single words are typed wrongly"),
    (("Boston Celtics/ORG", "Celtics/ORG"), "team without its town"),
    (("UN Security Council/ORG", "Security Council/ORG"), "part of a body"),
    (("Mediterranean Sea/LOC", "Mediterranean/LOC"), "sea"),
    (("Red Cross Hospital/FAC", "Red Cross/ORG"), "kind of a place"),
    (("Comedian Jane Fielding", "Jane Fielding", "Fielding"), "a word taken into the name"),
]
APART = [
    ("Joe Biden", "Hunter Biden", "Biden"),
    ("George Bush", "George W. Bush"),
    ("George Bush", "Barbara Bush"),
    ("Trump", "Trump Tower/FAC"),
    ("Joe Biden", "Biden Foundation/ORG"),
    ("White House/ORG", "House/ORG"),
    ("Bank of England/ORG", "Bank of Ireland/ORG", "Bank/ORG"),
    ("Ford Foundation/ORG", "Ford/ORG"),
    ("Russia/GPE", "Kremlin/ORG", "Moscow/GPE"),
    ("Washington", "Washington/GPE"),
    ("Benedict XVI", "Benedict Lang"),
    ("Juan Carlos Lang", "Carlos Lang"),
    ("House of Commons/ORG", "House/ORG"),
]


@pytest.mark.parametrize(("named", "why"), TOGETHER, ids=[why for _, why in TOGETHER])
def test_one(named: tuple[str, ...], why: str) -> None:
    found = article(*named)
    assert len(groups(resolve([found]), [found])) == 1, why


@pytest.mark.parametrize("named", APART, ids=[" | ".join(named) for named in APART])
def test_several(named: tuple[str, ...]) -> None:
    found = article(*named)
    assert len({e.id for e in resolve([found]).entities}) == len(named)


def test_who_is_named_far_more_often_is_meant() -> None:
    found = article(*["Joe Biden"] * 8, "Hunter Biden", "Biden")
    assert entity_of(resolve([found]), found, "Biden") == "Joe Biden"
    (decision,) = resolve([found]).decisions
    assert (decision.left, decision.right) == ("Biden", "Joe Biden")
    assert decision.score < 0.9, "a person is asked"


def test_a_chain_of_short_names_ends_at_the_fullest() -> None:
    found = article("General Motors Corporation/ORG", "General Motors/ORG", "GM/ORG")
    (entity,) = resolve([found]).entities
    assert {alias.name for alias in entity.aliases} | {entity.name} == {
        "General Motors Corporation",
        "General Motors",
        "GM",
    }


@pytest.mark.parametrize(
    "text",
    [
        "The International Criminal Court (ICC) praised Norway. The ICC left Cuba.",
        "The Agency for Roads and Bridges (ROBRI) praised Norway. Later ROBRI left Cuba.",
    ],
)
def test_acronym_in_brackets(text: str) -> None:
    found = extract(Document.of(text), load())
    bodies = [e for e in resolve([found]).entities if e.label == "ORG"]
    assert len(bodies) == 1, bodies


def test_aliases_are_counted() -> None:
    found = article("Angela Merkel", "Merkel", "Merkel")
    (entity,) = resolve([found]).entities
    assert [(alias.name, alias.count) for alias in entity.aliases] == [("Merkel", 2)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Kremlin spokesman Dmitry Peskov left. The spokesman praised Cuba.",
         "The spokesman", "Dmitry Peskov"),
        ("French President Emmanuel Macron left. The French leader praised Cuba.",
         "The French leader", "Emmanuel Macron"),
        ("The automaker Volvo left. Cuba praised the automaker.", "the automaker", "Volvo"),
    ],
)  # fmt: skip
def test_role_that_one_person_of_the_article_has(text: str, words: str, name: str) -> None:
    found = extract(Document.of(text), load())
    resolution = resolve([found])
    called = {e.id: e.name for e in resolution.entities}
    assert {called[resolution.links[m]] for m in found.mentions if m.text == words} == {name}


def test_officials_of_a_country_are_not_the_country() -> None:
    found = extract(Document.of("Russian officials praised Cuba. Russia left Norway."), load())
    assert {"Russian officials", "Russia"} <= {e.name for e in resolve([found]).entities}


def test_last_names_with_particles() -> None:
    for named in (("Mohammed bin Salman", "Bin Salman"), ("Ursula von der Leyen", "von der Leyen")):
        found = article(*named, named[1])
        assert [e.name for e in resolve([found]).entities] == [named[0]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ford Motor Company sued Ford over a loan.", {"Ford Motor Company", "Ford"}),
        ("Pope Francis praised Francis Lang.", {"Francis", "Francis Lang"}),
        ("The Chinese praised China.", {"Chinese", "China"}),
    ],
)
def test_parties_of_a_claim_are_two(text: str, names: set[str]) -> None:
    assert names <= {e.name for e in resolve([extract(Document.of(text), load())]).entities}
