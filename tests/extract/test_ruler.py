from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from kgraph.extract.ruler import Matches

NLP = spacy.blank("en")
WORDS = ("Let", "let", "'s", "all", "y'", "nothin'", "will", "\n", "Paris")
TAGS = ("MD", "VB", "NN", "_SP", "")
LINKS = ("aux", "expl", "ROOT", "")
PATTERNS = (
    [[{"TAG": "MD"}]],
    [[{"TAG": {"NOT_IN": ["VB", ""]}, "DEP": {"IN": ["aux", "expl"]}}]],
    [[{"LOWER": "let", "TAG": "VB"}], [{"LOWER": {"IN": ["will", "all"]}}]],
    [[{"LOWER": {"REGEX": "^n[ou]thin'$"}}]],
    [[{"LOWER": {"NOT_IN": ["will", "paris"]}, "DEP": "ROOT"}]],
    [[{"lower": "will"}]],
    [[{"IS_SPACE": True}]],
    [[{"ORTH": "Let"}]],
    [[{"LOWER": "let"}, {"LOWER": "'s"}]],
    [[{"LOWER": {"REGEX": "^y'?$"}}, {"ORTH": "all"}]],
    [[{"DEP": "expl"}, {"LOWER": {"IN": ["all", "will"]}}]],
    [[{"TAG": "MD"}], [{"TAG": "VB"}, {}]],
    [[{"TAG": "NN", "OP": "+"}]],
    [[{"ORTH": "Paris"}, {"TAG": "NN", "OP": "?"}]],
    [[{}, {"LENGTH": 3}]],
)
words = st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS), st.sampled_from(LINKS))


def ruler(*patterns):
    made = AttributeRuler(NLP.vocab)
    for pattern in patterns:
        made.add(pattern, {"LEMMA": "any"})
    return made


def doc(*words):
    texts, tags, links = zip(*words, strict=True)
    return Doc(NLP.vocab, texts, tags=tags, deps=links, heads=[0] * len(texts))


texts = st.lists(st.lists(words, min_size=1, max_size=4), max_size=4)


@pytest.mark.parametrize("pattern", PATTERNS, ids=str)
@given(found=texts)
def test_what_the_ruler_finds_is_found(pattern, found):
    """In one text after another, as what was found in the first is remembered in the next."""
    spacys = ruler(pattern)
    matches = Matches(spacys)
    for one in found:
        assert matches(doc(*one)) == spacys.match(doc(*one))


@given(found=texts)
def test_rules_come_in_their_order(found):
    spacys = ruler(*PATTERNS)
    matches = Matches(spacys)
    for one in found:
        assert matches(doc(*one)) == spacys.match(doc(*one))
