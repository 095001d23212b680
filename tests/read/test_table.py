"""Tables: one document a row."""

import csv
import gc
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import ReadError
from kgraph.model import Document
from kgraph.read import Fields, documents, table


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def read(data, name="a.csv", **fields):
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(documents([name], fields=Fields(**fields)))


def texts(data, name="a.csv"):
    return [getattr(item, "text", None) or str(item) for item in read(data, name)]


def test_usual_columns():
    found = read('ID,Pub Date,Headline,Body\n7,2025-03-10,Talks,"Trump met Putin,\nin Rome."\n')
    assert found == [
        Document.of(
            "Trump met Putin,\nin Rome.",
            name="7",
            source="a.csv",
            title="Talks",
            published="2025-03-10",
        )
    ]


def test_columns_that_the_user_names():
    data = "text;Story;nr;seen;top\nNo.;One.;7;1.2.2024;T\n"
    (found,) = read(data, text="story", id="nr", date="seen", title="top")
    assert (found.text, found.name) == ("One.", "7")
    assert (found.title, found.published) == ("T", "2024-02-01")


@pytest.mark.parametrize(
    ("data", "fields", "message"),
    [
        (
            "nr,words\n1,One.\n",
            {},
            "no field has a usual name for the text; there are: nr, words; "
            "say which with --text-field",
        ),
        ("nr,words\n1,One.\n", {"text": "story"}, "no field 'story'; there are: nr, words"),
        ("nr,text\n1,One.\n", {"date": "seen"}, "no column 'seen'; there are: nr, text"),
        (
            ",".join(f"c{n}" for n in range(20)) + "\n",
            {},
            "no field has a usual name for the text; there are: "
            + ", ".join(f"c{n}" for n in range(12))
            + " …; say which with --text-field",
        ),
        ("", {}, "empty"),
        ("\n\n", {}, "empty"),
        ("text,id\n", {}, "empty"),
        ('text,id\n"One', {}, None),
        (b"PK\x03\x04\0\0", {}, "not a text file (looks binary)"),
    ],
)
def test_no_table(data, fields, message):
    (error,) = read(data, **fields)
    assert isinstance(error, ReadError)
    assert message is None or str(error) == f"a.csv: {message}"


def test_rows_without_an_id_are_called_by_their_number():
    names = [d.name for d in read("id,text\n7,One.\n,Two.\n\n,\n ,Three.\n")]
    assert names == ["7", "a.csv/3", "a.csv/6"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("1", "1 cells, but the header has 2"),
        ("1,Two,three.", "3 cells, but the header has 2"),
        ("1,  ", "empty 'text'"),
        ("1,,", "empty 'text'"),
    ],
)
def test_bad_row_is_named_and_the_rest_read(row, message):
    assert texts(f"id,text\n1,One.\n{row}\n3,Three.\n") == [
        "One.",
        f"a.csv, row 3: {message}",
        "Three.",
    ]


def test_cells_too_many_that_are_empty_are_no_matter():
    assert texts("text,id,,\nOne.,1,,,,\n") == ["One."]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_delimiter(mark, name):
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows([["id", "text"], ["1", "One, two; three\tfour | x"]])
    assert texts(out.getvalue(), name) == ["One, two; three\tfour | x"]


def test_one_column():
    assert texts('text\nOne.\n"Two; two, two."\n') == ["One.", "Two; two, two."]


def test_hint_of_spreadsheets():
    assert texts("sep=:\nid:text\n1:One, two.\n") == ["One, two."]


def test_quotation_marks_in_a_table_with_tabs_are_text():
    rows = 'id\ttext\n1\t"No," he said.\n2\t"Yes," she said.\n'
    assert texts(rows, "a.tsv") == ['"No," he said.', '"Yes," she said.']
    assert texts('id\ttext\n1\t"One\ttwo\nthree."\n', "a.tsv") == ["One\ttwo\nthree."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encoding(encoding):
    rows = "id,text\n1,“Schröder” – in a café.\n"
    assert texts(rows.encode(encoding)) == ["“Schröder” – in a café."]


def test_other_alphabet():
    text = "Президент Путин встретился с Трампом в Москве."
    assert texts(f"id,text\n1,{text}\n".encode("cp1251")) == [text]


def test_bytes_that_do_not_fit_far_down():
    rows = b"text\n" + b"Trump met Putin.\n" * 9999 + "“Café”\n".encode("cp1252") + "Zoë".encode()
    assert texts(rows)[-2:] == ["“Café”", "Zoë"]


def test_quotation_mark_that_is_never_closed():
    assert texts('id,text\n1,One.\n2,"Two.\n3,Three.\n') == [
        "One.",
        "a.csv, row 3: a quotation mark is never closed",
    ]


def test_cell_that_is_too_large(monkeypatch):
    monkeypatch.setattr(table, "LARGEST", 200)
    rows = 'id,text\n1,"' + "x\n" * 300 + "3,Three.\n"
    first, *_, last = texts(rows)
    assert first == "a.csv, row 2: not a row of a table (field larger than field limit (200))"
    assert last == "Three."


def test_line_that_is_too_long(monkeypatch):
    monkeypatch.setattr(table, "LARGEST", 200)
    assert texts("text\nOne.\n" + "x" * 999) == ["a.csv: a line of more than 0 million characters"]


def test_huge_cell():
    text = "Trump met Putin. " * 20_000
    assert texts(f'text\n"{text}"\n') == [text]


def test_long_table_is_read_bit_by_bit():
    """The first document is there before the rest is read."""
    rows = io.BytesIO(b"text\n" + b"Trump met Putin.\n" * 100_000)
    next(table.read(rows, Fields()))
    assert rows.tell() < 200_000


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1)


@given(st.lists(st.tuples(CELL, CELL), min_size=1), st.sampled_from(",;\t|"))
def test_what_a_spreadsheet_writes_comes_back(rows, delimiter):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([("other", "text"), *rows])
    found = list(table.read(io.BytesIO(out.getvalue().encode()), Fields()))
    expected = [row[1] for row in rows if row[1].strip()]
    assert [item.text for item in found if not isinstance(item, ReadError)] == expected


def test_long_table_without_a_text_ends_quietly(tmp_path):
    """Its lines are left open when its file is closed."""
    path = tmp_path / "long.csv"
    path.write_text("a,b\n" * 200)
    (found,) = documents([str(path)])
    assert "no field has a usual name" in str(found)
    gc.collect()
