"""What a reader finds in the bytes of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Article:
    text: str
    title: str | None = None
    published: str | None = None  # ISO 8601 date


def iso_date(value: str) -> str | None:
    """The date that a text begins with, in ISO 8601; None when it begins with none."""
    match = ISO_DATE.match(value)
    try:
        return date.fromisoformat(match[0]).isoformat() if match else None
    except ValueError:
        return None
