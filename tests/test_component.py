"""kgraph inside spaCy: what a Doc says is what the library says, wherever the Doc goes."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

import kgraph
from kgraph import component
from kgraph.extract.paragraphs import read_parts
from kgraph.extract.parser import DEFAULT_MODEL
from kgraph.model import Document
from kgraph.packed import pack, unpack

if TYPE_CHECKING:
    from spacy.language import Language

    from kgraph.model import Extraction

ROOT = Path(__file__).parents[1]
TEXT = (
    "On Thursday Dmitri Peskov, the spokesman, denied that the Kremlin had received a request from "
    "Donald Trump. “He will meet Putin in Moscow,” he said, and promised $5 million in aid. "
    "Angela Merkel met Emmanuel Macron on Friday."
)


def piped(name: str = "kgraph", **config: object) -> Language:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("kgraph", name=name, config=config)
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return piped()


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def test_claims_are_those_of_the_library(doc: Doc) -> None:
    assert doc._.claims == kgraph.extract(TEXT)
    assert doc._.claims.to_dicts() == kgraph.extract(TEXT).to_dicts()
    assert any(row.claim.time for row in doc._.claims)
    assert any(row.claim.amount for row in doc._.claims)
    assert any(row.claim.place for row in doc._.claims)
    assert any(row.speaker for row in doc._.claims)


def test_each_paragraph_of_the_samples(nlp: Language, seeds: list[Extraction]) -> None:
    texts = [
        part.text.replace("’", "'")
        for found in seeds[:2]
        for part in read_parts(found.document.text).prose
    ]
    assert len(texts) > 15
    for made, text in zip(nlp.pipe(texts), texts, strict=True):
        assert made._.claims == kgraph.extract(text), text


def test_text_of_several_paragraphs(nlp: Language, seeds: list[Extraction]) -> None:
    """One parse of all is not quite that of each; headings make no claims here, either."""
    apart = piped()
    apart.add_pipe("kgraph_paragraphs", before="parser")
    for pipeline, least in ((nlp, 0.93), (apart, 0.95)):
        same = every = 0
        for found in seeds:
            said = {_places(row.claim) for row in pipeline(found.document.text)._.claims}
            same += len(said & {_places(claim) for claim in found.claims})
            every += len(found.claims)
        assert same > least * every


def test_sentences_end_with_their_paragraph() -> None:
    nlp = piped()
    nlp.add_pipe("kgraph_paragraphs", before="parser")
    made = nlp("A headline\n\nBarack Obama met Angela Merkel.\n")
    assert [row.claim.subject.name for row in made._.claims] == ["Barack Obama"]
    assert [row.claim.subject.start for row in made._.claims] == [12]


def _places(claim: kgraph.model.Claim) -> tuple[object, ...]:
    return claim.subject.start, claim.predicate.start, claim.predicate.lemma, claim.object.start


def test_offsets_are_characters_of_the_text(nlp: Language) -> None:
    made = nlp("  It was late.\n\nBarack Obama met Angela Merkel.\r\n\tShe thanked\u00a0him.\n")
    assert [row.claim.predicate.text for row in made._.claims] == ["was", "met", "thanked"]
    for row in made._.claims:
        for words in (row.claim.subject, row.claim.predicate, row.claim.object):
            assert made.text[words.start : words.end] == words.text
            found = component.span(made, words)
            assert found is not None
            assert found.text == words.text
    assert made._.claims[2].subject.name == "Angela Merkel"


def test_what_no_word_says_has_no_span(doc: Doc) -> None:
    implicit = [r.claim.predicate for r in doc._.claims if r.claim.predicate.implicit]
    assert implicit
    assert component.span(doc, implicit[0]) is None


def test_day_of_a_document(nlp: Language) -> None:
    made = nlp.make_doc("Obama met Putin on Friday.")
    made._.published = "2024-03-14"
    assert {r.claim.time.value for r in nlp(made)._.claims if r.claim.time} == {"2024-03-08"}
    assert made._.claims == kgraph.extract(made.text, published="2024-03-14")
    made._.published = "some day"
    with pytest.raises(kgraph.KgraphError, match="'some day' is no day"):
        nlp(made)


@pytest.mark.parametrize(
    "text",
    ["", " \n\n ", "。彼はロシアの大統領に会った。", "Der Kanzler traf Merkel.", "5", "\x00 ``''"],
)
def test_text_without_claims_to_read(nlp: Language, text: str) -> None:
    assert isinstance(nlp(text)._.claims, list)


@settings(max_examples=60)
@given(
    st.text(max_size=80) | st.lists(st.sampled_from([*TEXT.split(), "\n", "’", "``"])).map(" ".join)
)
def test_any_text(nlp: Language, text: str) -> None:
    for row in nlp(text)._.claims:
        for words in (row.claim.subject, row.claim.predicate, row.claim.object, row.claim.sentence):
            assert text[words.start : words.end] == words.text


def test_words_that_were_joined() -> None:
    joined = spacy.load(DEFAULT_MODEL)
    joined.add_pipe("merge_entities")
    joined.add_pipe("kgraph")
    assert [
        row.claim.predicate.lemma for row in joined("Barack Obama met Angela Merkel.")._.claims
    ] == ["meet"]


# where a Doc goes


def test_other_processes(nlp: Language, doc: Doc) -> None:
    first, second = nlp.pipe([TEXT, "Apple was sued by Google."], n_process=2)
    assert first._.claims == doc._.claims
    assert [row.object.name for row in second._.claims] == ["Apple"]


def test_bytes(doc: Doc) -> None:
    for other in (
        Doc(doc.vocab).from_bytes(doc.to_bytes()),
        pickle.loads(pickle.dumps(doc)),
        doc.copy(),
    ):
        assert other._.claims == doc._.claims


def test_bin(doc: Doc) -> None:
    kept = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (other,) = DocBin().from_bytes(kept).get_docs(spacy.blank("en").vocab)
    assert other._.claims == doc._.claims
    (bare,) = DocBin().from_bytes(DocBin(docs=[doc]).to_bytes()).get_docs(doc.vocab)
    with pytest.raises(kgraph.KgraphError, match="store_user_data=True"):
        _ = bare._.claims


def test_doc_that_was_not_read(doc: Doc) -> None:
    with pytest.raises(kgraph.KgraphError, match="add 'kgraph' to the pipeline"):
        _ = Doc(doc.vocab, words=["Hm"])._.claims


def test_part_of_a_doc_has_not_its_claims(doc: Doc) -> None:
    with pytest.raises(kgraph.KgraphError, match="no claims"):
        _ = doc[:5].as_doc(copy_user_data=True)._.claims


def test_doc_that_was_parsed_before(nlp: Language, doc: Doc) -> None:
    bare = spacy.load(DEFAULT_MODEL)(TEXT)
    assert nlp.get_pipe("kgraph")(bare)._.claims == doc._.claims


@given(st.data())
def test_packed_rows_are_as_they_were(doc: Doc, data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.sampled_from(list(doc._.claims))))
    assert unpack(pack(rows), Document.of(TEXT)) == rows


# what can be chosen


def test_options(doc: Doc) -> None:
    nlp = piped(implicit=False)
    kept = nlp(TEXT)._.claims
    assert kept == [row for row in doc._.claims if not row.claim.predicate.implicit]
    assert 0 < len(kept) < len(doc._.claims)
    with pytest.raises(ValueError, match="implicit"):
        piped(implicit="no idea")


def test_twice_by_another_name(doc: Doc) -> None:
    nlp = piped()
    nlp.add_pipe("kgraph", name="said", config={"implicit": False, "attribute": "said"})
    made = nlp(TEXT)
    assert made._.claims == doc._.claims
    assert 0 < len(made._.said) < len(made._.claims)
    Doc.remove_extension("said")


def test_name_that_is_taken() -> None:
    Doc.set_extension("mine", default=1)
    try:
        with pytest.raises(kgraph.KgraphError, match=r"doc\._\.mine has another use"):
            piped(attribute="mine")
    finally:
        Doc.remove_extension("mine")


@pytest.mark.parametrize(
    ("pipe", "named"), [("parser", "parser"), ("tagger", "tagger"), ("lemmatizer", "lemmatizer")]
)
@pytest.mark.filterwarnings("ignore:.W108")
def test_missing_pipe_is_named(nlp: Language, pipe: str, named: str) -> None:
    with (
        nlp.select_pipes(disable=pipe),
        pytest.raises(ValueError, match=f"needs .*{named}.*before"),
    ):
        nlp(TEXT)


def test_blank_pipeline_and_wrong_order() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("kgraph", first=True)
    with pytest.raises(kgraph.ModelError, match="needs parser and tagger and attribute_ruler"):
        nlp(TEXT)
    blank = spacy.blank("en")
    blank.add_pipe("kgraph")
    with pytest.raises(kgraph.ModelError, match="needs parser"):
        blank(TEXT)
    assert blank("")._.claims == []


def test_without_names() -> None:
    nlp = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    nlp.add_pipe("kgraph")
    assert [row.claim.predicate.lemma for row in nlp("Obama met Merkel.")._.claims] == ["meet"]


def test_other_language() -> None:
    with pytest.raises(kgraph.ModelError, match="reads English; this pipeline is for 'de'"):
        spacy.blank("de").add_pipe("kgraph")


def test_two_pipelines(doc: Doc) -> None:
    one, other = piped(), piped(implicit=False)
    assert len(one(TEXT)._.claims) > len(other(TEXT)._.claims)
    assert one(TEXT)._.claims == doc._.claims


def test_pipes_are_checked(nlp: Language) -> None:
    assert nlp.analyze_pipes()["problems"]["kgraph"] == []
    blank = spacy.blank("en")
    blank.add_pipe("kgraph")
    assert "token.dep" in blank.analyze_pipes()["problems"]["kgraph"]


def test_pipeline_is_copied_and_kept(nlp: Language, doc: Doc, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "model")
    loaded = spacy.load(tmp_path / "model")
    for other in (loaded, copy.deepcopy(nlp.get_pipe("kgraph"))):
        made = other(loaded(TEXT))
        assert made._.claims == doc._.claims
    assert pickle.loads(pickle.dumps(nlp.get_pipe("kgraph"))) == nlp.get_pipe("kgraph")


def test_spacy_finds_it(nlp: Language, tmp_path: Path) -> None:
    """Nothing of kgraph is imported by the user: not to make a pipeline, nor to load one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    points = project["entry-points"]["spacy_factories"]
    told = tmp_path / "told-1.dist-info"
    told.mkdir()
    told.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: told\nVersion: 1\n")
    lines = "".join(f"{name} = {where}\n" for name, where in points.items())
    told.joinpath("entry_points.txt").write_text(f"[spacy_factories]\n{lines}")
    nlp.to_disk(tmp_path / "model")
    code = (
        "import spacy, sys\n"
        f"nlp = spacy.load({DEFAULT_MODEL!r}); nlp.add_pipe('kgraph')\n"
        f"for nlp in (nlp, spacy.load({str(tmp_path / 'model')!r})):\n"
        "    print(len(nlp('Obama met Putin.')._.claims))"
    )
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert (done.stdout, done.stderr) == ("1\n1\n", "")
