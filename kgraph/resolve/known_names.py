"""Names that are known before anything is read: a table of people's own, and capitals."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from kgraph.errors import KgraphError
from kgraph.model import ENTITY_LABELS
from kgraph.resolve.corrections import NONE, Corrections, Naming
from kgraph.resolve.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

COLUMNS = ("name", "alias", "type")


def table(text: str, where: str) -> Corrections:
    """Of CSV with the header `name,alias` and perhaps `type`; one row an alias.

    Raises KgraphError, with file and line, for whatever is wrong.
    """
    if not text:
        return NONE
    names: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for line, row in _rows(text, where):
        name, alias, label = (row.get(column, "").strip() for column in COLUMNS)
        if not fold(name) or not fold(alias):
            raise KgraphError(f"{where}, line {line}: needs a name and an alias")
        if label and label not in ENTITY_LABELS:
            known = ", ".join(ENTITY_LABELS)
            raise KgraphError(f"{where}, line {line}: unknown type '{label}'; known: {known}")
        names.setdefault(name, [name]).append(alias)
        if label and labels.setdefault(name, label) != label:
            raise KgraphError(f"{where}, line {line}: '{name}' is both {labels[name]} and {label}")
    return Corrections(
        tuple(tuple(group) for group in names.values()),
        namings=tuple(Naming(name, name, labels.get(name)) for name in names),
    )


def metonyms(countries: Mapping[str, str]) -> Corrections:
    """Capitals and seats of government are their countries: {"Kremlin": "Russia"}."""
    groups: dict[str, list[str]] = {}
    for name, country in sorted(countries.items()):
        groups.setdefault(country, [country]).append(name)
    return Corrections(
        tuple(tuple(group) for group in groups.values()),
        namings=tuple(Naming(country, country, "GPE") for country in groups),
    )


def _rows(text: str, where: str) -> Iterable[tuple[int, dict[str, str]]]:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        if not {"name", "alias"} <= set(header) or not set(header) <= set(COLUMNS):
            raise KgraphError(f"{where}, line 1: needs the header name,alias or name,alias,type")
        for cells in reader:
            if any(map(str.strip, cells)):
                if len(cells) > len(header):
                    raise KgraphError(f"{where}, line {reader.line_num}: too many cells")
                yield reader.line_num, dict(zip(header, cells, strict=False))
    except csv.Error as error:
        raise KgraphError(f"{where}, line {reader.line_num}: not CSV ({error})") from error
