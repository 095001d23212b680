"""Who is who as rows of plain values: what `--format json` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgraph.model import Decision
    from kgraph.who.entities import Listed


def listed(one: Listed) -> dict[str, Any]:
    entity = one.entity
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.label,
        "aliases": [alias._asdict() for alias in entity.aliases],
        **one.tally._asdict(),
    }


def explained(one: Listed) -> dict[str, Any]:
    """With the reasons why its names are one, and what was left apart."""
    reasons = {"joined": one.joined, "apart": one.apart}
    return {
        **listed(one),
        **{key: [_decision(d, one) for d in made] for key, made in reasons.items()},
    }


def _decision(made: Decision, one: Listed) -> dict[str, Any]:
    return {
        "left": made.left,
        "right": made.right,
        "signal": made.signal,
        "score": made.score,
        "reason": made.reason,
        "document": one.documents.get(made.document) if made.document else None,
    }
