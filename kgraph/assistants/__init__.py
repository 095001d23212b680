"""The questions for language models: a server of the Model Context Protocol.

    serve(Path("out"))  # answers on standard input and output until the input ends

It reads the graph and nothing else, and every answer has the sentences that it stands on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.errors import KgraphError

if TYPE_CHECKING:
    from pathlib import Path


def serve(folder: Path) -> None:
    """Answers questions about the graph in this folder until the input ends, or Ctrl-C; then ends
    the process.

    The graph is opened anew for each question. Raises KgraphError where the library of the
    protocol is missing.
    """
    try:
        from kgraph.assistants.server import run
    except ImportError as error:
        raise KgraphError("kgraph mcp needs more; pip install 'kgraph[mcp]'") from error
    run(folder)
