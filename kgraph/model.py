"""The nouns of kgraph: frozen values that the stages hand to each other.

Offsets are characters of `Document.text`, end exclusive, and every `text` is exactly
the slice at its offsets.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Polarity = Literal["positive", "negative"]
"""Does the sentence say it happens (positive), or that it does not (negative)?"""

Modality = Literal["asserted", "planned", "possible", "desired", "requested", "conditional"]
Stance = Literal["say", "deny", "question"]
Kind = Literal["name", "nominal", "pronoun"]
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
vote". Their claims are kept and printed, but they are not nodes of the graph."""


def digest(*parts: object) -> str:
    """16 hex digits that depend on the parts and nothing else."""
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


@dataclass(frozen=True, slots=True)
class Span:
    """Text at [start, end), in characters of the document."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Text at [start, end) that refers to something: a name, a description or a pronoun."""

    document_id: str
    start: int
    end: int
    text: str
    label: str  # one of ENTITY_LABELS or NOT_ENTITIES
    name: str  # the words that name it: no determiner, title or relative clause
    kind: Kind = "nominal"


@dataclass(frozen=True, slots=True)
class Predicate:
    """The action. `text` may be empty when no word of the sentence says it ("X, the mayor")."""

    lemma: str  # verb lemma with its particle and preposition: "meet", "push for"
    start: int
    end: int
    text: str
    relation: str = ""  # as in the sentence, with auxiliaries and negation: "has not met with"
    passive: bool = False  # the sentence names the object first: "Apple was sued by Google"

    @property
    def implicit(self) -> bool:
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so, when it is not the author."""

    speaker: Mention | None
    cue: str  # lemma of the verb, or "according to"
    stance: Stance
    quoted: bool


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression of the sentence; `value` is ISO 8601 where it is known."""

    text: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
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

    @property
    def document_id(self) -> str:
        return self.subject.document_id

    @property
    def id(self) -> str:
        return digest(
            self.document_id,
            self.subject.start,
            self.subject.end,
            self.predicate.lemma,
            self.predicate.start,
            self.object.start,
            self.object.end,
        )

    @property
    def edge_polarity(self) -> EdgePolarity:
        if self.attribution is not None and self.attribution.stance == "deny":
            return "denied"
        return self.polarity


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one document. `antecedents` leads from a pronoun to what it
    stands for; a pronoun that could not be settled is not in it."""

    document: Document
    sentences: int
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    antecedents: Mapping[Mention, Mention] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions refer to: one node of the graph."""

    id: str
    name: str  # canonical
    label: str  # one of ENTITY_LABELS
    aliases: tuple[str, ...]  # other names it goes by in the documents, sorted


@dataclass(frozen=True, slots=True)
class Decision:
    """Why two names were taken for the same entity, or kept apart."""

    left: str
    right: str
    same: bool
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who: every mention that refers to an entity, with the id of that entity."""

    entities: tuple[Entity, ...]
    links: Mapping[Mention, str]
    decisions: tuple[Decision, ...] = ()


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


@dataclass(frozen=True, slots=True)
class View:
    """Entities and edges chosen to be shown or written, with the documents behind them."""

    entities: tuple[Entity, ...]
    edges: tuple[Edge, ...]
    documents: Mapping[str, Document]  # by id
    positions: Mapping[str, tuple[float, float]] = field(default_factory=dict)  # by entity id
