"""Every kind of item, answered in every way: by mouse, touch and keys, in both languages, in light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from quiz_page import QUIZ, check, choose, item, stored, word
from quiz_site import KINDS, Site

# By item: an answer as it is stored, its verdict, and the word and numbers of the heading.
ANSWERS: dict[str, list[tuple[str, str, str, int, int]]] = {
    "single-one": [("b", "right", "right", 1, 1), ("a", "wrong", "wrong", 0, 1)],
    "multiple-one": [
        ("a c", "right", "right", 2, 2),
        ("a", "partly", "partly_of", 1, 2),
        ("b d", "wrong", "wrong", 0, 2),
        ("a b", "partly", "partly", 0, 2),  # one too many takes the credit of one, and nobody is told "0 of 2"
        ("a b c", "partly", "partly_of", 1, 2),
    ],
    "match-one": [
        ("ap bq cr", "right", "right", 3, 3),
        ("ap br cq", "partly", "partly_of", 1, 3),
        ("aq bs cs", "wrong", "wrong", 0, 3),
    ],
    "sort-one": [
        ("ap bq cp", "right", "right", 3, 3),
        ("ap bp cp", "partly", "partly_of", 2, 3),
        ("aq bp cq", "wrong", "wrong", 0, 3),
    ],
    "order-one": [
        ("a b c d", "right", "right", 6, 6),
        ("a c b d", "partly", "partly_order", 5, 6),
        ("d c b a", "wrong", "wrong", 0, 6),
        ("d a b c", "partly", "partly_order", 3, 6),
    ],
    "order-tied": [
        ("a b c d", "right", "right", 6, 6),
        ("a c b d", "right", "right", 6, 6),
        ("b a c d", "partly", "partly_order", 5, 6),
    ],
    "gaps-one": [
        ("ay bpasar", "right", "right", 2, 2),
        ("ay bkota", "partly", "partly_of", 1, 2),
        ("ax bkota", "wrong", "wrong", 0, 2),
    ],
    "decision-one": [("a", "right", "right", 1, 1), ("c", "wrong", "wrong", 0, 1)],
}
# What there is to see of a form, asked for at once because each question to a browser takes its time.
ANSWERED = """form => {
  const heading = form.querySelector('.feedback > :first-child');
  const {top, bottom} = heading.getBoundingClientRect();
  const isBare = (entry) => ['.shown', '.reason', 'strong'].some((each) => !entry.querySelector(each).textContent.trim())
    || entry.querySelectorAll('svg[aria-hidden=true]').length !== 1;
  return {
    title: heading.textContent,
    focused: heading === document.activeElement,
    seen: top >= 0 && bottom <= innerHeight,
    state: form.dataset.state,
    locked: form.querySelector('fieldset').disabled,
    live: form.querySelectorAll('[aria-live], .feedback [role], .feedback[role]').length,
    bare: [...form.querySelectorAll('.feedback li')].filter(isBare).length,
  };
}"""
OPENED = """form => ({
  state: form.dataset.state,
  focused: form.querySelector('fieldset :is(select, input)') === document.activeElement,
  left: form.querySelectorAll(':checked:not(option), fieldset [data-mark], .icon, :disabled').length,
  text: [...form.querySelectorAll('select, [type=text]')].map((each) => each.value).join('')
    + [...form.querySelectorAll('.rank')].map((each) => each.textContent).join(''),
})"""
WAYS = [
    (lang, press, scheme) for lang in ("id", "en") for press in ("click", "tap", "keys") for scheme in ("light", "dark")
]


@pytest.fixture
def kinds(tmp_path: Path, serve: Callable[[Path], str]) -> str:
    """The address of a site with one item of each kind."""
    Site(items=KINDS).write(tmp_path / "kb")
    return serve(tmp_path) + "/kb"


@pytest.fixture
def opened(open_page: Callable[..., Page], kinds: str) -> Iterator[Callable[[str, str, str], Page]]:
    """Open the page with all kinds in a language, for a way of pressing, in a scheme."""

    def start(lang: str, press: str, scheme: str) -> Page:
        phone = {"has_touch": True, "is_mobile": True, "viewport": {"width": 360, "height": 640}}
        page = open_page(color_scheme=scheme, **(phone if press == "tap" else {}))
        page.goto(kinds + QUIZ[lang])
        return page

    yield start


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds."""
    found = Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200] + each["nodes"][0]["failureSummary"]) for each in found]


@pytest.mark.parametrize(("lang", "press", "scheme"), WAYS)
def test_each_kind_in_each_way(opened: Callable[[str, str, str], Page], lang: str, press: str, scheme: str) -> None:
    page = opened(lang, press, scheme)
    assert violations(page) == []
    for slug, answers in ANSWERS.items():
        # Each way meets each verdict; one of them all answers.
        for chosen, verdict, title, got, of in answers if (lang, press, scheme) == WAYS[0] else answers[:3]:
            form = choose(page, slug, chosen.split(), press)
            check(page, form, press)
            found = form.evaluate(ANSWERED)
            assert found == {
                "title": word(title, lang, got=got, of=of),
                "focused": True,
                "seen": True,
                "state": verdict,
                "locked": True,
                "live": 0,
                "bare": 0,
            }
            assert stored(page)["items"][slug]["chosen"] == chosen.split()
            retry = form.get_by_role("button", name=word("retry", lang))
            if press == "keys":
                page.keyboard.press("Tab")  # the link to read again
                page.keyboard.press("Tab")
                expect(retry).to_be_focused()
                page.keyboard.press("Space")
            else:
                getattr(retry, press)()
            assert form.evaluate(OPENED) == {"state": "open", "focused": True, "left": 0, "text": ""}


@pytest.mark.parametrize(("lang", "scheme"), [("id", "light"), ("en", "dark")])
def test_accessible_in_every_state(opened: Callable[[str, str, str], Page], lang: str, scheme: str) -> None:
    page = opened(lang, "click", scheme)
    for slug in ANSWERS:
        check(page, item(page, slug))  # incomplete
        assert item(page, slug).locator(".note").inner_text()
    assert violations(page) == []
    for each in range(3):
        for slug, answers in ANSWERS.items():
            if item(page, slug).get_attribute("data-state") != "open":
                item(page, slug).get_by_role("button", name=word("retry", lang)).click()
            check(page, choose(page, slug, answers[min(each, len(answers) - 1)][0].split()))
            item(page, slug).locator("summary").click()
        for slug in ("reflection-one", "task-one"):
            if item(page, slug).get_attribute("data-state") == "open":
                check(page, item(page, slug))
        assert violations(page) == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
    assert len(ids) == len(set(ids))
    page.get_by_role("button", name=word("reset", lang)).click()
    assert violations(page) == []


def test_an_incomplete_answer_is_not_taken(opened: Callable[[str, str, str], Page]) -> None:
    page = opened("id", "click", "light")
    incomplete = {
        "match-one": ("fill", "ap bq", "cr"),
        "sort-one": ("fill", "ap cp", "bq"),
        "order-one": ("order", "a b c", "d"),
        "gaps-one": ("fill", "ay", "bpasar"),
        "multiple-one": ("choose", "", "a"),
    }
    for slug, (name, some, rest) in incomplete.items():
        form = choose(page, slug, some.split())
        check(page, form)
        note = form.get_by_role("status")
        expect(note).to_have_text(word(name))
        expect(form.locator("button[type=submit]")).to_be_focused()
        assert form.get_attribute("data-state") == "open"
        choose(page, slug, [rest])
        form.locator("button[type=submit]").focus()  # a line of text changes when it is left
        expect(note).to_be_empty()
    form = item(page, "gaps-one")
    form.locator("[name=b]").fill("   ")
    check(page, form)
    expect(form.get_by_role("status")).to_have_text(word("fill"))
    assert stored(page) is None


def test_steps_are_numbered_as_they_are_tapped(opened: Callable[[str, str, str], Page]) -> None:
    page = opened("id", "click", "light")
    form = item(page, "order-one")
    expect(form.locator(".hint")).to_have_text(word("order_hint"))

    def numbers() -> str:
        return " ".join(
            f"{option.locator('input').input_value()}{option.locator('.rank').inner_text()}"
            for option in form.locator(".option").all()
        )

    for letter, expected in zip("bdba", ("c a d b1", "c a d2 b1", "c a d1 b", "c a2 d1 b"), strict=True):
        choose(page, "order-one", [letter])
        assert numbers() == expected
    expect(form.get_by_role("checkbox", name="2 step id a")).to_be_checked()
    choose(page, "order-one", ["c", "b"])
    check(page, form)
    assert stored(page)["items"]["order-one"]["chosen"] == ["d", "a", "c", "b"]
    assert numbers() == "c3 a2 d1 b4"
    marks = [option.get_attribute("data-mark") for option in form.locator(".option").all()]
    assert marks == ["wrong"] * 4


def test_reload_and_the_other_language_show_the_same(opened: Callable[[str, str, str], Page]) -> None:
    page = opened("id", "click", "light")
    said = {}
    for slug, way in zip(ANSWERS, cycle((1, 0)), strict=False):
        chosen, verdict, title, got, of = ANSWERS[slug][way]
        check(page, choose(page, slug, chosen.split()))
        said[slug] = (verdict, title, got, of)
    check(page, item(page, "reflection-one"))

    def look(lang: str) -> dict[str, list[str]]:
        shown = {}
        for slug, (verdict, title, got, of) in said.items():
            form = item(page, slug)
            expect(form).to_have_attribute("data-state", verdict)
            expect(form.locator(".feedback > :first-child")).to_have_text(word(title, lang, got=got, of=of))
            assert all(f" {lang} " in text for text in form.locator(".feedback .reason").all_inner_texts())
            shown[slug] = form.evaluate(
                "form => [...form.querySelectorAll('fieldset :is(input, select)'), ...form.querySelectorAll('.rank')]"
                ".map((each) => `${each.name || ''} ${each.value || each.textContent} ${each.checked || ''}`)"
            )
        expect(item(page, "reflection-one")).to_have_attribute("data-state", "done")
        return shown

    before = look("id")
    page.reload()
    assert look("id") == before
    page.locator(".switch-language").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.wait_for_load_state()
    assert look("en") == before


def test_without_javascript_the_reasons_open(open_page: Callable[..., Page], kinds: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(kinds + QUIZ["id"])
    for slug in ANSWERS:
        form = item(page, slug)
        expect(form.locator(".reason").first).to_be_hidden()
        form.locator("summary").click()
        assert all(each.is_visible() for each in form.locator(".reason").all())
        assert form.locator("button, .sure, .note").count() == 0
    expect(item(page, "reflection-one").get_by_text("criterion id a")).to_be_visible()
    expect(item(page, "task-one").get_by_text("debrief id")).to_be_visible()


def test_from_a_folder(page: Page, tmp_path: Path) -> None:
    Site(items=KINDS).write(tmp_path)
    page.goto((tmp_path / "concepts/x/index.html").as_uri())
    check(page, choose(page, "match-one", ["ap", "bq", "cr"]))
    page.reload()
    expect(item(page, "match-one")).to_have_attribute("data-state", "right")
