"""Graphs of more documents than one machine reads: on the workers of dask, with `kgraph[cluster]`.

    sources     which documents there are, cut into partitions
    extracting  documents to claims, in files that stay
    who         who is who
    edges       links and edges
    client      the workers, and what goes wrong with them
    hushed      what a local worker does first
    making      the steps in their order, and the result brought home

Workers hand nothing to each other: what they make are files in a folder that all of them see
(`work`), so that a worker may die at any time, and nothing is done twice.
"""

from __future__ import annotations

from kgraph.cluster.making import build

__all__ = ["build"]
