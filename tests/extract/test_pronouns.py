from __future__ import annotations

import pytest

from tests.reading import read

CASES = [
    ("Merkel said that she will visit Cuba.", "she", "Merkel"),
    ("Putin landed in Berlin. He praised Merkel.", "He", "Putin"),
    ("“I praised Merkel,” Putin said.", "I", "Putin"),
    ("Angela Merkel left Putin. “I thanked Cuba,” she said.", "I", "Angela Merkel"),
    ("“We praised Merkel,” Putin said.", "We", "Putin"),
    ("Putin told Merkel: “I will help you.”", "you", "Merkel"),
    ("Putin said that “my people” praised Merkel.", "my", "Putin"),
    ("Castro met Putin. He said: “Castro praised Merkel.”", "He", "Putin"),
    ("Putin met Xi in Beijing. Putin thanked him on Friday.", "him", "Xi"),
    ("Ukraine said it had thanked Norway.", "it", "Ukraine"),
    ("Russian officials met on Friday. They fear sanctions.", "They", "Russian officials"),
]


@pytest.mark.parametrize(("text", "pronoun", "name"), CASES)
def test_antecedent(text: str, pronoun: str, name: str) -> None:
    found = {p.text: target.name for p, target in read(text).antecedents.items()}
    assert found.get(pronoun) == name


@pytest.mark.parametrize(
    "text",
    [
        "It rained. Putin left Berlin.",
        "Ukraine waited. It is likely that Putin left.",
        "She left Berlin.",
    ],
)
def test_uncertain_pronoun_stays_open(text: str) -> None:
    assert not read(text).antecedents


def test_object_is_not_its_own_subject() -> None:
    found = read("Angela Merkel landed in Paris. Putin met her.").antecedents
    assert [target.name for target in found.values()] == ["Angela Merkel"]
