"""Lines of archives: what is told comes back, and what is wrong is named."""

import io
import json
import sys
from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kgraph.errors import ReadError
from kgraph.export.claims import as_dict, line
from kgraph.model import Document, Entity, Span, entity_id
from kgraph.read import GUESSED, claims, fields
from kgraph.read.archived import Collected
from kgraph.read.claims import Told
from kgraph.read.pieces import UNKNOWN, Pieces
from tests import archives, builders

LABELS = builders.ENTITY_LABELS


def row_of():
    return archives.rows(0)[0]


def read(tmp_path, *texts):
    path = tmp_path / "claims.jsonl"
    path.write_bytes(b"".join(t if isinstance(t, bytes) else t.encode() for t in texts))
    return list(claims.read(str(path)))


def changed(path, value):
    """The row with another value; ... is none."""
    row = row_of()
    *parents, name = path.split(".")
    inner = row
    for parent in parents:
        inner = inner[parent]
    if value is ...:
        del inner[name]
    else:
        inner[name] = value
    return row


def problem(row):
    with pytest.raises(ReadError) as caught:
        claims.told(row, "archive")
    return str(caught.value)


@given(st.data())
def test_claim_comes_back(data):
    """With all that belongs to it, whatever the model allows inside of a sentence."""
    document = data.draw(builders.documents())
    whole = Span(0, len(document.text), document.text)
    claim = data.draw(builders.claims(document, ()))._replace(sentence=whole)
    said = claim.attribution
    mentions = [claim.subject, claim.object, claim.place, *(said.chain if said else ())]
    mentions += [said.speaker] if said else []
    links = {
        mention: Entity(entity_id(mention.label, mention.name), mention.name, mention.label)
        for mention in mentions
        if mention and mention.label in LABELS
    }
    value = json.loads(line(as_dict(claim, document=document, links=links)))
    told = claims.told(value, "archive")
    assert told.claim == claim
    assert told.claim.id == value["id"] == claim.id
    assert told.origin.id == document.id
    assert told.origin.published == document.published
    assert {m: (a.name, a.label) for m, a in told.archived.items()} == {
        m: (entity.name, entity.label) for m, entity in links.items()
    }


def test_fields_that_may_be_missing_have_defaults():
    for name in ("title", "published", "confidence", "attribution", "time", "place", "amount"):
        claims.told(changed(name, None), "archive")
        if name in row_of():
            claims.told(changed(name, ...), "archive")


def test_line_of_before_ids_were_told():
    row = {k: v for k, v in row_of().items() if k not in ("document_id", "confidence")}
    one, again = (claims.told(row, "archive", file) for file in ("a.jsonl", "a.jsonl"))
    other = claims.told(row, "archive", "b.jsonl")
    assert one.origin.id == again.origin.id != other.origin.id


def test_who_is_who_of_one_document_is_an_archive_of_its_own():
    def archive(row):
        return next(iter(claims.told(row, "archive").archived.values())).archive

    alone = {**row_of(), "scope": "document"}
    assert archive(row_of()) == "archive"
    assert archive(alone) != archive({**alone, "document_id": "another"}) != "archive"


def test_bare_word_of_a_document():
    row = changed("subject.local", True)
    row["subject"]["entity"] = f"minister ({row_of()['document']})"
    (found,) = (a for a in claims.told(row, "1").archived.values() if "minister" in a.name)
    assert found == ("1", "minister", "PERSON", True, True)


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("schema", 2, "schema 2; known: 1; update kgraph"),
        ("schema", "1", "'schema' is no number"),
        ("schema", ..., "no claim in schema 1"),
        ("sentence", ..., "no claim in schema 1"),
        ("sentence", "text", "'sentence' is no object"),
        ("sentence.start", -1, "'sentence.start' is no offset: -1"),
        ("sentence.start", 10**30, "'sentence.start' is no offset: 10000000000000000000"),
        ("sentence.start", 1.5, "'sentence.start' is no offset"),
        ("sentence.start", True, "'sentence.start' is no offset"),
        ("sentence.end", 7, "'sentence.text' has not the length of its offsets"),
        ("subject", None, "no field 'subject'"),
        ("subject", [], "'subject' is no object"),
        ("subject.text", "Ronald Trump", "'subject' is not the text at its offsets"),
        ("subject.type", "PLANET", "'subject.type' is 'PLANET'; known: CIRCUMSTANCE, CLAUSE"),
        ("subject.entity", 3, "'subject.entity' is no text"),
        ("subject.local", 1, "'subject.local' is neither true nor false"),
        ("predicate.lemma", ..., "no field 'predicate.lemma'"),
        ("predicate.class", "WAR", "'predicate.class' is 'WAR'; known: AGREE"),
        ("object.kind", "verb", "'object.kind' is 'verb'; known: name, nominal, pronoun"),
        ("polarity", "maybe", "'polarity' is 'maybe'; known: negative, positive"),
        ("modality", ..., "no field 'modality'"),
        ("published", "2025-3-1", "'published' is no day: '2025-3-1'; it is written 2025-03-10"),
        ("document", "", "'document' is empty"),
        ("document", {}, "'document' is no text"),
        ("attribution", {"speaker": None}, "no field 'attribution.cue'"),
        ("confidence", float("nan"), "'confidence' is no number"),
        ("rule", "\ud800", "half a character (a lone surrogate) in it"),
    ],
)
def test_what_is_wrong_is_told(path, value, told):
    assert problem(changed(path, value)).startswith(told)


def test_words_outside_of_their_sentence():
    row = row_of()
    row["subject"].update(start=500, end=500 + len(row["subject"]["text"]))
    assert problem(row) == "'subject' does not lie in its sentence"


def test_bad_lines_are_named_and_the_others_go_on(tmp_path):
    good = archives.lines(row_of())
    texts = [good, "\n", "no\n", "[]\n", b"\xff\n", "[" * 100_000 + "\n", good]
    one, *bad, other = read(tmp_path, *texts)
    assert one.claim == other.claim
    assert one.where.endswith("claims.jsonl:1")
    assert [str(error).partition("claims.jsonl:")[2][:12] for error in bad] == [
        "3: not JSON ",
        "4: not a JSO",
        "5: not UTF-8",
        "6: not JSON ",
    ]


def test_long_line_is_skipped(tmp_path, monkeypatch):
    monkeypatch.setattr("kgraph.read.jsonl.LARGEST", 2000)
    monkeypatch.setattr(claims, "LARGEST", 2000)
    long, good = read(tmp_path, "x" * 9000 + "\n", archives.lines(row_of()))
    assert str(long).endswith(":1: more than 0 MB")
    assert isinstance(good, Told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty; kgraph export jsonl writes claims, kgraph build reads articles"),
        ("\n \n", "empty; "),
        ("Trump met Putin.\n", "no claim in it (first: "),
        ('{"text": "Trump met Putin."}\n', "no claim in it (first: "),
        ("a\n" * 1000, "no claim in it (first: "),
        (b"SQLite format 3\x00\xff\xfe", "not JSON Lines in UTF-8; "),
    ],
)
def test_file_that_is_no_archive(tmp_path, text, told):
    with pytest.raises(ReadError) as caught:
        read(tmp_path, text)
    assert f"claims.jsonl: {told}" in str(caught.value)


def test_standard_input_and_pipes_are_read_once(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(archives.lines(row_of()).encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    (found,) = claims.read("-")
    assert found.where == "stdin:1"


def test_who_takes_claims_for_articles_is_told():
    with pytest.raises(ReadError, match="a claim, and no article; kgraph import reads claims"):
        fields.article(row_of(), GUESSED, "1")


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)


@st.composite
def mutated(draw):
    """A row with something else in some places."""
    row = deepcopy(draw(st.sampled_from(archives.rows(0, 1, 10))))
    for _ in range(draw(st.integers(1, 3))):
        inner = row
        while True:
            name = draw(st.sampled_from(sorted(inner)))
            if isinstance(inner[name], dict) and inner[name] and draw(st.booleans()):
                inner = inner[name]
                continue
            break
        inner[name] = draw(values)
        if draw(st.booleans()):
            del inner[name]
    return row


@given(mutated())
def test_any_row_is_told_or_refused(row):
    try:
        found = claims.told(row, "archive")
    except ReadError as error:
        assert "\n" not in str(error)
        return
    collected = Collected(found.origin, "claims.jsonl")
    collected.add(found)
    extraction = collected.extraction()
    text = extraction.document.text
    for mention in extraction.mentions:
        assert text[mention.start : mention.end] == mention.text


@given(st.binary(max_size=60))
@example(b"{}")
def test_any_line_is_told_or_refused(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any")
    try:
        found = read(path, archives.lines(row_of()), data)
    except ReadError:
        return
    assert isinstance(found[0], Told)


@given(st.text(max_size=40), st.data())
def test_pieces_are_where_they_were(text, data):
    spans = []
    for _ in range(data.draw(st.integers(0, 6))):
        ends = data.draw(st.tuples(*[st.integers(0, len(text))] * 2))
        start, end = min(ends), max(ends)
        spans.append(Span(start, end, text[start:end]))
    pieces = Pieces()
    for span in spans:
        pieces.add([span])
    made = pieces.text()
    told = {at for span in spans for at in range(span.start, span.end)}
    assert made == "".join(
        text[at] if at in told else UNKNOWN for at in range(max(told, default=-1) + 1)
    )


def test_pieces_that_contradict_are_refused_as_a_whole():
    pieces = Pieces()
    pieces.add([Span(2, 5, "abc")])
    with pytest.raises(ReadError, match="another line says otherwise"):
        pieces.add([Span(9, 10, "x"), Span(4, 6, "de")])
    assert pieces.text() == "\n\nabc"


def test_claim_of_the_same_id_takes_the_place_of_what_was_known():
    one = claims.told(row_of(), "archive")
    first = Collected(one.origin, "a.jsonl")
    first.add(one)
    edited = one._replace(claim=one.claim._replace(modality="planned"))
    second = Collected(one.origin, "b.jsonl", first.extraction())
    second.add(edited)
    assert second.extraction().claims == (edited.claim,)


def test_text_between_sentences_is_empty_lines():
    collected = None
    for row in archives.rows(0):
        told = claims.told(row, "archive")
        collected = collected or Collected(told.origin, "a.jsonl")
        collected.add(told)
    extraction = collected.extraction()
    document = Document.of(archives.TEXTS[0], name="0.txt", source="a.jsonl")
    assert extraction.document == replace(
        document, text=document.text.replace(". Trump", ".\nTrump")
    )
    assert extraction.sentences == 2
