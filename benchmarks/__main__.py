"""python -m benchmarks extraction"""

from __future__ import annotations

import argparse

from benchmarks import extraction

BENCHMARKS = {"extraction": extraction.run}

parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
parser.add_argument("what", choices=sorted(BENCHMARKS))
BENCHMARKS[parser.parse_args().what]()
