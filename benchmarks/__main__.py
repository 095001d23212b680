"""python -m benchmarks extraction | who | store"""

from __future__ import annotations

import argparse
import sys

from benchmarks import data, extraction, store, who

BENCHMARKS = {"extraction": extraction.run, "who": who.run, "store": store.run}

parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
parser.add_argument("what", choices=sorted(BENCHMARKS))
parser.add_argument(
    "--check",
    action="store_true",
    help="fail when a score is lower than in RESULTS.md; without the data, say so and pass",
)
parser.add_argument("--record", action="store_true", help="write RESULTS.md anew")
sizes = parser.add_argument_group("of the store")
sizes.add_argument("--claims", type=int, default=store.CLAIMS, help="in the one that is made up")
sizes.add_argument(
    "--documents",
    type=int,
    default=store.DOCUMENTS,
    help="in the largest that is built: 10000 takes an hour",
)
args = parser.parse_args()
how = {"claims": args.claims, "documents": args.documents} if args.what == "store" else {}
try:
    sys.exit(BENCHMARKS[args.what](check=args.check, record=args.record, **how))
except data.AbsentError as error:
    print(error, file=sys.stderr)
    sys.exit(0 if args.check else 1)
