"""Writes the answers anew: `python -m tests.golden`. Read their diff like code."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.golden.commands import COMMANDS, HERE, answer, build

with tempfile.TemporaryDirectory() as folder:
    build(Path(folder))
    for name, command in COMMANDS.items():
        (HERE / name).write_text(answer(command, Path(folder)), encoding="utf-8")
