"""Notes, read by a reader of YAML and one of Markdown that know nothing of kgraph."""

import re
import unicodedata
from collections import Counter
from contextlib import contextmanager
from io import BytesIO
from posixpath import dirname, join, normpath

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kgraph.ask.part import WHOLE
from kgraph.ask.tables import StoredTables
from kgraph.errors import KgraphError, StoreError
from kgraph.export import FOLDERS, notes, obsidian
from kgraph.export.markdown import escaped
from kgraph.export.notes import file_name
from kgraph.export.text import clean
from kgraph.pictures import layout
from kgraph.pipeline import export_to
from kgraph.store import Store
from tests import builders
from tests.ask.news import article, stored
from tests.export.hostile import ALL, HARD, HOSTILE, ByHand, link, node, tables

LINK = re.compile(r"(?<!\\)\[\[([^\[\]|]+)\|([^\[\]|]+)\]\]")
PLAIN = {"paragraph", "heading", "blockquote", "bullet_list", "list_item", "inline", "text"}
PLAIN |= {"softbreak", "strong"}


def written(found):
    files = {}

    @contextmanager
    def new(name):
        assert name not in files
        out = BytesIO()
        yield out
        files[name] = out.getvalue().decode()

    obsidian.write(found, new)
    return files


def parts(note):
    """Properties and body."""
    empty, head, body = note.split("---\n", 2)
    assert empty == ""
    return yaml.safe_load(head), body


def tokens(body):
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(body):
        yield token
        yield from token.children or ()


def kinds(body):
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(body)}


def shown(token):
    return "".join(
        "\n" if child.type == "softbreak" else child.content for child in token.children or ()
    )


def bullets(body):
    """The first line of each item of a list, as it is shown."""
    found = MarkdownIt().parse(body)
    return [shown(t) for at, t in enumerate(found) if found[at - 2].type == "list_item_open"]


def by_id(files):
    return {parts(note)[0]["kgraph"]: (name, *parts(note)) for name, note in files.items()}


def of_kind(files, folder):
    return {name: note for name, note in files.items() if name.startswith(f"{folder}/")}


def assert_same(files, found):
    """The notes tell the graph, and all links lead to a note."""
    known = by_id(files)
    assert len(known) == len(files)
    for one in found.nodes():
        name, head, body = known[one.id]
        assert name.startswith("entities/")
        assert (head["type"], head["claims"]) == (one.type, one.claims)
        true = clean(one.name)
        assert true in (name.removeprefix("entities/").removesuffix(".md"), *head["aliases"])
        (title,) = [shown(t) for t in tokens(body) if t.type == "inline" and t.level == 1][:1]
        assert title == " ".join(true.split())
        assert len(bullets(body)) == len(list(found.links_of(one.id)))
    assert len(of_kind(files, "entities")) == len(list(found.nodes()))
    for name, note in files.items():
        assert_plain(parts(note)[1])
        for target, _ in LINK.findall(parts(note)[1]):
            assert normpath(join(dirname(name), f"{target}.md")) in files, (name, target)


def assert_plain(body):
    """Nothing but what is meant: for Obsidian, where a link is one, and nearly so elsewhere."""
    assert kinds(LINK.sub("link", body)) <= PLAIN
    assert kinds(body) <= PLAIN | {"em"}


def linked(files, name):
    """How often each note is linked to from the lists of a note."""
    _, body = parts(files[name])
    lines = [line for line in body.splitlines() if line.startswith("- ")]
    return Counter(
        normpath(join(dirname(name), f"{target}.md"))
        for line in lines
        for target, _ in LINK.findall(line)
    )


def test_hard_and_hostile_names():
    files = written(ALL)
    assert_same(files, ALL)
    titles = {title for note in files.values() for title in parts(note)[0].get("aliases", ())}
    assert {clean(name) for name in HARD} <= titles | {name[9:-3] for name in files}


def test_links_join_the_ends_of_edges():
    files = written(ALL)
    known = by_id(files)
    for one in ALL.nodes():
        ends = [e.target if e.source == one.id else e.source for e in ALL.links_of(one.id)]
        assert linked(files, known[one.id][0]) == Counter(known[end][0] for end in ends)


def test_link_text_is_the_name():
    (body,) = [body for _, head, body in by_id(written(ALL)).values() if head["kgraph"] == "n0"]
    assert {text for path, text in LINK.findall(body) if "entities" in path} >= {"Müller 北京"}
    files = written(tables("Xi", HARD[0]))
    assert "O'Neill & Sons ‹Ltd›" in {text for _, text in LINK.findall(files["entities/Xi.md"])}


def test_an_edge_tells_how_often_by_whom_and_where():
    found = ByHand(
        [node("a", "Trump"), node("b", "Putin")],
        [
            link("e1", "a", "b", weight=4, modalities={"asserted": 3, "planned": 1},
                 evidence=("They met.",), documents=("a.txt",)),
            link("e2", "a", "b", polarity="negative", evidence=("They did not.",)),
            link("e3", "a", "b", polarity="denied", speakers=("Peskov",), evidence=("No.",)),
            link("e4", "a", "b", "talk", directed=False, evidence=("Talks.",)),
        ],
    )  # fmt: skip
    _, trump = parts(written(found)["entities/Trump.md"])
    quote = "  > {}\n  > — [[../documents/a.txt|a.txt]], 2025-01-10\n"
    to = "[[../entities/Putin|Putin]]"
    assert trump.split("\n\n", 2)[2] == (
        "## Does\n\n"
        f"- **meet** {to} — 4 claims, 3 asserted, 1 planned\n{quote.format('They met.')}"
        f"- **not meet** {to} — 1 claim, asserted\n{quote.format('They did not.')}"
        f"- **denied: meet** {to} — 1 claim, asserted; denied by Peskov\n{quote.format('No.')}"
        f"\n## With\n\n- **talk** {to} — 1 claim, asserted\n{quote.format('Talks.')}"
    )
    _, putin = parts(written(found)["entities/Putin.md"])
    assert "## Is done to\n\n- [[../entities/Trump|Trump]] **meet** — 4 claims" in putin


def test_documents_have_their_claims():
    found = ByHand(
        [node("a", "Trump"), node("b", "Putin")],
        [link("e1", "a", "b", evidence=("They <b>met</b> & [[left]].",), polarity="negative")],
    )
    head, body = parts(written(found)["documents/a.txt.md"])
    assert head == {
        "kgraph": "id of a.txt",
        "type": "document",
        "tags": ["kgraph/document"],
        "published": head["published"],
    }
    (quote,) = [shown(t) for t in tokens(body) if t.type == "inline" and t.level == 2][:1]
    assert quote == "They <b>met</b> & [[left]]."
    assert bullets(body) == [
        "[[../entities/Trump|Trump]] not meet [[../entities/Putin|Putin]] — asserted"
    ]


def test_many_sentences_are_left_to_the_documents():
    many = [f"Sentence {n}." for n in range(25)]
    found = ByHand([node("a", "A"), node("b", "B")], [link("e", "a", "b", evidence=many)])
    files = written(found)
    assert files["entities/A.md"].count("> Sentence") == obsidian.QUOTES
    assert "> and 5 more, in the notes of the documents" in files["entities/A.md"]
    assert files["documents/a.txt.md"].count("> Sentence") == 25


def test_file_names_work_everywhere():
    names = [name.split("/")[1] for name in written(ALL) if "/" in name]
    folded = [unicodedata.normalize("NFKC", name).casefold() for name in names]
    assert len(set(folded)) == len(folded)
    for name in names:
        assert not re.search(r'[\\/:*?"<>|#^\[\]\x00-\x1f\x7f-\x9f\u2028\u202e]', name)
        assert len(name.encode()) <= 200
        assert name == name.strip(" .")
        assert not re.match(r"(con|prn|aux|nul|com\d|lpt\d)\.", name, re.IGNORECASE)
        assert name.removesuffix(".md") == name.removesuffix(".md").rstrip(" .")


def test_suffixes_do_not_depend_on_what_else_is_there():
    few = by_id(written(tables("Putin", "PUTIN")))
    more = by_id(written(tables("Putin", "PUTIN", "putin", "Xi")))
    assert {few[key][0] for key in ("n0", "n1")} == {more[key][0] for key in ("n0", "n1")}
    assert all(re.search(r" \([0-9a-f]{16}\)\.md$", few[key][0]) for key in ("n0", "n1"))


def test_a_name_cannot_pass_for_one_with_a_suffix():
    (taken, _) = (name for name in of_kind(written(tables("Xi", "XI")), "entities"))
    forged = taken.removeprefix("entities/").removesuffix(".md")
    assert len(of_kind(written(tables("Xi", "XI", forged)), "entities")) == 3


def test_no_room_for_temporary_files(monkeypatch):
    monkeypatch.setattr(notes, "_SCHEMA", f"{notes._SCHEMA}; PRAGMA max_page_count = 12")
    with pytest.raises(KgraphError, match=r"temporary files: .* full; point TMPDIR"):
        written(ALL)


def test_same_tables_same_notes():
    assert written(ALL) == written(ALL)


def test_seeds(seeds, tmp_path):
    with Store.open(tmp_path / "kgraph.db", create=True) as store:
        builders.fill(store, *seeds)
        export_to(store, "obsidian", tmp_path / "vault")
        files = read(tmp_path / "vault")
        found = StoredTables(store, WHOLE, layout(store))
        assert_same(files, found)
        assert files == written(StoredTables(store, WHOLE, layout(store), title="news"))
        links = list(found.links())
    lists = [linked(files, name).total() for name in of_kind(files, "entities")]
    assert sum(lists) == 2 * len(links) - sum(one.source == one.target for one in links)
    assert len(of_kind(files, "documents")) == 5
    sentences = {clean(sentence) for one in links for sentence in one.evidence}
    told = [shown(t) for note in of_kind(files, "documents").values() for t in tokens(note)]
    assert sentences <= set(told)


def read(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in files}


# A vault in which there is something


@pytest.fixture
def store(tmp_path):
    with stored(tmp_path, article("a.txt", "Trump meet Putin", "Putin see Xi")) as store:
        yield store


def test_notes_of_others_are_not_replaced(store, tmp_path):
    vault = tmp_path / "vault"
    (vault / "entities").mkdir(parents=True)
    (vault / "entities" / "Putin.md").write_text("My own note.", encoding="utf-8")
    with pytest.raises(StoreError, match=r"Putin\.md: not written by kgraph; choose another"):
        export_to(store, "obsidian", vault)
    assert read(vault) == {"entities/Putin.md": "My own note."}


def test_other_notes_stay_and_ours_of_an_earlier_time_go(store, tmp_path):
    vault = tmp_path / "vault"
    export_to(store, "obsidian", vault)
    first = read(vault)
    gone = first["entities/Xi.md"].replace("Xi", "Biden")
    (vault / "entities" / "Biden.md").write_text(gone, encoding="utf-8")
    (vault / "Biden.md").write_text(gone, encoding="utf-8")
    (vault / "entities" / "mine.md").write_text("---\ntags: [x]\n---\n", encoding="utf-8")
    export_to(store, "obsidian", vault)
    own = {"Biden.md": gone, "entities/mine.md": "---\ntags: [x]\n---\n"}
    assert read(vault) == first | own


def test_all_files_have_the_mark():
    assert FOLDERS["obsidian"].mark
    mark = FOLDERS["obsidian"].mark.decode()
    assert all(note.startswith(mark) for note in written(ALL).values())


# Any text


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
tricky = st.text(st.sampled_from("[]|<>`*_#~$^&%=:;-+.1 \\!a\n\"'{}()lt"), max_size=12)


@settings(max_examples=400)
@given(texts | tricky)
def test_escaped_text_is_read_letter_for_letter(text):
    found = list(tokens(f"> {escaped(text)}\n"))
    assert {t.type for t in found} <= {
        *("blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close"),
        *("inline", "text", "text_special"),
    }
    inline = [t for t in found if t.type == "inline"]
    assert "".join(map(shown, inline)) == clean(text)
    left = re.sub(r"\\.", " ", escaped(text))
    assert not re.search(r"[\[\]<>`*_#|~$^]|%%|==|::", left)


@settings(max_examples=60)
@given(texts | tricky, texts | tricky, texts | tricky)
def test_any_names(first, second, third):
    found = tables(first, second, third)
    files = written(found)
    assert len(of_kind(files, "entities")) == 3
    for name, note in files.items():
        head, body = parts(note)
        assert_plain(body)
        assert isinstance(head["kgraph"], str)
        for target, _ in LINK.findall(body):
            assert normpath(join(dirname(name), f"{target}.md")) in files


@given(texts | tricky | st.sampled_from(HOSTILE))
def test_file_names(name):
    found = file_name(name)
    assert found
    assert found == file_name(found)
    assert unicodedata.is_normalized("NFC", found)
