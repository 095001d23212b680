"""Does it happen, will it, might it: polarity and modality of an action.

The words around the action are read, then the word that governs it, and so on upwards: "may be
ready to meet", "has no plans for a meeting".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kgraph.extract.clauses import DEPTH, SUBJECTS, VERBAL, action
from kgraph.extract.words.events import COMMITTING, COPULAS, ENDING, ENVISAGING, LIGHT, OCCUR
from kgraph.extract.words.moods import (
    ALMOST,
    CLAUSE_NOUNS,
    CLAUSE_STAGE,
    CONDITIONAL_NOUNS,
    CONDITIONAL_PARTICIPLES,
    CONDITIONS,
    EVENT_STAGE,
    GERUND_STAGE,
    MODAL_ADJECTIVES,
    MODAL_ADVERBS,
    MODALS,
    NEGATIONS,
    NEGATIVE_ADJECTIVES,
    NEGATIVE_CLAUSE_STAGE,
    NEGATIVE_NOUNS,
    NEGATIVE_PREPOSITIONAL,
    NEGATIVE_STAGE,
    NO_WAY,
    PERFECT_MODALS,
    POLITE,
    PREPOSITIONAL,
    PREVENTION,
    PROOFS,
    RAISING,
    STAGE,
    STAGE_NOUNS,
    SUBJUNCTIVE,
    SURE,
    WEAKEST_FIRST,
)
from kgraph.extract.words.nouns import TRANSPARENT
from kgraph.extract.words.speech import CONTENT_NOUNS, SPEECH
from kgraph.model import Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

Mark = tuple[Modality, bool]
"""What one word adds: a modality, and whether it negates."""

Scope = Literal["all", "mood", "frame"]
"""What of the marks around a governor reaches down: all, all but negations, or only conditions and
subjects ("did not meet X and praised Y")."""

Step = tuple["Token | None", Mark | None, Scope]
"""The governor to read next, what its link adds, and what of the governor counts."""

TOP: Step = (None, None, "all")
NOT: Mark = ("asserted", True)
PLANNED: Mark = ("planned", False)
POSSIBLE: Mark = ("possible", False)
CONDITIONAL: Mark = ("conditional", False)

CARRIERS = LIGHT | ENVISAGING | COMMITTING | ENDING
NOMINAL = frozenset({"NOUN", "PROPN"})
FRAME = frozenset({"mark", "advcl", *SUBJECTS})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PAST = frozenset({"VBD", "VBN", "VBG"})  # "saying he would meet" is told of the past as well
GERUND_PREPOSITIONS = frozenset("of for to in about on at against from toward towards".split())
UNTIL = frozenset("at after before by from near since toward towards until".split())


def status(head: Token) -> tuple[Polarity, Modality]:
    """Polarity and modality of the verb or event noun, from the words that govern it.

    Nested marks take the weakest modality ("may be ready to meet": possible); two negations
    cancel out ("did not refuse to meet").
    """
    found = list(_marks(head))
    negative = sum(negates for _, negates in found) % 2 == 1
    modality = WEAKEST_FIRST[min((WEAKEST_FIRST.index(m) for m, _ in found), default=-1)]
    return ("negative" if negative else "positive"), modality


def _marks(head: Token) -> Iterator[Mark]:
    node, below = head, head
    scope: Scope = "all"
    negations = True
    for _ in range(DEPTH):
        for modality, negates in _own_marks(node, below, scope):
            yield modality, negates and negations
        governor, mark, scope = _step_up(node)
        if mark is not None:
            yield mark[0], mark[1] and negations
        if governor is None:
            return
        negations = negations and scope != "mood"
        node, below = governor, node


# The words around one verb or noun.


def _own_marks(node: Token, below: Token, scope: Scope) -> Iterator[Mark]:
    """Marks on the words around a node; those of the word below it are counted already."""
    for child in node.children:
        reader = READERS.get(child.dep_)
        if reader is None or child == below or (scope == "frame" and child.dep_ not in FRAME):
            continue
        mark = reader(child, node)
        if mark is not None:
            yield mark
    if node.dep_ == "ROOT" and node.pos_ in VERBAL and node.sent[-1].text == "?":
        if not any(c.tag_ == "WRB" for c in node.children):
            yield POSSIBLE


def _auxiliary(word: Token, verb: Token) -> Mark | None:
    text = word.lower_
    if text in ("should", "had", "were") and _is_inverted(word, verb):
        return CONDITIONAL
    if text == "had" and verb.doc[word.i + 1].lower_ == "better":
        return "requested", False
    if text not in MODALS or word.tag_ != "MD":
        return None
    if text in ("would", "'d"):
        return _would(word, verb)
    if text in PERFECT_MODALS and any(c.lower_ in ("have", "'ve") for c in verb.lefts):
        return PERFECT_MODALS[text]
    if text == "may" and word.is_sent_start and verb.sent[-1].text != "?":
        return "desired", False  # "May God protect them"
    return MODALS[text], False


def _is_inverted(word: Token, verb: Token) -> bool:
    """ "Should he go, ...", "Had he gone, ..." """
    return verb.dep_ in ("advcl", "ccomp") and word.i == verb.left_edge.i and word.i < verb.i - 1


def _would(word: Token, verb: Token) -> Mark | None:
    """A "will" that is told in the past, a polite wish, or what happens if."""
    if verb.lemma_ in POLITE and any(c.dep_ in ("xcomp", "ccomp", "dobj") for c in verb.rights):
        return None
    if verb.doc[word.i + 1].lower_ in ("rather", "sooner"):
        return "desired", False
    return PLANNED if _is_reported(verb) else CONDITIONAL


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


def _negation(word: Token, node: Token) -> Mark | None:
    """ "not only", "not just" do not negate; "no longer" is read at "longer"."""
    if word.dep_ != "neg" and word.lower_ not in NEGATIONS:
        return None
    after = node.doc[word.i + 1].lower_ if word.i + 1 < len(node.doc) else ""
    return None if after in ("only", "just", "merely", "longer") else NOT


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
    before = node.doc[word.i - 1].lower_ if word.i else ""
    if text in ("longer", "ever") and before in ("no", "hardly", "scarcely"):
        return NOT
    if text == "long" and before in ("as", "so") and any(c.dep_ == "advcl" for c in word.rights):
        return CONDITIONAL
    return None


def _adjective(word: Token, node: Token) -> Mark | None:
    text = word.lower_
    if text not in MODAL_ADJECTIVES:
        return None
    return MODAL_ADJECTIVES[text], text in NEGATIVE_ADJECTIVES


def _marker(word: Token, verb: Token) -> Mark | None:
    text = word.lower_
    if text == "whether" or (text == "if" and _is_asked(verb)):
        return POSSIBLE
    if text in CONDITIONS:
        return CONDITIONAL
    long = text == "as" and word.i and verb.doc[word.i - 1].lower_ == "long"
    return CONDITIONAL if long else None


def _is_asked(clause: Token) -> bool:
    """ "asked if he met", "it is unclear if he met"."""
    return clause.dep_ == "ccomp" or _is_open(clause.head)


def _is_open(verb: Token) -> bool:
    adjectives = [c.lower_ for c in verb.rights if c.dep_ == "acomp"]
    return any(word in CLAUSE_STAGE or word in SURE for word in adjectives)


def _condition(clause: Token, verb: Token) -> Mark | None:
    """What happens if something else does is itself conditional; "even if" leaves it alone."""
    if clause.pos_ not in VERBAL:
        return None
    if clause.lower_ in ("were", *CONDITIONAL_PARTICIPLES) and clause.i == clause.left_edge.i:
        opens = any(c.dep_ == "ccomp" or c.dep_ in SUBJECTS for c in clause.rights)
        return CONDITIONAL if opens else None
    for child in clause.lefts:
        if child.dep_ == "mark" and child.lower_ in CONDITIONS:
            before = clause.doc[child.i - 1].lower_ if child.i else ""
            free = before in ("even", "as") or child.lower_ == "whether" or _is_open(verb)
            return None if free else CONDITIONAL
        if child.dep_ == "aux" and child.lower_ in ("should", "had", "were"):
            return CONDITIONAL if _is_inverted(child, clause) else None
    return None


def _preposition(word: Token, verb: Token) -> Mark | None:
    """ "under no circumstances", "provided that"."""
    if word.lower_ in CONDITIONAL_PARTICIPLES:
        return CONDITIONAL
    doc = verb.doc
    if word.i + 2 < len(doc) and doc[word.i + 1].lower_ == "no":
        return NOT if doc[word.i + 2].lemma_ in NO_WAY else None
    return None


def _nobody(noun: Token, node: Token) -> Mark | None:
    return NOT if _is_none(noun) else None


def _is_none(noun: Token) -> bool:
    """ "no request", "nobody"."""
    return noun.lower_ in NEGATIONS or any(
        c.dep_ in ("det", "neg", "preconj", "cc") and c.lower_ in ("no", "neither")
        for c in noun.children
    )


READERS: dict[str, Callable[[Token, Token], Mark | None]] = {
    "aux": _auxiliary,
    "neg": _negation,
    "preconj": _negation,
    "det": _negation,
    "advmod": _adverb,
    "amod": _adjective,
    "mark": _marker,
    "advcl": _condition,
    "prep": _preposition,
    **dict.fromkeys(("dobj", "attr", *SUBJECTS), _nobody),
}
"""How the words around a verb or noun are read, by their relation to it."""


# The word above.


def _step_up(node: Token) -> Step:
    governor = node.head
    if governor == node:
        return TOP
    if node.pos_ in NOMINAL:
        link = NOUN_LINKS.get(node.dep_)
    else:
        link = VERB_LINKS.get(node.dep_)
    return link(node, governor) if link is not None else TOP


def _complement(node: Token, governor: Token) -> Step:
    """ "wants to meet", "is to meet", "had to meet"."""
    if node.dep_ == "xcomp" and governor.lemma_ == "be" and _is_infinitive(node):
        return governor, PLANNED, "all"
    if governor.lemma_ == "have" and node.dep_ == "xcomp":
        yet = any(c.lower_ == "yet" for c in governor.children)
        if yet or (governor.tag_ == "VBD" and _is_infinitive(node)):
            return governor, None, "all"
    return governor, _stage(governor), "all"


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


def _clause(node: Token, governor: Token) -> Step:
    lemma = governor.lemma_
    if lemma == "let" and governor.tag_ == "VB" and governor.is_sent_start:
        return None, ("requested", False), "all"
    small = node.tag_ == "VB" and _is_infinitive(node)
    if small or governor.pos_ == "ADJ" or lemma in ("make", "let", "see"):
        return governor, _stage(governor), "all"
    if governor.lower_ in CONDITIONAL_PARTICIPLES and governor.dep_ in ("prep", "advcl", "mark"):
        return None, CONDITIONAL, "all"
    return None, _said(node, governor), "all"


def _said(clause: Token, verb: Token) -> Mark | None:
    """What the verb or adjective of a "that" clause tells of it, and whether its own negation
    is the clause's: "does not think that he met"."""
    word = next((c for c in verb.rights if c.dep_ == "acomp"), verb)
    lemma = word.lemma_.lower()
    if lemma in SUBJUNCTIVE and clause.tag_ in ("VB", "VBP") and not _has_helper(clause):
        return "requested", False
    modality = CLAUSE_STAGE.get(lemma)
    negative = lemma in NEGATIVE_CLAUSE_STAGE or (lemma == "wish" and clause.tag_ in PAST)
    if any(c.dep_ == "neg" for c in verb.lefts) or any(c.dep_ == "neg" for c in verb.rights):
        if lemma in RAISING:
            return modality or "asserted", True
        if lemma in SURE:
            return POSSIBLE
    return (modality, negative) if modality is not None else None


def _has_helper(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") for c in verb.lefts)


def _conjunct(node: Token, governor: Token) -> Step:
    """What two verbs share: "will not meet and praise" all, "may meet but not praise" the mood,
    "did not meet and praised" only the frame."""
    if node.pos_ in NOMINAL:
        return governor, None, "all" if _joined_by(node) in ("or", "nor") else "frame"
    joined = _joined_by(node)
    if joined == "than":
        return governor, NOT, "mood"  # "rather than meet"
    own = any(c.dep_ in ("aux", "auxpass", *SUBJECTS) for c in node.lefts)
    alike = node.tag_ == governor.tag_ or {node.tag_, governor.tag_} <= FINITE
    if alike and (not own or node.tag_ == "VBG"):
        return governor, None, "mood" if joined == "but" else "all"
    return TOP if governor.dep_ in ("xcomp", "pcomp") else (governor, None, "frame")


def _joined_by(node: Token) -> str:
    """The conjunction before a conjunct."""
    before = [c.lower_ for c in node.head.rights if c.dep_ == "cc" and c.i < node.i]
    return before[-1] if before else ""


def _modifier(node: Token, noun: Token) -> Step:
    """ "plans to meet", "the first to meet", "nothing to support", "a chance that he met"."""
    if _is_infinitive(node):
        return _purpose_of_noun(node, noun)
    lemma = noun.lemma_.lower()
    if lemma in CONDITIONAL_NOUNS and noun.head.lower_ in ("in", "on", "under"):
        return None, CONDITIONAL, "all"
    if node.tag_ == "VBG" and _owned_by_object(node) and lemma in STAGE_NOUNS:
        return noun, _stage_noun(noun), "all"
    if node.dep_ != "acl":
        return TOP
    if lemma in PROOFS and _is_none(noun):
        return None, POSSIBLE, "all"
    if lemma in CLAUSE_NOUNS:
        return None, (CLAUSE_NOUNS[lemma], _is_none(noun)), "all"
    return TOP


def _purpose_of_noun(node: Token, noun: Token) -> Step:
    if noun.lower_ == "order" and noun.head.lower_ == "in":
        return noun.head.head, PLANNED, "mood"
    if noun.lower_ in NEGATIONS:
        return None, NOT, "all"
    if any(c.tag_ == "JJS" or c.lower_ in ORDINALS for c in noun.lefts):
        return noun, None, "mood"
    mark = _stage_noun(noun)
    return (noun, mark, "all") if mark is not None else (None, PLANNED, "all")


ORDINALS = frozenset("first second third fourth fifth sixth seventh last latest next only".split())


def _owned_by_object(gerund: Token) -> bool:
    """ "opposition to Ukraine joining": the doer stands right before, as an object."""
    return gerund.i > 0 and gerund.nbor(-1).dep_ in ("pobj", "dobj")


def _adverbial(node: Token, governor: Token) -> Step:
    """ "flew to Moscow to meet", "opposed Ukraine joining", "will visit Berlin, meeting"."""
    if _is_infinitive(node):
        return _purpose(node, governor)
    if node.tag_ != "VBG" or node.i < governor.i:
        return TOP
    if _owned_by_object(node):
        return _above_owned(node, governor)
    if node.lemma_ in SPEECH or any(c.dep_ in ("mark", "aux", "advmod") for c in node.lefts):
        return TOP
    return governor, None, "mood"


def _purpose(node: Token, governor: Token) -> Step:
    if governor.lower_ == "were" and governor.i == governor.left_edge.i:
        return None, CONDITIONAL, "all"
    if any(c.lower_ == "only" for c in node.lefts):
        return TOP
    key = _key(governor)
    if "_" in key and key in STAGE:
        return governor, _stage(governor), "all"
    return governor, PLANNED, "mood"


def _above_owned(gerund: Token, governor: Token) -> Step:
    owner = gerund.nbor(-1)
    if owner.dep_ == "dobj" and governor.lemma_ in GERUND_STAGE:
        return governor, (GERUND_STAGE[governor.lemma_], False), "all"
    noun = owner.head.head
    if owner.dep_ == "pobj" and noun.pos_ == "NOUN":
        return noun, _stage_noun(noun), "all"
    return TOP


def _gerund(node: Token, preposition: Token) -> Step:
    word, above = preposition.lower_, _above_preposition(preposition)
    if word == "without":
        return above, NOT, "all"
    if word in ("of", "than") and preposition.i and preposition.nbor(-1).lower_ in INSTEAD:
        return preposition.head, NOT, "mood"
    if above.pos_ in VERBAL:
        return _above_by_verb(word, above)
    if above.lower_ == "far" and word == "from":
        return above.head, NOT, "all"
    if above.pos_ == "ADJ":
        return above, _stage(above), "all"
    if above.pos_ == "NOUN" and word in GERUND_PREPOSITIONS:
        mark = _stage_noun(above, word)
        return (above, mark, "all") if mark is not None else TOP
    return TOP


INSTEAD = frozenset({"instead", "rather"})


def _above_preposition(preposition: Token) -> Token:
    """The word that a preposition belongs to, past a particle: "pulled out of"."""
    above = preposition.head
    return above.head if above.dep_ == "prt" else above


def _above_by_verb(word: str, verb: Token) -> Step:
    """ "prevented from meeting", "insisted on meeting", "angered by meeting"."""
    if word == "by":
        return verb, None, "all"
    if word == "before":
        return verb, None, "mood"
    if word == "from" and verb.lemma_ in PREVENTION:
        return verb, NOT, "all"
    mark = _prepositional(word, verb)
    if mark is not None:
        return verb, mark, "all"
    if word in ("to", "about", "on", "from") and _key(verb) in STAGE:
        return verb, _stage(verb), "all"
    return TOP


def _prepositional(word: str, verb: Token) -> Mark | None:
    key = f"{_key(verb)}_{word}"
    if key not in PREPOSITIONAL:
        return None
    return PREPOSITIONAL[key], key in NEGATIVE_PREPOSITIONAL


def _under_preposition(noun: Token, preposition: Token) -> Step:
    """ "the possibility of talks", "called for talks", "engaged in talks"."""
    word, above = preposition.lower_, _above_preposition(preposition)
    if above.pos_ == "NOUN":
        mark = _stage_noun(above, word)
        known = mark is not None or above.lemma_.lower() in TRANSPARENT
        return (above, mark, "all") if known else TOP
    mark = _prepositional(word, above)
    if mark is not None:
        return above, mark, "mood" if above.lemma_ in SPEECH else "all"
    return _carrier(noun, above) if word in ("in", "of", "to") else TOP


def _carrier(noun: Token, verb: Token) -> Step:
    """Only a verb that brings the event about tells whether it happens: whoever does not
    criticise a meeting says nothing about the meeting."""
    key = _key(verb)
    if verb.pos_ not in VERBAL:
        return TOP
    if noun.dep_ == "nsubj" or (noun.dep_ == "attr" and key == "be"):
        return _occurs(verb, key)
    if key not in CARRIERS:
        return _occurs(verb, key) if noun.dep_ == "nsubjpass" else TOP
    if key in EVENT_STAGE:
        return verb, (EVENT_STAGE[key], key in NEGATIVE_STAGE), "all"
    return verb, _stage(verb), "all"


def _occurs(verb: Token, key: str) -> Step:
    """ "the meeting took place", "a meeting is likely", "the talks are set to begin"."""
    if key in COPULAS:
        adjective = next((c for c in verb.rights if c.dep_ in ("acomp", "oprd")), None)
        return verb, adjective and _stage(adjective), "all"
    if key in OCCUR or key.partition("_")[0] in OCCUR:
        return verb, None, "all"
    if key in STAGE and any(c.dep_ == "xcomp" and c.lemma_ in OCCUR for c in verb.rights):
        return verb, _stage(verb), "all"
    return TOP


VERB_LINKS: dict[str, Callable[[Token, Token], Step]] = {
    **dict.fromkeys(("xcomp", "acomp", "oprd"), _complement),
    "ccomp": _clause,
    "conj": _conjunct,
    "acl": _modifier,
    "relcl": _modifier,
    "advcl": _adverbial,
    "pcomp": _gerund,
}
"""How a verb's governor is read, by the verb's relation to it."""

NOUN_LINKS: dict[str, Callable[[Token, Token], Step]] = {
    **dict.fromkeys(("dobj", "attr", *SUBJECTS), _carrier),
    "pobj": _under_preposition,
    "conj": _conjunct,
}
"""The same for a noun's."""


def _key(verb: Token) -> str:
    """Lemma and particle, as the lists have them: "rule_out"."""
    return action(verb).replace(" ", "_")


def _stage(word: Token) -> Mark | None:
    key = _key(word)
    if key in STAGE:
        return STAGE[key], key in NEGATIVE_STAGE
    return NOT if key in NEGATIVE_STAGE else None


def _stage_noun(noun: Token, preposition: str = "to") -> Mark | None:
    """ "a threat to attack" is a plan, "the threat of an attack" a possibility; "at the end of
    the talks" they have been held."""
    lemma = noun.lemma_.lower()
    if lemma not in STAGE_NOUNS:
        return None
    if lemma == "threat" and preposition == "of":
        return POSSIBLE
    if lemma == "end" and noun.dep_ == "pobj" and noun.head.lower_ in UNTIL:
        return None
    return STAGE_NOUNS[lemma], lemma in NEGATIVE_NOUNS
