"""Documents put together from the claims that archives tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.model import Document, Extraction, Mention, Span
from kgraph.read.claims import Origin, Told
from kgraph.read.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kgraph.model import Archived, Claim


class Collected:
    """A document of which claims are told. Its text has what they name at the offsets that it had
    in the article, and empty lines elsewhere.

    `known` is what was collected of it before. A claim of the same id takes its place.
    """

    def __init__(self, origin: Origin, source: str, known: Extraction | None = None) -> None:
        self._origin, self._source = origin, source
        self._claims: dict[Claim, None] = {}
        self._archived: dict[Mention, Archived] = dict(known.archived) if known else {}
        self._known: tuple[Claim, ...] = known.claims if known else ()
        self._pieces = Pieces()
        for claim in self._known:
            self._pieces.add(_spans(claim))

    def __len__(self) -> int:
        return len(self._claims) + len(self._known)

    def add(self, told: Told) -> None:
        """Raises ReadError where its words are not those that others tell of the same place."""
        self._pieces.add(_spans(told.claim))
        self._claims[told.claim] = None
        self._archived.update(told.archived)
        new = {name: value for name, value in told.origin._asdict().items() if value}
        self._origin = Origin(**{**new, **{k: v for k, v in self._origin._asdict().items() if v}})

    def extraction(self) -> Extraction:
        new = {claim.id for claim in self._claims}
        claims = (*(claim for claim in self._known if claim.id not in new), *self._claims)
        mentions = tuple(sorted({m for claim in claims for m in _mentions(claim)}))
        said = {claim.attribution for claim in claims if claim.attribution}
        return Extraction(
            self._document(),
            len({claim.sentence for claim in claims}),
            mentions,
            claims,
            statements=tuple(sorted(said, key=lambda one: (one.content, repr(one)))),
            archived={m: self._archived[m] for m in mentions if m in self._archived},
        )

    def _document(self) -> Document:
        identity, name, title, published = self._origin
        return Document(identity, name, self._pieces.text(), self._source, title, published)


def _mentions(claim: Claim) -> Iterator[Mention]:
    yield claim.subject
    yield claim.object
    if claim.place:
        yield claim.place
    if said := claim.attribution:
        yield from filter(None, (said.speaker, *said.chain))


def _spans(claim: Claim) -> Iterable[Span]:
    """Those that may lie outside of its sentence, too."""
    yield claim.sentence
    if said := claim.attribution:
        yield said.content
        for mention in filter(None, (said.speaker, *said.chain)):
            yield Span(mention.start, mention.end, mention.text)
