"""Values as XML: texts, which are clean, and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def content(value: Any) -> str:
    """Between tags.

    >>> content('a & "b" <c>'), content(1.0)
    ('a &amp; "b" &lt;c&gt;', '1.0')
    """
    if not isinstance(value, str):
        return str(value)
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(value: Any) -> str:
    """Of an attribute, with its quotes."""
    return f'"{content(value).replace(chr(34), "&quot;")}"'


def attributes(values: Mapping[str, Any]) -> str:
    """With a space before each; what is None is left out.

    >>> attributes({"id": 1, "label": 'a & "b"', "type": None})
    ' id="1" label="a &amp; &quot;b&quot;"'
    """
    return "".join(
        [f" {name}={quoted(value)}" for name, value in values.items() if value is not None]
    )
