"""What the word that governs a verb or noun tells of its polarity and modality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses import (
    SUBJECTS,
    VERBAL,
    action_key,
    governor_of,
    is_passive,
    noun_before,
    particle,
)
from kgraph.extract.marks import (
    CONDITIONAL,
    NOT,
    PAST,
    PLANNED,
    POSSIBLE,
    adjective_mark,
    condition,
    is_none,
)
from kgraph.extract.words.events import (
    BROKERING,
    COMMITTING,
    COPULAS,
    ENDING,
    ENVISAGING,
    LIGHT,
    OCCUR,
    PREVENTING,
)
from kgraph.extract.words.moods import (
    ATTEMPTS,
    CLAUSE_NOUNS,
    CLAUSE_STAGE,
    CONDITIONAL_NOUNS,
    CONDITIONAL_PARTICIPLES,
    EVENT_STAGE,
    FAILING,
    GERUND_STAGE,
    MISTAKENLY,
    MODAL_ADJECTIVES,
    NEGATIONS,
    NEGATIVE_CLAUSE_STAGE,
    NEGATIVE_NOUNS,
    NEGATIVE_PREPOSITIONAL,
    NEGATIVE_STAGE,
    OPPOSITION,
    ORDINALS,
    PREDICATES,
    PREPOSITIONAL,
    PREVENTION,
    PROOFS,
    RAISING,
    STAGE,
    STAGE_NOUNS,
    SUBJUNCTIVE,
    SUPPOSING,
    SURE,
    TEMPORAL,
)
from kgraph.extract.words.nouns import TRANSPARENT
from kgraph.extract.words.speech import SPEECH

if TYPE_CHECKING:
    from collections.abc import Callable

    from kgraph.extract.marks import Mark, Scope
    from kgraph.extract.tree import Token

Step = tuple["Token | None", "Mark | None", "Scope"]
"""The governor to read next, what its link adds, and what of the governor counts."""

TOP: Step = (None, None, "all")
CARRIERS = LIGHT | ENVISAGING | COMMITTING | ENDING | PREVENTING | BROKERING | EVENT_STAGE.keys()
NOMINAL = frozenset({"NOUN", "PROPN"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PRESENT = frozenset({"VBZ", "VBP"})
INSTEAD = frozenset({"instead", "rather"})
GERUND_PREPOSITIONS = frozenset("of for to in about on at against from toward towards".split())
OPENING = frozenset({"in", "on", "under"})  # before nouns of condition
DEFINITE = frozenset("both each every that the these this those".split())
UNTIL = frozenset("at after before by from near since toward towards until".split())


def step_up(node: Token) -> Step:
    governor = node.head
    if governor is node:
        return TOP
    steps = NOUN_LINKS if node.pos_ in NOMINAL else VERB_LINKS
    link = steps.get(node.dep_)
    return link(node, governor) if link is not None else TOP


def _complement(node: Token, governor: Token) -> Step:
    """ "wants to meet", "is to meet", "had to meet"."""
    if node.dep_ == "acomp" and governor.lemma_ == "plead":
        return governor, None, "all"  # "pleaded guilty to": nobody asks for it
    if node.dep_ == "xcomp" and governor.lemma_ == "be" and _is_infinitive(node):
        return governor, PLANNED, "all"
    if governor.lemma_ == "have" and node.dep_ == "xcomp":
        yet = any(c.lower_ == "yet" for c in governor.children)
        if yet or (governor.tag_ == "VBD" and _is_infinitive(node)):
            return governor, None, "all"
    return governor, _extent(governor) or _stage(governor), "all"


def _extent(adjective: Token) -> Mark | None:
    """ "too weak to attack", "strong enough to attack"."""
    for child in adjective.children if adjective.pos_ == "ADJ" else ():
        if child.dep_ == "advmod" and child.lower_ in ("too", "enough"):
            return "possible", child.lower_ == "too"
    return None


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


def _clause(node: Token, governor: Token) -> Step:
    lemma = governor.lemma_
    if lemma == "let" and governor.tag_ == "VB" and governor.is_sent_start:
        return None, ("requested", False), "all"
    if governor.lower_ in SUPPOSING and governor.tag_ == "VB" and governor.is_sent_start:
        return None, CONDITIONAL, "all"
    small = node.tag_ == "VB" and _is_infinitive(node)
    if small or governor.pos_ == "ADJ" or lemma in ("make", "let", "see"):
        return governor, _stage(governor), "all"
    if governor.lower_ in CONDITIONAL_PARTICIPLES and governor.dep_ in ("prep", "advcl", "mark"):
        return None, CONDITIONAL, "all"
    if node.i < governor.i and any(condition(c, governor) for c in _before(node, governor)):
        return None, CONDITIONAL, "all"
    return None, _said(node, governor), "all"


def _before(clause: Token, verb: Token) -> list[Token]:
    """ "If it lasts, he would go, Merkel said": the parser hangs the condition on "said"."""
    return [c for c in verb.lefts if c.dep_ == "advcl" and c.i < clause.i]


def _said(clause: Token, verb: Token) -> Mark | None:
    """What the verb or adjective of a "that" clause tells of it, and whether its own negation
    is the clause's: "does not think that he met"."""
    word = next((c for c in verb.rights if c.dep_ == "acomp"), verb)
    lemma = word.lower_lemma_
    if _is_mistaken(verb):
        return NOT
    if lemma in SUBJUNCTIVE and clause.tag_ in ("VB", "VBP") and not _has_helper(clause):
        return "requested", False
    modality = CLAUSE_STAGE.get(lemma)
    negative = lemma in NEGATIVE_CLAUSE_STAGE or (lemma == "wish" and clause.tag_ in PAST)
    if "neg" in verb.links:
        if lemma in RAISING:
            return modality or "asserted", True
        if lemma in SURE:
            return POSSIBLE
    return (modality, negative) if modality is not None else None


def _is_mistaken(verb: Token) -> bool:
    return any(c.lower_ in MISTAKENLY for c in verb.children)


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
    if _is_alike(node, governor, joined) and (not own or node.tag_ == "VBG"):
        return governor, None, "mood" if joined == "but" else "all"
    return TOP if governor.dep_ in ("xcomp", "pcomp") else (governor, None, "frame")


def _is_alike(node: Token, governor: Token, joined: str) -> bool:
    """Could both verbs stand after the same auxiliary?"""
    ours, theirs = node.tag_, _form(governor)
    if ours == theirs or {ours, theirs} <= FINITE:
        return True
    if ours == "VBD" and theirs == "VBN":
        return joined in ("or", "nor")
    return theirs == "VB" and node.lower_ == node.lemma_  # "set", "cut", "put"


def _form(verb: Token) -> str:
    """The form of the verb or of its passive auxiliary: "[be] met"."""
    return next((c.tag_ for c in verb.lefts if c.dep_ == "auxpass"), verb.tag_)


def _joined_by(node: Token) -> str:
    """The conjunction before a conjunct."""
    before = [c.lower_ for c in node.head.rights if c.dep_ == "cc" and c.i < node.i]
    return before[-1] if before else ""


def _modifier(node: Token, noun: Token) -> Step:
    """ "plans to meet", "the first to meet", "nothing to support", "a chance that he met"."""
    if _is_infinitive(node):
        return _purpose_of_noun(noun)
    lemma = noun.lower_lemma_
    if lemma in CONDITIONAL_NOUNS and noun.head.lower_ in OPENING:
        return None, CONDITIONAL, "all"
    if node.tag_ == "VBG" and _owned_by_object(node) and lemma in STAGE_NOUNS:
        return noun, _stage_noun(noun), "all"
    if _is_there_none(noun) and not any(c.dep_ == "mark" for c in node.lefts):
        return None, NOT, "all"
    if node.dep_ != "acl":
        return TOP
    if lemma in PROOFS and is_none(noun):
        return None, POSSIBLE, "all"
    if lemma in CLAUSE_NOUNS:
        return None, (CLAUSE_NOUNS[lemma], is_none(noun)), "all"
    return TOP


def _is_there_none(noun: Token) -> bool:
    """ "there is no truce [agreed between them]"."""
    there = noun.dep_ in ("attr", "nsubj") and any(c.dep_ == "expl" for c in noun.head.lefts)
    return there and is_none(noun)


def _purpose_of_noun(noun: Token) -> Step:
    if noun.lower_ == "order" and noun.head.lower_ == "in":
        return noun.head.head, PLANNED, "mood"
    if noun.lower_ in NEGATIONS:
        return None, NOT, "all"
    if any(c.tag_ == "JJS" or c.lower_ in ORDINALS for c in noun.lefts):
        return noun, None, "mood"
    mark = _stage_noun(noun)
    return (noun, mark, "all") if mark is not None else (None, PLANNED, "all")


def _owned_by_object(gerund: Token) -> bool:
    """ "opposition to Ukraine joining": the doer stands right before, as an object."""
    return gerund.i > 0 and gerund.nbor(-1).dep_ in ("pobj", "dobj")


def _adverbial(node: Token, governor: Token) -> Step:
    """ "flew to Moscow to meet", "opposed Ukraine joining", "will visit Berlin, meeting"."""
    if _is_infinitive(node):
        return _purpose(node, governor_of(node))
    if node.tag_ in PRESENT and any(c.lower_ in TEMPORAL for c in node.lefts):
        return governor, None, "time"  # "will leave when it closes"
    if node.tag_ != "VBG" or node.i < governor.i:
        return TOP
    if _word_before(node) in (governor, particle(governor)) and action_key(governor) in STAGE:
        return governor, _stage(governor), "all"  # "ruled out sending"
    if _owned_by_object(node):
        return _above_owned(node, governor)
    if node.lemma_ in SPEECH or any(c.dep_ in ("mark", "aux", "advmod") for c in node.lefts):
        return TOP
    return governor, None, "mood"


def _word_before(verb: Token) -> Token:
    """Past its adverbs: "ruled [out] ever meeting"."""
    before = verb.nbor(-1)
    while before.dep_ == "advmod" and before.head == verb:
        before = before.nbor(-1)
    return before


def _purpose(node: Token, governor: Token) -> Step:
    if governor.lower_ == "were" and governor.i == governor.left_edge.i:
        return None, CONDITIONAL, "all"
    if any(c.lower_ == "only" for c in node.lefts):
        return TOP
    key = action_key(governor)
    if key in STAGE and ("_" in key or governor != node.head):
        return governor, _stage(governor), "all"
    if f"{key}_for" in PREPOSITIONAL and any(c.lower_ == "for" for c in node.lefts):
        return governor, _prepositional("for", governor), "all"
    return governor, PLANNED, "mood"


def _above_owned(gerund: Token, governor: Token) -> Step:
    owner = gerund.nbor(-1)
    if owner.dep_ == "dobj" and governor.lemma_ in GERUND_STAGE:
        return governor, (GERUND_STAGE[governor.lemma_], False), "all"
    noun = noun_before(owner.head) if owner.dep_ == "pobj" else None
    if noun is None:
        return TOP
    if noun.lower_lemma_ in OPPOSITION:
        return None, POSSIBLE, "all"  # whoever drops it does not say that they join
    return noun, _stage_noun(noun), "all"


def _gerund(_: Token, preposition: Token) -> Step:
    word, above = preposition.lower_, _above_preposition(preposition)
    if word == "without":
        return above, NOT, "all"
    if word in ("of", "than") and preposition.i and preposition.nbor(-1).lower_ in INSTEAD:
        return preposition.head, NOT, "mood"
    if above.pos_ in VERBAL:
        return _above_by_verb(word, above)
    if (above.lower_, word) in (("far", "from"), ("short", "of")):
        return above.head, NOT, "all"
    if above.pos_ == "ADJ":
        return above, _stage(above), "all"
    if above.pos_ == "NOUN" and word in GERUND_PREPOSITIONS:
        mark = _stage_noun(above, word)
        return (above, mark, "all") if mark is not None else TOP
    return TOP


def _above_preposition(preposition: Token) -> Token:
    """The word that a preposition belongs to, past a particle: "pulled out of"."""
    above = preposition.head
    return above.head if above.dep_ == "prt" else above


def _above_by_verb(word: str, verb: Token) -> Step:
    """ "prevented from meeting", "insisted on meeting", "angered by meeting"."""
    if word == "by":
        return verb, None, "all"
    if word in ("after", "before"):
        return verb, None, "mood"
    if word == "from" and verb.lemma_ in PREVENTION:
        return verb, NOT, "all"
    mark = _prepositional(word, verb)
    if word in ("of", "for") and _is_mistaken(verb):
        mark = NOT
    elif word == "of" and verb.lemma_ == "accuse" and _names_no_doer(verb):
        mark = POSSIBLE
    if mark is not None:
        return verb, mark, "all"
    if word in ("to", "about", "on", "from") and action_key(verb) in STAGE:
        return verb, _stage(verb), "all"
    return TOP


def _names_no_doer(verb: Token) -> bool:
    """ "was accused of": nobody stands up for it."""
    return is_passive(verb) and not any(c.dep_ == "agent" for c in verb.rights)


def _prepositional(word: str, verb: Token) -> Mark | None:
    key = f"{action_key(verb)}_{word}"
    if key not in PREPOSITIONAL:
        return None
    return PREPOSITIONAL[key], key in NEGATIVE_PREPOSITIONAL


def _under_preposition(noun: Token, preposition: Token) -> Step:
    """ "the possibility of talks", "called for talks", "engaged in talks"."""
    word, above = preposition.lower_, _above_preposition(preposition)
    if above.pos_ == "NOUN":
        if word == "of" and above.lemma_ in CONDITIONAL_NOUNS and above.head.lower_ in OPENING:
            supposed = above.lemma_ == "event" or _is_indefinite(noun)
            return (None, CONDITIONAL, "all") if supposed else TOP
        mark = _stage_noun(above, word)
        known = mark is not None or above.lower_lemma_ in TRANSPARENT
        return (above, mark, "all") if known else TOP
    mark = _prepositional(word, above)
    if mark is not None:
        return above, mark, "mood" if above.lemma_ in SPEECH else "all"
    arranged = _arranged_by(above) if word == "for" else None
    if arranged is not None:
        return arranged, _stage_noun(arranged, word), "all"
    return _carrier(noun, above) if word in ("in", "of", "to") else TOP


def _arranged_by(verb: Token) -> Token | None:
    """ "no arrangements have been made for a meeting", where the noun stands apart."""
    for child in verb.children:
        if child.dep_ in ("nsubjpass", "dobj") and child.lower_lemma_ in STAGE_NOUNS:
            return child
    return None


def _carrier(noun: Token, verb: Token) -> Step:
    """Only a verb that brings the event about tells whether it happens: whoever does not
    criticise a meeting says nothing about the meeting."""
    key = action_key(verb)
    if verb.pos_ not in VERBAL:
        return TOP
    if noun.dep_ == "nsubj" or (noun.dep_ == "attr" and key == "be"):
        return _occurs(noun, verb, key)
    if key not in CARRIERS:
        return _occurs(noun, verb, key) if noun.dep_ == "nsubjpass" else TOP
    if key in EVENT_STAGE:
        return verb, (EVENT_STAGE[key], key in NEGATIVE_STAGE), "all"
    return verb, _stage(verb), "all"


def _occurs(noun: Token, verb: Token, key: str) -> Step:
    """ "the meeting took place", "a meeting is likely", "the talks are set to begin"."""
    if key in FAILING and noun.lower_lemma_ in ATTEMPTS:
        return verb, NOT, "all"
    if key == "be" and noun.dep_ == "nsubj":
        after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 5]]
        for end in range(len(after), 0, -1):
            if " ".join(after[:end]) in PREDICATES:
                return verb, PREDICATES[" ".join(after[:end])], "all"
    if key in COPULAS:
        adjective = next((c for c in verb.rights if c.dep_ in ("acomp", "oprd")), None)
        if adjective is not None and adjective.lower_ in MODAL_ADJECTIVES:
            return verb, adjective_mark(adjective, noun), "all"
        return verb, _stage(adjective) if adjective is not None else None, "all"
    if key in OCCUR or key.partition("_")[0] in OCCUR:
        return verb, None, "all"
    if key in STAGE and any(c.dep_ == "xcomp" and c.lemma_ in OCCUR for c in verb.rights):
        return verb, _stage(verb), "all"
    if _is_indefinite(noun) and any(c.tag_ == "MD" for c in verb.lefts):
        return verb, None, "mood"  # "an attack would anger Russia"
    return TOP


def _is_indefinite(noun: Token) -> bool:
    """ "an attack", "any attack", "Russian attacks", but not "the attack", "their attack"."""
    return not any(c.dep_ == "poss" or c.lower_ in DEFINITE for c in noun.lefts)


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


def _stage(word: Token) -> Mark | None:
    key = action_key(word)
    if key in STAGE:
        return STAGE[key], key in NEGATIVE_STAGE
    return NOT if key in NEGATIVE_STAGE else None


def _stage_noun(noun: Token, preposition: str = "to") -> Mark | None:
    """ "a threat to attack" is a plan, "the threat of an attack" a possibility; "at the end of
    the talks" they have been held."""
    lemma = noun.lower_lemma_
    if lemma not in STAGE_NOUNS:
        return None
    if lemma == "threat" and preposition == "of":
        return POSSIBLE
    if lemma == "end" and noun.dep_ == "pobj" and noun.head.lower_ in UNTIL:
        return None
    return STAGE_NOUNS[lemma], lemma in NEGATIVE_NOUNS
