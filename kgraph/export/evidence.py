"""The claims of a page: what its filters look at, and the sentences, which wait until asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kgraph.days import days
from kgraph.export.columns import Columns, packed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kgraph.export.picture import Picture
    from kgraph.model import Claim, Document, Mention, Predicate, Span, View

Cells = dict[str, list[Any]]


def claims(picture: Picture, documents: Mapping[str, int]) -> tuple[Columns, Columns]:
    """Two tables with a row a claim, in the order of the edges: what is filtered by, and what is
    read. `documents` are row numbers by id."""
    found = [claim for edge in picture.edges for claim in edge.claims]
    texts = list(dict.fromkeys([claim.sentence.text for claim in found]))
    numbers = {text: number for number, text in enumerate(texts)}
    told = _told(found) | {"sentence": [numbers[claim.sentence.text] for claim in found]}
    filtered = _filtered(found, picture.view) | {
        "document": [documents.get(claim.document_id) for claim in found]
    }
    return packed(len(found), filtered), {
        "sentences": texts,
        "claims": packed(len(found), told),
    }


def _filtered(found: Sequence[Claim], view: View) -> Cells:
    spans = [_days(claim, view.documents.get(claim.document_id)) for claim in found]
    events = [claim.predicate.event for claim in found]
    return {
        "modality": [claim.modality for claim in found],
        "class": [event and event.name for event in events],
        "speaker": [
            view.speakers.get(claim.id, _teller(claim)) if claim.attribution else None
            for claim in found
        ],
        "first": [first for first, _ in spans],
        "last": [last for _, last in spans],
    }


def _days(claim: Claim, document: Document | None) -> tuple[str | None, str | None]:
    """When it happens, or else when the document appeared."""
    value = claim.time.value if claim.time else None
    published = document.published if document else None
    return days(value or "") or days(published or "") or (None, None)


def _teller(claim: Claim) -> str | None:
    """Who says it, as the sentence calls him."""
    speaker = claim.attribution and claim.attribution.speaker
    return speaker.name if speaker else None


def _told(found: Sequence[Claim]) -> Cells:
    events = [claim.predicate.event for claim in found]
    times, said = [claim.time for claim in found], [claim.attribution for claim in found]
    return {
        **_marks("subject", [claim.subject for claim in found], found),
        **_marks("action", [claim.predicate for claim in found], found),
        **_marks("object", [claim.object for claim in found], found),
        "polarity": [claim.polarity for claim in found],
        "rule": [claim.rule for claim in found],
        "root": [event and event.root for event in events],
        "time": [time and time.text for time in times],
        "value": [time and time.value for time in times],
        "place": [claim.place and claim.place.name for claim in found],
        "amount": [claim.amount and claim.amount.text for claim in found],
        "teller": [_teller(claim) for claim in found],
        "cue": [one and one.cue for one in said],
        "stance": [one and one.stance for one in said],
        "quoted": [bool(one and one.quoted) for one in said],
    }


def _marks(role: str, spans: Sequence[Mention | Predicate], found: Sequence[Claim]) -> Cells:
    """Offsets in the sentences, and the text of what lies elsewhere."""
    marks = [_mark(span, claim.sentence) for span, claim in zip(spans, found, strict=True)]
    texts = [None if mark else span.text for mark, span in zip(marks, spans, strict=True)]
    return {role: marks, f"{role}Text": texts}


def _mark(span: Mention | Predicate, sentence: Span) -> list[int] | None:
    """Offsets within the sentence, in characters; none when the span lies elsewhere."""
    first = sentence.start
    start, end = span.start - first, span.end - first
    return [start, end] if 0 <= start < end <= len(sentence.text) else None
