"""What a question of the library gives: a list that can become dicts or a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, SupportsIndex, TypeVar, overload

from kgraph.errors import KgraphError

if TYPE_CHECKING:
    from typing import Self

    from pandas import DataFrame

T = TypeVar("T")
Row = dict[str, Any]


class Answer(list[T]):
    """The rows of an answer, in its order. A slice of it is one, too."""

    def __init__(self, rows: Iterable[T], as_dict: Callable[[T], Row]) -> None:
        super().__init__(rows)
        self._as_dict = as_dict

    def to_dicts(self) -> list[Row]:
        """The same rows as the command prints with `--format json`."""
        return [self._as_dict(one) for one in self]

    def to_pandas(self) -> DataFrame:
        """A table of the same rows. Raises KgraphError where pandas is not installed."""
        return _frame(self.to_dicts())

    @overload
    def __getitem__(self, place: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Self: ...
    def __getitem__(self, place: SupportsIndex | slice) -> T | Self:
        if isinstance(place, slice):
            return type(self)(super().__getitem__(place), self._as_dict)
        return super().__getitem__(place)


class Stream(Iterator[T]):
    """The rows of an answer that may be too long for a list: they come once, one by one."""

    def __init__(self, rows: Iterable[T], as_dict: Callable[[T], Row]) -> None:
        self._rows = iter(rows)
        self._as_dict = as_dict

    def __next__(self) -> T:
        return next(self._rows)

    def to_dicts(self) -> Iterator[Row]:
        """What is left, as dicts."""
        return map(self._as_dict, self)

    def to_pandas(self) -> DataFrame:
        """A table of what is left. Raises KgraphError where pandas is not installed."""
        return _frame(list(self.to_dicts()))


def _frame(rows: list[Row]) -> DataFrame:
    try:
        from pandas import DataFrame
    except ImportError as error:
        raise KgraphError("a table needs pandas, which is missing; pip install pandas") from error
    return DataFrame(rows)
