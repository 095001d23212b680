"""How entities and edges look, in the page and in other files."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.model import EdgePolarity

COLOURS: dict[str, str] = {
    "PERSON": "#0072b2",
    "ORG": "#e69f00",
    "GPE": "#009e73",
    "NORP": "#d55e00",
    "LOC": "#56b4e9",
    "FAC": "#f0e442",
    "EVENT": "#cc79a7",
    "GROUP": "#8c6bd1",
    "CONCEPT": "#8d939b",
}
"""Entity label to colour: the palette of Okabe and Ito (2008), made to be told apart with
any colour vision, with a violet for groups and a grey for concepts."""


MARKS = {"positive": "", "negative": "not ", "denied": "denied: "}


def colour(label: str) -> str:
    """The colour of an entity with this label; unknown labels look like concepts."""
    return COLOURS.get(label, COLOURS["CONCEPT"])


def label(action: str, polarity: EdgePolarity) -> str:
    """What an edge says.

    >>> label("meet", "positive"), label("meet", "negative"), label("meet", "denied")
    ('meet', 'not meet', 'denied: meet')
    """
    return MARKS[polarity] + action


def size(weight: float) -> float:
    """Radius of a node in pixels: the area grows with the weight.

    >>> size(1), size(16), size(1000)
    (9.5, 20.0, 34.0)
    """
    return round(min(34.0, 6.0 + 3.5 * sqrt(max(weight, 0.0))), 1)


def width(weight: float) -> float:
    """Width of an edge in pixels.

    >>> width(1), width(5), width(1000)
    (1.4, 3.4, 9.0)
    """
    return round(min(9.0, 1.4 + sqrt(max(weight - 1.0, 0.0))), 1)
