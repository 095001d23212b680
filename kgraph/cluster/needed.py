"""The packages of `kgraph[cluster]`, and what is said where one is missing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kgraph.errors import KgraphError, ReadError, Unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator

ADD_ONS = {
    "s3": "s3fs",
    "s3a": "s3fs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "abfs": "adlfs",
    "az": "adlfs",
    "http": "aiohttp",
    "https": "aiohttp",
}
"""Protocol -> the package that fsspec needs for it."""


@contextmanager
def needed() -> Iterator[None]:
    """An import that fails says which packages are missing."""
    try:
        yield
    except ImportError as error:
        name = (error.name or "a package").partition(".")[0]
        raise KgraphError(
            f"--engine dask needs more ({name} is missing); pip install 'kgraph[cluster]'"
        ) from error


def file_system(url: str) -> tuple[Any, str]:
    """The file system of a URL or path, and the path in it. Raises KgraphError where there is
    none for it."""
    with needed():
        from fsspec.core import url_to_fs  # type: ignore[import-untyped]
    try:
        fs, path = url_to_fs(url, use_listings_cache=False)
    except ImportError as error:
        protocol = url.partition("://")[0]
        package = ADD_ONS.get(protocol, f"the package of fsspec for {protocol}")
        raise Unreachable(f"{url}: reading it needs more; pip install {package}") from error
    except ValueError as error:
        raise ReadError(f"{url}: no such kind of address ({error})") from error
    return fs, path
