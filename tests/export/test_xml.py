"""Whatever a text holds, XML gives back what is left of it."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from kgraph.export.text import clean, joined
from kgraph.export.xml import content, quoted

texts = st.text(st.characters())  # with lone surrogates


@given(texts)
def test_texts_come_back(text):
    left = clean(text)
    element = ElementTree.fromstring(f"<a b={quoted(left)}>{content(left)}</a>")
    assert (element.text or "", element.get("b")) == (left, left)


@given(texts)
def test_clean_texts_are_lines_and_stay_as_they_are(text):
    left = clean(text)
    assert left == clean(left) == left.strip()
    assert len(left.splitlines()) <= 1
    assert "  " not in left


def test_letters_of_all_scripts_stay():
    for text in ("O'Neill & Sons <Ltd>", "Müller 北京", "\U0001d513", "\u202eevil\u202c", "ש👩‍💻"):
        assert clean(text) == text


def test_what_xml_does_not_allow_goes():
    assert clean("\x00a\x07\x1f\ufffe\uffff\ud800b") == "ab"
    assert clean(" a\t\r\n\x85\u2028\xa0b ") == "a b"


def test_numbers():
    assert (content(1), content(0.5), quoted(-2), quoted("")) == ("1", "0.5", '"-2"', '""')


@given(st.lists(texts))
def test_lists_hold_each_part_once(parts):
    found = joined(parts).split(" | ") if joined(parts) else []
    assert "" not in found
    if not any(" | " in clean(part) or "|" in clean(part) for part in parts):
        assert found == list(dict.fromkeys(filter(None, map(clean, parts))))
