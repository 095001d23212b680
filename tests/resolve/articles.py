"""Articles that do nothing but name somebody: "Angela Merkel", "Siemens/ORG"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kgraph.model import Document, Extraction, Mention, Resolution

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def article(*names: str) -> Extraction:
    """A document with these names in order, a sentence each; "/" parts a name from its type."""
    text, mentions = "", []
    found = [(name, label or "PERSON") for name, _, label in (n.partition("/") for n in names)]
    document = Document.of(". ".join(name for name, _ in found) + ".")
    for name, label in found:
        start = len(text)
        mentions.append(Mention(document.id, start, start + len(name), name, label, name, "name"))
        text += f"{name}. "
    return Extraction(document, len(found), tuple(mentions), ())


def groups(resolution: Resolution, documents: Iterable[Extraction]) -> set[frozenset[str]]:
    """The names that are one entity, with the number of the article where that matters."""
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for mention in document.mentions:
            found[resolution.links[mention]].add(mention.name)
    return {frozenset(names) for names in found.values()}


def entity_of(resolution: Resolution, document: Extraction, name: str) -> str:
    """What the entity of that name is called in that document."""
    called = {entity.id: entity.name for entity in resolution.entities}
    (found,) = {called[resolution.links[m]] for m in document.mentions if m.name == name}
    return found


def names(resolution: Resolution) -> Sequence[str]:
    return [entity.name for entity in resolution.entities]
