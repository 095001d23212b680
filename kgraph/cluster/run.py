"""What all steps of one graph share, and the names of their files."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kgraph.cluster.work import Folder
    from kgraph.resolve.corrections import Corrections

T = TypeVar("T")

MOST_BUCKETS = 256
PER_BUCKET = 4  # partitions


@dataclass(frozen=True)
class Run:
    """Making one graph of so many partitions, in their order. What has a key is in the bucket of
    that key, so that one worker has all of it."""

    folder: Folder
    key: str
    partitions: int
    corrections: Corrections
    home: str  # the folder of its files, which no other build has

    @property
    def buckets(self) -> int:
        return max(2, min(MOST_BUCKETS, self.partitions // PER_BUCKET))

    def bucket(self, key: str) -> int:
        return zlib.crc32(key.encode("utf-8", "surrogatepass")) % self.buckets

    def file(self, step: str, number: int = 0) -> str:
        return f"{self.home}/{step}/{number:06}"

    def split(self, empty: Callable[[], T]) -> list[T]:
        """What is to be filled for each bucket."""
        return [empty() for _ in range(self.buckets)]

    def done(self, step: str, number: int = 0) -> bool:
        return self.folder.has(self.file(step, number))

    def save(self, step: str, number: int, value: object) -> None:
        self.folder.save(self.file(step, number), value)

    def load(self, step: str, number: int = 0) -> Any:
        return self.folder.load(self.file(step, number))

    def save_parts(self, step: str, number: int, parts: list[Any]) -> None:
        self.folder.save_parts(self.file(step, number), parts)

    def of_partitions(self, step: str, bucket: int) -> Iterator[Any]:
        """What each partition has for a bucket, in their order; None where it has nothing."""
        names = [self.file(step, number) for number in range(self.partitions)]
        return self.folder.parts(names, bucket)

    def of_buckets(self, step: str, partition: int) -> Iterator[Any]:
        """What each bucket has for a partition."""
        names = [self.file(step, number) for number in range(self.buckets)]
        return self.folder.parts(names, partition)

    def part(self, step: str, number: int) -> Any:
        """Of a file that one worker wrote for all."""
        return next(self.folder.parts([self.file(step)], number))
