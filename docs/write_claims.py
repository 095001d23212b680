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
    own: bool = False  # no sample article has it: the sentence is one of ours, as a whole


RULES_SHOWN = (
    Shown("Verb and object", "Who does what.", "His advisors also see", "direct-object"),
    Shown(
        "Passive",
        "The doer comes last; the claim names him first.",
        "Russian officials believe the Ukraine crisis",
        "passive",
    ),
    Shown(
        "Verb and preposition",
        "The preposition is part of the action, unless both sides do it together.",
        "However, it is unclear",
        "preposition",
    ),
    Shown(
        "Through the object",
        "What the prepositions of an object bring in is linked, too.",
        "The Biden administration has allocated",
        "object-preposition",
    ),
    Shown(
        "Recipient",
        "Who is given something without a preposition. (No sample article has it.)",
        "Berlin handed Ukraine a letter from Trump.",
        "recipient",
        own=True,
    ),
    Shown(
        "Both sides",
        "Two subjects of one verb act on each other.",
        "Trump and Zelensky have already communicated",
        "reciprocal",
    ),
    Shown(
        "What somebody or something is",
        "To be, become, seem, remain.",
        "“European security guarantees are insufficient",
        "copula",
    ),
    Shown(
        "Gerund after a preposition",
        "It is a claim of its own, and says when or how of the other.",
        "Analysts point out",
        "gerund",
    ),
    Shown(
        "Time without a preposition",
        "It is an argument of its verb.",
        "Trump has also met with Putin",
        "time-phrase",
    ),
    Shown(
        "Clause of time or cause",
        "The clause is the object, as a whole.",
        "Although Trump did not specify",
        "adverbial-clause",
    ),
    Shown(
        "What is said",
        "The clause is the object; its own claims carry the speaker.",
        "Trump confirmed on Thursday",
        "said-content",
    ),
    Shown(
        "Of whom it is said",
        "Who speaks is linked with whom he speaks of.",
        "Kremlin spokesman Dmitry Peskov said on Friday",
        "said-of",
    ),
    Shown(
        "Denial",
        "What is denied stays denied, and the denial is aimed at it.",
        "On Thursday, Kremlin Spokesman Dmitri Peskov denied",
        "denied-content",
    ),
    Shown(
        "Demand",
        'Who says that something "must" be demands it.',
        "Meanwhile, Ukrainian President",
        "demand",
    ),
    Shown(
        "Event in a noun",
        "A meeting between two is to meet, a war between two to fight.",
        "As Trump prepares",
        "event-noun",
    ),
    Shown(
        "Transfer in a noun",
        "A sale or payment of something to somebody.",
        "On Thursday, the US Department of Defense announced",
        "transfer-noun",
    ),
    Shown(
        "Apposition",
        "A name and a description side by side.",
        "President-elect Donald Trump has raised",
        "apposition",
    ),
    Shown("Title", "The role before a name.", "Russian President Vladimir Putin is", "title"),
    Shown(
        "Possessive",
        "What a named owner has; it is printed, and no edge.",
        "Trump's remarks prompted",
        "possessive",
    ),
)

MARKS_SHOWN = (
    Shown(
        "Negation",
        "A negative claim is kept, as one.",
        "He emphasized that Europe cannot",
    ),
    Shown(
        "Plans and wishes",
        "Verbs that only set the stage are no action; they give the modality.",
        "The date for the meeting has not been set",
    ),
    Shown(
        "Quotation",
        '"I" and "we" are who speaks.',
        "“We have to get that war over with",
    ),
    Shown(
        "According to",
        "A source without a verb of saying.",
        "The Kremlin has expressed its approval",
    ),
    Shown(
        "Amount",
        "A number with what there is so much of.",
        "Since the war began",
    ),
    Shown("Time", "Of the action's own clause.", "During his annual press conference"),
)


LINES = """## As JSON Lines

`kgraph export jsonl` and `kgraph extract` print a claim a line, and `kgraph import` reads it back.
Offsets are characters of the article, end exclusive, and each `text` is what stands there. Fields
marked with * are left out where they have their default.
"""
FIELDS = (
    (
        "`schema`",
        "1",
        "",
    ),
    (
        "`id`",
        "a hash of the document, the ends and the action",
        "",
    ),
    (
        "`document`",
        "its name",
        "",
    ),
    (
        "`document_id`*",
        "a hash of its text; the same article has the same",
        "a hash of the names of file and document",
    ),
    (
        "`title`*, `published`*",
        "of the document; an ISO 8601 day",
        "none",
    ),
    (
        "`sentence`",
        "`text`, `start`, `end`",
        "",
    ),
    (
        "`subject`, `object`",
        "a mention: `text`, `start`, `end`, and the fields below",
        "",
    ),
    (
        "… `entity`",
        "the best name of whom it means; null for what is no entity",
        "",
    ),
    (
        "… `type`",
        "of the entity: PERSON, ORG, GPE …; TIME, CLAUSE, QUALITY or CIRCUMSTANCE of none",
        "",
    ),
    (
        "… `name`*",
        "the words that name it",
        "`entity`, else `text`",
    ),
    (
        "… `kind`*",
        "`name`, `nominal` or `pronoun`",
        "`nominal`",
    ),
    (
        "… `label`*",
        "the type of these words by themselves",
        "`type`",
    ),
    (
        "… `local`*",
        'true of a bare word, "the minister", which is the same within its document only',
        "false",
    ),
    (
        "`predicate`",
        "`text`, `start`, `end`; `lemma` is the action; `class`, `cameo` and `quad`, or null",
        "",
    ),
    (
        "… `implicit`*",
        "true where no word of the sentence says it",
        "false",
    ),
    (
        "… `relation`*, `passive`*",
        "the words with auxiliaries and negation; is the object named first?",
        "`text`, false",
    ),
    (
        "`polarity`",
        "`positive` or `negative`",
        "",
    ),
    (
        "`modality`",
        "`asserted`, `planned`, `possible`, `desired`, `requested` or `conditional`",
        "",
    ),
    (
        "`attribution`",
        "null, or `speaker` (a mention or null), `cue`, `stance` (`say`, `deny`, `question`),"
        " `quoted`, `content` (a span), `chain` (mentions)",
        "",
    ),
    (
        "`time`",
        "null, or a span with `value` and `granularity`",
        "",
    ),
    (
        "`place`",
        "null, or a mention",
        "",
    ),
    (
        "`amount`",
        "null, or a span with `number`, `unit` and `of`",
        "",
    ),
    (
        "`rule`",
        "the construction that was read",
        "",
    ),
    (
        "`confidence`*",
        "orders readings, 0 to 1",
        "1",
    ),
    (
        "`scope`*",
        "`document` where who is who was settled within the document only, as by `kgraph extract`",
        "`archive`",
    ),
)
"""Names of fields, what they hold, and their defaults."""
REST = """
In one file, `entity` with `type` says who is one and who is not. What is not told: sentences and
quotations without a claim, mentions outside of claims, and the path that an article was read from.
"""


def page() -> str:
    """The whole page, in Markdown."""
    claims = read()
    lines = [
        "# What is read in a sentence",
        "",
        "The sentences are from the sample articles. The tables hold all claims that kgraph reads",
        "in it, also those that are no edge of the graph because one end is a time, a clause or a",
        "quality. Written by `python docs/write_claims.py`; a test keeps it true.",
        "",
    ]
    for title, shown in (("Constructions", RULES_SHOWN), ("Marks", MARKS_SHOWN)):
        lines += [f"## {title}", ""]
        for one in shown:
            lines += _section(one, claims)
    fields = [f"| {' | '.join(cells)} |" for cells in FIELDS]
    header = ("| Field | Holds | Default |", "|---|---|---|")
    return "\n".join([*lines, LINES, *header, *fields, REST])


def read() -> dict[str, list[Claim]]:
    """The claims of the sample articles, by the text of their sentences."""
    found: dict[str, list[Claim]] = {}
    for path in sorted((HERE.parent / "seeds").glob("*.txt")):
        for claim in _claims(path.read_text(encoding="utf-8")):
            found.setdefault(claim.sentence.text, []).append(claim)
    own = [one.sentence for one in (*RULES_SHOWN, *MARKS_SHOWN) if one.own]
    return {**found, **{text: list(_claims(text)) for text in own}}


def _claims(text: str) -> tuple[Claim, ...]:
    return extract(Document.of(text), load()).claims


def _section(shown: Shown, claims: dict[str, list[Claim]]) -> Iterator[str]:
    text = next((text for text in claims if text.startswith(shown.sentence)), None)
    if text is None:
        raise SystemExit(f"no sentence of the sample articles begins with: {shown.sentence}")
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
    stands_for = mention.kind == "pronoun" and mention.name != words
    return f"{words} ({mention.name})" if stands_for else words


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
    if amount := claim.amount:
        of = f"of {amount.of}" if amount.of and amount.unit else amount.of
        words = filter(None, (f"{amount.number:,.12g}", amount.unit, of))
        yield f"amount: {' '.join(words)}"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
    print(TARGET)
    missing = {rule.name for rule in RULES} - {one.rule for one in RULES_SHOWN}
    if missing:
        print(f"not shown: {', '.join(sorted(missing))}")
