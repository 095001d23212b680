"""The shortest ways from one entity to another through claims."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kgraph.ask import edges
from kgraph.ask.criteria import ALL
from kgraph.ask.evidence import Evidence, read
from kgraph.errors import NothingFound
from kgraph.model import ACTOR_LABELS, STATEMENTS, Entity
from kgraph.store import LISTED, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from kgraph.ask.criteria import Criteria
    from kgraph.ask.neighbours import Direction
    from kgraph.model import EdgePolarity
    from kgraph.store import Store

LONGEST = 6  # steps; what is farther away has nothing to do with each other
WEAK = (*STATEMENTS, "be")
DEED = 10  # times as strong as one of WEAK, or as something that was denied: outweighs a few
SURE = 1_000_000  # whole numbers: sums are the same in any order
CONCEPT = 1000 * SURE  # more than all steps of a way: an actor is always better

Way = tuple[int, ...]  # numbers of entities


class Step(NamedTuple):
    """One edge of a path: the strongest between its two entities."""

    start: Entity
    direction: Direction  # out: the start acts; in: the end acts; both: a symmetric action
    action: str
    polarity: EdgePolarity
    end: Entity
    claims: int  # number of those that fit
    others: int  # number of other edges between the two that fit
    evidence: Evidence  # one claim: asserted if there is such, from the first document


Path = tuple[Step, ...]


def path(
    store: Store,
    start: Entity,
    end: Entity,
    criteria: Criteria = ALL,
    *,
    k: int = 3,
    longest: int = LONGEST,
) -> list[Path]:
    """The `k` shortest ways from one entity to another, in whatever direction the edges point.

    Of ways with as many steps those through actors come first, then those with strong edges: with
    many claims, of other actions than `say of`, `think of` and `be`, and not denied. `types` are
    those of the entities between the two. Raises NothingFound where no way has at most `longest`
    steps.
    """
    if start.id == end.id:
        raise NothingFound(f"both names are {start.name}; a path leads from one to another")
    with store.reading() as db:
        ends = edges.number(db, start), edges.number(db, end)
        ground = _Ground(db, criteria, ends)
        ways = _ways(ground, *ends, k, longest)
        if not ways:
            raise NothingFound(_no_path(start, end, longest, ground))
        return [_path(db, criteria, way) for way in ways]


class _Ground:
    """What can be walked on; read from the store where a search comes by, and kept."""

    def __init__(self, db: sqlite3.Connection, criteria: Criteria, ends: Collection[int]) -> None:
        self._db = db
        self._criteria = criteria
        self._ends = listed(ends)
        self._steps: dict[int, dict[int, int]] = {}  # number -> neighbour -> cost of the step
        self.ids: dict[int, str] = {}
        self.weights: dict[int, int] = {}  # how much there is to read
        self.costs: dict[int, int] = {}  # of passing through
        self.is_exhausted = False  # nothing more can be reached from one of the ends
        query = f"SELECT number, id, label, weight FROM entities WHERE number IN {LISTED}"
        for row in db.execute(query, (self._ends,)):
            self._know(*row)

    def load(self, numbers: Collection[int]) -> None:
        new = [number for number in numbers if number not in self._steps]
        self._steps.update((number, {}) for number in new)
        types, labels = edges.of_types(self._criteria.types)
        table, bound = edges.touching(self._criteria, f"IN {LISTED}", listed(new))
        found = self._db.execute(
            f"""
            SELECT t.own, sum(t.weight *
                CASE WHEN t.predicate IN {WEAK} OR t.polarity != 'positive' THEN 1
                ELSE {DEED} END) AS strength, o.number, o.id, o.label, o.weight
            FROM ({table}) AS t JOIN entities AS o ON o.number = t.other
            WHERE ({types} OR o.number IN {LISTED}) GROUP BY t.own, o.number
            """,
            (*bound, *labels, self._ends),
        )
        for own, strength, *other in found if new else ():
            self._steps[own][other[0]] = SURE // (1 + strength)
            self._know(*other)

    def from_(self, number: int) -> dict[int, int]:
        """Where a step leads, and what it costs."""
        return self._steps[number]

    def cost(self, way: Way) -> int:
        steps = pairwise(way)
        known = self._steps
        return sum(
            (known[one] if one in known else known[other])[other if one in known else one]
            + self.costs[other]
            for one, other in steps
        )

    def _know(self, number: int, identity: str, label: str, weight: int) -> None:
        self.ids[number] = identity
        self.weights[number] = weight
        self.costs[number] = 0 if label in ACTOR_LABELS else CONCEPT


class _Side:
    """One of the two searches that go towards each other."""

    def __init__(self, ground: _Ground, start: int, banned: Collection[int]) -> None:
        self.ground = ground
        self.frontier = {start: 0}  # number -> cost of the cheapest way to it
        self.cost = {start: 0}
        self.before: dict[int, int] = {}
        self._banned = banned

    def advance(self, forbidden: Collection[tuple[int, int]]) -> None:
        """One step further: each entity has the cheapest of its shortest ways."""
        ground = self.ground
        ground.load(self.frontier)
        reached: dict[int, tuple[int, str]] = {}
        for number, so_far in self.frontier.items():
            rank = ground.ids[number]
            for other, step in ground.from_(number).items():
                if other in self.cost or other in self._banned or (number, other) in forbidden:
                    continue
                found = (so_far + step + ground.costs[other], rank)
                if other not in reached or found < reached[other]:
                    reached[other] = found
                    self.before[other] = number
        self.frontier = {other: cost for other, (cost, _) in reached.items()}
        self.cost.update(self.frontier)

    def size(self) -> int:
        """How much the next step has to read."""
        return sum(map(self.ground.weights.__getitem__, self.frontier))

    def way(self, number: int) -> Iterator[int]:
        """Back to where the search began."""
        while number in self.before:
            yield number
            number = self.before[number]
        yield number


def _ways(ground: _Ground, start: int, end: int, k: int, longest: int) -> list[Way]:
    """The `k` shortest without a loop (Yen 1971): each differs from one before it from some
    entity on."""
    found: list[Way] = []
    open_ways = {way for way in [_shortest(ground, start, end, longest)] if way}
    while open_ways and len(found) < k:
        best = min(open_ways, key=lambda way: _rank(ground, way))
        open_ways.remove(best)
        found.append(best)
        for at in range(len(best) - 1):
            root = best[: at + 1]
            taken = {way[at + 1] for way in found if way[: at + 1] == root}
            rest = _shortest(ground, best[at], end, longest - at, best[:at], taken)
            if rest:
                open_ways.add(root[:-1] + rest)
        open_ways -= set(found)
    return found


def _shortest(
    ground: _Ground,
    start: int,
    end: int,
    longest: int,
    banned: Collection[int] = (),
    taken: Collection[int] = (),
) -> Way | None:
    """The cheapest of the shortest ways past the banned entities, whose first step is not one of
    those taken."""
    forbidden = {step for other in taken for step in ((start, other), (other, start))}
    one, two = _Side(ground, start, banned), _Side(ground, end, banned)
    for _ in range(longest):
        side, facing = sorted((one, two), key=_Side.size)
        side.advance(forbidden)
        meeting = side.frontier.keys() & facing.frontier.keys()
        if meeting:
            middle = min(
                meeting,
                key=lambda n: (one.cost[n] + two.cost[n] - ground.costs[n], ground.ids[n]),
            )
            return (*reversed(list(one.way(middle))), *list(two.way(middle))[1:])
        if not side.frontier:
            ground.is_exhausted = True
            return None
    return None


def _rank(ground: _Ground, way: Way) -> tuple[object, ...]:
    return len(way), ground.cost(way), [ground.ids[number] for number in way]


def _path(db: sqlite3.Connection, criteria: Criteria, way: Way) -> Path:
    return tuple(_step(db, criteria, *ends) for ends in pairwise(way))


def _step(db: sqlite3.Connection, criteria: Criteria, start: int, end: int) -> Step:
    condition, ends = edges.joining(db, start, end)
    table, bound = edges.edges(criteria, condition, *ends)
    found = db.execute(
        f"SELECT * FROM ({table}) ORDER BY predicate IN {WEAK}, polarity != 'positive',"
        " weight DESC, predicate, polarity, id",
        bound,
    ).fetchall()
    best = found[0]
    one, other = (_entity(db, number) for number in (start, end))
    return Step(
        start=one,
        direction=("out" if best["source"] == start else "in") if best["directed"] else "both",
        action=best["predicate"],
        polarity=best["polarity"],
        end=other,
        claims=best["weight"],
        others=len(found) - 1,
        evidence=_evidence(db, criteria, best["number"]),
    )


def _entity(db: sqlite3.Connection, number: int) -> Entity:
    row = db.execute("SELECT id, name, label FROM entities WHERE number = ?", (number,)).fetchone()
    return Entity(*row)


def _evidence(db: sqlite3.Connection, criteria: Criteria, edge: int) -> Evidence:
    where, bound = criteria.where()
    place = db.execute(
        "SELECT c.document, c.number FROM claims AS c JOIN documents AS d ON d.number = c.document"
        f" WHERE c.edge = ? AND {where} ORDER BY c.modality != 'asserted', d.name, d.id,"
        " c.sentence_start, c.start, c.number LIMIT 1",
        (edge, *bound),
    ).fetchall()
    return read(db, place)[0]


def _no_path(start: Entity, end: Entity, longest: int, ground: _Ground) -> str:
    looked = f"{len(ground.ids):,} entities were looked at"
    if ground.is_exhausted:
        return f"nothing leads from {start.name} to {end.name}, however far; {looked}"
    return (
        f"no path from {start.name} to {end.name} within {longest} step{'s' * (longest > 1)}; "
        f"{looked}; --max-length looks farther"
    )
