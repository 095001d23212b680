"""The command that answers language models."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kgraph.cli.options import graph_option, say

if TYPE_CHECKING:
    from pathlib import Path


@click.command(short_help="Answer the questions of an assistant, over MCP.")
@graph_option
def mcp(folder: Path) -> None:
    """Answer the questions of an assistant: a server of the Model Context Protocol on standard
    input and output. It only reads, and every answer has the sentences that it stands on.

    The assistant's program starts it. Name the folder of the graph in full there.

    \b
    kgraph mcp --graph /home/me/news/out

    Needs pip install 'kgraph[mcp]'.
    """
    from kgraph.assistants import serve

    if sys.stdin is None:  # closed: nobody will ask
        return
    if sys.stdin.isatty():
        say("an assistant's program starts this, and asks by standard input; Ctrl-C ends it")
    serve(folder)


COMMANDS = (mcp,)
