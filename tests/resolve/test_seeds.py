"""Who is who in the sample articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.model import ACTOR_LABELS, Entity, Extraction, Resolution
from kgraph.resolve import resolve
from kgraph.resolve.names import fold
from tests.merge import merge

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE_NODE = [
    ("PERSON", "Donald Trump", {"Trump"}),
    ("PERSON", "Vladimir Putin", {"Putin"}),
    ("PERSON", "Dmitri Peskov", {"Peskov", "Dmitry Peskov"}),
    ("PERSON", "Volodymyr Zelensky", {"Zelensky", "Zelenskyy", "Volodymyr Zelenskyy"}),
    ("PERSON", "Joe Biden", {"Biden"}),
    ("GROUP", "Biden administration", set()),
    ("ORG", "Kremlin", set()),
    ("GPE", "Russia", set()),
    ("GPE", "Ukraine", set()),
    ("GPE", "United States", {"US", "U.S.", "America"}),
    ("ORG", "NATO", set()),
    ("GPE", "Kyiv", {"Kiev"}),
    ("GPE", "Moscow", set()),
]


@pytest.fixture(scope="module")
def resolution(seeds: list[Extraction]) -> Resolution:
    return resolve(seeds)


@pytest.mark.parametrize(("label", "name", "aliases"), ONE_NODE, ids=[n for _, n, _ in ONE_NODE])
def test_one_node(label: str, name: str, aliases: set[str], resolution: Resolution) -> None:
    forms = {fold(form) for form in (name, *aliases)}
    found = [e for e in resolution.entities if forms & {fold(form) for form in _forms(e)}]
    assert [(e.name, e.label) for e in found] == [(name, label)]
    assert aliases <= set(_forms(found[0]))


def _forms(entity: Entity) -> Iterator[str]:
    yield entity.name
    yield from (alias.name for alias in entity.aliases)


def test_no_pronoun_and_no_bare_group_is_in_the_picture(
    seeds: list[Extraction], resolution: Resolution
) -> None:
    ends = {end for edge in merge(seeds, resolution) for end in (edge.source, edge.target)}
    shown = {e.name.lower() for e in resolution.entities if e.id in ends}
    assert "donald trump" in shown
    assert not shown & {
        "he", "him", "his", "she", "it", "we", "they", "who", "which", "that", "this",
        "two leaders", "the two leaders", "both leaders", "leaders", "both",
    }  # fmt: skip


def test_actors_have_names(seeds: list[Extraction], resolution: Resolution) -> None:
    """All people and bodies in the picture begin with a capital letter."""
    ends = {end for edge in merge(seeds, resolution) for end in (edge.source, edge.target)}
    named = [e for e in resolution.entities if e.id in ends and e.label in ("PERSON", "ORG", "GPE")]
    assert len(named) > 12
    assert set(ACTOR_LABELS) >= {e.label for e in named}
    assert [e.name for e in named if not any(word[0].isupper() for word in e.name.split())] == []
