"""One page is served to this machine, and nothing else to anybody."""

from __future__ import annotations

import http.client
import socket
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from kgraph.errors import KgraphError
from kgraph.serving import Server, serve, server

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = b"<!DOCTYPE html>\n<title>news</title>\n"


@contextmanager
def running(page: bytes = PAGE) -> Iterator[Server]:
    with server(page) as made:
        thread = Thread(target=made.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield made
        finally:
            made.shutdown()
            thread.join()


@pytest.fixture
def port() -> Iterator[int]:
    with running() as made:
        yield made.server_port


def asked(port: int, method: str = "GET", path: str = "/", *hosts: str) -> http.client.HTTPResponse:
    """The answer, of which `msg` are the headers and `page` is the body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.putrequest(method, path, skip_host=True)
    for host in hosts or (f"127.0.0.1:{port}",):
        connection.putheader("Host", host.format(port=port))
    connection.endheaders()
    answer = connection.getresponse()
    answer.page = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


def test_page(port: int) -> None:
    answer = asked(port)
    assert (answer.status, answer.page) == (200, PAGE)  # type: ignore[attr-defined]
    assert asked(port, "GET", "/?").status == 200


def test_headers(port: int) -> None:
    for answer in (asked(port), asked(port, "HEAD"), asked(port, "GET", "/x")):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Server"] == "kgraph"
    assert asked(port).headers["Content-Type"] == "text/html; charset=utf-8"


def test_head_has_no_body(port: int) -> None:
    answer = asked(port, "HEAD")
    assert (answer.status, answer.page) == (200, b"")  # type: ignore[attr-defined]
    assert answer.headers["Content-Length"] == str(len(PAGE))


@pytest.mark.parametrize(
    "path", ["/kgraph.db", "/graph.html", "/../kgraph.db", "/.", "/favicon.ico", "*"]
)
def test_nothing_else_of_the_folder(port: int, path: str) -> None:
    answer = asked(port, "GET", path)
    assert answer.status == 404
    assert answer.page == b"404 Not Found\n"  # type: ignore[attr-defined]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_nothing_but_reading(port: int, method: str) -> None:
    answer = asked(port, method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_unheard_of_method(port: int) -> None:
    answer = asked(port, "<SCRIPT>")
    assert answer.status == 501
    assert b"<SCRIPT>" not in answer.page  # type: ignore[attr-defined]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LocalHost:{port}"])
def test_by_its_own_names(port: int, host: str) -> None:
    assert asked(port, "GET", "/", host).status == 200


@pytest.mark.parametrize(
    "hosts",
    [
        ["evil.example:{port}"],
        ["evil.example"],
        ["127.0.0.1"],
        ["localhost:1"],
        ["127.0.0.1:{port}.evil.example"],
        ["127.0.0.1:{port}", "evil.example"],
        ["evil.example", "127.0.0.1:{port}"],
        [""],
    ],
)
@pytest.mark.parametrize("path", ["/", "/x"])
def test_not_by_a_name_that_leads_here(port: int, path: str, hosts: list[str]) -> None:
    answer = asked(port, "GET", path, *hosts)
    assert answer.status == 421
    assert b"news" not in answer.page  # type: ignore[attr-defined]


def test_no_name_at_all(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as sent:
        sent.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert sent.makefile("rb").readline().split()[1] == b"421"


def test_only_this_machine() -> None:
    with running() as made:
        assert made.server_address[0] == "127.0.0.1"
        with pytest.raises((ConnectionRefusedError, TimeoutError)):
            socket.create_connection(("127.0.0.2", made.server_port), timeout=1).close()


def test_browser_that_goes_away_is_no_matter(capfd: pytest.CaptureFixture[str]) -> None:
    with running(b"x" * 10_000_000) as made:
        for request in (b"GET / HTTP/1.0\r\n", b"GET / HTTP/1.0\r\nHost: localhost:%d\r\n\r\n"):
            with socket.create_connection(("127.0.0.1", made.server_port), timeout=5) as sent:
                sent.sendall(request % made.server_port if b"%d" in request else request)
        assert asked(made.server_port).status == 200
    assert capfd.readouterr() == ("", "")


def test_port_in_use(port: int) -> None:
    with pytest.raises(KgraphError, match=rf"^port {port} is in use; choose another with --port"):
        server(PAGE, port=port)


def test_end_by_the_keyboard() -> None:
    told = []

    def ready(address: str) -> None:
        told.append(address)
        raise KeyboardInterrupt

    serve(PAGE, ready=ready)
    assert told[0].startswith("http://127.0.0.1:")
    with pytest.raises(ConnectionRefusedError):
        asked(int(told[0].split(":")[2].rstrip("/")))
