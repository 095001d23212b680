"""Another program reads the same text: `python -m benchmarks.peer NAME`, by the Python that has it.

Takes JSON on standard input, {"model", "sentences": {id: text}, "articles": [text], "rounds"}, and
gives {"triples": {id: [triple]}, "found": triples of the articles, "seconds": of the processor, for
the articles, the quickest of the rounds for each}. Loading is not counted.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[[str], list[tuple[str, str, str]]]


def textacy(model: str) -> Read:
    import spacy
    from textacy.extract import (  # type: ignore[import-not-found]
        subject_verb_object_triples,
    )

    nlp = spacy.load(model)

    def read(text: str) -> list[tuple[str, str, str]]:
        found = subject_verb_object_triples(nlp(text))
        words = ((" ".join(map(str, slot)) for slot in one) for one in found)
        return [(subject, verb, object_) for subject, verb, object_ in words]

    return read


def claucy(model: str) -> Read:
    import claucy as library  # type: ignore[import-not-found]
    import spacy

    nlp = spacy.load(model)
    library.add_to_pipe(nlp)

    def read(text: str) -> list[tuple[str, str, str]]:
        told = [p for c in nlp(text)._.clauses for p in c.to_propositions(as_text=False)]
        return [(str(p[0]), str(p[1]), " ".join(map(str, p[2:]))) for p in told if len(p) > 2]

    return read


def triplet_extract(model: str) -> Read:
    import spacy
    from triplet_extract import OpenIEExtractor  # type: ignore[import-not-found]

    load: Any = spacy.load  # it loads another one, by the usual name of the same model
    spacy.load = lambda name, **options: load(model, **options)
    extractor = OpenIEExtractor(nlp=load(model))

    def read(text: str) -> list[tuple[str, str, str]]:
        return [(t.subject, t.relation, t.object) for t in extractor.extract_triplet_objects(text)]

    return read


def kgraph(model: str) -> Read:
    from kgraph.export.claims import triples
    from kgraph.extract import extract
    from kgraph.extract.parser import load
    from kgraph.model import Document

    nlp = load(model)

    def read(text: str) -> list[tuple[str, str, str]]:
        found = triples(extract(Document.of(text), nlp))["triples"]
        return [(t["subject"], t["relation"], t["object"]) for t in found]

    return read


PEERS = {"kgraph": kgraph, "textacy": textacy, "claucy": claucy, "triplet-extract": triplet_extract}


def measured(read: Read, asked: dict[str, Any]) -> dict[str, Any]:
    rows = {id_: list(map(_row, read(text))) for id_, text in asked["sentences"].items()}
    times, found = [], 0
    for text in asked["articles"]:
        taken = []
        for _ in range(asked["rounds"]):
            start = time.process_time()
            triples = read(text)
            taken.append(time.process_time() - start)
        times.append(min(taken))
        found += len(triples)
    return {"triples": rows, "found": found, "seconds": sum(times)}


def _row(triple: tuple[str, str, str]) -> dict[str, str]:
    return dict(zip(("subject", "relation", "object"), triple, strict=True))


if __name__ == "__main__":
    logging.disable()
    asked = json.load(sys.stdin)
    print(json.dumps(measured(PEERS[sys.argv[1]](asked["model"]), asked)))
