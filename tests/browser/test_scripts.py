"""How the scripts come to a page: shortened or not, beside it or in it, with words that stand once, with a worker."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from berdaya.render.script import bundle, join
from berdaya.render.words import WORDS
from playwright.sync_api import Page, expect
from quiz_page import KEY, QUIZ, answer, check, choose, give, item, stored, word
from quiz_site import GAPS, KINDS, MATCH, MULTIPLE, SCRIPTS, SINGLE, Site

# Right, wrong, partly right, and once more.
ANSWERS = [
    ("single-one", "a"),
    ("multiple-one", "a b"),
    ("match-one", "ap bs cr"),
    ("sort-one", "ap bq cp"),
    ("order-one", "a b d c"),
    ("order-tied", "a c b d"),
    ("gaps-one", "ax bpasar"),
    ("decision-one", "c"),
    ("reflection-one", ""),
    ("task-one", ""),
]


def edited(file: Path, find: str, replace: str) -> None:
    """Replace a text that the page has once."""
    text = file.read_text("utf-8")
    assert text.count(find) == 1, find
    file.write_text(text.replace(find, replace), "utf-8")


def session(page: Page, address: str) -> list[Any]:
    """What a page shows and stores after each step of a session with all kinds of items."""
    page.clock.set_fixed_time("2026-11-23T12:00:00")
    page.goto(address)
    seen = []

    def look() -> None:
        seen.append([page.locator("main").inner_html(), stored(page)])

    for slug, chosen in ANSWERS:
        give(page, slug, chosen, "1" if slug == "single-one" else None)
        look()
    page.locator(".result .button").first.click()  # the wrong ones once more
    look()
    give(page, "single-one", "b", "0")
    page.locator(".switch-theme").click()
    page.reload()
    look()
    page.locator(".result").get_by_role("button", name=word("reset")).click()
    page.locator(".result").get_by_role("button", name=word("yes")).click()
    look()
    seen.append(page.evaluate("({...localStorage})"))
    return seen


def test_shortening_changes_nothing(open_page: Callable[..., Page], serve: Callable[[Path], str], tmp_path: Path) -> None:
    whole = {f"{entry}.js": join(f"{entry}.js") for entry in SCRIPTS}
    short = {f"{entry}.js": bundle(f"{entry}.js") for entry in SCRIPTS}
    assert all(len(short[name]) < 0.7 * len(whole[name]) for name in whole)
    found = []
    for name, scripts in (("whole", whole), ("short", short)):
        Site(items=KINDS, scripts=scripts).write(tmp_path / name / "kb")
        found.append(session(open_page(), serve(tmp_path / name) + "/kb" + QUIZ["id"]))
    assert found[0] == found[1]
    assert len(found[0]) == len(ANSWERS) + 4 and KEY in found[0][-1]


def inline(folder: Path, file: Path) -> None:
    """Put the scripts into the page, at its end."""
    text = re.sub(r'<script defer src="[^"]*"></script>', "", file.read_text("utf-8"))
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    scripts = "".join(f"<script>{(folder / f'{entry}.js').read_text('utf-8')}</script>" for entry in SCRIPTS)
    file.write_text(text.replace("</main></body>", f"</main>{scripts}</body>"), "utf-8")


@pytest.mark.parametrize("denied", [False, True])
def test_one_file_from_a_folder(page: Page, tmp_path: Path, denied: bool) -> None:
    folder = Site(items=KINDS).write(tmp_path)
    file = folder / "concepts" / "x" / "index.html"
    inline(folder, file)
    edited(file, " data-preview>", ">")  # it asks for a worker, which a folder cannot have, and nobody hears of it
    if denied:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
        )
    page.goto(file.as_uri())
    for slug, chosen in ANSWERS:
        give(page, slug, chosen)
        expect(item(page, slug).locator(".feedback")).not_to_be_empty()
    expect(page.locator(".switch-theme")).to_be_visible()
    page.wait_for_load_state()
    if denied:
        expect(page.locator(".quiz > .note")).to_have_text(word("denied"))
    else:
        page.reload()
        expect(item(page, "gaps-one")).to_have_attribute("data-state", "partly")


def test_a_kind_whose_script_has_not_come_stays_a_form(quiz: Page, tmp_path: Path, faults: list[str]) -> None:
    Site(items=(SINGLE, MATCH, GAPS)).write(tmp_path / "kb")
    (tmp_path / "kb" / "gaps.js").unlink()
    quiz.reload()
    give(quiz, "match-one", "ap bq cr")
    give(quiz, "single-one", "b")
    form = item(quiz, "gaps-one")
    assert form.get_attribute("data-state") is None and form.locator("button").count() == 0
    form.locator("summary").click()
    expect(form.locator(".reasons .reason").first).to_be_visible()
    expect(quiz.locator(".score")).to_have_text(word("score", answered=2, all=2, right=2))
    assert faults and all("404" in fault for fault in faults)
    faults.clear()


def test_words_stand_once_for_all_quizzes(quiz: Page, tmp_path: Path) -> None:
    """And only those that the kinds on the page need."""
    kept = ("place", "order", "pair", "typed", "chose", "fill", "partly_order")
    Site(items=(SINGLE, MULTIPLE)).write(tmp_path / "kb")
    file = tmp_path / f"kb{QUIZ['id']}index.html"
    edited(file, item_html := MULTIPLE.html("id"), "")
    edited(file, "</main>", f'<section class="quiz" data-heading="2" data-mixed><h2>More</h2>{item_html}</section></main>')
    for name in WORDS["quiz"]:
        if name.startswith(kept):
            text = file.read_text("utf-8")
            file.write_text(re.sub(rf' data-{name}="[^"]*"', "", text), "utf-8")
    quiz.reload()
    answer(quiz, "single-one", "b")
    form = answer(quiz, "multiple-one", "ad")
    expect(form.locator(".feedback h2")).to_have_text(word("partly"))
    assert stored(quiz)["concepts"]["x"]["level"] == 1
    scores = quiz.locator(".score")
    assert scores.all_inner_texts() == [word("score", answered=1, all=1, right=right) for right in (1, 0)]
    assert "undefined" not in quiz.locator("main").inner_text()


def test_an_incomplete_answer_of_each_kind_is_named(quiz: Page, tmp_path: Path) -> None:
    Site(items=KINDS).write(tmp_path / "kb")
    quiz.reload()
    for slug, name in (("single-one", "choose"), ("sort-one", "fill"), ("order-one", "order"), ("gaps-one", "fill")):
        form = choose(quiz, slug, [])
        check(quiz, form)
        expect(form.get_by_role("status")).to_have_text(word(name))


WORKER = "addEventListener('fetch', () => {});"


@pytest.mark.parametrize("preview", [False, True])
def test_the_worker_is_registered(open_page: Callable[..., Page], address: str, tmp_path: Path, preview: bool) -> None:
    (tmp_path / "kb" / "worker.js").write_text(WORKER, "utf-8")
    if not preview:
        edited(tmp_path / f"kb{QUIZ['en']}index.html", " data-preview>", ">")
    page = open_page(service_workers="allow")
    page.goto(address + QUIZ["en"])
    if not preview:
        assert page.evaluate("navigator.serviceWorker.ready.then(({scope}) => scope)") == address + "/"
    assert len(page.evaluate("navigator.serviceWorker.getRegistrations()")) == (not preview)


def test_a_browser_without_workers_says_nothing(page: Page, address: str, tmp_path: Path) -> None:
    edited(tmp_path / f"kb{QUIZ['id']}index.html", " data-preview>", ">")
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'serviceWorker', {value: undefined})")
    page.goto(address + QUIZ["id"], wait_until="load")
    answer(page, "single-one", "b")
    expect(item(page, "single-one")).to_have_attribute("data-state", "right")
