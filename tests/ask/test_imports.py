"""Questions start fast: what reads articles is not loaded for them."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("spacy", "networkx", "kgraph.building", "kgraph.pipeline", "kgraph.extract", "rapidfuzz")


@pytest.mark.parametrize("name", ["timeline", "says", "conflicts", "diff", "verify"])
def test_needs_no_heavy_library(name: str) -> None:
    script = (
        f"import sys, kgraph.ask.{name}\nheavy = {HEAVY} \nassert not set(heavy) & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
