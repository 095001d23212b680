"""Processes of this machine, and who hears of Ctrl-C."""

import signal
import socket
import ssl
import subprocess
import sys
import threading

import pytest

from kgraph.cluster import client


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals cannot be held here")
def test_what_is_started_never_hears_of_ctrl_c():
    def blocked():
        found.append(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))

    found = []
    with client._uninterrupted():
        thread = threading.Thread(target=blocked)
    thread.start()
    thread.join()
    with client._uninterrupted():
        thread = threading.Thread(target=blocked)
        thread.start()
        thread.join()
    blocked()
    assert found == [False, True, False]


def test_worker_says_nothing():
    code = (
        "import os, signal, sys; from kgraph.cluster.hushed import dask_setup; dask_setup(None);"
        "os.kill(os.getpid(), signal.SIGINT); print('here'); print('never', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("here", "")


def test_local_processes(recwarn):
    with client.connected(None, 1) as workers:
        assert workers.all(divmod, [(7, 2), (9, 5)]) == [(3, 1), (1, 4)]
    assert not [one for one in recwarn if "8787" in str(one.message)]


def test_nobody_else_can_speak_to_local_processes():
    with client.connected(None, 1) as workers:
        address = workers._client.scheduler.address
        assert address.startswith("tls://127.0.0.1:")
        host, port = address.removeprefix("tls://").split(":")
        stranger = ssl.create_default_context()
        stranger.check_hostname, stranger.verify_mode = False, ssl.CERT_NONE
        with (
            pytest.raises(ssl.SSLError, match=r"(?i)certificate required"),
            socket.create_connection((host, int(port)), timeout=30) as plain,
            stranger.wrap_socket(plain) as asking,
        ):
            asking.recv(1)  # the other side looks for a certificate once it is spoken to
