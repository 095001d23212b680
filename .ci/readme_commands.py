"""Print the commands of a Markdown file that set up, run and test the project.

They are the fenced `sh` blocks under the heading "Two commands", one command a block, on one line.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

text = Path(sys.argv[1]).read_text(encoding="utf-8")
section = re.search(r"^## Two commands\n(.*?)(?=^## )", text, re.MULTILINE | re.DOTALL)
if section is None:
    sys.exit(f"{sys.argv[1]}: no section 'Two commands'")
for block in re.findall(r"```sh\n(.*?)```", section.group(1), re.DOTALL):
    print(" ".join(block.replace("\\\n", " ").split()))
