"""What looks like a claim and says nothing about two parties."""

from __future__ import annotations

import pytest

from kgraph.export.claims import triples
from kgraph.model import NOT_ENTITIES, Extraction
from tests.reading import read


def edges(text: str) -> list[tuple[str, str, str]]:
    """Claims that can become edges of the graph, apart from what something is."""
    return [
        (c.subject.name, c.predicate.lemma, c.object.name)
        for c in read(text).claims
        if not {c.subject.label, c.object.label} & set(NOT_ENTITIES) and c.predicate.lemma != "be"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It rained in Berlin on Monday.",
        "It snowed in Moscow.",
        "It is hard to meet Putin.",
        "It was Obama.",
        "There are soldiers in Moscow.",
        "There is no request.",
        "Which country attacked Iran?",
        "What did Obama say?",
        "Who met Putin?",
        "Obama does.",
        "Putin did so too.",
        "Meet Putin!",
        "Don't meet Putin!",
        "Do not attack Iran!",
        "Long live Ukraine!",
        "Obama asked what Putin wanted.",
        "Obama knew which country had attacked Iran.",
        "Obama was.",
        "A spokesman declined to comment on whether Musk had resigned.",
    ],
)
def test_no_edge(text: str) -> None:
    assert edges(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is important that Russia frees Ukraine.", [("Russia", "free", "Ukraine")]),
        ("It is clear that Russia attacked Ukraine.", [("Russia", "attack", "Ukraine")]),
        ("It seems that Russia attacked Ukraine.", [("Russia", "attack", "Ukraine")]),
        ("It was Obama who met Putin.", [("Obama", "meet", "Putin")]),
        ("The man whom Obama met resigned.", [("Obama", "meet", "man")]),
        ("There is a meeting between Obama and Putin.", [("Obama", "meet", "Putin")]),
        ("There was an attack on Kyiv by Russia.", [("Russia", "attack", "Kyiv")]),
    ],
)
def test_only_the_content_is_an_edge(text: str, found: list[tuple[str, str, str]]) -> None:
    assert edges(text) == found


@pytest.mark.parametrize(
    "text", ["It is able to sue Apple.", "It is ready to sue Apple.", "It sued Apple."]
)
def test_it_may_be_somebody(text: str) -> None:
    assert edges(text) == [("It", "sue", "Apple")]


@pytest.mark.parametrize(
    ("text", "action", "other"),
    [
        ("Obama held talks with Putin.", "talk", "Putin"),
        ("Obama held talks on Monday with Putin.", "talk", "Putin"),
        ("Obama had a meeting with Putin.", "meet", "Putin"),
        ("Obama cancelled a meeting with Putin.", "meet", "Putin"),
        ("Obama paid a visit to Moscow.", "visit", "Moscow"),
        ("Obama imposed sanctions on Russia.", "sanction", "Russia"),
        ("Obama imposed sanctions last week on Russia.", "sanction", "Russia"),
        ("Obama carried out an attack on Syria.", "attack", "Syria"),
        ("Obama reached a deal with Iran.", "agree", "Iran"),
        ("Obama raised the possibility of a meeting with Putin.", "meet", "Putin"),
    ],
)
def test_a_light_verb_and_its_event_are_one_edge(text: str, action: str, other: str) -> None:
    assert [edge for edge in edges(text) if edge[2] == other] == [("Obama", action, other)]


def test_the_words_of_a_light_verb_are_still_printed() -> None:
    found = {
        (t["subject"], t["relation"], t["object"])
        for t in triples(read("Obama held talks with Putin."))["triples"]
    }
    assert ("Obama", "held talks with", "Putin") in found


def test_what_somebody_else_did_stays_an_edge_of_its_own() -> None:
    found = edges("Obama attended Merkel's talks with Putin.")
    assert ("Merkel", "talk", "Putin") in found
    assert ("Obama", "attend talk with", "Putin") in found


def test_a_gerund_of_its_own_is_one_edge() -> None:
    found = [e for e in edges("Merkel refrained from criticising Putin.") if e[2] == "Putin"]
    assert found == [("Merkel", "criticise", "Putin")]


def test_one_word_joins_two_parties_once(seeds: list[Extraction]) -> None:
    for extraction in seeds:
        ends = [
            (c.subject.start, c.subject.name, c.predicate.start, c.object.start, c.object.name)
            for c in extraction.claims
            if c.object.label not in NOT_ENTITIES
        ]
        assert len(ends) == len(set(ends))
