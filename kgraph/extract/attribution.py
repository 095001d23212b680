"""Who says what: the stretches of a paragraph that somebody other than the author vouches for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.extract.clauses import SUBJECTS, obliques, subjects
from kgraph.extract.words.speech import ACCUSATION, CONTENT_NOUNS, REJECTION, SPEECH, UTTERANCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.tree import Doc, Token
    from kgraph.model import Stance

OPENING, CLOSING, STRAIGHT = frozenset("“«"), frozenset("”»"), frozenset({'"', "``", "''"})
REACH = 12  # words between a quotation and the verb that introduces it; longer gaps are chance
SCARE_QUOTE = 4  # a quotation of fewer words, without a verb, is a phrase and not a statement


@dataclass(frozen=True, slots=True)
class Statement:
    """Words [start, end) of the paragraph are what the speaker says."""

    start: int
    end: int
    speaker: Token | None
    cue: str
    stance: Stance
    quoted: bool


def statements(doc: Doc) -> list[Statement]:
    """All statements of a paragraph, shortest first, so that the first that covers a word is
    the innermost."""
    quotations = quotes(doc)
    found = [*_quoted(doc, quotations), *_indirect(doc, quotations), *_according(doc)]
    return sorted(found, key=lambda s: (s.end - s.start, not s.quoted, s.start))


def covering(found: list[Statement], word: Token) -> Statement | None:
    """The innermost statement that the word is part of."""
    return next((s for s in found if s.start <= word.i < s.end), None)


def quotes(doc: Doc) -> list[tuple[int, int]]:
    """Words between quotation marks: [start, end) with the marks left out."""
    found, opened = [], None
    for token in doc:
        if opened is None and (token.text in OPENING or token.text in STRAIGHT):
            opened = token.i + 1
        elif opened is not None and (token.text in CLOSING or token.text in STRAIGHT):
            found.append((opened, token.i))
            opened = None
    if opened is not None and opened < len(doc):
        found.append((opened, len(doc)))  # goes on in the next paragraph
    return found


def _indirect(doc: Doc, quotations: list[tuple[int, int]]) -> Iterator[Statement]:
    for clause in doc:
        if clause.dep_ not in ("ccomp", "acl", "xcomp", "pcomp"):
            continue
        found = _said(clause)
        if found is None:
            continue
        verb, speakers, stance = found
        start, end = clause.left_edge.i, clause.right_edge.i + 1
        if start <= verb.i < end:  # the clause is spread around its verb: "X, he said, Y"
            start, end = _longer_side(start, verb.i, end)
        quoted = any(a <= clause.i < b and not a <= verb.i < b for a, b in quotations)
        speaker = speakers[0] if speakers else None
        yield Statement(start, end, speaker, verb.lemma_.lower(), stance, quoted)


def _longer_side(start: int, middle: int, end: int) -> tuple[int, int]:
    return (start, middle) if middle - start > end - middle else (middle + 1, end)


def _said(clause: Token) -> tuple[Token, list[Token], Stance] | None:
    """The word that says the clause, its speakers and their stance."""
    verb = clause.head
    lemma = verb.lemma_.lower()
    if clause.dep_ == "ccomp" and lemma in SPEECH:
        return verb, _speakers(verb), _unless_negated(verb, SPEECH[lemma])
    if clause.dep_ == "xcomp" and SPEECH.get(lemma) == "deny":
        return verb, subjects(verb), _unless_negated(verb, "deny")
    if clause.dep_ == "acl" and any(c.lower_ == "that" for c in clause.lefts):
        return _said_by_noun(verb)
    if clause.dep_ == "pcomp" and verb.head.lemma_.lower() in ACCUSATION:
        return verb.head, subjects(verb.head), "say"
    return None


def _unless_negated(verb: Token, stance: Stance) -> Stance:
    """Who "did not deny that" or "did not say that" leaves the matter open."""
    return "question" if any(c.dep_ == "neg" for c in verb.children) else stance


def _said_by_noun(noun: Token) -> tuple[Token, list[Token], Stance] | None:
    """ "Reports that", "denied allegations that", "Moscow's claim that"."""
    outer = noun.head
    if noun.dep_ in ("dobj", "pobj") and outer.lemma_.lower() in REJECTION:
        return outer, subjects(outer), _unless_negated(outer, "deny")
    if noun.lemma_.lower() in CONTENT_NOUNS:
        return noun, [c for c in noun.children if c.dep_ == "poss"], "say"
    return None


def _speakers(verb: Token) -> list[Token]:
    """ "X was quoted as saying" speaks too."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    passive = any(c.dep_ == "nsubjpass" for c in own)
    if passive and verb.lemma_ not in ("tell", "inform", "remind", "assure", "quote"):
        return [o.object for o in obliques(verb) if o.text == "by"]
    return [s for s in subjects(verb) if s.lower_ not in ("it", "there")]


def _according(doc: Doc) -> Iterator[Statement]:
    """ "according to X", "as reported by X": all of the sentence but that phrase."""
    for token in doc:
        if token.lower_ == "according" and token.i + 1 < len(doc):
            own = (o.object for o in obliques(token.head) if o.words[0] is token)
            source = next(own, None)
            source = source or next((c for c in token.subtree if c.dep_ == "pobj"), None)
            if source is not None:
                yield from _around(token, source, "according to")
        elif token.dep_ == "mark" and token.lower_ == "as" and token.head.lemma_ in SPEECH:
            verb = token.head
            for oblique in obliques(verb):
                if oblique.text == "by":
                    yield from _around(verb, oblique.object, verb.lemma_.lower())


def _around(phrase: Token, source: Token, cue: str) -> Iterator[Statement]:
    """The clause of the phrase, without the phrase itself."""
    start, end = phrase.left_edge.i, phrase.right_edge.i + 1
    sentence = phrase.sent
    if start - sentence.start >= sentence.end - end:
        yield Statement(sentence.start, start, source, cue, "say", False)
    else:
        yield Statement(end, sentence.end, source, cue, "say", False)


def _quoted(doc: Doc, quotations: list[tuple[int, int]]) -> Iterator[Statement]:
    verbs = [
        token
        for token in doc
        if token.lemma_.lower() in UTTERANCE
        and token.pos_ == "VERB"
        and not any(a <= token.i < b for a, b in quotations)
        and _speakers(token)
    ]
    last: tuple[Token, str] | None = None
    for start, end in quotations:
        if end - start < SCARE_QUOTE and not any(t.pos_ in ("VERB", "AUX") for t in doc[start:end]):
            continue
        verb = _introduces(doc, verbs, start, end)
        if verb is not None:
            last = (_speakers(verb)[0], verb.lemma_.lower())
        speaker, cue = last if last is not None else (None, "quote")
        yield Statement(start, end, speaker, cue, "say", True)


def _introduces(doc: Doc, verbs: list[Token], start: int, end: int) -> Token | None:
    """The verb of saying nearest to a quotation, before or after it."""
    ranked = []
    for verb in verbs:
        if verb.i < start:
            gap = start - verb.i - (4 if doc[start - 2].text in (":", ",") else 0)
            near = verb.sent.end >= start - 1
        else:
            gap = verb.i - end
            near = verb.sent.start <= end + 2
        if near and gap <= REACH:
            ranked.append((gap, verb.i, verb))
    return min(ranked, default=(0, 0, None))[2]
