"""Bytes to text, with nothing else changed: line ends stay as they are."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING

from kgraph.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY = "not a text file (looks binary)"
MAGIC = (b"%PDF-", b"{\\rtf")  # formats that may hold no NUL byte
CONTROL = re.compile("[\x00-\x08\x0e-\x1a]")  # but for white space and escapes
WESTERN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽŸàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžßªº"
    "‘’‚“”„‹›«»–—…•·¡¿€£¥§©®™°´½¼¾×†\xa0\xad"
)
"""What news in Windows-1252 holds beside ASCII. Polish and Turkish bytes give other signs."""
ACCENTED_SHARE = 1 / 3  # of the letters; French has 4 in 100, Cyrillic bytes read so nearly all
HEAD = 2**16  # bytes from which the encoding of a long file is told
CONTROL_SHARE = 0.02  # scraped text holds a stray control character or two; noise holds a tenth


def decode(data: bytes) -> str:
    """The text, without its byte order mark. Raises ReadError when the bytes are no text."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\0" in data or data.startswith(MAGIC):
        raise ReadError(BINARY)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _guess(data)
    if _noisy(text):
        raise ReadError(BINARY)
    return text


def lines(file: BinaryIO, longest: int) -> Iterator[str]:
    """The lines of a long file with their ends, the encoding as told by its first bytes. Bytes
    further down that do not fit are read as Windows-1252, so that no line is lost for them.

    Raises ReadError when the first bytes are no text, or a line has more than `longest`
    characters.
    """
    head = file.read(HEAD)
    file.seek(0)
    text = TextIOWrapper(file, _encoding(head), errors="kgraph.western", newline="")
    try:
        while line := text.readline(longest + 1):
            if len(line) > longest:
                raise ReadError(f"a line of more than {longest >> 20} million characters")
            yield line.removeprefix("\ufeff")
    finally:
        with suppress(ValueError):  # it is closed already
            text.detach()  # whoever opened the file closes it


def _encoding(head: bytes) -> str:
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return encoding
    if b"\0" in head or head.startswith(MAGIC):
        raise ReadError(BINARY)
    if not is_utf8(head):
        from charset_normalizer import from_bytes

        best = None if _western(head) is not None else from_bytes(head).best()
        return best.encoding if best else "cp1252"
    return "utf-8"


def is_utf8(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _as_western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("kgraph.western", _as_western)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"marked as {encoding} but damaged at byte {error.start}") from error


def _guess(data: bytes) -> str:
    text = _western(data)
    if text is not None:
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise ReadError(BINARY)
    return str(best)


def _western(data: bytes) -> str | None:
    """As Windows-1252, if that gives words: a few letters are too little to guess from."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = [char for char in text if char > "\x7f"]
    accented = sum(map(str.isalpha, foreign))
    is_plausible = WESTERN.issuperset(foreign) and accented <= ACCENTED_SHARE * sum(
        map(str.isalpha, text)
    )
    return text if is_plausible else None


def _noisy(text: str) -> bool:
    controls = len(CONTROL.findall(text))
    return controls > CONTROL_SHARE * len(text)
