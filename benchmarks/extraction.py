"""Extraction: scores on the development data, precision of each rule, and speed.

Speed is what `speed` measures: the CPU time of the bare spaCy pipeline against that of the whole
extraction, on the sample articles, in this run.
"""

from __future__ import annotations

import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from benchmarks import data, results
from kgraph.export.claims import edges, quotes, triples
from kgraph.extract import extract, parses
from kgraph.extract.parser import DEFAULT_MODEL, load
from kgraph.extract.pieces import read_pieces
from kgraph.model import Claim, Document, Extraction
from kgraph.pipeline import entities_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

NOTES = """`benchie` and `benchie_fl` count exact triples, `carb` the share of common words (F1 at
the best confidence, area under the curve). `plover` and `petrarch` are pairs of actors joined in
the right direction, and the class of their events. `quotes` are statements whose words and speaker
are right; `resolve` are those whose speaker is a pronoun. The precision of a rule on CaRB is the
mean share of words that its triples have in common with the best fitting gold tuple."""
ROUNDS = 50  # times that each sample article is read; with 10, other work on the machine shows


def run(*, check: bool = False, record: bool = False) -> int:
    """Print the tables, and what `check` finds to be worse than recorded; the exit code."""
    sentences = data.rows(data.folder() / "oie" / "sentences_dev.jsonl")
    timed = [*speed()]  # first: in a process that has parsed nothing else
    found = read(sentences)
    scores = dict((*open_information(found), *events(), *quotations()))
    rest = [*rule_table(found), "", *timed]
    print("\n".join([*results.table(scores), "", *rest]))
    return results.conclude("extraction", scores, rest, NOTES, check=check, record=record)


def read(sentences: list[dict[str, Any]]) -> dict[str, Extraction]:
    return {
        row["id"]: extract(Document.of(row["text"], name=row["id"]), load()) for row in sentences
    }


def open_information(found: dict[str, Extraction]) -> Iterator[tuple[str, dict[str, float]]]:
    score = data.scorer("oie")
    texts = {id_: e.document.text for id_, e in found.items()}
    for label, implicit in (("", True), (", without implicit claims", False)):
        predictions = {i: triples(e, implicit=implicit)["triples"] for i, e in found.items()}
        for bench, (function, file) in score.BENCHES.items():
            result = function(data.folder() / "oie" / file, texts, predictions)
            yield f"{bench}{label}", result


def events() -> Iterator[tuple[str, dict[str, float]]]:
    """Actor pairs: `R_dir`, `P_dir` and `F_dir` of the scorer. `class_acc` is the share of pairs
    with an edge of the right class among those with a class, `edge_acc` that of edges. PETRARCH's
    classes are toys."""
    score = data.scorer("news")
    for source in ("plover", "petrarch"):
        gold = data.rows(data.folder() / "news" / f"events.{source}.dev.jsonl")
        predictions = [{"id": i, "edges": list(edges(e))} for i, e in read(gold).items()]
        result = score.score_events(gold, predictions)
        keys = ["R_dir", "P_dir", "F_dir"]
        if source == "plover":
            result["edge_acc"] = _edge_accuracy(score, gold, predictions)
            keys += ["class_acc", "edge_acc"]
        yield source, {key: result[key] for key in keys}


def _edge_accuracy(score: Any, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> float:
    """Share of the edges with a class, on pairs of the gold, whose class is that of the pair."""
    right = [
        edge["class"] in classes
        for row, prediction in zip(gold, found, strict=True)
        for edge in prediction["edges"]
        if edge["class"] and (classes := _classes(score, row, edge))
    ]
    return sum(right) / max(len(right), 1)


def _classes(score: Any, row: dict[str, Any], edge: dict[str, str]) -> set[str]:
    """Classes of the gold events between the actors that an edge names."""
    matcher = score.Matcher([[a["text"], *a.get("also", ())] for a in row["actors"]])
    sources, targets = matcher.hits(edge["subject"]), matcher.hits(edge["object"])
    return {
        event["cls"]
        for event in row["events"]
        for first, second in ((event["src"], event["tgt"]), (event["tgt"], event["src"]))
        if set(first) & (sources - targets) and set(second) & (targets - sources)
        if first is event["src"] or event["reciprocal"]
    }


def quotations() -> Iterator[tuple[str, dict[str, float]]]:
    """Who says what: what is said, by whom, both; "resolve" are speakers called by a pronoun."""
    score = data.scorer("news")
    gold = data.rows(data.folder() / "news" / "quotes.gum.dev.jsonl")
    predictions = [
        {"id": i, "quotes": list(quotes(e, entities_of([e])))} for i, e in read(gold).items()
    ]
    result = score.score_quotes(gold, predictions)
    shown = ("e2e_F", "e2e_P", "e2e_R", "span_P", "span_R", "who_last")
    yield "quotes", {key: result["all"][key] for key in shown}
    for group in ("direct", "mixed", "indirect", "resolve"):
        keys = ("span_R", "who_last", "e2e_R")
        yield f"quotes, {group}", {key: result[group][key] for key in keys}


def rule_table(found: dict[str, Extraction]) -> Iterator[str]:
    score = data.scorer("oie")
    carb = score.read_carb(data.folder() / "oie" / "carb_dev.tsv")
    letters = {
        e.document.text.translate(score.NO_LETTERS): i for i, e in found.items() if "carb" in i
    }
    gold = {letters[text]: tuples for text, tuples in carb.items() if text in letters}
    facts = score.read_benchie(data.folder() / "oie" / "benchie_dev.txt")
    shares: dict[str, list[float]] = defaultdict(list)
    right: dict[str, list[float]] = defaultdict(list)
    for id_, extraction in found.items():
        words = set(extraction.document.text.split())
        for claim, triple in printed(extraction):
            slots = tuple(score.spell(triple[slot], words) for slot in score.SLOTS)
            if id_ in gold:
                best = max(score.carb_match(t, slots)[0] for t in gold[id_])
                shares[claim.rule].append(best)
            elif id_.removeprefix("benchie-") in facts:
                fact = score.fact_of(slots, facts[id_.removeprefix("benchie-")])
                right[claim.rule].append(fact is not None)
    yield "| rule | triples | CaRB precision | BenchIE triples | right |"
    yield "|---|--:|--:|--:|--:|"
    for rule in sorted(shares.keys() | right.keys()):
        cells = (_mean(values) for values in (shares[rule], right[rule]))
        yield f"| {rule} | " + " | ".join(f"{n} | {mean}" for n, mean in cells) + " |"


def printed(extraction: Extraction) -> Iterator[tuple[Claim, dict[str, Any]]]:
    for claim in extraction.claims:
        alone = Extraction(extraction.document, 1, (), (claim,))
        for triple in triples(alone)["triples"]:
            yield claim, triple


def _mean(values: list[float]) -> tuple[int, str]:
    return len(values), f"{sum(values) / len(values):.2f}" if values else "–"


def speed() -> Iterator[str]:
    each, share = measured_speed()
    yield f"{each:.0f} tokens a second; {share:.3f} of the bare pipeline's speed"


def measured_speed(repeated: int = ROUNDS) -> tuple[float, float]:
    """Tokens a second of the whole, and the bare pipeline's time against that of the whole.

    Measured in CPU seconds of this process, on the sample articles. Of each article first what the
    bare pipeline takes, as spaCy loads it (cutting it into paragraphs and `nlp.pipe`), then what
    extraction takes (the same, copying the parse and reading it); the quickest time counts for
    each, as whatever else the machine does only adds to a time. Loading the model is not counted.
    """
    import spacy

    bare = spacy.load(DEFAULT_MODEL)
    texts = [path.read_text(encoding="utf-8") for path in sorted((data.HERE / "seeds").glob("*"))]
    documents = [Document.of(text) for text in texts]
    extract(documents[0], load())
    rounds = [[_timed(document, bare) for document in documents] for _ in range(repeated)]
    tokens = sum(n for n, _, _ in rounds[0])
    times = list(zip(*rounds, strict=True))
    piped = sum(min(piped for _, piped, _ in of) for of in times)
    whole = sum(min(whole for _, _, whole in of) for of in times)
    return tokens / whole, piped / whole


def _timed(document: Document, bare: Language) -> tuple[int, float, float]:
    """Tokens of a document, and the CPU seconds of the bare pipeline and of extraction."""
    start = time.process_time()
    [piece] = read_pieces(document.text)
    parsed = list(parses(piece.parts, bare))
    middle = time.process_time()
    extract(document, load())
    end = time.process_time()
    return sum(map(len, parsed)), middle - start, end - middle
