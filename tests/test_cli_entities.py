"""Who is who on the command line: listing it, correcting it, deciding what is uncertain."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kgraph.cli import main
from kgraph.store import locked

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = {
    "one.txt": "Robert Malley met Vladimir Putin in Moscow. Malley thanked Angela Merkel.",
    "two.txt": "R. Malley criticised Angela Merkel on Friday. The Kremlin praised Norway.",
    "three.txt": "Joe Biden praised Angela Merkel. Biden thanked Norway. Biden met Putin.",
    "four.txt": "Vladimir Putin visited Norway. Jake Sullivan thanked Norway.",
    "five.txt": "J. Sullivan visited Kyiv. The minister thanked Norway.",
}
FILES = ("graph.html", "graph.graphml")


def run(*args: str | Path, stdin: str | None = None) -> Result:
    """The command in this process. Nothing but SystemExit may come out of it."""
    result = CliRunner().invoke(main, [str(a) for a in args], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def one_line(result: Result) -> str:
    """What the command says on standard error: exactly one line."""
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    return lines[0].removeprefix("kgraph: ")


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles whose graph is in `out`, where the commands look for it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KGRAPH_GRAPH", str(tmp_path / "out"))
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text)
    assert run("build", folder, "-q").exit_code == 0
    return folder


def decisions(news: Path) -> str | None:
    path = news / "kgraph.decisions.toml"
    return path.read_text(encoding="utf-8") if path.exists() else None


def pictures() -> list[bytes]:
    return [Path("out", name).read_bytes() for name in FILES]


def entity(name: str) -> dict[str, object]:
    """The only one that goes by this name."""
    (found,) = json.loads(run("entities", name, "--format", "json").stdout)
    return dict(found)


# the list


@pytest.mark.usefixtures("news")
def test_entities_in_most_claims_first() -> None:
    rows = json.loads(run("entities", "--format", "json").stdout)
    claims = [row["claims"] for row in rows]
    assert claims == sorted(claims, reverse=True)
    assert min(claims) > 0
    biden = next(row for row in rows if row["name"] == "Joe Biden")
    assert biden["aliases"] == [{"name": "Biden", "count": 2}]
    assert (biden["type"], biden["documents"], biden["mentions"]) == ("PERSON", 1, 3)
    everything = json.loads(run("entities", "--all", "--format", "json").stdout)
    assert len(everything) >= len(rows)


@pytest.mark.usefixtures("news")
def test_entities_as_a_table() -> None:
    lines = run("entities", "--type", "person", "--limit", "3").stdout.splitlines()
    assert lines[0].split() == ["name", "type", "also", "documents", "mentions", "claims"]
    assert len(lines) == 4
    assert all("PERSON" in line for line in lines[1:])
    assert any("Biden ×2" in line for line in lines)


@pytest.mark.usefixtures("news")
def test_narrow_terminal_has_fewer_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgraph.show.entities.width", lambda: 40)
    assert run("entities").stdout.split("\n")[0].split() == ["name", "type", "mentions", "claims"]


@pytest.mark.usefixtures("news")
def test_entities_as_csv_and_jsonl() -> None:
    (row,) = csv.DictReader(io.StringIO(run("entities", "Biden", "--format", "csv").stdout))
    assert (row["name"], row["aliases"]) == ("Joe Biden", "Biden ×2")
    (line,) = run("entities", "Biden", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line)["id"] == row["id"]


@pytest.mark.usefixtures("news")
def test_entities_of_a_name() -> None:
    names = [r["name"] for r in json.loads(run("entities", "malley", "--format", "json").stdout)]
    assert "Robert Malley" in names
    result = run("entities", "Robert Maley")
    assert result.exit_code == 3
    assert "did you mean Robert Malley" in one_line(result)
    result = run("entities", "Putin", "--type", "ORG")
    assert (result.exit_code, one_line(result)) == (3, "'Putin' is no ORG in this graph")
    assert run("entities", "--type", "EVENT").exit_code == 3


@pytest.mark.usefixtures("news")
def test_why_names_are_one_or_left_apart() -> None:
    result = run("entities", "Joe Biden", "--why")
    assert "Biden = Joe Biden: the only one of that last name" in result.stdout
    assert ", in three.txt" in result.stdout
    assert "R. Malley ? Robert Malley: " in run("entities", "Robert Malley", "--why").stdout
    (row,) = json.loads(run("entities", "Robert Malley", "--why", "--format", "json").stdout)
    assert {(d["left"], d["right"]) for d in row["apart"]} == {("R. Malley", "Robert Malley")}
    run("split", "Joe Biden", "Biden")
    assert "Joe Biden ≠ Biden: decided by a person" in run("entities", "Biden", "--why").stdout


# merge, split, rename


def test_merge_and_split_give_back_what_was_there(news: Path) -> None:
    before = pictures()
    result = run("merge", "Robert Malley", "R. Malley")
    assert (result.exit_code, result.stdout) == (0, "R. Malley (1 mention) is now Robert Malley\n")
    assert decisions(news) == '[[same]]\nnames = ["Robert Malley", "R. Malley"]\n'
    assert pictures() != before
    assert "R. Malley" in run("neighbours", "Robert Malley").stdout
    result = run("split", "Robert Malley", "R. Malley")
    assert (result.exit_code, result.stdout) == (
        0,
        "R. Malley (1 mention) is no longer Robert Malley\n",
    )
    assert decisions(news) is None
    assert pictures() == before


def test_split_and_merge_give_back_what_was_there(news: Path) -> None:
    before = pictures()
    assert run("split", "Joe Biden", "biden").stdout == (
        "Biden (2 mentions) is no longer Joe Biden\n"
    )
    assert decisions(news) == '[[different]]\nnames = ["Joe Biden", "Biden"]\n'
    assert entity("Joe Biden")["mentions"] == 1
    assert run("merge", "Joe Biden", "Biden").exit_code == 0
    assert decisions(news) is None
    assert pictures() == before


def test_name_that_brought_another_takes_it_along(news: Path) -> None:
    before = pictures()
    run("merge", "Kremlin", "Biden")
    assert entity("Kremlin")["type"] == "ORG"
    assert 'names = ["Kremlin", "Joe Biden"]' in (decisions(news) or "")
    run("split", "Kremlin", "Biden")
    assert decisions(news) is None
    assert pictures() == before


@pytest.mark.usefixtures("news")
def test_merge_of_several() -> None:
    result = run("merge", "Norway", "Kremlin", "Putin")
    assert re.fullmatch(
        r"Kremlin \(\d mentions?\) and Vladimir Putin \(3 mentions\) are now Norway\n",
        result.stdout,
    )
    found = entity("Putin")
    assert (found["name"], found["type"]) == ("Norway", "GPE")


def test_twice_the_same_is_no_mistake(news: Path) -> None:
    for first, again in (
        (("merge", "Robert Malley", "R. Malley"), "already one: "),
        (("split", "Joe Biden", "Biden"), "already split: "),
        (("rename", "Putin", "W. Putin"), "already called so: "),
    ):
        run(*first)
        before, said = pictures(), decisions(news)
        second = [*first[:1], "W. Putin", "W. Putin"] if first[0] == "rename" else first
        result = run(*second)
        assert (result.exit_code, result.stdout[: len(again)]) == (0, again)
        assert (pictures(), decisions(news)) == (before, said)


def test_decisions_of_people_survive(news: Path) -> None:
    text = '# ours\n[[same]]\nnames = ["Kremlin", "Nobody"]  # sic\n# end\n'
    (news / "kgraph.decisions.toml").write_text(text)
    run("build", news, "-q")
    run("merge", "Robert Malley", "R. Malley")
    assert (decisions(news) or "").startswith(text)
    run("split", "Robert Malley", "R. Malley")
    assert decisions(news) == text


def test_build_knows_the_graph_that_was_corrected(news: Path) -> None:
    run("merge", "Robert Malley", "R. Malley")
    before = pictures()
    assert "nothing to do" in run("build", news).stdout
    assert pictures() == before
    shutil.rmtree("out")
    run("build", news)
    assert pictures() == before


def test_rename(news: Path) -> None:
    before = pictures()
    result = run("rename", "Putin", "V. V. Putin")
    assert result.stdout == "Vladimir Putin (PERSON) is now V. V. Putin (PERSON)\n"
    assert decisions(news) == '[[entity]]\nof = "Vladimir Putin"\nname = "V. V. Putin"\n'
    assert run("neighbours", "Putin").stdout.startswith("V. V. Putin (PERSON, also ")
    run("rename", "V. V. Putin", "President Putin", "--type", "org")
    assert (entity("Putin")["name"], entity("Putin")["type"]) == ("President Putin", "ORG")
    run("rename", "President Putin", "Vladimir Putin", "--type", "PERSON")
    assert decisions(news) is None
    assert pictures() == before


def test_type_alone(news: Path) -> None:
    assert run("rename", "Kremlin", "Kremlin", "--type", "GPE").exit_code == 0
    assert decisions(news) == '[[entity]]\nof = "Kremlin"\ntype = "GPE"\n'
    assert entity("Kremlin")["type"] == "GPE"


@pytest.mark.usefixtures("news")
def test_merge_by_a_name_that_people_gave() -> None:
    run("rename", "Putin", "The Boss")
    run("merge", "The Boss", "Kremlin")
    assert entity("Kremlin")["name"] == "The Boss"
    run("split", "The Boss", "Kremlin")
    assert (entity("Kremlin")["type"], entity("Putin")["name"]) == ("ORG", "The Boss")


def test_taken_name_is_refused(news: Path) -> None:
    result = run("rename", "Kremlin", "Biden")
    assert result.exit_code == 1
    assert "'Biden' is a name of Joe Biden (PERSON); if they are one: kgraph merge" in one_line(
        result
    )
    result = run("rename", "Kremlin", " ")
    assert (result.exit_code, one_line(result)) == (1, "'' is no name")
    assert decisions(news) is None


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("merge", "Putin", "Robert Maley"), 3, "did you mean Robert Malley"),
        (("split", "Robert Maley", "x"), 3, "did you mean Robert Malley"),
        (("rename", "Robert Maley", "x"), 3, "did you mean Robert Malley"),
        (("split", "Joe Biden", "Bidn"), 3, "Joe Biden is not called 'Bidn', but Biden"),
        (("merge", "Putin", "minister"), 1, "'minister' is no name: in another document it is"),
        (("rename", "minister", "Max Weber"), 1, "'minister' is no name"),
        (("split", "Kremlin", "Kremlin"), 1, "Kremlin has no other name"),
        (("split", "Putin", "he"), 3, "Vladimir Putin is not called 'he', but Putin"),
    ],
)
def test_wrong_names_change_nothing(
    news: Path, args: tuple[str, ...], code: int, message: str
) -> None:
    before = pictures()
    result = run(*args)
    assert result.exit_code == code
    assert message in one_line(result)
    assert (pictures(), decisions(news)) == (before, None)


def test_name_that_fits_several(news: Path) -> None:
    text = "Robert Fico met Putin. Ada Fico thanked Norway. Ada Fico met Robert Fico."
    (news / "six.txt").write_text(text)
    run("build", news, "-q")
    result = run("merge", "Fico", "Putin")
    assert result.exit_code == 4
    assert "'Fico' may be any of: " in one_line(result)
    assert len(json.loads(run("entities", "Fico", "--all", "--format", "json").stdout)) == 2


@pytest.mark.usefixtures("news")
def test_one_name_is_wrong_usage() -> None:
    assert run("merge", "Putin").exit_code == 2
    assert run("rename", "Putin", "Putin", "--type", "MAN").exit_code == 2


COMMANDS = [
    ("entities",),
    ("merge", "Putin", "Kremlin"),
    ("split", "Joe Biden", "Biden"),
    ("rename", "Putin", "V. Putin"),
    ("review",),
]


@pytest.mark.parametrize("args", COMMANDS, ids=lambda args: args[0])
def test_no_graph_yet(tmp_path: Path, args: tuple[str, ...]) -> None:
    result = run(*args, "--graph", tmp_path / "no")
    assert result.exit_code == 1
    assert "kgraph build" in one_line(result)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("args", COMMANDS, ids=lambda args: args[0])
def test_graph_of_nothing(
    tmp_path: Path, args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("build", "-", "-q", stdin="Hm.")
    result = run(*args)
    assert result.exit_code == (0 if args == ("review",) else 3)
    assert len(result.output.splitlines()) == 1


@pytest.mark.parametrize("args", COMMANDS[1:], ids=lambda args: args[0])
def test_build_at_work(news: Path, args: tuple[str, ...]) -> None:
    with locked(Path("out")):
        result = run(*args)
    assert result.exit_code == 1
    assert "another kgraph build is writing here; try again" in one_line(result)
    assert decisions(news) is None


def test_decisions_that_cannot_be_written(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    before = pictures()
    monkeypatch.setattr(Path, "replace", full)
    result = run("merge", "Putin", "Kremlin")
    assert result.exit_code == 1
    assert one_line(result) == (
        f"{news}/kgraph.decisions.toml: cannot be written (no space left on device); "
        "make room, or choose another place"
    )
    assert pictures() == before
    assert run("neighbours", "Kremlin").exit_code == 0


def test_broken_file_is_named_and_left(news: Path) -> None:
    before = pictures()
    (news / "kgraph.decisions.toml").write_text("[[same]]\nnames = ['Putin']\n")
    for args in (("build", news), ("merge", "Putin", "Kremlin"), ("review",)):
        result = run(*args)
        assert result.exit_code == 1
        assert one_line(result) == (
            f"{news}/kgraph.decisions.toml, line 1: [[same]] needs two names or more"
        )
    assert pictures() == before
    assert run("neighbours", "Putin").exit_code == 0


def test_corrections_do_not_load_spacy(news: Path) -> None:
    code = (
        "import sys\nfrom kgraph.cli import main\n"
        "sys.argv = ['kgraph', 'merge', 'Putin', 'Kremlin']\n"
        "try: main()\nexcept SystemExit as end: assert not end.code, end.code\n"
        "assert 'spacy' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert decisions(news) == '[[same]]\nnames = ["Vladimir Putin", "Kremlin"]\n'


# what a person says holds


ORBANS = {
    "one.txt": "Viktor Orban met Angela Merkel in Berlin.",
    "two.txt": "Orban told Vladimir Putin that he liked Norway. Orban later thanked Norway.",
}
CONFIRMED = '[[same]]\nnames = ["Viktor Orban", "Orban"]\n'


@pytest.fixture
def orbans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The graph of articles in which the program takes Orban for Viktor Orban."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KGRAPH_GRAPH", str(tmp_path / "out"))
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in ORBANS.items():
        (folder / name).write_text(text)
    assert run("build", folder, "-q").exit_code == 0
    return folder


def decide(news: Path, text: str) -> None:
    (news / "kgraph.decisions.toml").write_text(text)
    assert run("build", news, "-q").exit_code == 0


def another_orban(news: Path) -> None:
    (news / "three.txt").write_text("Rahel Orban met Olaf Scholz.")
    assert run("build", news, "-q").exit_code == 0


def test_confirmed_names_stay_one(orbans: Path) -> None:
    said = run("merge", "viktor orban", "orban").stdout
    assert said == "already one; kept as a decision: Viktor Orban and Orban (Viktor Orban)\n"
    assert decisions(orbans) == CONFIRMED
    another_orban(orbans)
    assert entity("Viktor Orban")["aliases"] == [{"name": "Orban", "count": 2}]


def test_names_that_nobody_confirmed_do_not(orbans: Path) -> None:
    another_orban(orbans)
    assert entity("Viktor Orban")["aliases"] == []


def test_confirmation_is_taken_back(orbans: Path) -> None:
    before = pictures()
    run("merge", "Viktor Orban", "Orban")
    after = pictures()
    assert run("merge", "Viktor Orban", "Orban").stdout.startswith("already one: ")
    assert (decisions(orbans), pictures()) == (CONFIRMED, after)
    said = run("split", "Viktor Orban", "Orban").stdout
    assert said.startswith("taken back; Orban is Viktor Orban without it, too")
    assert (decisions(orbans), pictures()) == (None, before)
    assert run("split", "Viktor Orban", "Orban").stdout.startswith("Orban (2 mentions) is no ")


def test_confirmed_among_others(orbans: Path) -> None:
    run("merge", "Viktor Orban", "Norway", "Orban")
    assert decisions(orbans) == '[[same]]\nnames = ["Viktor Orban", "Norway", "Orban"]\n'


def test_confirmed_difference_stays(orbans: Path) -> None:
    for again, said in ((False, "already split; kept as a decision: "), (True, "already split: ")):
        result = run("split", "Angela Merkel", "Viktor Orban")
        assert result.stdout == f"{said}Viktor Orban is not Angela Merkel\n", again
        text = '[[different]]\nnames = ["Angela Merkel", "Viktor Orban"]\n'
        assert decisions(orbans) == text
    run("merge", "Angela Merkel", "Orban")
    assert entity("Orban")["name"] == "Angela Merkel"
    assert "different" not in (decisions(orbans) or "")


def test_confirmed_difference_lets_nobody_else_leave(news: Path) -> None:
    (news / "six.txt").write_text("Ada Malley met Jens Stoltenberg in Oslo.")
    run("build", news, "-q")
    before = pictures()
    assert entity("Robert Malley")["aliases"] == [{"name": "Malley", "count": 1}]
    assert run("split", "Joe Biden", "Malley").stdout.startswith("already split; kept")
    assert decisions(news) == '[[different]]\nnames = ["Joe Biden", "Robert Malley"]\n'
    assert pictures() == before


@pytest.mark.usefixtures("orbans")
def test_first_is_what_it_is_called() -> None:
    before = pictures()
    run("split", "Viktor Orban", "Orban")
    said = run("merge", "Orban", "Viktor Orban").stdout
    assert said == "Viktor Orban (1 mention) is now Orban\n"
    assert (entity("Orban")["name"], entity("Orban")["mentions"]) == ("Orban", 4)
    run("split", "Orban", "Viktor Orban")
    assert pictures() == before
    assert run("merge", "Orban", "Viktor Orban").stdout.startswith("already one; kept as a ")
    assert entity("Orban")["name"] == "Orban"


def test_split_of_a_name_that_only_people_use(orbans: Path) -> None:
    before = pictures()
    decide(orbans, '[[same]]\nnames = ["The Premier", "Viktor Orban"]\n')
    assert run("split", "The Premier", "Viktor Orban").stdout == (
        "Viktor Orban (1 mention) and Orban (2 mentions) are no longer The Premier\n"
    )
    assert (decisions(orbans), pictures()) == (None, before)
    decide(orbans, '[[same]]\nnames = ["The Premier", "Viktor Orban"]\n')
    said = run("split", "The Premier", "Orban").stdout
    assert said == "Orban (2 mentions) is no longer The Premier\n"
    assert entity("Viktor Orban")["name"] == "The Premier"
    decide(orbans, '[[same]]\nnames = ["Viktor Orban", "Vik"]\n')
    assert run("split", "Viktor Orban", "Vik").stdout == "Vik is no longer Viktor Orban\n"
    assert (decisions(orbans), pictures()) == (None, before)


def test_split_of_a_known_name(orbans: Path, tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("name,alias\nThe Premier,Viktor Orban\n")
    for alias in ("Viktor Orban", "Orban"):
        run("build", orbans, "-q", "--aliases", table)
        assert entity("Orban")["name"] == "The Premier"
        assert run("split", "The Premier", alias).exit_code == 0
        assert entity("Orban")["name"] != "The Premier"
        (orbans / "kgraph.decisions.toml").unlink()


@pytest.mark.parametrize("pair", [("Angela Merkel", "Vladimir Putin"), ("Putin", "Angela Merkel")])
def test_split_of_whoever_was_given_the_name_of_another(
    orbans: Path, pair: tuple[str, str]
) -> None:
    before = pictures()
    decide(orbans, '[[entity]]\nof = "Vladimir Putin"\nname = "Angela Merkel"\n')
    assert run("split", *pair).exit_code == 0
    assert (decisions(orbans), pictures()) == (None, before)


def test_all_who_leave_are_named(orbans: Path) -> None:
    run("merge", "Vladimir Putin", "Viktor Orban")
    assert run("split", "Vladimir Putin", "Orban").stdout == (
        "Orban (2 mentions) and Viktor Orban (1 mention) are no longer Vladimir Putin\n"
    )
    assert decisions(orbans) is None


def test_merge_of_two_that_people_named(orbans: Path) -> None:
    run("rename", "Putin", "The Boss", "--type", "ORG")
    run("rename", "Merkel", "The Chief", "--type", "GPE")
    run("merge", "The Boss", "The Chief")
    found = entity("Merkel")
    assert (found["name"], found["type"]) == ("The Boss", "ORG")
    run("rename", "Merkel", "The Chief", "--type", "PERSON")
    found = entity("Merkel")
    assert (found["name"], found["type"]) == ("The Chief", "PERSON")
    assert "The Boss" not in (decisions(orbans) or "")


def test_type_of_a_group_is_changed(orbans: Path) -> None:
    decide(orbans, '[[same]]\nnames = ["Angela Merkel", "Vladimir Putin"]\ntype = "ORG"\n')
    assert run("rename", "Putin", "Angela Merkel", "--type", "GPE").exit_code == 0
    assert entity("Putin")["type"] == "GPE"
    assert run("rename", "Putin", "Angela Merkel", "--type", "PERSON").exit_code == 0
    assert decisions(orbans) == '[[same]]\nnames = ["Angela Merkel", "Vladimir Putin"]\n'


def test_file_is_as_it_was_when_the_graph_cannot_be_made(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    corrections = (("merge", "Putin", "Kremlin"), ("split", "Joe Biden", "Biden"))
    monkeypatch.setattr("kgraph.store.Change.resolve", fail)
    assert {run(*args).exit_code for args in corrections} == {1}
    assert decisions(news) is None
    text = '# ours\n[[same]]\nnames = ["Kremlin", "Nobody"]\n'
    (news / "kgraph.decisions.toml").write_text(text)
    assert {run(*args).exit_code for args in corrections} == {1}
    assert decisions(news) == text


def test_store_of_another_version(news: Path) -> None:
    with closing(sqlite3.connect("out/kgraph.db")) as db, db:
        db.execute("UPDATE documents SET key = 'older'")
    assert run("merge", "Putin", "Kremlin").exit_code == 0
    assert run("build", news).stdout.splitlines()[1] == "5 read, 0 unchanged"


# build


def test_decisions_are_beside_the_first_folder_or_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "Angela Merkel met Vladimir Putin."
    for path in ("a/x.txt", "b/y.txt"):
        Path(path).parent.mkdir()
        Path(path).write_text(text)
    for paths, place in (
        (["a/x.txt", "b"], "b"),
        (["b/y.txt", "a/x.txt"], "b"),
        (["-", "a/*.txt"], "a"),
        (["-"], "out"),
    ):
        shutil.rmtree("out", ignore_errors=True)
        assert run("build", *paths, "-q", stdin=text).exit_code == 0
        run("merge", "Putin", "Merkel")
        found = Path(place, "kgraph.decisions.toml")
        assert found.read_text() == '[[same]]\nnames = ["Vladimir Putin", "Angela Merkel"]\n'
        found.unlink()


def test_another_file_of_decisions(news: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    result = run("build", news, "--decisions", other)
    assert "no decisions yet" in one_line(result)
    run("merge", "Putin", "Kremlin")
    assert decisions(news) is None
    assert "Kremlin" in other.read_text()
    assert run("build", news, "--decisions", other, "-q").exit_code == 0
    assert entity("Kremlin")["name"] == "Vladimir Putin"
    assert run("build", news, "-q").exit_code == 0
    assert entity("Kremlin")["name"] == "Kremlin"
    result = run("build", news, "--decisions", tmp_path / "no" / "x.toml")
    assert (result.exit_code, "no such folder" in result.stderr) == (1, True)


def test_changed_decisions_make_the_graph_anew(news: Path) -> None:
    path = news / "kgraph.decisions.toml"
    path.write_text('[[same]]\nnames = ["Putin", "Kremlin", "Zar Saltan"]\n')
    result = run("build", news, "-v")
    assert "0 read, 5 unchanged" in result.stdout
    assert one_line(result) == f"{path}: no document has 'Zar Saltan'"
    assert "nothing to do" in run("build", news).stdout
    assert entity("Kremlin")["name"] == "Putin"


def test_known_names(news: Path, tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("name,alias,type\nRobert O'Malley,Robert Malley,PERSON\nPutin,Kremlin,ORG\n")
    assert "0 read, 5 unchanged" in run("build", news, "--aliases", table).stdout
    assert "nothing to do" in run("build", news, "--aliases", table).stdout
    assert entity("Robert Malley")["name"] == "Robert O'Malley"
    assert (entity("Kremlin")["name"], entity("Kremlin")["type"]) == ("Putin", "ORG")
    table.unlink()
    run("split", "Putin", "Kremlin")
    assert entity("Kremlin")["name"] == "Kremlin"
    assert entity("Robert Malley")["name"] == "Robert O'Malley"
    result = run("build", news, "--aliases", table)
    assert (result.exit_code, one_line(result)) == (1, f"{table}: no such file or directory")
    table.write_bytes(b"name,alias\n\xff,x\n")
    assert one_line(run("build", news, "--aliases", table)) == f"{table}: not UTF-8"
    table.write_text("Robert Malley\n")
    assert "line 1: needs the header" in one_line(run("build", news, "--aliases", table))


def test_capitals_are_countries_where_asked_for(news: Path) -> None:
    before = pictures()
    assert "0 read, 5 unchanged" in run("build", news, "--metonyms").stdout
    assert "nothing to do" in run("build", news, "--metonyms").stdout
    assert entity("Kremlin")["name"] == "Russia"
    run("split", "Russia", "Kremlin")
    assert entity("Kremlin")["name"] == "Kremlin"
    run("merge", "Russia", "Kremlin")
    assert decisions(news) is None
    run("build", news, "-q")
    assert pictures() == before


def test_build_reads_json_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [
        {"id": "a1", "text": "Angela Merkel met Vladimir Putin on Monday.", "date": "2022-03-16"},
        {"id": 7, "text": "Joe Biden praised Norway.", "title": "Praise"},
    ]
    text = "".join(f"{json.dumps(row)}\n" for row in rows)
    Path("rows.jsonl").write_text(text)
    for paths in (["rows.jsonl"], ["."], ["*.jsonl"], ["-"]):
        assert run("build", *paths, stdin=text).stdout.startswith("2 documents")
        (found,) = json.loads(run("evidence", "Merkel", "Putin", "--format", "json").stdout)
        assert (found["document"], found["time"]) == ("a1", "2022-03-14")
    Path("more.jsonl").write_text(
        json.dumps({"id": "a1", "text": "Angela Merkel left."}) + "\n{}\n"
    )
    result = run("build", "rows.jsonl", "more.jsonl")
    assert result.exit_code == 5
    assert result.stdout.startswith("3 documents")
    assert "more.jsonl, line 2: no field has a usual name for the text" in result.stderr
    (found,) = json.loads(run("evidence", "Merkel", "Putin", "--format", "json").stdout)
    assert found["document"] == "rows.jsonl:a1"


# documents


def test_documents_say_who_is_who_over_all_of_them(news: Path) -> None:
    (news / "six.txt").write_text("Angela Merkel left Norway. Merkel thanked Putin.")
    read = run("extract", news, "--format", "documents").stdout
    rows = [json.loads(line) for line in read.splitlines()]
    named = {(m["text"], m["entity"], m["id"]) for row in rows for m in row["mentions"]}
    assert {name for text, name, _ in named if text == "Putin"} == {"Vladimir Putin"}
    assert {name for text, name, _ in named if text == "Merkel"} == {"Angela Merkel"}
    assert len({key for _, name, key in named if name == "Angela Merkel"}) == 1
    run("build", news, "-q")
    assert run("export", "documents").stdout == read


@pytest.mark.usefixtures("news")
def test_exported_documents_follow_the_decisions(tmp_path: Path) -> None:
    run("merge", "Putin", "Kremlin")
    target = tmp_path / "x.jsonl"
    assert run("export", "documents", "-o", target).exit_code == 0
    mentions = [m for line in target.read_text().splitlines() for m in json.loads(line)["mentions"]]
    assert {m["entity"] for m in mentions if "Kremlin" in m["text"]} == {"Vladimir Putin"}


def test_bad_documents_are_named_and_the_rest_printed(news: Path) -> None:
    (news / "bad.txt").write_bytes(b"\x89PNG\0\0")
    result = run("extract", news, "--format", "documents")
    assert result.exit_code == 5
    assert len(result.stdout.splitlines()) == 5


# review


def test_review_from_a_pipe(news: Path) -> None:
    result = run("review", stdin="what\ns\nd\n")
    assert result.exit_code == 0
    assert "R. Malley = Robert Malley ?" in result.stdout
    assert "two.txt: [R. Malley] criticised Angela Merkel on Friday." in result.stdout
    assert "one.txt: [Robert Malley] met Vladimir Putin in Moscow." in result.stdout
    assert one_line(result) == "'what' is no answer: s, d, k or q"
    assert "2 decided, 0 left" in result.stdout
    assert decisions(news) == (
        '[[same]]\nnames = ["Robert Malley", "R. Malley"]\n\n'
        '[[different]]\nnames = ["J. Sullivan", "Jake Sullivan"]\n'
    )
    assert entity("R. Malley")["name"] == "Robert Malley"
    result = run("review")
    assert result.stdout == "nothing to decide: no pair of names is uncertain\n"
    assert "nothing to do" in run("build", news).stdout


def test_review_of_names_that_people_gave(news: Path) -> None:
    run("rename", "Robert Malley", "Rob Malley")
    run("rename", "R. Malley", "Malley the Second")
    assert "1 decided" in run("review", "--limit", "1", stdin="s\n").stdout
    assert entity("R. Malley")["name"] == entity("Robert Malley")["name"]
    assert (decisions(news) or "").count("name = ") == 1


def test_review_of_names_that_one_article_tells_apart(news: Path) -> None:
    (news / "six.txt").write_text(
        "Henry Cabot Lodge met Angela Merkel. Henry Lodge praised Norway. Henry Lodge left."
    )
    run("build", news, "-q")
    result = run("review", stdin="")
    assert "Henry Cabot Lodge = Henry Lodge ?" in result.stdout
    assert "kept apart" in result.stdout


@pytest.mark.parametrize("answers", ["", "q\n", "k\nq\n", "\n\n", "q"])
def test_review_that_decides_nothing(news: Path, answers: str) -> None:
    before = pictures()
    result = run("review", stdin=answers)
    assert result.exit_code == 0
    assert "0 decided, 2 left" in result.stdout
    assert (decisions(news), pictures()) == (None, before)


@pytest.mark.usefixtures("news")
def test_review_of_a_few() -> None:
    result = run("review", "--limit", "1", stdin="d\nd\n")
    assert "1/1 " in result.stdout
    assert "1 decided, 1 left" in result.stdout


def test_answers_are_written_at_once(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        raise RuntimeError("the machine goes down")

    with monkeypatch.context() as patch:
        patch.setattr("kgraph.who.correct.remake", die)
        CliRunner().invoke(main, ["review"], input="s\n")
    assert decisions(news) == '[[same]]\nnames = ["Robert Malley", "R. Malley"]\n'
    assert "0 read, 5 unchanged" in run("build", news, "-o", news.parent / "out").stdout


def test_question_that_an_answer_settled_is_not_asked(news: Path) -> None:
    (news / "six.txt").write_text("Jack Sullivan called Angela Merkel.")
    run("build", news, "-q")
    text = '[[different]]\nnames = ["Jack Sullivan", "Jake Sullivan"]\n'
    (news / "kgraph.decisions.toml").write_text(text)
    result = run("review", stdin="k\ns\ns\ns\n")
    assert result.stdout.count("Sullivan = ") == 1


@pytest.mark.parametrize("keys", [["s\n", "q\n"], ["s\n", "\x03"], ["s\n", "\x04"]])
@pytest.mark.parametrize("plain", [False, True])
def test_review_on_a_terminal(news: Path, keys: list[str], plain: bool) -> None:
    shown = "".join(_typed(["review"], keys, {"NO_COLOR": "1"} if plain else {}))
    assert ("\x1b[" in shown) is not plain
    assert "1 decided, 1 left" in shown
    assert decisions(news) == '[[same]]\nnames = ["Robert Malley", "R. Malley"]\n'
    assert entity("R. Malley")["name"] == "Robert Malley"


def _typed(args: list[str], keys: list[str], env: dict[str, str]) -> Iterator[str]:
    """What the command shows on a terminal where these keys are typed, one at each question."""
    outer, inner = pty.openpty()
    command = [sys.executable, "-m", "kgraph", *args]
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **env}
    with subprocess.Popen(
        command, stdin=inner, stdout=inner, stderr=inner, env=env, start_new_session=True,
        preexec_fn=_own_terminal,
    ) as process:  # fmt: skip
        os.close(inner)
        left, asked = list(keys), ""
        try:
            while shown := os.read(outer, 65536).decode(errors="replace"):
                yield shown
                asked += shown  # a question may come in two pieces
                if asked.rstrip().endswith("uit?") and left:
                    os.write(outer, left.pop(0).encode())
                    asked = ""
        except OSError:  # the other end is closed
            pass
        assert process.wait() == 0
    os.close(outer)


def _own_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
