"""The quiz as readers get it: answered in every way, explained at once, honest without a script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from quiz_page import QUIZ, answer, item, parts, stored, word
from quiz_site import Site


def test_pages_are_watched(page: Page, address: str, tmp_path: Path, faults: list[str]) -> None:
    path = tmp_path / "kb/concepts/x/index.html"
    added = (
        '<p style="color:red"><img src="http://192.0.2.1/x.png"></p>'
        '<script>throw 1</script><script src="../../bad.js"></script>'
    )
    (tmp_path / "kb/bad.js").write_text("throw new Error('bad')", encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("<main>", f"<main>{added}"), encoding="utf-8")
    page.goto(address + QUIZ["id"])
    found = "\n".join(faults)
    faults.clear()
    for sign in ("inline style", "192.0.2.1", "inline script", "page error: bad"):
        assert sign in found, f"{sign} not in:\n{found}"


ANSWERS = [
    ("single-one", "b", "right", [("took", "b")]),
    ("single-one", "a", "wrong", [("mistook", "a"), ("answer", "b")]),
    ("multiple-one", "ac", "right", [("took", "a"), ("took", "c")]),
    ("multiple-one", "ab", "partly", [("took", "a"), ("mistook", "b"), ("missed", "c")]),
    ("multiple-one", "bd", "wrong", [("mistook", "b"), ("mistook", "d"), ("missed", "a"), ("missed", "c")]),
    ("constructor", "f", "right", [("took", "f")]),
    ("constructor", "t", "wrong", [("mistook", "t"), ("answer", "f")]),
]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_each_answer_is_explained(page: Page, address: str, lang: str) -> None:
    page.goto(address + QUIZ[lang])
    noun = {"id": "huruf", "en": "letter"}[lang]
    for slug, letters, verdict, expected in ANSWERS:
        form = answer(page, slug, letters)
        heading = form.locator(".feedback h3")
        expect(heading).to_have_text(word(verdict, lang))  # 1 taken of 2, 1 too many: no credit to tell
        expect(heading).to_be_focused()
        expect(heading.locator("svg")).to_have_attribute("aria-hidden", "true")
        assert parts(form) == [
            (word(name, lang), f"{slug} {noun} {letter}", f"reason {lang} {letter} of {slug}")
            for name, letter in expected
        ]
        expect(form.locator(".feedback .explanation")).to_have_text(f"Why {slug}.")
        expect(form.locator(".feedback .again a")).to_have_attribute("href", "#mistakes")
        assert form.get_attribute("data-state") == verdict
        assert form.locator(".reasons").is_visible() and form.locator(".reasons").get_attribute("open") is None
        assert form.locator("fieldset input:enabled").count() == 0
        assert form.locator(".option .icon").count() == len(expected)
        form.get_by_role("button", name=word("retry", lang)).click()
        expect(form.locator("input").first).to_be_focused()
        assert form.locator("input:checked, input:disabled, .icon, [data-mark]:not(li)").count() == 0
        assert form.get_attribute("data-state") == "open"
        expect(form.locator(".reasons")).to_be_hidden()


def test_by_touch(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 640})
    page.goto(address + QUIZ["id"])
    touched = [("single-one", "a", "wrong"), ("multiple-one", "ac", "right"), ("constructor", "f", "right")]
    for slug, letters, verdict in touched:
        form = answer(page, slug, letters, press="tap")
        expect(form.locator(".feedback h3")).to_have_text(word(verdict))
        expect(form.locator(".feedback h3")).to_be_in_viewport()
    item(page, "single-one").get_by_role("button", name=word("retry")).tap()
    expect(item(page, "single-one").locator(".feedback")).to_be_empty()


def test_by_keyboard(quiz: Page) -> None:
    press = quiz.keyboard.press
    single = item(quiz, "single-one")
    quiz.locator(".switch-theme").focus()
    press("Tab")  # to the options
    press("ArrowDown")
    press("ArrowDown")
    assert stored(quiz) is None and single.get_attribute("data-state") == "open"  # arrows only choose
    press("Tab")
    expect(single.get_by_label(word("sure"), exact=True)).to_be_focused()  # which one may pass over
    press("Tab")
    expect(single.get_by_role("button", name=word("check"))).to_be_focused()
    press("Enter")
    expect(single.locator(".feedback h3")).to_be_focused()
    press("Tab")
    expect(single.locator(".feedback .again a")).to_be_focused()
    press("Tab")
    expect(single.get_by_role("button", name=word("retry"))).to_be_focused()
    press("Space")
    press("Space")  # chooses the first option
    press("Enter")  # checks from the option itself
    expect(single.locator(".feedback h3")).to_have_text(word("wrong"))
    multiple = item(quiz, "multiple-one")
    multiple.locator("input").first.focus()
    press("Space")
    press("Tab")
    press("Tab")
    press("Space")
    press("Enter")
    expect(multiple.locator(".feedback h3")).to_have_text(word("right"))


def test_nothing_chosen_is_explained_and_keeps_the_focus(quiz: Page) -> None:
    form = item(quiz, "single-one")
    form.evaluate("form => form.removeAttribute('method')")  # old browsers do not know "dialog"
    answer(quiz, "single-one", "")
    note = form.get_by_role("status")
    expect(note).to_have_text(word("choose"))
    expect(form.locator("button[type=submit]")).to_be_focused()
    assert stored(quiz) is None and not quiz.url.endswith("?")
    form.locator("input").first.check()
    expect(note).to_be_empty()


def test_score_and_deleting_all_answers(quiz: Page) -> None:
    score = quiz.locator(".score")
    reset = quiz.get_by_role("button", name=word("reset"))
    yes, no = (quiz.get_by_role("button", name=word(name)) for name in ("yes", "no"))
    expect(score).to_have_text("0 dari 3 dijawab, 0 tepat")
    expect(reset).to_be_hidden()
    answer(quiz, "single-one", "b")
    answer(quiz, "multiple-one", "ab")
    expect(score).to_have_text("2 dari 3 dijawab, 1 tepat")
    reset.focus()
    quiz.keyboard.press("Space")
    quiz.keyboard.press("Space")  # an impatient reader deletes nothing
    expect(reset).to_be_focused()
    expect(score).to_have_text("2 dari 3 dijawab, 1 tepat")
    reset.click()
    expect(no).to_be_focused()
    expect(quiz.get_by_role("group", name=word("confirm"))).to_be_visible()
    quiz.keyboard.press("Escape")
    expect(reset).to_be_focused()
    reset.click()
    no.click()
    expect(reset).to_be_focused()
    reset.click()
    yes.click()
    expect(score).to_have_text("0 dari 3 dijawab, 0 tepat")
    expect(score).to_be_focused()
    expect(reset).to_be_hidden()
    assert stored(quiz)["items"] == {slug: {"rev": 1, "chosen": [], "n": 2} for slug in ("single-one", "multiple-one")}
    quiz.reload()
    expect(score).to_have_text("0 dari 3 dijawab, 0 tepat")


def test_from_a_folder(page: Page, tmp_path: Path) -> None:
    Site().write(tmp_path)
    page.goto((tmp_path / "concepts/x/index.html").as_uri())
    answer(page, "single-one", "b")
    page.locator(".switch-language").click()
    expect(page.locator(".score")).to_have_text("1 of 3 answered, 1 right")
    page.locator(".switch-theme").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator(".score")).to_have_text("1 of 3 answered, 1 right")


def test_without_javascript(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address + QUIZ["id"])
    form = item(page, "single-one")
    reasons = form.locator(".reasons")
    expect(reasons.locator(".reason").first).to_be_hidden()
    reasons.locator("summary").click()
    expect(reasons.get_by_text("reason id b of single-one")).to_be_visible()
    form.locator("input").first.check()
    page.keyboard.press("Enter")  # method="dialog": the form goes nowhere
    assert page.url == address + QUIZ["id"] and form.locator("input").first.is_checked()
    expect(page.locator(".switch-theme")).to_be_hidden()


def test_an_unknown_kind_stays_as_it_is(quiz: Page, tmp_path: Path) -> None:
    path = tmp_path / "kb/concepts/x/index.html"
    path.write_text(path.read_text(encoding="utf-8").replace('"choice"', '"dance"', 1), encoding="utf-8")
    quiz.reload()
    expect(quiz.locator(".score")).to_have_text("0 dari 2 dijawab, 0 tepat")
    expect(item(quiz, "single-one").locator("summary")).to_be_visible()


def test_accessible_in_every_state(quiz: Page) -> None:
    answer(quiz, "single-one", "a")
    answer(quiz, "multiple-one", "ab")
    answer(quiz, "constructor", "")
    quiz.get_by_role("button", name=word("reset")).click()
    ids = quiz.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
    assert "why-single-one-a" in ids and len(ids) == len(set(ids))  # copies of reasons have none
    results = Axe().run(quiz)
    assert results.violations_count == 0, results.generate_report()
