"""Puts this folder on the import path, for `builders`."""

from hypothesis import settings

settings.register_profile("kgraph", deadline=None)  # time is measured in benchmarks, not here
settings.load_profile("kgraph")
