"""The recorded scores, in RESULTS.md, and whether new ones are worse."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Scores = Mapping[str, Mapping[str, float]]
    """By benchmark, then by measure."""

RESULTS = Path(__file__).with_name("RESULTS.md")
FALL = 0.005  # a score may be lower by so much: the next digit is a sentence more or less
GUARDED: dict[str, dict[str, tuple[str, ...]]] = {
    "extraction": {
        "benchie": ("F1",),
        "carb": ("F1", "AUC"),
        "plover": ("R_dir", "P_dir", "class_acc"),
        "petrarch": ("F_dir",),
        "quotes": ("e2e_F",),
        "quotes, resolve": ("e2e_R",),
    },
    "who": {
        "gum, doc, named": ("CoNLL",),
        "gum, doc, all": ("CoNLL",),
        "ecb, topic, named": ("CoNLL",),
        "ecb, topic, all": ("CoNLL",),
        "meantime, topic, named": ("CoNLL",),
        "meantime, topic, all": ("CoNLL",),
        "gum, pronouns": ("recall", "precision"),
        "ecb, pronouns": ("recall", "precision"),
        "meantime, pronouns": ("recall", "precision"),
    },
    "store": {},
    "merging": {},
    "page": {},
    "exports": {},
    "speed": {},
    "scale": {},
    "book": {},
}
"""What must not fall, by benchmark; the other measures explain these."""

ROW = re.compile(r"^\| (?P<name>[^|]+) \| (?P<cells>[^|]*\d\.\d{3}[^|]*) \|$", re.MULTILINE)
CELL = re.compile(r"(\w+) (\d\.\d{3})")


def table(scores: Scores) -> Iterator[str]:
    yield "| benchmark | scores |"
    yield "|---|---|"
    for name, measures in scores.items():
        yield f"| {name} | {', '.join(f'{key} {value:.3f}' for key, value in measures.items())} |"


def recorded(text: str) -> dict[str, dict[str, float]]:
    """The scores of a text that holds such a table."""
    return {
        row["name"]: {key: float(value) for key, value in CELL.findall(row["cells"])}
        for row in ROW.finditer(text)
    }


def fallen(name: str, new: Scores, old: Scores) -> list[str]:
    """What is lower than it was by more than FALL, is measured no longer, or never was."""
    found = []
    for row, keys in GUARDED[name].items():
        for key in keys:
            before = old.get(row, {}).get(key)
            now = new.get(row, {}).get(key)
            if before is None:
                found.append(f"{row} {key} is not recorded; run with --record")
            elif now is None or now < before - FALL:
                shown = "not measured" if now is None else f"{now:.3f}"
                found.append(f"{row} {key} fell from {before:.3f} to {shown}")
    return found


def conclude(
    name: str, scores: Scores, rest: Iterable[str], notes: str, *, check: bool, record: bool
) -> int:
    """Record the scores, or check them; the exit code."""
    text = RESULTS.read_text("utf-8")
    worse = fallen(name, scores, recorded(text))
    if record:
        RESULTS.write_text(with_section(text, name, _section(name, scores, rest, notes)), "utf-8")
    if check:
        print("\n".join(worse) or "no score fell", file=sys.stderr)
    return 1 if check and worse else 0


def printed(*tables: Iterator[str]) -> Iterator[str]:
    """The lines of all, each printed as soon as it is there."""
    for lines in tables:
        for line in lines:
            print(line, flush=True)
            yield line


def with_section(text: str, name: str, section: str) -> str:
    """The text with this section in place of the one of that name, or at the end."""
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    kept = [part for part in parts if not part.startswith(f"## {name}\n")]
    head, sections = kept[0], sorted([*kept[1:], section])
    return "\n\n".join(part.strip() for part in (head, *sections)) + "\n"


def _section(name: str, scores: Scores, rest: Iterable[str], notes: str) -> str:
    head = f"`python -m benchmarks {name} --record` at commit {_commit()}."
    scored = (*table(scores), "") if scores else ()
    return "\n".join([f"## {name}", "", head, "", *scored, *rest, "", notes])


def _commit() -> str:
    def git(*words: str) -> str:
        done = subprocess.run(
            ["git", *words], capture_output=True, text=True, check=True, cwd=RESULTS.parent
        )
        return done.stdout.strip()

    changed = " with changes" if git("status", "--porcelain", "--", "../kgraph") else ""
    return git("rev-parse", "--short", "HEAD") + changed
