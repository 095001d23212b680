"""A process that has loaded everything, and runs each command in a child that can be harmed."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WARM = """
import ctypes, gc, json, os, resource, sys
from kgraph.cli import main
from kgraph.extract.parser import load

def obey_modes():
    header, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    if os.geteuid() == 0 and ctypes.CDLL(None).capset(header, none):
        raise SystemExit("capset")

load()
main(["build", *json.loads(sys.stdin.readline())], standalone_mode=False)
gc.freeze()
print(flush=True)
for line in sys.stdin:
    child = os.fork()
    if not child:
        words, log, limit, modes, folder, before = json.loads(line)
        os.chdir(folder or ".")
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        if modes:
            obey_modes()
        file = os.open(log, os.O_WRONLY)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(file, 1)
        os.dup2(file, 2)
        exec(before)
        try:
            main(words, prog_name="kgraph")
        except SystemExit as end:
            sys.stderr.flush()
            os._exit(end.code or 0)
    print(child, flush=True)
    sys.stdin.readline()
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Loads the model once; then, for each line, a process of its own that runs that command. It stays
there, to be killed, until the next line comes."""


class Warm:
    """Runs commands, one at a time, each in a new process that has loaded everything already."""

    def __init__(self, folder: Path, *args: str, within: Sequence[str] = ()) -> None:
        """`args` are those of the first build; `within` is a command that runs commands."""
        self.log = folder / "printed"
        self.process = subprocess.Popen(
            [*within, sys.executable, "-c", WARM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._send(list(args))
        while self._answer() != "\n":
            pass

    def start(
        self,
        *words: str | Path,
        limit: int | None = None,
        modes: bool = False,
        folder: Path | None = None,
        before: str = "",
    ) -> int:
        """The id of the process. No file gets more than `limit` bytes; `modes` of files hold for
        root, too; `before` is Python that runs first."""
        self.log.write_text("")
        inside = None if folder is None else str(folder)
        self._send([[str(word) for word in words], str(self.log), limit, modes, inside, before])
        return int(self._answer())

    def end(self) -> tuple[int, str]:
        """Exit code, or the negative signal, and all that was printed."""
        self._send("")
        code = int(self._answer())
        return code, self.log.read_text()

    def run(
        self,
        *words: str | Path,
        limit: int | None = None,
        modes: bool = False,
        folder: Path | None = None,
        before: str = "",
    ) -> tuple[int, str]:
        self.start(*words, limit=limit, modes=modes, folder=folder, before=before)
        return self.end()

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()

    def _send(self, what: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()

    def _answer(self) -> str:
        assert self.process.stdout is not None
        answer = self.process.stdout.readline()
        if not answer:
            raise EOFError("the process that runs commands is gone")
        return answer
