"""Words that stand where a party would, and are none: "it rained", "which country"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.words.events import COPULAS
from kgraph.extract.words.moods import CLAUSE_STAGE, STAGE
from kgraph.extract.words.nouns import ASKING, WEATHER

if TYPE_CHECKING:
    from kgraph.extract.tree import Token

CONTENT = frozenset({"ccomp", "xcomp", "advcl", "csubj", "relcl"})


def is_asked(word: Token) -> bool:
    """ "who", "which country": the sentence asks for the party, and does not name it."""
    if word.tag_ in ("WDT", "WP") and word.pos_ != "VERB":
        return True
    return word.left_edge.dep_ == "det" and word.left_edge.lower_ in ASKING


def is_expletive(word: Token) -> bool:
    """ "It rained", "it is clear that he won", "it is hard to win": the content comes later.

    Nobody wins there, so whatever such an "it" does is printed, but is no edge of the graph.
    """
    if word.lower_ != "it" or word.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = word.head
    if verb.lemma_ == "take":
        return any(c.dep_ in CONTENT and c.tag_ == "VB" for c in verb.rights)
    if verb.lemma_ not in COPULAS:
        return verb.lemma_ in WEATHER
    complement = next((c for c in verb.rights if c.dep_ in ("acomp", "attr", "oprd")), None)
    if complement is None:
        return False
    later = (*verb.rights, *complement.rights)
    return any(c.dep_ in CONTENT and _is_content(c, complement) for c in later)


def _is_content(clause: Token, complement: Token) -> bool:
    """ "that he won", "whether he won", "for him to win"; "to win" is not after "able"."""
    words = {c.lower_ for c in clause.lefts}
    if clause.dep_ == "relcl" and complement.pos_ == "PROPN":
        return True  # "it was Obama who met him"
    if words & {"that", "whether", "for"} or ("if" in words and clause.dep_ == "ccomp"):
        return True
    lemma = complement.lower_lemma_
    return "to" in words and (lemma not in STAGE or lemma in CLAUSE_STAGE)
