"""Claims and entities become a graph, and the graph answers."""
