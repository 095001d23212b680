"""What must come out of the sample articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.extract import extract
from kgraph.extract.parser import load
from kgraph.model import Claim, Document, Extraction, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator


def spans(claim: Claim) -> Iterator[Mention]:
    yield claim.subject
    yield claim.object
    if claim.attribution is not None and claim.attribution.speaker is not None:
        yield claim.attribution.speaker


def test_every_text_is_the_slice_at_its_offsets(seeds: list[Extraction]) -> None:
    count = 0
    for extraction in seeds:
        text = extraction.document.text
        for claim in extraction.claims:
            for span in (*spans(claim), claim.predicate, claim.sentence):
                assert text[span.start : span.end] == span.text
                count += 1
            assert claim.predicate.text or claim.predicate.implicit
        for mention in extraction.mentions:
            assert text[mention.start : mention.end] == mention.text
    assert count > 1000


def test_peskov_denies_a_request(seeds: list[Extraction]) -> None:
    found = [c for e in seeds for c in e.claims if c.rule == "denied-content"]
    assert [(c.subject.name, c.predicate.lemma, c.object.name) for c in found] == [
        ("Dmitri Peskov", "deny", "request")
    ]


def test_denied_claim_is_marked(seeds: list[Extraction]) -> None:
    found = [
        c
        for e in seeds
        for c in e.claims
        if (c.subject.name, c.predicate.lemma, c.object.name) == ("Kremlin", "receive", "request")
    ]
    assert len(found) == 1
    assert found[0].edge_polarity == "denied"


def test_trump_meets_putin_with_modality_and_speakers(seeds: list[Extraction]) -> None:
    found = [
        c
        for e in seeds
        for c in e.claims
        if c.predicate.lemma == "meet"
        and {e.antecedents.get(m, m).name.split()[-1] for m in (c.subject, c.object)}
        == {"Trump", "Putin"}
    ]
    assert len(found) >= 6
    assert {"planned", "possible", "requested"} <= {c.modality for c in found}
    assert {"Trump", "Dmitry Peskov", "Dmitri Peskov"} <= {
        c.attribution.speaker.name for c in found if c.attribution and c.attribution.speaker
    }


@pytest.mark.parametrize("words", ["Getty", "Matryoshka", "Showdown", "Defends"])
def test_headings_and_captions_are_not_read(seeds: list[Extraction], words: str) -> None:
    assert not any(words in c.sentence.text for e in seeds for c in e.claims)


def test_no_relative_pronoun_acts(seeds: list[Extraction]) -> None:
    subjects = {c.subject.text.lower() for e in seeds for c in e.claims}
    assert not subjects & {"who", "which", "that", "whom"}


def test_same_text_twice_gives_the_same(seeds: list[Extraction]) -> None:
    first = seeds[0]
    again = extract(Document.of(first.document.text, name=first.document.name), load())
    assert again == first


def test_claims_of_a_document_have_their_own_ids(seeds: list[Extraction]) -> None:
    for extraction in seeds:
        assert len({c.id for c in extraction.claims}) == len(extraction.claims)
