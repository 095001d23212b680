"""The whole graph for networkx, and claims of what networkx has."""

from __future__ import annotations

from copy import deepcopy
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from kgraph.model import ENTITY_LABELS, digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from networkx import MultiDiGraph  # type: ignore[import-untyped]

    from kgraph.model import Edge, Entity, Mention, View
    from kgraph.store import Store

UNNAMED = "relate to"  # action of an edge that does not say what it is


def multigraph(store: Store, *, evidence: bool = False) -> MultiDiGraph[str]:
    """Nodes are ids of entities that a claim joins with another; keys of edges are their ids.

    A symmetric action is one edge, with `directed` false, in the order of the names. `evidence`
    adds the claims of each edge, as `kgraph export jsonl` prints them, with the `node` of whoever
    is in them: some 3 kB each.
    """
    from networkx import MultiDiGraph

    with store.reading() as db:
        view, title = store.view(), store.title()
        links = store.links() if evidence else None
        days = {
            row["id"]: {"first_day": row["first_day"], "last_day": row["last_day"]}
            for row in db.execute("SELECT id, first_day, last_day FROM edges")
        }
    joined = {end for edge in view.edges for end in (edge.source, edge.target)}
    graph: MultiDiGraph[str] = MultiDiGraph(name=title or "")
    for one in view.entities:
        if one.id in joined:
            aliases = [alias.name for alias in one.aliases]
            graph.add_node(one.id, name=one.name, type=one.label, aliases=aliases)
    for edge in view.edges:
        data = {**_data(edge, view), **days[edge.id]}
        if links is not None:
            data["evidence"] = _evidence(edge, view, links)
        graph.add_edge(edge.source, edge.target, edge.id, **data)
    return graph


def _data(edge: Edge, view: View) -> dict[str, Any]:
    return {
        "action": edge.predicate,
        "polarity": edge.polarity,
        "directed": edge.directed,
        "weight": edge.weight,
        "documents": [view.documents[document].name for document in edge.documents],
        "modalities": edge.modalities,
        "speakers": list(edge.speakers),
        "claims": [claim.id for claim in edge.claims],
    }


def _evidence(edge: Edge, view: View, links: Mapping[Mention, Entity]) -> list[dict[str, Any]]:
    from kgraph.export.claims import as_dict

    found = []
    for claim in edge.claims:
        row = as_dict(claim, document=view.documents[claim.document_id], links=links)
        said = claim.attribution
        mentions = (claim.subject, claim.object, claim.place, said and said.speaker)
        reporters = said.chain if said else ()
        for mention, told in zip((*mentions, *reporters), _mentions(row), strict=True):
            if mention is not None and mention in links:
                told["node"] = links[mention].id
        found.append(row)
    return found


def _mentions(row: Mapping[str, Any]) -> list[Any]:
    """Subject, object, place and speaker of a claim, None where it has none, and who reports it."""
    said = row.get("attribution")
    said = said if isinstance(said, dict) else {}
    reporters = said.get("chain")
    found = (row.get("subject"), row.get("object"), row.get("place"), said.get("speaker"))
    return [*found, *(reporters if isinstance(reporters, list) else ())]


def rows(graph: Any) -> Iterator[Any]:
    """The claims of any networkx graph, as the JSON Lines have them, in the order of its edges.

    An edge with `evidence` is the claims in it, between its nodes by the names that these have now,
    and with its `action`; all else follows from the claims. Any other is one claim: its action is
    the attribute `action` or `label`, or its key; its sentence `sentence`, or the three names; its
    document `document`. Sentences in `evidence` are a claim each. Nodes are called by their
    attribute `name` or `label`, or by themselves; their type is `type`, or else CONCEPT.
    """
    ends = {node: _end(node, data) for node, data in graph.nodes(data=True)}
    alone, called = _apart(ends), _Called(graph, ends)
    made = _Made(name_of(graph))
    keyed = graph.edges(keys=True, data=True) if graph.is_multigraph() else None
    for one, other, key, data in keyed or ((a, b, None, d) for a, b, d in graph.edges(data=True)):
        evidence = data.get("evidence")
        if not isinstance(evidence, list):
            yield made.claim(alone[one], alone[other], key, data)
        elif evidence and all(isinstance(sentence, str) for sentence in evidence):
            for sentence in evidence:
                told = {**data, "sentence": data.get("sentence") or sentence}
                yield made.claim(alone[one], alone[other], key, told)
        else:
            yield from (called.claim(claim, one, other, data) for claim in evidence)


def name_of(graph: Any) -> str:
    """Its name, as one line."""
    return _line(graph.graph.get("name") or "") or "networkx"


End = dict[str, Any]
"""Name and type of an entity, as mentions in JSON Lines have them."""


def _end(node: object, data: Mapping[str, Any]) -> End:
    named = (data.get("name"), data.get("label"), node)
    label = str(data.get("type")).upper()
    return {
        "entity": next(filter(None, map(_line, named)), "?"),
        "type": label if label in ENTITY_LABELS else "CONCEPT",
    }


def _apart(ends: Mapping[Any, End]) -> dict[Any, End]:
    """Nodes of the same name and type are told apart by what they are in networkx."""
    found: dict[Any, End] = {}
    seen: set[tuple[str, ...]] = set()
    for node, end in ends.items():
        name = end["entity"]
        while (name, end["type"]) in seen:
            name = f"{name} ({_line(node) or '?'})"
        seen.add((name, end["type"]))
        found[node] = {**end, "entity": name}
    return found


def _line(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return text.encode(errors="replace").decode()


class _Called:
    """Claims by what their nodes are called now, wherever in them these are."""

    def __init__(self, graph: Any, ends: Mapping[Any, End]) -> None:
        self._ends = ends
        self._moved: dict[Any, Any] = {}  # node that is no more -> the one in its place
        for one, other, evidence in graph.edges(data="evidence"):
            for row in evidence if isinstance(evidence, list) else ():
                if _has_ends(row):
                    self._follow(row, one, other)

    def claim(self, row: Any, one: Any, other: Any, data: Mapping[str, Any]) -> Any:
        if not _has_ends(row):
            return row  # whoever reads it says what is wrong
        row = deepcopy(row)
        nodes = chain(self._turned(row, one, other), repeat(None))
        for mention, node in zip(_mentions(row), nodes, strict=False):
            if isinstance(mention, dict):
                self._call(mention, node)
        action = _line(data.get("action"))
        if action and isinstance(row.get("predicate"), dict):
            row["predicate"]["lemma"] = action
        return row

    def _call(self, mention: dict[str, Any], node: Any) -> None:
        was = mention.pop("node", None)
        now = self._ends.get(self._place(was) if node is None else node)
        if now is not None and any(mention.get(key) != now[key] for key in now):
            own = {"name": mention.get("entity"), "label": mention.get("type")}
            mention.update({**own, **mention, **now})

    def _follow(self, row: Mapping[str, Any], one: Any, other: Any) -> None:
        """Nodes that were renamed, or became one with another."""
        for end, node in zip(("subject", "object"), self._turned(row, one, other), strict=True):
            was = row[end].get("node")
            if was is not None and was not in self._ends:
                self._moved.setdefault(was, node)

    def _place(self, node: Any) -> Any:
        return node if node in self._ends else self._moved.get(node)

    def _turned(self, row: Mapping[str, Any], one: Any, other: Any) -> tuple[Any, Any]:
        """The nodes of subject and object: in this order, unless nodes or names say otherwise."""
        subject, object_ = row["subject"], row["object"]
        if one in (subject.get("node"), object_.get("node")):
            turned = one != subject.get("node")
        elif other in (subject.get("node"), object_.get("node")):
            turned = other != object_.get("node")
        else:
            names = self._ends[one]["entity"], self._ends[other]["entity"]
            turned = subject.get("entity") == names[1] or object_.get("entity") == names[0]
        return (other, one) if turned else (one, other)


def _has_ends(row: Any) -> bool:
    return isinstance(row, dict) and all(
        isinstance(row.get(e), dict) for e in ("subject", "object")
    )


class _Made:
    """Claims of edges that have none; each sentence stands once in its document."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._ends: dict[str, int] = {}  # document -> where its next sentence begins
        self._starts: dict[tuple[str, str], int] = {}

    def claim(self, one: End, other: End, key: object, data: Mapping[str, Any]) -> dict[str, Any]:
        named = (data.get("action"), data.get("label"), key if isinstance(key, str) else None)
        action = next(filter(None, map(_line, named)), UNNAMED)
        document = _line(data.get("document")) or self._name
        text = _line(data.get("sentence")) or f"{one['entity']} {action} {other['entity']}"
        start = self._start(document, text)
        sentence = {"text": text, "start": start, "end": start + len(text)}
        denied = data.get("polarity") == "denied"
        said = {"cue": "deny", "stance": "deny", "quoted": False, "content": sentence}
        return {
            "schema": 1,
            "id": digest(document, start, one["entity"], action, other["entity"]),
            "document": document,
            "sentence": sentence,
            "subject": {**_found(sentence, one["entity"]), "kind": "name", **one},
            "predicate": {**_found(sentence, action), "lemma": action},
            "object": {**_found(sentence, other["entity"], last=True), "kind": "name", **other},
            "polarity": "negative" if data.get("polarity") == "negative" else "positive",
            "modality": "asserted",
            "attribution": said if denied else None,
            "rule": "networkx",
        }

    def _start(self, document: str, text: str) -> int:
        if (document, text) not in self._starts:
            start = self._ends.get(document, 0)
            self._starts[document, text] = start
            self._ends[document] = start + len(text) + 1
        return self._starts[document, text]


def _found(sentence: Mapping[str, Any], words: str, *, last: bool = False) -> dict[str, Any]:
    """Where it says so; nowhere in it, at its beginning, where it does not."""
    text, start = sentence["text"], sentence["start"]
    at = text.rfind(words) if last else text.find(words)
    at, words = (0, "") if at < 0 else (at, words)
    return {"text": words, "start": start + at, "end": start + at + len(words)}
