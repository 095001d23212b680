"""RDF in JSON-LD: one object, with a resource a line, and the context inside. Resources are
written one by one: a large graph takes no more room than it has already."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from kgraph.export.rdf import resources
from kgraph.export.vocabulary import BASE, IRI, PREFIXES, PROPERTIES, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.export.vocabulary import Property
    from kgraph.tables import Tables

ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def write(tables: Tables, out: BinaryIO) -> None:
    """Write the graph. The same tables give the same bytes.

    Characters that XML does not allow are left out; line breaks of names become spaces.
    """
    out.writelines(part.encode() for part in _parts(tables))


def _parts(tables: Tables) -> Iterator[str]:
    yield f'{{"@context": {ENCODER.encode(_context())},\n"@graph": ['
    between = "\n"
    for iri, values in resources(tables):
        found = {name: value for name, value in values.items() if value not in (None, [])}
        yield between + ENCODER.encode({"id": iri} | found)
        between = ",\n"
    yield "\n]}\n"


def _context() -> dict[str, Any]:
    terms = {name: _term(of) for name, of in PROPERTIES.items()}
    return {"@base": BASE, "id": "@id", "type": "@type"} | PREFIXES | terms


def _term(of: Property) -> Any:
    if of.kind == TEXT:
        return of.iri
    return {"@id": of.iri, "@type": "@id" if of.kind == IRI else of.kind}
