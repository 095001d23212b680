"""Reads news articles and draws the knowledge graph of who does what to whom."""
