"""What a pronoun stands for: the nearest actor that fits, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kgraph.extract.attribution import Statement, covering
from kgraph.extract.clauses import SUBJECTS, VERBAL, subjects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.extract.phrases import Phrases
    from kgraph.extract.tree import Token
    from kgraph.model import Mention

SINGULAR = frozenset("he him his himself she her hers herself".split())
NEUTER = frozenset("it its itself".split())
PLURAL = frozenset("they them their theirs themselves".split())
SPEAKER = frozenset("i me my mine myself we us our ours ourselves".split())
HEARER = frozenset("you your yours yourself yourselves".split())
PRONOUNS = SINGULAR | NEUTER | PLURAL | SPEAKER | HEARER

FITS: dict[frozenset[str], frozenset[str]] = {
    SINGULAR: frozenset({"PERSON"}),
    NEUTER: frozenset({"ORG", "GPE", "FAC"}),
    PLURAL: frozenset({"GROUP", "NORP", "ORG"}),
}
SENTENCES_BACK = 3  # an actor not mentioned for longer is too far away to be meant


class Candidate(NamedTuple):
    """An actor that later pronouns may stand for."""

    mention: Mention
    sentence: int
    prominence: int  # 2 the subject of a main clause, 1 of another clause, 0 no subject


class Antecedents:
    """Reads the paragraphs of one document in order and settles their pronouns."""

    def __init__(self) -> None:
        self.found: dict[Mention, Mention] = {}
        self._actors: list[Candidate] = []
        self._sentence = 0
        self._waiting: list[tuple[Token, Mention, Mention]] = []  # for who "he" is in "he said"

    def read(self, phrases: Phrases, said: list[Statement]) -> None:
        """Settle the pronouns of one paragraph. A pronoun that nothing fits is left alone."""
        for sentence in phrases.doc.sents:
            self._sentence += 1
            for token in sentence:
                if token.lower_ in PRONOUNS and token.pos_ in ("PRON", "DET"):
                    self._settle(token, phrases, said)
                elif token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound":
                    self._note(token, phrases)
        waiting, self._waiting = self._waiting, []
        for token, pronoun, speaker in waiting:
            self._bind_to_speaker(token, pronoun, speaker)

    def _note(self, token: Token, phrases: Phrases) -> None:
        mention = phrases.mention(token)
        if mention.label in ("PERSON", "ORG", "GPE", "FAC", "GROUP", "NORP"):
            self._actors.append(Candidate(mention, self._sentence, _prominence(token)))

    def _settle(self, token: Token, phrases: Phrases, said: list[Statement]) -> None:
        statement = covering([s for s in said if s.quoted], token)
        pronoun = phrases.mention(token)
        if pronoun in self.found:
            return
        if token.lower_ in SPEAKER | HEARER:
            self._settle_in_speech(token, pronoun, statement or covering(said, token))
            return
        labels = next(fits for words, fits in FITS.items() if token.lower_ in words)
        speaker = statement.speaker if statement is not None else None
        parties = [phrases.mention(word) for word in _barred(token)]
        barred = {mention.start for mention in parties}
        for mention in parties:
            barred |= self._same_name(mention)
        if labels is FITS[NEUTER] and _is_expletive(token):
            return
        if speaker is not None:
            self._settle_first(speaker, pronoun, phrases, said)
            barred |= self._same_name(speaker)
        for named in _named_by(pronoun, phrases, said):
            barred |= self._same_name(named)
        own = [phrases.span(s.start, s.end) for s in said if s.speaker == pronoun]
        for mention in self._ranked(token, phrases, labels):
            if any(span.start <= mention.start < span.end for span in own):
                continue  # nobody calls himself "the man I trust"
            target = self.found.get(mention, mention)
            fits = target.label in labels and target.kind != "pronoun"
            if fits and not {mention.start, target.start} & barred:
                self._bind(token, pronoun, target)
                return

    def _settle_first(
        self, speaker: Mention, pronoun: Mention, phrases: Phrases, said: list[Statement]
    ) -> None:
        """Who "she" is in “He won,” she said, comes before who "he" is."""
        if speaker.kind != "pronoun" or speaker.start <= pronoun.start or speaker in self.found:
            return
        place = speaker.start - phrases.offset
        own = next((t for t in phrases.doc if t.idx == place), None)
        if own is not None and own.lower_ in SINGULAR:
            self._settle(own, phrases, said)

    def _settle_in_speech(
        self, token: Token, pronoun: Mention, statement: Statement | None
    ) -> None:
        """ "I" and "we" are who speaks, "you" is to whom; reporters are seldom meant."""
        if statement is None:
            return
        target = statement.speaker if token.lower_ in SPEAKER else statement.hearer
        if target is not None and (token.lower_ in SPEAKER or target.kind != "nominal"):
            self._bind_to_speaker(token, pronoun, target)

    def _bind_to_speaker(self, token: Token, pronoun: Mention, speaker: Mention) -> None:
        """Now, or when the speaker is settled: “I won,” he said."""
        self._bind(token, pronoun, speaker)
        if pronoun not in self.found:
            self._waiting.append((token, pronoun, speaker))

    def _bind(self, token: Token, pronoun: Mention, target: Mention) -> None:
        target = self.found.get(target, target)
        if target.kind != "pronoun":
            self.found[pronoun] = target
            self._actors.append(Candidate(target, self._sentence, _prominence(token)))

    def _same_name(self, speaker: Mention) -> set[int]:
        """All that go by the last name of the speaker, or by a first name that is all of it."""
        own = self.found.get(speaker, speaker).name.split()
        called = [(c.mention.start, c.mention.name.split()) for c in self._actors]
        return {
            n for n, name in called if own[-1:] in (name[-1:], name[:1] if own[1:] == [] else [])
        }

    def _ranked(self, token: Token, phrases: Phrases, labels: frozenset[str]) -> Iterator[Mention]:
        """First the subjects of the clauses around the pronoun, then the actors before it:
        the sentence's own, then earlier ones, subjects first."""
        for subject in _governing_subjects(token):
            yield phrases.mention(subject)
        if labels is FITS[NEUTER] and token.dep_ not in ("nsubj", "poss"):
            return
        recent = [
            c
            for c in self._actors
            if self._sentence - c.sentence
            <= (1 if labels is not FITS[SINGULAR] else SENTENCES_BACK)
            and (c.prominence or labels is FITS[SINGULAR])
        ]
        recent.sort(key=lambda c: (self._sentence - c.sentence, -c.prominence, -c.mention.start))
        for candidate in recent:
            yield candidate.mention


def _named_by(speaker: Mention, phrases: Phrases, said: list[Statement]) -> Iterator[Mention]:
    """Whom a speaker calls by name, which nobody does to himself: "he said that Putin"."""
    for statement in said:
        if statement.speaker == speaker:
            for entity in phrases.doc.ents:
                if statement.covers(entity.start):
                    yield phrases.mention(entity.root)


def _prominence(token: Token) -> int:
    if token.dep_ not in SUBJECTS:
        return 0
    return 2 if token.head.dep_ == "ROOT" else 1


def _is_expletive(token: Token) -> bool:
    """ "it is likely that", "it rained": nothing is meant."""
    verb = token.head
    return verb.lemma_ in ("be", "seem", "appear", "become") and token.dep_ in SUBJECTS


def _barred(token: Token) -> list[Token]:
    """What the pronoun cannot stand for: the other arguments of its own verb ("Trump met him"),
    unless it is possessive or reflexive."""
    if token.dep_ == "poss" or token.lower_.endswith(("self", "selves")):
        return []
    verb = token.head
    if token.dep_ == "pobj":
        verb = verb.head
    if verb.pos_ not in VERBAL:
        return []
    own = [] if token.dep_ in SUBJECTS else subjects(verb)
    return [*own, *(c for c in verb.children if c.dep_ in ("dobj", "dative") and c != token)]


def _governing_subjects(token: Token) -> Iterator[Token]:
    """Subjects of the clauses that the pronoun's own clause depends on, innermost first."""
    node = token
    while node.head != node:
        if node.dep_ in (
            "ccomp",
            "advcl",
            "xcomp",
            "conj",
            "relcl",
            "acl",
            "dobj",
            "pobj",
            "prep",
            "attr",
            "pcomp",
        ):
            head = node.head
            if head.pos_ in VERBAL:
                for child in head.children:
                    if child.dep_ in SUBJECTS and child.i < token.i and token not in child.subtree:
                        yield child
        node = node.head
