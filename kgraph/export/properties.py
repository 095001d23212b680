"""What databases of nodes with labels and properties are told: Neo4j, Memgraph.

The action is a property, and not the type of a relationship: news has too many. In 3,391 edges of
533 articles there were 1,623 actions, and Neo4j has room for 65,535 types; one more, and it does
not start. The type says what a question must not forget: whether the text says it, says that it is
not so, or tells that somebody denies it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kgraph.export import attributes
from kgraph.export.text import clean
from kgraph.model import ENTITY_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kgraph.model import EdgePolarity
    from kgraph.tables import Link, Node

ENTITY = "Entity"
LABELS = {label: label.title() for label in ENTITY_LABELS}
"""The second label of an entity, by its type: PERSON is Person. Use `label_of`."""

TYPES: dict[EdgePolarity, str] = {
    "positive": "POSITIVE_CLAIM",
    "negative": "NEGATIVE_CLAIM",
    "denied": "DENIED_CLAIM",
}
"""The type of a relationship."""

LISTS = ("aliases", "classes", "speakers", "documents", "evidence")
NAMED = {"label": "name"}  # a label is something else there


def _types(columns: attributes.Types) -> attributes.Types:
    return {name: list if name in LISTS else kind for name, kind in columns.items()}


NODE = {"id": str} | _types({NAMED.get(n, n): kind for n, kind in attributes.NODE.items()})
EDGE = {"id": str} | _types(attributes.EDGE)
"""Properties, and the types of their values; lists are of texts. What has no value is None."""


def label_of(node: Node) -> str:
    """The second label; unknown types are concepts."""
    return LABELS.get(node.type, LABELS["CONCEPT"])


def of_node(node: Node) -> dict[str, Any]:
    values = {NAMED.get(name, name): value for name, value in attributes.of_node(node).items()}
    return _plain(
        {"id": node.id, **values},
        aliases=[alias.name for alias in node.aliases],
        documents=node.documents,
    )


def of_link(link: Link) -> dict[str, Any]:
    return _plain(
        {"id": link.id, **attributes.of_link(link)},
        classes=[f"{event.name} {count}" for event, count in link.events.items()],
        speakers=link.speakers,
        documents=link.documents,
        evidence=link.evidence,
    )


def _plain(values: dict[str, Any], **lists: Iterable[str]) -> dict[str, Any]:
    """Lists as such, each part once; None for what is empty."""
    values |= {name: list(dict.fromkeys(map(clean, parts))) for name, parts in lists.items()}
    return {name: None if value in ("", []) else value for name, value in values.items()}
