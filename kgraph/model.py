"""The nouns of kgraph: frozen values that the stages hand to each other.

Offsets are characters of `Document.text`, end exclusive, and every `text` is exactly
the slice at its offsets. What a document has by the hundred is a named tuple: it is made, compared
and hashed several times as fast as a dataclass.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Polarity = Literal["positive", "negative"]
"""Does the sentence say it happens (positive), or that it does not (negative)?"""

Modality = Literal["asserted", "planned", "possible", "desired", "requested", "conditional"]
Stance = Literal["say", "deny", "question"]
Kind = Literal["name", "nominal", "pronoun"]
Granularity = Literal["decade", "year", "quarter", "month", "week", "day", "minute"]
"""How exactly a time is known: "in March" is a month."""

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
QUADS: dict[Quad, frozenset[str]] = {
    "verbal cooperation": frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE"}),
    "material cooperation": frozenset({"COOPERATE", "AID", "RETREAT"}),
    "verbal conflict": frozenset({"INVESTIGATE", "DEMAND", "DISAPPROVE", "REJECT", "THREATEN"}),
    "material conflict": frozenset(
        {"PROTEST", "MOBILIZE", "SANCTION", "FIGHT", "COERCE", "ASSAULT"}
    ),
}
"""The classes of events, by whether they are words or deeds, and for or against."""

EdgePolarity = Literal["positive", "negative", "denied"]
"""Like `Polarity`; "denied" is a claim that a speaker of the text denies."""

ACTOR_LABELS = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "GROUP")
"""Labels of entities that act. Everything else that is an entity is a CONCEPT."""

ENTITY_LABELS = (*ACTOR_LABELS, "CONCEPT")

STATEMENTS = ("say of", "think of")
"""Actions that do nothing but speak of somebody. Their edges are kept and can be asked for; the
first picture leaves them out."""

NOT_ENTITIES = ("TIME", "CLAUSE", "QUALITY", "CIRCUMSTANCE")
"""Labels of arguments that are no entity: "in 1918", "that he had won", "unhappy", "after the
vote". Their claims are kept and printed, but they are not nodes of the graph. What another claim
joins better is a circumstance too: "held talks with Putin" beside talk, the "it" of "it rained"."""


def digest(*parts: object) -> str:
    """16 hex digits that depend on the parts and nothing else."""
    import hashlib

    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `id` is a hash of the text, so the same text is the same document."""

    id: str
    name: str  # what people call it: its path inside the folder that was read
    text: str
    source: str  # where it was read from, as the user wrote it; "-" is standard input
    title: str | None = None
    published: str | None = None  # ISO 8601 date

    @classmethod
    def of(
        cls,
        text: str,
        *,
        name: str = "text",
        source: str = "-",
        title: str | None = None,
        published: str | None = None,
    ) -> Document:
        return cls(digest(text), name, text, source, title, published)


def entity_id(label: str, name: str, document: str = "") -> str:
    """Of whoever goes by that name; `document` is the id of the only one in which it is so."""
    return digest("entity", label, name, document)


class Span(NamedTuple):
    """Text at [start, end), in characters of the document."""

    start: int
    end: int
    text: str


class Mention(NamedTuple):
    """Text at [start, end) that refers to something: a name, a description or a pronoun."""

    document_id: str
    start: int
    end: int
    text: str
    label: str  # one of ENTITY_LABELS or NOT_ENTITIES
    name: str  # the words that name it: no determiner, title or relative clause
    kind: Kind = "nominal"


class EventClass(NamedTuple):
    """A kind of event between actors, as political science codes them.

    `name` is one of the classes of PLOVER ("CONSULT"), `root` the root code of CAMEO behind it
    ("04"): "Political Language Ontology for Verifiable Event Records" (Open Event Data Alliance
    2018) and "Conflict and Mediation Event Observations" (Gerner et al. 2002).
    """

    name: str
    root: str

    @property
    def quad(self) -> Quad:
        return next(quad for quad, names in QUADS.items() if self.name in names)


class Predicate(NamedTuple):
    """The action. `text` may be empty when no word of the sentence says it ("X, the mayor")."""

    lemma: str  # verb lemma with its particle and preposition: "meet", "push for"
    start: int
    end: int
    text: str
    relation: str = ""  # as in the sentence, with auxiliaries and negation: "has not met with"
    passive: bool = False  # the sentence names the object first: "Apple was sued by Google"
    event: EventClass | None = None  # None where the action is of no class

    @property
    def implicit(self) -> bool:
        return self.start == self.end


class Attribution(NamedTuple):
    """A statement: what somebody says, when it is not the author.

    `chain` are those who report it, from the one who quotes the speaker outwards: TASS in "TASS
    reported that Peskov said".
    """

    speaker: Mention | None
    cue: str  # lemma of the verb, or "according to"
    stance: Stance
    quoted: bool
    content: Span  # what is said, without quotation marks
    chain: tuple[Mention, ...] = ()


class Time(NamedTuple):
    """A time expression of the sentence.

    `value` is ISO 8601 and as long as the expression is exact: "2022", "2022-Q1", "2022-03",
    "2022-W11", "2022-03-15", "2022-03-15T14:30"; a decade is "202". None where it is not known.
    """

    start: int
    end: int
    text: str
    value: str | None = None
    granularity: Granularity | None = None


class Amount(NamedTuple):
    """How much: "nearly $65.9 billion in security assistance" is 65.9e9, USD, of assistance."""

    start: int
    end: int
    text: str
    number: float
    unit: str | None = None  # ISO 4217 for money, "%", else the word for what is measured
    of: str | None = None  # what there is so much of


class Claim(NamedTuple):
    """One reading of one sentence: what the text says, not what is so."""

    subject: Mention
    predicate: Predicate
    object: Mention
    sentence: Span
    polarity: Polarity
    modality: Modality
    attribution: Attribution | None
    time: Time | None
    rule: str  # name of the construction that was read
    confidence: float = 1.0  # orders readings by how often their kind is right; says no more
    place: Mention | None = None  # where it happens, as far as the clause says so
    amount: Amount | None = None

    @property
    def document_id(self) -> str:
        return self.subject.document_id

    @property
    def id(self) -> str:
        return digest(
            self.document_id,
            self.subject.start,
            self.subject.end,
            self.subject.name,  # "they" may be several
            self.predicate.lemma,
            self.predicate.start,
            self.object.start,
            self.object.end,
            self.object.name,
        )

    @property
    def edge_polarity(self) -> EdgePolarity:
        if self.attribution is not None and self.attribution.stance == "deny":
            return "denied"
        return self.polarity


class Archived(NamedTuple):
    """Whom an archive of claims takes a mention for. In one archive, those of the same name and
    type are one, and others are not."""

    archive: str  # id
    name: str  # without the name of the document behind it
    label: str
    local: bool = False  # a bare word ("the minister"), the same within its document only
    titled: bool = False  # the archive puts the name of the document behind it


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one document. `antecedents` leads from a pronoun to what it
    stands for; a pronoun that could not be settled is not in it. `statements` is all that
    somebody says in it, whether or not a claim was read there. `archived` has the mentions of a
    document that an archive of claims tells of."""

    document: Document
    sentences: int
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    antecedents: Mapping[Mention, Mention] = field(default_factory=dict)
    statements: tuple[Attribution, ...] = ()
    archived: Mapping[Mention, Archived] = field(default_factory=dict)


class Alias(NamedTuple):
    """A name that an entity goes by in the documents, and how many mentions use it."""

    name: str
    count: int  # type: ignore[assignment]  # hides that of tuples


class Entity(NamedTuple):
    """What mentions refer to: one node of the graph."""

    id: str
    name: str  # canonical
    label: str  # one of ENTITY_LABELS
    aliases: tuple[Alias, ...] = ()  # its other names, most frequent first, then by the alphabet


class Decision(NamedTuple):
    """Why two names were taken for the same entity, or kept apart.

    `entities` are the ids of what the names refer to; the same id twice when `same`. A pair that
    is not joined, but might be, is recorded too: those are what a person is asked about.
    """

    left: str
    right: str
    label: str
    same: bool
    signal: str  # what spoke for it: "last name", "acronym", "person" (who corrected it), ...
    reason: str
    score: float  # 0 to 1
    document: str | None = None  # id, where it holds for one document only
    entities: tuple[str, str] = ("", "")


class Resolution(NamedTuple):
    """Who is who: every mention that refers to an entity, with the id of that entity."""

    entities: tuple[Entity, ...]
    links: Mapping[Mention, str]
    decisions: tuple[Decision, ...] = ()


class Changes(NamedTuple):
    """What an update makes of the result of the one before. Some of it may be as it was.

    The entities of a resolution are in the order of (name, id), its decisions in that of their
    keys.
    """

    anew: bool  # forget the result of before: this is all of it
    entities: Mapping[str, Entity]  # by id: new ones, and those with another name, type or alias
    gone: frozenset[str]  # ids of entities
    links: Mapping[str, Mapping[int, str]]  # document id -> place in `mentions` -> entity id;
    # of those that were added, all
    decisions: Mapping[str, Decision]  # by key
    undone: frozenset[str]  # keys of decisions


@dataclass(frozen=True, slots=True)
class Edge:
    """All claims with the same source, action, target and polarity.

    A symmetric action (meet, talk) is stored once, in the order of the names, with
    `directed` false.
    """

    id: str
    source: str  # entity id
    predicate: str
    target: str  # entity id
    polarity: EdgePolarity
    directed: bool
    claims: tuple[Claim, ...]  # in the order of their documents and offsets
    speakers: tuple[str, ...] = ()  # canonical names of those who say so, sorted

    @property
    def weight(self) -> int:
        """Number of claims."""
        return len(self.claims)

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents, in the order of the claims."""
        return tuple(dict.fromkeys(claim.document_id for claim in self.claims))

    @property
    def modalities(self) -> dict[str, int]:
        """Number of claims of each modality, most frequent first."""
        counts = Counter(claim.modality for claim in self.claims)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @property
    def events(self) -> dict[EventClass, int]:
        """Number of claims of each class of events, most frequent first."""
        counts = Counter(c.predicate.event for c in self.claims if c.predicate.event is not None)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0].name, item[0].root)))


@dataclass(frozen=True, slots=True)
class View:
    """Entities and edges chosen to be shown or written, with the documents behind them."""

    entities: tuple[Entity, ...]
    edges: tuple[Edge, ...]
    documents: Mapping[str, Document]  # by id
    positions: Mapping[str, tuple[float, float]] = field(default_factory=dict)  # by entity id
    communities: Mapping[str, int] = field(default_factory=dict)  # by entity id, the largest is 0
    speakers: Mapping[str, str] = field(default_factory=dict)  # claim id to the name of who says it
