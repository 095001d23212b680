"""Settings of all tests."""

from hypothesis import settings

settings.register_profile("kgraph", deadline=None)  # time is measured in benchmarks, not here
settings.load_profile("kgraph")
