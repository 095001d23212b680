from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import made_up, store
from benchmarks.results import GUARDED, RESULTS, fallen, recorded, table, with_section

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]


def measure(tmp_path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", "extraction", *options],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "KGRAPH_BENCH": str(tmp_path)},
    )


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


def test_the_store_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "NAMES", 2)
    monkeypatch.setattr(store, "SIZES", (2, 3))
    monkeypatch.setattr(store, "ADDED", 1)
    counts, seconds, *_ = store.made(tmp_path / "made", 1000)
    assert counts.startswith("10 documents, 250 sentences, 1,000 claims, ")
    assert seconds.startswith("Put in ")
    _, _, *rows, _ = store.questions(tmp_path / "made")
    assert [row.split("|")[1].strip() for row in rows][:2] == ["neighbours", "evidence"]
    assert all(float(cell) > 0 for row in rows for cell in row.split("|")[2:-1])
    _, _, *builds = store.growth(tmp_path / "grown", 2)
    cells = [[cell.strip() for cell in row.split("|")[1:-1]] for row in builds]
    assert [row[:2] for row in cells] == [["0", "2"], ["2", "1"]]
    assert all(float(row[-2]) > float(row[3]) > 0 for row in cells)
