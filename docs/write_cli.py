"""Write docs/cli.md from the commands themselves: python docs/write_cli.py

A command is shown by its help and by its own examples. Those that only read are run on the sample
articles, each on the graph as it was built.
"""

from __future__ import annotations

import re
import shlex
import tempfile
from collections import Counter
from contextlib import chdir
from glob import glob
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.testing import CliRunner

from kgraph.cli import main
from kgraph.cli.making import SOME_UNREADABLE
from kgraph.errors import KgraphError, NothingFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Option = tuple[str, str]  # its names and values, and what it does

HERE = Path(__file__).parent
ROOT = HERE.parent
TARGET = HERE / "cli.md"

LINES: Mapping[str, int] = {
    "communities": 10,
    "conflicts": 24,
    "documents": 8,
    "entities": 12,
    "evidence": 8,
    "extract": 1,
    "neighbours": 10,
    "path": 12,
    "says": 16,
    "search": 12,
    "stats": 18,
    "timeline": 14,
    "top": 12,
    "verify": 8,
}
"""Commands that only read -> lines of the output to show of each example. The examples of others
are not run."""

ENDS = {
    0: "Done.",
    1: "It failed; one line on standard error says what, where, and what would help.",
    2: "Wrong usage.",
    SOME_UNREADABLE: "Done, but some documents could not be read; each is named.",
}
WIDTH = 160  # characters of a line
UNFIT = re.compile(r"[|<>]")  # an example for a shell
MANY = 3  # commands that have the same option: it is told once
START = """# The command line

Written by `python docs/write_cli.py` from what the commands say of themselves. The outputs are
those of the sample articles, after `kgraph build seeds/`; `…` stands for what is left out.

All data goes to standard output, all messages to standard error. Names are found without regard to
case, accents and titles. `--graph`, or the variable `KGRAPH_GRAPH`, says which graph is asked.
"""


def page() -> str:
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("seeds").symlink_to(ROOT / "seeds")
        _run("build seeds/ --quiet")
        commands = {n: c for n, c in sorted(main.commands.items()) if not c.hidden}
        shared = _shared(commands.values())
        sections = [_section(name, command, shared) for name, command in commands.items()]
        return "\n".join([START, _contents(commands), _exit_codes(), _told_once(shared), *sections])


def _contents(commands: Mapping[str, click.Command]) -> str:
    rows = [f"| [{n}](#{n}) | {c.get_short_help_str(100)} |" for n, c in commands.items()]
    return _lines("| Command | |", "|---|---|", *rows)


def _exit_codes() -> str:
    own = {e.exit_code: e for e in _errors(KgraphError) if "exit_code" in vars(e)}
    found = {code: (e.__doc__ or "").partition("\n")[0] for code, e in own.items()} | ENDS
    rows = [f"| {code} | {found[code]} |" for code in sorted(found)]
    return _lines("## Exit codes", "", "| Code | |", "|---|---|", *rows)


def _errors(error: type[KgraphError]) -> Iterator[type[KgraphError]]:
    yield error
    for kind in error.__subclasses__():
        yield from _errors(kind)


def _shared(commands: Iterable[click.Command]) -> list[Option]:
    """What several commands have with the same words."""
    counts = Counter(option for command in commands for option in _options(command))
    return [option for option, count in counts.items() if count >= MANY]


def _told_once(shared: Iterable[Option]) -> str:
    return _lines("## Shared options", "", *_table(shared))


def _section(name: str, command: click.Command, shared: Sequence[Option]) -> str:
    text, examples = _help(command)
    usage = " ".join(command.get_usage(_context(command)).removeprefix("Usage: ").split())
    options = _options(command)
    own = [option for option in options if option not in shared]
    others = ", ".join(f"`{_long(option)}`" for option in options if option in shared)
    lines = [f"## {name}", "", "```text", usage, "```", "", text, ""]
    lines += [*_table(own), ""] * bool(own)
    lines += [f"[Shared options](#shared-options): {others}", ""] * bool(others)
    return _lines(*[*lines, *_shown(name, examples)][:-1])  # sections are joined by an empty line


def _options(command: click.Command) -> list[Option]:
    context = _context(command)
    records = (parameter.get_help_record(context) for parameter in command.params)
    return [(_cell(r[0]), _cell(r[1])) for r in records if r and r[1]]


def _context(command: click.Command) -> click.Context:
    return click.Context(
        command, info_name=command.name, parent=click.Context(main, info_name="kgraph")
    )


def _long(option: Option) -> str:
    """ "--out" of "-o, --out DIR"."""
    return next(word for word in option[0].split() if word.startswith("--"))


def _table(options: Iterable[Option]) -> list[str]:
    return ["| Option | |", "|---|---|", *(f"| `{name}` | {text} |" for name, text in options)]


def _help(command: click.Command) -> tuple[str, list[str]]:
    """What it says, and its examples."""
    text, _, examples = cleandoc(command.help or "").partition("\b\n")
    examples, _, more = examples.partition("\n\n")
    parts = (text.strip(), more.strip())
    return "\n\n".join(filter(None, parts)), [line for line in examples.splitlines() if line]


def _shown(name: str, examples: list[str]) -> Iterator[str]:
    """Those that were run with what they printed, then the others."""
    outputs = {example: _output(name, example) for example in examples}
    for example, output in outputs.items():
        if output:
            yield from ("```console", f"$ {example}", *output, "```", "")
    others = [example for example, output in outputs.items() if not output]
    if others:
        yield from ("```sh", *others, "```", "")


def _output(name: str, example: str) -> list[str]:
    """Lines that it prints, cut; none where it is not run or finds nothing."""
    count = LINES.get(name, 0)
    fits = example.startswith(f"kgraph {name}") and not UNFIT.search(example)
    if not count or not fits or not all(map(_is_here, _words(example))):
        return []
    lines = _run(example.removeprefix("kgraph ")).rstrip("\n").splitlines()
    cut = [line if len(line) <= WIDTH else f"{line[:WIDTH]}…" for line in lines]
    return cut if len(cut) <= count else [*cut[:count], "…"]


def _is_here(word: str) -> bool:
    """Not a file that only the reader has."""
    looks = re.fullmatch(r"[\w/-]+(\.\w+|/)", word)
    return not looks or Path(word).exists()


def _run(command: str) -> str:
    """Standard output. Raises RuntimeError where the command fails."""
    done = CliRunner().invoke(main, list(_words(command)), env={"KGRAPH_GRAPH": None})
    if done.exit_code not in (0, NothingFound.exit_code):
        raise RuntimeError(f"kgraph {command}: {done.output.strip()}")
    return done.stdout


def _words(command: str) -> Iterator[str]:
    """Patterns of files as a shell gives them."""
    for word in shlex.split(command):
        yield from sorted(glob(word)) or [word]  # noqa: PTH207 (names as they are written)


def _cell(text: str) -> str:
    """Bars end a cell of a table, in code too."""
    return " ".join(text.replace("|", "\\|").split())


def _lines(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
