"""The Tab key: what is offered, and what the shells make of it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shlex
import shutil
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.ask import beginnings
from kgraph.cli import main
from kgraph.store import Store
from tests.ask.news import article, stored

ROOT = Path(__file__).parents[1]
SHELLS = ("bash", "zsh", "fish")
HOSTILE = (
    "Evil $(touch pwned) Corp",
    "Tick `touch pwned`",
    "Semi;touch pwned",
    'Rob O\'Neill "Bob"',
    "Back\\slash Inc",
    "NATO: the alliance",
    "Star *",
    "Percent %s",
    "Apple, Inc.,",
)


def fact(name: str) -> str:
    return f"{name.replace(' ', '_')} meet Vladimir_Putin"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    facts = [*map(fact, [*HOSTILE, "Esc \x1b[31m", "-rf x", "Vladimir Smirnov", "Viktor Pushkin"])]
    talks = ["Donald_Trump praise Vladimir_Putin", "Donald_Trump message Kyiv"] * 3
    with stored(folder, article("a b.txt", *facts), article("old/two.txt", *talks)):
        return folder


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a command `kgraph`, as it would be installed."""
    folder = tmp_path_factory.mktemp("bin")
    path = folder / "kgraph"
    path.write_text(
        f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        "from kgraph.__main__ import run\nrun()\n"
    )
    path.chmod(0o755)
    return folder


def offered(shell: str, line: str, graph: Path | str, **more: str) -> str:
    """What the program tells the shell for a line up to the cursor."""
    env = {"COMP_WORDS": line, "_KGRAPH_COMPLETE": f"{shell}_complete", "KGRAPH_GRAPH": str(graph)}
    done = CliRunner().invoke(main, [], prog_name="kgraph", env={**env, **more})
    assert done.stderr == ""
    return done.stdout


def values(line: str, graph: Path | str) -> list[str]:
    return [
        row.partition(",")[2].partition("\t")[0]
        for row in offered("fish", line, graph).split("\n")
        if row
    ]


# what is offered


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("kgraph neigh", ["neighbours"]),
        ("kgraph neighbours --dire", ["--direction"]),
        ("kgraph neighbours --direction i", ["in"]),
        ("kgraph neighbours --direction=i", ["--direction=in"]),
        ("kgraph neighbours Pu", ["Vladimir Putin", "Viktor Pushkin"]),
        ("kgraph neighbors Pu", ["Vladimir Putin", "Viktor Pushkin"]),
        ("kgraph neighbours 'vladimir p", ["Vladimir Putin"]),
        ("kgraph neighbours Vladimir\\ P", ["Vladimir Putin"]),
        ('kgraph path "Donald Trump" Smir', ["Vladimir Smirnov"]),
        ("kgraph evidence Trump Put", ["Vladimir Putin"]),
        ("kgraph says Tru", ["Donald Trump"]),
        ("kgraph html --around Tru", ["Donald Trump"]),
        ("kgraph top --speaker Tru", ["Donald Trump"]),
        ("kgraph neighbours Trump --action me", ["meet", "message"]),
        ("kgraph documents --document ol", ["old/two.txt"]),
        ("kgraph remove a", ["a b.txt"]),
        ("kgraph completion ", list(SHELLS)),
        ("kgraph neighbours nobody", []),
        ("kgraph search Put", []),
    ],
)
def test_offers(out: Path, line: str, expected: list[str]) -> None:
    assert values(line, out) == expected


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("kgraph build se", "file,se"),
        ("kgraph extract se", "file,se"),
        ("kgraph watch se", "dir,se"),
        ("kgraph stats --graph o", "dir,o"),
        ("kgraph export graphml -o x", "file,x"),
    ],
)
def test_files(out: Path, line: str, kind: str) -> None:
    assert offered("bash", line, out).strip() == kind


def test_graph_of_the_option(out: Path, tmp_path: Path) -> None:
    line = f"kgraph neighbours --graph {shlex.quote(str(out))} Tru"
    assert values(line, tmp_path) == ["Donald Trump"]


def test_aliases(tmp_path: Path) -> None:
    text = "Joe Biden met Angela Merkel. Biden thanked her. Mr. Biden left Berlin."
    runner = CliRunner()
    done = runner.invoke(
        main, ["build", "-", "-o", str(tmp_path), "-q", "--no-pictures"], input=text
    )
    assert done.exit_code == 0, done.output
    assert values('kgraph split "Joe Biden" B', tmp_path) == ["Biden"]
    assert offered("fish", "kgraph neighbours Bi", tmp_path) == "plain,Joe Biden\tPERSON\n"


def test_strongest_first_and_few(tmp_path: Path) -> None:
    facts = [f"Person{n:03} meet Xi" for n in range(100)]
    with stored(tmp_path, article("a.txt", *facts, *["Person050 praise Xi"] * 3)) as store:
        names = [offer.word for offer in beginnings.names(store, "per")]
        assert names[:2] == ["Person050", "Person000"]
        assert len(names) == beginnings.MOST
        assert [offer.word for offer in beginnings.names(store, "")][:2] == ["Xi", "Person050"]


def test_texts_of_articles_give_no_orders(out: Path) -> None:
    """Control characters and options are not offered at all."""
    for shell in SHELLS:
        assert "\x1b" not in offered(shell, "kgraph neighbours Es", out)
    assert values("kgraph neighbours r", out) == ['Rob O\'Neill "Bob"']


@pytest.mark.parametrize("damage", ["none", "empty", "other", "folder"])
def test_no_graph(tmp_path: Path, damage: str) -> None:
    if damage == "folder":
        (tmp_path / "kgraph.db").mkdir()
    elif damage != "none":
        (tmp_path / "kgraph.db").write_bytes(b"" if damage == "empty" else b"no database" * 500)
    before = list(tmp_path.iterdir())
    for line in ("neighbours P", "top --action m", "remove a", "split a b"):
        for shell in SHELLS:
            assert offered(shell, f"kgraph {line}", tmp_path).strip() == ""
    assert list(tmp_path.iterdir()) == before


def test_damaged_pages(out: Path, tmp_path: Path) -> None:
    whole = (out / "kgraph.db").read_bytes()
    (tmp_path / "kgraph.db").write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert offered("bash", "kgraph neighbours P", tmp_path).strip() == ""


@pytest.mark.parametrize(
    "text", ["", '"', "'", "\\", "*", '" OR', "é", "\udcff", "(", "%", "a:b", "="]
)
def test_odd_beginnings(out: Path, text: str) -> None:
    with Store.open(out / "kgraph.db") as store:
        for ask in (beginnings.names, beginnings.actions, beginnings.documents):
            ask(store, text)
        beginnings.aliases(store, text, text)


def test_nothing_heavy_is_loaded(out: Path) -> None:
    code = (
        "import sys\nfrom kgraph.cli import main\nsys.argv = ['kgraph']\n"
        "try: main()\nexcept SystemExit as end: assert not end.code, end.code\n"
        "heavy = {'spacy', 'networkx', 'numpy', 'rich', 'rapidfuzz'} & sys.modules.keys()\n"
        "assert not heavy, heavy"
    )
    asked = {"COMP_WORDS": "kgraph neighbours Pu", "_KGRAPH_COMPLETE": "zsh_complete"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, **asked, "KGRAPH_GRAPH": str(out), "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    assert "Vladimir Putin" in done.stdout


# what the shells are told


@pytest.mark.parametrize("shell", SHELLS)
def test_script(shell: str) -> None:
    script = CliRunner().invoke(main, ["completion", shell]).stdout
    assert f"_KGRAPH_COMPLETE={shell}_complete" in script
    assert "kgraph" in script
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed: its script is not parsed")
    subprocess.run([shell, "-n"], input=script, text=True, check=True)


def test_protocol(out: Path) -> None:
    line = "kgraph neighbours 'donald t"
    assert offered("bash", line, out, COMP_WORD="'donald t") == "quoted,Donald Trump\n"
    assert offered("zsh", line, out) == "plain\nDonald Trump\nPERSON\n"
    assert offered("fish", line, out) == "plain,Donald Trump\tPERSON\n"
    assert offered("zsh", "kgraph neighbours NATO", out) == "plain\nNATO\\: the alliance\nPERSON\n"
    assert offered("tcsh", line, out) == ""


def test_bash_keeps_what_was_typed(out: Path) -> None:
    """It would put "V" in its place, which both of these begin with."""
    rows = offered("bash", "kgraph neighbours Pu", out, COMP_WORD="Pu").splitlines()
    assert rows == ["quoted,Vladimir Putin", "quoted,Viktor Pushkin", "plain,Pu"]


def test_bash_ends_words_at_colons(out: Path) -> None:
    for line, word, rest in (
        ("kgraph neighbours NATO:", ":", "\\ the\\ alliance"),
        ("kgraph neighbours NATO:\\ th", "\\ th", "\\ the\\ alliance"),
        ("kgraph neighbours 'NATO: th", "'NATO: th", "NATO: the alliance"),
    ):
        kind, _, value = offered("bash", line, out, COMP_WORD=word).strip("\n").partition(",")
        assert kind == "quoted"
        assert value == rest.replace("\\", "")


def test_bash_is_given_no_orders(out: Path) -> None:
    """What names of files are quoted by leaves these two alone."""
    asked = offered("bash", "kgraph neighbours Tick", out, COMP_WORD="Tick")
    assert asked == "plain,Tick\\ \\`touch\\ pwned\\`\n"
    everything = offered("bash", "kgraph neighbours ", out)
    assert "\\$\\(touch\\ pwned\\)" in everything
    assert "quoted" not in everything


# in the shells themselves


class Terminal:
    """An interactive shell, in a folder of its own."""

    COMMANDS = {  # noqa: RUF012
        "bash": ["--norc", "--noprofile", "-i"],
        "zsh": ["-f", "-i"],
        "fish": ["--no-config", "-i"],
    }
    SETUP = {  # noqa: RUF012
        "bash": 'eval "$(kgraph completion bash)"',
        "zsh": 'autoload -Uz compinit; compinit -u -D; eval "$(kgraph completion zsh)"',
        "fish": "kgraph completion fish | source",
    }

    def __init__(self, shell: str, home: Path, graph: Path, command: Path) -> None:
        env = {
            "PATH": f"{command}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(home),
            "KGRAPH_GRAPH": str(graph),
            "LC_ALL": "C.UTF-8",
            "TERM": "dumb",
        }
        program = str(shutil.which(shell))
        pid, self._fd = pty.fork()
        if pid == 0:
            os.chdir(home)
            os.execve(program, [shell, *self.COMMANDS[shell]], env)
        self._pid = pid
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        self._seen = ""
        self.type(self.SETUP[shell] + "; echo rea''dy\n")
        self.wait(r"ready\r")

    def type(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def wait(self, pattern: str) -> str:
        """What was printed until then."""
        end = time.monotonic() + 20
        while not re.search(pattern, self._seen) and time.monotonic() < end:
            if select.select([self._fd], [], [], 0.1)[0]:
                self._seen += os.read(self._fd, 65536).decode(errors="replace")
        assert re.search(pattern, self._seen), self._seen
        seen, self._seen = self._seen, ""
        return seen

    def close(self) -> None:
        os.close(self._fd)  # the shell ends with its terminal
        os.waitpid(self._pid, 0)


@pytest.mark.parametrize("shell", SHELLS)
def test_names_in_the_shell(shell: str, out: Path, command: Path, tmp_path: Path) -> None:
    """Each is put on the line so that the command gets it as it is, and nothing else runs."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    terminal = Terminal(shell, tmp_path, out, command)
    try:
        for begun, name in (
            ("Trum", "Donald Trump"),
            ('"vladimir pu', "Vladimir Putin"),
            *((name[:4].strip(), name) for name in HOSTILE[:6]),
            ('"Evil', HOSTILE[0]),
            ("'Rob", HOSTILE[3]),
        ):
            terminal.type(f"kgraph neighbours {begun}\t")
            time.sleep(0.2)
            terminal.type(" | head -n 1\n")
            terminal.wait(re.escape(f"{name} (PERSON"))
    finally:
        terminal.close()
    assert list(tmp_path.glob("pwned*")) == []
