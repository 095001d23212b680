"""RDF in Turtle. Resources are written one by one: a large graph takes no more room than it has
already.

rdflib would write it too, at a tenth of the speed: terms are written here. What JSON escapes in a
string, and how, is also right in Turtle.
"""

from __future__ import annotations

from json import JSONEncoder
from typing import TYPE_CHECKING, Any, BinaryIO

from kgraph.export.rdf import resources
from kgraph.export.vocabulary import BASE, DATE, FLAG, IRI, PREFIXES, PROPERTIES, REAL, TEXT, WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kgraph.export.rdf import Values
    from kgraph.tables import Tables


def write(tables: Tables, out: BinaryIO) -> None:
    """Write the graph. The same tables give the same bytes.

    Characters that XML does not allow are left out; line breaks of names become spaces.
    """
    out.write(_head().encode())
    out.writelines(_written(iri, values).encode() for iri, values in resources(tables))


def _head() -> str:
    prefixes = [f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()]
    return "".join([f"@base <{BASE}> .\n", *prefixes, "\n"])


def _written(iri: str, values: Values) -> str:
    pairs = " ;\n    ".join(_pairs(values))
    return f"{_iri(iri)} {pairs} .\n\n"


def _pairs(values: Values) -> Iterator[str]:
    for name, value in values.items():
        predicate, term = _TERMS[name]
        if type(value) is list:
            if value:
                yield f"{predicate} {', '.join(map(term, value))}"
        elif value is not None:
            yield f"{predicate} {term(value)}"


def _iri(iri: str) -> str:
    return iri if ":" in iri else f"<{iri}>"


_KINDS: dict[str, Callable[[Any], str]] = {
    IRI: _iri,
    TEXT: JSONEncoder(ensure_ascii=False).encode,
    DATE: '"{}"^^xsd:date'.format,
    REAL: '"{}"^^xsd:double'.format,
    WHOLE: str,
    FLAG: JSONEncoder().encode,
}
_TERMS = {"type": ("a", _iri)} | {
    name: (of.iri, _KINDS[of.kind]) for name, of in PROPERTIES.items()
}
