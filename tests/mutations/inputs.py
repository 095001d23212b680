"""Mutated inputs by number: the same number is the same input, always."""

from __future__ import annotations

import json
import shlex
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from kgraph.cli import main
from kgraph.read import READERS
from tests.mutations.mutate import mutated
from tests.mutations.pen import Input
from tests.read import files
from tests.read.test_documents import FILES
from tests.read.test_feed import ATOM, BOMB, RSS
from tests.read.test_html import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKDOWN = b"""---
title: "Talks"
date: 2025-03-10
---
# Talks *resume*

Xi met [Trump](http://x.org/a "t") in **Berlin**. <b>They</b> talked<br>for `hours`.

- One ~~item~~ ![a picture](p.png)
- Two

> Quoted, said Macron.

| Country | Aid |
|---|---|
| Germany | 5 |

<div><!-- no --><p>Raw.</p></div>
"""
GOOD: dict[str, list[bytes]] = {suffix: [data] for suffix, data in FILES.items()}
GOOD |= {
    ".atom": [ATOM.encode()],
    ".csv": [
        b'id;text;date\n1;"One;\ntwo.";2025-03-10\n2;Three.;10.3.2025\n',
        b"sep=,\nid,text\n1,One.\n",
    ],
    ".epub": [files.epub("<h1>One</h1><p>Trump met Putin.</p>", "<p>They <i>talked</i>.</p>")],
    ".html": [PAGE.encode()],
    ".json": [b'{"articles": [{"id": 1, "text": "One."}, {"date": "2025-03-10", "text": "Two."}]}'],
    ".jsonl": [b'{"id": 1, "text": "One."}\n{"date": "2025-03-10", "text": "Two."}\n'],
    ".md": [MARKDOWN],
    ".pdf": [files.pdf(["Trump met Putin.", "", "They talk-", "ed."], ["More of it.", "2"])],
    ".tsv": [b'id\ttext\n1\t"No," he said.\n2\tThree.\n'],
    ".txt": [b"BERLIN, March 10, 2025 (Reuters) - Trump met Putin.\n\nThey talked \xc3\xa9.\n"],
    ".xml": [RSS.encode(), ATOM.encode(), BOMB.encode()],
    ".zip": [files.archive({"a.txt": "One.", "b.csv": "text\nTwo.", "c.pdf": FILES[".pdf"]})],
}
SUFFIXES = sorted([*READERS, ".zip"])
ZIPPED = (".docx", ".epub", ".zip")


def of_reader(suffix: str, seeds: range) -> Iterator[Input]:
    for seed in seeds:
        chance = Random(f"{suffix} {seed}")
        data = _changed(suffix, chance.choice(GOOD[suffix]), chance)
        yield Input("read", (f"a{suffix}",), {f"a{suffix}": data})


def _changed(suffix: str, data: bytes, chance: Random) -> bytes:
    """Half of the archives are whole, with a part in them that is not."""
    if suffix in ZIPPED and chance.random() < 0.5:
        parts = files.members(data)
        name = chance.choice(sorted(parts))
        new = name if chance.random() < 0.8 else _text(mutated(name.encode(), chance))
        parts[new.partition("\0")[0] or name] = mutated(parts.pop(name), chance)
        return files.archive(parts)
    return mutated(data, chance)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")[:60_000]


NAMES = ("Putin", "Vladimir Putin", "Dmitri Peskov", "Recep Tayyip Erdogan", "Trump")
QUESTIONS = (
    "neighbours Putin|neighbours Peskov --depth 2|evidence Putin|path Peskov Putin|search met"
    "|timeline Putin|says Peskov|conflicts|stats|top|top --by betweenness|communities|documents"
    "|entities|entities --why|review|diff out out|verify|export jsonl|export graphml -o -"
    "|export gexf -o -|export rdf -o -|export csv -o table|html -o page.html|export documents"
    "|neighbours Putin --format json|evidence Putin --format csv|merge Putin Erdogan"
    "|split 'Vladimir Putin' Putin|rename Putin Putin --type PERSON|remove a.txt --no-pictures"
    "|add b.txt --no-pictures|build a.txt b.txt|import claims.jsonl --no-pictures"
    "|view --no-open|completion bash|conflicts --format jsonl"
).split("|")
VALUES = (
    "",
    " ",
    "-",
    "--",
    "0",
    "-1",
    "1e9",
    "99999999999999999999",
    "NaN",
    "99999",
    "0000",
    "2025-13-45",
    "2025-W60",
    "٢٠٢٥",
    "*",
    "[",
    "[!",
    "**/*",
    "../../x",
    "/dev/null",
    "/dev/zero",
    "/dev/full",
    "/proc/self/mem",
    ".",
    "a.txt",
    "out",
    "a" * 5_000,
    "\udcff\udc80",
    "\x1b[31m",
    "\u202ePutin",
    "a\nb",
    "'; DROP TABLE claims; --",
    '"',
    'NEAR("a" "b")',
    "AND OR NOT",
    "Putin*",
    "jsonl",
    "json",
    "PERSON",
    "consult",
    "%s",
    "{0}",
    "\U0001f600",
    "e\u0301" * 200,
    "٣",
    "ß",
)


def of_options(seeds: range, kept: str) -> Iterator[Input]:
    """Questions and commands with values that nobody foresees."""
    for seed in seeds:
        chance = Random(f"options {seed}")
        words = shlex.split(chance.choice(QUESTIONS))
        for _ in range(chance.choice((1, 1, 2, 3))):
            at = chance.randrange(1, len(words) + 1)
            kind = chance.random()
            if kind < 0.7:
                words[at:at] = [chance.choice(_options(words[0])), chance.choice(VALUES)]
            elif kind < 0.8:
                words[at:at] = [chance.choice(VALUES)]
            else:
                words[at:] = [chance.choice(VALUES), *words[at + 1 :]]
        yield Input("command", tuple(words), kept=kept)


def _options(name: str) -> list[str]:
    """Of a command; those that take no value are few."""
    params = main.commands[name].params if name in main.commands else ()
    return [p.opts[0] for p in params if p.param_type_name == "option"] or ["--limit"]


def of_store(seeds: range, kept: str) -> Iterator[Input]:
    """Questions of a store with bytes that are not its own."""
    good = (Path(kept) / "out/kgraph.db").read_bytes()
    for seed in seeds:
        chance = Random(f"store {seed}")
        made = bytearray(good)
        for _ in range(chance.choice((1, 4, 40, 400))):
            at = chance.randrange(chance.choice((200, len(made))))
            made[at] = chance.choice((0, 255, chance.randrange(256), made[at] ^ 1))
        if chance.random() < 0.1:
            del made[chance.randrange(len(made)) :]
        words = shlex.split(chance.choice(QUESTIONS))
        yield Input("command", tuple(words), {"out/kgraph.db": bytes(made)}, kept)


def of_cells(seeds: range, kept: str) -> Iterator[Input]:
    """Questions of a store that is whole, with values in it that are not."""
    for seed in seeds:
        chance = Random(f"cells {seed}")
        with TemporaryDirectory() as folder:
            path = Path(folder, "kgraph.db")
            path.write_bytes((Path(kept) / "out/kgraph.db").read_bytes())
            _change_cells(path, chance)
            data = path.read_bytes()
        words = shlex.split(chance.choice(QUESTIONS))
        yield Input("command", tuple(words), {"out/kgraph.db": data}, kept)


CELLS = (None, "", "\x1b[31m\u202e", -1, 2**62, 1e308, b"\xff\xfe", "[", "{}", "null", "2025-99-99")


def _change_cells(path: Path, chance: Random) -> None:
    with closing(sqlite3.connect(path)) as db:
        found = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        tables = [name for (name,) in found if not name.startswith(("sqlite", "passages_words"))]
        for _ in range(chance.choice((1, 3))):
            table = chance.choice(tables)
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            value = chance.choice(CELLS)
            with suppress(sqlite3.Error):
                where = chance.choice(("1", "number % 2", "random() % 2"))
                db.execute(
                    f"UPDATE {table} SET {chance.choice(columns)} = ? WHERE {where}", (value,)
                )
        db.commit()


DECISIONS = (
    b'# who is who\n[[same]]\nnames = ["Vladimir Putin", "Putin"]  # one\ntype = "PERSON"\n\n'
    b'[[different]]\nnames = ["Joe Biden", "Biden"]\n\n'
    b'[[entity]]\nof = "Dmitri Peskov"\nname = "Dmitry Peskov"\ntype = "PERSON"\n'
)
ALIASES = b"name,alias,type\nVladimir Putin,Putin,PERSON\nUkraine,Kyiv,GPE\n"
TABLES = (
    ("kgraph.decisions.toml", DECISIONS, "build a.txt --no-pictures"),
    ("kgraph.decisions.toml", DECISIONS, "merge Putin Erdogan"),
    ("kgraph.decisions.toml", DECISIONS, "rename Putin 'The President'"),
    ("kgraph.decisions.toml", DECISIONS, "split 'Vladimir Putin' Putin"),
    ("names.csv", ALIASES, "build a.txt --aliases names.csv --no-pictures"),
    ("claims.jsonl", b"", "import claims.jsonl -o new --no-pictures"),
    ("claims.jsonl", b"", "import claims.jsonl -o new"),
    ("claims.jsonl", b"", "import claims.jsonl --no-pictures"),
    ("new.txt", b"Trump met Putin in Helsinki. He denied it.\n", "extract new.txt"),
    ("new.txt", b"Trump met Putin in Helsinki. He denied it.\n", "build new.txt -o new"),
    ("new.jsonl", b'{"id": "a", "text": "Trump met Putin."}\n', "extract new.jsonl"),
    ("new.csv", b"id,text\na,Trump met Putin.\n", "build new.csv -o new"),
)


def of_files(seeds: range, kept: str) -> Iterator[Input]:
    """Decisions, tables of names, claims and short articles, through commands."""
    for seed in seeds:
        chance = Random(f"files {seed}")
        name, data, line = chance.choice(TABLES)
        data = mutated(data, chance)[:2_000] if data else _claims(Path(kept) / name, chance)
        yield Input("command", tuple(shlex.split(line)), {name: data}, kept)


def _claims(path: Path, chance: Random) -> bytes:
    """One of the lines, as a rule with a value that is not its own."""
    lines = path.read_bytes().splitlines()
    if chance.random() < 0.4:
        return mutated(b"\n".join(lines), chance)
    rows = [json.loads(line) for line in lines]
    for _ in range(chance.choice((1, 2))):
        _surprise(chance.choice(rows), chance)
    return b"\n".join(json.dumps(row).encode() for row in rows)


SURPRISES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**30,
    1e308,
    float("nan"),
    "",
    " ",
    "\x1b]0;x\x07\u202e",
    "\ud800",
    "a\0b",
    "x" * 5_000,
    [],
    {},
    [[[]]],
    {"text": "a", "start": 0, "end": 1},
    "99999-01-01",
    "PERSON",
    "../../x",
)


def _surprise(row: Any, chance: Random) -> None:
    """Changes one value, somewhere inside."""
    keys = list(row) if isinstance(row, dict) else range(len(row))
    key = chance.choice(list(keys))
    if isinstance(row[key], dict | list) and row[key] and chance.random() < 0.7:
        _surprise(row[key], chance)
    else:
        row[key] = chance.choice(SURPRISES)


def of_tools(seeds: range, kept: str) -> Iterator[Input]:
    """What an assistant may ask."""
    from kgraph.assistants.tools import TOOLS

    for seed in seeds:
        chance = Random(f"tools {seed}")
        tool = chance.choice(TOOLS)
        given = {name: _argument(schema, chance) for name, schema in tool.takes.items()}
        kept_names = {
            n for n in given if chance.random() < 0.4 or n in tool.input_schema["required"]
        }
        asked = {name: given[name] for name in given if name in kept_names}
        if asked and chance.random() < 0.6:
            asked[chance.choice(sorted(asked))] = chance.choice((*SURPRISES, *VALUES))
        yield Input("ask", (tool.name, asked), kept=kept)


def _argument(schema: dict[str, Any], chance: Random) -> Any:
    if "enum" in schema:
        return chance.choice(schema["enum"])
    if schema.get("type") == "integer":
        return chance.choice([schema[n] for n in ("minimum", "maximum", "default") if n in schema])
    if schema.get("type") == "array":
        return [_argument(schema["items"], chance)]
    return chance.choice((*NAMES, *VALUES))


def of_networkx(seeds: range, _kept: str) -> Iterator[Input]:
    import networkx

    for seed in seeds:
        chance = Random(f"networkx {seed}")
        graph = chance.choice((networkx.MultiDiGraph, networkx.Graph, networkx.DiGraph))()
        graph.graph["name"] = chance.choice(("news", *SURPRISES))
        nodes = [1, "a", "Putin", ("x", 2), 2.5, "\ud800", "\x1b[31m\u202e"]
        for _ in range(chance.choice((1, 3, 8))):
            one, other = (chance.choice(nodes) for _ in range(2))
            graph.add_edge(
                one,
                other,
                **_attributes("action sentence document polarity evidence label", chance),
            )
            graph.add_node(one, **_attributes("name type label", chance))
        yield Input("networkx", (graph,))


def _attributes(names: str, chance: Random) -> dict[str, Any]:
    good = ("Trump", "PERSON", "denied", "He met him.", ["One.", "Two."])
    return {
        name: chance.choice((*good, *SURPRISES)) for name in names.split() if chance.random() < 0.5
    }
