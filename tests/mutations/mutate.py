"""Good bytes made bad: small changes of any format, by a seed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

LARGEST = 60_000  # bytes: thousands of these are read within a minute

STRANGE = (
    b"\0",
    b"\x1b]0;own\x07\x1b[31m",
    b"\r",
    b"\x7f\x9b",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",  # half a character
    b"\\ud800",
    b"\\u0000",
    "\u202e\u2066\u200f".encode(),
    "\u0085\u2028\u2029".encode(),
    "\U000e0041\ufffe".encode(),
    "ſept. 3, 2025".encode(),
    b"99999-12-31",
    b"0000-00-00",
    "٢٠٢٥-٠٣-١٠".encode(),
    b"NaN",
    b"-Infinity",
    b"1e999999",
    b"9" * 5_000,
    b"-1",
    b"null",
    b"true",
    b"{}",
    b"[]",
    b'""',
    b"../../../../etc/passwd",
    b"%s%n{0}${x}",
    b"<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>",
    b"&y;&#0;&#xD800;&#x110000;",
    b"<![CDATA[",
    b"]]>",
    b"'\";--",
)
NESTS = b"[{(<>\"'*_`#&,;:/=!~|\\ \n\t-"
ENCODINGS = "utf-16 utf-16-be utf-32 latin-1 cp1251 shift_jis gb18030 utf-7 cp037 koi8-r".split()
NUMBER = re.compile(rb"\d+")


def mutated(data: bytes, chance: Random) -> bytes:
    """One to five changes, most of them one or two."""
    for _ in range(min(5, 1 + int(chance.expovariate(0.8)))):
        data = chance.choice(CHANGES)(data, chance)[:LARGEST]
    return data


def _flipped(data: bytes, chance: Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64)) if made else 0):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _filled(data: bytes, chance: Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + bytes([chance.randrange(256)]) * (end - start) + data[end:]


def _cut(data: bytes, chance: Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _ended(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _repeated(data: bytes, chance: Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[start:end] * chance.choice((2, 3, 50, 2_000)) + data[end:]


def _moved(data: bytes, chance: Random) -> bytes:
    start, end = _span(data, chance)
    rest = data[:start] + data[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _strange(data: bytes, chance: Random) -> bytes:
    start, end = _span(data, chance)
    end = chance.choice((start, end))
    return data[:start] + chance.choice(STRANGE) + data[end:]


def _nested(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    mark = bytes([chance.choice(NESTS)])
    if chance.random() < 0.3:
        start, end = _span(data, chance)
        mark = data[start : min(end, start + 12)]
    return data[:at] + mark * chance.choice((10, 1_000, 30_000)) + data[at:]


def _recoded(data: bytes, chance: Random) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


def _renumbered(data: bytes, chance: Random) -> bytes:
    numbers = list(NUMBER.finditer(data))
    if not numbers:
        return data
    found = chance.choice(numbers)
    value = chance.choice((b"0", b"-1", b"4294967295", b"99999999999999999999", b"9" * 5_000))
    return data[: found.start()] + value + data[found.end() :]


def _span(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + int(chance.expovariate(1 / 20)))


CHANGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flipped,
    _flipped,
    _filled,
    _cut,
    _cut,
    _ended,
    _repeated,
    _moved,
    _strange,
    _strange,
    _strange,
    _nested,
    _recoded,
    _renumbered,
)
