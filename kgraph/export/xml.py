"""Values as XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

QUOTE = {'"': "&quot;"}


def attributes(values: Mapping[str, Any]) -> str:
    """With a space before each; what is None is left out. Texts are clean.

    >>> attributes({"id": 1, "label": 'a & "b"', "type": None})
    ' id="1" label="a &amp; &quot;b&quot;"'
    """
    return "".join(
        [
            f' {name}="{escape(str(value), QUOTE)}"'
            for name, value in values.items()
            if value is not None
        ]
    )
