"""Links, edges and what goes home of each partition; edges are merged by their keys."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kgraph.cluster import who
from kgraph.days import days
from kgraph.model import NOT_ENTITIES, digest
from kgraph.resolve import apart
from kgraph.resolve.people import People
from kgraph.resolve.state import Tally
from kgraph.store.sent import Sent, SentEdge
from kgraph.symmetric import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kgraph.cluster.run import Run
    from kgraph.cluster.who import Keys
    from kgraph.model import Claim, Decision, Entity, Extraction, Mention
    from kgraph.resolve.clusters import Term
    from kgraph.resolve.state import Page

    Known = tuple[str, str]  # id of an entity, and its name
    Edge = tuple[str, str, str, str, str, bool]  # id, source, action, target, polarity, directed


class Own(NamedTuple):
    """What goes home of a partition, beside its documents."""

    entities: list[Entity]  # that no other partition has
    decisions: dict[str, Decision]
    copies: list[str]  # names of documents with the text of another
    folders: set[str]  # that documents are in


class Count:
    """What claims add up to, of the documents of a partition."""

    __slots__ = ("claims", "documents", "first", "last", "modalities")

    def __init__(self) -> None:
        self.claims = self.documents = 0
        self.modalities: Counter[str] = Counter()
        self.first: str | None = None
        self.last: str | None = None

    def add(self, other: Count) -> None:
        self.claims += other.claims
        self.documents += other.documents
        self.modalities.update(other.modalities)
        self.first = _least(self.first, other.first)
        self.last = _greatest(self.last, other.last)


def links(run: Run, number: int, keys: Keys) -> None:
    if run.done("partial", number):
        return
    own = Own([], {}, _copies(run, number, keys), set())
    sent: list[Sent] = []
    counts: dict[Edge, Count] = {}
    maker = _Maker(run, number)
    found = dict(run.load("pages", number))
    for position, extraction in who.named(run, number, keys):
        page = found[position]
        ends = maker.entities(extraction, page, own)
        joined = dict(_joined(extraction, ends))
        sent.append(
            Sent.of(
                extraction,
                {mention: one[0] for mention, one in ends.items()},
                {claim: edge[0] for claim, edge in joined.items()},
            )
        )
        own.folders.add(str(Path(extraction.document.source).parent))
        _count(extraction, joined, counts)
    parts: list[dict[Edge, Count]] = run.split(dict)
    for edge, count in counts.items():
        parts[run.bucket(edge[0])][edge] = count
    run.save("sent", number, sent)
    run.save("own", number, own)
    run.save_parts("partial", number, parts)


def merged(run: Run, bucket: int) -> None:
    """The edges of all partitions."""
    if run.done("edges", bucket):
        return
    counts: dict[Edge, Count] = {}
    for part in run.of_partitions("partial", bucket):
        for edge, count in (part or {}).items():
            if edge in counts:
                counts[edge].add(count)
            else:
                counts[edge] = count
    run.save("edges", bucket, [_edge(edge, counts[edge]) for edge in sorted(counts)])


def _copies(run: Run, number: int, keys: Keys) -> list[str]:
    from kgraph.cluster.extracting import column

    left_out = {at for part in run.of_buckets("copies", number) for at in part or ()}
    if not left_out:
        return []
    return [n for at, n in enumerate(column(run.folder, keys, "name")) if at in left_out]


class _Maker:
    """Whom the mentions of the articles of a partition refer to."""

    def __init__(self, run: Run, number: int) -> None:
        self._people = People(run.corrections)
        self._known: dict[Term, Known] = {}
        for part in run.of_buckets("known", number):
            self._known |= part or {}
        self._shared: set[str] = set()
        for names in run.of_buckets("shared", number):
            self._shared |= names or set()

    def entities(self, extraction: Extraction, page: Page, own: Own) -> dict[Mention, Known]:
        """Those of the article alone, and what was decided in it, are put into `own`."""
        bound = who.bound(page)
        found: list[Known] = []
        for use in page.terms:
            if who.is_plain(use.term, bound, self._people):
                title = page.name if use.term.name in self._shared else None
                row = Tally(use.named, use.mentions, use.forms)
                one = apart.alone(use.term, row, self._people, title)
                own.entities.append(one)
                found.append((one.id, one.name))
            else:
                found.append(self._known[use.term])
        ids = {use.term: one[0] for use, one in zip(page.terms, found, strict=True)}
        roles = [r for r in page.reasons if r.join.left.document and not apart.explains(r)]
        own.decisions.update(apart.role_decisions(roles, ids, extraction.document.id))
        placed = zip(extraction.mentions, page.links, strict=True)
        return {mention: found[at] for mention, at in placed if at >= 0}


def _joined(extraction: Extraction, ends: Mapping[Mention, Known]) -> Iterator[tuple[int, Edge]]:
    """The edge of each claim that has one, by the number of the claim."""
    for number, claim in enumerate(extraction.claims):
        pair = [ends.get(claim.subject), ends.get(claim.object)]
        one, other = pair
        is_entity = not {claim.subject.label, claim.object.label} & set(NOT_ENTITIES)
        if one and other and one[0] != other[0] and is_entity:
            action = claim.predicate.lemma
            if action in SYMMETRIC:
                one, other = sorted((one, other), key=lambda end: (end[1], end[0]))
            what = (one[0], action, other[0], claim.edge_polarity)
            yield number, (digest(*what), *what, action not in SYMMETRIC)


def _count(extraction: Extraction, joined: Mapping[int, Edge], counts: dict[Edge, Count]) -> None:
    own: dict[Edge, Count] = {}
    for number, edge in joined.items():
        count = own.setdefault(edge, Count())
        claim = extraction.claims[number]
        first, last = _days(claim, extraction.document.published)
        count.claims += 1
        count.documents = 1
        count.modalities[claim.modality] += 1
        count.first, count.last = _least(count.first, first), _greatest(count.last, last)
    for edge, count in own.items():
        if edge in counts:
            counts[edge].add(count)
        else:
            counts[edge] = count


def _days(claim: Claim, published: str | None) -> tuple[str | None, str | None]:
    value = claim.time.value if claim.time else None
    first, last = (value and days(value)) or (None, None)
    return first or published, last or published


def _least(one: str | None, other: str | None) -> str | None:
    return min(filter(None, (one, other)), default=None)


def _greatest(one: str | None, other: str | None) -> str | None:
    return max(filter(None, (one, other)), default=None)


def _edge(edge: Edge, count: Count) -> SentEdge:
    identity, source, action, target, polarity, directed = edge
    modalities = dict(sorted(count.modalities.items(), key=lambda item: (-item[1], item[0])))
    return SentEdge(
        *(identity, source, action, target, polarity, directed),
        *(count.claims, count.documents),
        json.dumps(modalities, separators=(",", ":")),
        count.first,
        count.last,
    )
