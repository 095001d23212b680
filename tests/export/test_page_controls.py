"""What the reader of a page sets: search, filters, time, neighbourhood, path, keys."""

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgraph.model import Alias, Entity, EventClass, View
from tests import builders
from tests.export.pages import (
    ATTACK,
    DENIED,
    MALLORY,
    PUTIN,
    TRUMP,
    document,
    edge,
    many,
    news,
    page,
)
from tests.export.reader import Reader

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(visit):
    return visit(spoken())


def spoken():
    """The news, in which Peskov is known to speak."""
    view = news()
    said = next(e for e in view.edges if e.id == "receive").claims[0]
    return replace(view, speakers={said.id: "Dmitry Peskov"})


def dated(*days):
    """A view with an edge for each of these days; one more has no day."""
    entities = [Entity(f"n{i}", f"Name {i}", "PERSON", ()) for i in range(len(days) + 2)]
    documents = [
        document(f"Anna met Ivan, {i}.", f"{i:02}.txt", published=day)
        for i, day in enumerate([*days, None])
    ]
    claims = [builders.claim(d, "Anna", "met", "Ivan", lemma="meet") for d in documents]
    edges = [
        edge(f"e{i}", a, "meet", b, claim)
        for i, ((a, b), claim) in enumerate(zip(itertools.pairwise(entities), claims, strict=True))
    ]
    return View(tuple(entities), tuple(edges), {d.id: d for d in documents})


def strong(*weights):
    """A chain of edges with so many claims."""
    view = many(len(weights) + 1)
    claim = view.edges[0].claims[0]
    edges = (
        replace(edge, claims=(claim,) * n) for edge, n in zip(view.edges, weights, strict=True)
    )
    return replace(view, edges=tuple(edges))


def edges(reader):
    """Ids of the edges that are seen."""
    return set(reader.page.evaluate("kgraph.result.edges.map((edge) => edge.id)"))


def nodes(reader):
    return set(reader.page.evaluate("kgraph.result.nodes.map((entity) => entity.id)"))


def state(reader, name):
    return reader.page.evaluate("(name) => kgraph.State.now[name]", name)


def wait(reader, name, value):
    reader.page.wait_for_function(
        "([name, value]) => JSON.stringify(kgraph.State.now[name]) === JSON.stringify(value)",
        arg=[name, value],
    )


def address(reader):
    return reader.page.evaluate("decodeURIComponent(location.hash.slice(1))")


def unfold(reader, name):
    """Opens the panel and a group of it."""
    if not reader.page.locator(".filters").is_visible():
        reader.page.click("#filters-button")
    group = reader.page.locator(f"#filter-{name}")
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    return group


def chips(reader):
    texts = reader.page.locator("#chips button").all_text_contents()
    return [re.sub(r"^Remove: |×$", "", text) for text in texts]


# Search


def test_search_offers_names_while_one_types(reader):
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("владимир")
    field = reader.page.locator("#query")
    assert field.get_attribute("aria-expanded") == "true"
    options = reader.page.get_by_role("option")
    assert options.all_text_contents() == ["Vladimir Putin, also Владимир Путин, Person, 7 claims"]
    assert reader.page.locator("#found-status").text_content() == "1 name"
    reader.page.keyboard.press("ArrowDown")
    marked = field.get_attribute("aria-activedescendant")
    assert reader.page.locator(f"#{marked}").get_attribute("aria-selected") == "true"
    reader.page.keyboard.press("Enter")
    assert reader.heading() == "Vladimir Putin"
    assert field.get_attribute("aria-expanded") == "false"


def test_search_by_mouse(reader):
    reader.page.fill("#query", "krem")
    reader.page.get_by_role("option").click()
    assert reader.heading() == "Kremlin"
    assert reader.page.locator("#found").is_hidden()


def test_enter_takes_the_first_name(reader):
    reader.page.fill("#query", "trump")
    reader.page.press("#query", "Enter")
    assert reader.heading() == "Donald Trump"


def test_arrows_go_round(visit):
    reader = visit(many(20))
    reader.page.fill("#query", "name")
    assert reader.page.get_by_role("option").count() == 8
    assert reader.page.locator("#found-status").text_content() == "20 names"
    reader.page.press("#query", "ArrowUp")
    assert reader.page.locator("#query").get_attribute("aria-activedescendant") == "found-7"
    reader.page.press("#query", "ArrowDown")
    assert reader.page.locator("#query").get_attribute("aria-activedescendant") == "found-0"


def test_escape_closes_the_names_before_the_panel(reader):
    reader.open("#entity=trump")
    reader.page.fill("#query", "putin")
    reader.page.press("#query", "Escape")
    assert reader.page.locator("#found").is_hidden()
    assert reader.panel().is_visible()
    reader.page.press("#query", "Escape")
    assert reader.panel().is_hidden()


def test_names_close_when_the_field_is_left(reader):
    reader.page.fill("#query", "putin")
    reader.page.keyboard.press("Tab")
    assert reader.page.locator("#found").is_hidden()


def test_search_without_result(reader):
    reader.page.fill("#query", "nobody")
    assert reader.page.get_by_role("option").all_text_contents() == ["No such name"]
    reader.page.press("#query", "ArrowDown")
    reader.page.press("#query", "Enter")
    assert state(reader, "open") is None
    reader.page.fill("#query", "")
    reader.page.press("#query", "Enter")
    assert state(reader, "open") is None


def named(*names):
    entities = [
        Entity(f"n{i}", name, "ORG", tuple(Alias(a, 1) for a in also))
        for i, (name, *also) in enumerate(names)
    ]
    return View(tuple(entities), (), {})


NAMES = [
    "Sun",
    "Unicef",
    "United Nations",
    "UN",
    "Łódź",
    "al-Assad",
    "Recep Tayyip Erdoğan",
    "😀",
    "Владимир Путин",
    "O’Neill-Straße",
    "e\u0301lan",
    "محمد علي",
    "İstanbul",
]


@pytest.fixture(scope="module")
def searched(browser, tmp_path_factory):
    path = tmp_path_factory.mktemp("search") / "page.html"
    rows = [(name, "U.N.O.") if name == "United Nations" else (name,) for name in NAMES]
    path.write_text(page(named(*rows)), encoding="utf-8")
    reader = Reader(browser, path).open()
    yield lambda text: reader.page.evaluate("(t) => Search.find(t).map((one) => one.label)", text)
    reader.close()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("un", ["UN", "United Nations", "Unicef", "Sun"]),  # whole name, words, inside
        ("nations", ["United Nations"]),
        ("u.n.o", ["United Nations"]),
        ("lodz", ["Łódź"]),
        ("ŁÓDŹ", ["Łódź"]),
        ("erdogan", ["Recep Tayyip Erdoğan"]),
        ("assad", ["al-Assad"]),
        ("  sun  ", ["Sun"]),
        ("strasse", ["O’Neill-Straße"]),
        ("", []),
        (" ", []),
        ("…", []),
        ("😀", ["😀"]),
    ],
)
def test_names_are_found_best_first(searched, text, found):
    labels = searched(text)
    assert set(labels) == set(found)
    assert labels[:1] == found[:1]
    assert labels[-1:] == found[-1:]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_part_of_a_name_is_typed_finds_it(searched, data):
    name = data.draw(st.sampled_from(NAMES))
    start = data.draw(st.integers(0, len(name) - 1))
    part = name[start : data.draw(st.integers(start + 1, len(name)))]
    if not re.search(r"\w", part):
        return
    text = data.draw(st.sampled_from([part, part.upper(), f" {part} "]))
    if text.upper() != text.lower().upper() or "ß" in part or "İ" in part:
        text = part
    assert name in searched(text)


# Groups of checkboxes


@pytest.mark.parametrize(
    ("name", "label", "seen", "part"),
    [
        ("types", "Person", {"met", "planned", "call"}, "type=PERSON"),
        ("classes", "CONSULT", {"met"}, "class=CONSULT"),
        ("classes", "verbal cooperation", {"met"}, "class=verbal cooperation"),
        ("classes", "of no class", {"planned", "call", "deny", "receive", "praise"}, "class"),
        ("modalities", "planned", {"planned"}, "modality=planned"),
        ("polarities", "denied by a speaker", {"receive"}, "polarity=denied"),
        ("actions", "call", {"call"}, "action=call"),
        ("speakers", "Dmitry Peskov", {"receive"}, "speaker=Dmitry Peskov"),
        ("documents", "three.txt", {"planned"}, "document=three.txt"),
    ],
)
def test_checkbox_narrows_and_back_undoes_it(reader, name, label, seen, part):
    box = unfold(reader, name).get_by_role("checkbox", name=re.compile(f"^{re.escape(label)}"))
    before = edges(reader)
    box.click()
    assert box.is_checked()
    assert edges(reader) == seen
    assert address(reader) == f"filters&{part}"
    assert len(chips(reader)) == 1
    assert reader.page.locator("#filters-number").text_content() == "(1)"
    reader.page.go_back()
    wait(reader, name, [])
    assert not box.is_checked()
    assert edges(reader) == before
    assert chips(reader) == []


def test_checkbox_by_the_keyboard(reader):
    reader.page.keyboard.press("f")
    reader.page.locator("#filter-polarities summary").press("Enter")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Space")
    assert address(reader) == "filters&polarity=positive"
    assert edges(reader) == {"met", "planned", "deny", "praise"}
    assert reader.page.evaluate("document.activeElement.value") == "positive"


def test_values_stand_in_the_order_of_their_claims(reader):
    group = unfold(reader, "actions")
    texts = group.locator("label").all_text_contents()
    assert texts[0] == "meet3 claims"
    assert texts[1].endswith("1 claim")


def test_what_is_said_without_a_speaker_can_be_chosen(reader):
    unfold(reader, "speakers").get_by_role("checkbox", name="no speaker named").check()
    assert "receive" not in edges(reader)
    assert address(reader) == "filters&speaker"
    reader.open("#filters&speaker")
    assert "met" in edges(reader)
    assert "receive" not in edges(reader)
    assert chips(reader) == ["speaker: no speaker named"]


def two_classes():
    """Putin and Trump consult, agree and fight."""
    view = news()
    claim = view.edges[0].claims[0]
    made = []
    for name in ("CONSULT", "AGREE", "FIGHT"):
        action = claim.predicate._replace(lemma=name.lower(), event=EventClass(name, "00"))
        made.append(edge(name, TRUMP, name.lower(), PUTIN, claim._replace(predicate=action)))
    return replace(view, edges=tuple(made))


def test_group_of_classes_is_chosen_as_a_whole(visit):
    reader = visit(two_classes())
    group = unfold(reader, "classes")
    box = lambda name: group.get_by_role("checkbox", name=re.compile(f"^{name}"))  # noqa: E731
    box("verbal cooperation").check()
    assert state(reader, "classes") == ["verbal cooperation"]
    assert edges(reader) == {"CONSULT", "AGREE"}
    assert box("AGREE").is_checked()
    box("AGREE").uncheck()
    assert state(reader, "classes") == ["CONSULT"]
    assert box("verbal cooperation").evaluate("(box) => box.indeterminate")
    box("AGREE").check()
    assert box("verbal cooperation").is_checked()
    box("verbal cooperation").uncheck()
    assert state(reader, "classes") == []
    assert not box("CONSULT").is_checked()


def test_long_list_is_narrowed_and_shown_in_full(visit):
    reader = visit(dated(*(f"2025-01-{day:02}" for day in range(1, 31))))
    group = unfold(reader, "documents")
    boxes = group.get_by_role("checkbox")
    assert boxes.count() == 8
    group.get_by_role("button", name="Show all 31").click()
    assert boxes.count() == 31
    group.get_by_role("button", name="Show fewer").click()
    assert boxes.count() == 8
    group.get_by_role("searchbox").fill("2025-01-28")
    assert group.locator("label").all_text_contents() == ["27.txt2025-01-281 claim"]
    boxes.check()
    group.get_by_role("searchbox").fill("no such")
    assert boxes.count() == 1  # what is chosen stays
    assert "No such document" in group.inner_text()
    group.get_by_role("button", name="Clear Document").click()
    assert state(reader, "documents") == []


def test_value_of_the_address_is_among_those_shown(visit):
    view = dated(*(f"2025-01-{day:02}" for day in range(1, 31)))
    reader = visit(view, "#filters&document=29.txt")
    group = reader.page.locator("#filter-documents")
    assert group.get_by_role("checkbox").first.is_checked()
    assert group.locator("label").first.text_content() == "29.txt2025-01-301 claim"
    assert group.locator("summary .number").text_content() == "1 chosen"


def test_what_is_typed_stays_while_the_state_changes(visit):
    reader = visit(dated(*(f"2025-01-{day:02}" for day in range(1, 31))))
    field = unfold(reader, "documents").get_by_role("searchbox")
    field.type("1")
    reader.page.evaluate("kgraph.State.change({ least: 2 })")
    field.type("2")
    assert field.input_value() == "12"
    assert field.evaluate("(one) => document.activeElement === one")


# Time

DAYS = ("2025-01-10", "2025-01-10", "2025-01-13", "2025-01-20")


def test_time_by_the_keyboard(visit):
    reader = visit(dated(*DAYS))
    group = unfold(reader, "time")
    since = group.get_by_role("slider", name="from")
    assert since.get_attribute("aria-valuetext") == "2025-01-10"
    assert "1 claim has no date" in group.inner_text()
    assert group.locator("rect").count() == 11
    since.focus()
    reader.page.keyboard.press("ArrowRight")
    wait(reader, "since", "2025-01-11")
    assert since.get_attribute("aria-valuetext") == "2025-01-11"
    assert edges(reader) == {"e2", "e3"}
    assert since.evaluate("(one) => document.activeElement === one")
    until = group.get_by_role("slider", name="until")
    until.focus()
    reader.page.keyboard.press("ArrowLeft")
    wait(reader, "until", "2025-01-19")
    assert edges(reader) == {"e2"}
    assert group.locator("rect.out").count() == 2
    assert chips(reader) == ["since 2025-01-11", "until 2025-01-19"]
    reader.page.keyboard.press("Home")
    wait(reader, "until", "2025-01-11")  # not before the other end
    reader.page.keyboard.press("End")
    wait(reader, "until", "")


def test_time_by_exact_days(visit):
    reader = visit(dated(*DAYS))
    group = unfold(reader, "time")
    group.get_by_label("From", exact=True).fill("2025-01-13")
    wait(reader, "since", "2025-01-13")
    group.get_by_label("Until", exact=True).fill("2025-01-13")
    wait(reader, "until", "2025-01-13")
    assert edges(reader) == {"e2"}
    assert address(reader) == "filters&since=2025-01-13&until=2025-01-13"
    reader.page.evaluate("kgraph.State.reset()")
    assert group.get_by_label("From", exact=True).input_value() == ""
    assert edges(reader) == {"e0", "e1", "e2", "e3", "e4"}


def test_typing_leaves_one_step_of_history(visit):
    reader = visit(dated(*DAYS))
    unfold(reader, "time")
    steps = reader.page.evaluate("history.length")
    reader.page.locator("#since").fill("2025-01-12")
    wait(reader, "since", "2025-01-12")
    reader.page.locator("#since").fill("2025-01-13")
    wait(reader, "since", "2025-01-13")
    assert reader.page.evaluate("history.length") == steps


def test_page_without_dates_says_so(visit):
    view = news()
    reader = visit(replace(view, edges=tuple(e for e in view.edges if e.id == "deny")))
    group = unfold(reader, "time")
    assert "No claim of this page has a date." in group.inner_text()
    assert group.get_by_label("From", exact=True).is_disabled()


def test_time_of_one_day_has_no_bars(reader):
    assert unfold(reader, "time").locator("svg").is_hidden()


SPANS = [
    (["2025-01-01", "2025-01-20"], "day", "2025-01-01", "2025-01-20"),
    (["2024-01-01", "2025-01-20"], "week", "2024-01-01", "2025-01-20"),
    (["2020-01-05", "2025-01-20"], "month", "2020-01-01", "2025-01-01"),
    (["1970-01-05", "2025-01-20"], "year", "1970-01-01", "2025-01-01"),
    (["1400-01-05", "2025-01-20"], "decade", "1400-01-01", "2020-01-01"),
    (["0999-01-05", "9025-01-20"], "century", "0900-01-01", "9000-01-01"),
]


def test_bars_fit_the_span(reader):
    bars = """(days) => {
        const { bars, unit } = Times.barsOf(days.map((day) => [Date.parse(day) / 864e5, 1]));
        const text = (day) => new Date(day * 864e5).toISOString().slice(0, 10);
        const sum = bars.reduce((all, one) => all + one.claims, 0);
        return [unit.name, text(bars[0].from), text(bars.at(-1).from), sum, bars.length];
    }"""
    for days, *expected in SPANS:
        *found, claims, number = reader.page.evaluate(bars, days)
        assert found == expected
        assert claims == len(days)
        assert number <= 120


def test_stray_days_go_into_the_outermost_bars(visit):
    days = ["1918-11-11", *["2025-01-01", "2025-01-20"] * 30]
    reader = visit(dated(*days))
    group = unfold(reader, "time")
    scale = group.locator(".scale").inner_text().split("\n")
    assert scale == ["2025-01-01 and earlier", "a bar a day", "2025-01-20"]
    assert group.get_by_role("slider", name="from").get_attribute("aria-valuetext") == "any day"
    group.get_by_role("slider", name="from").press("ArrowRight")
    wait(reader, "since", "2025-01-02")
    assert "e0" not in edges(reader)


# Claims of an edge


def test_least_claims(visit):
    reader = visit(strong(1, 2, 7, 500))
    group = unfold(reader, "least")
    field, slider = group.get_by_role("spinbutton"), group.get_by_role("slider")
    assert "The strongest edge has 500." in group.inner_text()
    slider.focus()
    reader.page.keyboard.press("ArrowRight")
    wait(reader, "least", 2)
    assert len(edges(reader)) == 3
    assert slider.get_attribute("aria-valuetext") == "2 claims"
    assert field.input_value() == "2"
    reader.page.keyboard.press("End")
    wait(reader, "least", 500)
    assert len(edges(reader)) == 1
    field.fill("8")
    wait(reader, "least", 8)
    assert chips(reader) == ["at least 8 claims"]
    field.fill("0")
    field.press("Tab")
    assert field.input_value() == "8"
    assert int(slider.get_attribute("max")) < 40


def test_the_strongest_that_fit_come_first(visit):
    view = strong(1, 2, 3, 4, 5, 6)
    planned = view.edges[0].claims[0]._replace(modality="planned")
    mixed = (replace(e, claims=(*e.claims, *[planned] * (9 - 2 * e.weight))) for e in view.edges)
    reader = visit(replace(view, edges=tuple(mixed)), "#modality=planned")
    weights = reader.page.evaluate(
        "kgraph.result.edges.map((edge) => kgraph.result.weights[edge.index])"
    )
    assert weights == [7, 5, 3, 1]
    strengths = reader.page.evaluate(
        "kgraph.result.nodes.map((one) => [-kgraph.result.strengths[one.index], one.index])"
    )
    assert strengths == sorted(strengths)


def test_least_claims_where_no_edge_has_two(visit):
    reader = visit(many(5))
    group = unfold(reader, "least")
    assert group.get_by_role("slider").is_disabled()
    assert "No edge has more than one claim." in group.inner_text()


# Neighbourhood and path


def test_neighbourhood(reader):
    group = unfold(reader, "around")
    assert group.get_by_role("radio", name="2").is_disabled()
    field = group.get_by_role("combobox", name="Around")
    field.fill("mall")
    field.press("Enter")
    assert state(reader, "around") == "mallory"
    assert nodes(reader) == {"mallory", "putin"}
    group.get_by_role("radio", name="2").check()
    assert nodes(reader) == {"mallory", "putin", "trump"}
    assert address(reader) == "filters&around=mallory&steps=2"
    assert chips(reader)[0].endswith(", 2 steps")
    group.get_by_role("button", name="Off: neighbourhood").click()
    assert state(reader, "around") == ""
    assert field.input_value() == ""


def test_name_that_is_half_typed_is_put_back(reader):
    group = unfold(reader, "around")
    field = group.get_by_role("combobox", name="Around")
    field.fill("putin")
    group.get_by_role("option").first.click()
    field.fill("put")
    field.press("Tab")
    assert field.input_value() == "Vladimir Putin"
    field.fill("")
    field.press("Tab")
    assert state(reader, "around") == ""


def test_path(reader):
    group = unfold(reader, "path")
    for name, text in (("From", "mallory"), ("To", "trump")):
        group.get_by_role("combobox", name=name, exact=True).fill(text)
        group.get_by_role("combobox", name=name, exact=True).press("Enter")
    path = "kgraph.result.path.way.map((step) => step.to.id)"
    assert reader.page.evaluate(path) == ["putin", "trump"]
    assert address(reader) == "filters&from=mallory&to=trump"
    assert "the path has 2 steps" in reader.page.locator("#seen").text_content()
    group.get_by_role("button", name="Swap").click()
    assert reader.page.evaluate(path) == ["putin", "mallory"]
    combobox = group.get_by_role("combobox", name="From", exact=True)
    assert combobox.input_value() == "Donald Trump"
    group.get_by_role("button", name="Off: path").click()
    assert reader.page.evaluate("kgraph.result.path") is None


def test_steps_of_the_path_are_read(visit):
    reader = visit(news(), "#filters&from=mallory")
    group = unfold(reader, "path")
    assert group.get_by_role("button", name="Steps").is_disabled()
    group.get_by_role("combobox", name="To", exact=True).fill("trump")
    group.get_by_role("option").click()
    group.get_by_role("button", name="Steps").click()
    assert reader.heading() == "Path"
    assert reader.panel().locator("ol > li").count() == 2


def test_no_path_is_said(visit):
    reader = visit(news(), "#from=trump&to=kremlin")
    assert "no path between the two" in reader.page.locator("#seen").text_content()
    assert chips(reader) == ["path from Donald Trump to Kremlin"]


# Hidden and pinned, concepts and unlinked


def test_hidden_and_pinned_entities_are_given_back(visit):
    reader = visit(news(), "#filters&hide=mallory&pin=germany&hide=kremlin")
    assert "germany" in nodes(reader)
    group = unfold(reader, "marked")
    assert group.locator("#hidden-list button").count() == 2
    group.get_by_role("button", name="Remove: Mallory").click()
    assert state(reader, "hidden") == ["kremlin"]
    assert "praise" in edges(reader)
    group.get_by_role("button", name="Remove: Germany").press("Enter")
    assert "germany" not in nodes(reader)
    assert group.locator("summary").evaluate("(one) => document.activeElement === one")


def test_concepts_and_unlinked(reader):
    assert reader.page.locator("#concepts-number").text_content() == "1"
    assert "war" not in nodes(reader)
    reader.page.check("#concepts")
    assert "war" in nodes(reader)
    reader.page.locator("#unlinked").press("Space")
    assert "germany" in nodes(reader)
    assert address(reader) == "concepts=1&unlinked=1"
    reader.page.go_back()
    wait(reader, "unlinked", False)
    assert not reader.page.is_checked("#unlinked")


def test_switches_that_do_nothing_are_disabled(visit):
    reader = visit(many(5))
    assert reader.page.is_disabled("#concepts")
    assert reader.page.is_disabled("#unlinked")


# What is active


def test_chips_take_back_one_by_one(visit):
    reader = visit(news(), "#type=PERSON&action=meet&action=call&since=2025-01-01")
    expected = ["since 2025-01-01", "type: Person", "action: meet", "action: call"]
    assert chips(reader) == expected
    assert reader.page.locator("#filters-number").text_content() == "(3)"
    reader.page.get_by_role("button", name="Remove: action: meet").click()
    assert state(reader, "actions") == ["call"]
    focused = reader.page.evaluate("document.activeElement.textContent")
    assert focused.startswith("Remove: action: call")
    for _ in range(3):
        reader.page.locator("#chips button").first.press("Enter")
    assert chips(reader) == []
    assert reader.page.evaluate("document.activeElement.id") == "filters-button"
    assert address(reader) == ""


def test_many_values_are_one_chip(visit):
    days = [f"2025-01-{day:02}" for day in range(1, 9)]
    part = "&".join(f"document={i:02}.txt" for i in range(5))
    reader = visit(dated(*days), f"#{part}")
    assert chips(reader) == ["document: 5 chosen"]


def test_nothing_fits_and_reset(visit):
    reader = visit(news(), "#action=meet&polarity=denied")
    box = reader.page.get_by_role("group", name="Nothing fits")
    assert box.is_visible()
    assert reader.page.locator("#seen").text_content() == "0 of 8 entities, 0 of 7 edges"
    assert box.get_by_role("button", name="Show concepts").is_hidden()
    box.get_by_role("button", name="Reset all").click()
    assert box.is_hidden()
    assert "met" in edges(reader)


def test_nothing_fits_among_the_unlinked(visit):
    reader = visit(news(), "#action=meet&polarity=denied&unlinked=1&type=EVENT")
    assert reader.page.locator("#nothing").is_hidden() == bool(nodes(reader))
    reader = visit(news(), "#action=meet&polarity=denied&unlinked=1")
    assert "germany" in nodes(reader)
    assert reader.page.locator("#nothing").is_hidden()


def test_concepts_elsewhere_do_not_fit_a_neighbourhood(visit):
    reader = visit(news(), "#around=trump&hide=trump")
    assert nodes(reader) == {"trump"}
    assert reader.page.locator("#nothing-text").inner_text() == "Nothing fits what is chosen."
    assert reader.page.locator("#nothing-concepts").is_hidden()


def test_nothing_fits_but_concepts_do(visit):
    reader = visit(news(), "#action=end")
    assert "Only concepts fit: 1 edge." in reader.page.locator("#nothing").inner_text()
    reader.page.get_by_role("button", name="Show concepts").click()
    assert edges(reader) == {"end"}
    assert reader.page.locator("#nothing").is_hidden()


def test_reset_all(reader):
    reader.page.click("#filters-button")
    reset = reader.panel().get_by_role("button", name="Reset all")
    assert reset.is_disabled()
    unfold(reader, "types").get_by_role("checkbox", name="Person").check()
    assert reset.is_enabled()
    reset.click()
    assert reset.is_disabled()
    assert address(reader) == "filters"
    assert reader.page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_what_is_seen_is_said_once_it_is_still(reader):
    assert reader.page.locator("#seen").text_content() == "6 of 8 entities, 6 of 7 edges"
    assert reader.page.locator("#seen-status").text_content() == ""
    reader.page.check("#concepts")
    assert reader.page.locator("#seen").text_content() == "7 of 8 entities, all 7 edges"
    said = "() => document.getElementById('seen-status').textContent"
    reader.page.wait_for_function(f"{said} === '7 of 8 entities, all 7 edges'")


# The address


ALL = (
    "#filters&type=PERSON&type=ORG&class=CONSULT&action=meet&modality=asserted&polarity=positive"
    "&document=one.txt&hide=kremlin&pin=germany&since=2025-01-01&until=2025-02-01&around=putin"
    "&concepts=1&steps=2&least=2"
)


def test_address_shows_the_same_again(visit):
    reader = visit(news(), ALL)
    before = reader.page.evaluate("JSON.stringify(kgraph.State.now)")
    assert edges(reader) == {"met"}
    assert reader.page.locator("#filters-number").text_content() == "(11)"
    reader.page.reload()
    reader.page.wait_for_function("() => window.kgraph?.result")
    assert reader.page.evaluate("JSON.stringify(kgraph.State.now)") == before
    assert edges(reader) == {"met"}
    reader.page.locator("#filter-types").get_by_role("checkbox", name="Person").uncheck()
    reader.page.evaluate("kgraph.State.toggle('types', 'PERSON')")
    kept = set(address(reader).split("&"))
    assert kept == set(ALL.removeprefix("#").split("&"))


@pytest.mark.parametrize(
    "part",
    [
        "type=NOPE&class=NOPE&action=nope&modality=nope&polarity=nope&speaker=nope&document=nope",
        "hide=nope&pin=nope&around=nope&from=nope&to=nope",
        "since=2025-13-45&until=yesterday&since=&least=-3&steps=9&least=x",
        "since=2025-02-30",
        "%&%zz&=&type=%ff&least=1e999",
        "constructor=1&__proto__=1&type=__proto__",
    ],
)
def test_unknown_values_of_a_link_are_ignored(visit, part):
    reader = visit(news(), f"#filters&{part}")
    reset = reader.panel().get_by_role("button", name="Reset all")
    if "1e999" not in part:
        assert reset.is_disabled()
        assert chips(reader) == []
        assert "met" in edges(reader)
    else:
        reset.click()
        assert "met" in edges(reader)


# Texts of articles


def test_hostile_names_are_only_text(visit):
    view = news()
    said = view.edges[0].claims[0]
    view = replace(view, speakers={said.id: f"Speaker {ATTACK}"})
    reader = visit(view)
    name = f"Mallory {ATTACK}"
    for group in ("actions", "speakers", "documents", "around", "path", "marked"):
        unfold(reader, group)
    assert reader.page.locator("#filter-actions bdi", has_text="onerror").count() == 1
    reader.page.locator("#filter-actions label", has_text="onerror").click()
    reader.page.locator("#filter-documents label", has_text="evil").click()
    reader.page.evaluate("(id) => kgraph.State.change({ pinned: [id], around: id })", MALLORY.id)
    assert edges(reader) == {"praise"}
    assert reader.page.locator("#around").input_value() == name.replace("\u2028", "\u2028")
    reader.page.fill("#query", "onerror")
    assert reader.page.get_by_role("option").count() == 1
    reader.page.reload()
    reader.page.wait_for_function("() => window.kgraph?.result")
    assert edges(reader) == {"praise"}
    assert state(reader, "actions") == [f"praise{ATTACK}"]
    assert reader.page.locator("img").count() == 0
    assert reader.page.evaluate("window.hacked") is None


def test_long_names_do_not_widen_the_page(visit):
    long = Entity("long", "Word" * 2500, "PERSON", (Alias("x" * 10_000, 1),))
    view = news()
    claim = builders.claim(DENIED, "Peskov", "denied", "request", lemma="deny" * 500)
    view = replace(
        view,
        entities=(*view.entities, long),
        edges=(*view.edges, edge("long", long, "deny" * 500, PUTIN, claim)),
    )
    reader = visit(view, "#filters&around=long&pin=long")
    unfold(reader, "actions")
    reader.page.set_viewport_size({"width": 375, "height": 800})
    reader.page.fill("#query", "wordword")
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 375
    assert reader.panel().evaluate("(one) => one.scrollWidth <= one.clientWidth")


# Keys


def test_keys_open_and_close(reader):
    press = reader.page.keyboard.press
    press("f")
    assert reader.heading() == "Filters"
    assert reader.page.locator("#filters-button").get_attribute("aria-expanded") == "true"
    press("l")
    assert reader.heading() == "In this picture"
    press("?")
    assert reader.heading() == "Help"
    press("?")
    assert reader.panel().is_hidden()
    press("f")
    press("Escape")
    assert reader.panel().is_hidden()
    press("/")
    assert reader.page.evaluate("document.activeElement.id") == "query"


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_keys_of_the_browser_stay_its_own(reader, modifier):
    reader.page.evaluate(
        """(key) => document.body.dispatchEvent(new KeyboardEvent("keydown",
            { key: "f", bubbles: true, [`${key}Key`]: true }))""",
        {"Control": "ctrl"}.get(modifier, modifier.lower()),
    )
    assert state(reader, "open") is None


def test_keys_are_letters_within_a_field(reader):
    reader.page.click("#query")
    reader.page.keyboard.type("fl?/")
    assert reader.page.input_value("#query") == "fl?/"
    assert state(reader, "open") is None


def test_help_is_painted_once(reader):
    for _ in range(3):
        reader.page.click("#help-button")
    assert reader.page.locator("#panel h2").all_text_contents() == ["Help"]


def test_filters_come_back_as_they_were_left(reader):
    unfold(reader, "modalities")
    reader.page.click("#list-button")
    reader.page.click("#filters-button")
    assert reader.page.locator("#filter-modalities").get_attribute("open") is not None
    assert reader.page.locator(".filters").count() == 1


# For everyone


def unfold_all(reader):
    if not reader.page.locator(".filters").is_visible():
        reader.page.click("#filters-button")
    while reader.page.locator(CLOSED).count():
        reader.page.locator(CLOSED).first.press("Enter")


CLOSED = ".group:not([open]) > summary"
CONTROLS = ".top :is(button, input, summary), .filters :is(button, input, summary)"


MEASURE = """(all) => all.filter((one) => one.checkVisibility()).map((one) => {
    const label = one.labels?.[0];
    const small = label && one.matches("[type=checkbox], [type=radio]");
    const { width, height } = (small ? label : one).getBoundingClientRect();
    const name = one.getAttribute("aria-label") || (label || one).textContent.trim();
    return { id: one.id || one.outerHTML.slice(0, 80), name, width, height };
})"""


def test_every_control_has_a_name_and_room(visit):
    reader = visit(spoken(), "#around=putin&hide=kremlin&pin=germany&type=PERSON")
    unfold_all(reader)
    for width in (1280, 375):
        reader.page.set_viewport_size({"width": width, "height": 800})
        found = reader.page.locator(CONTROLS).evaluate_all(MEASURE)
        assert len(found) > 40
        assert [one for one in found if not one["name"]] == []
        assert [one for one in found if min(one["width"], one["height"]) < 24] == []
        assert reader.page.evaluate("document.documentElement.scrollWidth") == width


INSIDE = """() => [...document.querySelectorAll(".filters :is(button, input, summary)")]"""
USABLE = """(one) => one.checkVisibility() &&
    !one.matches(":disabled, [type=radio]:not(:checked)")"""


def test_keyboard_reaches_every_control_of_the_filters(visit):
    reader = visit(spoken(), "#filters&around=putin&type=PERSON")
    unfold_all(reader)
    reader.page.locator("#panel h2").focus()
    reached = set()
    for _ in range(120):
        reader.page.keyboard.press("Tab")
        reached.add(reader.page.evaluate(f"({INSIDE})().indexOf(document.activeElement)"))
    flags = reader.page.evaluate(f"({INSIDE})().map({USABLE})")
    usable = [i for i, flag in enumerate(flags) if flag]
    assert len(usable) > 30
    assert set(usable) <= reached


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_can_be_read(reader, scheme):
    reader.page.emulate_media(color_scheme=scheme)
    reader.open("#filters&type=PERSON&hide=kremlin")
    unfold(reader, "marked")
    for selector, ground in (
        ("#seen", "body"),
        ("#filters-number", "#filters-button"),
        (".chip", ".chip"),
        (".choice .number", "#panel"),
        (".group > summary .number", "#panel"),
        (".clear", "#panel"),
        ("#undated", "#panel"),
    ):
        ink = colour(reader, selector, "color")
        paper = colour(reader, ground, "backgroundColor")
        assert contrast(ink, paper) >= 4.5, selector


def colour(reader, selector, name):
    script = "([one, name]) => getComputedStyle(document.querySelector(one))[name]"
    text = reader.page.evaluate(script, [selector, name])
    return [int(part) for part in re.findall(r"\d+", text)[:3]]


def contrast(one, other):
    """As WCAG 2 counts it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(rgb):
    parts = [value / 255 for value in rgb]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_page_without_entities_has_no_controls(visit):
    reader = visit(View((), (), {}))
    assert reader.page.locator("#controls").is_hidden()
    assert reader.page.locator("#told").is_hidden()
