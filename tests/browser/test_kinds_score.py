"""The end of a quiz: points, how sure one was, what to do again, and the level reached."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from quiz_page import QUIZ, give, item, record, store, stored, word
from quiz_site import GAPS, KINDS, MATCH, MULTIPLE, ORDER, REFLECTION, SINGLE, TASK, Item, Part, Site

Show = Callable[..., Page]


@pytest.fixture
def show(page: Page, tmp_path: Path, serve: Callable[[Path], str]) -> Show:
    """Open a page with these items."""
    folder = tmp_path / "kb"
    address = serve(tmp_path) + "/kb"

    def start(*items: Part, lang: str = "id", mixed: bool = False) -> Page:
        Site(items=items, mixed=mixed).write(folder)
        page.goto(address + QUIZ[lang])
        return page

    return start


def retry(page: Page, slug: str, lang: str = "id") -> None:
    """Open one item again."""
    item(page, slug).get_by_role("button", name=word("retry", lang)).click()


@pytest.mark.parametrize(("lang", "comma"), [("id", ","), ("en", ".")])
def test_points_are_told_where_they_say_more(show: Show, lang: str, comma: str) -> None:
    page = show(*KINDS, lang=lang)
    line = page.locator(".score")

    def told(points: str = "", **numbers: int) -> str:
        score = word("score", lang, all=8, **numbers)
        return f"{score} {word('points', lang, points=points)}" if points else score

    expect(line).to_have_text(told(answered=0, right=0))
    give(page, "single-one", "b")
    expect(line).to_have_text(told(answered=1, right=1))
    give(page, "multiple-one", "a b")  # no credit
    expect(line).to_have_text(told(answered=2, right=1))
    give(page, "match-one", "ap br cq")
    expect(line).to_have_text(told(f"1{comma}3", answered=3, right=1))
    give(page, "order-one", "a c b d")
    give(page, "gaps-one", "ay bkota")
    expect(line).to_have_text(told(f"2{comma}7", answered=5, right=1))  # 1 + 0 + 1/3 + 5/6 + 1/2
    for slug in ("reflection-one", "task-one"):
        give(page, slug, "")
    expect(line).to_have_text(told(f"2{comma}7", answered=5, right=1))
    page.reload()
    expect(line).to_have_text(told(f"2{comma}7", answered=5, right=1))
    retry(page, "order-one", lang)
    expect(line).to_have_text(told(f"1{comma}8", answered=4, right=1))


def test_a_quiz_without_right_answers_has_no_score(show: Show) -> None:
    page = show(REFLECTION, TASK)
    give(page, "task-one", "")
    assert page.locator(".result").count() == 0


@pytest.mark.parametrize("lang", ["id", "en"])
def test_only_what_was_not_right_is_asked_again(show: Show, lang: str) -> None:
    page = show(*KINDS, lang=lang)
    again = page.locator(".result > button").first
    expect(again).to_be_hidden()
    give(page, "single-one", "b")
    give(page, "reflection-one", "")
    expect(again).to_be_hidden()
    give(page, "match-one", "ap br cq")
    give(page, "order-one", "d c b a")
    give(page, "decision-one", "b")
    expect(again).to_have_text(word("again", lang, n=3))
    before = stored(page)["items"]
    again.focus()
    page.keyboard.press("Enter")
    states = {slug: item(page, slug).get_attribute("data-state") for slug in before}
    assert states == {
        "single-one": "right",
        "match-one": "open",
        "order-one": "open",
        "decision-one": "open",
        "reflection-one": "done",
    }
    expect(item(page, "match-one").locator("select").first).to_be_focused()
    expect(again).to_be_hidden()
    expect(page.locator(".score")).to_have_text(word("score", lang, answered=1, all=8, right=1))
    after = stored(page)["items"]
    assert after["match-one"] == before["match-one"] | {"chosen": [], "right": 0, "n": before["match-one"]["n"] + 1}
    assert after["single-one"] == before["single-one"]
    page.reload()
    assert item(page, "match-one").get_attribute("data-state") == "open"
    give(page, "match-one", "ap bq cr")
    expect(again).to_be_hidden()
    assert stored(page)["items"]["match-one"]["tries"] == 2


SURE = [Item(f"sure-{number}", "ab", "a") for number in range(6)]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_sure_or_unsure(show: Show, lang: str) -> None:
    page = show(*SURE, REFLECTION, lang=lang)
    line = page.locator(".calibration")
    form = item(page, "sure-0")
    assert form.get_by_role("radiogroup", name=word("sure_ask", lang)).is_visible()
    assert item(page, "reflection-one").locator(".sure").count() == 0
    names = set(page.locator("form.item [name]").evaluate_all("all => all.map((each) => each.name)"))
    assert names == {"part", "sure", "text", "keep"}
    give(page, "sure-0", "a", sure="1")
    expect(form.locator(".sure")).to_be_hidden()
    give(page, "sure-1", "b", sure="0")
    give(page, "sure-2", "a")  # may be left open
    expect(line).to_be_hidden()
    give(page, "sure-3", "a", sure="1")
    sure, unsure = (word(f"calibrated_{name}", lang, n=n, right=n - 1) for name, n in (("sure", 3), ("unsure", 1)))
    expect(line).to_have_text(f"{word('calibrated_sure', lang, n=2, right=2)} {unsure}")
    give(page, "sure-4", "b", sure="1")
    expect(line).to_have_text(f"{sure} {unsure} {word('calibrated_again', lang)}")
    kept = {slug: entry.get("sure") for slug, entry in stored(page)["items"].items()}
    assert kept == {"sure-0": 1, "sure-1": 0, "sure-2": None, "sure-3": 1, "sure-4": 1}
    page.reload()
    expect(line).to_have_text(f"{sure} {unsure} {word('calibrated_again', lang)}")
    retry(page, "sure-1", lang)
    expect(line).to_have_text(f"{sure} {word('calibrated_again', lang)}")
    # Asked again, the question is open again, and what was said before counts no more.
    assert item(page, "sure-1").locator("[name=sure]:checked").count() == 0
    give(page, "sure-1", "a")
    assert "sure" not in stored(page)["items"]["sure-1"]


def test_sure_by_keys_and_without_an_answer(show: Show) -> None:
    page = show(SINGLE, MATCH)
    form = item(page, "single-one")
    form.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(form.get_by_label(word("unsure"))).to_be_checked()
    page.keyboard.press("Enter")  # checks, as from an option
    assert stored(page)["items"]["single-one"]["sure"] == 0
    form = item(page, "match-one")
    form.get_by_label(word("sure"), exact=True).check()
    form.locator("button[type=submit]").click()
    expect(form.get_by_role("status")).to_have_text(word("fill"))  # sureness is no answer
    assert form.locator("[name=sure]:checked").count() == 1


def level(page: Page, lang: str = "id") -> str:
    """The line that tells the level; "" where it is hidden."""
    return page.locator(".result .level").inner_text()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_level_of_the_one_concept(show: Show, lang: str) -> None:
    page = show(SINGLE, MULTIPLE, GAPS, ORDER, lang=lang)
    names = ["", *(word(f"level_{each}", lang) for each in range(1, 5))]
    assert level(page) == ""
    give(page, "single-one", "a")
    assert level(page) == word("level", lang, level=names[1])
    give(page, "multiple-one", "a c")
    give(page, "gaps-one", "ay bpasar")
    give(page, "order-one", "a b c d")
    assert level(page) == word("level", lang, level=names[2])
    for reached in (3, 4):
        state = {"items": {"single-one": record(chosen=["b"])}, "concepts": {"x": {"n": 1, "level": reached}}}
        store(page, json.dumps(state))
        page.reload()
        assert level(page) == word("level", lang, level=names[reached])


def test_no_level_for_several_concepts(show: Show) -> None:
    page = show(SINGLE, replace(MULTIPLE, concept="y"), mixed=True)
    give(page, "single-one", "b")
    assert level(page) == ""
    state = stored(page)["concepts"]
    assert set(state) == {"x"}


@pytest.mark.parametrize("odd", [-1, 7, "x", None, {"a": 1}])
def test_an_odd_level_is_none(show: Show, odd: object) -> None:
    page = show(SINGLE)
    store(page, json.dumps({"items": {}, "concepts": {"x": {"n": 1, "level": odd}}}))
    page.reload()
    assert level(page) == ""


def test_deleting_takes_unscored_answers_too(show: Show) -> None:
    page = show(*KINDS)
    reset = page.get_by_role("button", name=word("reset"))
    expect(reset).to_be_hidden()
    give(page, "task-one", "")
    expect(reset).to_be_visible()
    give(page, "sort-one", "ap bq cp")
    reset.click()
    page.get_by_role("button", name=word("yes")).click()
    states = page.locator("form.item").evaluate_all("forms => forms.map((form) => form.dataset.state)")
    assert set(states) == {"open"}
    assert {tuple(entry["chosen"]) for entry in stored(page)["items"].values()} == {()}
    expect(reset).to_be_hidden()
