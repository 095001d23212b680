"""What somebody other than the author vouches for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kgraph.extract.tree import Token
    from kgraph.model import Mention, Stance


class Statement(NamedTuple):
    """Words [start, end) of a paragraph are what the speaker says."""

    start: int
    end: int
    speaker: Mention | None
    cue: str
    stance: Stance
    quoted: bool
    gap: tuple[int, int] = (0, 0)  # words inside that are not said: "X, [he told us], Y"
    hearer: Mention | None = None  # to whom it is said
    reporter: Mention | None = None  # who quotes the speaker in the same clause

    def covers(self, place: int) -> bool:
        return self.start <= place < self.end and not self.gap[0] <= place < self.gap[1]

    def holds(self, other: Statement) -> bool:
        """Is the other one part of this?"""
        inside = self.start <= other.start and other.end <= self.end
        whole = inside and (self.start, self.end) != (other.start, other.end)
        return whole and self.covers(other.start) and self.covers(other.end - 1)

    def told_by(self, other: Statement) -> Statement:
        """The same words, from the speaker of another statement."""
        return other._replace(start=self.start, end=self.end, gap=self.gap, quoted=self.quoted)


def covering(found: Iterable[Statement], word: Token) -> Statement | None:
    """The innermost statement that the word is part of; `found` is sorted, shortest first."""
    place = word.i
    for statement in found:
        if statement.start <= place < statement.end and statement.covers(place):
            return statement
    return None


def chain(said: Statement, found: Iterable[Statement]) -> list[Mention]:
    """Who reports the statement, from the one who quotes its speaker outwards."""
    outer = [said.reporter]
    for statement in found:
        if statement.holds(said):
            outer += [statement.speaker, statement.reporter]
    return [who for who in dict.fromkeys(outer) if who not in (None, said.speaker)]
