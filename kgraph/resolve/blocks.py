from __future__ import annotations
from collections import defaultdict
from kgraph.resolve.names import fold
def pairs(names):
    blocks=defaultdict(set)
    for label,name in names:
        words=fold(name).split()
        if label in("PERSON","ORG","GPE","FAC","LOC"):
            for w in {words[-1][:3],words[0][:3]} if words else (): blocks[label,w].add(name)
    out=set()
    for (label,_),ns in blocks.items():
        ns=sorted(ns)
        for i,a in enumerate(ns):
            for b in ns[i+1:]: out.add((label,a,b))
    yield from sorted(out)
