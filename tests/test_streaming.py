"""Documents stream: ten times as many need no more memory until the graph is made of them."""

import json
import subprocess
import sys

from tests.conftest import SEEDS

PEAK = r"""
import re, sys
from pathlib import Path
from kgraph import building
from kgraph.model import Extraction

def told(entries):  # what follows when all are read: the graph
    print(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1])
    raise SystemExit

building.attempt = lambda document, model: Extraction(document, mentions=(), claims=(), sentences=1)
building.parser.load = print
building.named.distinct = told
building.build([sys.argv[1]], Path(sys.argv[2]), jobs=1, draw=False)
"""


def peak(folder, documents):
    """KiB that a build has at most, of articles of 8,000 characters that nobody reads."""
    folder.mkdir()
    with (folder / "news.jsonl").open("w") as file:
        for number in range(documents):
            file.write(json.dumps({"text": f"Number {number} came. " * 400}) + "\n")
    words = [sys.executable, "-c", PEAK, str(folder / "news.jsonl"), str(folder / "out")]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=SEEDS.parent)
    return int(done.stdout.split()[-1])


def test_memory_does_not_grow_with_the_documents(tmp_path):
    few, many = (peak(tmp_path / str(number), number) for number in (500, 5000))
    assert many < 1.2 * few  # all texts are 40 MB more, the program is 35
