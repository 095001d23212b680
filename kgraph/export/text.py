"""Texts of articles, made fit for files that other programs read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SEPARATOR = " | "  # between the values of a list in one cell
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HIDDEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def visible(line: str) -> str:
    r"""JSON that a terminal shows and does not obey: control characters, and those that turn a line
    around, are escaped. Programs read the same.

    >>> print(visible('"Put\u202ein"'))
    "Put\u202ein"
    """
    return HIDDEN.sub(lambda one: f"\\u{ord(one[0]):04x}", line)


def clean(text: str) -> str:
    """In one line, without the characters that XML does not allow."""
    if text.isprintable() and "  " not in text and text.strip(" ") == text:
        return text  # as most are
    return " ".join(NOT_XML.sub("", text).split())


def joined(parts: Sequence[str]) -> str:
    """Each part once, in its order; without those of which nothing is left."""
    if len(parts) < 2:
        return clean(parts[0]) if parts else ""
    return SEPARATOR.join(filter(None, dict.fromkeys(map(clean, parts))))
