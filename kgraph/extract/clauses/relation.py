"""In which words a verb joins its parties, and what the action is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.clauses.base import DEPTH, VERBAL, has_subject, is_first_to, is_passive
from kgraph.extract.clauses.objects import objects
from kgraph.extract.clauses.prepositions import Oblique, obliques
from kgraph.extract.clauses.subjects import controlled_objects
from kgraph.extract.phrases import core_start
from kgraph.extract.tree import remembered
from kgraph.extract.words.events import RECIPROCAL
from kgraph.extract.words.moods import STAGE

if TYPE_CHECKING:
    from kgraph.extract.tree import Token

HELPERS = frozenset({"aux", "auxpass", "neg"})


@remembered
def relation_words(verb: Token) -> list[Token]:
    """The words of the relation: "has agreed to meet", "was ready to talk"."""
    return _relation_words(verb, 0)


def _relation_words(verb: Token, depth: int) -> list[Token]:
    group = verb_group(verb)
    governor = verb.head
    if depth > DEPTH:
        return group
    if verb.dep_ == "xcomp" and not has_subject(verb):
        if governor.pos_ in VERBAL and not controlled_objects(governor):
            through = _object_before(governor, verb)
            return [*_relation_words(governor, depth + 1), *through, *group]
        if governor.dep_ in ("acomp", "oprd") and governor.head.pos_ in VERBAL:
            return [*_relation_words(governor.head, depth + 1), governor, *group]
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and governor.i < verb.i and _is_purpose(verb):
        through = _object_before(governor, verb)
        return [*_relation_words(governor, depth + 1), *through, *group]
    if verb.dep_ == "pcomp" and governor.head.pos_ == "NOUN":
        before = leading_words(governor.head, depth + 1)
        return [*before, governor, *group] if before else group
    if (verb.dep_ == "acl" and verb.tag_ == "VB" and governor.pos_ == "NOUN") or is_first_to(verb):
        before = leading_words(governor, depth + 1)
        return [*before, *group] if before else group
    if verb.dep_ == "conj" and governor.dep_ == "xcomp" and verb.tag_ == "VB":
        before = _relation_words(governor, depth + 1)
        return [*before[: len(before) - len(verb_group(governor))], *group]
    return group


def _is_purpose(verb: Token) -> bool:
    """ "went [to study]", with no subject of its own."""
    return not has_subject(verb) and any(
        c.dep_ == "aux" and c.lower_ == "to" for c in verb.children
    )


def _object_before(governor: Token, verb: Token) -> list[Token]:
    """ "used [its veto] to block": the words of an object that the relation leads over."""
    return [
        word
        for child in governor.children
        if child.dep_ == "dobj" and governor.i < child.i < verb.i
        for word in noun_words(child)
    ]


def leading_words(noun: Token, depth: int) -> list[Token]:
    """The words from the verb to a noun inside its phrase: "describes the necessity [for using]".

    Empty where another than the verb's subject does what follows ("his efforts to").
    """
    if depth > DEPTH or any(c.dep_ == "poss" for c in noun.children):
        return []
    governor = noun.head
    if noun.dep_ in ("dobj", "attr") and governor.pos_ in VERBAL:
        return [*_relation_words(governor, depth + 1), *noun_words(noun)]
    if noun.dep_ == "pobj" and governor.head.pos_ in VERBAL and governor.dep_ == "prep":
        through = next(iter(objects(governor.head)), None)
        between = noun_words(through) if through is not None else []
        before = _relation_words(governor.head, depth + 1)
        return [*before, *between, governor, *noun_words(noun)]
    if noun.dep_ == "pobj" and governor.head.pos_ == "NOUN":
        before = leading_words(governor.head, depth + 1)
        return [*before, governor, *noun_words(noun)] if before else []
    return []


def verb_group(verb: Token) -> list[Token]:
    """The verb with its auxiliaries, negation, the adverbs between them, and its particle."""
    helpers = []
    if not verb.links.isdisjoint(HELPERS):
        helpers = [c for c in verb.lefts if c.dep_ in HELPERS]
    if not helpers and verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        helpers = _borrowed_helpers(verb)
    group = [verb]
    if helpers:
        first = helpers[0].i
        adverbs = [c for c in verb.lefts if c.dep_ == "advmod" and first < c.i and not _asks(c)]
        between = [word for adverb in adverbs for word in adverb.subtree]
        group = sorted({*helpers, *between, verb}, key=lambda token: token.i)
    tail = particle(verb)
    return [*group, tail] if tail is not None else group


def _asks(adverb: Token) -> bool:
    return adverb.tag_ == "WRB"


def _borrowed_helpers(verb: Token) -> list[Token]:
    """ "has met and praised": a conjunct shares the auxiliaries that fit its form."""
    if has_subject(verb):
        return []
    helpers = [c for c in verb_group(verb.head) if c.dep_ in HELPERS]
    lemmas = {helper.lemma_ for helper in helpers}
    if verb.tag_ == "VBN" and verb.head.tag_ == "VBN" and lemmas & {"have", "be"}:
        return helpers
    if verb.tag_ == "VB" and verb.head.tag_ == "VB":
        return helpers
    return helpers if verb.tag_ == "VBG" and verb.head.tag_ == "VBG" and "be" in lemmas else []


def particle(verb: Token) -> Token | None:
    if "prt" not in verb.links:
        return None
    return next(child for child in verb.children if child.dep_ == "prt")


def noun_words(noun: Token) -> list[Token]:
    """The noun with what stands before it, as it appears inside a longer relation."""
    return noun.doc.tokens[core_start(noun) : noun.i + 1]


def adverbs_after(verb: Token, preposition: Token) -> list[Token]:
    """ "contributes heavily to": what stands between the verb and its preposition."""
    between = verb.doc.tokens[verb.i + 1 : preposition.i]
    if not between or "advmod" not in verb.links:
        return []
    own = {t for c in verb.rights if c.dep_ == "advmod" for t in c.subtree}
    return between if own.issuperset(between) else []


def action(verb: Token) -> str:
    """Lemma of the verb with its particle: "cut off"."""
    tail = particle(verb)
    return verb.lower_lemma_ if tail is None else f"{verb.lower_lemma_} {tail.lower_}"


@remembered
def action_key(verb: Token) -> str:
    """The same as the word lists have it: "cut_off"."""
    return action(verb).replace(" ", "_")


def action_with(verb: Token, oblique: Oblique, through: Token | None = None) -> str:
    """The action that a preposition completes: "push for", "approve aid to", "meet"."""
    base = action(verb)
    if is_passive(verb):
        base = f"be {verb.lower_}"
    if through is not None and is_common(thing(through)):
        return f"{base} {thing(through).lower_lemma_} {oblique.text}"
    if through is None and oblique.text in RECIPROCAL.get(base, ()):
        return base
    return f"{base} {oblique.text}"


def is_stage(verb: Token) -> bool:
    """ "wants to meet": is the action of this verb only the stage for its complement's?"""
    if "xcomp" not in verb.links:
        return False
    return action_key(verb) in STAGE and not controlled_objects(verb)


def is_amount(noun: Token) -> bool:
    """ "$175 billion", "three of the ships"."""
    return noun.ent_type_ in ("MONEY", "CARDINAL", "QUANTITY", "PERCENT")


def is_common(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and not noun.ent_type_


def thing(noun: Token) -> Token:
    """ "$175 billion in aid" is aid."""
    if is_amount(noun):
        for oblique in obliques(noun):
            if oblique.text in ("in", "of"):
                return oblique.object
    return noun
