"""The command line: options in, one call of `pipeline`, and `show` prints what comes back."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, cast

import click

from kgraph.errors import KgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPLETE = "_KGRAPH_COMPLETE"  # variable by which a shell asks what could be typed
DEBUG = "KGRAPH_DEBUG"  # variable: errors that nobody foresaw say where they come from
UNFORESEEN = (
    "a damaged graph (kgraph verify looks it over), or a mistake in kgraph: "
    f"with {DEBUG}=1 it says where"
)
LONGEST = 300  # characters of a path, in a message
WRITING = ("build", "add")
SPELLINGS = {"neighbors": "neighbours"}
MODULES = {  # of `kgraph.cli`, and the names of their COMMANDS
    "making": "build add remove watch extract",
    "importing": "import",
    "pages": "html view",
    "exports": "export",
    "documents": "documents",
    "questions": "neighbours evidence path search top communities stats",
    "reports": "conflicts diff says timeline verify",
    "entities": "entities merge rename review split",
    "assistants": "mcp",
    "completion": "completion",
}


class Commands(Mapping[str, click.Command]):
    """By name; the module of a command is loaded when it is asked for."""

    _modules = {name: of for of, names in MODULES.items() for name in names.split()}  # noqa: RUF012

    def __getitem__(self, name: str) -> click.Command:
        module = import_module(f"kgraph.cli.{self._modules[name]}")
        own = f"{name}_" if iskeyword(name) else name
        return cast("click.Command", getattr(module, own))

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


class Group(click.Group):
    """Turns what goes wrong into one line, and takes American spellings."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, SPELLINGS.get(cmd_name, cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from kgraph.cli.summaries import SUMMARIES

        told = [click.Command(name, help=text) for name, text in SUMMARIES.items()]
        click.Group(commands=told).format_commands(ctx, formatter)

    def main(self, *args: Any, **options: Any) -> Any:
        _open_closed()
        _print_utf8()
        if COMPLETE in os.environ:
            import_module("kgraph.cli.completion")
        try:
            super().main(*args, **options)
        except SystemExit as end:
            sys.exit(_flushed(end.code))
        except OSError as error:
            if error.filename is not None:
                raise
            sys.exit(_unprintable(error))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            super().invoke(ctx)
        except KgraphError as error:
            _say(f"kgraph: {error}")
            ctx.exit(error.exit_code)
        except click.ClickException as error:
            error.__dict__["message"] = _printable(error.message)  # it is final, for mypy
            raise
        except KeyboardInterrupt:
            kept = "; what was read so far is kept" if ctx.invoked_subcommand in WRITING else ""
            _say(f"kgraph: interrupted{kept}")
            ctx.exit(1)
        except BrokenPipeError:
            _drop_output()
        except (click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            if error.filename is None:
                raise
            _say(f"kgraph: {str(error.filename)[:LONGEST]}: {(error.strerror or '?').lower()}")
            ctx.exit(1)
        except Exception as error:
            if DEBUG in os.environ:
                raise
            _say(f"kgraph: {type(error).__name__}: {error}; {UNFORESEEN}")
            ctx.exit(1)
        ctx.exit(_exit_code(ctx))


def _exit_code(ctx: click.Context) -> int:
    from kgraph.cli.options import EXIT_CODE

    return int(ctx.meta.get(EXIT_CODE, 0))


def _say(message: str) -> None:
    from kgraph.cli.options import say

    say(message)


def _printable(message: str) -> str:
    """Names and options as they were typed are in it."""
    from kgraph.show import printable

    return "\n".join(map(printable, message.splitlines()))


def _flushed(code: Any) -> Any:
    """The exit code, when all that was printed has arrived or nobody wants it any more."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
    except OSError as error:
        return _unprintable(error)
    return code


def _unprintable(error: OSError) -> int:
    _drop_output()
    _say(f"kgraph: cannot write to standard output ({(error.strerror or str(error)).lower()})")
    return 1


def _drop_output() -> None:
    """What is still to be written goes nowhere: Python would try again at the end."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_closed() -> None:
    """Streams that the caller closed: printing fails, messages are lost."""
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _print_utf8() -> None:
    """Names and arrows do not fit into ASCII; a locale that says so is mostly an unset one."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower() in ("ascii", "us-ascii"):
            stream.reconfigure(encoding="utf-8")


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kgraph", message="kgraph %(version)s")
def main() -> None:
    """Read news articles, and ask who does what to whom.

    \b
    kgraph build seeds/          read a folder of articles, draw the graph
    kgraph neighbours Putin      who is linked with Putin, and by what
    kgraph evidence Trump Putin  the sentences behind it
    kgraph review                decide who is who where kgraph is not sure
    """


main.commands = Commands()  # type: ignore[assignment]  # none is added
