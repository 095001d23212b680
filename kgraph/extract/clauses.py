"""Who does a verb, to what, in which words: what every rule asks of a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kgraph.extract.phrases import conjuncts, core_start, is_role
from kgraph.extract.tree import links, remembered
from kgraph.extract.words.control import (
    DATIVE,
    GERUND_CONTROL,
    INTRANSITIVE,
    OBJECT_CONTROL,
    OBLIQUE_CONTROL,
)
from kgraph.extract.words.events import EVENT_NOUNS, RECIPROCAL
from kgraph.extract.words.moods import STAGE, STAGE_NOUNS
from kgraph.extract.words.nouns import TIME_NOUNS
from kgraph.extract.words.prepositions import COMPOUND_PREPOSITIONS, IDIOMS, OPENING
from kgraph.extract.words.speech import CONTENT_NOUNS, SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.tree import Token

VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PASSIVE = frozenset({"auxpass", "nsubjpass"})
CLAUSE_SUBJECTS = frozenset({"csubj", "csubjpass"})
RELATIVES = frozenset({"WDT", "WP"})
NOBODIES = frozenset({"GPE", "LOC", "FAC", "ORG", "DATE", "TIME", "EVENT"})
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
HELPERS = frozenset({"aux", "auxpass", "neg"})
BETWEEN_VERBS = frozenset({"cc", "punct", "aux", "auxpass", "neg", "advmod", "preconj"})
ACCOMPANYING = frozenset({"along with", "together with", "alongside"})
ACCOMPANYING_WORDS = frozenset("along together alongside".split())
LISTING = frozenset({"such", "including"})
GERUND_CONTROLLERS = frozenset("of for from against".split())
DEPTH = 8  # clauses that a subject may be inherited through; deeper is a parser's knot


class Oblique(NamedTuple):
    """A preposition with what it brings in: (("because", "of"), rain, "because of")."""

    words: tuple[Token, ...]
    object: Token
    text: str


@remembered
def subjects(verb: Token) -> list[Token]:
    """Heads of all that do the verb, or undergo it when it is passive."""
    return _subjects(verb, 0)


def _subjects(verb: Token, depth: int) -> list[Token]:
    if has_subject(verb):
        own = [child for child in verb.children if child.dep_ in SUBJECTS]
        return [found for child in own for found in (*referents(child), *companions(child))]
    if depth > DEPTH or "expl" in links(verb):
        return []
    clauses = [child for child in verb.children if child.dep_ in CLAUSE_SUBJECTS]
    return clauses or _inherited(verb, depth + 1)


def _inherited(verb: Token, depth: int) -> list[Token]:
    governor = governor_of(verb)
    if governor.dep_ == "pcomp" and governor != verb.head:
        return _subjects(governor, depth)
    if verb.left_edge.lower_ == "do" and verb.left_edge.head == verb:
        return []  # "Do not attack, China told Israel"
    if verb.dep_ in ("conj", "advcl", "acomp", "xcomp", "ccomp", "oprd"):
        if verb.dep_ == "advcl" and _stands_alone(verb):
            return []
        if verb.dep_ == "ccomp" and (verb.tag_ != "VBG" or verb.i < governor.i):
            return []
        owner = _gerund_owner(verb)
        if owner is not None:
            return [owner]
        if verb.dep_ == "xcomp" or governor.lemma_ in OBLIQUE_CONTROL:
            controlled = controlled_objects(governor)
            if controlled:
                return controlled
        if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_ in SPEECH:
            governor = _who_speaks(governor)
        if governor.pos_ in VERBAL or governor.dep_ in ("acomp", "attr", "oprd"):
            return _subjects(governor, depth)
        return []
    if verb.dep_ == "relcl":
        if _is_first_to(verb):
            return _subjects(governor.head, depth)
        if _is_infinitive(verb) and governor.lemma_.lower() in STAGE_NOUNS:
            return _doers_around(governor, depth)
        return conjuncts(governor)[:1]
    if verb.dep_ == "acl":
        return _subjects_of_modifier(verb, governor, depth)
    if verb.dep_ == "pcomp":
        verb_above, word = governor.head, governor.lower_
        controls = verb_above.lemma_.lower() in GERUND_CONTROL and word in GERUND_CONTROLLERS
        return (controls and objects(verb_above)) or _doers_around(verb_above, depth)
    return []


def _is_first_to(verb: Token) -> bool:
    """ "was the first country to recognise Kosovo"."""
    return _is_infinitive(verb) and verb.dep_ == "relcl" and verb.head.dep_ == "attr"


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and verb.left_edge.lower_ == "to"


def _stands_alone(clause: Token) -> bool:
    """A clause with a conjunction has no subject but its own, save "while leaving", "if asked"."""
    marks = [child.lower_ for child in clause.children if child.dep_ == "mark"]
    return bool(marks) and (clause.tag_ not in ("VBG", "VBN") or "as" in marks)


def _gerund_owner(verb: Token) -> Token | None:
    """ "opposition to Ukraine joining NATO": the parser hangs the gerund on the main verb."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i == 0:
        return None
    before = verb.nbor(-1)
    inside = before.dep_ == "pobj" and noun_before(before.head) is not None
    return before if inside and before.pos_ == "PROPN" else None


def noun_before(preposition: Token) -> Token | None:
    """The noun that a preposition completes, even where the parser hangs it on the verb."""
    above = preposition.head
    if above.pos_ in VERBAL and preposition.i and preposition.nbor(-1).head == above:
        above = preposition.nbor(-1)
    return above if above.pos_ == "NOUN" else None


def governor_of(verb: Token) -> Token:
    """The word above a verb; in "accused Kyiv of planning to attack" the parser hangs the
    infinitive on the main verb, not on the one before it."""
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.i > 1:
        before = verb.nbor(-2)
        if verb.nbor(-1).lower_ == "to" and before.dep_ == "pcomp" and before.tag_ == "VBG":
            return before
    return verb.head


def _who_speaks(clause: Token) -> Token:
    """In "X claimed that soldiers were killed, saying ..." X says, not the soldiers."""
    node = clause
    while node.dep_ in ("ccomp", "conj", "xcomp", "advcl") and node.head != node:
        node = node.head
        if node.lemma_ in SPEECH and any(c.dep_ == "nsubj" for c in node.children):
            return node
    return clause


@remembered
def controlled_objects(governor: Token) -> list[Token]:
    """ "asked Ukraine to withdraw": who is to do what follows."""
    if governor.lemma_.lower() in OBLIQUE_CONTROL:
        return [o.object for o in obliques(governor) if o.text in ("on", "upon", "to")]
    if governor.lemma_.lower() not in OBJECT_CONTROL:
        return []
    return [n for child in governor.children if child.dep_ == "dobj" for n in conjuncts(child)]


def _subjects_of_modifier(verb: Token, noun: Token, depth: int) -> list[Token]:
    if verb.tag_ in ("VBG", "VBN", "VBD"):
        return conjuncts(noun)[:1]
    return _doers_around(noun, depth)


def _doers_around(word: Token, depth: int) -> list[Token]:
    """Who does what hangs on a word: "a request from Trump to meet", "Trump plans for ending"."""
    if word.pos_ in VERBAL:
        return _subjects(word, depth)
    for child in word.children:
        if child.dep_ == "poss":
            return [child]
        if child.dep_ == "prep" and child.lower_ in ("from", "by"):
            found = [o.object for o in obliques(word) if o.words[0] is child]
            if found:
                return found
    governor = word.head
    if governor == word:
        return []
    if word.dep_ in SUBJECTS:
        return conjuncts(word)[:1] if governor.lemma_ != "be" else []
    if word.dep_ in ("pobj", "prep", "prt", "advmod"):
        return _doers_around(governor, depth + 1) if depth < DEPTH else []
    if word.dep_ in ("dobj", "attr", "oprd", "acomp") and governor.pos_ in VERBAL:
        return _subjects(governor, depth)
    return []


def referents(noun: Token) -> list[Token]:
    """The noun with all that is coordinated with it and all that it names as examples; a relative
    pronoun's antecedent."""
    if noun.tag_ in RELATIVES:
        antecedent = relative_antecedent(noun)
        return [antecedent] if antecedent is not None else []
    found = conjuncts(noun)
    if noun.doc.words.isdisjoint(LISTING):
        return found
    examples = [example for one in found for example in members(one)]
    return [*found, *examples] if examples else found


def companions(subject: Token) -> list[Token]:
    """ "Poland, along with Estonia, opposed": who does the same as the subject."""
    if subject.doc.words.isdisjoint(ACCOMPANYING_WORDS):
        return []
    return [
        oblique.object
        for above in (subject, subject.head)
        for oblique in obliques(above)
        if is_accompanying(oblique) and subject.i < oblique.words[0].i < subject.head.i
    ]


def is_accompanying(oblique: Oblique) -> bool:
    return oblique.text in ACCOMPANYING


def members(noun: Token) -> list[Token]:
    """ "banks such as Sberbank", "countries, including Norway and Chile"."""
    return [
        one
        for child in noun.rights
        if child.dep_ == "prep" and is_listing(child)
        for name in child.rights
        if name.dep_ == "pobj"
        for one in conjuncts(name)
    ]


def is_listing(preposition: Token) -> bool:
    """Does it bring in examples of the noun before it?"""
    if preposition.lower_ == "as":
        return any(c.lower_ == "such" for c in preposition.lefts)
    return preposition.lower_ == "including"


def relative_antecedent(pronoun: Token) -> Token | None:
    """What "who", "which" or "that" stands for: the noun that its clause hangs on, or one around
    that where the parser takes a nearer one that does not fit."""
    node = pronoun
    for _ in range(DEPTH):
        if node.dep_ == "relcl":
            deed = pronoun.lower_ == "which" and SPEECH.get(node.lemma_.lower()) == "deny"
            if deed and pronoun.dep_ == "dobj" and node.head.lemma_ not in CONTENT_NOUNS:
                return None  # "attacked Syria, which Washington denies"
            return _fitting(node.head, pronoun) if node.head.pos_ not in VERBAL else None
        if node.head == node:
            return None
        node = node.head
    return None


def _fitting(noun: Token, pronoun: Token) -> Token:
    """ "officials in Kyiv, who met": Kyiv is nobody, and "the aides of Putin who were" are many."""
    who = pronoun.lower_ in ("who", "whom")
    number = _number_of(pronoun.head) if pronoun.dep_ in SUBJECTS else None
    for candidate in (noun, *_nouns_around(noun)):
        if not (who and _is_nobody(candidate)) and number in (None, _number(candidate)):
            return candidate
    return noun


def _nouns_around(noun: Token) -> Iterator[Token]:
    """The nouns whose phrases hold this one, from the inside: "[officials] in Kyiv"."""
    node = noun
    while node.dep_ in ("pobj", "prep", "dobj", "acl", "amod", "acomp") and node.head is not node:
        node = node.head
        if node.pos_ in ("NOUN", "PROPN"):
            yield node


def _is_nobody(noun: Token) -> bool:
    if noun.dep_ == "pobj" and noun.head.lower_ in ("at", "in", "near") and not is_role(noun):
        return True
    return noun.ent_type_ in NOBODIES or noun.lemma_.lower() in EVENT_NOUNS


def _number(noun: Token) -> str:
    several = noun.tag_ in ("NNS", "NNPS") or len(conjuncts(noun)) > 1
    return "plural" if several else "singular"


def _number_of(verb: Token) -> str | None:
    """Singular or plural, where the form of the verb or its first auxiliary tells."""
    first = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    if first.lower_ in ("was", "is", "has", "does") or first.tag_ == "VBZ":
        return "singular"
    return "plural" if first.lower_ in ("were", "are", "have") or first.tag_ == "VBP" else None


def has_subject(clause: Token) -> bool:
    """Does it name who does it, and not leave that to the clause around it?"""
    return not links(clause).isdisjoint(SUBJECTS)


@remembered
def is_passive(verb: Token) -> bool:
    if not links(verb).isdisjoint(PASSIVE):
        return True
    if verb.tag_ != "VBN" or "aux" in links(verb):
        return False
    if verb.dep_ == "conj":
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl")


@remembered
def objects(verb: Token) -> list[Token]:
    """Heads of the direct objects, each conjunct its own."""
    found = [
        noun
        for child in verb.children
        if (child.dep_ == "dobj" and not _is_conjunction(child))
        or (child.dep_ == "oprd" and child.pos_ in ("NOUN", "PROPN"))
        for noun in referents(child)
    ]
    return (
        found
        or _shared_objects(verb)
        or _relative_object(verb)
        or _small_clause(verb)
        or _pointed_out(verb)
    )


def _pointed_out(verb: Token) -> list[Token]:
    """ "It was Ukraine that Macron visited": the parser takes the end for what it was."""
    main = verb.head
    if verb.dep_ != "ccomp" or main.lemma_ != "be" or main.children[0].lower_ != "it":
        return []
    that = any(c.dep_ == "dobj" and _is_conjunction(c) for c in verb.lefts)
    return [n for c in main.rights if that and c.dep_ == "attr" for n in referents(c)]


def _small_clause(verb: Token) -> list[Token]:
    """ "makes references relating to it", "helped Kenya reassure them": the parser takes the object
    for the subject of what follows."""
    for child in verb.rights if "ccomp" in links(verb) else ():
        if child.dep_ != "ccomp" or child.tag_ not in ("VBG", "VB"):
            continue
        helpers = {c.lower_ for c in child.children if c.dep_ in ("aux", "mark")}
        if helpers <= ({"to"} if child.tag_ == "VB" else set()) and (
            child.tag_ == "VBG" or verb.lemma_.lower() in OBJECT_CONTROL
        ):
            return [n for c in child.children if c.dep_ == "nsubj" for n in referents(c)]
    return []


def _is_conjunction(word: Token) -> bool:
    """ "claims that he won": the parser takes "that" for an object beside the real one."""
    return (
        word.lower_ == "that"
        and word.tag_ in ("IN", "DT")
        and (word.tag_ == "IN" or word.i < word.head.i)
    )


def _shared_objects(verb: Token) -> list[Token]:
    """ "reduce or cut off that support", "has opposed and will not sign the treaty", "Rome backed,
    and Bern opposed, the treaty": the next verb's object belongs to both."""
    if "conj" not in links(verb):
        return []
    if verb.lemma_.lower() in INTRANSITIVE or verb.i + 1 == len(verb.doc) or is_passive(verb):
        return []
    if verb.nbor().dep_ not in ("cc", "punct"):
        return []
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ == "VERB" and _is_gap(verb, child):
            return [n for c in child.children if c.dep_ == "dobj" for n in referents(c)]
    return []


def _is_gap(verb: Token, other: Token) -> bool:
    """Only helpers between the verbs; another subject too, if a comma closes it again."""
    own = [c for c in other.lefts if c.dep_ in SUBJECTS]
    between = [t for t in verb.doc[verb.i + 1 : other.i] if t.dep_ not in BETWEEN_VERBS]
    if not own:
        return not between
    closed = other.i + 1 < len(other.doc) and other.nbor().text == ","
    return closed and all(any(t in c.subtree for c in own) for t in between)


def _relative_object(verb: Token) -> list[Token]:
    """ "the territories they annexed": the antecedent is the object."""
    if verb.dep_ != "relcl" or is_passive(verb) or verb.lemma_ == "be":
        return []
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if not own or own[0].tag_ in RELATIVES or verb.head.lemma_.lower() in TIME_NOUNS:
        return []
    filled = {"dobj", "ccomp", "xcomp", "attr", "acomp", "oprd"}
    stranded = any(c.dep_ == "prep" and not any(c.children) for c in verb.children)
    if stranded or any(c.dep_ in filled or c.tag_ == "WRB" for c in verb.children):
        return []
    return [verb.head]


@remembered
def recipients(verb: Token) -> list[Token]:
    """ "gave [Ukraine] tanks", "[Ukraine] was given tanks"."""
    if is_passive(verb):
        gives = verb.lemma_.lower() in DATIVE and any(c.dep_ == "dobj" for c in verb.rights)
        return subjects(verb) if gives else []
    if "dative" not in links(verb):
        return []
    return [
        noun
        for child in verb.rights
        if child.dep_ == "dative" and child.pos_ != "ADP"
        for noun in referents(child)
    ]


@remembered
def obliques(head: Token) -> list[Oblique]:
    """The prepositional phrases of a verb, adjective or noun, each object its own."""
    if links(head).isdisjoint(PREPOSITIONS):
        return []
    return [
        oblique
        for child in head.children
        if child.dep_ in ("prep", "agent") or (child.dep_ == "dative" and child.pos_ == "ADP")
        if not _is_inside_name(head, child)
        for oblique in _oblique(child, ())
    ]


def _is_inside_name(noun: Token, preposition: Token) -> bool:
    """ "the Association [of] Science Educators" is one name."""
    return preposition.ent_iob_ == "I" and noun.ent_iob_ in "BI" and noun.i < preposition.i


def _oblique(preposition: Token, before: tuple[Token, ...]) -> Iterator[Oblique]:
    if preposition.ent_type_ == "PERSON":  # a name that the tagger takes for a preposition
        return
    if is_listing(preposition) and preposition.head.pos_ not in VERBAL:
        return
    words = (*before, *_opening(preposition), preposition, *_closing(preposition))
    text = _spelled(words)
    for child in preposition.children:
        compound = _compound(preposition, child) if child.dep_ == "pobj" else None
        if compound is not None:
            articles = [c for c in child.lefts if c.dep_ == "det"]
            yield from _oblique(compound, (*words, *articles, child))
        elif child.dep_ == "pobj" or (child.dep_ == "pcomp" and child.pos_ in ("NOUN", "PROPN")):
            for noun in referents(child):
                same = (
                    noun.ent_type_ in ("DATE", "TIME")
                    and noun.ent_iob_ == preposition.ent_iob_ == "I"
                )
                if (preposition.lower_, noun.lower_) not in IDIOMS and not same:
                    yield Oblique(words, noun, text)
        elif child.dep_ in ("prep", "pcomp") and child.pos_ in ("ADP", "SCONJ"):
            yield from _oblique(child, words)
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield from _oblique(child, before)


def _spelled(words: tuple[Token, ...]) -> str:
    return " ".join([word.lower_ for word in words if word.dep_ != "det"])


def _opening(preposition: Token) -> list[Token]:
    """ "[instead] of"."""
    before = preposition.lefts[-1:]
    return [w for w in before if w.lower_ in OPENING and w.i == preposition.i - 1]


def _closing(preposition: Token) -> list[Token]:
    """ "because [of]", where the parser hangs the noun on the first word."""
    after = preposition.rights[:1]
    return [w for w in after if w.dep_ == "pcomp" and w.pos_ == "ADP" and not w.children]


def _compound(preposition: Token, noun: Token) -> Token | None:
    """The last word of a preposition of several words: "in relation [to]"."""
    for child in noun.children:
        if child.dep_ == "prep":
            phrase = f"{preposition.lower_}_{noun.lower_}_{child.lower_}"
            if phrase in COMPOUND_PREPOSITIONS:
                return child
    return None


def gerunds(head: Token) -> Iterator[Oblique]:
    """ "died after giving a speech": the preposition and the verb after it."""
    for child in head.children:
        if child.dep_ == "prep":
            for verb in child.children:
                if verb.dep_ == "pcomp" and verb.tag_ == "VBG":
                    words = (*_opening(child), child)
                    yield Oblique(words, verb, _spelled(words))


def particle(verb: Token) -> Token | None:
    if "prt" not in links(verb):
        return None
    return next(child for child in verb.children if child.dep_ == "prt")


def verb_group(verb: Token) -> list[Token]:
    """The verb with its auxiliaries, negation, the adverbs between them, and its particle."""
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
    if (verb.dep_ == "acl" and verb.tag_ == "VB" and governor.pos_ == "NOUN") or _is_first_to(verb):
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


@remembered
def action(verb: Token) -> str:
    """Lemma of the verb with its particle: "cut off"."""
    lemma = verb.lemma_.lower()
    tail = particle(verb)
    return f"{lemma} {tail.lower_}" if tail is not None else lemma


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
        return f"{base} {thing(through).lemma_.lower()} {oblique.text}"
    if through is None and oblique.text in RECIPROCAL.get(base, ()):
        return base
    return f"{base} {oblique.text}"


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


def adverbs_after(verb: Token, preposition: Token) -> list[Token]:
    """ "contributes heavily to": what stands between the verb and its preposition."""
    between = verb.doc.tokens[verb.i + 1 : preposition.i]
    if not between or "advmod" not in links(verb):
        return []
    own = {t for c in verb.rights if c.dep_ == "advmod" for t in c.subtree}
    return between if own.issuperset(between) else []


def noun_words(noun: Token) -> list[Token]:
    """The noun with what stands before it, as it appears inside a longer relation."""
    return noun.doc.tokens[core_start(noun) : noun.i + 1]


@remembered
def is_stage(verb: Token) -> bool:
    """ "wants to meet": is the action of this verb only the stage for its complement's?"""
    if "xcomp" not in links(verb):
        return False
    return action_key(verb) in STAGE and not controlled_objects(verb)
