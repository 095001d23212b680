"""What the words around a verb or noun tell of its polarity and modality."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kgraph.extract.clauses import DEPTH, SUBJECTS, VERBAL
from kgraph.extract.words.moods import (
    ALMOST,
    CLAUSE_STAGE,
    CONDITIONAL_PARTICIPLES,
    CONDITIONS,
    MODAL_ADJECTIVES,
    MODAL_ADVERBS,
    MODALS,
    NEGATIONS,
    NEGATIVE_ADJECTIVES,
    NO_WAY,
    PERFECT_MODALS,
    POLITE,
    SURE,
    WONDERING,
)
from kgraph.extract.words.speech import CONTENT_NOUNS, SPEECH
from kgraph.model import Modality

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kgraph.extract.tree import Token

Mark = tuple[Modality, bool]
"""What one word adds: a modality, and whether it negates."""

Scope = Literal["all", "mood", "frame", "time"]
"""What of the marks around a governor reaches down: all, all but negations, only conditions and
subjects ("did not meet X and praised Y"), or only whether it is yet to come."""

NOT: Mark = ("asserted", True)
PLANNED: Mark = ("planned", False)
POSSIBLE: Mark = ("possible", False)
CONDITIONAL: Mark = ("conditional", False)

OPENERS = CONDITIONAL_PARTICIPLES | {"were"}
FRAME = frozenset({"mark", "advcl", *SUBJECTS})
PAST = frozenset({"VBD", "VBN", "VBG"})  # "saying he would meet" is told of the past as well


def own_marks(node: Token, below: Token, scope: Scope) -> Iterator[Mark]:
    """Marks on the words around a node; those of the word below it are counted already."""
    readers = READERS if not node.doc.words.isdisjoint(NEGATIONS) else WITHOUT_NEGATIONS
    for child in node.children:
        reader = readers.get(child.dep_)
        if reader is None or child is below or (scope == "frame" and child.dep_ not in FRAME):
            continue
        mark = reader(child, node)
        if mark is not None:
            yield mark
    if node.pos_ in VERBAL:
        if node.dep_ == "ROOT" and _is_question(node):
            yield POSSIBLE
        if _before(node) == "but" and node.nbor(-2).lower_ == "all":
            yield NOT  # "all but attacked"


def _is_question(verb: Token) -> bool:
    """Who asks why somebody did it holds that he did."""
    return _ends_in(verb, "?") and not any(c.tag_ == "WRB" for c in verb.children)


def _ends_in(word: Token, mark: str) -> bool:
    return word.doc.tokens[word.sent.end - 1].text == mark


def _auxiliary(word: Token, verb: Token) -> Mark | None:
    text = word.lower_
    if text in ("should", "had", "were") and _is_inverted(word, verb):
        return CONDITIONAL
    if text == "had" and _after(word) == "better":
        return "requested", False
    if text not in MODALS or word.tag_ != "MD":
        return None
    if text in ("would", "'d"):
        return _would(word, verb)
    if text in PERFECT_MODALS and any(c.lower_ in ("have", "'ve") for c in verb.lefts):
        return PERFECT_MODALS[text]
    if text == "may" and word.is_sent_start and not _ends_in(verb, "?"):
        return "desired", False  # "May God protect them"
    return MODALS[text], False


def _is_inverted(word: Token, verb: Token) -> bool:
    """ "Should he go, ...", "Had he gone, ..." """
    return verb.dep_ in ("advcl", "ccomp") and word.i == verb.left_edge.i and word.i < verb.i - 1


def _would(word: Token, verb: Token) -> Mark | None:
    """A "will" that is told in the past, a polite wish, or what happens if."""
    if verb.lemma_ in POLITE and any(c.dep_ in ("xcomp", "ccomp", "dobj") for c in verb.rights):
        return None
    if _after(word) in ("rather", "sooner"):
        return "desired", False
    valued = verb.lemma_ == "be" and any(c.lower_ in ("it", "that", "this") for c in verb.lefts)
    return PLANNED if _is_reported(verb) and not valued else CONDITIONAL


def _is_reported(verb: Token) -> bool:
    """ "said that he would meet", but not ' "I would meet," he said'."""
    node = verb
    for _ in range(DEPTH):
        governor = node.head
        if governor == node:
            return False
        if node.dep_ == "ccomp" and governor.lemma_ in SPEECH and governor.tag_ in PAST:
            start, end = sorted((governor.i, verb.i))
            return sum(t.is_quote for t in verb.doc[start:end]) % 2 == 0
        if node.dep_ == "acl" and governor.lemma_ in CONTENT_NOUNS:
            return True
        node = governor
    return False


def _negation(word: Token, _: Token) -> Mark | None:
    """ "not only", "not just" do not negate; "no longer" is read at "longer"."""
    if word.dep_ != "neg" and word.lower_ not in NEGATIONS:
        return None
    return None if _after(word) in ("only", "just", "merely", "longer") else NOT


def _after(word: Token) -> str:
    return word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""


def _before(word: Token) -> str:
    return word.nbor(-1).lower_ if word.i else ""


def _adverb(word: Token, node: Token) -> Mark | None:
    text = word.lower_
    if text in MODAL_ADVERBS:
        return MODAL_ADVERBS[text], False
    if text in NEGATIONS:
        return _negation(word, node)
    if text in ALMOST and word.i + 1 == node.i and node.pos_ == "VERB":
        return NOT
    if text == "yet" and node.lemma_ == "have":
        return NOT  # "has yet to agree"
    before = _before(word)
    if text in ("longer", "ever") and before in ("no", "hardly", "scarcely"):
        return NOT
    if text == "long" and before in ("as", "so") and any(c.dep_ == "advcl" for c in word.rights):
        return CONDITIONAL
    return None


def adjective_mark(word: Token, _: Token) -> Mark | None:
    text = word.lower_
    if text not in MODAL_ADJECTIVES:
        return None
    return MODAL_ADJECTIVES[text], text in NEGATIVE_ADJECTIVES


def _would_be(word: Token, node: Token) -> Mark | None:
    return (
        POSSIBLE if word.lower_ == "be" and node.doc[word.left_edge.i].lower_ == "would" else None
    )


def _marker(word: Token, verb: Token) -> Mark | None:
    text = word.lower_
    if text == "whether" or (text == "if" and _is_asked(verb)):
        return POSSIBLE
    if text in CONDITIONS:
        return CONDITIONAL
    return CONDITIONAL if text == "as" and _before(word) == "long" else None


def _is_asked(clause: Token) -> bool:
    """ "asked if he met", "it is unclear if he met"."""
    return clause.dep_ == "ccomp" or _is_open(clause, clause.head)


def _is_open(clause: Token, verb: Token) -> bool:
    if verb.lemma_ in WONDERING and verb.i < clause.i:
        return True
    adjectives = [c.lower_ for c in verb.rights if c.dep_ == "acomp"]
    return any(word in CLAUSE_STAGE or word in SURE for word in adjectives)


def condition(clause: Token, verb: Token) -> Mark | None:
    """What happens if something else does is itself conditional; "even if" leaves it alone."""
    opener = opens_condition(clause)
    if opener is None or _before(opener) in ("even", "as") or opener.lower_ == "whether":
        return None
    free = opener.dep_ == "mark" and _is_open(clause, verb)
    return None if free else CONDITIONAL


def opens_condition(clause: Token) -> Token | None:
    """The word that makes a clause a condition or an open question: "[if] he goes", "[should] he
    go", "[were] he to go"."""
    if clause.pos_ not in VERBAL:
        return None
    if clause.lower_ in OPENERS and clause.i == clause.left_edge.i:
        opens = any(c.dep_ == "ccomp" or c.dep_ in SUBJECTS for c in clause.rights)
        return clause if opens else None
    for child in clause.lefts:
        if child.dep_ == "mark" and child.lower_ in CONDITIONS:
            return child
        if child.dep_ == "aux" and child.lower_ in ("should", "had", "were"):
            return child if _is_inverted(child, clause) else None
    return None


def _preposition(word: Token, _: Token) -> Mark | None:
    """ "under no circumstances", "provided that"."""
    if word.lower_ in CONDITIONAL_PARTICIPLES:
        return CONDITIONAL
    if _after(word) == "no" and word.i + 2 < len(word.doc):
        return NOT if word.nbor(2).lemma_ in NO_WAY else None
    return None


def _nobody(noun: Token, _: Token) -> Mark | None:
    return NOT if is_none(noun) else None


def is_none(noun: Token) -> bool:
    """ "no request", "nobody"."""
    if noun.doc.words.isdisjoint(NEGATIONS):
        return False
    return noun.lower_ in NEGATIONS or any(
        c.lower_ in ("no", "neither") and c.dep_ in ("det", "neg", "preconj", "cc")
        for c in noun.children
    )


READERS: dict[str, Callable[[Token, Token], Mark | None]] = {
    "aux": _auxiliary,
    "neg": _negation,
    "preconj": _negation,
    "det": _negation,
    "advmod": _adverb,
    "amod": adjective_mark,
    "nmod": _would_be,
    "mark": _marker,
    "advcl": condition,
    "prep": _preposition,
    **dict.fromkeys(("dobj", "attr", *SUBJECTS), _nobody),
}
"""How the words around a verb or noun are read, by their relation to it."""

WITHOUT_NEGATIONS = {dep: reader for dep, reader in READERS.items() if reader is not _nobody}
"""The same in a paragraph that has no word for "no"."""
