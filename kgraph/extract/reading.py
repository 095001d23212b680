"""Run the rules over the parsed paragraphs of one document."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.extract.attribution import Statement, covering, statements
from kgraph.extract.classes import event_class
from kgraph.extract.modality import status
from kgraph.extract.phrases import LABELS, Phrases, clean, has_title, label_of
from kgraph.extract.pronouns import Antecedents
from kgraph.extract.rules import RULES, Rule, Slots, confidence
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
    Time,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc, Token

ASSERTED: tuple[Polarity, Modality] = ("positive", "asserted")
BY_HEAD: dict[str, list[Rule]] = defaultdict(list)
for _rule in RULES:
    for _pos in _rule.heads:
        BY_HEAD[_pos].append(_rule)


def read(document: Document, paragraphs: Sequence[tuple[Doc, int]]) -> Extraction:
    """The extraction of a document from its parsed paragraphs and their offsets."""
    known = settled_labels([doc for doc, _ in paragraphs])
    reading = Reading(document)
    for doc, offset in paragraphs:
        reading.read(Phrases(doc, document, offset, known))
    return reading.extraction()


def settled_labels(docs: Iterable[Doc]) -> dict[str, str]:
    """The type of each name that the document calls by several: the most frequent one, and a
    person for the last name of a person ("Trump" beside "Donald Trump" or "President Trump")."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    people = set()
    for entity in (entity for doc in docs for entity in doc.ents):
        label = LABELS.get(entity.label_)
        if label is not None and label != "TIME":
            name = clean(entity.text)
            votes[name][label_of(name, label)] += 1
            if (label == "PERSON" and len(name.split()) > 1) or has_title(entity):
                people.add(name.split()[-1])
    settled = {n: min(v, key=lambda label: (-v[label], label)) for n, v in votes.items()}
    for name in people & settled.keys():
        if label_of(name, "") == "":
            settled[name] = "PERSON"
    return settled


class Reading:
    """Collects what the paragraphs of a document say, one paragraph after the other."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._antecedents = Antecedents()
        self._claims: dict[tuple[object, ...], Claim] = {}
        self._mentions: dict[Mention, None] = {}
        self._sentences = 0

    def read(self, phrases: Phrases) -> None:
        """Read one parsed paragraph."""
        doc, offset = phrases.doc, phrases.offset
        said = statements(doc)
        self._antecedents.read(phrases, said)
        self._mentions.update(dict.fromkeys(phrases.names()))
        for sentence in doc.sents:
            self._sentences += 1
            start, end = sentence.start_char + offset, sentence.end_char + offset
            text = Span(start, end, self._document.text[start:end])
            for token in sentence:
                for rule in BY_HEAD.get(token.pos_, ()):
                    for slots in rule.find(token):
                        self._keep(_claim(slots, rule, phrases, said, text), slots)

    def _keep(self, claim: Claim, slots: Slots) -> None:
        """The first rule that reads a claim names it. What overlaps cannot be two
        parties."""
        same = (slots.subject.i, slots.object.i, claim.predicate.lemma, claim.sentence.start)
        if claim.subject.start < claim.object.end and claim.object.start < claim.subject.end:
            return
        if same not in self._claims:
            self._claims[same] = claim

    def extraction(self) -> Extraction:
        claims = sorted(
            self._claims.values(),
            key=lambda c: (c.predicate.start, c.subject.start, c.object.start, c.predicate.lemma),
        )
        found = self._antecedents.found
        named = {p: replace(p, name=t.name, label=t.label) for p, t in found.items()}
        antecedents = {named[p]: t for p, t in found.items()}
        claims = [_with_names(claim, named) for claim in claims]
        for claim in claims:
            speaker = claim.attribution.speaker if claim.attribution else None
            for mention in (claim.subject, claim.object, speaker):
                if mention is not None:
                    self._mentions[mention] = None
        for pronoun, target in antecedents.items():
            self._mentions.update({pronoun: None, target: None})
        mentions = sorted(self._mentions, key=lambda m: (m.start, m.end, m.name))
        return Extraction(
            self._document, self._sentences, tuple(mentions), tuple(claims), antecedents
        )


def _with_names(claim: Claim, named: Mapping[Mention, Mention]) -> Claim:
    """The claim with its pronouns called by the names that they stand for."""
    said = claim.attribution
    if said is not None and said.speaker is not None and said.speaker in named:
        said = replace(said, speaker=named[said.speaker])
    return replace(
        claim,
        subject=named.get(claim.subject, claim.subject),
        object=named.get(claim.object, claim.object),
        attribution=said,
    )


def _claim(
    slots: Slots, rule: Rule, phrases: Phrases, said: list[Statement], sentence: Span
) -> Claim:
    polarity, modality = ASSERTED if slots.implicit else status(slots.head)
    target = phrases.mention(slots.object)
    if slots.clause or slots.implicit:
        target = (phrases.clause if slots.clause else phrases.plain)(slots.object)
    if slots.circumstance and target.label not in NOT_ENTITIES:
        target = replace(target, label="CIRCUMSTANCE")
    attribute = slots.implicit or slots.object.dep_ == "attr"
    if attribute and target.kind == "nominal" and target.label not in NOT_ENTITIES:
        target = replace(target, label="CONCEPT")  # what somebody is, not another actor
    statement = _statement(slots, said)
    denied = statement is not None and statement.stance == "deny"
    return Claim(
        subject=(phrases.bare if slots.implicit else phrases.mention)(slots.subject),
        predicate=_predicate(
            slots, phrases, None if denied else event_class(slots, polarity, modality)
        ),
        object=target,
        sentence=sentence,
        polarity=polarity,
        modality=modality,
        attribution=_attribution(statement, phrases),
        time=_time(slots.head, phrases),
        rule=rule.name,
        confidence=confidence(rule, slots),
    )


def _predicate(slots: Slots, phrases: Phrases, event: EventClass | None) -> Predicate:
    """The action at its word; an implicit one has a place but no text."""
    start = slots.head.idx + phrases.offset
    end = start if slots.implicit else start + len(slots.head)
    text = phrases.document.text[start:end]
    words = surface(slots.relation)
    return Predicate(slots.lemma, start, end, text, words, slots.passive, event)


def surface(words: tuple[Token, ...]) -> str:
    """Words as they stand in the sentence: "didn't meet with"."""
    text = ""
    following = (*words[1:], None)
    for word, after in zip(words, following, strict=False):
        apart = after is None or after.i != word.i + 1 or bool(word.whitespace_)
        text += word.text + (" " if apart else "")
    return text.strip()


def _statement(slots: Slots, said: list[Statement]) -> Statement | None:
    """What the claim is part of. The author names a title, and that somebody goes on speaking:
    "X said ..., emphasizing the need"."""
    found = None if slots.implicit else covering(said, slots.head)
    goes_on = slots.head.dep_ == "advcl" and slots.head.lemma_ in SPEECH
    if found is not None and goes_on and found.speaker == slots.subject and not found.quoted:
        return None
    return found


def _attribution(statement: Statement | None, phrases: Phrases) -> Attribution | None:
    if statement is None:
        return None
    speaker = phrases.mention(statement.speaker) if statement.speaker is not None else None
    content = phrases.span(statement.start, statement.end)
    return Attribution(speaker, statement.cue, statement.stance, statement.quoted, content)


def _time(head: Token, phrases: Phrases) -> Time | None:
    """The first time expression of the action's own clause."""
    for token in head.subtree:
        if token.ent_type_ == "DATE" and _own_clause(token, head):
            entity = phrases.entities[token.i]
            span = phrases.span(entity.start, entity.end)
            return Time(span.start, span.end, span.text)
    return None


def _own_clause(token: Token, head: Token) -> bool:
    """Is there no other verb between the word and the action?"""
    node = token
    while node != head and node.head != node:
        node = node.head
        if node.i != head.i and node.pos_ in ("VERB", "AUX"):
            return False
        if node.i == head.i:
            return True
    return node.i == head.i
