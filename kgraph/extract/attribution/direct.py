"""Who says the words between quotation marks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kgraph.extract.attribution.speakers import speakers
from kgraph.extract.clauses import SUBJECTS, VERBAL
from kgraph.extract.words.speech import JUDGEMENT, UTTERANCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.extract.attribution.marks import Quotation
    from kgraph.extract.tree import Doc, Token

REACH = 25  # words between a quotation and the verb that introduces it; longer gaps are chance
NEAR = 4  # the same, where no comma or colon joins them: 'said that "'
SCARE_QUOTE = 4  # a quotation of fewer words, without a verb, is a phrase and not a statement
ENDS = frozenset(".!?;…")
DASHES = frozenset("–—-")
LONGEST_NAME = 10  # words of a name with an office below a quotation
PERSONS = frozenset("he she they his her their".split())
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
INSIDE_NOUN = frozenset("compound det amod poss nmod case nummod advmod appos conj".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """What introduces a quotation."""

    word: Token
    speaker: Token | None
    after: bool  # does it follow the quotation?
    weak: bool = False  # in a sentence of its own: “It rained.” Merkel added that


class Cues:
    """The words of saying around the quotations of a paragraph."""

    def __init__(self, doc: Doc, found: Sequence[Quotation]) -> None:
        self._doc = doc
        self._inside = {n for q in found for n in range(q.start - 1, q.end + 1)}

    def of(self, quotation: Quotation) -> Cue | None:
        """The cue of a quotation: the one joined to it by a comma or a colon, then one right
        before it, then one in the sentence after it."""
        before, mark = self._before(quotation), self._mark_before(quotation)
        after = self._after(quotation) if not quotation.open else None
        joined = self._doc[quotation.end - 1].text != "." or self._mark_after(quotation) == ","
        if before is not None and mark in (",", ":"):
            return before if mark == ":" or after is None or not joined else after
        if after is not None and joined:
            return after
        return before or (replace(after, weak=True) if after is not None else None)

    def _mark_before(self, quotation: Quotation) -> str:
        return self._doc[quotation.start - 2].text if quotation.start > 1 else ""

    def _mark_after(self, quotation: Quotation) -> str:
        after = quotation.end + 1
        return self._doc[after].text if after < len(self._doc) else ""

    def _before(self, quotation: Quotation) -> Cue | None:
        doc, last = self._doc, quotation.start - 2
        joined = self._mark_before(quotation) in (",", ":")
        reach = REACH if joined else NEAR
        for place in range(last - joined, max(-1, last - reach), -1):
            if place in self._inside or doc[place].text in ENDS:
                return None
            if is_cue(doc[place]):
                return Cue(doc[place], self._speaker(doc[place]), after=False)
        return None

    def _after(self, quotation: Quotation) -> Cue | None:
        doc = self._doc.tokens
        for place in range(quotation.end + 1, min(len(doc), quotation.end + REACH)):
            if place in self._inside or (doc[place].text in ENDS and place > quotation.end + 1):
                return None
            if is_cue(doc[place]):
                return Cue(doc[place], self._speaker(doc[place]), after=True)
        return None

    def signature(self, quotation: Quotation) -> Token | None:
        """ "We will win." — Zelensky"""
        doc, place = self._doc, quotation.end + 1
        while place < len(doc) and (doc[place].text in DASHES or doc[place].text.isspace()):
            place += 1
        rest = doc[place:]
        if place == quotation.end + 1 or not rest or len(rest) > LONGEST_NAME:
            return None
        names = [t for t in rest if t.pos_ == "PROPN"]
        verbs = any(t.pos_ in VERBAL for t in rest)
        return self._noun(names[0]) if names and not verbs else None

    def _speaker(self, verb: Token) -> Token | None:
        """The verb's subject; where the marks confuse the parser, the noun beside the verb."""
        own = [s for s in speakers(verb) if s.i not in self._inside]
        return own[0] if own else self._beside(verb)

    def _beside(self, verb: Token) -> Token | None:
        for place in (verb.i + 1, verb.i - 1):
            if 0 <= place < len(self._doc) and place not in self._inside:
                head = self._noun(self._doc[place])
                if head is not None and head.pos_ in NOUNS and head.i not in self._inside:
                    return head
        return None

    def _noun(self, word: Token) -> Token | None:
        while word.dep_ in INSIDE_NOUN and word.head.i != word.i and word.head.pos_ in NOUNS:
            word = word.head
        return word if word.ent_type_ not in ("DATE", "TIME") else None

    def subject_before(self, place: int, *, owners: bool = True) -> Token | None:
        """Who the sentence before a place is about: a person, a body or a pronoun. `owners`: may
        it be the owner of the subject, as where nobody speaks in the sentence?"""
        if place <= 0 or self._doc[place - 1].i in self._inside:
            return None
        root = self._doc[place - 1].sent.root
        for child in root.children:
            if child.dep_ in SUBJECTS and child.i not in self._inside:
                # "her reply was short:"
                others = [c for c in child.lefts if c.dep_ == "poss"] if owners else []
                found = next(filter(_speaks, (child, *others)), None)
                if found is not None:
                    return found
        first = self._doc[place - 1].sent[0]
        name_only = self._doc[place - 1].text == ":" and first.pos_ == "PROPN" and place < 8
        return self._noun(first) if name_only else None


def _speaks(word: Token) -> bool:
    return word.ent_type_ in ("PERSON", "ORG") or word.lower_ in PERSONS


def is_cue(token: Token) -> bool:
    return token.pos_ in VERBAL and token.lower_lemma_ in UTTERANCE


def is_statement(doc: Doc, quotation: Quotation, cue: Cue | None) -> bool:
    """Not a phrase, a name or a title in quotation marks: a sentence, or next to its cue."""
    start, end = quotation.start, quotation.end
    if cue is not None and not quotation.open:
        near = doc[end - 1].text in (",", "!", "?") or doc[start - 2].text in (",", ":")
        if near and (cue.after or _next_to(doc, cue, start)):
            return True
    if not any(t.pos_ in VERBAL for t in doc[start:end]):
        return False
    return stands_free(doc, quotation) or (cue is not None and end - start >= SCARE_QUOTE)


def _next_to(doc: Doc, cue: Cue, start: int) -> bool:
    return start - cue.word.i <= NEAR or doc[start - 2].text == ":"


def stands_free(doc: Doc, quotation: Quotation) -> bool:
    """A whole sentence: it begins one, and ends with one."""
    start, end = quotation.start, quotation.end
    before = doc[start - 2].text if start > 1 else "."
    begins = before in (".", "!", "?", ":", "”", '"', "—", "–") and not doc[start].text.islower()
    stop = doc[end - 1].text in (".", "!", "?", "…", "...", ",")
    return begins and (stop or quotation.open or end + 1 >= len(doc) or doc[end + 1].text == ".")


def judgement(doc: Doc, quotation: Quotation) -> Token | None:
    """ "Called the plan “a disgrace”": the verb, where the words are no name."""
    start = quotation.start
    words = [t for t in doc[start : quotation.end] if not t.is_punct]
    if quotation.open or len(words) < 2 or words[0].text.istitle():
        return None
    for place in range(start - 2, max(-1, start - 2 - REACH), -1):
        word = doc[place]
        if word.text in ENDS or word.text in (",", ":"):
            return None
        if word.pos_ == "VERB":
            fits = word.lower_lemma_ in JUDGEMENT and any(
                c.dep_ == "nsubj" and c.lower_ != "which" for c in word.children
            )
            return word if fits else None
    return None
