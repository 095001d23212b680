"""A Cypher script for Neo4j and Memgraph: it makes the graph or, where it is there, brings it up
to date.

All that comes from a text stands in string literals; labels, types and names of properties are
ours. Neo4j turns \\uXXXX into the character before it looks for the end of a literal, so that
nothing with a meaning is written in this way. mgconsole counts quotes in comments, too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, BinaryIO

from kgraph.export.properties import ENTITY, LABELS, TYPES, label_of, of_link, of_node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from kgraph.tables import Tables

ROWS = 500  # of one statement: each is planned anew, and all of it stays in memory
LENGTH = 1_000_000  # characters of the rows of one statement, if there are several
HEAD = f"""\
// A knowledge graph: who does what to whom, as texts claim it.
// A denied claim is of the type {TYPES["denied"]}, a negated one of {TYPES["negative"]}.
// Of more than some thousand entities, run the line of your database first:
// Neo4j:    CREATE CONSTRAINT kgraph IF NOT EXISTS FOR (e:{ENTITY}) REQUIRE e.id IS UNIQUE
// Memgraph: CREATE INDEX ON :{ENTITY}(id)
"""
NODES = f"""\
UNWIND [
{{rows}}
] AS row
MERGE (e:{ENTITY} {{{{id: row.id}}}})
REMOVE e:{":".join(LABELS.values())}
SET e += row, e:{{kind}};
"""
LINKS = f"""\
UNWIND [
{{rows}}
] AS row
MATCH (a:{ENTITY} {{{{id: row.source}}}})
MATCH (b:{ENTITY} {{{{id: row.target}}}})
MERGE (a)-[r:{{kind}} {{{{id: row.told.id}}}}]->(b)
SET r += row.told;
"""
HIDDEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def write(tables: Tables, out: BinaryIO) -> None:
    """Write the script. The same tables give the same bytes.

    Texts are in one line, without the characters that XML does not allow.
    """
    out.writelines(text.encode() for text in _script(tables))


def _script(tables: Tables) -> Iterator[str]:
    yield HEAD
    nodes = ((label_of(node), _literal(of_node(node))) for node in tables.nodes())
    yield from _statements(NODES, nodes)
    links = (
        (
            TYPES[link.polarity],
            _literal({"source": link.source, "target": link.target, "told": of_link(link)}),
        )
        for link in tables.links()
    )
    yield from _statements(LINKS, links)


def _statements(form: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Rows of one kind are collected until they are enough for a statement."""
    waiting: dict[str, list[str]] = defaultdict(list)
    lengths: dict[str, int] = defaultdict(int)
    for kind, row in rows:
        waiting[kind].append(row)
        lengths[kind] += len(row)
        if len(waiting[kind]) == ROWS or lengths[kind] > LENGTH:
            yield form.format(kind=kind, rows=",\n".join(waiting.pop(kind)))
            del lengths[kind]
    for kind, left in waiting.items():
        yield form.format(kind=kind, rows=",\n".join(left))


def _literal(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_literal, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join([f'{name}: {_literal(one)}' for name, one in value.items()])}}}"
    return repr(value)


def _quoted(text: str) -> str:
    r"""
    >>> print(_quoted("O'Neill \\ Sons \x85"))
    'O\'Neill \\ Sons \u0085'
    """
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    if not escaped.isprintable():
        escaped = HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped)
    return f"'{escaped}'"
