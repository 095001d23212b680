"""The command `kgraph`, also as `python -m kgraph`."""

from __future__ import annotations

import sys


def run() -> None:
    """An interrupt while the libraries are loaded ends quietly, too."""
    try:
        from kgraph.cli import main

        main()
    except KeyboardInterrupt:
        sys.exit(1)


if __name__ == "__main__":
    run()
