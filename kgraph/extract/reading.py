"""Run the rules over the parsed paragraphs of one document."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from kgraph.extract.around import Around
from kgraph.extract.attribution import Statement, chain, covering, statements
from kgraph.extract.classes import event_class
from kgraph.extract.clauses import VERBAL, is_passive, subjects
from kgraph.extract.modality import mood
from kgraph.extract.parties import is_asked, is_expletive
from kgraph.extract.phrases import LABELS, Phrases, clean, has_title, label_of
from kgraph.extract.pronouns import Antecedents
from kgraph.extract.recurring import recurring
from kgraph.extract.rules import HEADS, Rule, Slots, confidence, rules_at
from kgraph.extract.words.speech import SPEECH
from kgraph.model import (
    NOT_ENTITIES,
    Attribution,
    Claim,
    Document,
    EventClass,
    Extraction,
    Mention,
    Modality,
    Polarity,
    Predicate,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kgraph.extract.tree import Doc, Token

PLACE = attrgetter("start", "end", "name")
READING_ORDER = attrgetter("predicate.start", "subject.start", "object.start", "predicate.lemma")

ASSERTED: tuple[Polarity, Modality] = ("positive", "asserted")
FACTS = frozenset("know learn realise realize recall remember".split())
"""Verbs whose clause is so, whoever knows it or not."""


def read(
    document: Document,
    paragraphs: Sequence[tuple[Doc, int]],
    headings: Iterable[tuple[Doc, int]] = (),
    *,
    within: tuple[int, int],
) -> Extraction:
    """The extraction of what is `within` these offsets of a document, from its parsed paragraphs
    and their offsets; of headings only the names."""
    known = settled_labels([doc for doc, _ in paragraphs])
    parsed = [Phrases(doc, document, offset, known) for doc, offset in paragraphs]
    reading = Reading(document, parsed)
    for phrases, said in zip(parsed, statements(parsed), strict=True):
        reading.read(phrases, said)
    for doc, offset in headings:
        reading.read_names(Phrases(doc, document, offset, known))
    return reading.extraction(within)


def settled_labels(docs: Iterable[Doc]) -> dict[str, str]:
    """The type of each name that the document calls by several: the most frequent one, and a
    person for the last name of a person ("Trump" beside "Donald Trump" or "President Trump"). A
    place of that name is one only where the model takes it for one ("Paris")."""
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    people = set()
    for entity in (entity for doc in docs for entity in doc.ents):
        label = LABELS.get(entity.label_)
        if label is not None and label != "TIME":
            name = clean(entity.text)
            votes[name][label] += 1
            if (label == "PERSON" and len(name.split()) > 1) or has_title(entity):
                people.add(name.rpartition(" ")[2])
    settled = {}
    for name, of in votes.items():
        label = min(of, key=lambda label: (-of[label], label))
        known = label_of(name, "")
        person = name in people and (not known or label == "PERSON")
        settled[name] = "PERSON" if person else known or label
    return settled


class Reading:
    """Collects what the paragraphs of a document say, one paragraph after the other."""

    def __init__(self, document: Document, parsed: Sequence[Phrases]) -> None:
        self._document = document
        self._antecedents = Antecedents(parsed)
        self._claims: dict[tuple[object, ...], Claim] = {}
        self._statements: list[Attribution] = []
        self._joined: set[tuple[int, ...]] = set()
        self._names: list[Mention] = []
        self._sentences = 0

    def read(self, phrases: Phrases, found: list[Statement]) -> None:
        """Read one parsed paragraph with the statements in it."""
        doc, offset = phrases.doc, phrases.offset
        said = {s: _attribution(s, found, phrases) for s in found}
        self._statements += said.values()
        self._antecedents.read(phrases, found)
        around = Around(phrases)
        self.read_names(phrases)
        for sentence in doc.sents:
            self._sentences += 1
            start, end = sentence.start_char + offset, sentence.end_char + offset
            text = Span(start, end, self._document.text[start:end])
            heads = [t for t in sentence if t.pos_ in HEADS]
            for token in [t for t in heads if t.pos_ not in VERBAL or not _is_idle(t)]:
                for rule in rules_at(token):
                    for slots in rule.find(token):
                        if not is_asked(slots.subject) and not is_asked(slots.object):
                            claim = _claim(slots, rule, phrases, said, around, text)
                            self._keep(claim, slots)

    def read_names(self, phrases: Phrases) -> None:
        self._names += phrases.names

    def _keep(self, claim: Claim, slots: Slots) -> None:
        """The first rule that reads a claim names it. What overlaps cannot be two parties, and
        what one word joins already it joins only once in the graph."""
        subject, predicate, other, sentence = claim[:4]
        if subject.start < other.end and other.start < subject.end:
            return
        same = (slots.subject.i, slots.object.i, predicate.lemma, sentence.start)
        if same in self._claims:
            return
        if other.label not in NOT_ENTITIES:
            joined = (sentence.start, slots.subject.i, slots.head.i, slots.object.i)
            if joined in self._joined:
                claim = claim._replace(object=_labelled(other, "CIRCUMSTANCE"))
            self._joined.add(joined)
        self._claims[same] = claim

    def extraction(self, within: tuple[int, int]) -> Extraction:
        claims = sorted(self._claims.values(), key=READING_ORDER)
        found = self._antecedents.found
        named = {p: _called_as(p, t) for p, t in found.items()}
        antecedents = {named[p]: t for p, t in found.items()}
        renamed = {said: _called(said, named) for said in self._statements}
        together = self._antecedents.together
        for several, members in together.items():
            antecedents |= {_called_as(several, member): member for member in members}
        if together:
            claims = [one for claim in claims for one in _each(claim, together)]
        claims = _once(_with_names(claim, named, renamed) for claim in claims)
        said = sorted(
            dict.fromkeys(renamed.values()), key=lambda s: (s.content.start, -s.content.end)
        )
        parties = [party for c in claims for party in (c.subject, c.object, c.place)]
        speakers = [who for s in said for who in (s.speaker, *s.chain)]
        both = [who for pair in antecedents.items() for who in pair]
        seen = dict.fromkeys(filter(None, (*self._names, *parties, *speakers, *both)))
        mentions = [*seen, *recurring(self._document, seen, *within)]
        return Extraction(
            self._document,
            self._sentences,
            tuple(sorted(mentions, key=PLACE)),
            tuple(claims),
            antecedents,
            tuple(said),
        )


def _is_idle(verb: Token) -> bool:
    """Auxiliaries, orders: verbs that nobody does or undergoes make no claims."""
    return not subjects(verb) and not is_passive(verb)


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """What two rules read in the same words is one claim, of the first of them."""
    found: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        subject, action, other = claim[:3]
        ends = (subject.start, subject.end, subject.name, other.start, other.end, other.name)
        found.setdefault((*ends, action.lemma, action.start), claim)
    return list(found.values())


def _each(claim: Claim, together: Mapping[Mention, Sequence[Mention]]) -> Iterator[Claim]:
    """ "They" of several: a claim for each of them."""
    if claim.subject in together:
        for member in together[claim.subject]:
            yield claim._replace(subject=_called_as(claim.subject, member))
    elif claim.object in together:
        for member in together[claim.object]:
            yield claim._replace(object=_called_as(claim.object, member))
    else:
        yield claim


def _called_as(pronoun: Mention, mention: Mention) -> Mention:
    return pronoun._replace(name=mention.name, label=mention.label)


def _with_names(
    claim: Claim,
    named: Mapping[Mention, Mention],
    renamed: Mapping[Attribution, Attribution],
) -> Claim:
    """The claim with its pronouns called by the names that they stand for."""
    old_subject, old_object, told = claim.subject, claim.object, claim.attribution
    subject, object_ = named.get(old_subject, old_subject), named.get(old_object, old_object)
    said = None if told is None else renamed[told]
    if subject is old_subject and object_ is old_object and said is told:
        return claim
    return claim._replace(subject=subject, object=object_, attribution=said)


def _called(said: Attribution, named: Mapping[Mention, Mention]) -> Attribution:
    """The statement with its pronouns called by their names. Who says what he thinks does not
    report on himself."""
    speaker = named.get(said.speaker, said.speaker) if said.speaker is not None else None
    outer = [named.get(mention, mention) for mention in said.chain]
    distinct = {m.name: m for m in outer if speaker is None or m.name != speaker.name}
    called = tuple(distinct.values())
    if speaker is said.speaker and called == said.chain:
        return said
    return said._replace(speaker=speaker, chain=called)


def _claim(
    slots: Slots,
    rule: Rule,
    phrases: Phrases,
    said: Mapping[Statement, Attribution],
    around: Around,
    sentence: Span,
) -> Claim:
    polarity, modality = ASSERTED
    if not slots.implicit:
        polarity, modality = mood(slots.head, slots.subject, slots.object)
    statement = _statement(slots, said, phrases)
    happens = statement is None or statement.stance != "deny"
    if statement is not None and _is_left_open(statement, phrases.doc):
        happens = False
        if (polarity, modality) == ASSERTED:
            modality = "possible"
    event = event_class(slots, polarity, modality) if happens else None
    subject = (phrases.bare if slots.implicit else phrases.mention)(slots.subject)
    if is_expletive(slots.subject):
        subject = _labelled(subject, "CIRCUMSTANCE")  # printed, but nobody of the graph
    action = _predicate(slots, phrases, event)
    other = target(slots, phrases)
    who = None if statement is None else said[statement]
    time, place, amount = around.of(slots, modality)
    sure = confidence(rule, slots)
    # In the order of the fields: by keywords it takes twice as long.
    telling = (polarity, modality, who, time)
    return Claim(subject, action, other, sentence, *telling, rule.name, sure, place, amount)


def _is_left_open(said: Statement, doc: Doc) -> bool:
    """Not in a quotation, where only some sentences may ask; "asked why" and "did not know that"
    hold that it is so."""
    holds = said.cue in FACTS or doc.tokens[said.start].tag_ == "WRB"
    return said.stance == "question" and not said.quoted and not holds


def _labelled(mention: Mention, label: str) -> Mention:
    """As Mention._replace does it, in a quarter of the time."""
    document_id, start, end, text, _, name, kind = mention
    return Mention(document_id, start, end, text, label, name, kind)


def target(slots: Slots, phrases: Phrases) -> Mention:
    """The object of a claim: a phrase, a clause, what somebody is, or what somebody has."""
    if slots.clause:
        found = phrases.clause(slots.object)
    elif slots.implicit:
        owned = slots.subject.head is slots.object and slots.subject.dep_ == "poss"
        found = (phrases.possession if owned else phrases.plain)(slots.object)
    else:
        found = phrases.mention(slots.object)
    if slots.circumstance and found.label not in NOT_ENTITIES:
        found = _labelled(found, "CIRCUMSTANCE")
    attribute = slots.implicit or slots.object.dep_ == "attr"
    if attribute and found.kind == "nominal" and found.label not in NOT_ENTITIES:
        found = _labelled(found, "CONCEPT")  # what somebody is, not another actor
    return found


def _predicate(slots: Slots, phrases: Phrases, event: EventClass | None) -> Predicate:
    """The action at its word; an implicit one has a place but no text."""
    start = slots.head.idx + phrases.offset
    end = start if slots.implicit else start + len(slots.head.text)
    text = phrases.document.text[start:end]
    words = surface(slots.relation)
    return Predicate(slots.lemma, start, end, text, words, slots.passive, event)


def surface(words: tuple[Token, ...]) -> str:
    """Words as they stand in the sentence: "didn't meet with"."""
    if not words:
        return ""
    first, last = words[0], words[-1]
    if first.doc.tokens[first.i : last.i + 1] == [*words]:  # in one piece
        return first.doc.text[first.idx : last.idx + len(last.text)].strip()
    text = "".join(
        [
            word.text if after.i == word.i + 1 and not word.whitespace_ else word.text + " "
            for word, after in pairwise(words)
        ]
    )
    return (text + last.text).strip()


def _statement(
    slots: Slots, said: Mapping[Statement, Attribution], phrases: Phrases
) -> Statement | None:
    """What the claim is part of. The author names a title, and that somebody goes on speaking:
    "X said ..., emphasizing the need"."""
    found = covering(said, slots.head) if said and not slots.implicit else None
    if found is None or found.quoted:
        return found
    goes_on = slots.head.dep_ == "advcl" and slots.head.lemma_ in SPEECH
    return None if goes_on and found.speaker == phrases.mention(slots.subject) else found


def _attribution(said: Statement, found: list[Statement], phrases: Phrases) -> Attribution:
    content = phrases.span(said.start, said.end)
    outer = tuple(chain(said, found))
    return Attribution(said.speaker, said.cue, said.stance, said.quoted, content, outer)
