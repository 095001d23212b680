"""What is known of who is who before anything is read: people's decisions, names, capitals."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph import files, read
from kgraph.errors import KgraphError
from kgraph.gazetteer import bodies, demonyms, places
from kgraph.resolve import decisions_file, known_names
from kgraph.resolve.corrections import Corrections, combined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from kgraph.resolve.decisions_file import Decisions

NAME = "kgraph.decisions.toml"
LARGEST = 32 * 2**20  # bytes: some hundred thousand names


@dataclass(frozen=True, slots=True)
class Known:
    """What a build was asked for: where the decisions of people are, what else is known."""

    path: Path  # of the decisions, absolute; need not be there
    aliases: str = ""  # CSV
    aliases_path: str = ""
    metonyms: bool = False

    @classmethod
    def of(cls, settings: Mapping[str, str], folder: Path) -> Known:
        """From what the store in a folder remembers."""
        return cls(
            Path(settings.get("decisions", folder.absolute() / NAME)),
            settings.get("aliases", ""),
            settings.get("aliases path", ""),
            bool(settings.get("metonyms")),
        )

    def settings(self) -> dict[str, str]:
        return {
            "decisions": str(self.path),
            "aliases": self.aliases,
            "aliases path": self.aliases_path,
            "metonyms": "yes" if self.metonyms else "",
        }

    def corrections(self, decided: Decisions) -> Corrections:
        """The decisions of people win over the table of names, and that over capitals."""
        ranks = [*decided.corrections(), known_names.table(self.aliases, self.aliases_path)]
        if self.metonyms:
            from kgraph.gazetteer import metonyms

            ranks.append(known_names.metonyms(metonyms()))
        return combined(*ranks)


def known(
    paths: Sequence[str],
    out: Path,
    *,
    decisions: Path | None = None,
    aliases: Path | None = None,
    metonyms: bool = False,
) -> Known:
    """Raises KgraphError when a file is named that cannot be read."""
    path = decisions or (read.home(paths) or out) / NAME
    if decisions is not None and not decisions.absolute().parent.is_dir():
        raise KgraphError(f"{decisions}: no such folder")
    table = "" if aliases is None else _text(aliases)
    return Known(path.absolute(), table, str(aliases or ""), metonyms)


def load(path: Path) -> Decisions:
    """Of a file that is not there: none. Raises KgraphError for whatever is wrong in it."""
    return decisions_file.parse(_text(path) if path.exists() else "", str(path))


def unknown(decided: Decisions, known: Callable[[], AbstractSet[str]]) -> list[str]:
    """Names in the file that no document has, of all that documents have."""
    if not decided.entries:
        return []
    names = known()
    tables = (places(), demonyms(), bodies())
    return decided.unknown(names | {table[n] for table in tables for n in names & table.keys()})


def save(decided: Decisions, path: Path) -> None:
    """A file with nothing in it is removed."""
    if decided.text:
        with files.target(path) as file:
            file.write(decided.text.encode())
        return
    with suppress(FileNotFoundError):
        path.unlink()


@contextmanager
def saved(decided: Decisions, path: Path) -> Iterator[None]:
    """The file is as it was before when what follows fails."""
    with files.restored(path):
        save(decided, path)
        yield


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise KgraphError(f"{path}: more than {LARGEST >> 20} MB")
        return data.decode("utf-8-sig")
    except OSError as error:
        raise KgraphError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise KgraphError(f"{path}: not UTF-8") from error
