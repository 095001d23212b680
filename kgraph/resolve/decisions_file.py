"""The file in which people decide who is who. It is theirs: a change leaves the rest, comments
and all, as it is.

    [[same]]
    names = ["Volodymyr Zelensky", "Zelenskyy"]  # the first is what he is called
    type = "PERSON"                              # may be left out

    [[different]]
    names = ["Joe Biden", "Biden"]

    [[entity]]
    of = "Dmitri Peskov"
    name = "Dmitry Peskov"  # what to call him
    type = "PERSON"         # what he is; one of both may be left out
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kgraph.errors import KgraphError
from kgraph.model import ENTITY_LABELS
from kgraph.resolve.corrections import Corrections, Groups, Naming
from kgraph.resolve.names import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

KEYS = {
    "same": ("names", "type"),
    "different": ("names",),
    "entity": ("of", "name", "type"),
}
LINE = re.compile(r"[^\n]*\n|[^\n]+")
BLANK_END = re.compile(r"^[ \t]*\r?\n\Z", re.MULTILINE)
HEADER = re.compile(r"\s*\[\[")
PLACE = re.compile(r"(?P<what>.*) \(at line (?P<line>\d+), column \d+\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision: `lead` is what stands above it, comments and blank lines."""

    kind: str  # key into KEYS
    line: int
    lead: str
    body: str
    names: tuple[str, ...]  # of an [[entity]], the name that it is of
    name: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """The file as it is written. Every change gives another one."""

    where: str  # its name, for messages
    text: str = ""
    entries: tuple[Entry, ...] = ()
    tail: str = ""  # what stands below the last entry

    def corrections(self) -> tuple[Corrections, Corrections]:
        """Those that are written, and the names that follow from the order in a [[same]]."""
        first = [Naming(e.names[0], e.names[0], e.label) for e in self._of("same")]
        return (
            Corrections(tuple(_sames(self)), tuple(_pairs(self)), tuple(self._namings())),
            Corrections(namings=tuple(first)),
        )

    def decided(self, one: str, other: str) -> bool:
        """Is it said, or does it follow, that these names are the same or different?"""
        groups = Groups(_sames(self))
        return groups.are_one(one, other) or groups.are_apart(one, other, _pairs(self))

    def different(self) -> list[tuple[str, str]]:
        """Pairs of names that people keep apart."""
        return _pairs(self)

    def unknown(self, names: Iterable[str]) -> list[str]:
        """Names in the file that are none of these, in its order."""
        known = {fold(name) for name in names}
        written = dict.fromkeys(name for entry in self.entries for name in entry.names)
        return [name for name in written if fold(name) not in known]

    def with_same(self, names: Sequence[str], label: str | None = None) -> Decisions:
        return self._with("same", names=list(names), type=label)

    def with_different(self, one: str, other: str) -> Decisions:
        return self._with("different", names=[one, other])

    def with_entity(self, of: str, name: str | None, label: str | None) -> Decisions:
        return self._with("entity", of=of, name=name, type=label)

    def without(self, gone: Entry) -> Decisions:
        """Comments above the entry stay."""
        return self._changed(gone, BLANK_END.sub("", gone.lead))

    def without_difference(self, groups: Sequence[Iterable[str]]) -> Decisions:
        """Takes back every [[different]] that keeps names of these groups apart."""
        folded = [{fold(name) for name in group} for group in groups]
        found = self
        for entry in reversed(self._of("different")):
            touched = [group for group in folded if group & _names(entry)]
            if len(touched) > 1:
                found = found._take_out(entry, set().union(*touched[1:]))
        return found

    def apart(self, alias: str, kept: str) -> Decisions:
        """Takes a name out of what joins it with another; its own stay with it. That is a
        [[same]], or an [[entity]] that gives one of them the name of the other."""
        same = [entry for entry in self._of("same") if _has(entry, alias)]
        named = [e for e in self._of("entity") if e.name and fold(alias) in _names(e)]
        rest = Groups([[n for n in names if fold(n) != fold(alias)] for names in _sames(self)])
        joining = [
            e
            for e in self.entries
            if e in (*same, *named) and any(rest.are_one(kept, n) for n in (*e.names, e.name or ""))
        ]
        found = self
        for entry in reversed(joining or same):
            if entry.kind == "same":
                found = found._take_out(entry, {fold(alias)})
            else:
                found = found._without_value(entry, "name")
        return found

    def are_one(self, one: str, other: str) -> bool:
        """Is it said, or does it follow, that these names are the same?"""
        return Groups(_sames(self)).are_one(one, other)

    def without_sames(self) -> Decisions:
        """What is left if nothing is said to be the same."""
        found = self
        for entry in reversed(self._of("same")):
            found = found.without(entry)
        return found

    def unnamed(self, names: Iterable[str], *, keep: Iterable[str] = ()) -> Decisions:
        """Takes back what these names, and those that are one with them, are called and what
        they are; not where it is said of one of those to keep."""
        kept = {fold(name) for name in keep}
        found = self.untyped(names, keep=kept)
        folded = found._one_with(names)
        for entry in reversed(found._of("entity")):
            if folded & _names(entry) and not kept & _names(entry):
                found = found.without(entry)
        return found

    def untyped(self, names: Iterable[str], *, keep: Iterable[str] = ()) -> Decisions:
        """Takes back the type in each [[same]] that has one of these names, or is one with it."""
        folded, kept = self._one_with(names), {fold(name) for name in keep}
        found = self
        for entry in reversed(self._of("same")):
            if entry.label and folded & _names(entry) and not kept & _names(entry):
                found = found._without_value(entry, "type")
        return found

    def _one_with(self, names: Iterable[str]) -> set[str]:
        """All names, folded, that are one with these."""
        groups = Groups(_sames(self))
        return {key for name in names for key in groups.of(name)}

    def group(self, name: str) -> list[str]:
        """All names that are one with this name, as people decided."""
        return list(Groups(_sames(self)).of(name).values())

    def entity(self, names: Iterable[str]) -> Entry | None:
        """The [[entity]] that names whoever goes by one of these."""
        folded = {fold(name) for name in names}
        return next((e for e in self._of("entity") if folded & _names(e)), None)

    def with_values(self, entry: Entry, **values: str | None) -> Decisions:
        """Changes single values of an entry."""
        import tomlkit

        document = tomlkit.parse(entry.body)
        table: Any = document[entry.kind][0]
        for key, value in values.items():
            if value is not None:
                table[key] = value
        return self._changed(entry, entry.lead + tomlkit.dumps(document))

    def _without_value(self, entry: Entry, key: str) -> Decisions:
        """An [[entity]] that says nothing any more is taken out."""
        import tomlkit

        if entry.kind == "entity" and None in (entry.name, entry.label):
            return self.without(entry)
        document = tomlkit.parse(entry.body)
        table: Any = document[entry.kind][0]
        del table[key]
        return self._changed(entry, entry.lead + tomlkit.dumps(document))

    def _take_out(self, entry: Entry, folded: Container[str]) -> Decisions:
        """What has one name left is no decision any more."""
        if len({fold(name) for name in entry.names if fold(name) not in folded}) < 2:
            return self.without(entry)
        import tomlkit

        document = tomlkit.parse(entry.body)
        names: Any = document[entry.kind][0]["names"]
        for name in entry.names:
            if fold(name) in folded:
                names.remove(name)
        return self._changed(entry, entry.lead + tomlkit.dumps(document))

    def _changed(self, old: Entry, new: str) -> Decisions:
        parts = [new if entry == old else entry.lead + entry.body for entry in self.entries]
        text = "".join(parts) + self.tail
        return parse(text if _blank_first(self.text) else text.lstrip("\r\n"), self.where)

    def _with(self, kind: str, **values: Any) -> Decisions:
        end = "\r\n" if "\r\n" in self.text else "\n"
        above = self.text + end * (not self.text.endswith("\n")) + end if self.text else ""
        given = [f"{key} = {_quoted(value)}" for key, value in values.items() if value]
        return parse(above + "".join(f"{x}{end}" for x in (f"[[{kind}]]", *given)), self.where)

    def _of(self, kind: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind == kind]

    def _namings(self) -> list[Naming]:
        return [Naming(e.names[0], e.name, e.label) for e in self._of("entity")]


def parse(text: str, where: str) -> Decisions:
    """Raises KgraphError, with file and line, for whatever is wrong."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(error, text, where) from error
    except (ValueError, RecursionError) as error:  # numbers too long, lists too deep
        what = "values too deep" if isinstance(error, RecursionError) else "a number too long"
        raise KgraphError(f"{where}: {what}; nothing but {_known()} may be here") from error
    entries, tail = _entries(text, where)
    found = Decisions(where, text, entries, tail)
    _check(found)
    return found


def _syntax(error: tomllib.TOMLDecodeError, text: str, where: str) -> KgraphError:
    place = PLACE.fullmatch(str(error))
    line = int(place["line"]) if place else text.count("\n") + 1
    what = place["what"] if place else str(error).removesuffix(" (at end of document)")
    return _wrong(where, line, f"not TOML: {what[:1].lower()}{what[1:]}")


def _wrong(where: str, line: int, what: str) -> KgraphError:
    return KgraphError(f"{where}, line {line}: {what}")


def _entries(text: str, where: str) -> tuple[tuple[Entry, ...], str]:
    """Each from its header to its last line; what is above the header leads it."""
    lines = LINE.findall(text)
    starts = [n for n, line in enumerate(lines) if HEADER.match(line)]
    _check_top("".join(lines[: starts[0]] if starts else lines), where)
    found, lead = [], 0
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=False):
        while stop > start and not lines[stop - 1].partition("#")[0].strip():
            stop -= 1
        body = "".join(lines[start:stop])
        found.append(_entry(body, "".join(lines[lead:start]), start + 1, where))
        lead = stop
    return tuple(found), "".join(lines[lead:])


def _check_top(text: str, where: str) -> None:
    """Nothing but entries may be in the file."""
    for key in tomllib.loads(text):
        line = next((n for n, x in enumerate(text.splitlines(), 1) if key in x), 1)
        raise _wrong(where, line, f"unknown '{key}'; known: {_known()}")


def _known() -> str:
    return ", ".join(f"[[{kind}]]" for kind in KEYS)


def _entry(body: str, lead: str, line: int, where: str) -> Entry:
    try:
        ((kind, found),) = tomllib.loads(body).items()
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise _wrong(where, line, f"nothing but {_known()} may be here") from error
    if kind not in KEYS:
        raise _wrong(where, line, f"unknown [[{kind}]]; known: {_known()}")
    if not isinstance(found, list):
        raise _wrong(where, line, f"nothing but {_known()} may be here")
    values = found[0]
    problem = _problem(kind, values)
    if problem:
        raise _wrong(where, line, f"[[{kind}]] {problem}")
    names = (values["of"],) if kind == "entity" else tuple(values["names"])
    return Entry(kind, line, lead, body, names, values.get("name"), values.get("type"))


def _problem(kind: str, values: dict[str, Any]) -> str | None:
    """What is wrong with the values of an entry."""
    if strange := sorted(values.keys() - set(KEYS[kind])):
        return f"has an unknown key '{strange[0]}'; known: {', '.join(KEYS[kind])}"
    names = values.get("names")
    problem = _entity_problem(values) if kind == "entity" else _names_problem(names)
    label = values.get("type")
    if problem is None and label is not None and label not in ENTITY_LABELS:
        return f"has an unknown type {label!r}; known: {', '.join(ENTITY_LABELS)}"
    return problem


def _names_problem(names: Any) -> str | None:
    if not isinstance(names, list) or not all(_is_text(name) for name in names):
        return 'needs names = ["…", "…"]'
    if strange := _unprintable(names):
        return strange
    return None if len(set(map(fold, names))) > 1 else "needs two names or more"


def _entity_problem(values: dict[str, Any]) -> str | None:
    if not _is_text(values.get("of")):
        return 'needs of = "…", a name that the documents use'
    if "name" in values and not _is_text(values["name"]):
        return 'needs name = "…"'
    if strange := _unprintable([values["of"], values.get("name", "")]):
        return strange
    return None if "name" in values or "type" in values else "needs a name or a type"


def is_name(text: str) -> bool:
    """Can somebody be called so?"""
    return bool(fold(text)) and text.isprintable()


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(fold(value))


def _unprintable(names: Iterable[str]) -> str | None:
    strange = next((name for name in names if not name.isprintable()), None)
    return None if strange is None else f"has a name that cannot be printed: {strange!r}"


def _check(decisions: Decisions) -> None:
    """Raises KgraphError where entries contradict each other."""
    groups = Groups(_sames(decisions))
    for entry in decisions._of("different"):
        for one, other in combinations(entry.names, 2):
            if groups.are_one(one, other):
                by = _lines(e for e in decisions.entries if _joins(e, groups, one))
                what = f"[[different]] '{one}' and '{other}' are the same by {by}"
                raise _wrong(decisions.where, entry.line, what)
    seen: dict[str, int] = {}
    for entry in decisions._of("entity"):
        before = seen.setdefault(fold(entry.names[0]), entry.line)
        if before != entry.line:
            what = f"[[entity]] '{entry.names[0]}' is named in line {before} already"
            raise _wrong(decisions.where, entry.line, what)
    _check_one_name(decisions, groups)


def _check_one_name(decisions: Decisions, groups: Groups) -> None:
    """Whoever is one has one name and one type."""
    seen: dict[tuple[str, str], tuple[str, Entry]] = {}
    for entry in decisions.entries:
        group = min(groups.of(entry.names[0]))
        for what, value in (("name", entry.name), ("type", entry.label)):
            if value:
                held, before = seen.setdefault((group, what), (value, entry))
                if held != value:
                    said = _two(entry, before, what, value, held)
                    raise _wrong(decisions.where, entry.line, said)


def _two(entry: Entry, before: Entry, what: str, value: str, held: str) -> str:
    one, other = entry.names[0], before.names[0]
    who = "" if fold(one) == fold(other) else f" '{other}', which is the same,"
    gives = f"[[{entry.kind}]] gives '{one}' the {what} '{value}'"
    return f"{gives}, but line {before.line} gives{who} the {what} '{held}'"


def _joins(entry: Entry, groups: Groups, name: str) -> bool:
    return entry.kind != "different" and groups.are_one(name, entry.names[0])


def _lines(entries: Iterable[Entry]) -> str:
    lines = [str(entry.line) for entry in entries]
    return f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(lines)}"


def _sames(decisions: Decisions) -> list[tuple[str, ...]]:
    """Whoever is called by a new name is whoever goes by that already."""
    named = [(e.names[0], e.name) for e in decisions._of("entity") if e.name]
    return [*(e.names for e in decisions._of("same")), *named]


def _pairs(decisions: Decisions) -> list[tuple[str, str]]:
    return [pair for entry in decisions._of("different") for pair in combinations(entry.names, 2)]


def _names(entry: Entry) -> set[str]:
    return {fold(name) for name in (*entry.names, entry.name) if name}


def _has(entry: Entry, name: str) -> bool:
    return fold(name) in map(fold, entry.names)


def _blank_first(text: str) -> bool:
    return text.startswith(("\n", "\r\n"))


def _quoted(value: Any) -> str:
    """As TOML writes it: as JSON, but for one character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
