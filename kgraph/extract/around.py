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

    def of(
        self, slots: Slots, modality: Modality
    ) -> tuple[Time | None, Mention | None, Amount | None]:
        if slots.implicit:
            return None, None, None
        time = self._times.of(slots.head, modality)
        return time, self._places.of(slots), self._amounts.of(slots)
