"""Names across articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.extract import extract
from kgraph.extract.parser import load
from kgraph.model import Document, Extraction
from kgraph.resolve import Corrections, resolve
from tests.resolve.articles import article, entity_of, groups, names

NAMES = (
    "Volodymyr Zelensky", "Volodymyr Zelenskyy", "Zelenskiy", "Zelensky", "Joe Biden", "Biden",
    "Hunter Biden", "Angela Merkel", "Merkel", "General Motors/ORG", "GM/ORG", "Ford/ORG",
    "Ford Motor Company/ORG", "Kyiv/GPE", "Kiev/GPE", "Russia/GPE", "Kremlin/ORG", "Bush",
    "George Bush", "George W. Bush",
)  # fmt: skip


@pytest.mark.parametrize(
    "articles",
    [
        (("Dmitri Peskov",), ("Dmitry Peskov",)),
        (("Volodymyr Zelensky",), ("Volodymyr Zelenskyy", "Zelenskyy"), ("Zelenskiy",)),
        (("Angela Merkel",), ("Merkel",)),
        (("Joseph R. Biden",), ("Joseph Biden",)),
        (("Kiev/GPE",), ("Kyiv/GPE",)),
        (("General Motors/ORG", "GM/ORG"), ("GM/ORG",)),
        (("Boston/GPE",), ("Boston Celtics/ORG", "Celtics/ORG"), ("Celtics/ORG",)),
        (("Ford Motor Company/ORG",), ("Ford/ORG",)),
    ],
    ids=str,
)
def test_one(articles: tuple[tuple[str, ...], ...]) -> None:
    found = [article(*named) for named in articles]
    wanted = {name.partition("/")[0] for named in articles for name in named} - {"Boston"}
    assert wanted in groups(resolve(found), found)


@pytest.mark.parametrize(
    "articles",
    [
        (("George Bush",), ("Barbara Bush",)),
        (("George Bush",), ("Barbara Bush",), ("Bush",)),
        (("Boris Johnson",), ("Boris Johnston",)),
        (("Navy/ORG",), ("Nuclear Navy/ORG",)),
        (("Paris",), ("Paris/GPE", "Paris/GPE")),
        (("Moscow/GPE",), ("Russia/GPE",), ("Kremlin/ORG",)),
    ],
    ids=str,
)
def test_several(articles: tuple[tuple[str, ...], ...]) -> None:
    found = [article(*named) for named in articles]
    assert len(resolve(found).entities) == len(articles)


def test_each_article_has_its_own_bearer_of_a_last_name() -> None:
    """ "Bush" is George in one article, Barbara in the next."""
    one, other = article("George Bush", "Bush"), article("Barbara Bush", "Bush")
    resolution = resolve([one, other])
    assert entity_of(resolution, one, "Bush") == "George Bush"
    assert entity_of(resolution, other, "Bush") == "Barbara Bush"


def test_names_that_one_article_tells_apart_stay_apart() -> None:
    found = [article("George Bush", "George W. Bush"), article("George Bush")]
    assert len(resolve(found).entities) == 2


def test_spellings_join_even_within_an_article() -> None:
    found = [article("Volodymyr Zelensky", "Volodymyr Zelenskyy")]
    assert len(resolve(found).entities) == 1


def test_type_is_decided_by_all_mentions() -> None:
    found = [article("Lukoil/ORG", "Lukoil/ORG"), article("Lukoil/GPE")]
    (entity,) = resolve(found).entities
    assert entity.label == "ORG"


def test_canonical_name_is_the_most_frequent_full_one() -> None:
    found = [article("Putin", "Putin", "Vladimir Putin"), article("Putin")]
    assert names(resolve(found)) == ["Vladimir Putin"]


def test_doubtful_pairs_are_recorded_but_left_apart() -> None:
    found = [article("George W. Bush"), article("George H. W. Bush")]
    (decision,) = resolve(found).decisions
    assert not decision.same
    assert len(set(decision.entities)) == 2
    assert 0.5 <= decision.score < 0.9


@given(st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6), min_size=1, max_size=6),
       st.randoms())  # fmt: skip
def test_order_of_documents_does_not_matter(named: list[list[str]], random: object) -> None:
    found = [article(*of) for of in named]
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(found) == resolve(shuffled)


def test_names_that_fit_one_by_one_but_not_together() -> None:
    found = [article("Otto A. Lang"), article("Otto Lang"), article("Otto B. Lang")]
    assert len(resolve(found).entities) == 2


def read_all(*texts: str) -> list[Extraction]:
    return [extract(Document.of(text), load()) for text in texts]


def test_a_role_that_one_person_has_in_all_articles() -> None:
    found = read_all(
        "French President Emmanuel Macron left Rome.", "The French president praised Cuba."
    )
    resolution = resolve(found)
    (role,) = [m for m in found[1].mentions if m.text == "The French president"]
    names = {entity.id: entity.name for entity in resolution.entities}
    assert names[resolution.links[role]] == "Emmanuel Macron"
    (decision,) = [d for d in resolution.decisions if d.signal == "role"]
    assert decision.score < 0.9, "a person is asked"
    corrections = Corrections(different=(("Emmanuel Macron", "French president"),))
    apart = resolve(found, corrections)
    assert apart.links[role] != resolution.links[role]


def test_a_role_that_several_people_have_had() -> None:
    found = read_all(
        "French President Emmanuel Macron left Rome.",
        "French President Francois Hollande left Rome.",
        "The French president praised Cuba.",
    )
    (role,) = [m for m in found[2].mentions if m.text == "The French president"]
    linked = resolve(found).links[role]
    assert [e.name for e in resolve(found).entities if e.id == linked] == ["French president"]


def test_a_company_is_not_a_person_of_another_article() -> None:
    found = [article("Ford/ORG"), article("Ford/ORG", "Siemens/ORG"), article("Harrison Ford")]
    assert names(resolve(found)) == ["Ford", "Harrison Ford", "Siemens"]


def test_what_tables_know_can_be_read_and_parted() -> None:
    found = [article("Kiev/GPE"), article("Kyiv/GPE")]
    (decision,) = resolve(found).decisions
    assert (decision.signal, decision.same) == ("known", True)
    corrections = Corrections(different=(("Kiev", "Kyiv"),))
    assert names(resolve(found, corrections)) == ["Kiev", "Kyiv"]


def test_a_country_has_its_own_name_even_where_nobody_writes_it() -> None:
    assert names(resolve([article("US/GPE"), article("U.S./GPE")])) == ["United States"]
