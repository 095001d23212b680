"""The labelled pairs of names: verdict, label, left, right."""

from pathlib import Path

PAIRS = [
    line.split("; ")
    for line in (Path(__file__).parent / "pairs.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
