"""Values as XML: texts, which are clean, and numbers."""

from __future__ import annotations

from typing import Any

QUOTE = '"'


def content(value: Any) -> str:
    """Between tags.

    >>> content('a & "b" <c>'), content(1.0)
    ('a &amp; "b" &lt;c&gt;', '1.0')
    """
    if not isinstance(value, str):
        return str(value)
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(value: Any) -> str:
    """As an attribute, with its quotes.

    >>> quoted('a & "b"'), quoted(1)
    ('"a &amp; &quot;b&quot;"', '"1"')
    """
    return f'"{content(value).replace(QUOTE, "&quot;")}"'
