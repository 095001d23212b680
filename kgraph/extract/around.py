"""When, where and how much: what the clause of a claim says besides who does what to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.amounts import Amounts
from kgraph.extract.places import Places
from kgraph.extract.times import Times

if TYPE_CHECKING:
    from kgraph.extract.phrases import Phrases
    from kgraph.extract.rules.base import Slots
    from kgraph.model import Amount, Mention, Modality, Time


class Around:
    """For the claims of one parsed paragraph."""

    def __init__(self, phrases: Phrases) -> None:
        self._times = Times(phrases)
        self._places = Places(phrases)
        self._amounts = Amounts(phrases)

    def time(self, slots: Slots, modality: Modality) -> Time | None:
        return None if slots.implicit else self._times.of(slots.head, modality)

    def place(self, slots: Slots) -> Mention | None:
        return self._places.of(slots)

    def amount(self, slots: Slots) -> Amount | None:
        return self._amounts.of(slots)
