"""How fast documents are read, and how long the rest will take."""

import pytest

from kgraph.show.progress import Pace


def said(*told, of="documents"):
    """`told` are the time, documents done and documents in all."""
    times = iter([time for time, _, _ in told])
    pace = Pace(of, clock=lambda: next(times))
    return [pace.words(done, total) for _, done, total in told]


def test_counts_from_the_first_document_that_is_done():
    assert said((0, 0, 9), (60, 1, 9), (62, 5, 9)) == [
        "",
        "",
        "2.0 documents a second, 2 s left",
    ]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "999 documents a second, 1 s left"),
        (100, "10.0 documents a second, 2 min left"),
        (99, "10 documents a second, 99 s left"),
        (600, "1.7 documents a second, 10 min left"),
        (7200, "0.1 documents a second, 2 h 0 min left"),
        (0, ""),
    ],
)
def test_numbers_are_as_people_say_them(seconds, words):
    assert said((0, 1, 1999), (seconds, 1000, 1999))[1] == words


def test_starts_anew_with_another_build():
    assert said((0, 1, 3), (1, 2, 3), (9, 0, 3), (10, 1, 3), (12, 2, 3))[2:] == [
        "",
        "",
        "0.5 documents a second, 2 s left",
    ]


def test_partitions_are_counted_as_such():
    assert said((0, 1, 3), (1, 2, 3), of="partitions")[1] == "1.0 partitions a second, 1 s left"
