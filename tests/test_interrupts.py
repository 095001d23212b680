"""Ctrl-C that waits."""

import signal
import threading

import pytest

from kgraph import building
from kgraph.interrupts import held
from kgraph.store import Store, edges
from tests.conftest import SEEDS


def test_heard_at_the_end():
    done = []
    with pytest.raises(KeyboardInterrupt), held():
        signal.raise_signal(signal.SIGINT)
        done.append("all")
    assert done == ["all"]
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_nobody_presses():
    before = signal.getsignal(signal.SIGINT)
    with held():
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before


def test_other_threads_go_on():
    def work():
        with held():
            done.append(signal.getsignal(signal.SIGINT))

    done = []
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [signal.getsignal(signal.SIGINT)]


def test_while_edges_are_made(tmp_path, monkeypatch):
    def pressed(*parts):
        signal.raise_signal(signal.SIGINT)
        return digest(*parts)

    digest = edges.digest
    monkeypatch.setattr(edges, "digest", pressed)
    with pytest.raises(KeyboardInterrupt):
        building.build([str(SEEDS)], tmp_path, jobs=1, draw=False)
    with Store.open(tmp_path / "kgraph.db") as store:
        assert store.waiting()
        assert store.counts().edges == 0
    monkeypatch.setattr(edges, "digest", digest)
    assert building.build([str(SEEDS)], tmp_path, jobs=1, draw=False).extracted == 0
