"""Measure kgraph. `python -m benchmarks` lists what can be measured."""
