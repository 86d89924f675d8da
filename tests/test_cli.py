"""The command line as people use it: as its own process, on a copy of the content."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from berdaya.items import ITEM_TYPES

ROOT = Path(__file__).parent.parent


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """`berdaya …` in `folder`."""
    command = [sys.executable, "-m", "berdaya", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


def spoil(folder: Path) -> None:
    """Make one mistake."""
    file = next((folder / "glossary" / "concepts").glob("*.yml"))
    file.write_text(file.read_text("utf-8").replace("pref_label:", "pref_lable:", 1), "utf-8")


@pytest.mark.parametrize("words", [[], *([word] for word in ("check", "render", "build", "serve", "schema", "new", "export")), ["export", "json"]])
def test_every_command_has_help(words: list[str], tmp_path: Path) -> None:
    result = run(tmp_path, *words, "--help")
    assert result.returncode == 0 and "Usage:" in result.stdout


@pytest.mark.parametrize(("words", "suggestion"), [(["chek"], "check"), (["export", "jsn"], "json"), (["check", "--formt"], "--format"), (["biuld"], "build"), (["check", "--format", "githb"], "mean 'github'"), (["new", "concpt", "x"], "mean 'concept'")])
def test_unknown_words_get_a_suggestion(words: list[str], suggestion: str, checkout: Path) -> None:
    result = run(checkout, *words)
    assert result.returncode == 2 and suggestion in result.stderr and "Traceback" not in result.stderr


def test_check_says_all_is_well(checkout: Path) -> None:
    result = run(checkout, "check", "--lang", "id")
    assert result.returncode == 0 and result.stdout.startswith("Tidak ada masalah")


@pytest.mark.parametrize("words", [["check"], ["render", "out"], ["build"], ["export", "json"]])
def test_problems_end_every_command_and_nothing_is_written(words: list[str], checkout: Path) -> None:
    spoil(checkout)
    before = sorted(checkout.rglob("*"))
    result = run(checkout, *words)
    assert result.returncode == 1 and "pref_lable" in result.stdout and "Traceback" not in result.stderr
    assert sorted(checkout.rglob("*")) == before


def test_a_faulty_build_keeps_the_last_site(checkout: Path) -> None:
    assert run(checkout, "build").returncode == 0
    page = checkout / "build" / "site" / "index.html"
    before = page.read_bytes()
    spoil(checkout)
    assert run(checkout, "build").returncode == 1
    assert page.read_bytes() == before


def test_problems_in_both_languages_and_as_annotations(checkout: Path) -> None:
    spoil(checkout)
    assert "hint: did you mean 'pref_label'?" in run(checkout, "check").stdout
    assert "petunjuk: maksud Anda 'pref_label'?" in run(checkout, "check", "--lang", "id").stdout
    annotated = run(checkout, "check", "--format", "github").stdout
    assert annotated.startswith("::error file=glossary/concepts/") and ",line=2,col=1," in annotated


def test_render_and_build_write_the_same_site(checkout: Path) -> None:
    assert run(checkout, "render", "out").returncode == 0
    assert run(checkout, "build").returncode == 0
    pages = sorted(file.relative_to(checkout / "out") for file in (checkout / "out").rglob("*.html"))
    assert pages and all(
        (checkout / "out" / page).read_bytes() == (checkout / "build" / "site" / page).read_bytes() for page in pages
    )
    assert "0 files changed" in run(checkout, "render", "out").stdout
    assert run(checkout, "render", "glossary").returncode == 2


def test_a_site_that_mkdocs_left_in_the_build_folder_gives_way(checkout: Path) -> None:
    stale = checkout / "build" / "site" / "old" / "index.html"
    stale.parent.mkdir(parents=True)
    stale.write_text("by MkDocs")
    assert run(checkout, "build").returncode == 0
    assert not stale.exists()


def test_unchecked_runs_no_rules_but_reads_everything(checkout: Path) -> None:
    quiz = next(path for path in sorted((checkout / "quizzes").glob("*.yml")) if "stem:" in path.read_text("utf-8"))
    sound = quiz.read_text("utf-8")
    spoilt = re.sub(r"(?m)^  rev: 1$", "  rev: 1\n  waive:\n    F01: no reason", sound, count=1)  # a waiver of nothing
    assert spoilt != sound
    quiz.write_text(spoilt)
    assert run(checkout, "build").returncode == 1
    assert run(checkout, "build", "--unchecked").returncode == 0
    spoil(checkout)
    assert run(checkout, "build", "--unchecked").returncode == 1


def test_render_writes_markdown_for_any_builder(checkout: Path) -> None:
    assert run(checkout, "render", "out", "--markdown").returncode == 0
    page = next((checkout / "out" / "concepts").glob("*.md")).read_text("utf-8")
    assert page.startswith("---\ntitle: ") and "\n<h1 " in page and "<form class=\"item\"" in page
    assert "\n\n" not in page.split("---\n\n", 1)[1]  # an empty line would end the block of HTML
    assert "0 files changed" in run(checkout, "render", "out", "--markdown").stdout
    assert run(checkout, "render", "glossary", "--markdown").returncode == 2


def test_export_json(checkout: Path) -> None:
    assert run(checkout, "export", "json").returncode == 0
    document = json.loads((checkout / "build" / "exports" / "berdaya.json").read_text("utf-8"))
    assert document["format"] == "berdaya" and document["version"] == "2.0"


def test_schema_check_writes_nothing(checkout: Path) -> None:
    shutil.rmtree(checkout / "docs" / "schema")
    assert run(checkout, "schema", "--check").returncode == 1
    assert not (checkout / "docs" / "schema").exists()
    assert run(checkout, "schema").returncode == 0
    assert run(checkout, "schema", "--check").returncode == 0


@pytest.mark.parametrize("kind", ["concept", "source", "term", "case", "unit"])
def test_new_starts_a_record_that_check_leads_through(kind: str, checkout: Path) -> None:
    result = run(checkout, "new", kind, "sea-wall")
    assert result.returncode == 0
    text = (checkout / result.stdout.strip()).read_text("utf-8")
    assert "sea-wall" in text + result.stdout
    checked = run(checkout, "check")
    assert checked.returncode == 1 and "is empty" in checked.stdout
    assert not {"unknown-field", "missing-field", "yaml-syntax"} & {line.rsplit("[", 1)[-1][:-1] for line in checked.stdout.splitlines()}


def test_new_item_gets_a_code_of_its_own(checkout: Path) -> None:
    concept = next((checkout / "glossary" / "concepts").glob("*.yml")).stem
    first = run(checkout, "new", "item", "sea-wall-first", "--to", concept)
    assert first.returncode == 0 and first.stdout.strip() == f"quizzes/{concept}.yml"
    text = (checkout / "quizzes" / f"{concept}.yml").read_text("utf-8")
    assert "\nsea-wall-first:\n  code: " in text
    assert run(checkout, "new", "item", "sea-wall-first", "--to", concept).returncode == 2
    assert run(checkout, "new", "item", "Sea Wall", "--to", concept).returncode == 2
    assert run(checkout, "new", "item", "sea-wall-second", "--to", "nowhere").returncode == 2


@pytest.mark.parametrize("item_type", ITEM_TYPES)
def test_new_item_of_each_type_fits_its_model(item_type: str, checkout: Path) -> None:
    concept = next((checkout / "glossary" / "concepts").glob("*.yml")).stem
    made = run(checkout, "new", "item", "sea-wall-new", "--to", concept, "--type", item_type)
    assert made.returncode == 0
    checked = run(checkout, "check")
    assert checked.returncode == 1 and "is empty" in checked.stdout
    assert not {"unknown-field", "missing-field", "yaml-syntax"} & {line.rsplit("[", 1)[-1][:-1] for line in checked.stdout.splitlines()}
    assert run(checkout, "new", "item", "x", "--to", concept, "--type", "essay").returncode == 2


def test_outside_a_checkout(tmp_path: Path) -> None:
    result = run(tmp_path, "check")
    assert result.returncode == 2 and "glossary/" in result.stderr


@pytest.mark.parametrize("words", [["build"], ["build", "--strict"]])
def test_mkdocs_itself_builds_the_site(words: list[str], checkout: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", *words]
    result = subprocess.run(command, cwd=checkout, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    assert (checkout / "build" / "site" / "en" / "index.html").is_file()
    spoil(checkout)
    result = subprocess.run(command, cwd=checkout, capture_output=True, text=True, timeout=120)
    assert result.returncode != 0 and "pref_lable" in result.stderr


def test_build_replaces_nothing_of_somebody_else(checkout: Path) -> None:
    theirs = checkout / "thesis"
    theirs.mkdir()
    (theirs / "chapter.doc").write_text("years of work")
    for folder in ("thesis", "."):
        result = run(checkout, "build", "--output", folder)
        assert result.returncode == 2 and "holds other files" in result.stderr
    assert (theirs / "chapter.doc").is_file() and (checkout / "glossary").is_dir()
    assert run(checkout, "build", "--output", "public").returncode == 0
    (checkout / "public" / ".git").mkdir()  # a worktree from which a site is published
    (checkout / "public" / "CNAME").write_text("example.org")
    home = (checkout / "public" / "index.html").read_bytes()
    (checkout / "public" / "index.html").write_text("older")
    assert run(checkout, "build", "--output", "public").returncode == 0
    assert (checkout / "public" / ".git").is_dir() and (checkout / "public" / "CNAME").read_text() == "example.org"
    assert (checkout / "public" / "index.html").read_bytes() == home


def test_what_cannot_be_written_is_said_in_a_sentence(checkout: Path) -> None:
    (checkout / "file").write_text("")
    for words in (["render", "file/pages"], ["build", "--output", "file/site"], ["export", "json", "--output", "file/x"]):
        result = run(checkout, *words)
        assert result.returncode == 2 and "Traceback" not in result.stderr, words


def test_new_refuses_what_is_no_slug(checkout: Path) -> None:
    for slug in ("-a-", "a--b", "a_b", "A", "-"):
        assert run(checkout, "new", "concept", "--", slug).returncode == 2, slug


def test_a_virtual_environment_is_no_content(checkout: Path) -> None:
    (checkout / "venv").mkdir()
    (checkout / "venv" / "pyvenv.cfg").write_text("")
    (checkout / "venv" / "package.yml").write_text("a: b")
    assert run(checkout, "check").returncode == 0
