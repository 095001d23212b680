from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.results import GUARDED, RESULTS, fallen, recorded, table, with_section

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
