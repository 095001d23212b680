"""benchmarks book | exports | extraction | merging | page | scale | speed | store | who"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import book, data, exports, extraction, merging, page, scale, speed, store, who

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BENCHMARKS: Mapping[str, Callable[..., int]] = {
    "extraction": extraction.run,
    "who": who.run,
    "store": store.run,
    "merging": merging.run,
    "page": page.run,
    "exports": exports.run,
    "speed": speed.run,
    "scale": scale.run,
    "book": book.run,
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
made.add_argument(
    "--claims", type=int, help="in the one that is made up; of merging, in the largest"
)
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
whole = parser.add_argument_group("of the speed")
whole.add_argument(
    "--articles", type=int, default=speed.ARTICLES, help="that are built: 2000 takes half an hour"
)
whole.add_argument(
    "--peers",
    type=Path,
    help="Python of a place in which the peers are installed; else they are put in one for now",
)
many = parser.add_argument_group("of the cluster")
many.add_argument(
    "--scales",
    type=_numbers,
    default=scale.SIZES,
    help="numbers of documents: 1000,10000 (50000 take two hours)",
)
long = parser.add_argument_group("of the book")
long.add_argument(
    "--megabytes", type=_numbers, default=book.SIZES, help="of text: 1,10 (10 take some minutes)"
)
args = parser.parse_args()
how = {
    "store": {"claims": args.claims or store.CLAIMS, "documents": args.documents},
    "merging": {"claims": args.claims or merging.SIZES[-1]},
    "exports": {"claims": args.claims or exports.CLAIMS},
    "speed": {"articles": args.articles, "peers": args.peers},
    "page": {"sizes": args.sizes, "openings": args.openings},
    "scale": {"sizes": args.scales},
    "book": {"sizes": args.megabytes},
}.get(args.what, {})
try:
    sys.exit(BENCHMARKS[args.what](check=args.check, record=args.record, **how))
except data.AbsentError as error:
    print(error, file=sys.stderr)
    sys.exit(0 if args.check else 1)
