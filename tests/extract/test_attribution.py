from __future__ import annotations

import pytest

from kgraph.model import Attribution
from tests.reading import claim, read

CASES = [
    ("Peskov said that Putin met Obama.", "Peskov", "say", "say", False),
    ("Putin met Obama, Peskov said.", "Peskov", "say", "say", False),
    ("Putin met Obama, said Peskov.", "Peskov", "say", "say", False),
    ("“Putin met Obama,” Peskov said on Friday.", "Peskov", "say", "say", True),
    ('Peskov said: "Putin met Obama."', "Peskov", "say", "say", True),
    ("“Putin met Obama.” Peskov added that it rained.", "Peskov", "add", "say", True),
    ("Peskov denied that Putin met Obama.", "Peskov", "deny", "deny", False),
    ("According to Peskov, Putin met Obama.", "Peskov", "according to", "say", False),
    ("Putin met Obama, according to Peskov.", "Peskov", "according to", "say", False),
    ("As reported by Reuters, Putin met Obama.", "Reuters", "report", "say", False),
    ("Tass reported that Peskov said that Putin met Obama.", "Peskov", "say", "say", False),
]


@pytest.mark.parametrize(("text", "speaker", "cue", "stance", "quoted"), CASES)
def test_speaker(text: str, speaker: str, cue: str, stance: str, quoted: bool) -> None:
    found = claim(text, "meet").attribution
    assert found is not None
    assert found.speaker is not None
    assert (found.speaker.name, found.cue) == (speaker, cue)
    assert (found.stance, found.quoted) == (stance, quoted)


def test_author_speaks_alone() -> None:
    assert claim("Putin met Obama.", "meet").attribution is None


def test_denial_of_allegations_is_a_denial_of_their_content() -> None:
    text = "Obama has denied allegations that Putin controlled Kenya."
    found = claim(text, "control").attribution
    assert isinstance(found, Attribution)
    assert found.stance == "deny"


def test_quotation_goes_on_over_sentences() -> None:
    text = "Merkel said: “Putin met Obama. Kenya helped Cuba.” Then Castro thanked Kenya."
    by_action = {c.predicate.lemma: c.attribution for c in read(text).claims}
    assert by_action["help"] is not None
    assert by_action["thank"] is None


def test_words_in_scare_quotes_are_not_a_statement() -> None:
    found = claim("Putin met the “great leader” Obama after Merkel said that she agreed.", "meet")
    assert found.attribution is None


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Merkel did not deny that Putin met Obama.", "question"),
        ("Merkel did not say that Putin met Obama.", "question"),
        ("Merkel dismissed reports that Putin had met Obama.", "deny"),
        ("Merkel read reports that Putin had met Obama.", "say"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    found = claim(text, "meet").attribution
    assert found is not None
    assert found.stance == stance


def test_accusation_is_what_the_accuser_says() -> None:
    found = claim("Merkel accused Putin of bombing Kenya.", "bomb")
    assert found.subject.name == "Putin"
    assert found.attribution is not None
    assert found.attribution.speaker is not None
    assert found.attribution.speaker.name == "Merkel"


def test_speaker_who_goes_on_is_not_quoted_on_himself() -> None:
    text = "Zelensky said that the talks had failed, emphasizing the need for guarantees."
    assert claim(text, "emphasize").attribution is None
