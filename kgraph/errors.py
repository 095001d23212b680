"""What can go wrong: each message says what, where, and what would help."""

from __future__ import annotations


class KgraphError(Exception):
    """Anything the user can do something about. The command line prints it as one line."""

    exit_code = 1


class ReadError(KgraphError):
    """A document could not be read."""


class Unreachable(ReadError):
    """A document could not be read this time, and may be the next: the disk, the network, memory
    or a missing package hindered it, and not what is in it."""


class ModelError(KgraphError):
    """The spaCy model is missing or cannot do what is needed."""


class StoreError(KgraphError):
    """The store is missing, damaged, locked or cannot be written."""


class NothingFound(KgraphError):
    """A question has no answer; the message says what comes near."""

    exit_code = 3


class Ambiguous(KgraphError):
    """A name fits several entities; the message lists them."""

    exit_code = 4


class Unsound(KgraphError):
    """Something in the store does not hold; `kgraph verify` lists what."""

    exit_code = 6
