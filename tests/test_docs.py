"""What the project says of itself is true: commands exist, files exist, both languages say it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from berdaya.cli import main

ROOT = Path(__file__).parent.parent
DOCS = [ROOT / "README.md", ROOT / "README.id.md", ROOT / "scripts" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def names(paths: list[Path]) -> list[str]:
    """Their paths in the checkout."""
    return [path.relative_to(ROOT).as_posix() for path in paths]


@pytest.mark.parametrize("doc", DOCS, ids=names(DOCS))
def test_commands_named_in_the_docs_exist(doc: Path) -> None:
    text = doc.read_text("utf-8")
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))
    for word in re.findall(r"\bmake ([a-z][a-z-]*)", code):
        assert word in TARGETS, word
    for word in re.findall(r"\bberdaya ([a-z]+)\b", code):
        assert word in main.commands, word


@pytest.mark.parametrize("doc", DOCS, ids=names(DOCS))
def test_files_named_in_the_docs_exist(doc: Path) -> None:
    text = re.sub(r"```.*?```", "", doc.read_text("utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text):
        if "docs" not in doc.relative_to(ROOT).parts:  # those links are addresses of the site, and test_render follows them
            assert (doc.parent / link).exists(), link


def test_both_languages_have_the_same_pages() -> None:
    pages = {lang: {path.relative_to(ROOT / "docs" / lang) for path in (ROOT / "docs" / lang).rglob("*.md")} for lang in ("id", "en")}
    assert pages["id"] == pages["en"]


def test_the_readme_names_the_test_command_and_the_two_others_on_its_first_screen() -> None:
    for name in ("README.md", "README.id.md"):
        first = "\n".join((ROOT / name).read_text("utf-8").splitlines()[:40])
        assert all(f"make {verb}" in first for verb in ("serve", "test", "site"))
        assert "berdaya serve" in first and "pip install" in first


def test_the_workflow_runs_make_targets_and_nothing_else() -> None:
    workflow = (ROOT / ".github" / "workflows" / "site.yml").read_text("utf-8")
    assert re.findall(r"run: (?!make )(.*)", workflow) == []
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_requirements_are_locked_and_name_no_host() -> None:
    for file in (ROOT / "requirements").glob("*.txt"):
        text = file.read_text("utf-8")
        assert "://" not in text and "index-url" not in text and "find-links" not in text
        assert text.count("==") <= text.count("--hash=sha256:")


def test_the_workflow_is_one() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    result = subprocess.run([*command, str(ROOT / ".github" / "workflows" / "site.yml")], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout
