"""Take the picture of an exported graph, from nothing but the file:

    kgraph export gexf --around Trump --depth 2 --type PERSON --type GPE --type ORG --type LOC \\
        -o trump.gexf
    python docs/take_export_picture.py trump.gexf

Needs the test extra and a Chromium.
"""

from __future__ import annotations

import shutil
import sys
from html import escape
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
XML, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
WIDTH, HEIGHT, MARGIN = 1280, 800, 120
LARGEST = 8  # dots that have a label in any case
Box = tuple[float, float, float, float]


class Dot(NamedTuple):
    id: str
    label: str
    colour: str
    size: float
    x: float
    y: float


def dots(root: ElementTree.Element) -> list[Dot]:
    """The nodes, fitted into the picture. The largest come first."""
    found = []
    for node in root.iter(f"{XML}node"):
        colour, position, size = (node.find(f"{VIZ}{n}") for n in ("color", "position", "size"))
        rgb = ",".join(colour.get(name) for name in "rgb")
        x, y = float(position.get("x")), -float(position.get("y"))  # up is up there
        found.append(Dot(node.get("id"), node.get("label"), rgb, float(size.get("value")), x, y))
    return sorted(fitted(found), key=lambda dot: (-dot.size, dot.id))


def fitted(found: list[Dot]) -> list[Dot]:
    left, top = min(dot.x for dot in found), min(dot.y for dot in found)
    wide, high = max(dot.x for dot in found) - left, max(dot.y for dot in found) - top
    scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high)
    across, down = (WIDTH - wide * scale) / 2, (HEIGHT - high * scale) / 2
    return [
        dot._replace(x=across + (dot.x - left) * scale, y=down + (dot.y - top) * scale)
        for dot in found
    ]


def lines(root: ElementTree.Element, known: dict[str, Dot]) -> list[str]:
    """Curves from source to target; those between the same two side by side, the strongest in the
    middle."""
    drawn: dict[frozenset[str], int] = {}
    found = []
    for edge in sorted(root.iter(f"{XML}edge"), key=lambda edge: -float(edge.get("weight"))):
        source, target = known[edge.get("source")], known[edge.get("target")]
        pair = frozenset((source.id, target.id))
        drawn[pair] = number = drawn.get(pair, -1) + 1
        width = min(5.0, 0.8 + 0.7 * (float(edge.get("weight")) - 1))
        arrow = "" if edge.get("type") == "undirected" else ' marker-end="url(#arrow)"'
        path = curve(source, target, number)
        found.append(f'<path d="{path}" stroke-width="{width:.1f}"{arrow}/>')
    return found


def curve(source: Dot, target: Dot, number: int) -> str:
    across, down = target.x - source.x, target.y - source.y
    length = hypot(across, down) or 1.0
    side = 1 if (number % 2) == (source.id < target.id) else -1
    bend = side * 0.1 * ((number + 1) // 2)
    middle = (source.x + target.x) / 2 - bend * down, (source.y + target.y) / 2 + bend * across
    short = (target.size + 4) / length
    end = target.x - across * short, target.y - down * short
    return "M{:.1f} {:.1f} Q{:.1f} {:.1f} {:.1f} {:.1f}".format(source.x, source.y, *middle, *end)


def labels(found: list[Dot]) -> list[str]:
    """Beside their dots, where there is room; the largest of those without room stay."""
    boxes: list[Box] = []
    drawn = []
    for number, dot in enumerate(found):
        size = 11 + dot.size / 5
        places = list(around(dot, len(dot.label) * size * 0.57, size))
        free = [box for box in places if not (in_way(box, boxes) or covered(box, found, dot))]
        if not free and number > LARGEST:
            continue
        boxes.append(left := (free or places)[0])
        place = f'x="{(left[0] + left[2]) / 2:.1f}" y="{left[1] + size * 0.8:.1f}"'
        drawn.append(f'<text {place} font-size="{size:.1f}">{escape(dot.label)}</text>')
    return drawn


def around(dot: Dot, width: float, height: float) -> Iterator[Box]:
    """Below, above, to the right and to the left."""
    reach = dot.size + 3
    for x, y in ((0, 1), (0, -1), (1, 0), (-1, 0)):
        left = dot.x - width / 2 + x * (reach + 2 + width / 2)
        top = dot.y - height / 2 + y * (reach + height / 2)
        box = left, top, left + width, top + height
        if left > 4 and box[2] < WIDTH - 4:
            yield box


def in_way(box: Box, boxes: list[Box]) -> bool:
    return any(covers(box, other) for other in boxes)


def covers(one: Box, other: Box) -> bool:
    return all(
        first[0] < second[2] and first[1] < second[3]
        for first, second in pairwise((one, other, one))
    )


def covered(box: Box, found: list[Dot], own: Dot) -> bool:
    return any(
        covers(box, (d.x - d.size, d.y - d.size, d.x + d.size, d.y + d.size))
        for d in found
        if d is not own
    )


def svg(root: ElementTree.Element) -> str:
    found = dots(root)
    circles = [
        f'<circle cx="{d.x:.1f}" cy="{d.y:.1f}" r="{d.size:.1f}" fill="rgb({d.colour})"/>'
        for d in found
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">',
            '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7"'
            ' markerHeight="7" markerUnits="userSpaceOnUse" orient="auto">'
            '<path d="M0 0 L8 4 L0 8 z" fill="#8a9097"/></marker></defs>',
            '<rect width="100%" height="100%" fill="#fbfaf6"/>',
            '<g fill="none" stroke="#aab0b7">',
            *lines(root, {dot.id: dot for dot in found}),
            '</g><g stroke="#fbfaf6" stroke-width="1.5">',
            *circles,
            '</g><g text-anchor="middle" fill="#1d1f22" stroke="#fbfaf6" stroke-width="3"'
            ' paint-order="stroke" font-family="system-ui, sans-serif" font-weight="500">',
            *labels(found),
            "</g></svg>",
        ]
    )


def take(file: Path) -> Path:
    target = HERE / "exports.png"
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.set_content(
            f"<style>body {{ margin: 0 }}</style>{svg(ElementTree.parse(file).getroot())}"
        )
        page.screenshot(path=target)
        browser.close()
    return target


print(take(Path(sys.argv[1])))
