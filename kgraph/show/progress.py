"""How far a build is, on standard error: documents a second, and the time that is left."""

from __future__ import annotations

from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from kgraph.show import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Pace:
    """Counts from the first document that is done: before it, the model is loaded."""

    def __init__(self, of: str = "documents", clock: Callable[[], float] = monotonic) -> None:
        self._of, self._clock = of, clock
        self._first: tuple[int, float] | None = None

    def words(self, done: int, total: int) -> str:
        """Such as "12.5 documents a second, 3 min left"; nothing as long as nobody can know."""
        now = self._clock()
        if self._first is None or done < self._first[0]:
            self._first = (done, now) if done else None
        if self._first is None or done == self._first[0] or now <= self._first[1]:
            return ""
        speed = (done - self._first[0]) / (now - self._first[1])
        return f"{_number(speed)} {self._of} a second, {_time((total - done) / speed)} left"


@contextmanager
def progress_bar(of: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar, the pace, and what is read: documents or the like."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
        TextColumn("{task.description}", markup=False),
    )
    pace = Pace(of)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, pace="")
        yield lambda done, total, name: bar.update(
            task,
            completed=done,
            total=total,
            pace=pace.words(done, total),
            description=printable(name),
        )


def _number(speed: float) -> str:
    return f"{speed:,.0f}" if speed >= 10 else f"{speed:.1f}"


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
