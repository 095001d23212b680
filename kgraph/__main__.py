"""The command `kgraph`, also as `python -m kgraph`."""

from __future__ import annotations

import gc
import os
import sys

YOUNG = 100_000  # new objects before Python looks for garbage: more than modules are made of


def run() -> None:
    """An interrupt while the libraries are loaded ends quietly, too.

    What a question takes is mostly the start and the end of Python: it need not look through its
    modules for garbage, nor take them apart.
    """
    gc.set_threshold(YOUNG)
    try:
        from kgraph.cli import main

        main()
    except KeyboardInterrupt:
        sys.exit(1)
    except SystemExit as end:
        _end(end.code)
        raise
    finally:
        gc.freeze()


def _end(code: object) -> None:
    """At once, as all was printed, unless some library has something to do at the end."""
    if isinstance(code, int) and "atexit" not in sys.modules and sys.stderr is not None:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    run()
