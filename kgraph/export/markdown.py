"""Texts of articles in notes of Markdown, where nothing of them may become syntax."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from kgraph.export.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

SYNTAX = re.compile(
    r"[\\`*_\[\]<>#|~$^]"
    r"|&(?=#?\w+;)|(?<=%)%|(?<==)=|(?<=:):"  # &lt; and comments, highlights and fields
    r"|^[-+](?=[-+\s]|$)|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d\d\d)[.)]|(?<=^\d{4})[.)]"
)
NOT_IN_LINKS = str.maketrans("[]|<>`\\", "()/‹›'/")
NOT_YAML = re.compile("[\x7f-\x9f]")


def escaped(text: str) -> str:
    r"""In one line, and to be read letter for letter.

    >>> print(escaped("5% of [[it]] <b>"), escaped("1. $1 %% 2"))
    5% of \[\[it\]\] \<b\> 1\. \$1 %\% 2
    """
    return SYNTAX.sub(r"\\\g<0>", clean(text))


def link(path: str, text: str) -> str:
    """A link to a note. In its text nothing can be escaped: brackets and the like are replaced by
    others."""
    shown = clean(text).translate(NOT_IN_LINKS).replace("%%", "%")
    return f"[[{path}|{shown}]]" if shown else f"[[{path}]]"


def front_matter(values: Mapping[str, object]) -> str:
    """Properties of a note, in YAML; those that are None are left out."""
    lines = [f"{name}: {_yaml(one)}" for name, one in values.items() if one is not None]
    return "\n".join(["---", *lines, "---", ""])


def _yaml(value: object) -> str:
    """JSON is YAML, but for some characters that must be escaped."""
    found = json.dumps(value, ensure_ascii=False)
    return NOT_YAML.sub(lambda character: f"\\u{ord(character[0]):04x}", found)
