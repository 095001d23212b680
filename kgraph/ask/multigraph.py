"""The whole graph for networkx, and claims of what networkx has."""

from __future__ import annotations

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
    adds the claims of each edge, as `kgraph export jsonl` prints them: some 3 kB each.
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

    return [
        as_dict(claim, document=view.documents[claim.document_id], links=links)
        for claim in edge.claims
    ]


def rows(graph: Any) -> Iterator[Any]:
    """The claims of any networkx graph, as the JSON Lines have them, in the order of its edges.

    An edge with `evidence` is the claims in it, between its nodes by the names that these have now.
    Any other is one claim: its action is the attribute `action` or `label`, or its key; its
    sentence `sentence`, or the three names; its document `document`. Nodes are called by their
    attribute `name` or `label`, or by themselves; their type is `type`, or else CONCEPT.
    """
    ends = {node: _end(node, data) for node, data in graph.nodes(data=True)}
    alone = _apart(ends)
    made = _Made(str(graph.graph.get("name") or "networkx"))
    keyed = graph.edges(keys=True, data=True) if graph.is_multigraph() else None
    for one, other, key, data in keyed or ((a, b, None, d) for a, b, d in graph.edges(data=True)):
        evidence = data.get("evidence")
        if isinstance(evidence, list):
            yield from (_between(claim, ends[one], ends[other]) for claim in evidence)
        else:
            yield made.claim(alone[one], alone[other], key, data)


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


def _between(claim: Any, one: End, other: End) -> Any:
    """A claim with these ends. Its subject is the first, unless the names say otherwise."""
    ends = ("subject", "object")
    if not isinstance(claim, dict) or not all(isinstance(claim.get(end), dict) for end in ends):
        return claim  # whoever reads it says what is wrong
    row = dict(claim)
    names = [row[end].get("entity") for end in ends]
    if names[0] == other["entity"] or names[1] == one["entity"]:
        one, other = other, one
    for end, now in (("subject", one), ("object", other)):
        was = row[end]
        own = {"name": was.get("entity"), "label": was.get("type")}
        row[end] = {**own, **was, **now} if any(was.get(k) != now[k] for k in now) else was
    return row


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
