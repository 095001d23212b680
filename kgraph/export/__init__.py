"""The graph becomes a file that other programs read. Each format loads its libraries only when it
is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from kgraph.tables import Tables

    New = Callable[[str], AbstractContextManager[BinaryIO]]
    """A new file of this name."""


class Format(NamedTuple):
    """`write` of the module writes the tables; the same tables give the same bytes."""

    module: str  # of this package
    reads: str  # who opens it
    printed: str = ""  # of several files, the one that goes to standard output
    claims: bool = False  # are claims in it that make no edge?
    mark: bytes = b""  # how all of several files begin: of those that do not, none is replaced

    def write(self, tables: Tables, out: BinaryIO) -> None:
        import_module(f"kgraph.export.{self.module}").write(tables, out)

    def write_all(self, tables: Tables, new: New) -> None:
        """Of a format of several files."""
        import_module(f"kgraph.export.{self.module}").write(tables, new)


FILES = {
    "cypher": Format("cypher", "Neo4j and Memgraph, as a script"),
    "gexf": Format("gexf", "Gephi, with its timeline, and Gephi Lite"),
    "graphml": Format("graphml", "Gephi, Cytoscape, yEd, networkx, igraph"),
    "json": Format("node_link", "D3, networkx"),
    "jsonld": Format(
        "jsonld", "RDF as JSON-LD: triple stores, programs that read JSON", claims=True
    ),
    "turtle": Format("turtle", "RDF: Fuseki, GraphDB, Protégé, rdflib", claims=True),
}
"""Formats of one file."""

FOLDERS = {
    "csv": Format(
        "sheets", "Excel, LibreOffice, Google Sheets, Gephi, pandas", printed="edges.csv"
    ),
    "parquet": Format("parquet", "DuckDB, pandas, polars, R", claims=True),
    "neo4j": Format("neo4j", "neo4j-admin database import, for large graphs"),
    "obsidian": Format("obsidian", "Obsidian, as linked notes", mark=b"---\nkgraph: "),
}
"""Formats of several files."""
