"""python -m benchmarks extraction | who | store | page | exports"""

from __future__ import annotations

import argparse
import sys

from benchmarks import data, exports, extraction, page, store, who

BENCHMARKS = {
    "extraction": extraction.run,
    "who": who.run,
    "store": store.run,
    "page": page.run,
    "exports": exports.run,
}


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
parser.add_argument("what", choices=sorted(BENCHMARKS))
parser.add_argument(
    "--check",
    action="store_true",
    help="fail when a score is lower than in RESULTS.md; without the data, say so and pass",
)
parser.add_argument("--record", action="store_true", help="write RESULTS.md anew")
made = parser.add_argument_group("of the store and the exports")
made.add_argument("--claims", type=int, help="in the one that is made up")
made.add_argument(
    "--documents",
    type=int,
    default=store.DOCUMENTS,
    help="in the largest that is built: 10000 takes an hour",
)
drawn = parser.add_argument_group("of the page")
drawn.add_argument(
    "--sizes",
    type=_numbers,
    default=page.SIZES,
    help="numbers of entities: 100,1000,5000,20000",
)
drawn.add_argument(
    "--openings", type=int, default=page.OPENINGS, help="of each page; the best one counts"
)
args = parser.parse_args()
how = {
    "store": {"claims": args.claims or store.CLAIMS, "documents": args.documents},
    "exports": {"claims": args.claims or exports.CLAIMS},
    "page": {"sizes": args.sizes, "openings": args.openings},
}.get(args.what, {})
try:
    sys.exit(BENCHMARKS[args.what](check=args.check, record=args.record, **how))
except data.AbsentError as error:
    print(error, file=sys.stderr)
    sys.exit(0 if args.check else 1)
