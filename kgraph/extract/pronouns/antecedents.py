"""Settles the pronouns of one document, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.attribution import Statement, covering
from kgraph.extract.clauses import SUBJECTS, subjects
from kgraph.extract.parties import is_expletive
from kgraph.extract.phrases import conjuncts
from kgraph.extract.pronouns.actors import (
    ANY_OF_KIND,
    TOGETHER,
    UNNAMED,
    Actor,
    Actors,
    description_of,
    is_beside_name,
    is_country,
    is_joined,
    weight_of,
)
from kgraph.extract.pronouns.binding import barred, following, governing
from kgraph.extract.pronouns.forms import BODY, COUNTRY, FORMS, HEARER, PRONOUNS, REFLEXIVE, SPEAKER
from kgraph.model import ACTOR_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kgraph.extract.phrases import Phrases
    from kgraph.extract.pronouns.forms import Form
    from kgraph.extract.tree import Token
    from kgraph.model import Mention

NOUNS = frozenset({"NOUN", "PROPN"})
NOMINAL = NOUNS | {"PRON", "DET"}
SAME = frozenset({"appos", "attr"})
IDLE = frozenset("appear be become mean remain seem take".split())
"""Verbs whose "it" is mostly a thing or a whole statement."""

# Round numbers, chosen on three sets of news with 327 marked pronouns in all. Half or twice of one
# of them (REMEMBERED, BODY_AS_MANY and MARGIN_OF_MANY, which follow sense, were not tried) changes
# precision on each set by little more than a point and recall by at most five. A margin of 1 costs
# three or four points of precision for up to two of recall; 2 costs one to seven of recall for up
# to one.
GOVERNS = 4.0  # the subject of the clause around: "Merkel said she"
FOLLOWS = 3.0  # the subject that comes after: "In his speech, Trump"
TOPIC = 4.0  # times the share of all mentions of people
SMOOTH = 4  # before so many mentions nobody is much of a topic
REMEMBERED = 5  # sentences; all but people with a name are forgotten then
LEAST = 0.5  # who weighs less is too far away
NEAR = 1.0  # the same for bodies and groups, of which there are many
DOUBTFUL = 0.5  # who may be no person
UNKNOWN = 0.5  # of whom nothing tells whether a man or a woman
BODY_AS_MANY = 0.5  # "the club ... they" is rarer than "the players ... they"
MARGIN_OF_MANY = 2.5  # "Police met the protesters. They" may be either
MARGIN = 1.5  # the best has to weigh so much more than the next


class Antecedents:
    """Reads the paragraphs of one document in order and settles their pronouns."""

    def __init__(self, paragraphs: Sequence[Phrases]) -> None:
        self.found: dict[Mention, Mention] = {}
        self.together: dict[Mention, tuple[Mention, ...]] = {}  # "they" of several
        self._actors = Actors(paragraphs)
        self._who: dict[Mention, Actor] = {}  # whom settled pronouns stand for
        self._recent: dict[int, Actor] = {}  # and people with a name, by id
        self._people = 0  # mentions of people so far
        self._sentence = 0
        self._forgotten = 0  # the sentence in which old ones were last looked for
        self._waiting: list[tuple[Mention, Mention]] = []  # for who "he" is in "he said"

    def read(self, phrases: Phrases, said: list[Statement]) -> None:
        """Settle the pronouns of one paragraph. A pronoun that nothing fits is left alone."""
        self._said = said
        self._quoted = [s for s in said if s.quoted]
        self._phrases = phrases
        for sentence in phrases.doc.sents:
            self._sentence += 1
            for token in [t for t in sentence if t.pos_ in NOMINAL]:
                if token.pos_ in NOUNS:
                    if token.dep_ != "compound" or _is_name_beside(token):
                        self._note(token)
                elif token.lower_ in PRONOUNS:
                    self._settle(token)
        waiting, self._waiting = self._waiting, []
        for pronoun, speaker in waiting:
            self._bind_to_speaker(pronoun, speaker)

    def _forget(self) -> None:
        """Those of whom nothing was said for long."""
        self._forgotten = self._sentence
        oldest = self._sentence - REMEMBERED
        self._recent = {
            n: a
            for n, a in self._recent.items()
            if a.last >= oldest or (a.named and a.label == "PERSON")
        }

    def _note(self, token: Token) -> None:
        said = self._phrases.describe(token)
        named = said.kind == "name"
        if not named and (token.dep_ in SAME or is_beside_name(token)):
            return  # the same as the noun beside it
        described = description_of(token)
        if described is not None:
            body = self._named_so(token)
            if body is None and token.lemma_ in ANY_OF_KIND:
                body = self._best(token, described, set())
            if body is not None:
                self._actors.same(token, body)
                self._stands_for(self._phrases.mention(token), body)
        actor = self._actors.of(token, said)
        if named or actor.name is None:
            actor.called(said, token, self._phrases)
        self._mentioned(actor, token)
        if is_joined(token):
            self._together(token)

    def _named_so(self, token: Token) -> Actor | None:
        """ "The foundation" is the one that has the word in its name."""
        word = token.lemma_.capitalize()
        found = [
            a for a in self._recent.values() if a.label == "ORG" and a.name and word in a.name.name
        ]
        return max(found, key=lambda a: (a.last, a.weight), default=None)

    def _stands_for(self, description: Mention, actor: Actor) -> None:
        """ "The company" is Siemens, as a pronoun would be."""
        mention = actor.mention()
        if mention is not None:
            self.found[description] = mention

    def _mentioned(self, actor: Actor, token: Token) -> None:
        weight = weight_of(token) * (1.0 if actor.named else UNNAMED)
        actor.mentioned(weight, self._sentence)
        self._recent[id(actor)] = actor
        self._people += actor.label == "PERSON"

    def _together(self, token: Token) -> None:
        """ "Trump and Putin": only "they" may be both."""
        actor = self._actors.all[token] = Actor(TOGETHER, named=True)
        actor.number = "plural"
        actor.place = token, self._phrases
        actor.mentioned(weight_of(token), self._sentence)
        self._recent[id(actor)] = actor

    def _settle(self, token: Token) -> None:
        pronoun = self._phrases.mention(token)
        if pronoun in self.found:
            return
        quoted = covering(self._quoted, token)
        if token.lower_ in SPEAKER | HEARER:
            self._settle_in_speech(token, pronoun, quoted or covering(self._said, token))
            return
        form = FORMS[token.lower_]
        if is_expletive(token):
            return
        if token.lower_ in REFLEXIVE:
            own = self._own_subject(token, form)
            if own is None and form.gender:
                own = self._best(token, form, set())
            self._bind(token, pronoun, own)
            return
        speaker = quoted.speaker if quoted is not None else None
        if speaker is not None:
            self._settle_first(speaker, pronoun)
        excluded = self._excluded(token, speaker)
        near = not form.gender and (quoted is not None or _is_vague(token))
        self._bind(token, pronoun, self._best(token, form, excluded, governed=near))

    def _own_subject(self, token: Token, form: Form) -> Actor | None:
        for subject in subjects(token.head)[:1]:
            actor = self._actor(subject)
            if actor is not None and _agrees(actor, form):
                return actor
        return None

    def _best(
        self, token: Token, form: Form, excluded: set[int], *, governed: bool = False
    ) -> Actor | None:
        """The actor that weighs most, when it does so by far and may be meant; one of the clauses
        around when `governed`."""
        if self._forgotten != self._sentence:
            self._forget()
        bonus = self._bonuses(token, form)
        scored = [
            ((self._score(a) + bonus.get(n, 0.0)) * _fit(a, form), a)
            for n, a in self._recent.items()
            if n not in excluded and _agrees(a, form)
        ]
        ranked = sorted(scored, key=lambda pair: -pair[0])
        if not ranked or ranked[0][0] < (LEAST if form.gender else NEAR):
            return None
        margin = MARGIN_OF_MANY if form.plural else MARGIN
        if len(ranked) > 1 and ranked[0][0] < margin * ranked[1][0]:
            return None
        best = ranked[0][1]
        if governed and id(best) not in bonus:
            return None
        if best.label == TOGETHER and form.plural:
            return best
        return best if best.label in form.labels or (form.gender and best.doubtful) else None

    def _score(self, actor: Actor) -> float:
        score = actor.weight_at(self._sentence)
        if actor.label == "PERSON" and actor.named:
            score += TOPIC * actor.count / (self._people + SMOOTH)
        return score

    def _bonuses(self, token: Token, form: Form) -> dict[int, float]:
        """For the subjects of the clauses around, and the one to come."""
        bonus: dict[int, float] = {}
        for subject in governing(token):
            joined = form.plural and is_joined(subject)
            actor = self._actors.all.get(subject) if joined else self._actor(subject)
            if actor is not None and _agrees(actor, form) and id(actor) not in bonus:
                known = actor.named or not form.gender
                bonus[id(actor)] = GOVERNS / (len(bonus) + 1) * (1.0 if known else UNNAMED)
        later = following(token)
        if later is not None:
            actor = self._actor(later)
            if actor is not None and actor.named:
                bonus[id(actor)] = FOLLOWS
                self._recent[id(actor)] = actor
                actor.called(self._phrases.describe(later), later, self._phrases)
        return bonus

    def _actor(self, token: Token) -> Actor | None:
        said = self._phrases.describe(token)
        if said.kind == "pronoun":
            return self._who.get(self._phrases.mention(token))
        return self._actors.of(token, said)

    def _excluded(self, token: Token, speaker: Mention | None) -> set[int]:
        """Those whom the pronoun cannot stand for."""
        words = list(barred(token))
        pronoun = self._phrases.mention(token)
        for statement in self._said:
            if statement.speaker == pronoun:
                words += self._nouns(statement)
        excluded = {id(self._actor(word)) for word in words if word is not token}
        if speaker is not None:
            excluded |= {id(a) for a in self._speakers(speaker)}
        return excluded

    def _nouns(self, statement: Statement) -> Iterator[Token]:
        """Nobody calls himself by name, nor "the man I trust"."""
        for token in self._phrases.doc.tokens[statement.start : statement.end]:
            if token.pos_ in NOUNS and token.dep_ != "compound":
                yield token

    def _speakers(self, speaker: Mention) -> Iterator[Actor]:
        """A pronoun of the third person in a quotation is not who speaks."""
        if speaker.kind == "pronoun":
            if speaker in self._who:
                yield self._who[speaker]
            return
        doc, place = self._phrases.doc, speaker.end - self._phrases.offset
        if place in doc.ends:
            last = doc[doc.ends.index(place)]
            yield self._actors.of(last, self._phrases.describe(last))

    def _settle_first(self, speaker: Mention, pronoun: Mention) -> None:
        """Who "she" is in “He won,” she said, comes before who "he" is."""
        if speaker.kind != "pronoun" or speaker.start <= pronoun.start or speaker in self.found:
            return
        doc, place = self._phrases.doc, speaker.start - self._phrases.offset
        own = doc[doc.starts.index(place)] if place in doc.starts else None
        if own is not None and own.lower_ in FORMS:
            self._settle(own)

    def _settle_in_speech(
        self, token: Token, pronoun: Mention, statement: Statement | None
    ) -> None:
        """ "I" and "we" are who speaks, "you" is to whom; reporters are seldom meant."""
        if statement is None:
            return
        target = statement.speaker if token.lower_ in SPEAKER else statement.hearer
        if target is not None and (token.lower_ in SPEAKER or target.kind != "nominal"):
            self._bind_to_speaker(pronoun, target)

    def _bind_to_speaker(self, pronoun: Mention, speaker: Mention) -> None:
        """Now, or when the speaker is settled: “I won,” he said."""
        target = self.found.get(speaker, speaker)
        if target.kind != "pronoun":
            self.found[pronoun] = target
        else:
            self._waiting.append((pronoun, speaker))

    def _bind(self, token: Token, pronoun: Mention, actor: Actor | None) -> None:
        mention = None if actor is None else actor.mention()
        if actor is None or mention is None:
            return
        if actor.label == TOGETHER:
            self._bind_to_all(pronoun, actor)
        else:
            self.found[pronoun] = mention
        self._who[pronoun] = actor
        form = FORMS[token.lower_]
        actor.gender = actor.gender or form.gender
        if form.gender:
            actor.label, actor.doubtful = "PERSON", False
        self._mentioned(actor, token)

    def _bind_to_all(self, pronoun: Mention, actor: Actor) -> None:
        """ "Trump and Putin ... they": all of them, if all are actors."""
        assert actor.place is not None
        token, phrases = actor.place
        members = [phrases.mention(word) for word in conjuncts(token)]
        members = [self.found.get(member, member) for member in members]
        if all(m.kind != "pronoun" and m.label in ACTOR_LABELS for m in members):
            self.together[pronoun] = tuple(dict.fromkeys(members))


def _is_vague(token: Token) -> bool:
    """ "It was a surprise", "do it", "because of them": what is meant is seldom an actor."""
    if token.dep_ == "poss":
        return False
    return token.dep_ not in SUBJECTS or (token.lower_ == "it" and token.head.lemma_ in IDLE)


def _fit(actor: Actor, form: Form) -> float:
    if form.gender and actor.doubtful:
        return DOUBTFUL
    if form.gender and actor.named and actor.gender is None:
        return UNKNOWN
    return BODY_AS_MANY if form.plural and actor.number == "" else 1.0


def _is_name_beside(token: Token) -> bool:
    """A person's name before another noun: "the Merkel era"."""
    return token.ent_type_ == "PERSON" and token.head.ent_type_ != "PERSON"


def _agrees(actor: Actor, form: Form) -> bool:
    """Number, and for people gender. Things that are no actors agree with "it" and "they", so
    that they may win and leave the pronoun open."""
    if form is BODY:
        return actor.named and actor.label == "ORG"
    if form is COUNTRY:
        return actor.named and is_country(actor)
    if form.gender is None and actor.label == "PERSON":
        return False
    if form.gender is not None:
        if actor.label != "PERSON" and not actor.doubtful:
            return False
        return actor.gender in (None, form.gender) and actor.number != "plural"
    return actor.number in ("", "plural" if form.plural else "singular")
