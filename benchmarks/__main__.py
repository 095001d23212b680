"""python -m benchmarks extraction | who"""

from __future__ import annotations

import argparse
import sys

from benchmarks import data, extraction, who

BENCHMARKS = {"extraction": extraction.run, "who": who.run}

parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
parser.add_argument("what", choices=sorted(BENCHMARKS))
parser.add_argument(
    "--check",
    action="store_true",
    help="fail when a score is lower than in RESULTS.md; without the data, say so and pass",
)
parser.add_argument("--record", action="store_true", help="write RESULTS.md anew")
args = parser.parse_args()
try:
    sys.exit(BENCHMARKS[args.what](check=args.check, record=args.record))
except data.AbsentError as error:
    print(error, file=sys.stderr)
    sys.exit(0 if args.check else 1)
