"""The graph, or a part of it, as tables: what files for other programs are written from.

Rows come one by one: a large graph takes no more room than it has already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kgraph.model import Alias, Claim, Document, EdgePolarity, Entity, EventClass, Modality

    Day = str  # ISO 8601
    Spell = tuple[Day, Day]


class Node(NamedTuple):
    """An entity, and what follows from the claims of its edges."""

    id: str
    name: str
    type: str  # one of ENTITY_LABELS
    aliases: tuple[Alias, ...]  # most frequent first
    claims: int
    documents: tuple[str, ...]  # names, in order
    spells: tuple[Spell, ...]  # days on which its claims happen; apart, in order
    community: int | None  # 0 is the largest; None for those of a group that is too small
    x: float  # pixels, to the right
    y: float  # downwards


class Link(NamedTuple):
    """An edge, and what follows from its claims, which are in the order of the texts."""

    id: str
    source: str  # id of a node, as is `target`
    target: str
    action: str
    polarity: EdgePolarity
    directed: bool
    weight: int  # number of claims
    modalities: Mapping[Modality, int]  # claims of each, most frequent first
    events: Mapping[EventClass, int]  # the same of classes
    speakers: tuple[str, ...]  # names of those who say so, sorted
    documents: tuple[str, ...]  # names
    evidence: tuple[str, ...]  # sentences, each once
    spells: tuple[Spell, ...]  # as those of a node


class Linked(NamedTuple):
    """A claim, with the entities that its words refer to."""

    claim: Claim
    subject: Entity | None  # without aliases, as are the others
    object: Entity | None  # None for what is no entity: "in 1918", "that he had won"
    speaker: Entity | None
    document: Document
    edge: str | None = None  # id of the one that it is part of


class Tables(Protocol):
    """Each table can be read several times, and is the same each time.

    Claims happen on the days that their sentence tells, or else when the document appeared.
    """

    @property
    def title(self) -> str: ...

    def nodes(self) -> Iterator[Node]:
        """By id."""

    def links(self) -> Iterator[Link]:
        """By id; both ends are nodes."""

    def links_of(self, node: str) -> Iterator[Link]:
        """Those of one node, by id."""

    def claims(self) -> Iterator[Linked]:
        """In the order of the texts; those too that make no edge, unless the part was chosen by
        entities."""
