"""One call of a tool: what was asked for, and the page of rows that goes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from kgraph import ask
from kgraph.ask import records
from kgraph.filters import criteria
from kgraph.library import Graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kgraph.answer import Answer
    from kgraph.ask import Criteria
    from kgraph.ask.evidence import Evidence
    from kgraph.filters import DocumentFilters, Filters
    from kgraph.model import Entity
    from kgraph.store import Store

Record = dict[str, Any]

FILTERS = {  # parameter -> filter of the library
    "action": "action",
    "type": "type",
    "class": "classes",
    "modality": "modality",
    "polarity": "polarity",
    "speaker": "speaker",
    "document": "document",
    "since": "since",
    "until": "until",
}
NAMESAKES = 8  # as many as are listed


class Page(NamedTuple):
    """Rows that are sent; how many come after them (None: some, that were not counted), and where
    they begin."""

    rows: Sequence[Record]
    left_out: int | None = 0
    more: str = ""
    note: str = ""  # what else is to be known of them


@dataclass
class Call:
    """The arguments are checked, and have the defaults."""

    store: Store
    given: Record
    meant: list[Record] = field(default_factory=list)  # whom the names were taken for

    @cached_property
    def graph(self) -> Graph:
        return Graph(self.store)

    @property
    def filters(self) -> Filters:
        return cast("Filters", self._chosen())

    @property
    def document_filters(self) -> DocumentFilters:
        """Of tools that take no others."""
        return cast("DocumentFilters", self._chosen())

    @cached_property
    def criteria(self) -> Criteria:
        return criteria(self.store, self.filters)

    @property
    def end(self) -> int:
        """As many rows as are needed."""
        return int(self.given["offset"] + self.given["limit"])

    def entity(self, parameter: str = "name") -> Entity:
        """The entity that is meant, and who else goes by that name."""
        name = self.given[parameter]
        found = ask.entity(self.store, name)
        others = ask.namesakes(self.store, name, [found])[:NAMESAKES]
        self.meant.append(
            {
                "asked": name,
                "name": found.name,
                "type": found.label,
                "not": [f"{one.name} ({one.label})" for one in others],
            }
        )
        return found

    def entities(self, *parameters: str) -> list[Entity]:
        """Those of the parameters that are given."""
        return [self.entity(one) for one in parameters if one in self.given]

    def page(self, found: Answer[Any], total: int | None = None) -> Page:
        """The rows from `offset` on. `found` has all of them, or is the beginning of `total`."""
        shown = found[self.given["offset"] : self.end]
        left_out = max(0, (len(found) if total is None else total) - self.end)
        return Page(shown.to_dicts(), left_out, f"offset {self.end}")

    def pages(self, found: Iterator[Record]) -> Page:
        """The same of rows that are not counted."""
        rows = list(islice(found, self.given["offset"], self.end + 1))
        shown = rows[: self.given["limit"]]
        return Page(shown, 0 if len(shown) == len(rows) else None, f"offset {self.end}")

    def _chosen(self) -> Record:
        return {name: self.given[key] for key, name in FILTERS.items() if key in self.given}


def told(found: Sequence[Evidence]) -> list[Record]:
    return [records.evidence(one) for one in found]
