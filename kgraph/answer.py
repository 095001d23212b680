"""What a question of the library gives: a list that can become dicts or a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, SupportsIndex, TypeVar, overload

from kgraph.errors import KgraphError

if TYPE_CHECKING:
    from typing import Self

    from pandas import DataFrame

T = TypeVar("T")
NOTEBOOK_ROWS = 20  # of a longer answer, the first and the last are shown
Record = dict[str, Any]


class Answer(list[T]):
    """The rows of an answer, in its order. A slice of it is one, too."""

    def __init__(self, rows: Iterable[T], records: Callable[[Iterable[T]], list[Record]]) -> None:
        super().__init__(rows)
        self._records = records

    def to_dicts(self) -> list[Record]:
        """The same rows as the command prints with `--format json`."""
        return self._records(self)

    def to_pandas(self) -> DataFrame:
        """A table of the same rows. Raises KgraphError where pandas is not installed."""
        return _frame(self.to_dicts())

    def _repr_html_(self) -> str | None:
        """The table, in notebooks; none where pandas is not installed."""
        try:
            return self.to_pandas().to_html(max_rows=NOTEBOOK_ROWS)
        except KgraphError:
            return None

    @overload
    def __getitem__(self, place: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Self: ...
    def __getitem__(self, place: SupportsIndex | slice) -> T | Self:
        if isinstance(place, slice):
            return type(self)(super().__getitem__(place), self._records)
        return super().__getitem__(place)


class Stream(Iterator[T]):
    """The rows of an answer that may be too long for a list: they come once, one by one."""

    def __init__(self, rows: Iterable[T], record: Callable[[T], Record]) -> None:
        self._rows = iter(rows)
        self._record = record

    def __next__(self) -> T:
        return next(self._rows)

    def to_dicts(self) -> Iterator[Record]:
        """What is left, as dicts."""
        return (self._record(one) for one in self)

    def to_pandas(self) -> DataFrame:
        """A table of what is left. Raises KgraphError where pandas is not installed."""
        return _frame(list(self.to_dicts()))


def answer(rows: Iterable[T], record: Callable[[T], Record]) -> Answer[T]:
    """One record for each row."""
    return Answer(rows, partial(_each, record))


def _each(record: Callable[[T], Record], rows: Iterable[T]) -> list[Record]:
    return [record(row) for row in rows]


def _frame(rows: list[Record]) -> DataFrame:
    try:
        from pandas import DataFrame
    except ImportError as error:
        raise KgraphError("a table needs pandas, which is missing; pip install pandas") from error
    return DataFrame(rows)
