"""Answers survive what happens to a browser's storage, and nothing stored is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from quiz_page import DAY, KEY, QUIZ, answer, item, parts, record, store, stored, word
from quiz_site import MULTIPLE, SINGLE, Site


def test_record_of_an_answer(quiz: Page) -> None:
    today = quiz.evaluate(DAY)
    answer(quiz, "single-one", "a")
    first = {"rev": 1, "n": 1, "chosen": ["a"], "right": 0, "first": 0, "tries": 1, "day": today}
    first |= {"box": 1, "due": today + 1}
    begun = {"n": 1, "level": 1, "day": today, "of": 1, "got": 0}
    assert stored(quiz) == {"items": {"single-one": first}, "concepts": {"x": begun}}
    item(quiz, "single-one").get_by_role("button", name=word("retry")).click()
    assert stored(quiz)["items"]["single-one"] == first | {"n": 2, "chosen": []}
    answer(quiz, "single-one", "b")
    again = first | {"n": 3, "chosen": ["b"], "right": 1, "tries": 2}
    assert stored(quiz)["items"]["single-one"] == again
    form = item(quiz, "constructor")
    form.locator("[name=sure][value='0']").check()
    answer(quiz, "constructor", "f")
    assert stored(quiz)["items"]["constructor"] == first | {"chosen": ["f"], "right": 1, "first": 1, "sure": 0}
    assert stored(quiz)["concepts"]["x"]["n"] == 3


def test_reload_and_the_other_language_show_the_same(quiz: Page) -> None:
    answer(quiz, "single-one", "a")
    answer(quiz, "multiple-one", "ac")
    quiz.reload()
    assert [entry[0] for entry in parts(item(quiz, "single-one"))] == [word("mistook"), word("answer")]
    quiz.locator(".switch-language").click()
    expect(quiz.locator("html")).to_have_attribute("lang", "en")
    quiz.wait_for_load_state()  # by then the deferred script has run
    assert parts(item(quiz, "single-one"))[0] == (
        word("mistook", "en"),
        "single-one letter a",
        "reason en a of single-one",
    )
    answer(quiz, "constructor", "f")
    expect(quiz.locator(".score")).to_have_text("3 of 3 answered, 2 right")
    quiz.go_back()
    expect(quiz.locator(".score")).to_have_text("3 dari 3 dijawab, 2 tepat")
    assert quiz.evaluate("Object.keys(localStorage)") == [KEY]


def test_a_changed_question_is_asked_again(quiz: Page, tmp_path: Path) -> None:
    answer(quiz, "single-one", "b")
    answer(quiz, "multiple-one", "ac")
    Site(items=(replace(SINGLE, rev=2), MULTIPLE)).write(tmp_path / "kb")
    quiz.reload()
    form = item(quiz, "single-one")
    expect(form.get_by_role("status")).to_have_text(word("changed"))
    assert form.locator("input:checked, input:disabled").count() == 0
    expect(quiz.locator(".score")).to_have_text("1 dari 2 dijawab, 1 tepat")
    answer(quiz, "single-one", "a")
    expect(form.get_by_role("status")).to_be_empty()
    expected = {"rev": 2, "n": 2, "chosen": ["a"], "right": 0, "first": 0, "tries": 1, "box": 1}
    assert stored(quiz)["items"]["single-one"].items() >= expected.items()


def test_two_tabs_lose_nothing(quiz: Page, open_page: Callable[..., Page], address: str) -> None:
    quiz.add_init_script("addEventListener('storage', (event) => window.asleep && event.stopImmediatePropagation())")
    quiz.reload()
    other = open_page(context=quiz.context)
    other.goto(address + QUIZ["en"])
    item(other, "multiple-one").locator("[value=a]").check()  # not yet checked, and not to be lost
    answer(quiz, "single-one", "b")
    expect(item(other, "single-one").locator(".feedback h3")).to_have_text(word("right", "en"))
    assert item(other, "multiple-one").locator("[value=a]").is_checked()
    item(quiz, "single-one").locator("summary").click()
    answer(other, "constructor", "t")
    expect(quiz.locator(".score")).to_have_text("2 dari 3 dijawab, 1 tepat")
    expect(item(quiz, "single-one").locator(".reasons")).to_have_attribute("open", "")  # being read
    # A tab that has slept through it all re-reads before it writes.
    quiz.evaluate("window.asleep = true")
    item(other, "constructor").get_by_role("button", name=word("retry", "en")).click()
    answer(other, "constructor", "f")
    expect(quiz.locator(".score")).to_have_text("2 dari 3 dijawab, 1 tepat")
    answer(quiz, "multiple-one", "ac")
    assert {slug: part["chosen"] for slug, part in stored(quiz)["items"].items()} == {
        "single-one": ["b"],
        "constructor": ["f"],
        "multiple-one": ["a", "c"],
    }
    expect(quiz.locator(".score")).to_have_text("3 dari 3 dijawab, 3 tepat")


def test_back_from_the_browsers_memory(quiz: Page) -> None:
    store(quiz, json.dumps({"items": {"single-one": record(chosen=["b"])}}))
    expect(quiz.locator(".score")).to_have_text("0 dari 3 dijawab, 0 tepat")
    quiz.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(quiz.locator(".score")).to_have_text("1 dari 3 dijawab, 1 tepat")


def test_deleted_by_the_browser_stays_deleted(quiz: Page, open_page: Callable[..., Page], address: str) -> None:
    answer(quiz, "single-one", "b")
    other = open_page(context=quiz.context)
    other.goto(address + QUIZ["id"])
    other.evaluate("localStorage.clear()")
    expect(quiz.locator(".score")).to_have_text("0 dari 3 dijawab, 0 tepat")
    answer(quiz, "constructor", "f")
    assert set(stored(quiz)["items"]) == {"constructor"}


def expect_trouble(page: Page, name: str) -> None:
    """The reader is told once, and the quiz works."""
    expect(page.locator(".quiz > .note")).to_have_text(word(name))
    for slug, letters in (("multiple-one", "ac"), ("constructor", "f")):
        form = answer(page, slug, letters)
        expect(form.locator(".feedback h3")).to_have_text(word("right"))
    form.get_by_role("button", name=word("retry")).click()
    expect(page.locator(".score")).to_have_text("1 dari 3 dijawab, 1 tepat")
    assert page.get_by_text(word(name)).count() == 1


@pytest.mark.parametrize(
    "denial",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})",
        "Object.defineProperty(window, 'localStorage', {value: null})",
    ],
)
def test_storage_denied(page: Page, address: str, denial: str) -> None:
    page.add_init_script(denial)
    page.goto(address + QUIZ["id"])
    expect_trouble(page, "denied")
    page.locator(".switch-theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_storage_denied_to_a_frame(page: Page, tmp_path: Path, address: str) -> None:
    frame = (
        '<!doctype html><title>Frame</title><link rel="icon" href="data:,">'
        f'<iframe sandbox="allow-scripts" src="kb{QUIZ["id"]}"></iframe>'
    )
    (tmp_path / "frame.html").write_text(frame, encoding="utf-8")
    page.goto(address.removesuffix("kb") + "frame.html")
    expect(page.frame_locator("iframe").locator(".quiz > .note")).to_have_text(word("denied"))


def test_storage_full(quiz: Page) -> None:
    answer(quiz, "single-one", "b")
    before = stored(quiz)
    quiz.evaluate(
        "() => { for (let size = 1 << 22, n = 0; size >= 1; n++) {"
        " try { localStorage.setItem('x' + n, 'x'.repeat(size)); } catch { size >>= 1; } } }"
    )
    answer(quiz, "multiple-one", "bd")
    item(quiz, "multiple-one").get_by_role("button", name=word("retry")).click()
    answer(quiz, "multiple-one", "ac")
    expect(quiz.locator(".quiz > .note")).to_have_text(word("full"))
    expect(quiz.locator(".score")).to_have_text("2 dari 3 dijawab, 2 tepat")
    assert stored(quiz) == before


@pytest.mark.parametrize("text", ["{", "", "null", "[]", '{"items": []}', '"x"'])
def test_unreadable_storage_is_set_aside(quiz: Page, text: str) -> None:
    store(quiz, "older", KEY + ":broken")
    store(quiz, text)
    quiz.reload()
    expect_trouble(quiz, "broken")
    assert set(stored(quiz)["items"]) == {"multiple-one", "constructor"}
    values = quiz.evaluate("key => [localStorage[key], localStorage[key + ':2']]", KEY + ":broken")
    assert values == ["older", text]
    quiz.reload()
    expect(quiz.locator(".quiz > .note")).to_be_empty()
    expect(quiz.locator(".score")).to_have_text("1 dari 3 dijawab, 1 tepat")


def test_an_odd_record_does_not_spoil_the_others(quiz: Page) -> None:
    odd = {"multiple-one": 7, "constructor": {"rev": 1, "n": "x", "chosen": ["t"]}, "__proto__": {"chosen": 1}}
    text = json.dumps({"items": {"single-one": record(chosen=["b"])} | odd, "later": {"kept": True}})
    store(quiz, text)
    quiz.reload()
    expect(quiz.locator(".score")).to_have_text("1 dari 3 dijawab, 1 tepat")
    answer(quiz, "multiple-one", "ac")
    found = stored(quiz)
    assert found["later"] == {"kept": True} and found["items"]["multiple-one"]["n"] == 1


def test_a_newer_version_is_left_alone(quiz: Page) -> None:
    newer = KEY.replace(":2", ":3")
    store(quiz, "{}", newer)
    before = json.dumps({"items": {"single-one": record()}})
    store(quiz, before)
    quiz.reload()
    expect_trouble(quiz, "newer")
    assert quiz.evaluate("Object.entries(localStorage).sort()") == [[KEY, before], [newer, "{}"]]


def test_an_older_version_is_migrated(quiz: Page) -> None:
    old = KEY.replace(":2", ":1")
    given = {"rev": 1, "n": 4, "chosen": ["b"], "right": True, "first": False, "tries": 2, "day": "2026-11-21"}
    text = json.dumps({"items": {"single-one": given, "constructor": given | {"chosen": ["t"], "right": False}}})
    store(quiz, text, old)
    quiz.reload()
    expect(quiz.locator(".score")).to_have_text("2 dari 3 dijawab, 1 tepat")
    assert quiz.evaluate("Object.entries(localStorage)") == [[old, text]]  # nothing is written before an answer
    item(quiz, "constructor").get_by_role("button", name=word("retry")).click()
    assert quiz.evaluate("Object.keys(localStorage)") == [KEY]
    migrated = {"rev": 1, "n": 4, "chosen": ["b"], "right": 1, "first": 0, "tries": 2, "day": 20778}
    assert stored(quiz)["items"]["single-one"] == migrated | {"box": 1, "due": 20779}
    quiz.reload()
    expect(quiz.locator(".score")).to_have_text("1 dari 3 dijawab, 1 tepat")
    # An old tab that writes its own version again takes nothing back; what cannot be read does no harm and stays.
    store(quiz, text, old)
    quiz.reload()
    expect(quiz.locator(".score")).to_have_text("1 dari 3 dijawab, 1 tepat")
    store(quiz, "{", old)
    quiz.reload()
    answer(quiz, "multiple-one", "ac")
    expect(quiz.locator(".score")).to_have_text("2 dari 3 dijawab, 2 tepat")
    expect(quiz.locator(".quiz > .note")).to_be_empty()
    assert sorted(quiz.evaluate("Object.keys(localStorage)")) == [old, KEY]


def test_sites_on_one_host_do_not_share(quiz: Page, tmp_path: Path) -> None:
    answer(quiz, "single-one", "b")
    Site().write(tmp_path / "other")
    quiz.goto(quiz.url.replace("/kb/", "/other/"))
    expect(quiz.locator(".score")).to_have_text("0 dari 3 dijawab, 0 tepat")
