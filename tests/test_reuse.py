"""A later build makes only what has changed, and ends with the bytes of a build from nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from berdaya import build as building
from berdaya.build import build
from berdaya.corpus import load
from berdaya.reading import content_paths
from berdaya.render import document
from berdaya.render.page import Page, Settings
from berdaya.render.site import render
from berdaya.watched import States, watch

GOOD = Path(__file__).parent / "cases" / "good"


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the Indonesian pages that were made, in this process."""
    found: list[str] = []

    def note(site: object, page: Page, env: object) -> str:
        found.append(page.address)
        return real(site, page, env)  # type: ignore[arg-type]

    real = document.document
    monkeypatch.setattr(building.document, "document", note)
    return found


def _build(checkout: Path, target: Path, settings: Settings | None = None) -> None:
    build(render(load(checkout)[0], settings), target)


def _fresh(checkout: Path, tmp_path: Path) -> dict[str, bytes]:
    """What a build from nothing gives: another folder has nothing to be taken over."""
    folder = tmp_path / f"fresh-{sum(1 for _ in tmp_path.iterdir())}"
    _build(checkout, folder)
    return _files(folder)


def test_nothing_is_made_again_without_a_change(checkout: Path, tmp_path: Path, made: list[str]) -> None:
    _build(checkout, tmp_path / "site")
    assert len(made) > 10
    made.clear()
    _build(checkout, tmp_path / "site")
    assert made == []
    assert _files(tmp_path / "site") == _fresh(checkout, tmp_path)


@pytest.mark.parametrize("path", content_paths(GOOD))
def test_after_any_edit_the_site_is_that_of_a_build_from_nothing(path: str, checkout: Path, tmp_path: Path) -> None:
    _build(checkout, tmp_path / "site")
    file = checkout / path
    text = file.read_text("utf-8")
    # In texts of both languages alone: a word more in each.
    edited = re.sub(r"(?m)^(\s+(?:id|en): (?:>-?\n\s+)?)(?=[A-Za-z]+ \w)", r"\1Baru ", text)
    file.write_text(edited, "utf-8")
    assert edited != text or path == "quizzes/retired.yml"
    _build(checkout, tmp_path / "site")
    assert _files(tmp_path / "site") == _fresh(checkout, tmp_path)


def test_an_edit_of_one_concept_leaves_others_as_they_are(checkout: Path, tmp_path: Path, made: list[str]) -> None:
    _build(checkout, tmp_path / "site")
    everything = set(made)
    made.clear()
    file = checkout / "glossary" / "concepts" / "listening-first.yml"
    file.write_text(re.sub(r"(situation:\n\s+id: (?:>-?\n\s+)?)", r"\1Pagi itu. ", file.read_text("utf-8")), "utf-8")
    _build(checkout, tmp_path / "site")
    assert "concepts/listening-first/" in made and "glossary/" in made
    others = {address for address in everything if address.startswith(("concepts/", "quizzes/", "contributing"))}
    assert others - set(made) - {"concepts/listening-first/", "quizzes/"}


@pytest.mark.parametrize("edit", ["a page by hand", "a template", "the stylesheet", "another unit order", "a record gone", "a new record"])
def test_what_is_no_text_of_a_record_counts_too(edit: str, checkout: Path, tmp_path: Path) -> None:
    _build(checkout, tmp_path / "site")
    if edit == "a page by hand":
        for lang in ("id", "en"):
            page = checkout / "docs" / lang / "catatan.md"
            page.parent.mkdir(exist_ok=True)
            page.write_text("<!-- Catatan. -->\n# Catatan\n\nIsi.\n", "utf-8")
    elif edit == "a template":
        footer = checkout / "overrides" / "footer.html"
        footer.write_text(footer.read_text("utf-8") + "<p>Baru</p>\n", "utf-8")
    elif edit == "the stylesheet":
        (checkout / "overrides" / "style" / "base.css").write_text("body { color: red; }", "utf-8")
    elif edit == "another unit order":
        units = sorted((checkout / "course").glob("*.yml"))
        for number, unit in enumerate(reversed(units), 1):
            unit.rename(unit.with_name(f"{number + 50}{unit.name[2:]}"))
    elif edit == "a record gone":
        terms = checkout / "glossary" / "terms.yml"
        terms.write_text(re.sub(r"(?ms)\n(\S[^\n]*:\n(?:[ \n][^\n]*\n?)*)\Z", "\n", terms.read_text("utf-8")), "utf-8")
    else:
        concept = checkout / "glossary" / "concepts" / "listening-first.yml"
        text = concept.read_text("utf-8").replace("listening-first", "second-look").replace("self_check:", "self_check:")
        (concept.with_name("second-look.yml")).write_text(text, "utf-8")
    _build(checkout, tmp_path / "site")
    assert _files(tmp_path / "site") == _fresh(checkout, tmp_path)


def test_a_file_that_somebody_touched_is_made_again(checkout: Path, tmp_path: Path, made: list[str]) -> None:
    _build(checkout, tmp_path / "site")
    before = _files(tmp_path / "site")
    made.clear()
    (tmp_path / "site" / "concepts" / "listening-first" / "index.html").write_text("oops")
    (tmp_path / "site" / "course" / "index.html").unlink()
    _build(checkout, tmp_path / "site")
    assert sorted(made) == ["concepts/listening-first/", "course/"]
    assert _files(tmp_path / "site") == before


def test_other_settings_and_a_broken_memory(checkout: Path, tmp_path: Path, made: list[str]) -> None:
    _build(checkout, tmp_path / "site")
    every = len(made)
    made.clear()
    _build(checkout, tmp_path / "site", Settings("https://example.org/"))
    assert len(made) == every
    for file in (checkout / "build" / "cache").iterdir():
        file.write_text('{"common": ')
    made.clear()
    _build(checkout, tmp_path / "site", Settings("https://example.org/"))
    assert len(made) == every


def test_every_look_is_seen(checkout: Path) -> None:
    corpus, looks = watch(load(checkout)[0])
    assert "nobody" not in corpus.concepts and corpus.unit_of.get("listening-first")
    assert looks == {("concepts", "nobody"), ("unit_of", "listening-first")}
    looks.clear()
    assert list(corpus.relations) and len(corpus.scored_of) and corpus.misconceptions
    assert {("relations", None), ("scored_of", None), ("misconceptions", None)} <= looks


def test_the_state_of_a_look_is_that_of_what_it_sees(checkout: Path) -> None:
    before = States(load(checkout)[0])
    file = checkout / "glossary" / "concepts" / "listening-first.yml"
    file.write_text(file.read_text("utf-8") + "# a comment\n", "utf-8")
    after = States(load(checkout)[0])
    for changed in (("concepts", "listening-first"), ("concepts", None), ("misconceptions", None)):
        assert before.of({changed}) != after.of({changed}), changed
    for same in (("unit_of", None), ("concepts", "nobody"), ("terms", None), ("relations", "listening-first")):
        assert before.of({same}) == after.of({same}), same
