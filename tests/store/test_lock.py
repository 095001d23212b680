"""One build at a time."""

import pytest

from kgraph.errors import StoreError
from kgraph.store import locked


def test_second_is_told_at_once(tmp_path):
    with locked(tmp_path):
        wait = pytest.raises(StoreError, match=r"another kgraph build is writing here; try again")
        with wait, locked(tmp_path):
            pass
        with locked(tmp_path / "other"):
            pass
    with locked(tmp_path):
        pass


def test_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "out").touch()
    closed = pytest.raises(StoreError, match=r"out: cannot be written \(file exists\)")
    with closed, locked(tmp_path / "out"):
        pass
