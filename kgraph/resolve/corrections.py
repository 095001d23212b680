"""What people have decided about who is who. It wins over what the program finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Naming:
    """The name, or the type, that people gave to whoever goes by the name `of`."""

    of: str
    name: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """`same`: names of one entity, in groups. `different`: pairs that are never one entity.

    Names count without case and accents (`names.fold`), whatever type they were taken for.
    """

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    namings: tuple[Naming, ...] = ()


NONE = Corrections()
