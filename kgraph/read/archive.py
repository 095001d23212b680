"""zip archives: the articles in them, one at a time, and nothing written to disk."""

from __future__ import annotations

import re
import stat
import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kgraph.errors import ReadError
from kgraph.read.article import LARGEST, brief

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

SUFFIX = ".zip"
DAMAGED = (BadZipFile, zlib.error, EOFError)
"""What comes up while a member is read."""
UNOPENED = (*DAMAGED, NotImplementedError, RuntimeError, ValueError, OSError, struct.error)

MOST_MEMBERS = 100_000
MOST_BYTES = 8 * 2**30  # of all articles, unpacked
MOST_RATIO = 200  # unpacked to packed; news text is packed to a quarter
MOST_INSIDE = 8 * LARGEST  # bytes of a book, unpacked, with its pictures
SMALL = 2**20  # bytes below which the ratio does not matter

UNUSUAL = "packed in an unusual way; only deflate is known"
UTF8_NAME, ENCRYPTED = 0x800, 0x1
HIDDEN = re.compile(r"(?:^|/)(?:\.(?!\.?(?:/|$))|__MACOSX/)")
ABSOLUTE = re.compile(r"/|[A-Za-z]:")
DEVICE = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?(?:/|$)", re.IGNORECASE)
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Member(NamedTuple):
    """A file in an archive. `problem` says why it cannot be read, where that is known."""

    name: str
    suffix: str
    file: BinaryIO | None
    problem: str = ""


def members(file: BinaryIO, suffixes: Sequence[str]) -> Iterator[Member]:
    """The members that have one of these suffixes, in the order of their names, each open until
    the next is asked for. Hidden ones are left out, as in folders.

    Raises ReadError when it is no archive, has none of them, or unpacks to too much.
    """
    try:
        archive = ZipFile(file)
    except UNOPENED as error:
        raise ReadError(f"not a zip archive, or a damaged one ({brief(error)})") from error
    with archive:
        found = _found(archive, suffixes)
        last = dict(found)
        for name, info in sorted(found, key=lambda item: (item[0], item[1].header_offset)):
            problem = _problem(name, info)
            if info is not last[name]:
                problem = "is in the archive again; the last one is read"
            yield from _opened(archive, name, info, problem)


def check_size(data: bytes) -> None:
    """Raises ReadError when a file that is an archive inside unpacks to too much."""
    with ZipFile(BytesIO(data)) as parts:
        unpacked = sum(part.file_size for part in parts.infolist())
        packed = {part.compress_type for part in parts.infolist()}
    if unpacked > MOST_INSIDE:
        raise ReadError(f"more than {MOST_INSIDE >> 20} MB when unpacked")
    if packed - {ZIP_STORED, ZIP_DEFLATED}:
        raise ReadError(UNUSUAL)


def _found(archive: ZipFile, suffixes: Sequence[str]) -> list[tuple[str, ZipInfo]]:
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise ReadError(f"{len(infos):,} files in it, and {MOST_MEMBERS:,} are the most; split it")
    named = [(_name(info), info) for info in infos if not info.is_dir()]
    found = [(name, info) for name, info in named if _suffix(name) in (SUFFIX, *suffixes)]
    found = [(name, info) for name, info in found if not HIDDEN.search(name)]
    if not found:
        raise ReadError(f"no article in this archive; known: {', '.join(sorted(suffixes))}")
    if sum(info.file_size for _, info in found) > MOST_BYTES:
        raise ReadError(f"more than {MOST_BYTES >> 30} GB when unpacked; split it")
    return found


def _opened(archive: ZipFile, name: str, info: ZipInfo, problem: str) -> Iterator[Member]:
    if problem:
        yield Member(name, _suffix(name), None, problem)
        return
    try:
        file = archive.open(info)
    except UNOPENED as error:
        yield Member(name, _suffix(name), None, f"damaged ({brief(error)})")
        return
    with file:
        yield Member(name, _suffix(name), file)  # type: ignore[arg-type]


def _problem(name: str, info: ZipInfo) -> str:
    if ABSOLUTE.match(name) or ".." in name.split("/"):
        return "its name leads out of the archive"
    if DEVICE.search(name):
        return "its name is that of a device"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link, not a file"
    if info.flag_bits & ENCRYPTED:
        return "encrypted; unpack the archive with its password first"
    return _size_problem(name, info)


def _size_problem(name: str, info: ZipInfo) -> str:
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # others unpack without a bound
        return UNUSUAL
    if info.file_size > max(SMALL, info.compress_size * MOST_RATIO):
        return f"unpacks to more than {MOST_RATIO} times its size"
    if _suffix(name) == SUFFIX:
        return "an archive in an archive; unpack it first"
    return ""


def _name(info: ZipInfo) -> str:
    """Names that are not marked as UTF-8 mostly are, all the same."""
    name = info.filename
    if not info.flag_bits & UTF8_NAME:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    return UNPRINTABLE.sub("\ufffd", name.replace("\\", "/"))


def _suffix(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot > name.rfind("/") else ""
