"""One page for the browsers of this machine, and for nobody else."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import TYPE_CHECKING, Any

from kgraph.errors import KgraphError

if TYPE_CHECKING:
    from collections.abc import Callable

ADDRESS = "127.0.0.1"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
SECONDS = 10.0  # that a browser may take to send a request


def serve(page: bytes, *, port: int = 0, ready: Callable[[str], None]) -> None:
    """Serves this page on 127.0.0.1 until Ctrl-C; `ready` is told its address.

    Port 0 is any that is free. Raises KgraphError where the port cannot be had.
    """
    with server(page, port=port) as running, suppress(KeyboardInterrupt):
        ready(f"http://{ADDRESS}:{running.server_port}/")
        running.serve_forever()


def server(page: bytes, *, port: int = 0) -> Server:
    """A server that listens, and answers when it is told to."""
    try:
        return Server(page, port)
    except OSError as error:
        raise KgraphError(_unusable(port, error)) from error


class Server(ThreadingHTTPServer):
    """Answers each request in a thread of its own."""

    allow_reuse_address = os.name == "posix"  # elsewhere it would share the port with others
    daemon_threads = True

    def __init__(self, page: bytes, port: int) -> None:
        self.page = page
        super().__init__((ADDRESS, port), _Handler)

    def server_bind(self) -> None:
        """Without asking the network for the name of this machine."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is no matter."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = SECONDS

    def do_GET(self) -> None:
        if not self._is_asked_here():
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
        elif self.path.partition("?")[0] != "/":
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            self._answer(HTTPStatus.OK, "html", self.server.page)

    do_HEAD = do_GET  # noqa: N815

    def do_POST(self) -> None:
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED)

    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = do_POST  # noqa: N815

    def _refuse(self, status: HTTPStatus) -> None:
        self._answer(status, "plain", f"{status.value} {status.phrase}\n".encode())

    def _answer(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"text/{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def version_string(self) -> str:
        return "kgraph"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Nothing: who runs this asked for a page, not for a log."""

    def _is_asked_here(self) -> bool:
        """By this machine's own name: not by that of a site which leads here (DNS rebinding)."""
        port = self.server.server_port
        own = {f"{name}:{port}" for name in (ADDRESS, "localhost")}
        if port == 80:
            own |= {ADDRESS, "localhost"}
        hosts = self.headers.get_all("Host", [])
        return len(hosts) == 1 and hosts[0].strip().lower() in own


def _unusable(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is in use; choose another with --port, or leave that out"
    why = (error.strerror or str(error)).lower()
    return f"port {port} cannot be used ({why}); choose another with --port, or leave that out"
