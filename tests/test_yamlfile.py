"""Reading never hangs, never raises and always says where; a case for each message is in cases/bad."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from berdaya import yamlfile

# What makes YAML hard, and some ordinary text between.
PIECES = ["a", "b: ", "- ", "? ", ": ", "\n", "\n  ", "\n\t", "[", "]", "{", "}", ",", '"', "'", "|", ">", "#", " #", "&a",
          "*a", "!b", "%", "@", "`", "\\", "---\n", "...\n", "é", "\u200b", "true", "0x1", "<<: ", "~"]  # fmt: skip


def check(file: yamlfile.YamlFile, text: str) -> None:
    assert (file.data is None) == bool(file.problems)
    lines = text.split("\n")
    for problem in file.problems:
        place = problem.place
        assert place.path == "x.yml"
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert problem.message.en and problem.message.id


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@example("a: 'b\n")
@example("\n\n[\n\n")
@example("%\n")
@example("? ")
def test_nothing_is_raised(text: str) -> None:
    check(yamlfile.parse("x.yml", text), text)


@given(st.binary(max_size=60))
def test_any_bytes_are_answered(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    root = tmp_path_factory.mktemp("bytes")
    (root / "x.yml").write_bytes(content)
    file = yamlfile.read(root, "x.yml")
    assert (file.data is None) == bool(file.problems)


@pytest.mark.parametrize("loader", [yamlfile.Loader, yaml.SafeLoader])
@pytest.mark.parametrize("opening", ["[", "[ ", "{a: ", "- ", "? ", "{? ", "[{a: ", "- - ? ", '["]", '])
@pytest.mark.parametrize("count", [40, 90_000])
def test_a_bomb_is_answered(loader: type, opening: str, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlfile, "Loader", loader)
    closing = "".join({"[": "]", "{": "}"}.get(sign, "") for sign in reversed(opening.replace('"]"', "")))
    text = "a:\n  " + opening * count + "x" + closing * count + "\n"
    file = yamlfile.parse("x.yml", text)
    check(file, text)
    messages = ["nested deeper than 30 levels"] + ["a key that is not a word"] * ("?" in opening)
    assert file.problems[-1].message.en in messages
    assert file.problems[0].place.line == 2


def test_indentation_as_a_bomb_is_answered() -> None:
    text = "\n".join(" " * depth + "a:" for depth in range(1300)) + " b\n"
    assert yamlfile.parse("x.yml", text).problems[0].message.en == "nested deeper than 30 levels"


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "x.yml").open("wb") as file:
        file.truncate(50_000_000)
    before = time.perf_counter()
    assert yamlfile.read(tmp_path, "x.yml").problems[0].rule == "yaml-size"
    assert time.perf_counter() - before < 0.1


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("12", 12), ("-3", -3), ("1.5", 1.5),
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("True", "True"), ("NULL", "NULL"), ("2026-11-22", "2026-11-22"),
        ("012", "012"), ("0x1f", "0x1f"), ("1_000", "1_000"), ("12:30", "12:30"), (".inf", ".inf"), ("1e3", "1e3"),
        ("'12'", "12"), ('"true"', "true"), ("''", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("loader", [yamlfile.Loader, yaml.SafeLoader])
def test_words_mean_what_they_look_like(
    loader: type, written: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yamlfile, "Loader", loader)
    read = yamlfile.parse("x.yml", f"a: {written}\n").data["a"]
    assert read == value and type(read) is type(value)


def test_places_of_values_and_keys() -> None:
    file = yamlfile.parse("x.yml", "a:\n  b: text\n  c:\n    - d: 1\n      e: >-\n        long\n")
    place = file.place(("a", "c", 0, "e"))
    assert (place.line, place.column) == (5, 10)
    place = file.place(("a", "c", 0, "e"), at_key=True)
    assert (place.line, place.column) == (5, 7)
    place = file.place(("a", "nothing", "further"))
    assert (place.line, place.column) == (1, 1)
    assert file.value(("a", "c", 0, "d")) == 1
    assert file.value(("a", "c", 7)) is None


def test_a_file_that_cannot_be_read_is_answered(tmp_path: Path) -> None:
    (tmp_path / "x.yml").symlink_to(tmp_path / "nowhere.yml")
    (tmp_path / "y.yml").mkdir()
    for name in ("x.yml", "y.yml", "z.yml"):
        file = yamlfile.read(tmp_path, name)
        assert file.data is None and [problem.rule for problem in file.problems] == ["missing-file"]
