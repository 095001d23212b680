"""The claims of a page: what its filters look at, and the sentences, which wait until asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kgraph.days import days
from kgraph.export.columns import Columns, columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kgraph.export.picture import Picture
    from kgraph.model import Claim, Document, Span

ROLES = ("subject", "action", "object")
FILTERED = ("modality", "class", "speaker", "document", "first", "last")
TOLD = """polarity rule root time value place amount teller cue stance quoted""".split()


def claims(picture: Picture, documents: Mapping[str, int]) -> tuple[Columns, Columns]:
    """Two tables with a row a claim, in the order of the edges: what is filtered by, and what is
    read. `documents` are row numbers by id."""
    view, sentences = picture.view, _Sentences()
    found = [claim for edge in picture.edges for claim in edge.claims]
    filtered = (
        _filtered(claim, view.documents.get(claim.document_id))
        | {
            "speaker": view.speakers.get(claim.id, _teller(claim)) if claim.attribution else None,
            "document": documents.get(claim.document_id),
        }
        for claim in found
    )
    told = [_told(claim) | {"sentence": sentences.number(claim.sentence.text)} for claim in found]
    marks = [name for role in ROLES for name in (role, f"{role}Text")]
    return columns(filtered, *FILTERED), {
        "sentences": sentences.texts,
        "claims": columns(told, "sentence", *marks, *TOLD),
    }


def _filtered(claim: Claim, document: Document | None) -> dict[str, Any]:
    value = claim.time.value if claim.time else None
    published = document.published if document else None
    span = days(value or "") or days(published or "") or (None, None)
    return {
        "modality": claim.modality,
        "class": claim.predicate.event.name if claim.predicate.event else None,
        "first": span[0],
        "last": span[1],
    }


def _teller(claim: Claim) -> str | None:
    """Who says it, as the sentence calls him."""
    speaker = claim.attribution and claim.attribution.speaker
    return speaker.name if speaker else None


def _told(claim: Claim) -> dict[str, Any]:
    said = claim.attribution
    return {
        **_marks(claim),
        "polarity": claim.polarity,
        "rule": claim.rule,
        "root": claim.predicate.event.root if claim.predicate.event else None,
        "time": claim.time.text if claim.time else None,
        "value": claim.time.value if claim.time else None,
        "place": claim.place.name if claim.place else None,
        "amount": claim.amount.text if claim.amount else None,
        "teller": _teller(claim),
        "cue": said.cue if said else None,
        "stance": said.stance if said else None,
        "quoted": bool(said and said.quoted),
    }


def _marks(claim: Claim) -> dict[str, Any]:
    """Offsets of subject, action and object in the sentence; the text of what lies elsewhere."""
    found: dict[str, Any] = {}
    spans: tuple[Any, ...] = (claim.subject, claim.predicate, claim.object)
    for role, span in zip(ROLES, spans, strict=True):
        mark = _mark(span, claim.sentence)
        found[role] = mark
        found[f"{role}Text"] = None if mark else span.text
    return found


def _mark(span: Any, sentence: Span) -> list[int] | None:
    """Offsets within the sentence, in characters; none when the span lies elsewhere."""
    start, end = span.start - sentence.start, span.end - sentence.start
    return [start, end] if 0 <= start < end <= len(sentence.text) else None


class _Sentences:
    """Each sentence once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def texts(self) -> list[str]:
        return list(self._numbers)

    def number(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))
