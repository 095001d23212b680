"""A store that grew by any sequence of builds, additions and removals is that of one build."""

import json
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kgraph import building as builds
from kgraph.errors import KgraphError, ReadError
from kgraph.extract import extract
from kgraph.extract.parser import load
from kgraph.model import Document
from kgraph.pipeline import FORMATS
from kgraph.store import Store
from tests.stored import contents, exported

TEXTS = """
Donald Trump met Vladimir Putin in Helsinki. Trump praised Putin on Friday.
Trump accused China of theft. Xi Jinping denied that China had stolen data.
President Trump said that Kyiv would meet Putin. Zelensky thanked Trump.
Volodymyr Zelensky met Joe Biden. Biden promised tanks to Ukraine.
Volodymyr Zelenskyy called Vladimir Putin. He did not meet Zelenskyy's ministers.
Melania Trump visited Paris. Trump talked with Emmanuel Macron in March 2025.
Vladimir V. Putin met Donald J. Trump. The Kremlin rejected the plan.
Putin met Trump. Macron met Putin. Biden met Macron.
The International Monetary Fund lent money to Ukraine. The IMF warned Kyiv.
IMF officials met Zelensky. The Fund praised Ukraine's minister.
Ana Putin met Trump. Putin sued the Fund.
Hunter Biden sued the IRS. Biden said the IRS had lied.
Xi met Biden. "We trust China," Biden told Xi, Macron said.
It rained. Nothing else happened.
China
""".strip().splitlines()
NAMES = ("a.txt", "b.txt", "c.txt", "sub/a.txt", "sub/d.md")
ROWS = ("r1", "r2", "a.txt")
DAYS = (None, "2025-01-10", "2025-03-14")
DECISIONS = (
    "",
    '[[same]]\nnames = ["Kremlin", "Vladimir Putin"]\n',
    '[[different]]\nnames = ["Donald Trump", "Trump"]\n[[entity]]\nof = "Xi"\nname = "Aaron"\n',
)
BAD = "cannot be read: "

texts = st.sampled_from(TEXTS)
then = st.booleans()  # is the graph made anew at once?


@cache
def read(text, title, published):
    return extract(Document.of(text, title=title, published=published), load())


def attempt(document, model):
    """As in a build, but each text is read once, and "old rules" find fewer claims."""
    if document.text.startswith(BAD):
        return ReadError(f"{document.name}: bad")
    found = read(document.text, document.title, document.published)
    claims = found.claims[: 1 if model == "old rules" else None]
    return replace(found, document=document, claims=claims)


class Growth(RuleBasedStateMachine):
    """A folder of articles, and the store of it."""

    @initialize(text=texts)
    def first(self, text):
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        self.news = self.root / "news"
        (self.news / "sub").mkdir(parents=True)
        self.rows, self.model, self.whole = {}, "rules", True
        self.patches = [
            patch.object(builds, "attempt", attempt),
            patch.object(builds.parser, "fingerprint", lambda model: model),
            patch.object(builds.parser, "load", lambda model: None),
            patch.object(builds.parser, "is_loaded", lambda model: True),
        ]
        for each in self.patches:
            each.start()
        self.write("a.txt", text, then=True)

    def teardown(self):
        for each in self.patches:
            each.stop()
        self.folder.cleanup()

    # what happens to the articles

    @rule(name=st.sampled_from(NAMES), text=texts, then=then)
    def write(self, name, text, then):
        (self.news / name).write_text(text)
        self._changed(then)

    @rule(name=st.sampled_from(NAMES), text=texts, then=then)
    def write_bad(self, name, text, then):
        (self.news / name).write_text(BAD + text)
        self._changed(then)

    @rule(name=st.sampled_from(ROWS), text=texts, day=st.sampled_from(DAYS), then=then)
    def write_row(self, name, text, day, then):
        self.rows[name] = {"id": name, "text": text, "date": day, "title": day and text[:5]}
        self._write_rows()
        self._changed(then)

    @precondition(lambda self: self._files())
    @rule(data=st.data(), then=then)
    def delete(self, data, then):
        path = data.draw(st.sampled_from(self._files()))
        path.unlink()
        if path.suffix == ".jsonl":
            self.rows = {}
        self._changed(then)

    @precondition(lambda self: self.rows)
    @rule(data=st.data(), then=then)
    def delete_row(self, data, then):
        del self.rows[data.draw(st.sampled_from(sorted(self.rows)))]
        self._write_rows()
        self._changed(then)

    @precondition(lambda self: self._files())
    @rule(data=st.data(), name=st.sampled_from(NAMES), then=then)
    def move(self, data, name, then):
        path = data.draw(st.sampled_from(self._files()))
        if path.suffix != ".jsonl":
            path.replace(self.news / name)
        self._changed(then)

    @rule(text=st.sampled_from(DECISIONS), then=then)
    def decide(self, text, then):
        (self.news / "kgraph.decisions.toml").write_text(text)
        self._changed(then)

    @rule(model=st.sampled_from(["rules", "old rules"]), then=then)
    def change_rules(self, model, then):
        self.model = model
        self._changed(then)

    # and to the store

    @rule()
    def build(self):
        self._attempt(lambda: builds.build([str(self.news)], self.out, **self._how()))

    @rule(after=st.integers(0, 3))
    def interrupted(self, after):
        """A build that is stopped leaves the graph as it was, and takes nothing from the next."""
        before, left = self._seen(), iter(range(after))

        def stopped(document, model):
            if next(left, None) is None:
                raise KeyboardInterrupt
            return attempt(document, model)

        with patch.object(builds, "attempt", stopped):
            try:
                self.build()
            except KeyboardInterrupt:
                assert self._seen() == before

    @precondition(lambda self: self.whole and self._plain())
    @rule(name=st.sampled_from(NAMES), text=texts)
    def add(self, name, text):
        path = self.news / name
        held = path.read_text() if path.exists() else None
        path.write_text(text)
        if self._plain():
            self._attempt(lambda: builds.add([str(path)], self.out, **self._how()))
        elif held is None:
            path.unlink()
        else:
            path.write_text(held)

    @precondition(lambda self: self.whole and self._plain())
    @rule(name=st.sampled_from(ROWS), text=texts, day=st.sampled_from(DAYS))
    def add_row(self, name, text, day):
        held = dict(self.rows)
        self.write_row(name, text, day, then=False)
        if self._plain():
            path = str(self.news / "rows.jsonl")
            self._attempt(lambda: builds.add([path], self.out, **self._how()))
        else:
            self.rows, self.whole = held, True
            self._write_rows()

    @precondition(lambda self: self.whole and self._plain())
    @rule(data=st.data())
    def remove(self, data):
        with Store.open(self.out / builds.STORE) as store:
            known = store.documents()
        document = data.draw(st.sampled_from(known))
        if len(known) == 1:
            with pytest.raises(KgraphError, match="no document would be left"):
                builds.remove([document.name], self.out, draw=False)
            return
        builds.remove([document.id], self.out, draw=False)
        if document.source.endswith(".jsonl"):
            del self.rows[document.name.removeprefix(f"{document.source}:")]
            self._write_rows()
        else:
            Path(document.source).unlink()
        self.whole = True

    @invariant()
    def is_that_of_one_build(self):
        if not self.whole:
            return
        other = self.root / "other"
        builds.build([str(self.news)], other, **self._how())
        assert contents(self.out) == contents(other)
        for form in FORMATS:
            assert exported(self.out, form) == exported(other, form)
        for file in other.iterdir():
            file.unlink()

    # helpers

    @property
    def out(self):
        return self.root / "out"

    def _how(self):
        return {"model": self.model, "draw": False}

    def _files(self):
        return sorted(self.news.rglob("*.txt")) + sorted(self.news.rglob("*.[mj]*"))

    def _write_rows(self):
        rows = [json.dumps(row) + "\n" for row in self.rows.values()]
        (self.news / "rows.jsonl").write_text("".join(rows))

    def _changed(self, then):
        self.whole = False
        if then:
            self.build()

    def _plain(self):
        """Every text is there once, and can be read."""
        found = [path.read_text() for path in self._files() if path.suffix != ".jsonl"]
        found += [row["text"] for row in self.rows.values()]
        return len(found) == len(set(found)) and not any(t.startswith(BAD) for t in found)

    def _attempt(self, action):
        """Where no document can be read, the graph stays as it was."""
        before = self._seen()
        try:
            action()
            self.whole = True
        except KgraphError:
            assert self._seen() == before

    def _seen(self):
        """What questions see: nothing of documents that wait to become part of the graph."""
        if not (self.out / builds.STORE).exists():
            return None
        seen = self.root / "seen"
        shutil.rmtree(seen, ignore_errors=True)
        shutil.copytree(self.out, seen)
        with Store.open(seen / builds.STORE) as store, store.changing() as change:
            change.discard()
        return contents(seen)


TestGrowth = Growth.TestCase
TestGrowth.settings = settings(
    max_examples=25,
    stateful_step_count=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # what shrinks a failure takes minutes
    suppress_health_check=[HealthCheck.too_slow],
)
