"""What a pronoun stands for: the actor that fits it best by far, or nothing."""

from __future__ import annotations

from kgraph.extract.pronouns.antecedents import Antecedents

__all__ = ["Antecedents"]
