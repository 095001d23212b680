"""The graph as one HTML page that works without a network."""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TextIO

from kgraph.export import style
from kgraph.export.columns import columns
from kgraph.export.evidence import claims
from kgraph.export.network import network
from kgraph.export.picture import FIRST, Picture
from kgraph.model import ENTITY_LABELS, QUADS, STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kgraph.model import View

Data = dict[str, Any]

SCRIPTS = """
    tables dom state filters look labels crowd shapes picture panel
    search choices times chips controls
    xml scene caption writers save
    page
""".split()
"""Modules of the page, in the order in which they stand in it: each uses those before it."""

STYLES = ("page", "controls", "save")

KINDS = {
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


def write(view: View, out: TextIO, *, title: str = "kgraph", part: str = "") -> None:
    """Write the view as a page that shows the picture and the sentences behind every edge.

    `part` says in a line which part of a graph this is: "around Putin, 2 steps". The page is
    ASCII, loads nothing and sends nothing. The same view gives the same bytes. Entities are
    placed at `view.positions`; those that have none are put on a spiral. A very large graph
    is cut to its strongest part, and the page says so.
    """
    graph, evidence = _data(Picture.of(view))
    out.write(_page(graph, evidence, title, part))


def _data(picture: Picture) -> tuple[Data, Data]:
    """What the page needs at once, and what it needs when a sentence is read."""
    view = picture.view
    nodes, edges, *_, options = network(picture).get_network_data()
    numbers = {node["id"]: i for i, node in enumerate(nodes)}
    ends = [edge | {"from": numbers[edge["from"]], "to": numbers[edge["to"]]} for edge in edges]
    documents = sorted(view.documents.values(), key=lambda d: (d.name, d.id))
    filtered, evidence = claims(picture, {d.id: i for i, d in enumerate(documents)})
    return {
        "options": json.loads(options),
        "nodes": columns(nodes, "id", "label", "group", "x", "y", "aliases", "community"),
        "edges": columns(
            ends,
            *"id from to label arrows action polarity central claims bend loop".split(),
        ),
        "claims": filtered,
        "documents": [
            {"name": d.name, "title": d.title, "published": d.published} for d in documents
        ],
        "kinds": [
            {"label": label, "text": KINDS[label], "colour": style.colour(label)}
            for label in ENTITY_LABELS
        ],
        "quads": {quad: sorted(names) for quad, names in QUADS.items()},
        "weak": [*sorted(STATEMENTS), "be"],
        "sizes": _until_full(style.size),
        "widths": _until_full(style.width),
        "first": FIRST,
        "counts": _counts(picture),
    }, evidence


def _counts(picture: Picture) -> Data:
    view = picture.view
    published = sorted(d.published for d in view.documents.values() if d.published)
    return {
        "documents": len(view.documents),
        "entities": len(view.entities),
        "edges": len(view.edges),
        "claims": sum(edge.weight for edge in view.edges),
        "absentEntities": picture.absent_entities,
        "absentEdges": picture.absent_edges,
        "first": published[0] if published else None,
        "last": published[-1] if published else None,
        "undated": len(view.documents) - len(published),
    }


def _until_full(measure: Callable[[float], float]) -> list[float]:
    """The values of 0, 1, 2 ... claims, up to the largest."""
    found = [measure(0)]
    while found[-1] < measure(math.inf):
        found.append(measure(len(found)))
    return found


# The page itself


def _page(graph: Data, evidence: Data, title: str, part: str) -> str:
    from jinja2 import Environment, FunctionLoader
    from markupsafe import Markup

    code = "\n".join(['"use strict";', *(_resource(f"{name}.js") for name in SCRIPTS)])
    scripts = [_script(_vis()), _script(code)]
    css = "\n".join(_resource(f"{name}.css") for name in STYLES)
    templates = Environment(loader=FunctionLoader(_resource), autoescape=True, trim_blocks=True)
    page = templates.get_template("page.html").render(
        title=title,
        part=part,
        counts=graph["counts"],
        scripts=[Markup(script) for script in scripts],
        css=Markup(css),
        data=Markup(_json(graph)),
        evidence=Markup(_json(evidence)),
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
