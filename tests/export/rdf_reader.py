"""Reads exports with rdflib, in a process of its own: rdflib warns of itself.

Takes {"files": {path: format}, "queries": {name: SPARQL}, "shapes": path, "validated": [path],
"reasoned": true or false} on standard input. Gives the size of each file, and whether all hold the
same; answers of the first, with all that RDFS makes of it if reasoned; what of the shapes each of
the validated does not fit.
"""

import json
import sys

from rdflib import Graph
from rdflib.compare import isomorphic


def main():
    asked = json.load(sys.stdin)
    known = {path: Graph().parse(path, format=form) for path, form in asked["files"].items()}
    graphs = list(known.values())
    if asked["reasoned"]:
        from owlrl import DeductiveClosure, RDFS_Semantics

        DeductiveClosure(RDFS_Semantics).expand(graphs[0])
    found = {
        "sizes": [len(graph) for graph in graphs],
        "same": all(isomorphic(graphs[0], graph) for graph in graphs[1:]),
        "answers": {name: rows(graphs[0], text) for name, text in asked["queries"].items()},
        "violations": [violations(known[path], asked["shapes"]) for path in asked["validated"]],
    }
    json.dump(found, sys.stdout)


def rows(graph, query):
    return [
        [cell if cell is None else cell.toPython() for cell in row] for row in graph.query(query)
    ]


def violations(graph, shapes):
    """Properties that do not fit, or "" for what does not hang on one."""
    from pyshacl import validate
    from rdflib.namespace import SH

    fits, report, _ = validate(graph, shacl_graph=shapes)
    results = report.subjects(SH.resultSeverity)
    paths = {report.value(one, SH.resultPath) for one in results}
    found = {path.n3(graph.namespace_manager) if path else "" for path in paths}
    assert fits == (not found)
    return sorted(found)


if __name__ == "__main__":
    main()
