"""The recorded scores, in RESULTS.md, and whether new ones are worse."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Scores = Mapping[str, Mapping[str, float]]
    """By benchmark, then by measure."""

RESULTS = Path(__file__).with_name("RESULTS.md")
FALL = 0.005  # a score may be lower by so much: the next digit is a sentence more or less
GUARDED: dict[str, tuple[str, ...]] = {
    "benchie": ("F1",),
    "carb": ("F1", "AUC"),
    "plover": ("R_dir", "P_dir", "class_acc"),
    "petrarch": ("F_dir",),
    "quotes": ("e2e_F",),
    "quotes, resolve": ("e2e_R",),
}
"""What must not fall; the other measures explain these."""

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


def fallen(new: Scores, old: Scores) -> list[str]:
    """What is lower than it was by more than FALL, or is measured no longer."""
    found = []
    for name, keys in GUARDED.items():
        for key in keys:
            before = old.get(name, {}).get(key)
            now = new.get(name, {}).get(key)
            if before is not None and (now is None or now < before - FALL):
                shown = "not measured" if now is None else f"{now:.3f}"
                found.append(f"{name} {key} fell from {before:.3f} to {shown}")
    return found


def write(scores: Scores, rest: Iterable[str]) -> None:
    """RESULTS.md anew, with the commit that was measured."""
    lines = [
        "# Results",
        "",
        f"`python -m benchmarks extraction --record` at commit {_commit()}, with the default",
        "model. The data is development data: rules were written with it in view.",
        "",
        *table(scores),
        "",
        *rest,
        "",
        "`benchie` and `benchie_fl` count exact triples, `carb` the share of common words (F1 at",
        "the best confidence, area under the curve). `plover` and `petrarch` are pairs of actors",
        "joined in the right direction, and the class of their events. `quotes` are statements",
        "whose words and speaker are right; `resolve` are those whose speaker is a pronoun. The",
        "precision of a rule on CaRB is the mean share of words that its triples have in common",
        "with the best fitting gold tuple.",
        "",
    ]
    RESULTS.write_text("\n".join(lines), encoding="utf-8")


def _commit() -> str:
    def git(*words: str) -> str:
        done = subprocess.run(
            ["git", *words], capture_output=True, text=True, check=True, cwd=RESULTS.parent
        )
        return done.stdout.strip()

    changed = " with changes" if git("status", "--porcelain", "--", "../kgraph") else ""
    return git("rev-parse", "--short", "HEAD") + changed
