from __future__ import annotations

import os
import subprocess
import sys
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from benchmarks import book, data, made_up, merging, page, peer, speed, store
from benchmarks.results import GUARDED, RESULTS, fallen, recorded, table, with_section

ROOT = Path(__file__).parents[1]


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


def measure(tmp_path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run("extraction", *options, KGRAPH_BENCH=str(tmp_path))


def test_absent_data_is_named(tmp_path: Path) -> None:
    done = measure(tmp_path)
    assert done.returncode == 1
    assert done.stderr == f"no development data in {tmp_path}; nothing measured\n"


def test_absent_data_fails_no_check(tmp_path: Path) -> None:
    done = measure(tmp_path, "--check")
    assert done.returncode == 0
    assert done.stderr == f"no development data in {tmp_path}; nothing measured\n"


def test_a_score_that_fell_is_named() -> None:
    old = recorded(RESULTS.read_text(encoding="utf-8"))
    new = {row: dict(scores) for row, scores in old.items()}
    new["carb"]["F1"] -= 0.006
    new["carb"]["AUC"] -= 0.004
    del new["quotes"]["e2e_F"]
    lower = f"carb F1 fell from {old['carb']['F1']:.3f} to {new['carb']['F1']:.3f}"
    gone = f"quotes e2e_F fell from {old['quotes']['e2e_F']:.3f} to not measured"
    assert fallen("extraction", new, old) == [lower, gone]
    assert fallen("extraction", old, old) == []


def test_a_score_that_was_never_recorded_is_named() -> None:
    old = recorded(RESULTS.read_text(encoding="utf-8"))
    del old["petrarch"]
    assert fallen("extraction", old, old) == ["petrarch F_dir is not recorded; run with --record"]


def test_scores_are_read_from_their_table() -> None:
    scores = {"quotes, resolve": {"span_R": 0.912, "e2e_R": 0.667}}
    assert recorded("\n".join(table(scores))) == scores


def test_recorded_results_hold_all_that_is_guarded() -> None:
    scores = recorded(RESULTS.read_text(encoding="utf-8"))
    rows = [row for of in GUARDED.values() for row in of.items()]
    assert all(key in scores[name] for name, keys in rows for key in keys)


def test_a_section_takes_the_place_of_the_old_one() -> None:
    text = with_section("# Results\n\n## a\n\nold\n\n## c\n\nleft\n", "b", "## b\n\nadded")
    text = with_section(text, "a", "## a\n\nnew\n")
    assert text == "# Results\n\n## a\n\nnew\n\n## b\n\nadded\n\n## c\n\nleft\n"


def test_made_up_documents_are_those_of_their_seed() -> None:
    def found(seed: int) -> list[object]:
        return list(made_up.Archive.of(300, 30, seed=seed).changes())

    assert found(1) == found(1) != found(2)
    assert made_up.article(3) == made_up.article(3) != made_up.article(4)


def test_made_up_claims_are_what_their_text_says() -> None:
    named = set()
    for extraction, changes in made_up.Archive.of(1000, 100).changes():
        text = extraction.document.text
        links = changes.links[extraction.document.id]
        assert set(links) == set(range(len(extraction.mentions)))
        named |= set(links.values())
        assert len(extraction.claims) == 100
        for claim in extraction.claims:
            spans = [
                *claim[:4],
                *filter(None, (claim.time, claim.attribution and claim.attribution.content)),
            ]
            assert [text[span.start : span.end] for span in spans] == [span.text for span in spans]
    assert len(named) == 100


def test_a_made_up_graph_is_that_of_its_seed() -> None:
    assert made_up.view(30, seed=1) == made_up.view(30, seed=1) != made_up.view(30, seed=2)


def test_a_made_up_graph_holds_together() -> None:
    view = made_up.view(200)
    named = {entity.id: entity.name for entity in view.entities}
    claims = [(edge, claim) for edge in view.edges for claim in edge.claims]
    assert len(named) == 200
    assert len({edge.id for edge in view.edges}) == len(view.edges) == 3 * (200 - 3)
    assert len(claims) > len(view.edges)
    for edge, claim in claims:
        text = view.documents[claim.document_id].text
        assert (claim.subject.name, claim.object.name) == (named[edge.source], named[edge.target])
        assert (claim.predicate.lemma, claim.edge_polarity) == (edge.predicate, edge.polarity)
        assert all(text[span.start : span.end] == span.text for span in claim[:4])
    said = {claim.id: claim.attribution for _, claim in claims if claim.attribution}
    assert view.speakers == {key: of.speaker.name for key, of in said.items() if of.speaker}
    sizes = [list(view.communities.values()).count(n) for n in range(made_up.GROUPS)]
    assert view.communities.keys() == named.keys()
    assert sum(sizes) == 200
    assert all(first >= second for first, second in pairwise(sizes))


def test_frames_are_what_lies_between_their_times() -> None:
    assert page.Frames.of(list(accumulate(range(12)))) == (6, 10)


def cells(lines: list[str]) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.browser
def test_the_page_is_measured() -> None:
    try:
        page.browser()
    except data.AbsentError as absent:
        if os.environ.get("KGRAPH_REQUIRE_BROWSER") == "1":
            raise
        pytest.skip(str(absent))
    done = run("page", "--sizes", "30", "--openings", "1")
    assert done.returncode == 0, done.stderr
    names, line, ours, plain, _, *aims = cells(done.stdout.splitlines())
    assert len(names) == len(line) == len(ours) == len(plain) == 11
    assert ours[:3] == ["kgraph", "30", "81"]
    assert plain[:4] == ["pyvis", "30", "81", "–"]
    assert all(float(cell) >= 0 for cell in (*ours[3:], *plain[4:]))
    assert all(float(cell) > 0 for cell in (*ours[6:], *plain[6:]))
    assert aims[2] == ["layout of 30 entities, s", "30", ours[3]]
    assert aims[3] == ["first picture of 30 entities, s", "3", ours[6]]
    assert aims[4] == ["panning, the slowest of all, ms a frame", "33", ours[7]]


def test_a_page_that_takes_too_long_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "seen", lambda path: None)
    _, _, ours, plain, *_ = cells(list(page.tables([10])))
    assert ours[6:] == plain[6:] == ["none after 60 s", "–", "–", "–", "–"]
    monkeypatch.setattr(page, "LIMIT", 0)
    _, _, _, plain, *_ = cells(list(page.tables([10])))
    assert plain[3:] == ["–", "not tried", *"––––––"]


def test_the_best_of_some_openings_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    slow, quick = page.Frames(30, 40), page.Frames(20, 50)
    found = iter([page.Seen(2, slow, quick), page.Seen(1, quick, slow)])
    monkeypatch.setattr(page, "seen", lambda path: next(found, None))
    _, _, ours, *_ = cells(list(page.tables([10], openings=3)))
    assert ours[6:] == ["1.0", "20", "50", "20", "50"]


def test_an_absent_browser_is_named(tmp_path: Path) -> None:
    done = run("page", PATH=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("no browser: none of chromium, ")


def test_the_store_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "NAMES", 2)
    monkeypatch.setattr(store, "SIZES", (10, 20))
    monkeypatch.setattr(store, "ADDED", 10)
    counts, seconds, *_ = store.made(tmp_path / "made", 1000)
    assert counts.startswith("10 documents, 250 sentences, 1,000 claims, ")
    assert seconds.startswith("Put in ")
    _, _, *rows, _ = store.questions(tmp_path / "made")
    assert [row.split("|")[1].strip() for row in rows][:2] == ["neighbours", "evidence"]
    assert all(float(cell) > 0 for row in rows for cell in row.split("|")[2:-1])
    _, _, *builds = store.growth(tmp_path / "grown", 10)
    cells = [[cell.strip() for cell in row.split("|")[1:-1]] for row in builds]
    assert [row[:2] for row in cells] == [["0", "10"], ["10", "10"]]
    assert all(float(row[-2]) > float(row[3]) > 0 for row in cells)


def test_speed_is_not_measured_without_the_data(tmp_path: Path) -> None:
    done = run("speed", KGRAPH_BENCH=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr == f"no development data in {tmp_path}; nothing measured\n"


def test_long_articles_are_of_others_and_name_each_in_one_way(tmp_path: Path) -> None:
    texts = speed._written(tmp_path / "news", 30)
    assert texts == speed._written(tmp_path / "again", 30)
    assert len(set(texts)) == len(list((tmp_path / "news").iterdir())) == 30
    samples = [path.read_text("utf-8") for path in sorted((data.HERE / "seeds").glob("*"))]
    assert [len(text.splitlines()) for text in texts[:5]] == [len(t.splitlines()) for t in samples]
    assert not [text for text in texts if "Donald" in text and "Trump" not in text]
    assert {"Trump" in text for text in texts} == {True, False}


def test_a_peer_is_counted_and_timed() -> None:
    asked = {"sentences": {"1": "a b c"}, "articles": ["a b c", "d e f"], "rounds": 2}
    found = peer.measured(lambda text: [tuple(text.split())], asked)  # type: ignore[list-item]
    assert found["triples"] == {"1": [{"subject": "a", "relation": "b", "object": "c"}]}
    assert found["found"] == 2
    assert found["seconds"] >= 0


def test_merging_is_measured() -> None:
    done = run("merging", "--claims", "10000")
    assert done.returncode == 0, done.stderr
    names, line, row, *_ = cells(done.stdout.splitlines())
    assert len(names) == len(line) == len(row) == len(merging.STEPS) + 9
    assert row[:1] + row[-2:] == ["10,000", "–", "–"]
    steps = list(map(float, row[4:-4]))
    assert sum(steps) == pytest.approx(float(row[-4]), abs=0.05 * len(row))
    assert min(float(row[2]), float(row[3]), float(row[-3])) > 0


def test_growth_is_the_exponent_of_claims() -> None:
    few, many = (merging.Making(n, 1, 1.0, {}, s, 1.0, 1.0) for n, s in ((100, 1.0), (10000, 100)))
    assert merging._growth(few, many) == ("1.00", "1.15")


def test_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MB", 5_000)
    assert len(book.text(50_000).split("Chapter ")) > 3
    _, _, row, _ = book.table([2])
    size, sentences, claims, *_ = (cell.strip() for cell in row.strip("|").split("|"))
    assert (size, int(sentences) > 50, int(claims) > 100) == ("2", True, True)
