"""Write what the examples of docs/assistants.md give: python docs/write_assistants.py

A line of a tool and its arguments is asked of the graph of the sample articles, and what comes back
stands below it. The table of tools is that of the program. All else is written by hand.
"""

from __future__ import annotations

import json
import re
import tempfile
from contextlib import chdir
from pathlib import Path

import kgraph
from kgraph.assistants.answers import answer, as_error
from kgraph.assistants.server import INSTRUCTIONS
from kgraph.assistants.tools import TOOLS
from kgraph.errors import KgraphError

HERE = Path(__file__).parent
TARGET = HERE / "assistants.md"
CALL = re.compile(r"(```text\n(\w+) (\{[^\n]*\})\n```\n\n```json\n).*?(?=```)", re.DOTALL)
TABLE = re.compile(r"(?<=\| Tool \| \|\n\|---\|---\|\n)(?:\|[^\n]*\n)*", re.DOTALL)
TOLD = re.compile(r"(?<=<!-- instructions -->\n\n```text\n).*?(?=```)", re.DOTALL)
BY_NAME = {tool.name: tool for tool in TOOLS}


def page() -> str:
    text = TARGET.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("seeds").symlink_to(HERE.parent / "seeds")
        kgraph.build("seeds", draw=False).close()
        text = CALL.sub(_answered, text)
    rows = "".join(f"| `{tool.name}` | {tool.description} |\n" for tool in TOOLS)
    return TOLD.sub(lambda _: INSTRUCTIONS, TABLE.sub(lambda _: rows, text, count=1))


def _answered(found: re.Match[str]) -> str:
    try:
        given = answer(Path("out"), BY_NAME[found[2]], json.loads(found[3]))
    except KgraphError as error:
        return f"{found[1]}{as_error(str(error))}\n"
    return f"{found[1]}{json.dumps(given, ensure_ascii=False, indent=1)}\n"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
