"""Where a graph is made: on this machine, or on the workers of dask."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from kgraph.cli.options import say

if TYPE_CHECKING:
    from pathlib import Path

    from kgraph.pipeline import Built

LOCAL, DASK = "local", "dask"


class Engine(NamedTuple):
    name: str
    scheduler: str | None
    work: str | None

    @property
    def reads(self) -> str:
        """What its progress counts."""
        return "partitions" if self.name == DASK else "documents"

    def build(self, paths: tuple[str, ...], out: Path, **how: Any) -> Built:
        """As `pipeline.build`."""
        if self.name == DASK:
            from kgraph import cluster

            return cluster.build(paths, out, scheduler=self.scheduler, work=self.work, **how)
        from kgraph import pipeline

        return pipeline.build(paths, out, **how)

    def say_what_stays(self, *, quiet: bool) -> None:
        if self.name == DASK and not quiet:
            say(
                "the articles stay where they are: kgraph search finds only sentences with claims, "
                "and add, remove, merge and split ask for another build"
            )


def engine_options(command: Any) -> Any:
    """The command gets them as `engine`."""

    @functools.wraps(command)
    def with_engine(*args: Any, **options: Any) -> Any:
        name, scheduler, work = (options.pop(key) for key in ("engine", "scheduler", "work"))
        if name == LOCAL and (scheduler or work):
            raise click.UsageError("--scheduler and --work go with --engine dask")
        if scheduler and options.get("jobs") is not None:
            raise click.UsageError(
                "-j goes with processes of this machine, and not with --scheduler"
            )
        return command(*args, engine=Engine(name, scheduler, work), **options)

    for option in (
        click.option(
            "--work",
            metavar="URL",
            help="With dask: the folder for what is half done, that all workers see "
            "and only those write that you trust.  [default: work in the folder of the graph; none "
            "for articles at a URL]",
        ),
        click.option(
            "--scheduler",
            metavar="ADDRESS",
            help="With dask: the scheduler, such as tcp://10.0.0.1:8786.  [default: processes of "
            "this machine]",
        ),
        click.option(
            "--engine",
            type=click.Choice([LOCAL, DASK]),
            default=LOCAL,
            show_default=True,
            help="Read on this machine, or on many with dask, from s3://... too.",
        ),
    ):
        with_engine = option(with_engine)
    return with_engine
