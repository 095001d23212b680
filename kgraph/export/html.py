"""The graph as one HTML page that works without a network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import files
from math import atan2, cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Any, Literal, TextIO

from kgraph.export import style
from kgraph.model import ACTOR_LABELS, ENTITY_LABELS, STATEMENTS, Claim, Edge, Entity, Span, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyvis.network import Network  # type: ignore[import-untyped]

Status = Literal["plain", "negative", "denied", "unsure"]
Data = dict[str, Any]

DENIALS = frozenset({"deny", "dismiss", "dispute", "refuse", "refute", "reject"})
"""Actions that are shown at once even when their object is a concept (Peskov, deny, request):
without them the reader would miss that somebody objects."""

LIMIT = 2000  # entities in the default picture: more are slow to draw and cannot be read
EXTRA = 2000  # further entities that the controls can add to it

LABELS = {
    "PERSON": "Person",
    "ORG": "Organisation",
    "GPE": "Country or city",
    "NORP": "Nationality or party",
    "LOC": "Place",
    "FAC": "Building or site",
    "EVENT": "Event",
    "GROUP": "Group of people",
    "CONCEPT": "Concept",
}

OPTIONS: Data = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"chosen": False, "borderWidth": 2},
    "edges": {
        "chosen": False,
        "smooth": {"enabled": False, "type": "curvedCW", "roundness": 0},
        "arrowStrikethrough": False,
        "arrows": {"to": {"enabled": False, "scaleFactor": 0.7}},
    },
    "interaction": {"hover": False, "selectable": False, "keyboard": {"enabled": False}},
}


def write(view: View, out: TextIO, *, title: str = "kgraph", part: str = "") -> None:
    """Write the view as a page that shows the picture and the sentences behind every edge.

    `part` says in a line which part of a graph this is: "around Putin, 2 steps".

    The page is ASCII, loads nothing and sends nothing. The same view gives the same bytes.
    Entities are placed at `view.positions`; those that have none are put on a spiral. Of more
    than `LIMIT` entities the strongest are shown, and the page says so.
    """
    out.write(_page(_data(_Picture.of(view)), title, part))


def shown(view: View) -> frozenset[str]:
    """Ids of the entities in the default picture, before anything is switched on."""
    return frozenset(_Picture.of(view).default)


@dataclass(frozen=True, slots=True)
class _Picture:
    """What of a view goes into the page. Sequences are sorted, the strongest first."""

    view: View
    entities: tuple[Entity, ...]
    edges: tuple[Edge, ...]
    weights: dict[str, int]  # by entity id
    default: set[str]  # ids of the entities in the default picture
    default_edges: set[str]
    left_out: int  # entities that would be in the default picture but for the limit

    @classmethod
    def of(cls, view: View) -> _Picture:
        by_id = {entity.id: entity for entity in view.entities}
        edges = [edge for edge in view.edges if edge.source in by_id and edge.target in by_id]
        weights = _weights(by_id, edges)
        order = sorted(by_id.values(), key=lambda e: (-weights[e.id], e.id))
        central = {edge.id: edge for edge in edges if _is_central(edge, by_id)}
        ends = {id_ for edge in central.values() for id_ in (edge.source, edge.target)}
        wanted = [entity for entity in order if entity.id in ends]
        kept = [*wanted[:LIMIT], *[e for e in order if e.id not in ends][:EXTRA]]
        ids = {entity.id for entity in kept}
        return cls(
            view=view,
            entities=tuple(sorted(kept, key=lambda e: (-weights[e.id], e.id))),
            edges=tuple(
                sorted(
                    (edge for edge in edges if edge.source in ids and edge.target in ids),
                    key=lambda e: (-e.weight, e.id),
                )
            ),
            weights=weights,
            default={entity.id for entity in wanted[:LIMIT]},
            default_edges=set(central),
            left_out=len(wanted[LIMIT:]),
        )


def _weights(ids: Iterable[str], edges: Iterable[Edge]) -> dict[str, int]:
    """Sum of the weights of each entity's edges; a loop counts once."""
    weights = dict.fromkeys(ids, 0)
    for edge in edges:
        for id_ in {edge.source, edge.target}:
            weights[id_] += edge.weight
    return weights


def _is_central(edge: Edge, entities: dict[str, Entity]) -> bool:
    """Does the edge belong into the default picture?"""
    source = entities[edge.source].label in ACTOR_LABELS
    target = entities[edge.target].label in ACTOR_LABELS
    if source and target:
        return edge.predicate not in STATEMENTS
    if edge.polarity == "denied":
        return source or target
    return source and edge.predicate.partition(" ")[0] in DENIALS


def _status(edge: Edge) -> Status:
    """How the edge is drawn."""
    if edge.polarity != "positive":
        return edge.polarity
    if edge.claims and all(claim.modality != "asserted" for claim in edge.claims):
        return "unsure"
    return "plain"


# The data of the page


def _data(picture: _Picture) -> Data:
    view = picture.view
    network = _network(picture)
    nodes, edges, *_, options = network.get_network_data()
    documents = sorted(view.documents.values(), key=lambda d: (d.name, d.id))
    evidence = _Evidence([document.id for document in documents])
    claims = {edge.id: [evidence.claim(claim) for claim in edge.claims] for edge in picture.edges}
    return {
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "claims": claims,
        "sentences": evidence.sentences,
        "documents": [
            {"name": d.name, "title": d.title, "published": d.published} for d in documents
        ],
        "labels": [
            {"label": label, "text": LABELS[label], "colour": style.colour(label)}
            for label in ENTITY_LABELS
        ],
        "counts": {
            "documents": len(view.documents),
            "entities": len(view.entities),
            "edges": len(view.edges),
            "claims": sum(edge.weight for edge in view.edges),
            "shown": len(picture.default),
            "leftOut": picture.left_out,
            "absent": len(view.entities) - len(picture.entities) - picture.left_out,
        },
    }


def _network(picture: _Picture) -> Network:
    """The picture as a pyvis network: what is drawn, where and how."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(OPTIONS))
    points = _points(picture)
    for entity in picture.entities:
        network.add_node(entity.id, **_node(picture, entity, points[entity.id]))
    bends = _bends(picture.edges, points)
    for edge in picture.edges:
        network.add_edge(edge.source, edge.target, **_line(picture, edge), **bends[edge.id])
    return network


def _node(picture: _Picture, entity: Entity, point: tuple[float, float]) -> Data:
    return {
        "label": entity.name or "(no name)",
        "shape": "diamond" if entity.label not in ACTOR_LABELS else "dot",
        "color": style.colour(entity.label),
        "size": style.size(picture.weights[entity.id]),
        "x": point[0],
        "y": point[1],
        "hidden": entity.id not in picture.default,
        "type": entity.label if entity.label in LABELS else "CONCEPT",
        "aliases": [alias.name for alias in entity.aliases],
        "weight": picture.weights[entity.id],
    }


def _line(picture: _Picture, edge: Edge) -> Data:
    return {
        "id": edge.id,
        "label": style.label(edge),
        "arrows": "to" if edge.directed else "",
        "width": style.width(edge.weight),
        "hidden": edge.id not in picture.default_edges,
        "predicate": edge.predicate,
        "polarity": edge.polarity,
        "status": _status(edge),
        "weight": edge.weight,
        "documents": len(edge.documents),
        "modalities": edge.modalities,
        "classes": [f"{event.name} {n} ({event.quad})" for event, n in edge.events.items()],
        "speakers": list(edge.speakers),
    }


def _points(picture: _Picture) -> dict[str, tuple[float, float]]:
    """The given positions, and a spiral of even density for entities without one."""
    turn = pi * (3 - sqrt(5))
    points = {}
    for i, entity in enumerate(picture.entities):
        radius = 90 * sqrt(i + 1)
        spot = round(radius * cos(i * turn), 1), round(radius * sin(i * turn), 1)
        points[entity.id] = picture.view.positions.get(entity.id, spot)
    return points


def _bends(edges: Sequence[Edge], points: dict[str, tuple[float, float]]) -> dict[str, Data]:
    """Curvature by edge id, so that edges between the same two entities lie side by side."""
    groups: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[min(edge.source, edge.target), max(edge.source, edge.target)].append(edge)
    bends: dict[str, Data] = {}
    for (left, right), group in groups.items():
        if left == right:
            bends.update(_loops(group))
        else:
            bends.update(_fan(group, left, points[left], points[right]))
    return bends


def _loops(group: Sequence[Edge]) -> dict[str, Data]:
    return {
        edge.id: {
            "selfReference": {"size": 16 + 5 * (i // 4), "angle": round((i + 0.5) * pi / 2, 3)}
        }
        for i, edge in enumerate(group)
    }


def _fan(
    group: Sequence[Edge], left: str, start: tuple[float, float], end: tuple[float, float]
) -> dict[str, Data]:
    """The strongest edges in the middle, the others on both sides of them."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = max(sqrt(across**2 + down**2), 1.0)
    apart = 20.0 + 22.0 * abs(sin(atan2(down, across)))  # labels are wider than high
    middle = (len(group) - 1) / 2
    places = sorted(range(len(group)), key=lambda place: (abs(place - middle), place))
    bends = {}
    for edge, place in zip(group, places, strict=True):
        offset = (place - middle) * apart * (1 if edge.source == left else -1)
        bends[edge.id] = {"smooth": _smooth(offset, length)}
    return bends


def _smooth(offset: float, length: float) -> Data:
    """vis-network's curve whose middle lies `offset` pixels beside the straight line."""
    if not offset:
        return {"enabled": False, "type": "curvedCW", "roundness": 0}
    low, high = 0.0, 0.9
    for _ in range(12):
        half = (low + high) / 2
        if (half + 1) * sin(half * pi / 2) * length / 4 < abs(offset):
            low = half
        else:
            high = half
    kind = "curvedCW" if offset > 0 else "curvedCCW"
    return {"enabled": True, "type": kind, "roundness": round(high, 3)}


class _Evidence:
    """Claims as the page needs them; each sentence is stored once."""

    def __init__(self, documents: Sequence[str]) -> None:
        self.documents = {id_: i for i, id_ in enumerate(documents)}
        self.sentences: list[str] = []
        self.index: dict[str, int] = {}

    def claim(self, claim: Claim) -> Data:
        sentence = claim.sentence
        found: Data = {
            "sentence": self._sentence(sentence.text),
            "document": self.documents.get(claim.document_id),
            "subject": _mark(claim.subject, sentence),
            "action": _mark(claim.predicate, sentence),
            "object": _mark(claim.object, sentence),
            "subjectText": claim.subject.text,
            "actionText": claim.predicate.text,
            "objectText": claim.object.text,
            "modality": claim.modality,
            "polarity": claim.polarity,
            "rule": claim.rule,
            "class": claim.predicate.event.name if claim.predicate.event else None,
            "time": claim.time.text if claim.time else None,
            "value": claim.time.value if claim.time else None,
            "place": claim.place.name if claim.place else None,
            "amount": claim.amount.text if claim.amount else None,
            "said": None,
        }
        if said := claim.attribution:
            found["said"] = {
                "speaker": said.speaker.name if said.speaker else None,
                "cue": said.cue,
                "stance": said.stance,
                "quoted": said.quoted,
            }
        return found

    def _sentence(self, text: str) -> int:
        if text not in self.index:
            self.index[text] = len(self.sentences)
            self.sentences.append(text)
        return self.index[text]


def _mark(span: Any, sentence: Span) -> list[int] | None:
    """Offsets within the sentence, in characters; none when the span lies elsewhere."""
    start, end = span.start - sentence.start, span.end - sentence.start
    return [start, end] if 0 <= start < end <= len(sentence.text) else None


# The page itself


def _page(data: Data, title: str, part: str) -> str:
    from jinja2 import Environment
    from markupsafe import Markup

    scripts = [_script(_vis()), _script(_resource("page.js"))]
    css = _resource("page.css")
    template = Environment(autoescape=True, trim_blocks=True).from_string(_resource("page.html"))
    page = template.render(
        title=title,
        part=part,
        counts=data["counts"],
        scripts=[Markup(script) for script in scripts],
        css=Markup(css),
        data=Markup(_json(data)),
        script_hashes=" ".join(map(_hash, scripts)),
        style_hash=_hash(css),
    )
    return page.encode("ascii", "xmlcharrefreplace").decode("ascii") + "\n"


def _resource(name: str) -> str:
    text = (files("kgraph.export") / "page" / name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").strip()


def _vis() -> str:
    """vis-network as pyvis ships it. Its style sheet is for toolbars that the page has not."""
    folder = files("pyvis") / "templates" / "lib" / "vis-9.1.2"
    return (folder / "vis-network.min.js").read_text(encoding="utf-8")


def _script(text: str) -> str:
    """JavaScript that can stand in a page: ASCII, no source map, no end of the element."""
    text = re.sub(r"^//# sourceMappingURL=.*$", "", text.replace("\r\n", "\n"), flags=re.M)
    text = re.sub(r"<(?=/script|script|!--)", r"\\x3c", text, flags=re.I)
    return re.sub(r"[^\x00-\x7f]", lambda found: f"\\u{ord(found[0]):04x}", text).strip()


def _json(data: Data) -> str:
    text = json.dumps(data, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
