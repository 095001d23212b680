"""Who is who: clusters of mentions, within documents and across those of a topic, pronouns, and how
the time grows with the number of names."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from benchmarks import data, results
from kgraph.extract import extract
from kgraph.extract.parser import load
from kgraph.model import Document, Extraction, Mention
from kgraph.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = {"gum": "doc", "ecb": "topic", "meantime": "topic"}
KINDS = {"named": ("named",), "all": ("named", "nominal", "pronoun")}
SIZES = (10_000, 30_000, 100_000)  # distinct names
NOTES = """`gum`, `ecb` and `meantime` are clusters of mentions, of one document or of all of a
topic: the mentions that are names, or all; spans are found by the program itself. CoNLL is the mean
of MUC, B³ and CEAFe; `found` the share of the gold mentions that a span met. `pronouns` are those
of the third person whose gold cluster has a name: put with it (recall), of those put with any
(precision). Names for the timing are made up: given and last names of syllables, every third one
misspelt or shortened elsewhere."""


def run(*, check: bool = False, record: bool = False) -> int:
    """Print the tables, and what `check` finds to be worse than recorded; the exit code."""
    scores = dict(clusters())
    rest = [] if check else list(growth())
    print("\n".join([*results.table(scores), "", *rest]))
    return results.conclude("who", scores, rest, NOTES, check=check, record=record)


def clusters() -> Iterator[tuple[str, dict[str, float]]]:
    score = data.scorer("news")
    for source, scope in SOURCES.items():
        gold = data.rows(data.folder() / "news" / f"entities.{source}.dev.jsonl")
        found = list(predictions(gold))
        for label, kinds in KINDS.items():
            result = score.score_entities(gold, found, scope, kinds)
            shown = ("CoNLL", "MUC", "B3", "CEAFe", "found")
            yield f"{source}, {scope}, {label}", {key: result[key] for key in shown}
        result = score.score_pronouns(gold, found)
        yield f"{source}, pronouns", {key: result["all"][key] for key in ("recall", "precision")}


def predictions(gold: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The mentions of each document, with the entity that they are across its topic."""
    topics: dict[str, list[Extraction]] = defaultdict(list)
    for row in gold:
        topics[row["topic"]].append(extract(Document.of(row["text"], name=row["id"]), load()))
    for extractions in topics.values():
        links = resolve(extractions).links
        for extraction in extractions:
            yield {
                "id": extraction.document.name,
                "mentions": [
                    {"start": m.start, "end": m.end, "entity": links[m]}
                    for m in extraction.mentions
                    if m in links
                ],
            }


def growth() -> Iterator[str]:
    """Seconds that `resolve` takes for so many distinct names, ten to a document."""
    yield "| distinct names | documents | entities | seconds | microseconds a name |"
    yield "|--:|--:|--:|--:|--:|"
    for size in SIZES:
        documents = list(made_up(size))
        start = time.process_time()
        entities = len(resolve(documents).entities)
        seconds = time.process_time() - start
        cells = (f"{size:,}", f"{len(documents):,}", f"{entities:,}", f"{seconds:.1f}")
        yield f"| {' | '.join(cells)} | {seconds / size * 1e6:.0f} |"


def made_up(size: int, seed: int = 7) -> Iterator[Extraction]:
    """Documents that name `size` different people and bodies, ten each."""
    chance = random.Random(seed)
    names: dict[str, str] = {}
    while len(names) < size:
        given, last = _word(chance, 2), _word(chance, 3)
        names[f"{given} {last}"] = "PERSON"
        if chance.random() < 1 / 3:
            spelled = last.replace("i", "y", 1) if "i" in last else last
            names[chance.choice((f"{given} {spelled}", f"{given[0]}. {last}", last))] = "PERSON"
        if chance.random() < 1 / 5:
            body = f"{_word(chance, 2)} {_word(chance, 2)} {chance.choice(('Bank', 'Party'))}"
            names[body] = "ORG"
            names["".join(word[0] for word in body.split())] = "ORG"
    listed = list(names.items())[:size]
    chance.shuffle(listed)
    for n in range(0, size, 10):
        yield _document(n, listed[n : n + 10])


def _word(chance: random.Random, syllables: int) -> str:
    made = (chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(syllables))
    return "".join(made).capitalize() + chance.choice(("", "n", "r", "s", "v"))


def _document(number: int, names: list[tuple[str, str]]) -> Extraction:
    document = Document.of(f"{number}: " + ". ".join(name for name, _ in names))
    mentions, start = [], len(f"{number}: ")
    for name, label in names:
        end = start + len(name)
        mentions.append(Mention(document.id, start, end, name, label, name, "name"))
        start = end + 2
    return Extraction(document, 1, tuple(mentions), ())
