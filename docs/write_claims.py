"""Write docs/claims.md from the sample articles: python docs/write_claims.py

A construction is shown by one sentence of the articles in seeds/, with all claims that are read
in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.extract import extract
from kgraph.extract.parser import load
from kgraph.extract.rules import RULES
from kgraph.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.model import Claim, Mention

HERE = Path(__file__).parent
TARGET = HERE / "claims.md"


@dataclass(frozen=True, slots=True)
class Shown:
    """A construction, and how its sentence begins."""

    title: str
    says: str
    sentence: str
    rule: str | None = None  # the rule that it is there for


RULES_SHOWN = (
    Shown("Title", "The role before a name.", "Russian President Vladimir Putin is open", "title"),
)

MARKS_SHOWN: tuple[Shown, ...] = ()


def page() -> str:
    """The whole page, in Markdown."""
    claims = read()
    lines = [
        "# What is read in a sentence",
        "",
        "Each sentence is from the sample articles. The tables hold all claims that kgraph reads",
        "in it, also those that are no edge of the graph because one end is a time, a clause or a",
        "quality. Written by `python docs/write_claims.py`; a test keeps it true.",
        "",
    ]
    for title, shown in (("Constructions", RULES_SHOWN), ("Marks", MARKS_SHOWN)):
        lines += [f"## {title}", ""]
        for one in shown:
            lines += _section(one, claims)
    return "\n".join(lines).rstrip() + "\n"


def read() -> dict[str, list[Claim]]:
    """The claims of the sample articles, by the text of their sentences."""
    found: dict[str, list[Claim]] = {}
    for path in sorted((HERE.parent / "seeds").glob("*.txt")):
        document = Document.of(path.read_text(encoding="utf-8"), name=path.name)
        for claim in extract(document, load()).claims:
            found.setdefault(claim.sentence.text, []).append(claim)
    return found


def _section(shown: Shown, claims: dict[str, list[Claim]]) -> Iterator[str]:
    text = next(text for text in claims if text.startswith(shown.sentence))
    rule = f" (`{shown.rule}`)" if shown.rule else ""
    yield from (f"### {shown.title}{rule}", "", shown.says, "", f"> {' '.join(text.split())}", "")
    yield "| subject | action | object | marks | rule |"
    yield "|---|---|---|---|---|"
    for claim in claims[text]:
        ends = (_end(claim.subject), claim.predicate.lemma, _end(claim.object))
        yield f"| {' | '.join((*ends, _marks(claim), claim.rule))} |"
    yield ""


def _end(mention: Mention) -> str:
    """The name, with the words of the sentence where they differ."""
    words = " ".join(mention.text.split())
    return words if mention.kind != "pronoun" else f"{mention.name} ({words})"


def _marks(claim: Claim) -> str:
    """All that keeps the claim apart from a plain fact."""
    return ", ".join(filter(None, _each_mark(claim)))


def _each_mark(claim: Claim) -> Iterator[str]:
    yield claim.predicate.event.name if claim.predicate.event else ""
    yield "" if claim.polarity == "positive" else "negative"
    yield "" if claim.modality == "asserted" else claim.modality
    if said := claim.attribution:
        speakers = [m.name for m in (said.speaker, *said.chain) if m is not None]
        yield f"{said.cue} ({said.stance}): {' < '.join(speakers) or 'unnamed'}"
    if claim.time:
        yield f"time: {claim.time.value or claim.time.text}"
    yield f"place: {claim.place.name}" if claim.place else ""
    yield f"amount: {claim.amount.number:,.0f} {claim.amount.unit or ''}" if claim.amount else ""


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
    print(TARGET)
    missing = {rule.name for rule in RULES} - {one.rule for one in RULES_SHOWN}
    if missing:
        print(f"not shown: {', '.join(sorted(missing))}")
