"""The statements of one paragraph: its quotations and indirect statements put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kgraph.extract.attribution.direct import (
    SCARE_QUOTE,
    Cues,
    is_cue,
    is_statement,
    judgement,
    stands_free,
)
from kgraph.extract.attribution.indirect import Told, told
from kgraph.extract.attribution.marks import PAUSES, SINGLE, Quotation, quotations
from kgraph.extract.attribution.speakers import hearer, reporter, speakers
from kgraph.extract.attribution.statement import Statement
from kgraph.extract.words.speech import SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kgraph.extract.phrases import Phrases
    from kgraph.extract.tree import Token
    from kgraph.model import Mention, Stance

MOST = 0.5  # share of what is said from which on the words between the marks are all of it
QUOTED = 0.75  # the same for a statement that is quoted in parts; less is the author's wording
UNKNOWN = "quote"  # the cue of a quotation that no verb brings in


class Voice(NamedTuple):
    """Somebody who has been telling something."""

    place: int  # of the word that brought it in
    speaker: Mention | None
    cue: str
    stance: Stance
    hearer: Mention | None = None
    reporter: Mention | None = None


class Paragraph:
    """Reads one paragraph; `before` is the one that it follows."""

    def __init__(self, phrases: Phrases, before: Paragraph | None) -> None:
        self._phrases = phrases
        self._doc = phrases.doc
        adjacent = before is not None and before.is_followed_by(phrases)
        self._before = before if adjacent else None
        self.quotations = quotations(self._doc, inside=before is not None and before.is_open)
        starts = bool(self.quotations) and self.quotations[0].start <= 1
        self.goes_on = before is not None and starts and (before.is_open or before.is_all_quoted)
        self._cues = Cues(self._doc, self.quotations)
        self._voices: list[Voice] = []
        self._found: list[Statement] = []

    @property
    def is_open(self) -> bool:
        """Does its last quotation go on?"""
        return bool(self.quotations) and self.quotations[-1].open

    @property
    def is_all_quoted(self) -> bool:
        """Is it one quotation and nothing else?"""
        if len(self.quotations) != 1:
            return False
        return self.quotations[0].start <= 1 and self.quotations[0].end >= len(self._doc) - 2

    @property
    def announces(self) -> bool:
        """Does it end in "he said:"?"""
        return self._doc[-1].text == ":" and self._announcer() is not None

    def is_followed_by(self, phrases: Phrases) -> bool:
        """Is there nothing but space between the two, no heading and no caption?"""
        end = self._phrases.offset + len(self._doc.text)
        between = self._phrases.document.text[end : phrases.offset]
        return not between.strip(" \t\r\n-*•>")

    def statements(self) -> list[Statement]:
        indirect = list(filter(None, map(self._clipped, told(self._doc))))
        for t in indirect:
            if not self._is_inside(t.cue):
                self._speak(t.cue, t.speaker, t.name, t.stance)
        for quotation in self.quotations:
            frame = self._frame(quotation, indirect)
            if frame is None:
                self._alone(quotation)
            elif self._is_whole(quotation, frame):
                indirect.remove(frame)
                self._quoted(quotation, frame)
            else:
                indirect[indirect.index(frame)] = self._stretched(frame, quotation)
        found = [self._indirect(t) for t in indirect]
        self._found += [s for s in found if not self._is_known(s)]
        if self._before is not None and self._before.announces:
            self._announced(self._before)
        return self._found

    def _is_inside(self, word: Token) -> bool:
        return any(q.holds(word.i) for q in self.quotations)

    def _is_known(self, statement: Statement) -> bool:
        return any((s.start, s.end) == (statement.start, statement.end) for s in self._found)

    def _speak(self, cue: Token, speaker: Token | None, name: str, stance: Stance) -> Voice:
        people = [self._mention(word) for word in (speaker, hearer(cue), reporter(cue))]
        voice = Voice(cue.i, people[0], name, stance, *people[1:])
        self._voices.append(voice)
        return voice

    def _mention(self, word: Token | None) -> Mention | None:
        return None if word is None else self._phrases.mention(word)

    def _clipped(self, found: Told) -> Told | None:
        """What somebody says within a quotation ends with it."""
        for quotation in self.quotations:
            if quotation.start <= found.cue.i < quotation.end:
                start, end = max(found.start, quotation.start), min(found.end, quotation.end)
                return found._replace(start=start, end=end) if start < end else None
        return found

    def _frame(self, quotation: Quotation, indirect: Iterable[Told]) -> Told | None:
        """The innermost indirect statement that the quotation is part of, or makes up."""
        fitting = [t for t in indirect if not quotation.holds(t.cue.i) and _meet(quotation, t)]
        return min(fitting, key=lambda t: t.end - t.start, default=None)

    def _is_whole(self, quotation: Quotation, frame: Told) -> bool:
        """Is the quotation all, or nearly all, that is said?"""
        length = frame.end - frame.start - (frame.gap[1] - frame.gap[0])
        inside = min(frame.end, quotation.end) - max(frame.start, quotation.start)
        before = self._doc[frame.start : quotation.start]
        starts = all(t.is_punct or t.text == "`" or t.dep_ == "mark" for t in before)
        if starts and self._doc[quotation.end - 1].text in PAUSES:
            return True
        return inside > MOST * length and (starts or frame.cue.i > quotation.end)

    def _stretched(self, frame: Told, quotation: Quotation) -> Told:
        """An indirect statement ends with the quotation that it ends in."""
        closed = quotation.end + (frame.start < quotation.start and not quotation.open)
        return frame._replace(end=max(frame.end, closed))

    def _quoted(self, quotation: Quotation, frame: Told) -> None:
        """A quotation that is the clause of a verb of saying. Who denies after it, says it."""
        denies = frame.stance == "deny" and frame.cue.i > quotation.end
        known = (v for v in self._voices if v.place == frame.cue.i)
        voice = next(known, None) or self._speak(frame.cue, frame.speaker, frame.name, frame.stance)
        self._add(quotation, voice._replace(stance="say") if denies else voice)

    def _alone(self, quotation: Quotation) -> None:
        cue = self._cues.of(quotation)
        goes_on = bool(self._found) and self._found[-1].quoted and stands_free(self._doc, quotation)
        if cue is not None and cue.weak and goes_on:
            cue = None
        if not goes_on and not is_statement(self._doc, quotation, cue):
            self._judged(quotation)
        elif cue is None:
            self._add(quotation, self._voice_before(quotation))
        elif self._interrupted(quotation, cue.word):
            self._go_on(quotation)
        else:
            stance: Stance = (
                "question" if SPEECH.get(cue.word.lower_lemma_) == "question" else "say"
            )
            voice = self._speak(cue.word, cue.speaker, cue.word.lower_lemma_, stance)
            self._add(quotation, voice)

    def _interrupted(self, quotation: Quotation, cue: Token) -> bool:
        """ "X," he said, "Y": does the quotation before go on here?"""
        last = self._found[-1] if self._found else None
        return last is not None and last.end < cue.i < quotation.start and last.cue == cue.lemma_

    def _go_on(self, quotation: Quotation) -> None:
        """A short beginning is one statement with the rest: "No," he said, "we will not"."""
        first = self._found[-1]
        if first.end - first.start < SCARE_QUOTE:
            gap = (first.end, quotation.start)
            self._found[-1] = first._replace(end=quotation.end, gap=gap)
        else:
            more = first._replace(start=quotation.start, end=quotation.end)
            self._found.append(more)

    def _judged(self, quotation: Quotation) -> None:
        verb = judgement(self._doc, quotation)
        who = speakers(verb) if verb is not None else []
        if verb is not None and who:
            self._add(quotation, self._speak(verb, who[0], verb.lower_lemma_, "say"))

    def _add(self, quotation: Quotation, voice: Voice) -> None:
        self._found.append(
            Statement(
                quotation.start,
                quotation.end,
                voice.speaker,
                voice.cue,
                voice.stance,
                True,
                hearer=voice.hearer,
                reporter=voice.reporter,
            )
        )

    def _voice_before(self, quotation: Quotation) -> Voice:
        """Whose turn it is where no verb says so: of who is spoken of, of who spoke last, of who
        spoke at the end of the paragraph before."""
        unknown = Voice(quotation.start, None, UNKNOWN, "say")
        signed = self._cues.signature(quotation)
        if signed is not None:
            return unknown._replace(speaker=self._mention(signed))
        spoken = [v for v in self._voices if v.place < quotation.start]
        last = max(spoken, key=lambda v: v.place, default=None)
        if quotation.start <= 1:
            return self._voice_of_before() or unknown
        told = last is not None and last.place >= self._doc[quotation.start - 2].sent.start
        subject = self._cues.subject_before(quotation.start - 1, owners=not told)
        if subject is not None and (last is None or last.speaker != self._mention(subject)):
            return unknown._replace(speaker=self._mention(subject))
        return last or unknown

    def _voice_of_before(self) -> Voice | None:
        if self._before is None:
            return None
        return self._before.last_voice() or self._before.last_subject()

    def last_voice(self) -> Voice | None:
        """Who goes on speaking in the next paragraph."""
        if self._doc[-1].text == ":":
            verb = self._announcer()
            return self._speak(verb, speakers(verb)[0], verb.lower_lemma_, "say") if verb else None
        quoted = [s for s in self._found if s.quoted and s.speaker is not None]
        last = max(quoted, key=lambda s: s.start, default=None)
        if last is None:
            return None
        return Voice(0, last.speaker, last.cue, last.stance, last.hearer, last.reporter)

    def last_subject(self) -> Voice | None:
        """Who is spoken of at the end of the paragraph."""
        subject = self._cues.subject_before(len(self._doc))
        return Voice(0, self._mention(subject), UNKNOWN, "say") if subject is not None else None

    def _announcer(self) -> Token | None:
        """The verb of saying of the last sentence."""
        sentence = self._doc[-1].sent
        verbs = [t for t in sentence if (is_cue(t) or t.lemma_ in SPEECH) and speakers(t)]
        return verbs[-1] if verbs else None

    def _announced(self, before: Paragraph) -> None:
        """What follows "he said:", up to where the author tells again."""
        voice = before.last_voice()
        told_again = [self._doc[v.place].sent.start for v in self._voices]
        end = min(told_again, default=len(self._doc))
        quoted = any(q.start <= 1 for q in self.quotations)
        if voice is not None and end > 0 and not quoted:
            self._found.append(Statement(0, end, voice.speaker, voice.cue, "say", False))

    def _indirect(self, found: Told) -> Statement:
        quoted = bool(self.quotations) and self._is_quoted(found)
        return Statement(
            found.start + (quoted and any(q.start == found.start + 1 for q in self.quotations)),
            found.end - (quoted and any(q.end == found.end - 1 for q in self.quotations)),
            self._mention(found.speaker),
            found.name,
            found.stance,
            quoted,
            found.gap,
            self._mention(hearer(found.cue)),
            self._mention(reporter(found.cue)),
        )

    def _is_quoted(self, found: Told) -> bool:
        if self._is_inside(found.cue):  # one within another
            return found.start > 0 and self._doc[found.start - 1].text in SINGLE
        words, (left, right) = self._doc.tokens[found.start : found.end], found.gap
        said = [w.i for w in words if not (w.is_punct or left <= w.i < right)]
        inside = sum(q.start <= n < q.end for q in self.quotations for n in said)
        return inside > QUOTED * len(said)


def _meet(quotation: Quotation, found: Told) -> bool:
    """Is one part of the other, or does the statement run into the quotation?"""
    common = min(found.end, quotation.end) - max(found.start, quotation.start)
    if common <= 0:
        between = found.cue.doc[found.end : quotation.start - 1]
        comma = len(between) == 0 or (len(between) == 1 and between[0].text == ",")
        return comma and found.cue.i < found.start < quotation.start
    shorter = min(found.end - found.start, quotation.end - quotation.start)
    return common > MOST * shorter or found.start < quotation.start < found.end
