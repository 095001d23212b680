"""Write what the examples of docs/library.md and the README give: python docs/write_library.py

Examples (`>>>`) are run on the sample articles from top to bottom; all else is written by hand.
"""

from __future__ import annotations

import io
import re
import tempfile
from contextlib import chdir, redirect_stdout
from doctest import DocTestParser
from pathlib import Path
from textwrap import indent
from typing import Any

HERE = Path(__file__).parent
TARGET = HERE / "library.md"
README = HERE.parent / "README.md"
BLOCK = re.compile(r"(?<=```python\n)>>> .*?(?=```)", re.DOTALL)


def page(target: Path = TARGET) -> str:
    """The text with the outputs as they are now."""
    names: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("seeds").symlink_to(HERE.parent / "seeds")
        return BLOCK.sub(lambda found: _run(found[0], names), target.read_text(encoding="utf-8"))


def _run(block: str, names: dict[str, Any]) -> str:
    parts = []
    for example in DocTestParser().get_examples(block):
        first, *rest = example.source.splitlines()
        parts += [f">>> {first}\n", *(f"... {line}\n" for line in rest)]
        parts.append(_output(example.source, names))
    return "".join(parts)


def _output(source: str, names: dict[str, Any]) -> str:
    """What Python prints after it, as in a doctest."""
    out = io.StringIO()
    try:
        with redirect_stdout(out):
            exec(compile(source, "<example>", "single"), names)
    except Exception as error:
        kind = f"{type(error).__module__}.{type(error).__name__}"
        return f"Traceback (most recent call last):\n{indent('...', '    ')}\n{kind}: {error}\n"
    return out.getvalue()


if __name__ == "__main__":
    for target in (TARGET, README):
        target.write_text(page(target), encoding="utf-8")
