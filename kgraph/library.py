"""The library: build or open a graph, and ask it what the command line asks."""

from __future__ import annotations

import os
import warnings
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, get_args, overload

from kgraph import ask
from kgraph.answer import Answer, Stream, answer
from kgraph.ask import records
from kgraph.ask.part import Part
from kgraph.errors import KgraphError
from kgraph.filters import CHOICES, DocumentFilters, Filters, criteria, known, positive
from kgraph.model import Document, Entity
from kgraph.read import dates
from kgraph.read.fields import GUESSED, Fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from types import TracebackType
    from typing import Self, Unpack

    import networkx  # type: ignore[import-untyped]
    from networkx import MultiDiGraph

    from kgraph.ask.communities import Community
    from kgraph.ask.conflicts import Conflict, Kind
    from kgraph.ask.diff import Difference
    from kgraph.ask.documents import Article
    from kgraph.ask.evidence import Evidence
    from kgraph.ask.neighbours import Direction, Neighbour
    from kgraph.ask.path import Path as Way
    from kgraph.ask.says import Said
    from kgraph.ask.search import Hit
    from kgraph.ask.stats import Count
    from kgraph.ask.timeline import Happening
    from kgraph.ask.top import Measure, Ranked
    from kgraph.ask.verify import Verified
    from kgraph.building import Built, Progress
    from kgraph.model import Claim, Extraction, Mention
    from kgraph.store import Store
    from kgraph.tables import Linked
    from kgraph.who.entities import Listed

AnyPath = str | os.PathLike[str]
Name = str | Entity
"""Upper and lower case, accents and titles of a name do not matter."""

NOTEBOOK = 100  # entities of the picture in a notebook
FRAME = (
    '<iframe srcdoc="{}" sandbox="allow-scripts allow-downloads" title="Graph"'
    ' style="width: 100%; height: 600px; border: 0"></iframe>'
)


def build(
    paths: AnyPath | Iterable[AnyPath],
    *,
    out: AnyPath = "out",
    model: str | None = None,
    decisions: AnyPath | None = None,
    aliases: AnyPath | None = None,
    metonyms: bool = False,
    fields: Fields | None = None,
    draw: bool = True,
    wait: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Graph:
    """Make `out` the graph of the articles at these paths, as `kgraph build` does.

    `decisions` is the file of people's decisions on who is who, where it is not beside the
    articles; `aliases` a table of names that are known; `metonyms` takes capitals for countries.
    `fields` are the columns of tables that hold text, id, date and title; else they are guessed.
    `draw` makes the page and the GraphML, too; `wait` waits while another build writes to `out`.
    `jobs` is the number of processes that read articles, by default one for each core where the
    articles are worth it. `progress` is called with articles done, articles in all, and the name
    of the next one.

    Warns of each article that cannot be read; what the build did is in `Graph.built`. Raises
    KgraphError, and leaves what is in `out`, when a path is missing or no article can be read.
    """
    from kgraph import pipeline

    built = pipeline.build(
        _paths(paths),
        Path(out),
        model=model or pipeline.DEFAULT_MODEL,
        decisions=None if decisions is None else Path(decisions),
        aliases=None if aliases is None else Path(aliases),
        metonyms=metonyms,
        fields=fields or GUESSED,
        draw=draw,
        wait=wait,
        jobs=jobs,
        progress=progress or _quiet,
    )
    _warn(built)
    return Graph(ask.opened(Path(out)), built)


def open(folder: AnyPath = "out") -> Graph:  # noqa: A001 (as in gzip.open)
    """The graph that a build wrote into this folder. Raises StoreError where there is none."""
    return Graph(ask.opened(Path(folder)))


def read_claims(
    paths: AnyPath | Iterable[AnyPath],
    *,
    out: AnyPath = "out",
    draw: bool = True,
    wait: bool = False,
    progress: Progress | None = None,
) -> Graph:
    """The graph in `out` with the claims in these JSON Lines, as `kgraph import` reads them; it is
    made where there is none. No article is needed.

    Warns of each line that cannot be read. Raises KgraphError, and leaves what is in `out`, when a
    file is missing or no claim can be read.
    """
    from kgraph import importing

    built = importing.read_claims(
        _paths(paths), Path(out), draw=draw, wait=wait, progress=progress or _quiet
    )
    _warn(built)
    return Graph(ask.opened(Path(out)), built)


def from_networkx(
    graph: networkx.Graph, *, out: AnyPath = "out", draw: bool = True, wait: bool = False
) -> Graph:
    """Make `out` the graph of what is in a networkx graph of any kind.

    Of one that `Graph.to_networkx(evidence=True)` made, that is exactly what is still in it, by
    the names and types that its nodes have now. Else each edge is a claim: its attributes `action`
    (or `label`, or its key), `sentence`, `document`, `polarity`; of nodes `name` (or `label`, or
    the node itself) and `type`: without one it is a CONCEPT, and shown where these are asked for.
    Nodes without edges are left out; an edge from a node to itself is a claim, and no edge.

    Raises KgraphError where `out` holds a graph that was not made by this, or there is no edge.
    """
    from kgraph import importing

    built = importing.from_networkx(graph, Path(out), draw=draw, wait=wait)
    _warn(built)
    return Graph(ask.opened(Path(out)), built)


def extract(
    text: str,
    *,
    name: str = "text",
    published: str | date | None = None,
    model: str | None = None,
) -> Answer[Linked]:
    """The claims of a text, in its order; none where nothing is claimed.

    `published` is the day on which it appeared, in ISO 8601: "on Thursday" has a date by it.

    >>> row = extract("Trump refused to meet Putin.")[0]
    >>> row.claim.predicate.lemma, row.claim.polarity
    ('meet', 'negative')
    """
    from kgraph import pipeline

    document = Document.of(text, name=name, published=day(published))
    found = pipeline.attempt(document, model or pipeline.DEFAULT_MODEL)
    if isinstance(found, KgraphError):
        raise found
    return linked(found)


def linked(found: Extraction) -> Answer[Linked]:
    """The claims of one document, with who is who in it."""
    from kgraph import pipeline

    links = pipeline.entities_of([found])
    rows = [_linked(claim, links, found.document) for claim in found.claims]
    return answer(rows, records.linked)


def diff(old: AnyPath, new: AnyPath) -> Answer[Difference]:
    """How one graph differs from another, each a folder that a build wrote or its kgraph.db:
    documents, who is who, edges and claims. Empty where there is no difference."""
    from kgraph.ask.diff import diff

    return answer(diff(Path(old), Path(new)), records.difference)


class Graph:
    """A graph that was built. Make one with `kgraph.build` or `kgraph.open`.

    A question gives an `Answer`, a list of rows; its filters are those of `Filters`. It raises
    NothingFound where there is nothing to give, and Ambiguous where a name fits several.

        with kgraph.open("out") as graph:
            graph.neighbours("Putin", since="2025", modality=("asserted", "planned"))
    """

    def __init__(self, store: Store, built: Built | None = None) -> None:
        self.folder = store.path.parent.absolute()
        self.built = built  # what the build did that made it; None when it was opened
        self._opened: Store | None = store

    @property
    def _store(self) -> Store:
        if self._opened is None:
            raise KgraphError(f"{self.folder}: closed; open it again with kgraph.open")
        return self._opened

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        if self._opened is None:
            return f"<Graph {self.folder.name!r}: closed>"
        counts = self._opened.counts()
        return (
            f"<Graph {self.folder.name!r}: {counts.documents} documents, {counts.claims} claims, "
            f"{counts.entities} entities, {counts.edges} edges>"
        )

    def close(self) -> None:
        """Closes the file. Questions are a KgraphError from then on."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def neighbours(
        self,
        name: Name,
        *,
        direction: Direction = "both",
        depth: int = 1,
        limit: int | None = None,
        **filters: Unpack[Filters],
    ) -> Answer[Neighbour]:
        """Who does what to this one, and this one to whom, strongest first.

        `direction` "out" is what it does, "in" what is done to it. A `depth` above 1 asks the
        actors that it is linked with in turn, the strongest of them.
        """
        from kgraph.ask.neighbours import Direction, neighbours

        positive(depth=depth, limit=limit)
        direction = known("direction", direction, get_args(Direction))
        chosen = self._criteria(filters)
        found = neighbours(
            self._store,
            self._entity(name),
            chosen,
            direction=direction,
            depth=depth,
            limit=limit,
        )
        return answer(found, records.neighbour)

    def evidence(
        self, *names: Name, limit: int | None = None, **filters: Unpack[Filters]
    ) -> Answer[Evidence]:
        """The sentences about one, or about two together, in the order of the texts."""
        from kgraph.ask.evidence import evidence

        positive(limit=limit)
        found = evidence(self._store, self._pair(names), self._criteria(filters), limit=limit)
        return answer(found, records.evidence)

    def path(
        self, start: Name, end: Name, *, k: int = 3, longest: int = 6, **filters: Unpack[Filters]
    ) -> Answer[Way]:
        """The `k` shortest ways from one to another through claims, of at most `longest` steps.
        A way is a tuple of steps, each with a sentence."""
        from kgraph.ask.path import path

        positive(k=k, longest=longest)
        ends = self._entity(start), self._entity(end)
        found = path(self._store, *ends, self._criteria(filters), k=k, longest=longest)
        return Answer(found, records.paths)

    def search(
        self, text: str, *, limit: int | None = 20, **filters: Unpack[DocumentFilters]
    ) -> Answer[Hit]:
        """Entities with these words in a name, and sentences that hold them, best first: so many
        of each."""
        from kgraph.ask.search import search

        positive(limit=limit)
        chosen = criteria(self._store, filters, DocumentFilters)
        return answer(search(self._store, text, chosen, limit=limit), records.hit)

    def top(
        self, by: Measure = "weight", *, limit: int | None = 20, **filters: Unpack[Filters]
    ) -> Answer[Ranked]:
        """The entities that matter: by "weight" (claims), "degree" (neighbours), "pagerank" or
        "betweenness"."""
        from kgraph.ask.top import MEASURES, top

        positive(limit=limit)
        by = known("by", by, MEASURES)
        return answer(top(self._store, by, self._criteria(filters), limit=limit), records.ranked)

    def communities(
        self, *, smallest: int = 3, limit: int | None = None, **filters: Unpack[Filters]
    ) -> Answer[Community]:
        """Groups that have more to do with each other than with the rest, of `smallest` members
        or more."""
        from kgraph.ask.communities import communities

        positive(smallest=smallest, limit=limit)
        chosen = self._criteria(filters)
        found = communities(self._store, chosen, smallest=smallest, limit=limit)
        return answer(found, records.community)

    def stats(self) -> Answer[Count]:
        """The graph in numbers, in groups."""
        from kgraph.ask.stats import stats

        return answer(stats(self._store), records.count)

    def timeline(
        self, *names: Name, limit: int | None = None, **filters: Unpack[Filters]
    ) -> Answer[Happening]:
        """What is claimed of one, or of two together, by its date: what happened first, then what
        is planned, possible or wanted."""
        from kgraph.ask.timeline import timeline

        positive(limit=limit)
        found = timeline(self._store, self._pair(names), self._criteria(filters))
        return answer(found[:limit], records.happening)

    def says(
        self,
        name: Name,
        about: Name | None = None,
        *,
        limit: int | None = None,
        **filters: Unpack[Filters],
    ) -> Answer[Said]:
        """What one says, denies, questions, promises and so on; `about` leaves only what is about
        that one."""
        from kgraph.ask.says import says

        positive(limit=limit)
        who, whom = self._entity(name), None if about is None else self._entity(about)
        found = says(self._store, who, whom, self._criteria(filters))
        return answer(found[:limit], partial(records.said, who))

    def conflicts(
        self,
        about: Name | None = None,
        *,
        kinds: Kind | Sequence[Kind] | None = None,
        limit: int | None = None,
        **filters: Unpack[Filters],
    ) -> Answer[Conflict]:
        """Claims that cannot both hold, with their sources: all, or those about one or by one."""
        from kgraph.ask.conflicts import KINDS, conflicts

        positive(limit=limit)
        given = [kinds] if isinstance(kinds, str) else KINDS if kinds is None else kinds
        chosen_kinds = [known("kinds", kind, KINDS) for kind in given]
        whom = None if about is None else self._entity(about)
        chosen = self._criteria(filters)
        found = conflicts(self._store, whom, chosen, kinds=chosen_kinds)
        return answer(found[:limit], records.conflict)

    def verify(self, *, sources: bool = False) -> Verified:
        """Looks the store over; `problems` has what does not hold. `sources` reads the files of
        the articles again, too."""
        from kgraph.ask.verify import verify

        return verify(self._store, sources=sources)

    def entities(
        self,
        name: str | None = None,
        *,
        type: str | None = None,  # noqa: A002
        everything: bool = False,
    ) -> Answer[Listed]:
        """Who and what is in the graph, or who goes by this name: those in most claims first.

        `everything` gives those too that are in no claim.
        """
        from kgraph.who import records as who
        from kgraph.who.entities import ask_entities

        label = type and known("type", type, CHOICES["types"])
        found = ask_entities(self.folder, name, label=label, everything=everything)
        return answer(found, who.explained)

    def documents(self, **filters: Unpack[DocumentFilters]) -> Answer[Article]:
        """The articles that the graph is made of, by name; `since` and `until` are about when they
        appeared."""
        from kgraph.ask.documents import documents

        chosen = criteria(self._store, filters, DocumentFilters)
        return answer(documents(self._store, chosen), records.article)

    def claims(self, **filters: Unpack[Filters]) -> Stream[Linked]:
        """All claims, one by one, in the order of the texts; those too that make no edge."""
        from kgraph.ask.claims import claims

        return Stream(claims(self._store, self._criteria(filters)), records.linked)

    def to_networkx(self, *, evidence: bool = False) -> MultiDiGraph[str]:
        """The whole graph. Nodes are ids of entities, with name, type and aliases; keys of edges
        are ids, with action, polarity, weight (number of claims), documents, modalities, speakers,
        first_day, last_day and claims (ids). Where `directed` is false, both ends act alike.

        `evidence` has each edge carry its claims, as the dicts that `kgraph export jsonl` prints:
        `kgraph.from_networkx` makes a graph of what is left of them. They take some 3 kB each.
        """
        from kgraph.ask.multigraph import multigraph

        return multigraph(self._store, evidence=evidence)

    def add(
        self,
        paths: AnyPath | Iterable[AnyPath],
        *,
        model: str | None = None,
        fields: Fields | None = None,
        draw: bool = True,
        wait: bool = False,
        jobs: int | None = None,
        progress: Progress | None = None,
    ) -> Built:
        """Adds articles, as `kgraph add` does; a file that is part of the graph is read anew."""
        from kgraph import building, pipeline
        from kgraph.extract import parser

        if jobs is None:  # the model stays for the next time: a process for each would load it anew
            kept = self._store.settings().get(building.MODEL, building.DEFAULT_MODEL)
            parser.load(model or kept)
        self.built = pipeline.add(
            _paths(paths),
            self.folder,
            model=model,
            fields=fields or GUESSED,
            draw=draw,
            wait=wait,
            jobs=jobs,
            progress=progress or _quiet,
        )
        _warn(self.built)
        return self.built

    def remove(self, *names: str, draw: bool = True, wait: bool = False) -> Built:
        """Takes articles out of the graph, by the name, path or id that `documents` shows."""
        from kgraph import pipeline

        self.built = pipeline.remove(names, self.folder, draw=draw, wait=wait)
        _warn(self.built)
        return self.built

    def export(
        self,
        form: str,
        path: AnyPath,
        *,
        around: Name | Sequence[Name] = (),
        depth: int = 1,
        top: int | None = None,
        title: str | None = None,
        **filters: Unpack[Filters],
    ) -> None:
        """Writes the graph, or the part of it that is chosen as for `html`, in a format of
        `kgraph export`: "graphml", "gexf", "csv", ... The path is that of a file, or of a folder
        for what is several files."""
        from kgraph import pipeline

        form = known("form", form, pipeline.FORMATS)
        part = self._part(around, depth, top, filters)
        pipeline.export_to(self._store, form, Path(path), part, title=title)

    @overload
    def html(
        self,
        path: None = None,
        *,
        around: Name | Sequence[Name] = (),
        depth: int = 1,
        top: int | None = None,
        title: str | None = None,
        **filters: Unpack[Filters],
    ) -> str: ...

    @overload
    def html(
        self,
        path: AnyPath,
        *,
        around: Name | Sequence[Name] = (),
        depth: int = 1,
        top: int | None = None,
        title: str | None = None,
        **filters: Unpack[Filters],
    ) -> None: ...

    def html(
        self,
        path: AnyPath | None = None,
        *,
        around: Name | Sequence[Name] = (),
        depth: int = 1,
        top: int | None = None,
        title: str | None = None,
        **filters: Unpack[Filters],
    ) -> str | None:
        """A page of the graph or of a part of it: its text, or a file where a path is given.

        `around` leaves what is within `depth` steps of one or several; `top` the so many entities
        in most claims; `type` those of this type, and those of `around`. What is drawn, and how
        strong it is, follows from the claims that fit.
        """
        from kgraph import pipeline

        part = self._part(around, depth, top, filters)
        to = None if path is None else pipeline.free(Path(path), self.folder)
        found = pipeline.part_page(self._store, part, title=title)
        if to is None:
            return found.text
        pipeline.write_page(found, to)
        return None

    def _repr_html_(self) -> str | None:
        """For notebooks: the page, of the strongest entities where there are many. It can do
        nothing to the notebook. None where there is nothing to show."""
        try:
            page = self.html(top=NOTEBOOK)
        except KgraphError:
            return None
        return FRAME.format(escape(page))

    def _entity(self, name: Name) -> Entity:
        return ask.entity(self._store, name) if isinstance(name, str) else name

    def _pair(self, names: Sequence[Name]) -> list[Entity]:
        if not 1 <= len(names) <= 2:
            raise TypeError(f"give one name or two, not {len(names)}")
        return [self._entity(name) for name in names]

    def _part(
        self, around: Name | Sequence[Name], depth: int, top: int | None, filters: Filters
    ) -> Part:
        positive(depth=depth, top=top)
        given = [around] if isinstance(around, Name) else around
        distinct = {one.id: one for one in map(self._entity, given)}
        return Part(self._criteria(filters), tuple(distinct.values()), depth, top)

    def _criteria(self, filters: Filters) -> ask.Criteria:
        return criteria(self._store, filters)


def _quiet(done: int, total: int, name: str) -> None:
    """Tells nobody how far a build is."""


def _warn(built: Built) -> None:
    """Tells the caller of the library what could not be read."""
    for error in built.unreadable:
        warnings.warn(f"not read: {error}", stacklevel=3)


def _linked(claim: Claim, links: Mapping[Mention, Entity], document: Document) -> Linked:
    from kgraph.tables import Linked

    speaker = claim.attribution and claim.attribution.speaker
    said_by = links.get(speaker) if speaker else None
    return Linked(claim, links.get(claim.subject), links.get(claim.object), said_by, document)


def day(published: str | date | None) -> str | None:
    """In ISO 8601. Raises KgraphError for what is no day."""
    if published is None:
        return None
    found = dates.day(str(published))
    if found is None:
        raise KgraphError(f"{str(published)!r} is no day; write 2025-03-10")
    return found


def _paths(paths: AnyPath | Iterable[AnyPath]) -> list[str]:
    several = [paths] if isinstance(paths, str | os.PathLike) else paths
    return [os.fspath(path) for path in several]
