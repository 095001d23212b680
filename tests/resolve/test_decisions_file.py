"""The file of decisions: what it says, how it is changed, and what is wrong with it."""

from __future__ import annotations

import pytest

from kgraph.errors import KgraphError
from kgraph.resolve.corrections import Corrections, Naming, combined
from kgraph.resolve.decisions_file import Decisions, parse

BY_HAND = """\
# Decisions of the desk.

[[same]]
names = [
    "Anna Kowalska",  # the minister
    "A. Kowalska",
    "Kowalska",
]

# Not the same bank!
[[different]]
names = ["Bank of Norland", "Norland Bank"]

[[same]]
names = ["Norland", "Kingdom of Norland"]  # since 1950

[[entity]]
of = "Petr Novak"
name = "Petr Novák"   # as he writes it
type = "PERSON"
# end
"""


def read(text: str = BY_HAND) -> Decisions:
    return parse(text, "d.toml")


def test_what_it_says() -> None:
    written, first = read().corrections()
    assert written == Corrections(
        same=(
            ("Anna Kowalska", "A. Kowalska", "Kowalska"),
            ("Norland", "Kingdom of Norland"),
            ("Petr Novak", "Petr Novák"),
        ),
        different=(("Bank of Norland", "Norland Bank"),),
        namings=(Naming("Petr Novak", "Petr Novák", "PERSON"),),
    )
    assert first.namings == (
        Naming("Anna Kowalska", "Anna Kowalska"),
        Naming("Norland", "Norland"),
    )


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", BY_HAND, BY_HAND.rstrip("\n")])
def test_what_is_added_and_taken_out_again_leaves_every_byte(text: str) -> None:
    whole = text if text.endswith("\n") or not text else text + "\n"
    for added in (
        read(text).with_same(["Ada Berg", "A. Berg"]),
        read(text).with_same(["Ada Berg", "A. Berg"], "PERSON"),
    ):
        assert added.text.startswith(text)
        assert added.apart("A. Berg", "Ada Berg").text == whole
    added = read(text).with_different("Ada Berg", 'Ida "Id" Berg')
    assert added.different()[-1] == ("Ada Berg", 'Ida "Id" Berg')
    assert added.without_difference([["Ada Berg"], ['ida "id" berg']]).text == whole


def test_entry_of_another_kind_keeps_its_place() -> None:
    text = read().with_different("Ada Berg", "Ida Berg").text
    assert text == BY_HAND + '\n[[different]]\nnames = ["Ada Berg", "Ida Berg"]\n'


def test_lines_keep_their_ends() -> None:
    text = '[[same]]\r\nnames = ["a b", "c d"]\r\n'
    added = read(text).with_same(["e", "f"])
    assert added.text == text + '\r\n[[same]]\r\nnames = ["e", "f"]\r\n'
    assert added.apart("f", "e").text == text


def test_one_name_is_taken_out_of_several() -> None:
    text = read().apart("a. kowalska", "Anna Kowalska").text
    assert text == BY_HAND.replace('    "A. Kowalska",\n', "")


def test_decision_with_one_name_left_is_none_and_its_comment_stays() -> None:
    text = read().without_difference([["Norland Bank"], ["Bank of Norland", "x"]]).text
    assert text == BY_HAND.replace(
        '[[different]]\nnames = ["Bank of Norland", "Norland Bank"]\n', ""
    )


def test_difference_of_three_keeps_what_is_not_taken_back() -> None:
    found = read('[[different]]\nnames = ["a", "b", "c"]\n')
    assert found.different() == [("a", "b"), ("a", "c"), ("b", "c")]
    assert found.without_difference([["a"], ["b"]]).different() == [("a", "c")]


def test_name_goes_with_those_that_people_joined_to_it() -> None:
    found = read().with_same(["a", "b"]).with_same(["b", "c"])
    assert found.apart("b", "a").corrections()[0].same[-2:] == (
        ("b", "c"),
        ("Petr Novak", "Petr Novák"),
    )


def test_values_of_an_entity_are_changed_in_place() -> None:
    entry = read().entity(["petr novak"])
    assert entry is not None
    assert entry == read().entity(["Petr Novák"])
    text = read().with_values(entry, name="Peter Novak").text
    assert text == BY_HAND.replace('"Petr Novák"', '"Peter Novak"')
    text = read('[[entity]]\nof = "a"\nname = "b"\n')
    entry = text.entity(["a"])
    assert entry is not None
    changed = text.with_values(entry, type="ORG")
    assert changed.text == '[[entity]]\nof = "a"\nname = "b"\ntype = "ORG"\n'


def test_decided_also_by_way_of_others() -> None:
    found = read('[[same]]\nnames = ["a", "b"]\n[[different]]\nnames = ["B", "c"]\n')
    assert found.decided("a", "b")
    assert found.decided("c", "a")
    assert not found.decided("a", "d")


def test_names_that_nobody_has() -> None:
    assert read().unknown(["Anna KOWALSKA", "Petr Novák", "Norland"]) == [
        "A. Kowalska",
        "Kowalska",
        "Bank of Norland",
        "Norland Bank",
        "Kingdom of Norland",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[same]]\nnames = [\n", "line 3: not TOML: "),
        ("x = = 1\n", "line 1: not TOML: "),
        (
            "# x\ncolour = 1\n",
            "line 2: unknown 'colour'; known: [[same]], [[different]], [[entity]]",
        ),
        ("[same]\nnames = ['a', 'b']\n", "line 1: unknown 'same'; known: [[same]]"),
        ("\n[[smae]]\nnames = ['a', 'b']\n", "line 2: unknown [[smae]]; known: [[same]]"),
        ("[[same.x]]\na = 1\n", "line 1: nothing but [[same]], [[different]], [[entity]]"),
        ("[[same]]\nnames = ['a', 'b']\n[x]\n", "line 1: nothing but [[same]]"),
        (
            "[[same]]\nname = ['a', 'b']\n",
            "line 1: [[same]] has an unknown key 'name'; known: names",
        ),
        ("[[same]]\n", 'line 1: [[same]] needs names = ["…", "…"]'),
        ("[[same]]\nnames = 'a'\n", "line 1: [[same]] needs names"),
        ("[[same]]\nnames = ['a', 1]\n", "line 1: [[same]] needs names"),
        ("[[same]]\nnames = ['a', ' ']\n", "line 1: [[same]] needs names"),
        ("[[same]]\nnames = ['Ada', 'ADA']\n", "line 1: [[same]] needs two names or more"),
        ("[[different]]\nnames = ['a']\n", "line 1: [[different]] needs two names or more"),
        ("[[different]]\nnames = ['a', 'b']\ntype = 'ORG'\n", "has an unknown key 'type'"),
        (
            "[[same]]\nnames = ['a', 'b']\ntype = 'MAN'\n",
            "has an unknown type 'MAN'; known: PERSON",
        ),
        ("[[entity]]\nname = 'a'\n", 'line 1: [[entity]] needs of = "…"'),
        ("[[entity]]\nof = 'a'\n", "line 1: [[entity]] needs a name or a type"),
        ("[[entity]]\nof = 'a'\nname = 7\n", 'line 1: [[entity]] needs name = "…"'),
        ("[[entity]]\nof = 'a'\ntype = 7\n", "has an unknown type 7"),
        (
            "[[entity]]\nof = 'a'\nname = 'b'\n[[entity]]\nof = 'A'\nname = 'c'\n",
            "line 4: [[entity]] 'A' is named in line 1 already",
        ),
        (
            "[[different]]\nnames = ['a', 'b']\n[[same]]\nnames = ['B', 'A']\n",
            "line 1: [[different]] 'a' and 'b' are the same by line 3",
        ),
        (
            "[[same]]\nnames = ['a', 'b']\n[[same]]\nnames = ['b', 'c']\n"
            "[[different]]\nnames = ['a', 'c']\n",
            "line 5: [[different]] 'a' and 'c' are the same by lines 1, 3",
        ),
        (
            "[[entity]]\nof = 'a'\nname = 'b'\n[[different]]\nnames = ['a', 'b']\n",
            "line 4: [[different]] 'a' and 'b' are the same by line 1",
        ),
    ],
)
def test_mistake_is_one_line_with_its_place(text: str, message: str) -> None:
    with pytest.raises(KgraphError) as caught:
        read(text)
    assert str(caught.value).startswith("d.toml, line ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_name_of_a_group_leads_to_what_it_is_called() -> None:
    found = combined(*read('[[same]]\nnames = ["a", "b"]\ntype = "ORG"\n').corrections())
    assert found == Corrections(
        (("a", "b"),), (), (Naming("a", "a", "ORG"), Naming("b", "a", "ORG"))
    )


def test_given_name_wins_over_the_first_of_a_group() -> None:
    text = '[[same]]\nnames = ["a", "b"]\n[[entity]]\nof = "b"\nname = "c"\n'
    assert {naming.name for naming in combined(*read(text).corrections()).namings} == {"c"}


def test_lower_rank_keeps_what_does_not_contradict() -> None:
    high = Corrections(different=(("a", "c"),), namings=(Naming("a", "x"),))
    low = Corrections((("a", "b", "c"), ("c", "d")), namings=(Naming("b", "y", "ORG"),))
    found = combined(high, low)
    assert found.same == (("a", "b"), ("c", "d"))
    assert found.different == (("a", "c"),)
    assert set(found.namings) == {Naming("a", "x", "ORG"), Naming("b", "x", "ORG")}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[[same]]\nnames = ["a", "b"]\n[[entity]]\nof = "a"\nname = "x"\n'
            '[[entity]]\nof = "B"\nname = "y"\n',
            "line 6: [[entity]] gives 'B' the name 'y', but line 3 gives 'a', which is the same, "
            "the name 'x'",
        ),
        (
            '[[same]]\nnames = ["a", "b"]\ntype = "ORG"\n[[entity]]\nof = "A"\ntype = "GPE"\n',
            "line 4: [[entity]] gives 'A' the type 'GPE', but line 1 gives the type 'ORG'",
        ),
        (
            '[[same]]\nnames = ["a", "b"]\ntype = "ORG"\n\n'
            '[[same]]\nnames = ["c", "b"]\ntype = "GPE"\n',
            "line 5: [[same]] gives 'c' the type 'GPE', but line 1 gives 'a', which is the same, ",
        ),
        (
            '[[entity]]\nof = "a"\nname = "x\\ny\\u0007z"\n',
            "line 1: [[entity]] has a name that cannot be printed: 'x\\ny\\x07z'",
        ),
        (
            '[[same]]\nnames = ["a", "b\\tc"]\n',
            "line 1: [[same]] has a name that cannot be printed: 'b\\tc'",
        ),
    ],
)
def test_one_has_one_name_and_one_type(text: str, message: str) -> None:
    with pytest.raises(KgraphError) as caught:
        read(text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_same_name_and_type_twice_is_no_contradiction() -> None:
    text = '[[same]]\nnames = ["a", "b"]\ntype = "ORG"\n[[entity]]\nof = "b"\ntype = "ORG"\n'
    assert len(read(text).entries) == 2


def test_name_of_another_is_taken_back() -> None:
    text = '[[entity]]\nof = "a"\nname = "b"\n'
    for one, other in (("a", "b"), ("B", "A")):
        assert read(text).apart(one, other).text == ""
        kept = read(text + 'type = "ORG"\n').apart(one, other)
        assert kept.text == '[[entity]]\nof = "a"\ntype = "ORG"\n'
    assert read(text).apart("a", "c").text == text


def test_names_and_types_are_taken_back() -> None:
    text = (
        '[[same]]\nnames = ["a", "b"] # ours\ntype = "ORG"\n\n[[entity]]\nof = "c"\nname = "d"\n\n'
        '[[entity]]\nof = "e"\nname = "f"\n'
    )
    found = read(text).unnamed(["B", "d"])
    assert found.text == (
        '[[same]]\nnames = ["a", "b"] # ours\n\n[[entity]]\nof = "e"\nname = "f"\n'
    )
    assert read(text).unnamed(["B", "d"], keep=["a", "c"]).text == text
    assert [entry.kind for entry in read(text).without_sames().entries] == ["entity", "entity"]
