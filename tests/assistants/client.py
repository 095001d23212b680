"""The program as an assistant meets it: a process that answers on standard input and output."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anyio.from_thread import start_blocking_portal
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

if TYPE_CHECKING:
    from collections.abc import Iterator

    from anyio.from_thread import BlockingPortal
    from mcp_types import CallToolResult

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-W", "error", "-m", "kgraph", "mcp"]


class Assistant:
    def __init__(self, portal: BlockingPortal, client: Client) -> None:
        self.portal = portal
        self.client = client

    def call(self, tool: str, **arguments: Any) -> CallToolResult:
        return self.portal.call(self.client.call_tool, tool, arguments)

    def ask(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """The answer, which is the same as text."""
        found = self.call(tool, **arguments)
        assert not found.is_error, found.content
        answer: dict[str, Any] = found.structured_content
        assert text(found) == answer
        return answer

    def error(self, tool: str, **arguments: Any) -> str:
        found = self.call(tool, **arguments)
        assert found.is_error
        assert found.structured_content is None
        (line,) = text(found).values()
        assert "\n" not in line
        assert "Traceback" not in line
        return str(line)


def text(found: CallToolResult) -> dict[str, Any]:
    (part,) = found.content
    said: dict[str, Any] = json.loads(part.text)  # type: ignore[union-attr]
    return said


@contextmanager
def assistant(folder: Path, errors: Path, *, mode: str = "auto") -> Iterator[Assistant]:
    """A client that is connected; `errors` is for what the server says on standard error."""
    command, *arguments = COMMAND
    server = StdioServerParameters(
        command=command, args=[*arguments, "--graph", str(folder)], cwd=ROOT
    )
    with errors.open("w") as log, start_blocking_portal() as portal:
        client = Client(stdio_client(server, log), mode=mode)
        with portal.wrap_async_context_manager(client):
            yield Assistant(portal, client)
