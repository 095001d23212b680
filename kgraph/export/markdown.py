"""Texts of articles in notes of Markdown, where nothing of them may become syntax."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from kgraph.export.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

SYNTAX = re.compile(r"[\\`*_\[\]<>#|~$^]|&(?=#?\w+;)|%(?=%)|=(?==)|:(?=:)")
LISTED = re.compile(r"(\d{0,9})([-+.)](?=[-+\s]|$))")  # at the start of a line
NOT_IN_LINKS = str.maketrans("[]|<>`\\", "()/‹›'/")
NOT_YAML = re.compile("[\x7f-\x9f]")


def escaped(text: str) -> str:
    r"""In one line, and to be read letter for letter.

    >>> print(escaped("5% of [[it]] <b>"), escaped("1. $1 %% 2"))
    5% of \[\[it\]\] \<b\> 1\. \$1 \%% 2
    """
    found = SYNTAX.sub(r"\\\g<0>", clean(text))
    return LISTED.sub(r"\1\\\2", found, count=1) if LISTED.match(found) else found


def in_link(text: str) -> str:
    """Where nothing can be escaped: brackets and the like are replaced by others."""
    return clean(text).translate(NOT_IN_LINKS).replace("%%", "%")


def front_matter(values: Mapping[str, object]) -> str:
    """Properties of a note, in YAML; those that are None are left out."""
    lines = [f"{name}: {_yaml(one)}" for name, one in values.items() if one is not None]
    return "\n".join(["---", *lines, "---", ""])


def _yaml(value: object) -> str:
    """JSON is YAML, but for some characters that must be escaped."""
    found = json.dumps(value, ensure_ascii=False)
    return NOT_YAML.sub(lambda character: f"\\u{ord(character[0]):04x}", found)
