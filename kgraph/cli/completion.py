"""The command that makes the shell complete commands, options and names, and what it then asks.

The scripts send the line up to the cursor in COMP_WORDS and `<shell>_complete` in
_KGRAPH_COMPLETE, as those of click do. Names of articles are not trusted: each shell takes them
as text, and quotes what it puts on the line.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import click
from click.shell_completion import (
    CompletionItem,
    ShellComplete,
    add_completion_class,
    split_arg_string,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = "kgraph"
END = "\x1f"  # of the line, so that its last word is found, however it is quoted

SPECIAL = re.compile(r"[^\w@%+,./-]")
"""What bash must quote: it does, as in names of files."""
ORDERS = re.compile(r"[$`]")
"""But not these, outside of quotes: a name could give orders to the shell."""

BASH = """\
%(complete_func)s() {
    local line value
    COMPREPLY=()
    while IFS= read -r line; do
        value=${line#*,}
        case ${line%%%%,*} in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            quoted) compopt -o filenames; COMPREPLY+=("$value") ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(env COMP_WORDS="${COMP_LINE:0:COMP_POINT}" COMP_WORD="${COMP_WORDS[COMP_CWORD]}" \
%(complete_var)s=bash_complete "$1" 2>/dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""

ZSH = """\
#compdef %(prog_name)s
%(complete_func)s() {
    local -a response bare told
    local kind value help
    response=("${(@f)$(env COMP_WORDS="${(j: :)words[1,CURRENT]}" \
%(complete_var)s=zsh_complete ${~words[1]} 2>/dev/null)}")
    for kind value help in "${response[@]}"; do
        case $kind in
            dir) _path_files -/ ;;
            file) _path_files -f ;;
            plain) if [[ $help == _ ]]; then bare+=("$value"); else told+=("$value:$help"); fi ;;
        esac
    done
    (( $#told )) && _describe -V unsorted told -U
    (( $#bare )) && compadd -U -V unsorted -a bare
    local typed=${(L)${(Q)PREFIX}}
    if (( compstate[nmatches] > 1 )) && [[ ${(L)compstate[unambiguous]} != ${typed}* ]]; then
        compstate[insert]= compstate[list]='list force'
    fi
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

FISH = """\
function %(complete_func)s
    for line in (env %(complete_var)s=fish_complete \
COMP_WORDS=(commandline -cp | string collect --allow-empty) (commandline -opc)[1] 2>/dev/null)
        set -l found (string split --max 1 , -- $line)
        switch $found[1]
            case dir
                __fish_complete_directories $found[2]
            case file
                __fish_complete_path $found[2]
            case plain
                printf '%%s\\n' $found[2]
        end
    end
end
complete --no-files --keep-order --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


class Shell(ShellComplete):
    """Reads the line that was typed."""

    def get_completion_args(self) -> tuple[list[str], str]:
        words = split_arg_string(os.environ.get("COMP_WORDS", "") + END)
        return words[1:-1], words[-1].removesuffix(END)


@add_completion_class
class Bash(Shell):
    name = "bash"
    source_template = BASH

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """Bash puts what all names begin with in place of what was typed; where that would be
        less, what was typed is offered as well, and stays."""
        found = super().get_completions(args, incomplete)
        typed = incomplete.partition("=")[2] if incomplete.startswith("-") else incomplete
        begun = [_begins(item, typed) for item in found]
        one_letter = len({item.value[:1].casefold() for item in found}) == 1
        if len(found) > 1 and one_letter and not all(begun):
            found.append(CompletionItem(typed))
        rest = list(_after_break(found, typed))
        if any(map(ORDERS.search, (item.value for item in rest))) and not _in_quotes():
            return [_but(item, SPECIAL.sub(r"\\\g<0>", item.value)) for item in rest]
        return [_but(item, item.value, type=_kind(item)) for item in rest]

    def format_completion(self, item: CompletionItem[str]) -> str:
        return f"{item.type},{item.value}"


def _kind(item: CompletionItem[str]) -> str:
    return "quoted" if item.type == "plain" and SPECIAL.search(item.value) else item.type


def _in_quotes() -> bool:
    return not {"'", '"'}.isdisjoint(re.sub(r"\\.", "", os.environ.get("COMP_WORD", "")))


def _after_break(items: list[CompletionItem[str]], typed: str) -> Iterator[CompletionItem[str]]:
    """A word ends at a colon for bash; what is before it stays on the line."""
    word = os.environ.get("COMP_WORD", "")
    rest = "" if word in (":", "=") else "".join(split_arg_string(word + END)).removesuffix(END)
    before = typed.removesuffix(rest) if typed.endswith(rest) else ""
    for item in items:
        if item.type != "plain" or not before:
            yield item
        elif _begins(item, before):
            yield CompletionItem(item.value[len(before) :])


class WholeWord(Shell):
    """A shell that compares with the whole word, "--type=PER"."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        found = super().get_completions(args, incomplete)
        option, sign, _ = incomplete.partition("=")
        if not sign or not option.startswith("-"):
            return found
        return [_but(item, f"{option}={item.value}") for item in found]


@add_completion_class
class Zsh(WholeWord):
    name = "zsh"
    source_template = ZSH

    def format_completion(self, item: CompletionItem[str]) -> str:
        value = item.value
        if item.help:
            value = value.replace("\\", "\\\\").replace(":", "\\:")
        return f"{item.type}\n{value}\n{_line(item.help or '_')}"


@add_completion_class
class Fish(WholeWord):
    name = "fish"
    source_template = FISH

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """Where something begins with what was typed, fish shows nothing else: another name of the
        same is offered then."""
        found = super().get_completions(args, incomplete)
        if any(_begins(item, incomplete) for item in found):
            return [
                item if _begins(item, incomplete) or not item.alias else _by_alias(item)
                for item in found
            ]
        return found

    def format_completion(self, item: CompletionItem[str]) -> str:
        help_ = f"\t{_line(item.help)}" if item.help else ""
        return f"{item.type},{item.value}{help_}"


def _by_alias(item: CompletionItem[str]) -> CompletionItem[str]:
    return CompletionItem(item.alias, help=f"{item.value}, {item.help}")


def _begins(item: CompletionItem[str], typed: str) -> bool:
    return item.value.casefold().startswith(typed.casefold())


def _but(item: CompletionItem[str], value: str, type: str = "") -> CompletionItem[str]:  # noqa: A002
    return CompletionItem(value, type=type or item.type, help=item.help)


SHELLS: dict[str, type[Shell]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}


@click.command()
@click.argument("shell", type=click.Choice([*SHELLS]))
def completion(shell: str) -> None:
    """Print the script that completes commands, options, and names of the graph with the Tab key.

    bash must be 4.4 or newer. For this shell, and for all to come:

    \b
    eval "$(kgraph completion bash)"
    kgraph completion bash > ~/.local/share/bash-completion/completions/kgraph
    kgraph completion zsh > ~/.zfunc/_kgraph
    kgraph completion fish > ~/.config/fish/completions/kgraph.fish

    The folder ~/.zfunc must be in the fpath of zsh, before compinit.
    """
    from kgraph.cli import COMPLETE, main

    click.echo(SHELLS[shell](main, {}, PROGRAM, COMPLETE).source(), nl=False)


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


COMMANDS = (completion,)
