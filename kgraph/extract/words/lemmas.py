"""Forms of verbs that the model's lemmatizer takes for those of another word, or of none."""

from __future__ import annotations

# It cuts "hoped" down to "hop": found by asking it for the forms of some 700 verbs.
_REGULAR = """axe bare code cope dine fine gape gripe hate hope pine pipe rage rape rate route scare
scrape shame slope snipe spare stage stare tape wade wage wane""".split()

# Form: lemma.
LEMMAS: dict[str, str] = {
    **{form: verb for verb in _REGULAR for form in (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")},
    "slated": "slate", "cordoned": "cordon", "forgave": "forgive", "greenlighted": "greenlight",
    "gutted": "gut", "napalmed": "napalm", "reoccupied": "reoccupy", "resupplied": "resupply",
    "unbanned": "unban",
}  # fmt: skip
