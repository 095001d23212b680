"""Archives of claims: the JSON Lines of `kgraph export jsonl` and `kgraph extract`, read back."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
from contextlib import contextmanager
from datetime import date
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from kgraph.errors import ReadError
from kgraph.model import (
    ENTITY_LABELS,
    NOT_ENTITIES,
    QUADS,
    Amount,
    Archived,
    Attribution,
    Claim,
    EventClass,
    Granularity,
    Kind,
    Mention,
    Modality,
    Polarity,
    Predicate,
    Span,
    Stance,
    Time,
    digest,
)
from kgraph.read.article import LARGEST
from kgraph.read.jsonl import lines, parsed
from kgraph.read.sources import STANDARD_INPUT, reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import BinaryIO

SCHEMA = 1
HOPELESS = 100  # bad lines at the start of a file, after which it is taken for something else
SCOPES = ("archive", "document")
LABELS = (*ENTITY_LABELS, *NOT_ENTITIES)
CLASSES = frozenset().union(*QUADS.values())
HELP = "kgraph export jsonl writes claims, kgraph build reads articles"


class Origin(NamedTuple):
    """A document, without its text."""

    id: str
    name: str
    title: str | None = None
    published: str | None = None


class Told(NamedTuple):
    """What a line tells, and where that line is. `archived` has those of its mentions that are
    entities."""

    origin: Origin
    claim: Claim
    archived: Mapping[Mention, Archived]
    where: str = ""


def read(path: str) -> Iterator[Told | ReadError]:
    """The claims of a file, or of standard input ("-"), in their order; blank lines are skipped.

    A ReadError stands for a bad line. Raises ReadError where the file cannot be read, and where
    nothing in it is a claim.
    """
    try:
        with _opened(path) as file:
            where = "stdin" if path == STANDARD_INPUT else path
            yield from _claims(where, file, _archive(file))
    except OSError as error:
        raise ReadError(f"{path}: {reason(error)}") from error


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    """A file that can be read twice."""
    if path != STANDARD_INPUT:
        with Path(path).open("rb") as file:
            if file.seekable():
                yield file
                return
            with _kept(file) as copy:
                yield copy
    elif sys.stdin is None:
        raise ReadError("standard input is closed")
    else:
        with _kept(sys.stdin.buffer) as copy:
            yield copy


@contextmanager
def _kept(stream: BinaryIO) -> Iterator[BinaryIO]:
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield copy


def _archive(file: BinaryIO) -> str:
    """The same content is the same archive."""
    found = hashlib.sha256()
    while part := file.read(1 << 20):
        found.update(part)
    file.seek(0)
    return found.hexdigest()[:16]


def _claims(where: str, file: BinaryIO, archive: str) -> Iterator[Told | ReadError]:
    bad: list[ReadError] = []
    found = _each(where, file, archive)
    for one in found:
        if isinstance(one, Told):
            yield from bad
            yield one
            yield from found
            return
        bad.append(one)
        if len(bad) == HOPELESS:
            break
    what = f"no claim in it (first: {bad[0]})" if bad else "empty"
    raise ReadError(f"{where}: {what}; {HELP}")


def _each(where: str, file: BinaryIO, archive: str) -> Iterator[Told | ReadError]:
    try:
        for place, line in lines(file):
            at = f"{where}:{place.removeprefix('line ')}"
            try:
                yield _told(line, archive, Path(where).name)._replace(where=at)
            except ReadError as error:
                yield ReadError(f"{at}: {error}")
    except ReadError as error:  # of the file as a whole
        raise ReadError(f"{where}: {error}; {HELP}") from error


def told(value: Any, archive: str, file: str = "claims") -> Told:
    """What a line tells that is read as JSON. Raises ReadError where it is no claim."""
    return _Line(Row(_whole(value)), archive, file).told()


def _told(line: bytes, archive: str, file: str) -> Told:
    if len(line) > LARGEST:
        raise ReadError(f"more than {LARGEST >> 20} MB")
    return told(parsed(line), archive, file)


def _whole(value: Any) -> Any:
    """Raises ReadError where there is half a character in it."""
    try:
        json.dumps(value, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError as error:
        raise ReadError("half a character (a lone surrogate) in it") from error
    except (ValueError, TypeError, RecursionError) as error:
        raise ReadError(f"not JSON ({error})") from error
    return value


class Row:
    """A JSON object, and where in the line it stands. What it is asked for and has not, or of
    another type, is a ReadError."""

    def __init__(self, value: Any, where: str = "") -> None:
        if not isinstance(value, dict):
            raise ReadError(f"'{where}' is no object" if where else "not a JSON object")
        self._value, self._where = value, where

    def has(self, name: str) -> bool:
        return self._value.get(name) is not None

    def given(self, name: str) -> bool:
        return name in self._value

    def text(self, name: str, default: str | None = None) -> str:
        """Not an empty one, where there is no default."""
        found = str(self._of(str, "text", name, default))
        if not found and default is None:
            raise ReadError(f"'{self.path(name)}' is empty")
        return found

    def number(self, name: str, default: float | None = None) -> float:
        found = self._of((int, float), "number", name, default)
        try:
            number = float(found)
        except OverflowError:
            number = float("inf")
        if not isfinite(number):
            raise ReadError(f"'{self.path(name)}' is no number")
        return number

    def place(self, name: str) -> int:
        found = int(self._of(int, "offset", name))
        if not 0 <= found <= LARGEST:
            raise ReadError(f"'{self.path(name)}' is no offset: {str(found)[:20]}")
        return found

    def flag(self, name: str, default: bool = False) -> bool:
        found = self._value.get(name, default)
        if not isinstance(found, bool):
            raise ReadError(f"'{self.path(name)}' is neither true nor false")
        return found

    def choice(self, name: str, choices: Collection[str], default: str | None = None) -> Any:
        found = self.text(name, default)
        if found not in choices:
            known = ", ".join(sorted(choices))
            raise ReadError(f"'{self.path(name)}' is {found[:40]!r}; known: {known}")
        return found

    def row(self, name: str) -> Row:
        return Row(self._of(dict, "object", name), self.path(name))

    def rows(self, name: str) -> list[Row]:
        found = self._of(list, "list", name, [])
        return [Row(one, self.path(name)) for one in found]

    def path(self, name: str) -> str:
        return f"{self._where}.{name}" if self._where else name

    def _of(self, kind: Any, what: str, name: str, default: Any = None) -> Any:
        found = self._value.get(name)
        found = default if found is None else found
        if found is None:
            raise ReadError(f"no field '{self.path(name)}'")
        if not isinstance(found, kind) or isinstance(found, bool):
            raise ReadError(f"'{self.path(name)}' is no {what}")
        return found


class _Line:
    """A line that is read. Where who is who was settled within its document, or may have been, that
    is an archive of its own."""

    def __init__(self, row: Row, archive: str, file: str) -> None:
        self._row = row
        if not row.given("schema") or not row.given("sentence"):
            raise ReadError("no claim in schema 1")
        if row.number("schema") != SCHEMA:
            raise ReadError(f"schema {row.number('schema'):g}; known: {SCHEMA}; update kgraph")
        self._origin = _origin(row, file)
        alone = not row.has("document_id") or row.choice("scope", SCOPES, "archive") == "document"
        self._archive = digest(archive, self._origin.id) if alone else archive
        self._sentence = _span(row.row("sentence"))
        self._archived: dict[Mention, Archived] = {}

    def told(self) -> Told:
        row = self._row
        claim = Claim(
            subject=self._mention(self._inner("subject")),
            predicate=_predicate(self._inner("predicate")),
            object=self._mention(self._inner("object")),
            sentence=self._sentence,
            polarity=row.choice("polarity", get_args(Polarity)),
            modality=row.choice("modality", get_args(Modality)),
            attribution=self._attribution() if row.has("attribution") else None,
            time=_time(self._inner("time")) if row.has("time") else None,
            rule=row.text("rule"),
            confidence=row.number("confidence", 1.0),
            place=self._mention(self._inner("place")) if row.has("place") else None,
            amount=_amount(self._inner("amount")) if row.has("amount") else None,
        )
        return Told(self._origin, claim, self._archived)

    def _inner(self, name: str) -> Row:
        """Something in the sentence."""
        row, sentence = self._row.row(name), self._sentence
        start, end, text = _span(row)
        if not sentence.start <= start <= end <= sentence.end:
            raise ReadError(f"'{name}' does not lie in its sentence")
        if sentence.text[start - sentence.start : end - sentence.start] != text:
            raise ReadError(f"'{name}' is not the text at its offsets")
        return row

    def _mention(self, row: Row) -> Mention:
        start, end, text = _span(row)
        label = row.choice("type", LABELS)
        own = row.choice("label", LABELS, label)
        kind: Kind = row.choice("kind", get_args(Kind), "nominal")
        entity = row.text("entity", "") if row.given("entity") else text
        name = row.text("name", entity or text)
        made = Mention(self._origin.id, start, end, text, own, name, kind)
        if entity and label in ENTITY_LABELS:
            self._archived.setdefault(made, self._entity(row, entity, label))
        return made

    def _entity(self, row: Row, name: str, label: str) -> Archived:
        title = f" ({self._origin.name})"
        local = row.flag("local")
        titled = local and name.endswith(title) and name != title
        name = name.removesuffix(title) if titled else name
        return Archived(self._archive, name, label, local, titled)

    def _attribution(self) -> Attribution:
        row = self._row.row("attribution")
        return Attribution(
            self._mention(row.row("speaker")) if row.has("speaker") else None,
            row.text("cue"),
            row.choice("stance", get_args(Stance)),
            row.flag("quoted"),
            _span(row.row("content")),
            tuple(map(self._mention, row.rows("chain"))),
        )


def _origin(row: Row, file: str) -> Origin:
    """A document without an id is known by its name, and that of the file."""
    name = row.text("document")
    identity = row.text("document_id", "") or digest("document", file, name)
    published = row.text("published") if row.has("published") else None
    if published is not None and not _is_day(published):
        raise ReadError(f"'published' is no day: {published[:40]!r}; it is written 2025-03-10")
    return Origin(identity, name, row.text("title", "") or None, published)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _span(row: Row) -> Span:
    start, end, text = row.place("start"), row.place("end"), row.text("text", "")
    if end - start != len(text):
        raise ReadError(f"'{row.path('text')}' has not the length of its offsets")
    return Span(start, end, text)


def _predicate(row: Row) -> Predicate:
    start, end, text = _span(row)
    return Predicate(
        row.text("lemma"),
        start,
        end,
        text,
        row.text("relation", text) if row.given("relation") else text,
        row.flag("passive"),
        EventClass(row.choice("class", CLASSES), row.text("cameo", ""))
        if row.has("class")
        else None,
    )


def _time(row: Row) -> Time:
    granularity = get_args(Granularity)
    return Time(
        *_span(row),
        row.text("value") if row.has("value") else None,
        row.choice("granularity", granularity) if row.has("granularity") else None,
    )


def _amount(row: Row) -> Amount:
    unit, of = (row.text(name) if row.has(name) else None for name in ("unit", "of"))
    return Amount(*_span(row), row.number("number"), unit, of)
