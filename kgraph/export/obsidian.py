"""Notes for Obsidian: one of each entity and one of each document, linked with each other.

All begin with MARK: notes of somebody else in the same folder are never replaced.
"""

from __future__ import annotations

from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING

from kgraph.export.attributes import of_node
from kgraph.export.markdown import escaped, front_matter
from kgraph.export.notes import DOCUMENTS, ENTITIES, noted
from kgraph.export.style import label
from kgraph.export.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kgraph.export import New
    from kgraph.export.notes import Notes, Told, Written
    from kgraph.model import EdgePolarity
    from kgraph.tables import Link, Node, Tables

INDEX = "index.md"
STRONGEST = 50  # entities of the index
QUOTES = 20  # of one edge; the notes of the documents have all
WARNING = "Claims are what texts say, and no facts."


def write(tables: Tables, new: New) -> None:
    """Write the notes. The same tables give the same bytes.

    What takes room is the claims of one entity.
    """
    with noted(tables) as notes:
        _put(new, INDEX, _index(tables, notes))
        for node in tables.nodes():
            stem = notes.stem(ENTITIES, node.id)
            _put(new, f"{ENTITIES}/{stem}.md", _entity(node, tables, notes))
        for document in notes.documents():
            stem = notes.stem(DOCUMENTS, document.id)
            _put(new, f"{DOCUMENTS}/{stem}.md", _document(document, notes))


def _put(new: New, name: str, lines: Iterable[str]) -> None:
    with new(name) as file:
        file.writelines(f"{line}\n".encode() for line in lines)


def _index(tables: Tables, notes: Notes) -> Iterator[str]:
    yield front_matter({"kgraph": "index", "tags": ["kgraph/index"]})
    yield f"# {escaped(tables.title) or 'Knowledge graph'}\n"
    entities, documents = notes.count(ENTITIES), notes.count(DOCUMENTS)
    yield f"{_counted(entities, 'entity')} in {_counted(documents, 'document')}. {WARNING}\n"
    yield "## In most claims\n"
    for identity, claims in notes.strongest(STRONGEST):
        yield f"- {notes.link(ENTITIES, identity, '.')} — {_counted(claims, 'claim')}"
    yield "\n## Documents\n"
    for document in notes.documents():
        yield f"- {notes.link(DOCUMENTS, document.id, '.')}{_day(document.published)}"


def _entity(node: Node, tables: Tables, notes: Notes) -> Iterator[str]:
    values = of_node(node)
    name, stem = clean(node.name), notes.stem(ENTITIES, node.id)
    names = [name] * (name != stem) + [clean(alias.name) for alias in node.aliases]
    yield front_matter(
        {
            "kgraph": node.id,
            "type": node.type,
            "aliases": list(dict.fromkeys(names)),
            "tags": [f"kgraph/{node.type.lower()}"],
            "claims": node.claims,
            "documents": len(node.documents),
            **{key: values[key] for key in ("first", "last", "community")},
        }
    )
    documents = _counted(len(node.documents), "document")
    yield f"# {escaped(node.name)}\n"
    yield f"{node.type}, {_counted(node.claims, 'claim')} in {documents}. {WARNING}"
    for heading, links in _sections(node, tables.links_of(node.id)).items():
        if links:
            yield f"\n## {heading}\n"
        for one in sorted(links, key=lambda one: (-one.weight, one.id)):
            yield from _link(one, node.id, notes)


def _sections(node: Node, links: Iterable[Link]) -> Mapping[str, list[Link]]:
    found: dict[str, list[Link]] = {"Does": [], "Is done to": [], "With": []}
    for one in links:
        away = "Does" if one.source == node.id else "Is done to"
        found[away if one.directed else "With"].append(one)
    return found


def _link(one: Link, own: str, notes: Notes) -> Iterator[str]:
    other = one.target if one.source == own else one.source
    action = f"**{escaped(label(one.action, one.polarity))}**"
    there = notes.link(ENTITIES, other)
    subject_first = one.directed and one.source != own
    yield f"- {f'{there} {action}' if subject_first else f'{action} {there}'} — {_facts(one)}"
    yield from _quotes(one.id, notes)


def _facts(one: Link) -> str:
    """How many claims, of what modality, and who says so."""
    found = [f"{count:,} {modality}" for modality, count in one.modalities.items()]
    how = ", ".join(one.modalities) if len(found) < 2 else ", ".join(found)
    said = _said(one.polarity, ", ".join(one.speakers))
    return f"{_counted(one.weight, 'claim')}, {how}{said}"


def _said(polarity: EdgePolarity, speakers: str | None) -> str:
    verb = "denied" if polarity == "denied" else "said"
    return f"; {verb} by {escaped(speakers)}" if speakers else ""


def _quotes(edge: str, notes: Notes) -> Iterator[str]:
    """The sentences, each with its document."""
    told = {(one.document, one.sentence): one for one in notes.of_edge(edge)}
    for number, one in enumerate(islice(told.values(), QUOTES)):
        if number:
            yield "  >"
        yield f"  > {one.sentence}"
        yield f"  > — {notes.link(DOCUMENTS, one.document)}{_day(one.published)}"
    if len(told) > QUOTES:
        yield f"  >\n  > and {len(told) - QUOTES} more, in the notes of the documents"


def _document(document: Written, notes: Notes) -> Iterator[str]:
    yield front_matter(
        {
            "kgraph": document.id,
            "type": "document",
            "tags": ["kgraph/document"],
            "title": document.title and clean(document.title),
            "published": document.published,
        }
    )
    yield f"# {escaped(document.title or document.name)}\n"
    yield f"{escaped(document.name)}{_day(document.published)}. {WARNING}"
    for sentence, claims in groupby(notes.of_document(document.id), attrgetter("sentence")):
        yield f"\n> {sentence}\n"
        yield from dict.fromkeys(_claim(one, notes) for one in claims)


def _claim(one: Told, notes: Notes) -> str:
    ends = [notes.link(ENTITIES, end) for end in (one.subject, one.object)]
    action = escaped(label(one.action, one.polarity))
    return f"- {ends[0]} **{action}** {ends[1]} — {one.modality}{_said(one.polarity, one.speaker)}"


def _day(published: str | None) -> str:
    return f", {escaped(published)}" if published else ""


def _counted(count: int, noun: str) -> str:
    plural = {"entity": "entities"}.get(noun, f"{noun}s")
    return f"{count:,} {noun if count == 1 else plural}"
