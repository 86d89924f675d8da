"""Every rule and every message, held by cases: a small change to a faultless corpus, and the exact words it must bring.

`cases/good` breaks no rule. Each `cases/bad/<code>.yml` lists changes to it:

    - name: what is wrong                  # or `silent:` and no `expected`: a near miss that must bring nothing
      file: glossary/terms.yml             # a file of cases/good …
      find: text that stands there once
      replace: what stands there instead
      changes: [{file, find, replace}]     # … or several such changes, in their order
      files: {path: content}               # new files, whole
      bytes: {path: "caf\\xe9"}              # new files that are not UTF-8, a character a byte
      size: {path: 50000000}               # new files of so many bytes
      delete: [path]
      expected: all problems of the corpus, in English, as the command line prints them
      expected_id: the same in Indonesian
"""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from berdaya import checks, corpus, problems
from berdaya.items import ITEM_TYPES
from berdaya.reading import Reading

TESTS = Path(__file__).parent
GOOD = TESTS / "cases" / "good"
BAD = TESTS / "cases" / "bad"
BERDAYA = Path(corpus.__file__).parent
# The modules that find faults before any rule runs.
CORE = ("yamlfault.py", "yamlfile.py", "mismatch.py", "ownpages.py", "reading.py", "corpus.py", "checks/__init__.py")
FIELDS = {
    "name", "silent", "file", "find", "replace", "changes", "files", "bytes", "size", "delete", "expected",
    "expected_id",
}  # fmt: skip

Case = dict[str, Any]


@cache
def read_cases() -> dict[str, list[Case]]:
    """The cases of each code."""
    return {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted(BAD.glob("*.yml"))}


@cache
def good_files() -> dict[str, Reading]:
    """The files of the good corpus, read once for all cases."""
    return dict(corpus.load(GOOD)[0].readings)


def is_silent(case: Case) -> bool:
    return not case.get("expected")


def name_of(case: Case) -> str:
    return case.get("name") or case["silent"]


def apply(case: Case, root: Path) -> set[str]:
    """Make a copy of the good corpus in `root`, changed as the case says; returns the paths it touched."""
    unknown = set(case) - FIELDS
    assert not unknown, f"a case has no field {sorted(unknown)}"
    shutil.copytree(GOOD, root, dirs_exist_ok=True)
    changes = [case] if "find" in case else []
    changes += case.get("changes", [])
    for change in changes:
        file = root / change["file"]
        text = file.read_text("utf-8")
        count = text.count(change["find"])
        assert count == 1, f"{change['find']!r} stands {count} times in {change['file']}, not once"
        file.write_text(text.replace(change["find"], change["replace"]), "utf-8", newline="\n")
    contents = {path: text.encode() for path, text in case.get("files", {}).items()}
    contents |= {path: text.encode("latin-1") for path, text in case.get("bytes", {}).items()}
    for path, content in contents.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    for path, size in case.get("size", {}).items():
        with (root / path).open("wb") as file:
            file.truncate(size)
    for path in case.get("delete", []):
        (root / path).unlink()
    new = [*contents, *case.get("size", {}), *case.get("delete", [])]
    assert changes or new, "the case changes nothing"
    return {change["file"] for change in changes} | set(new)


def find_problems(root: Path, touched: set[str]) -> list[problems.Problem]:
    """All problems of a corpus, as `berdaya check` collects them."""
    known = {path: file for path, file in good_files().items() if path not in touched}
    found, faults = corpus.load(root, known)
    return sorted([*faults, *checks.run(found)])


def as_lines(found: Sequence[problems.Problem], lang: str) -> str:
    return "\n".join(problems.as_text(problem, lang) for problem in found)


def differences(case: Case, root: Path) -> list[str]:
    """What the case brings beside what it should; empty if it is as expected in both languages."""
    found = find_problems(root, apply(case, root))
    wrong = []
    for field, lang in (("expected", "en"), ("expected_id", "id")):
        expected, have = (case.get(field) or "").rstrip("\n"), as_lines(found, lang)
        if expected != have:
            wrong.append(f"--- {field}\n{expected}\n--- found\n{have}")
    return wrong


def parameters() -> Iterator[Any]:
    for code, cases in read_cases().items():
        for case in cases:
            yield pytest.param(case, id=f"{code}: {name_of(case)}")


def test_good_corpus_is_silent() -> None:
    found, faults = corpus.load(GOOD)
    assert as_lines([*faults, *checks.run(found)], "en") == ""
    assert not found.broken
    tables = (found.concepts, found.sources, found.terms, found.items, found.cases, found.units, found.retired)
    assert all(tables) and found.scheme


def test_good_corpus_has_every_type_of_item() -> None:
    found, _ = corpus.load(GOOD)
    assert {item.type for item in found.items.values()} == set(ITEM_TYPES)
    assert all(len(case.decisions) > 1 for case in found.cases.values())


@pytest.mark.parametrize("case", list(parameters()))
def test_case(case: Case, tmp_path: Path) -> None:
    wrong = differences(case, tmp_path)
    assert not wrong, "\n".join(wrong)


# ---- completeness -------------------------------------------------------------------------------------------


def codes_in(source: str) -> set[str]:
    """The codes that a module of the core gives to problems: `Problem(place, code, …)`, `return code, said, hint`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        code: ast.expr | None = None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
            code = node.args[1]
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3:
            code = node.value.elts[0]
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code":
            code = node.value
        if isinstance(code, ast.IfExp):
            found |= {side.value for side in (code.body, code.orelse) if isinstance(side, ast.Constant)}
        if isinstance(code, ast.Constant) and isinstance(code.value, str):
            found.add(code.value)
    return found


def core_codes() -> set[str]:
    return set().union(*(codes_in((BERDAYA / module).read_text("utf-8")) for module in CORE))


def gaps(rules: Sequence[checks.Rule], core: set[str], cases: dict[str, list[Case]]) -> list[str]:
    """What is not held by a case."""
    lacks = []
    for code in sorted(core | {rule.code for rule in rules}):
        if not any(f"[{code}]" in case.get("expected", "") for case in cases.get(code, [])):
            lacks.append(f"no bad case for {code}")
    for rule in rules:
        if not any(is_silent(case) for case in cases.get(rule.code, [])):
            lacks.append(f"no silent case for {rule.code}")
    for code, listed in cases.items():
        for case in listed:
            if not is_silent(case) and f"[{code}]" not in case["expected"]:
                lacks.append(f"{code}: {name_of(case)!r} does not expect [{code}]")
        names = [name_of(case) for case in listed]
        lacks += [f"{code}: two cases {name!r}" for name in {name for name in names if names.count(name) > 1}]
    return lacks


def test_every_code_has_cases() -> None:
    assert gaps(checks.RULES, core_codes(), read_cases()) == []


def test_every_rule_module_is_listed() -> None:
    listed = {rule.check.__module__.rpartition(".")[2] for rule in checks.RULES}
    written = {
        file.stem
        for file in (BERDAYA / "checks").glob("*.py")
        if "\nRULE = " in file.read_text("utf-8") or "\nRULES = " in file.read_text("utf-8")
    } - {"__init__"}
    assert written == listed
    codes = [rule.code for rule in checks.RULES]
    assert len(codes) == len(set(codes))


# ---- the tester is tested -----------------------------------------------------------------------------------

CASE: Case = {
    "name": "tab",
    "file": "glossary/terms.yml",
    "find": "  sense:\n    id: bagian dari sebuah desa",
    "replace": "\tsense:\n    id: bagian dari sebuah desa",
    "expected": "glossary/terms.yml:17:1: a tab [yaml-syntax]\n    hint: indent with two spaces, never with tabs",
    "expected_id": (
        "glossary/terms.yml:17:1: ada tab [yaml-syntax]\n"
        "    petunjuk: pakai dua spasi untuk indentasi, jangan tab"
    ),
}


def test_a_right_expectation_passes(tmp_path: Path) -> None:
    assert differences(CASE, tmp_path) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("expected", ""),
        ("expected", CASE["expected"].replace("17:1", "17:2")),
        ("expected", CASE["expected"] + "\nglossary/terms.yml:18:1: one more [yaml-syntax]"),
        ("expected_id", CASE["expected"]),
    ],
)
def test_a_wrong_expectation_fails(field: str, value: str, tmp_path: Path) -> None:
    assert differences(CASE | {field: value}, tmp_path)


@pytest.mark.parametrize("find", ["no such text", "sense:"])
def test_a_change_must_fit_exactly_once(find: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="times in"):
        differences(CASE | {"find": find}, tmp_path)


def test_a_misspelt_field_fails(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="no field"):
        differences(CASE | {"expectd": ""}, tmp_path)


@pytest.mark.parametrize("rule", checks.RULES, ids=lambda rule: rule.code)
def test_a_rule_that_finds_nothing_fails(
    rule: checks.Rule, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dead = replace(rule, check=lambda corpus: iter(()))
    monkeypatch.setattr(checks, "RULES", [dead if other is rule else other for other in checks.RULES])
    bad = [case for case in read_cases().get(rule.code, []) if not is_silent(case)]
    assert bad
    missed = [bool(differences(case, tmp_path / str(number))) for number, case in enumerate(bad)]
    # A code that the core gives as well has cases that are none of the rule's.
    assert any(missed) if rule.code in core_codes() else all(missed)


def test_a_rule_that_fires_too_often_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = problems.Said(en="always", id="selalu")
    zealous = checks.Rule("X99", "report", said, lambda corpus: iter([checks.Finding(("scheme", "scheme"), (), said)]))
    monkeypatch.setattr(checks, "RULES", [*checks.RULES, zealous])
    assert differences(CASE | {"expected": CASE["expected"]}, tmp_path)


def test_a_missing_case_is_missed() -> None:
    said = problems.Said(en="", id="")
    rule = checks.Rule("X99", "error", said, lambda corpus: iter(()))
    bad, silent = {"name": "a", "expected": "x [X99]"}, {"silent": "b"}
    assert gaps([rule], set(), {"X99": [bad, silent]}) == []
    assert gaps([rule], set(), {}) == ["no bad case for X99", "no silent case for X99"]
    assert gaps([rule], set(), {"X99": [bad]}) == ["no silent case for X99"]
    assert gaps([], {"yaml-x"}, {}) == ["no bad case for yaml-x"]
    assert gaps([], set(), {"X98": [bad]}) == ["X98: 'a' does not expect [X98]"]
    assert gaps([], set(), {"X99": [bad, bad]}) == ["X99: two cases 'a'"]


def test_codes_are_found_in_source() -> None:
    source = 'def f():\n    yield Problem(here, "one", a)\n    return ("two" if x else "three", a, b)\n'
    assert codes_in(source) == {"one", "two", "three"}
    assert {"yaml-syntax", "S03", "empty-text", "F01", "folder", "waiver"} <= core_codes()


def test_annotations_of_a_case(tmp_path: Path) -> None:
    found = find_problems(tmp_path, apply(CASE, tmp_path))
    assert [problems.as_github(problem, "en") for problem in found] == [
        "::error file=glossary/terms.yml,line=17,col=1,title=yaml-syntax::"
        "a tab%0Ahint: indent with two spaces, never with tabs"
    ]
    assert problems.exit_code(found) == 1
