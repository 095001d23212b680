"""What somebody says in a clause of the author's: "he said that", "according to him"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kgraph.extract.attribution.speakers import (
    EMPTY,
    FINITE,
    HEARD,
    goes_on,
    speakers,
    split_subject,
)
from kgraph.extract.clauses import SUBJECTS, VERBAL, has_subject, is_passive, obliques, subjects
from kgraph.extract.marks import is_none
from kgraph.extract.words.nouns import TIME_NOUNS
from kgraph.extract.words.speech import (
    ACCUSATION,
    CONTENT_NOUNS,
    CONVICTION,
    FALSEHOODS,
    FINDING,
    MEDIA,
    NOUN_STANCES,
    OWN_WORDS,
    REJECTION,
    REJECTION_PARTICLES,
    SILENCE,
    SPEECH,
    THOUGHT,
    TRUE,
    UNTRUE,
    UTTERANCE,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kgraph.extract.tree import Doc, Token
    from kgraph.model import Stance

    Said = tuple[Token, list[Token], Stance] | tuple[Token, list[Token], Stance, str]

ASKING = frozenset({"WP", "WRB", "WDT"})
NOUNS = frozenset({"NOUN", "PROPN"})
JOINTS = frozenset(",;:–—-`")
STOPS = JOINTS | {"."}
CARRIERS = frozenset("at during in on through via with".split())  # of what one says it in
ASIDE = 8  # words between the commas around "said the minister of X"


class Told(NamedTuple):
    """Words [start, end) are told by the cue; those of the gap are not part of it."""

    start: int
    end: int
    cue: Token
    name: str  # what the cue is called: its lemma, or "according to"
    speaker: Token | None
    stance: Stance
    gap: tuple[int, int] = (0, 0)
    aside: bool = False  # between commas, where the parser takes another word for the speaker


def told(doc: Doc) -> list[Told]:
    """All indirect statements of a paragraph; some may cover the same words."""
    found = [_unless_nobody(t) for t in _told(doc)]
    asides = {t.cue.i for t in found if t.aside}
    trimmed = [_trimmed(t) for t in found if t.aside or t.cue.i not in asides]
    return _merged([t for t in trimmed if t is not None])


def _unless_nobody(found: Told) -> Told:
    """What nobody says, or few, is left open."""
    who = found.speaker
    if who is None or not (is_none(who) or _is_few(who)):
        return found
    return found._replace(speaker=None, stance="question")


def _is_few(noun: Token) -> bool:
    """ "Few", "few officials", "hardly anybody", "not a single official"; but "a few"."""
    first = noun.left_edge
    if first.lower_ in ("not", "hardly", "scarcely"):
        return first is not noun
    return first.lower_ == "few" and (first is noun or first.head == noun)


def _merged(found: list[Told]) -> list[Told]:
    """Two clauses that one verb tells, with nothing but marks between them, are one."""
    merged: list[Told] = []
    for t in sorted(found, key=lambda t: (t.cue.i, t.start)):
        last = merged[-1] if merged else None
        between = t.cue.doc[last.end : t.start] if last is not None else ()
        if last is not None and last.cue.i == t.cue.i and all(w.is_punct for w in between):
            merged[-1] = last._replace(end=max(last.end, t.end))
        else:
            merged.append(t)
    return merged


def _told(doc: Doc) -> Iterator[Told]:
    """Visits the words that may lead to a statement, by their link or by themselves."""
    for token in doc:
        if token.dep_ in READERS:
            yield from READERS[token.dep_](token)
        if token.lower_ in READERS:
            yield from READERS[token.lower_](token)


def _trimmed(found: Told) -> Told | None:
    """Without the commas and conjunctions at its ends."""
    words, start, end = found.cue.doc.tokens, found.start, found.end
    while start < end and (words[start].text in JOINTS or words[start].dep_ == "cc"):
        start += 1
    while end > start and (words[end - 1].text in STOPS or words[end - 1].dep_ == "cc"):
        end -= 1
    gap = found.gap
    if gap[0] <= start < gap[1]:  # nothing but "But" before "he said"
        start, gap = gap[1], (0, 0)
    return found._replace(start=start, end=end, gap=gap) if start < end else None


def _clause(clause: Token) -> Iterator[Told]:
    found = _said(clause)
    if found is None:
        return
    cue, speakers, stance, *name = found
    start, end = _start(clause), _end(clause)
    if start < cue.i < end and clause.left_edge.tag_ in ASKING:
        return  # "what people thought was good"
    gap = _gap(clause, start, end) if start <= cue.i < end else (0, 0)
    split = split_subject(cue)
    if split is not None and cue.i < start:
        gap, start = (split.right_edge.i + 1, start), split.left_edge.i
    speaker = speakers[0] if speakers else None
    yield Told(start, end, cue, name[0] if name else cue.lower_lemma_, speaker, stance, gap)


def _start(clause: Token) -> int:
    """At "that", whatever the parser puts before it; at the subject that it takes for the object
    of the verb of saying: "insisted [the US] would"."""
    cue = clause.head
    for child in clause.lefts:
        if child.dep_ == "mark" and child.lower_ == "that":
            return int(child.i)
        if child.dep_ in SUBJECTS or child.dep_ == "expl":
            return int(clause.left_edge.i)
    if clause.dep_ == "ccomp" and (clause.tag_ in FINITE or _is_helped(clause)):
        for child in cue.rights:
            if child.dep_ == "dobj" and child.i < clause.i and cue.lemma_ not in HEARD:
                return int(child.left_edge.i)
    return int(clause.left_edge.i)


def _is_helped(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ != "TO" for c in verb.lefts)


def _end(clause: Token) -> int:
    """After the clause, and after what the parser cut off it in the middle of a sentence; before
    a clause in which the one who tells goes on: "and added that", ", saying that"."""
    doc, end = clause.doc, clause.right_edge.i + 1
    for child in clause.rights:
        if goes_on(child):
            return int(child.left_edge.i)
    if end < len(doc) and doc[end].sent.start == end and not doc[end - 1].is_punct:
        after = doc[end]
        if after.text.islower() and after.pos_ != "PUNCT":
            return int(after.sent.end)
    return int(end)


def _gap(clause: Token, start: int, end: int) -> tuple[int, int]:
    """The words of the one who tells, in the midst of what is told."""
    own = {token.i for token in clause.subtree}
    others = [n for n in range(start, end) if n not in own]
    return (others[0], others[-1] + 1) if others else (0, 0)


def _said(clause: Token) -> Said | None:
    """The word that says the clause, its speakers and their stance."""
    cue, dep = clause.head, clause.dep_
    lemma = cue.lower_lemma_
    if clause.tag_ in ("VBN", "VBG") and clause.i < cue.i and _is_bare(clause):
        return None  # "Following a vote attended by all, he said"
    if dep in ("acl", "relcl", "ccomp") and _is_noun(cue) and _is_content(clause):
        return _said_by_noun(cue, content=dep != "relcl")
    if dep == "ccomp" and lemma in SPEECH and not _is_open(cue, lemma, clause):
        return cue, speakers(cue), _unless_negated(cue, SPEECH[lemma])
    if dep == "ccomp" and lemma in FINDING and not _is_open(cue, lemma, clause):
        return cue, speakers(cue), _unless_negated(cue, "say")
    if dep == "ccomp" and lemma in CONVICTION and cue.dep_ in ("acomp", "oprd"):
        return cue, _convinced(cue), _unless_negated(cue.head, "say")
    if dep == "xcomp" and SPEECH.get(lemma) == "deny":
        return cue, subjects(cue), _unless_negated(cue, "deny")
    if dep == "pcomp" and cue.head.lower_lemma_ in ACCUSATION:
        return cue.head, speakers(cue.head), _unless_negated(cue.head, "say")
    return None


def _is_open(cue: Token, lemma: str, clause: Token) -> bool:
    """Is nothing stated? Not in "saw the price fall", "expects it to rise", "pointed to", "decide
    whether", "learned a lesson that", "to suggest what it should mean"."""
    first = clause.left_edge
    if _is_infinite(clause, lemma) or (lemma == "see" and first.lower_ != "that"):
        return True
    if lemma == "point" and not any(c.dep_ == "prt" for c in cue.children):
        return first.lower_ != "that"
    asks = first.lower_ in ("whether", "if") or first.tag_ in ASKING
    if lemma in FINDING and lemma not in HEARD:
        lesson = any(c.dep_ == "dobj" and c.i < clause.i for c in cue.rights)
        if lesson or first.lower_ in ("whether", "if"):
            return True
    stem = cue.head if cue.dep_ == "conj" else cue
    return asks and cue.tag_ == "VB" and any(c.tag_ == "TO" for c in stem.children)


def _is_infinite(clause: Token, lemma: str) -> bool:
    if clause.tag_ == "VB" and any(c.tag_ == "TO" for c in clause.children):
        return True
    silent = lemma in THOUGHT or lemma in FINDING
    return clause.tag_ in ("VB", "VBG") and silent and not _is_finite(clause)


def _is_finite(clause: Token) -> bool:
    """Has the clause an auxiliary ("is leaving"), or "that" ("demanded that he leave")?"""
    return any(
        (c.dep_ in ("aux", "auxpass") and c.tag_ != "TO") or c.dep_ == "mark"
        for c in clause.children
    )


def _is_bare(clause: Token) -> bool:
    return not _is_finite(clause) and not has_subject(clause)


def _unless_negated(verb: Token, stance: Stance) -> Stance:
    """Who "did not deny that" or "did not say that" leaves the matter open."""
    if any(c.dep_ == "neg" or c.lower_ == "neither" for c in verb.children):
        return "question"
    if verb.dep_ == "conj" and any(c.lower_ == "nor" for c in verb.head.children):
        return "question"
    silent = verb.dep_ == "xcomp" and verb.head.lower_lemma_ in SILENCE
    return "question" if silent else stance


def _convinced(adjective: Token) -> list[Token]:
    return [s for s in subjects(adjective.head) if s.lower_ not in EMPTY]


def _is_noun(cue: Token) -> bool:
    """By its place, too: the parser takes the subject of "reports that ... are" for a verb."""
    return cue.pos_ in NOUNS or cue.dep_ in SUBJECTS


def _is_content(clause: Token) -> bool:
    """ "The claim that he left", not "the claim that he made"."""
    that = any(c.lower_ == "that" and c.dep_ in ("mark", "advmod") for c in clause.lefts)
    if clause.dep_ == "relcl":
        return that and any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in clause.lefts)
    return any(c.lower_ == "that" for c in (*clause.lefts, *clause.head.lefts))


def _said_by_noun(noun: Token, *, content: bool) -> Said | None:
    """ "Reports that", "denied allegations that", "Moscow's claim that"; `content`: the clause
    cannot belong to any noun but one of saying."""
    outer, lemma = noun.head, noun.lower_lemma_
    if outer.lower_ == "without" and outer.head.lower_lemma_ in SPEECH:
        return outer.head, speakers(outer.head), "say"  # "claims without evidence that"
    known = lemma in CONTENT_NOUNS or lemma in FALSEHOODS
    carrier = _carrier(noun)
    if carrier is not None:
        return carrier, speakers(carrier), _unless_negated(carrier, SPEECH[carrier.lower_lemma_])
    rejected = _rejected(noun) if known or content else None
    if rejected is not None or not known:
        return rejected
    if lemma in FALSEHOODS:
        return noun, [], "deny"
    stance = NOUN_STANCES.get(lemma, "say")
    if is_none(noun):
        stance = "say" if stance == "question" else "question"  # "no doubt that", "no sign that"
    return noun, _owners(noun), stance


def _carrier(noun: Token) -> Token | None:
    """The verb of "said in a statement that", where the parser hangs the clause on the noun."""
    node, known = noun, noun.lower_lemma_ in CONTENT_NOUNS
    if noun.lemma_ in TIME_NOUNS or (known and noun.lower_lemma_ not in MEDIA):
        return None
    while node.dep_ == "pobj" and node.head.dep_ == "prep":
        preposition, node = node.head, node.head.head
        if node.lower_lemma_ in SPEECH and node.pos_ == "VERB":
            return node if preposition.lower_ in CARRIERS else None
        if known:
            return None  # "in response to reports that"
    hears = node.dep_ in ("dobj", "dative") and node.head.lemma_ in HEARD and not known
    return node.head if hears and node.head.lemma_ in SPEECH else None


def _rejected(noun: Token) -> Said | None:
    """Who turns down what the noun claims: "dismissed reports that", "the claim was rejected by
    Moscow", "reports that ... are false"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "as":  # "dismissed as nonsense reports that"
        verb = verb.head
    elif noun.dep_ not in ("dobj", *SUBJECTS):
        return None
    if noun.dep_ in SUBJECTS and not is_passive(verb):
        return _called_untrue(noun, verb)
    if not _rejects(verb):
        return None
    by = [o.object for o in obliques(verb) if o.text == "by"]
    if is_passive(verb) and not by and _owners(noun):
        return None  # "Moscow's claim was dismissed"
    who = by if is_passive(verb) else subjects(verb)
    return verb, who, _unless_negated(verb, "deny")


def _rejects(verb: Token) -> bool:
    lemma = verb.lower_lemma_
    particles = (c.lower_ for c in verb.rights if c.dep_ in ("prt", "advmod"))
    return lemma in REJECTION or any((lemma, p) in REJECTION_PARTICLES for p in particles)


def _called_untrue(noun: Token, verb: Token) -> Said | None:
    """ "Reports that ... are untrue": by the author, or by who says so."""
    called = {c.lower_lemma_ for c in verb.rights if c.dep_ in ("acomp", "attr", "oprd")}
    negated = any(c.dep_ == "neg" for c in verb.children)
    if not called & (TRUE if negated else UNTRUE):
        return None
    above = verb.head
    if verb.dep_ == "ccomp" and SPEECH.get(above.lower_lemma_) == "say":
        return noun, speakers(above), _unless_negated(above, "deny"), above.lower_lemma_
    return noun, [], "deny"


def _owners(noun: Token) -> list[Token]:
    """ "Moscow's claim", "a statement by Moscow", "Moscow made the claim"."""
    own = [c for c in noun.children if c.dep_ == "poss"]
    own = own or [o.object for o in obliques(noun) if o.text in ("by", "from", "of")]
    verb = noun.head
    if not own and noun.dep_ == "dobj" and verb.lemma_ in ("make", "issue", "express", "voice"):
        return subjects(verb)
    return own


def _parenthesis(verb: Token) -> Iterator[Told]:
    """ "Russia, he said, will withdraw"; "the talks, it is hoped, will resume"."""
    if verb.lower_lemma_ not in SPEECH or not speakers(verb):
        return
    start, end = _edges(verb)
    whole = _whole_clause(verb.head)
    stance = SPEECH[verb.lower_lemma_]
    yield from _around(verb, verb.lower_lemma_, speakers(verb)[0], whole, (start, end), stance)


def _aside(comma: Token) -> Iterator[Told]:
    """ "The talks, said the minister, will resume": the parser takes the talks for the speaker."""
    doc, place = comma.doc, comma.i + 1
    if place + 1 >= len(doc) or place < 2:
        return
    verb = doc[place]
    if verb.tag_ not in FINITE or verb.lower_lemma_ not in UTTERANCE or verb.nbor(-2).is_punct:
        return
    nouns: list[Token] = []
    for token in doc[place + 1 : place + 1 + ASIDE]:
        if token.text == "," and nouns and token.i + 1 < verb.sent.end:
            gap = (comma.i, token.i + 1)
            start, end, lemma = verb.sent.start, verb.sent.end, verb.lower_lemma_
            yield Told(start, end, verb, lemma, nouns[-1], "say", gap, aside=True)
            return
        if token.pos_ in VERBAL or token.is_punct:
            return
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ != "pobj":
            nouns.append(token)


def _after_that(mark: Token) -> Iterator[Told]:
    """ "X said that": what follows, where the parser finds no clause in it."""
    verb = mark.nbor(-1) if mark.i > 0 else mark
    lemma = verb.lower_lemma_
    if mark.head.pos_ in VERBAL or verb.pos_ != "VERB" or not (lemma in SPEECH or lemma in FINDING):
        return
    who = speakers(verb)
    stance = _unless_negated(verb, SPEECH.get(lemma, "say"))
    yield Told(mark.i, mark.sent.end, verb, lemma, who[0] if who else None, stance)


def _as_told(verb: Token) -> Iterator[Told]:
    """ "As reported by X", "as X said": the rest of the sentence."""
    lemma = verb.lower_lemma_
    if lemma in THOUGHT or not (lemma in SPEECH or lemma in UTTERANCE or lemma == "put"):
        return
    if any(c.dep_ == "ccomp" for c in verb.children):
        return
    by = [o.object for o in obliques(verb) if o.text == "by"]
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in EMPTY]
    if by or own:
        whole = (verb.sent.start, verb.sent.end)
        yield from _around(verb, lemma, (by or own)[0], whole, _edges(verb), "say")


def _according(token: Token) -> Iterator[Told]:
    """ "According to X": the clause that it stands in, or all that follows it."""
    if token.i + 1 == len(token.doc) or token.nbor().lower_ != "to":
        return
    found = [c for c in token.nbor().children if c.dep_ == "pobj"]
    found += [o.object for o in obliques(token.head) if o.words[0] is token]
    source = next((c for c in found if c.pos_ == "PROPN"), found[0] if found else None)
    if source is None:
        return
    phrase = _edges(token)
    sentence = (token.sent.start, token.sent.end)
    whole = sentence if phrase[0] == sentence[0] else _whole_clause(token.head)
    yield from _around(token, "according to", source, whole, phrase, "say")


def _in_words(preposition: Token) -> Iterator[Told]:
    """ "In X's words", "in the view of X": the clause that it stands in."""
    for noun in preposition.children:
        if noun.dep_ == "pobj" and noun.lower_lemma_ in OWN_WORDS:
            own = [c for c in noun.children if c.dep_ == "poss"]
            own = own or [o.object for o in obliques(noun) if o.text == "of"]
            if own:
                whole = _whole_clause(preposition.head)
                name = f"in {noun.lower_}"
                yield from _around(preposition, name, own[0], whole, _edges(preposition), "say")


def _edges(head: Token) -> tuple[int, int]:
    """The phrase with the commas around it."""
    doc, start, end = head.doc, head.left_edge.i, head.right_edge.i + 1
    while start > head.sent.start and doc[start - 1].text == ",":
        start -= 1
    while end < head.sent.end and doc[end].text == ",":
        end += 1
    return start, end


def _whole_clause(word: Token) -> tuple[int, int]:
    """The innermost clause around a word that can be told: one with a subject, or a sentence."""
    node = word
    while node.head != node and not (
        node.pos_ in VERBAL and any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in node.children)
    ):
        node = node.head
    start, end = node.left_edge.i, node.right_edge.i + 1
    return start, max(end, node.i + 1)


def _around(
    cue: Token,
    name: str,
    source: Token,
    whole: tuple[int, int],
    phrase: tuple[int, int],
    stance: Stance,
) -> Iterator[Told]:
    """The clause without the phrase that names its source."""
    (start, end), (first, last) = whole, phrase
    if first <= start:
        start, phrase = max(start, last), (0, 0)
    elif all(t.is_punct for t in cue.doc[last:end]):
        end, phrase = min(first, end), (0, 0)
    if start < end:
        yield Told(start, end, cue, name, source, stance, phrase)


def _mark(token: Token) -> Iterator[Told]:
    if token.lower_ == "as":
        yield from _as_told(token.head)
    elif token.lower_ == "that":
        yield from _after_that(token)


READERS: dict[str, Callable[[Token], Iterator[Told]]] = {
    **dict.fromkeys(("ccomp", "acl", "relcl", "xcomp", "pcomp"), _clause),
    "parataxis": _parenthesis,
    "mark": _mark,
    "according": _according,
    "in": _in_words,
    ",": _aside,
}
"""By the dependency or the form of a word."""
