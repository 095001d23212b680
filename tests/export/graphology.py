"""graphology, which Gephi Lite stands on: what it reads in a file."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "node"
LOCK = HERE / "package-lock.json"
QUIET = "--ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error".split()


def read(content, form, folder):
    """What is in the bytes of a file, as read.mjs prints it."""
    file = folder / f"graph.{form}"
    file.write_bytes(content)
    command = [_node(), str(HERE / "read.mjs"), str(modules()), form, str(file)]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@cache
def modules():
    """The folder with the packages of package-lock.json, which are fetched once for an environment;
    npm compares their digests. Skips, or fails where a browser is required, if that cannot be."""
    key = hashlib.sha256(LOCK.read_bytes()).hexdigest()[:16]
    folder = Path(sys.prefix) / "share" / "kgraph-tests" / key
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as new:
            _fetch(Path(new) / "new")
            Path(new, "new").rename(folder)
    return folder


def _fetch(folder):
    npm = shutil.which("npm")
    if npm is None:
        _without("npm is not on the path")
    folder.mkdir()
    for name in ("package.json", LOCK.name):
        shutil.copy(HERE / name, folder)
    try:
        done = subprocess.run(
            [npm, "ci", *QUIET], cwd=folder, capture_output=True, timeout=300, check=False
        )
    except subprocess.TimeoutExpired:
        _without("npm ci takes too long")
    if done.returncode:
        _without(f"npm ci failed: {done.stderr.decode().strip()[-300:]}")


def _without(reason):
    message = f"no graphology: {reason}"
    if os.environ.get("KGRAPH_REQUIRE_BROWSER") == "1":
        pytest.fail(message)
    pytest.skip(message)


def _node():
    from playwright._impl._driver import compute_driver_executable

    return compute_driver_executable()[0]
