"""Waivers: only warnings can be waived, a waiver must waive something, and few items may have one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from berdaya import checks, corpus, problems
from berdaya.fields import CODE_ALPHABET

GOOD = Path(__file__).parent / "cases" / "good"
ITEMS = len(corpus.load(GOOD)[0].items)
SAID = problems.Said(en="said", id="dikatakan")


def write_items(root: Path, count: int, waived: int, code: str = "X01") -> None:
    """A corpus of `count` items, the first `waived` of which waive a rule."""
    shutil.copytree(GOOD, root, dirs_exist_ok=True)
    file = root / "quizzes" / "listening-first.yml"
    text = file.read_text("utf-8")
    block = re.search(r"^listening-notes:\n((?: .*\n)+)", text, re.MULTILINE)
    assert block
    codes = ("".join(letters) for letters in product(CODE_ALPHABET, repeat=4))
    for number in range(count - ITEMS):
        item = block[1].replace("lnot", next(codes))
        if number < waived:
            item = item.replace("  changed:", f"  waive:\n    {code}: alasan yang ditulis\n  changed:")
        text += f"copy-{number}:\n{item}"
    file.write_text(text, "utf-8")


def run(root: Path, monkeypatch: pytest.MonkeyPatch, severity: problems.Severity = "warn") -> list[str]:
    def check(found: corpus.Corpus) -> Iterator[checks.Finding]:
        for slug, item in found.items.items():
            if item.waive:
                yield checks.Finding(("item", slug), ("stem",), SAID)

    monkeypatch.setattr(checks, "RULES", [checks.Rule("X01", severity, SAID, check)])
    found, faults = corpus.load(root)
    assert faults == []
    return [problems.as_text(problem) for problem in checks.run(found)]


def test_a_waived_warning_is_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_items(tmp_path, ITEMS + 3, 2)
    assert run(tmp_path, monkeypatch) == []


@pytest.mark.parametrize("severity", ["error", "report"])
def test_only_warnings_can_be_waived(
    severity: problems.Severity, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_items(tmp_path, ITEMS + 1, 1)
    said, waiver = run(tmp_path, monkeypatch, severity)
    assert said.endswith("said [X01]")
    assert "waiver 'X01' waives nothing [waiver]" in waiver


def test_a_waiver_of_another_rule_waives_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_items(tmp_path, ITEMS + 1, 1, "X02")
    assert [line.partition("\n")[0].partition(": ")[2] for line in run(tmp_path, monkeypatch)] == [
        "warning: said [X01]",
        "waiver 'X02' waives nothing [waiver]",
    ]


@pytest.mark.parametrize(("count", "waived", "told"), [(99, 50, 0), (100, 3, 0), (100, 4, 1), (200, 6, 0), (200, 7, 1)])
def test_few_items_may_waive(
    count: int, waived: int, told: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_items(tmp_path, count, waived)
    found = run(tmp_path, monkeypatch)
    assert len(found) == told
    for line in found:
        assert f"{waived} of {count} items waive a rule [waiver]\n    hint: at most 3 % may" in line
