"""What `kgraph --help` says of each command: its own first sentence, without loading it."""

from __future__ import annotations

SUMMARIES = {
    "add": (
        "Add articles to the graph: FILE... are files, folders, patterns, or - for standard input."
    ),
    "build": "Make the graph of a folder of articles.",
    "communities": "Groups of actors that have more to do with each other than with the rest.",
    "completion": (
        "Print the script that completes commands, options, and names of the graph with the "
        "Tab key."
    ),
    "conflicts": "Claims that cannot both hold, side by side.",
    "diff": "How two graphs differ.",
    "documents": "The documents that the graph is made of, by name.",
    "entities": "Who and what is in the graph, or who goes by NAME: those in most claims first.",
    "evidence": "The sentences about NAME, or about two names together.",
    "export": "Write the graph, or a part of it, for another program.",
    "extract": "Print the claims of a text, without a graph.",
    "html": "Write a page of the graph, or of a part of it.",
    "import": "Read claims back: a graph without the articles.",
    "mcp": "Answer the questions of an assistant, over MCP.",
    "merge": "Say that these names are one.",
    "neighbours": "Who does what to NAME, and NAME to whom, strongest first.",
    "path": "The shortest ways from A to B through claims, in whatever direction these point.",
    "remove": (
        "Take articles out of the graph, by the name, path or id that kgraph documents shows."
    ),
    "rename": "Call NAME by another name, or say what it is.",
    "review": "Decide about pairs of names that may be one, most mentions first.",
    "says": "What NAME says, denies, questions, promises.",
    "search": "Entities and sentences that hold all words of TEXT, best first.",
    "split": "Say that ALIAS, a name that NAME goes by, is somebody else.",
    "stats": "What is in the graph, in numbers.",
    "timeline": "What happened to NAME, and when.",
    "top": "The actors that matter most.",
    "verify": "Look the store over: does all in it hold?",
    "view": "Open a page of the graph, or of a part of it, in the browser.",
    "watch": (
        "Build the graph of DIR..., and again whenever a file in it changes, until interrupted."
    ),
}
