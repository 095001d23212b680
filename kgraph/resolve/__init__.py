"""Who is who: which mentions, in all documents, refer to the same entity.

    terms     what each mention is called, and its type
    article   names within a document: short names, acronyms
    archive   names across documents: spellings
    late      short names across documents
    update    the steps in their order, for documents that come and go

Each step records why two names are taken for one; clusters follow from that. What people decided
(`Corrections`) comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.model import Changes, Extraction, Mention, Resolution
from kgraph.resolve.corrections import NONE, Corrections
from kgraph.resolve.memory import in_memory
from kgraph.resolve.state import State
from kgraph.resolve.update import update

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Changes", "Corrections", "State", "in_memory", "resolve", "update"]


def resolve(extractions: Iterable[Extraction], corrections: Corrections = NONE) -> Resolution:
    """Entities of all documents, and the entity of each mention that has one.

    The result does not depend on the order of the documents. Mentions without an entity are
    times, clauses and pronouns that nothing fits. People, groups and countries that are called
    by a bare word ("the minister", "soldiers") are the same within a document only.
    """
    documents = {extraction.document.id: extraction for extraction in extractions}
    found = update(in_memory(), documents.keys(), (), documents.__getitem__, corrections)
    return Resolution(
        tuple(sorted(found.entities.values(), key=lambda entity: (entity.name, entity.id))),
        dict(_links(documents.values(), found)),
        tuple(found.decisions[key] for key in sorted(found.decisions)),
    )


def _links(extractions: Iterable[Extraction], found: Changes) -> Iterator[tuple[Mention, str]]:
    for extraction in extractions:
        for place, entity in found.links[extraction.document.id].items():
            yield extraction.mentions[place], entity
