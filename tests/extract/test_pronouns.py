"""Sentences with their pronouns and what each stands for; nothing where it is left open."""

from __future__ import annotations

import pytest

from kgraph.extract.pronouns.gender import gender_of_name, gender_of_title
from tests.reading import read

SYNTAX = """
Merkel said that she will visit Cuba. | she = Merkel
Merkel said she would resign. | she = Merkel
Macron said that he had sold his house. | he = Macron; his = Macron
Johnson met Macron. Macron said he was tired. | he = Macron
Macron blamed himself. | himself = Macron
Anna Schmidt said Macron had hurt himself. | himself = Macron
Anna Schmidt said Macron had hurt her. | her = Anna Schmidt
Angela Merkel landed in Paris. Putin met her. | her = Angela Merkel
Peter Novak hired him. | him =
Putin met Xi in Beijing. Putin thanked him on Friday. | him = Xi
Peter Novak called Johnson a liar. Johnson sued him. | him = Peter Novak
Peter Novak, who left his wife, moved to Rome. | his = Peter Novak
Anna Schmidt visited her mother. Her mother praised her. | her = Anna Schmidt
Peter Novak's wife left him. | him = Peter Novak
Peter Novak asked Johnson about his car. | his = Peter Novak
Castro met Putin. He said: “Castro praised Merkel.” | He = Putin
In his speech, Macron thanked Norway. | his = Macron
After winning his seat, Macron thanked Norway. | his = Macron
As he left the court, Putin waved. | he = Putin
Before she left Rome, Anna Schmidt met the pope. | she = Anna Schmidt
If she wins, Anna Schmidt will move to Berlin. | she = Anna Schmidt
When Peter Novak was ten, his mother died. | his = Peter Novak
"""

PEOPLE = """
Putin landed in Berlin. He praised Merkel. | He = Putin
Angela Merkel met Vladimir Putin. She praised him. | She = Angela Merkel; him = Vladimir Putin
Angela Merkel met Vladimir Putin. He praised her. | He = Vladimir Putin; her = Angela Merkel
Ms Lewis met Mr Hunt. He left before she spoke. | He = Hunt; she = Lewis
The spokeswoman met Peter Novak. She denied the report. | She = spokeswoman
The king received Anna Schmidt. He gave her a ring. | He = king; her = Anna Schmidt
Lewis, a mother of two, sued Johnson. She lost the case. | She = Lewis
Robin Taylor said she was ill. Johnson visited Taylor. He brought flowers. | He = Johnson
Jean-Paul Martin and Anna Schmidt divorced. He moved out. | He = Jean-Paul Martin
José Lopez met Anna Schmidt. She sang. | She = Anna Schmidt
Bill Clinton and Hillary Clinton came. Mrs Clinton said she was tired. | she = Hillary Clinton
Donald Trump met Kim Jong Un. Trump said he trusted him. | he = Donald Trump; him = Kim Jong Un
Barack Obama spoke first. Hillary Clinton followed. He praised her. | He = Barack Obama
Peter Novak won in Texas. ¶ On Monday he thanked the voters. | he = Peter Novak
A witness saw Peter Novak. He was running. | He = Peter Novak
The minister resigned. He had lost a vote. | He = minister
Peter Novak denied the charges. Prosecutors said he took bribes. | he = Peter Novak
Putin and Macron met in Rome. He left early. | He =
Putin and Merkel met in Rome. She left early. | She =
Peter Novak's lawyer said he was innocent. | he =
Her lawyer said Anna Schmidt was ill. | Her =
Everyone praised her. | her =
Peter Novak praised her. | her =
She left Berlin. | She =
"""

SPEECH = """
“I praised Merkel,” Putin said. | I = Putin
“We praised Merkel,” Putin said. | We = Putin
Angela Merkel left Putin. “I thanked Cuba,” she said. | I = Angela Merkel
Putin told Merkel: “I will help you.” | you = Merkel
Putin said that “my people” praised Merkel. | my = Putin
Peter Novak resigned. “He lied to us,” Anna Schmidt said. | He = Peter Novak; us = Anna Schmidt
Boris Johnson won. ¶ “He is a liar,” said Peter Novak. | He = Boris Johnson
Angela Merkel praised Emmanuel Macron. “She is right,” he said. | She = Angela Merkel
Anna Schmidt met Peter Novak. “He is honest,” she said. | He = Peter Novak; she = Anna Schmidt
Anna Schmidt said: “Peter Novak lost his mind.” | his = Peter Novak
Sony bought Nokia. “It was a mistake,” Anna Schmidt said. | It =
"""

BODIES = """
Ukraine said it had thanked Norway. | it = Ukraine
The Kremlin said it had sent its troops. | it = Kremlin; its = Kremlin
Norway withdrew its troops. | its = Norway
Toyota announced that it would close its plant in Kentucky. | it = Toyota; its = Toyota
Siemens reported losses. The company said it would cut jobs. | it = Siemens
Google and Apple met. The company said it was happy. | it = company
The committee rejected the plan. It will meet again in May. | It = committee
Sony said the deal would help it. | it = Sony
Sony said it was ready. | it = Sony
Sony was late. It was a surprise. | It =
It rained. Putin left Berlin. | It =
Ukraine waited. It is likely that Putin left. | It =
Siemens waited. It took years to win the case. | It =
Siemens fell. It seems that Nokia won. | It =
The storm hit Norway. It killed two people. | It =
Anna Schmidt wrote a book. Critics praised it. | it =
Norway and Chile signed a treaty. It was praised. | It =
"""

MANY = """
Russian officials met on Friday. They fear sanctions. | They = Russian officials
Palestinians marched on Sunday. They carried flags. | They = Palestinians
The workers went on strike. They want more money. | They = workers
The soldiers said they were tired. | they = soldiers
The rebels left the city. Their leader praised them. | Their = rebels
The police said they had arrested Peter Novak. He denies it. | they = police; He = Peter Novak
Police arrested the protesters. They were released later. | They =
The officers found the weapons. They were loaded. | They =
Farmers blocked the road. The police asked them to leave. | them =
"""

CASES = (SYNTAX + PEOPLE + SPEECH + BODIES + MANY).replace("\n\n", "\n").strip().split("\n")


@pytest.mark.parametrize("case", CASES)
def test_antecedents(case: str) -> None:
    text, _, wanted = case.partition(" | ")
    antecedents = read(text.replace(" ¶ ", "\n\n")).antecedents
    found = {pronoun.text: target.name for pronoun, target in antecedents.items()}
    for pair in wanted.split(";"):
        pronoun, _, name = (part.strip() for part in pair.partition("="))
        assert found.get(pronoun, "") == name


def test_pronoun_is_called_by_the_fullest_name() -> None:
    found = read("Angela Merkel won. Merkel thanked Norway. She left Berlin.").antecedents
    assert [target.name for target in found.values()] == ["Angela Merkel"]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "Peter Novak and Anna Schmidt met in Rome. They praised Cuba.",
            "Peter Novak;Anna Schmidt",
        ),
        ("France and Germany said they would send tanks.", "France;Germany"),
        ("Putin, Macron and Merkel met in Rome. They praised Cuba.", "Putin;Macron;Merkel"),
        ("Peter Novak met Anna Schmidt in Rome. They praised Cuba.", ""),
        ("Bread and wine were served. They cost little.", ""),
    ],
)
def test_they_may_be_several(text: str, members: str) -> None:
    found = read(text).antecedents
    assert [target.name for target in found.values()] == members.split(";") * bool(members)


def test_each_of_several_makes_the_claim() -> None:
    found = read("Peter Novak and Anna Schmidt met in Rome. They praised Cuba.")
    claims = [c for c in found.claims if c.predicate.lemma == "praise"]
    assert [(c.subject.text, c.subject.name) for c in claims] == [
        ("They", "Peter Novak"),
        ("They", "Anna Schmidt"),
    ]
    assert len({claim.id for claim in claims}) == 2


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Angela Merkel", "f"),
        ("Anne-Marie Lenz", "f"),
        ("Jean-Luc Lenz", "m"),
        ("Émile Lenz", "m"),
        ("José Lenz", "m"),
        ("Robin Lenz", None),
        ("Xi Jinping", None),
        ("Angela", None),
    ],
)
def test_first_names(name: str, gender: str | None) -> None:
    assert gender_of_name(name) == gender


def test_titles() -> None:
    assert [gender_of_title(t) for t in ("mrs", "spokesman", "doctor")] == ["f", "m", None]
