"""Documents, and a real scheduler with two workers, each a process on 127.0.0.1."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.made_up import article

ROOT = Path(__file__).parents[2]
PART = 3_000  # bytes: small partitions, so that there are many
PATIENCE = 60  # seconds for processes to come up


@pytest.fixture(scope="session")
def articles(tmp_path_factory):
    """A folder: the paragraphs of the samples, each a file, some called alike; rows; a copy."""
    folder = tmp_path_factory.mktemp("cluster") / "articles"
    for inside in ("a", "b"):
        (folder / inside).mkdir(parents=True)
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        for n, line in enumerate(filter(None, seed.read_text("utf-8").splitlines())):
            (folder / "ab"[n % 2] / f"{seed.name[:3]}-{n}.txt").write_text(line, "utf-8")
    for inside in ("a", "b"):
        (folder / inside / "same.txt").write_text(article(len(inside) + ord(inside)), "utf-8")
    (folder / "copy.txt").write_text(article(3), "utf-8")
    rows = [
        {"id": f"row {n % 12}", "text": article(n), "date": f"2025-01-{n + 1:02}"}
        for n in range(14)
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    (folder / "kgraph.decisions.toml").write_text(
        '[[same]]\nnames = ["Kremlin", "Russia"]\n\n'
        '[[different]]\nnames = ["Donald Trump", "Trump"]\n\n'
        '[[entity]]\nof = "Joe Biden"\nname = "President Biden"\n',
        "utf-8",
    )
    return folder


@pytest.fixture(scope="session")
def alone(articles, tmp_path_factory):
    """The graph of the articles, as one machine makes it."""
    from kgraph import pipeline

    out = tmp_path_factory.mktemp("alone")
    pipeline.build([str(articles)], out, draw=False)
    return out


class Dask:
    """A scheduler, and workers that can be killed."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self._log = (folder / "dask.log").open("wb")
        self._scheduler = self._start("scheduler", "--port", "0", "--no-dashboard", "--no-show")
        self.workers = [self._worker() for _ in range(2)]
        self.address = self._address()
        self._wait_for_workers()

    def end(self) -> None:
        for process in (*self.workers, self._scheduler):
            process.kill()
            process.wait()
        self._log.close()

    def _worker(self) -> subprocess.Popen[bytes]:
        how = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0")
        return self._start("worker", *how)

    def _start(self, what: str, *how: str) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "dask", what, "--scheduler-file", str(self.file)]
        here = ("--host", "127.0.0.1")
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        folder = self.file.parent
        out = {"stdout": self._log, "stderr": self._log}
        return subprocess.Popen([*words, *here, *how], cwd=folder, env=env, **out)

    def _address(self) -> str:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.file.exists() and self.file.stat().st_size:
                return json.loads(self.file.read_text())["address"]
            time.sleep(0.05)
        raise TimeoutError(self.file.with_name("dask.log").read_text())

    def _wait_for_workers(self) -> None:
        from distributed import Client

        with Client(self.address, timeout=PATIENCE) as client:
            client.wait_for_workers(len(self.workers), timeout=PATIENCE)


@pytest.fixture(scope="session")
def dask_(tmp_path_factory):
    found = Dask(tmp_path_factory.mktemp("dask"))
    yield found
    found.end()
