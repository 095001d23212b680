from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_absent_data_is_named(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "extraction"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "KGRAPH_BENCH": str(tmp_path)},
    )
    assert done.returncode == 1
    assert done.stderr == f"no development data in {tmp_path}; nothing measured\n"
