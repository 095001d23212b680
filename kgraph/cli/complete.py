"""What the shell offers for a value, from the graph. Where there is none, it offers nothing."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import KgraphError

if TYPE_CHECKING:
    from collections.abc import Callable

    from click import Context, Parameter
    from click.shell_completion import CompletionItem

    from kgraph.ask.beginnings import Offer
    from kgraph.store import Store

    Items = list[CompletionItem[str]]


def names(ctx: Context, _: Parameter, incomplete: str) -> Items:
    from kgraph.ask import beginnings

    return _items(ctx, lambda store: beginnings.names(store, incomplete))


def aliases(ctx: Context, _: Parameter, incomplete: str) -> Items:
    from kgraph.ask import beginnings

    name = ctx.params.get("name") or ""
    return _items(ctx, lambda store: beginnings.aliases(store, name, incomplete))


def actions(ctx: Context, _: Parameter, incomplete: str) -> Items:
    from kgraph.ask import beginnings

    return _items(ctx, lambda store: beginnings.actions(store, incomplete))


def documents(ctx: Context, _: Parameter, incomplete: str) -> Items:
    from kgraph.ask import beginnings

    return _items(ctx, lambda store: beginnings.documents(store, incomplete))


def files(_ctx: Context, _: Parameter, incomplete: str) -> Items:
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def folders(_ctx: Context, _: Parameter, incomplete: str) -> Items:
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="dir")]


def _items(ctx: Context, ask: Callable[[Store], list[Offer]]) -> Items:
    from click.shell_completion import CompletionItem

    from kgraph.ask import opened

    with suppress(KgraphError, OSError), opened(_folder(ctx)) as store:
        return [CompletionItem(o.word, help=o.told or None, alias=o.alias) for o in ask(store)]
    return []


def _folder(ctx: Context) -> Path:
    from kgraph.cli.options import DEFAULT_OUT

    given = ctx.params.get("folder") or ctx.params.get("out")
    return Path(given or os.environ.get("KGRAPH_GRAPH") or DEFAULT_OUT)
