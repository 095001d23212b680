"""What people decide wins over the program."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kgraph.resolve import Corrections, resolve
from kgraph.resolve.corrections import Naming
from tests.resolve.articles import article, entity_of, groups, names
from tests.resolve.test_archive import NAMES

ARTICLES = st.lists(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=6), min_size=1, max_size=6
)


def test_same_joins_what_the_program_does_not() -> None:
    found = [article("Prince"), article("The Artist/ORG")]
    corrections = Corrections(same=(("Prince", "the artist"),))
    assert len(resolve(found).entities) == 2
    (entity,) = resolve(found, corrections).entities
    (decision,) = resolve(found, corrections).decisions
    assert decision.signal == "person"
    assert decision.entities == (entity.id, entity.id)


def test_same_decides_who_a_short_name_is() -> None:
    found = [article(*["Joe Biden"] * 9, "Hunter Biden", "Biden")]
    corrections = Corrections(same=(("Hunter Biden", "Biden"),))
    assert entity_of(resolve(found), found[0], "Biden") == "Joe Biden"
    assert entity_of(resolve(found, corrections), found[0], "Biden") == "Hunter Biden"


def test_different_parts_a_short_name_in_all_articles() -> None:
    found = [article("Joe Biden", "Biden"), article("Biden")]
    corrections = Corrections(different=(("Joe Biden", "Biden"),))
    assert groups(resolve(found), found) == {frozenset({"Joe Biden", "Biden"})}
    assert groups(resolve(found, corrections), found) == {
        frozenset({"Joe Biden"}),
        frozenset({"Biden"}),
    }


def test_different_holds_by_way_of_others_too() -> None:
    found = [article("Volodymyr Zelensky"), article("Volodymyr Zelenskyy"), article("Zelenskiy")]
    corrections = Corrections(different=(("Volodymyr Zelensky", "Zelenskiy"),))
    for group in groups(resolve(found, corrections), found):
        assert not {"Volodymyr Zelensky", "Zelenskiy"} <= group


def test_a_name_and_a_type_that_people_gave() -> None:
    found = [article("Dmitri Peskov"), article("Peskov/ORG")]
    corrections = Corrections(namings=(Naming("peskov", "Dmitry Peskov", "PERSON"),))
    renamed = resolve(found, corrections)
    assert {e.name for e in renamed.entities} == {"Dmitry Peskov"}
    assert {e.label for e in renamed.entities} == {"PERSON"}
    (entity,) = renamed.entities
    assert {alias.name for alias in entity.aliases} == {"Dmitri Peskov", "Peskov"}


def test_names_that_nobody_has_change_nothing() -> None:
    found = [article("Angela Merkel", "Merkel")]
    corrections = Corrections(
        same=(("Helmut Kohl", "Kohl"),),
        different=(("Helmut Kohl", "Angela Merkel"),),
        namings=(Naming("Helmut Kohl", "Dr. Kohl"),),
    )
    assert names(resolve(found, corrections)) == names(resolve(found))


@given(ARTICLES, st.lists(st.sampled_from(NAMES), min_size=1, max_size=4),
       st.lists(st.sampled_from(NAMES), min_size=2, max_size=3, unique=True))  # fmt: skip
def test_another_document_never_splits_what_a_person_joined(
    named: list[list[str]], more: list[str], confirmed: list[str]
) -> None:
    together = {name.partition("/")[0] for name in confirmed}
    corrections = Corrections(same=(tuple(sorted(together)),))
    before = [article(*of) for of in (*named, confirmed)]
    for found in (before, [*before, article(*more)]):
        assert any(together <= group for group in groups(resolve(found, corrections), found))


@given(ARTICLES, st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True))
def test_parted_names_are_never_one(named: list[list[str]], pair: list[str]) -> None:
    one, other = (name.partition("/")[0] for name in pair)
    found = [article(*of) for of in (*named, pair)]
    corrections = Corrections(different=((one, other),))
    assert not any({one, other} <= group for group in groups(resolve(found, corrections), found))
