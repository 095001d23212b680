"""Who a document speaks of, and how much each is in the reader's mind."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kgraph.extract.clauses import SUBJECTS
from kgraph.extract.phrases import conjuncts
from kgraph.extract.pronouns.forms import BODY, COUNTRY
from kgraph.extract.pronouns.gender import gender_of_name, gender_of_title
from kgraph.extract.words.gender import COURTESY
from kgraph.extract.words.nouns import BODIES, COUNTRY_NOUNS
from kgraph.gazetteer import countries, places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kgraph.extract.phrases import Description, Phrases
    from kgraph.extract.pronouns.forms import Form
    from kgraph.extract.tree import Token
    from kgraph.extract.words.gender import Gender
    from kgraph.model import Mention

FADING = 0.5  # what a sentence leaves of the weight of earlier mentions
MAIN, CLAUSE, OTHER = 4.0, 3.0, 2.0  # subject of the sentence, of another clause, no subject
BESIDE = 1.0  # before another noun: "the Merkel era"
UNNAMED = 0.5  # "a judge" is less in mind than a name; set so that it loses to a name beside it
COMPANIES = frozenset(
    """agency airline automaker bank broadcaster carmaker chain club company corporation firm
    insurer lender maker manufacturer newspaper operator organisation organization publisher
    retailer supplier team""".split()
)
"""Nouns that stand for any body that was named before; others ("the church") for one that has the
word in its name."""

DESCRIBED = {
    **dict.fromkeys(COUNTRY_NOUNS, COUNTRY),
    **dict.fromkeys((*COMPANIES, *BODIES), BODY),
}
ANY_OF_KIND = COMPANIES | COUNTRY_NOUNS

CITIES = frozenset(
    """adelaide alexandria austin carolina charlotte chelsea clemson florence georgia lorraine
    madison orlando santiago stanford tyler victoria virginia wayne""".split()
)
"""First names of which the model's word has to be taken: "Charlotte Hornets"."""

DEFINITE = frozenset({"the", "this", "that"})
TOGETHER = "TOGETHER"  # label of several that a conjunction joins


class Actor:
    """Somebody or something that later pronouns may stand for."""

    __slots__ = (
        "count",
        "doubtful",
        "gender",
        "label",
        "last",
        "name",
        "named",
        "number",
        "place",
        "weight",
    )

    def __init__(self, label: str, named: bool) -> None:
        self.label = label
        self.named = named
        self.name: Description | None = None  # the best so far
        self.place: tuple[Token, Phrases] | None = None  # where it has that name
        self.doubtful = False  # the model knows it for no name: it may be a person
        self.gender: Gender | None = None
        self.number = ""  # "singular", "plural", or "" for both
        self.count = 0
        self.weight = 0.0
        self.last = 0  # number of the sentence with its last mention

    def weight_at(self, sentence: int) -> float:
        return self.weight * FADING ** (sentence - self.last)

    def mentioned(self, weight: float, sentence: int) -> None:
        self.weight = self.weight_at(sentence) + weight
        self.last = sentence
        self.count += 1

    def called(self, new: Description, token: Token, phrases: Phrases) -> None:
        """Keep the fullest name: it is the surest to be joined with the same one elsewhere."""
        old = self.name
        if (
            old is None
            or new.name == old.name
            or len(new.name.split()) >= len(old.name.split())
            or new.label == "PERSON" != old.label
        ):
            self.name, self.place = new, (token, phrases)

    def mention(self) -> Mention | None:
        """The one with the best name."""
        if self.place is None:
            return None
        token, phrases = self.place
        return phrases.mention(token)


class Actors:
    """The actors of one document, by what they are called."""

    def __init__(self, paragraphs: Iterable[Phrases]) -> None:
        self.all: dict[object, Actor] = {}
        self._of: dict[Token, Actor] = {}
        self._lasts: dict[str, list[Actor]] = defaultdict(list)
        self._firsts: dict[str, list[Actor]] = defaultdict(list)
        names = [m for phrases in paragraphs for m in phrases.names if m.label == "PERSON"]
        for name in sorted({m.name for m in names if " " in m.name}):
            actor = self.all[name] = Actor("PERSON", named=True)
            self._know(actor, name)

    def _know(self, actor: Actor, name: str) -> None:
        actor.gender = gender_of_name(name)
        if " " in name:
            self._lasts[name.rpartition(" ")[2]].append(actor)
            self._firsts[name.partition(" ")[0]].append(actor)

    def of(self, token: Token, said: Description) -> Actor:
        """The actor that a noun phrase mentions."""
        found = self._of.get(token)
        if found is None:
            found = self._of[token] = self._find(token, said)
        return found

    def same(self, token: Token, actor: Actor) -> None:
        """The noun phrase is that actor, too."""
        self._of[token] = actor

    def _find(self, token: Token, said: Description) -> Actor:
        actor = self._person(token, said)
        if actor is None:
            key = self._key(token, said)
            actor = self.all.get(key)
            if actor is None:
                actor = self.all[key] = Actor(_label(token, said), said.kind == "name")
                actor.number = _number(token, said)
                actor.doubtful = actor.named and actor.label == "ORG" and not token.ent_type_
                if actor.label == "PERSON" and actor.named:
                    self._know(actor, said.name)
        if actor.gender is None and actor.label == "PERSON":
            actor.gender = _gender(token, named=actor.named)
        return actor

    def _person(self, token: Token, said: Description) -> Actor | None:
        """The person of that name, or the one with that last or else first name."""
        name = said.name
        if said.kind != "name":  # the tagger takes some last names for nouns: "Waters said"
            name = token.text if token.text[0].isupper() and not token.is_sent_start else ""
        found = self.all.get(name)
        if not name or found is not None or " " in name:
            return found if found is not None and found.label == "PERSON" else None
        bearers = self._lasts.get(name) or self._firsts.get(name) or ()
        if not bearers or (said.label != "PERSON" and not _acts(token)):
            return None
        gender = _gender(token, named=True)
        fitting = [a for a in bearers if gender is None or a.gender in (None, gender)]
        return max(fitting, key=lambda a: (a.last, a.weight), default=None)

    def _key(self, token: Token, said: Description) -> object:
        """ "The judge" is the last one of whom the text speaks, "a judge" is a new one."""
        if said.kind == "name":
            return said.name
        bare = (said.label, token.lower_)
        if not token.lefts or not [c for c in token.lefts if c.lower_ in DEFINITE]:
            self.all.pop(bare, None)
            return bare
        full = (said.label, said.name.lower())
        return full if full in self.all or full != bare else bare


def weight_of(token: Token) -> float:
    """How much a mention brings its actor to mind: a subject more than others."""
    if token.dep_ == "compound":
        return BESIDE
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    if token.dep_ not in SUBJECTS:
        return OTHER
    return MAIN if token.head.dep_ == "ROOT" else CLAUSE


def is_joined(token: Token) -> bool:
    """Is it the first of several that a conjunction joins?"""
    return len(conjuncts(token)) > 1 and token.dep_ != "conj"


def is_beside_name(token: Token) -> bool:
    """ "The carmaker Ford said": the parser takes both for subjects."""
    if token.i + 1 == len(token.doc):
        return False
    name = token.nbor()
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    return name.pos_ == "PROPN" and name.head is token.head and name.dep_ == token.dep_


def description_of(token: Token) -> Form | None:
    """What "the company" or "the country" may stand for, when nothing more is said of which."""
    form = DESCRIBED.get(token.lemma_)
    if form is None or token.tag_ != "NN" or token.rights:
        return None
    return form if [c.lower_ for c in token.lefts] == ["the"] else None


def is_country(actor: Actor) -> bool:
    return actor.name is not None and actor.name.name in countries()


def _acts(token: Token) -> bool:
    return token.dep_ in SUBJECTS or token.dep_ == "poss"


def _number(token: Token, said: Description) -> str:
    if said.label == "NORP":
        return "plural"
    if said.kind == "name":
        return "" if said.label == "ORG" else "singular"
    if token.tag_ in ("NNS", "NNPS"):
        return "plural"
    return "" if said.label == "GROUP" else "singular"


def _label(token: Token, said: Description) -> str:
    """The model takes some people for places and bodies: "Paris, an Australian woman"; and those
    of whom it knows only half the name, or none."""
    if said.kind != "name" or said.label not in ("GPE", "ORG"):
        return said.label
    if said.name in places():
        return "PERSON" if _is_described(token) else "GPE"
    name = said.name
    before = token.lefts[-1] if token.lefts else token
    if before.dep_ == "compound" and not before.ent_type_ and not token.rights:
        name = f"{before.text} {token.text}"
    person = name.count(" ") == 1 and name.partition(" ")[0].lower() not in CITIES
    titled = not token.ent_type_ and _gender(token, named=True)
    courtesy = any(c.lower_ in COURTESY for c in token.lefts)
    if titled or courtesy or (person and gender_of_name(name)) or _is_described(token):
        return "PERSON"
    return said.label


def _is_described(token: Token) -> bool:
    """Does an apposition say that it is a man or a woman?"""
    return any(c.dep_ == "appos" and gender_of_title(c.lower_) for c in token.rights)


def _gender(token: Token, *, named: bool) -> Gender | None:
    """By its own word, a title before it or an apposition: "the actress", "Mrs Lenz"."""
    words = [c for c in token.children if c.dep_ in ("compound", "appos", "nmod")]
    if not named:
        words.insert(0, token)
    if token.dep_ == "appos":
        words.append(token.head)
    return next((g for word in words if (g := gender_of_title(word.lower_))), None)
