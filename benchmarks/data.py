"""The development data: where it lies, and its own scorers.

The data is not part of the repository. It is looked for in the folder of the environment variable
KGRAPH_BENCH, then in `../shared/bench` beside the repository.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

HERE = Path(__file__).resolve().parents[1]


class AbsentError(Exception):
    """There is nothing to measure with."""


def folder() -> Path:
    """Raises AbsentError when the data is not there."""
    found = Path(os.environ.get("KGRAPH_BENCH", HERE.parent / "shared" / "bench"))
    if not (found / "oie").is_dir() or not (found / "news").is_dir():
        raise AbsentError(f"no development data in {found}; nothing measured")
    return found


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def scorer(name: str) -> ModuleType:
    """`score_dev.py` of "oie" or "news"."""
    path = folder() / name / "score_dev.py"
    spec = importlib.util.spec_from_file_location(f"score_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
