from __future__ import annotations

import spacy

from kgraph.extract import parses
from kgraph.extract.lemmatizer import Lemmas
from kgraph.extract.paragraphs import read_parts
from kgraph.extract.parser import DEFAULT_MODEL, load
from kgraph.extract.ruler import Matches

COLUMNS = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_TYPE", "SENT_START"]


def test_the_samples_are_as_spacy_reads_them(seeds):
    """Twice: what was remembered of the first time is used in the second."""
    texts = [extraction.document.text for extraction in seeds]
    bare = spacy.load(DEFAULT_MODEL)
    for parts in map(read_parts, [*texts, *texts]):
        for ours, theirs in zip(parses(parts, load()), parses(parts, bare), strict=True):
            assert (ours.to_array(COLUMNS) == theirs.to_array(COLUMNS)).all()


def test_what_the_pipeline_asks_remembers():
    assert isinstance(load().get_pipe("attribute_ruler").match, Matches)
    assert isinstance(load().get_pipe("lemmatizer").lemmatize, Lemmas)
