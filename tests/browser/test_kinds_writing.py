"""Reflections and village tasks: private, never marked, kept only where the reader wants it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from quiz_page import QUIZ, check, item, reach, stored, word
from quiz_site import REFLECTION, SAMPLE, TASK, Site

NOTES = "berdaya:/kb/:notes"


@pytest.fixture
def writing(tmp_path: Path, serve: Callable[[Path], str]) -> str:
    """The address of a site with two reflections and a task."""
    Site(items=(REFLECTION, SAMPLE, TASK)).write(tmp_path / "kb")
    return serve(tmp_path) + "/kb"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("press", ["click", "tap", "keys"])
def test_a_reflection(open_page: Callable[..., Page], writing: str, lang: str, press: str, scheme: str) -> None:
    page = open_page(color_scheme=scheme, has_touch=press == "tap")
    page.goto(writing + QUIZ[lang])
    form = item(page, "reflection-one")
    criteria = form.locator(".criterion")
    expect(form.get_by_role("button", name=word("done", lang))).to_be_visible()
    expect(criteria.first).to_be_hidden()
    if press == "keys":
        reach(page, form.locator("textarea"))
        page.keyboard.type("One\nTwo")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    else:
        form.locator("textarea").fill("One\nTwo")
        check(page, form, press)
    heading = form.locator(".feedback > h3")
    expect(heading).to_be_focused()
    expect(heading).to_have_text(word("noted", lang))
    assert form.get_attribute("data-state") == "done"
    for letter in "ac":
        box = form.locator(f".criterion [value={letter}]")
        if press == "keys":
            reach(page, box)
            page.keyboard.press("Space")
        else:
            getattr(form.locator(f".criterion:has([value={letter}])"), press)()
    assert stored(page)["items"]["reflection-one"]["chosen"] == ["done", "a", "c"]
    # The notes stay open: one goes back and forth between them and the criteria.
    form.locator("textarea").press_sequentially("!")
    assert form.locator("textarea").input_value() == "One\nTwo!"
    assert form.locator(":disabled").count() == 0
    violations = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in violations] == []
    page.reload()
    assert form.get_attribute("data-state") == "done" and form.locator("textarea").input_value() == ""
    ticked = form.locator(".criterion :checked").evaluate_all("all => all.map((each) => each.value)")
    assert ticked == ["a", "c"] and criteria.first.is_visible()
    form.locator("textarea").fill("Again")
    again = form.get_by_role("button", name=word("reopen", lang))
    getattr(again, "click" if press == "keys" else press)()
    expect(form.locator("textarea")).to_be_focused()
    assert form.locator("textarea").input_value() == "Again"
    expect(criteria.first).to_be_hidden()
    assert form.locator(":checked").count() == 0
    assert page.evaluate("Object.keys(localStorage)") == ["berdaya:/kb/:2"]
    assert "Again" not in page.evaluate("JSON.stringify(localStorage)")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_sample_and_a_task(page: Page, writing: str, lang: str) -> None:
    page.goto(writing + QUIZ[lang])
    for slug, press, title, text in (
        ("reflection-sample", "done", "noted", f"sample {lang}"),
        ("task-one", "did", "acted", f"debrief {lang}"),
    ):
        form = item(page, slug)
        expect(form.get_by_text(text)).to_be_hidden()
        form.get_by_role("button", name=word(press, lang)).click()
        expect(form.locator(".feedback > h3")).to_have_text(word(title, lang))
        expect(form.locator(".feedback > h3")).to_be_focused()
        expect(form.get_by_text(text)).to_be_visible()
        expect(form.get_by_role("button", name=word(press, lang))).to_be_hidden()
        assert stored(page)["items"][slug]["chosen"] == ["done"]
        assert {"box", "due"} & set(stored(page)["items"][slug]) == set()
        page.reload()
        expect(form.get_by_text(text)).to_be_visible()
        form.get_by_role("button", name=word("reopen", lang)).click()
        expect(form.get_by_text(text)).to_be_hidden()
    expect(form.get_by_role("button", name=word("did", lang))).to_be_focused()


def test_notes_are_kept_from_the_tick_on_and_no_longer(page: Page, writing: str) -> None:
    page.goto(writing + QUIZ["id"])
    form, other = item(page, "reflection-one"), item(page, "reflection-sample")
    text, keep = form.locator("textarea"), form.locator("[name=keep]")
    assert not keep.is_checked()
    text.fill("Mine")
    assert stored(page, NOTES) is None
    keep.check()
    assert stored(page, NOTES) == {"reflection-one": "Mine"}
    text.fill("Mine, and “more”")
    other.locator("textarea").fill("Not this")
    assert stored(page, NOTES) == {"reflection-one": "Mine, and “more”"}
    other.locator("[name=keep]").check()
    assert set(stored(page, NOTES)) == {"reflection-one", "reflection-sample"}
    page.locator(".switch-language").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.wait_for_load_state()
    assert keep.is_checked() and text.input_value() == "Mine, and “more”"
    check(page, form)
    assert "Mine" not in page.evaluate("localStorage['berdaya:/kb/:2']")
    assert text.input_value() == "Mine, and “more”"
    keep.uncheck()
    assert stored(page, NOTES) == {"reflection-sample": "Not this"}
    assert text.input_value() == "Mine, and “more”"  # still on the page
    other.locator("[name=keep]").uncheck()
    assert page.evaluate("key => localStorage.getItem(key)", NOTES) is None
    page.reload()
    assert text.input_value() == "" and not keep.is_checked()


@pytest.mark.parametrize("odd", ["{", "null", "7", '"text"', "[]", '{"reflection-one": 7}'])
def test_unreadable_notes_spoil_nothing(page: Page, writing: str, odd: str) -> None:
    page.goto(writing + QUIZ["id"])
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [NOTES, odd])
    page.reload()
    form = item(page, "reflection-one")
    assert form.locator("textarea").input_value() == "" and not form.locator("[name=keep]").is_checked()
    form.locator("textarea").fill("Mine")
    form.locator("[name=keep]").check()
    assert stored(page, NOTES)["reflection-one"] == "Mine"


def test_notes_that_cannot_be_kept(page: Page, writing: str) -> None:
    page.goto(writing + QUIZ["id"])
    form = item(page, "reflection-one")
    text, keep = form.locator("textarea"), form.locator("[name=keep]")
    text.fill("Old")
    keep.check()
    page.evaluate(
        "() => { for (let size = 1 << 22, n = 0; size >= 1; n++) {"
        " try { localStorage.setItem('x' + n, 'x'.repeat(size)); } catch { size >>= 1; } } }"
    )
    text.fill("New, and longer than what was kept")
    expect(form.get_by_role("status")).to_have_text(word("unkept"))
    assert not keep.is_checked() and text.input_value().startswith("New")
    assert stored(page, NOTES) is None  # and no half of it


def test_notes_where_storage_is_denied(page: Page, writing: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    page.goto(writing + QUIZ["id"])
    form = item(page, "reflection-one")
    form.locator("[name=keep]").click()
    assert not form.locator("[name=keep]").is_checked()
    expect(form.get_by_role("status")).to_have_text(word("unkept"))
    check(page, form)
    expect(form.locator(".feedback > h3")).to_be_focused()
