"""Tables of known names, and capitals that stand for countries."""

from __future__ import annotations

import pytest

from kgraph.errors import KgraphError
from kgraph.resolve.corrections import NONE, Corrections, Naming
from kgraph.resolve.known_names import metonyms, table


def test_one_row_an_alias() -> None:
    text = 'alias,name,type\nAdie,Ada Berg,PERSON\n\n"Berg, A.",Ada Berg,\nNB,Norland Bank,ORG\n'
    assert table(text, "a.csv") == Corrections(
        same=(("Ada Berg", "Adie", "Berg, A."), ("Norland Bank", "NB")),
        namings=(
            Naming("Ada Berg", "Ada Berg", "PERSON"),
            Naming("Norland Bank", "Norland Bank", "ORG"),
        ),
    )


def test_nothing() -> None:
    assert table("", "") == NONE
    assert table("name,alias\n", "a.csv") == NONE


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Ada Berg,Adie\n", "line 1: needs the header name,alias or name,alias,type"),
        ("name,alias,born\n", "line 1: needs the header"),
        ("\n", "line 1: needs the header"),
        ("name,alias\nAda Berg,\n", "line 2: needs a name and an alias"),
        ("name,alias\nAda Berg\n", "line 2: needs a name and an alias"),
        ("name,alias\na,b,c\n", "line 2: too many cells"),
        ("name,alias,type\na,b,MAN\n", "line 2: unknown type 'MAN'; known: PERSON"),
        ("name,alias,type\na,b,ORG\na,c,GPE\n", "line 3: 'a' is both ORG and GPE"),
        ('name,alias\n"a,b\n', "line 2: not CSV"),
    ],
)
def test_mistake_is_one_line_with_its_place(text: str, message: str) -> None:
    with pytest.raises(KgraphError) as caught:
        table(text, "a.csv")
    assert str(caught.value).startswith("a.csv, line ")
    assert message in str(caught.value)


def test_capitals_are_their_countries() -> None:
    assert metonyms({"Torv": "Norland", "Old Castle": "Norland"}) == Corrections(
        same=(("Norland", "Old Castle", "Torv"),),
        namings=(Naming("Norland", "Norland", "GPE"),),
    )
