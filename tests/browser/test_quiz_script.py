"""The script as readers get it, on a small site of its own: answering, keeping, merging, switching."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from berdaya.render.script import join, read_module
from berdaya.render.words import WORDS
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page, expect
from quiz_site import MULTIPLE, SINGLE, Item, Site

KEY = "berdaya:/kb/:1"
QUIZ = {"id": "/concepts/x/", "en": "/en/concepts/x/"}


def word(name: str, lang: str = "id") -> str:
    """A word of the script."""
    return WORDS["quiz"][name][lang]


@pytest.fixture
def address(tmp_path: Path, serve: Callable[[Path], str]) -> str:
    """The small site, below a path as on a shared host."""
    Site().write(tmp_path / "kb")
    return serve(tmp_path) + "/kb"


@pytest.fixture
def quiz(page: Page, address: str) -> Page:
    """The Indonesian page, opened."""
    page.goto(address + QUIZ["id"])
    return page


def item(page: Page, slug: str) -> Locator:
    """One form."""
    return page.locator(f"#item-{slug}")


def answer(page: Page, slug: str, letters: str, press: str = "click") -> Locator:
    """Choose and check."""
    form = item(page, slug)
    for letter in letters:
        getattr(form.locator(f".option:has([value={letter}])"), press)()
    getattr(form.locator("button[type=submit]"), press)()
    return form


def stored(page: Page, key: str = KEY) -> Any:
    """What is in the browser's storage."""
    text = page.evaluate("key => localStorage.getItem(key)", key)
    return text and json.loads(text)


def store(page: Page, text: str, key: str = KEY) -> None:
    """Put something into the browser's storage."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def record(**changes: Any) -> dict[str, Any]:
    """A stored answer."""
    found = {"rev": 1, "n": 1, "chosen": ["a"], "right": False, "first": False, "tries": 1, "day": "2026-11-01"}
    return found | changes


def parts(form: Locator) -> list[tuple[str, str, str]]:
    """What the feedback says of each part: whose, which, why."""
    return [
        tuple(entry.locator(place).inner_text() for place in ("strong", ".shown", ".reason"))  # type: ignore[misc]
        for entry in form.locator(".feedback li").all()
    ]


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


# -- answering

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
        expect(heading).to_have_text(word(verdict, lang))
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
        assert form.locator("input:enabled").count() == 0
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


# -- keeping


def test_record_of_an_answer(quiz: Page) -> None:
    today = quiz.evaluate("new Date().toLocaleDateString('sv')")
    answer(quiz, "single-one", "a")
    first = {"rev": 1, "n": 1, "chosen": ["a"], "right": False, "first": False, "tries": 1, "day": today}
    assert stored(quiz) == {"items": {"single-one": first}}
    item(quiz, "single-one").get_by_role("button", name=word("retry")).click()
    assert stored(quiz)["items"]["single-one"] == first | {"n": 2, "chosen": []}
    answer(quiz, "single-one", "b")
    again = first | {"n": 3, "chosen": ["b"], "right": True, "tries": 2}
    assert stored(quiz)["items"]["single-one"] == again
    answer(quiz, "constructor", "f")
    assert stored(quiz)["items"]["constructor"] == first | {"chosen": ["f"], "right": True, "first": True}


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
    expected = {"rev": 2, "n": 2, "chosen": ["a"], "right": False, "first": False, "tries": 1}
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
    store(quiz, "{}", "berdaya:/kb/:2")
    before = json.dumps({"items": {"single-one": record()}})
    store(quiz, before)
    quiz.reload()
    expect_trouble(quiz, "newer")
    assert quiz.evaluate("Object.entries(localStorage).sort()") == [[KEY, before], ["berdaya:/kb/:2", "{}"]]


def test_an_older_version_is_migrated(page: Page, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    migration = (
        "export const MIGRATIONS = {0: (old) => ({items: Object.fromEntries(Object.entries(old).map("
        "([slug, part]) => [slug, {rev: 1, n: 1, chosen: [part]}]))})};\n"
    )
    script = join("quiz.js", lambda name: migration if name == "migrations.js" else read_module(name))
    Site(scripts={"quiz.js": script}).write(tmp_path / "kb")
    page.goto(serve(tmp_path) + "/kb" + QUIZ["id"])
    store(page, json.dumps({"single-one": "b", "constructor": "t"}), "berdaya:/kb/:0")
    page.reload()
    expect(page.locator(".score")).to_have_text("2 dari 3 dijawab, 1 tepat")
    item(page, "constructor").get_by_role("button", name=word("retry")).click()
    page.reload()  # migrated again, and the later change holds
    expect(page.locator(".score")).to_have_text("1 dari 3 dijawab, 1 tepat")
    store(page, "{", "berdaya:/kb/:0")
    page.reload()
    expect(page.locator(".score")).to_have_text("1 dari 3 dijawab, 1 tepat")
    expect(page.locator(".quiz > .note")).to_be_empty()


def test_sites_on_one_host_do_not_share(quiz: Page, tmp_path: Path) -> None:
    answer(quiz, "single-one", "b")
    Site().write(tmp_path / "other")
    quiz.goto(quiz.url.replace("/kb/", "/other/"))
    expect(quiz.locator(".score")).to_have_text("0 dari 3 dijawab, 0 tepat")


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
    path.write_text(path.read_text(encoding="utf-8").replace('"choice"', '"order"', 1), encoding="utf-8")
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


# -- merging, in the browser that does it

PROBE = 'import {merge} from "./merge.js";\nwindow.merge = merge;\n'


@pytest.fixture(scope="module")
def probe(browser: Browser) -> Iterator[Page]:
    """A blank page with the function `merge` of the script."""
    context = browser.new_context()
    page = context.new_page()
    page.evaluate(join("probe.js", lambda name: PROBE if name == "probe.js" else read_module(name)).rstrip(";\n"))
    yield page
    context.close()


SLUGS = st.sampled_from(["a", "b", "constructor", "__proto__", "7"])
RECORDS = st.fixed_dictionaries(
    {"n": st.integers(0, 3), "chosen": st.lists(st.sampled_from("abc"), max_size=2)},
    optional={"rev": st.integers(1, 2), "right": st.booleans(), "day": st.sampled_from(["2026-11-21", "2026-11-22"])},
)
ODD = st.one_of(st.none(), st.integers(-9, 9), st.text(max_size=2), st.just([]), st.just({"n": "2"}))
STATES = st.fixed_dictionaries(
    {"items": st.dictionaries(SLUGS, st.one_of(RECORDS, RECORDS, ODD), max_size=4)},
    optional={"later": st.dictionaries(st.sampled_from(["x", "y"]), st.integers(0, 2))},
)


@settings(max_examples=150, deadline=None)
@given(a=STATES, b=STATES, c=STATES)
def test_merge_is_commutative_associative_and_idempotent(probe: Page, a: Any, b: Any, c: Any) -> None:
    texts = [json.dumps(state) for state in (a, b, c)]
    merged = probe.evaluate(
        """(texts) => {
          const [a, b, c] = texts.map((text) => JSON.parse(text));
          return [merge(a, b), merge(b, a), merge(merge(a, b), c), merge(a, merge(b, c)), merge(a, a), a,
            merge(merge(a, b), b)].map((state) => JSON.stringify(state));
        }""",
        texts,
    )
    ab, ba, ab_c, a_bc, aa, only_a, ab_b = map(json.loads, merged)
    assert ab == ba == ab_b
    assert ab_c == a_bc
    assert aa == only_a == a
    # Nothing is lost: every item is there, in a form that one of the two had, with the larger count.
    for slug in a["items"].keys() | b["items"].keys():
        found = [state["items"][slug] for state in (a, b) if slug in state["items"]]
        assert ab["items"][slug] in found
        counts = [part["n"] for part in found if isinstance(part, dict) and isinstance(part["n"], int)]
        if counts and max(counts) > 0:
            assert ab["items"][slug]["n"] == max(counts)


# -- theme and language


def pressed(page: Page, value: bool) -> None:
    """The switch says whether the page is dark."""
    expect(page.get_by_role("button", name="Dark", pressed=value)).to_be_visible()


def test_theme_follows_the_system_until_the_reader_chooses(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(color_scheme="dark")
    page.goto(address + QUIZ["id"])
    pressed(page, True)
    assert page.locator("html").get_attribute("data-theme") is None
    page.emulate_media(color_scheme="light")
    pressed(page, False)
    other = open_page(context=page.context)
    other.goto(address + QUIZ["en"])
    page.locator(".switch-theme").click()
    for tab in (page, other):  # at once in both
        expect(tab.locator("html")).to_have_attribute("data-theme", "dark")
        pressed(tab, True)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.locator(".switch-theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.emulate_media(color_scheme="dark")
    pressed(page, False)
    assert page.evaluate("localStorage['berdaya:/kb/:theme']") == "light"
    page.evaluate("localStorage['berdaya:/kb/:theme'] = '\"><b>'")
    page.reload()
    pressed(page, True)
    assert page.locator("html").get_attribute("data-theme") is None
    assert page.locator("html").get_attribute("data-js") == ""


def scroll_to(page: Page, place: str) -> None:
    """As a link to the place does."""
    page.evaluate("id => document.getElementById(id).scrollIntoView()", place)


@pytest.mark.parametrize("place", ["", "mistakes", "item-multiple-one"])
@pytest.mark.parametrize("way", ["click", "keyboard", "middle"])
def test_language_switch_leads_to_the_same_place(quiz: Page, place: str, way: str) -> None:
    link = quiz.locator(".switch-language")
    if place:
        scroll_to(quiz, place)
    hash_ = f"#{place}" if place else ""
    target = re.compile(rf"/en/concepts/x/index\.html{hash_}$")
    if way == "middle":
        with quiz.context.expect_page() as opened:
            link.click(button="middle")
        expect(opened.value).to_have_url(target)
        return
    if way == "click":
        link.click()
    else:
        quiz.evaluate("document.querySelector('.switch-language').focus({preventScroll: true})")
        quiz.keyboard.press("Enter")
    expect(quiz).to_have_url(target)
    # The script is async: nobody reads a page and switches back before it runs, but a test can.
    expect(quiz.locator("html[data-js]")).to_be_attached()
    quiz.locator(".switch-language").click()
    expect(quiz).to_have_url(re.compile(rf"kb/concepts/x/index\.html{hash_}$"))
