"""What readers did outlives what happens to the pages, the phone and the storage."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from berdaya.render.script import join, read_module
from playwright.sync_api import Page, expect
from quiz_page import DAY, KEY, QUIZ, answer, give, item, parts, record, store, stored, word
from quiz_site import KINDS, MULTIPLE, SINGLE, TRUE_FALSE, Item, Site

NEW = Item("new-one", "abc", "c")

# The script of the quiz, which also hands its state to the test, as /progress/ uses it.
WITH_STATE = """import {whenReady} from "./ready.js";
import {openState} from "./state.js";
import {wirePage} from "./page.js";
import {wireQuizzes} from "./wire.js";
import {match} from "./match.js";
import {order} from "./order.js";
import {gaps} from "./gaps.js";
wirePage();
whenReady(() => {
  window.told = [];
  window.state = openState((reason) => window.told.push(reason));
  wireQuizzes(window.state);
});
"""


@pytest.fixture
def edit(quiz: Page, tmp_path: Path) -> Callable[..., None]:
    """Publish other items, with some text replaced, and load the page anew."""

    def publish(*items: Item, old: str = "", new: str = "") -> None:
        Site(items=items).write(tmp_path / "kb")
        file = tmp_path / f"kb{QUIZ['id']}index.html"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new) if old else text, "utf-8")
        quiz.reload()

    return publish


def score(page: Page, answered: int, of: int, right: int) -> None:
    """The line below the quiz says so."""
    expect(page.locator(".score")).to_have_text(word("score", answered=answered, all=of, right=right))


def answer_all(page: Page) -> Any:
    """One wrong, two right; what is then stored."""
    answer(page, "single-one", "a")
    answer(page, "multiple-one", "ac")
    answer(page, "constructor", "f")
    score(page, 3, 3, 2)
    return stored(page)


def test_an_inserted_item(quiz: Page, edit: Callable[..., None]) -> None:
    before = answer_all(quiz)
    edit(NEW, SINGLE, MULTIPLE, TRUE_FALSE)
    score(quiz, 3, 4, 2)
    assert item(quiz, "new-one").locator(":checked").count() == 0
    answer(quiz, "new-one", "c")
    found = stored(quiz)["items"]
    assert found.pop("new-one")["right"] == 1 and found == before["items"]


def test_moved_items(quiz: Page, edit: Callable[..., None]) -> None:
    before = answer_all(quiz)
    edit(TRUE_FALSE, SINGLE, MULTIPLE)
    score(quiz, 3, 3, 2)
    assert item(quiz, "single-one").locator(":checked").get_attribute("value") == "a"
    edit(replace(SINGLE, letters="cba"), MULTIPLE, TRUE_FALSE)  # the options in another order
    assert item(quiz, "single-one").locator(":checked").get_attribute("value") == "a"
    score(quiz, 3, 3, 2)
    assert stored(quiz) == before


def test_a_removed_item_and_its_return(quiz: Page, edit: Callable[..., None]) -> None:
    before = answer_all(quiz)
    edit(MULTIPLE, TRUE_FALSE)
    score(quiz, 2, 2, 2)
    item(quiz, "constructor").get_by_role("button", name=word("retry")).click()
    assert stored(quiz)["items"]["single-one"] == before["items"]["single-one"]
    edit(SINGLE, MULTIPLE, TRUE_FALSE)
    score(quiz, 2, 3, 1)


def test_a_mended_text(quiz: Page, edit: Callable[..., None]) -> None:
    before = answer_all(quiz)
    edit(SINGLE, MULTIPLE, TRUE_FALSE, old="single-one huruf a", new="<b>single</b>-one letter A, mended")
    score(quiz, 3, 3, 2)
    assert parts(item(quiz, "single-one"))[0][1] == "single-one letter A, mended"
    assert stored(quiz) == before


def test_another_key_without_a_new_revision(quiz: Page, edit: Callable[..., None]) -> None:
    """The stored answer is marked anew; the record says what the reader did, and is left alone."""
    before = answer_all(quiz)
    edit(replace(SINGLE, key="a"), MULTIPLE, TRUE_FALSE)
    expect(item(quiz, "single-one").locator(".feedback h3")).to_have_text(word("right"))
    score(quiz, 3, 3, 3)
    edit(replace(SINGLE, key="ab"), MULTIPLE, TRUE_FALSE)  # now there are two
    expect(item(quiz, "single-one")).to_have_attribute("data-state", "partly")
    edit(replace(SINGLE, letters="bc"), MULTIPLE, TRUE_FALSE)  # what was chosen is no option any more
    expect(item(quiz, "single-one").locator(".feedback h3")).to_have_text(word("wrong"))
    assert stored(quiz) == before


def test_another_key_with_a_new_revision(quiz: Page, edit: Callable[..., None]) -> None:
    """Only that item is asked again, and the reader is told why."""
    before = answer_all(quiz)
    edit(replace(SINGLE, key="a", rev=2), MULTIPLE, TRUE_FALSE)
    form = item(quiz, "single-one")
    expect(form.get_by_role("status")).to_have_text(word("changed"))
    assert form.locator("input:checked, input:disabled").count() == 0
    score(quiz, 2, 3, 2)
    assert stored(quiz) == before
    answer(quiz, "single-one", "a")
    now = stored(quiz)["items"]["single-one"]
    assert (now["rev"], now["n"], now["first"], now["tries"], now["box"]) == (2, 2, 1, 1, 1)
    assert {slug: each for slug, each in stored(quiz)["items"].items() if slug != "single-one"} == {
        slug: each for slug, each in before["items"].items() if slug != "single-one"
    }
    quiz.reload()
    expect(form.get_by_role("status")).to_be_empty()
    score(quiz, 3, 3, 3)


def test_an_old_page_from_a_cache_stores_nothing(quiz: Page, edit: Callable[..., None]) -> None:
    edit(replace(SINGLE, rev=2), MULTIPLE)
    answer(quiz, "single-one", "b")
    before = stored(quiz)
    edit(SINGLE, MULTIPLE)
    expect(item(quiz, "single-one").get_by_role("status")).to_have_text(word("outdated"))
    answer(quiz, "single-one", "a")
    expect(item(quiz, "single-one").locator(".feedback h3")).to_have_text(word("wrong"))
    item(quiz, "single-one").get_by_role("button", name=word("retry")).click()
    assert stored(quiz) == before
    answer(quiz, "multiple-one", "ac")  # others as ever
    assert stored(quiz)["items"] == before["items"] | {"multiple-one": stored(quiz)["items"]["multiple-one"]}


@pytest.fixture
def learner(quiz: Page, tmp_path: Path) -> Page:
    """The page with its state within reach."""
    script = join("own.js", lambda name: WITH_STATE if name == "own.js" else read_module(name))
    # It has all kinds in it, so that the others have nothing to add.
    Site(items=KINDS, scripts={"match.js": " ", "order.js": " ", "gaps.js": " ", "quiz.js": script}).write(tmp_path / "kb")
    quiz.reload()
    return quiz


ANSWERS = {
    "single-one": "b",
    "multiple-one": "a c",
    "match-one": "ap bq cr",
    "sort-one": "ap bq cq",
    "order-one": "a b c d",
    "order-tied": "d a b c",
    "gaps-one": "ay bpasar",
    "decision-one": "c",
    "reflection-one": "",
    "task-one": "",
}


def test_from_one_phone_to_the_next(learner: Page, open_page: Callable[..., Page]) -> None:
    """All kinds: exported here, taken in there, where something has been answered already."""
    for slug, chosen in ANSWERS.items():
        give(learner, slug, chosen)
    file = learner.evaluate("JSON.stringify({version: 2, ...state.all()})")
    other = open_page()
    other.goto(learner.url)
    give(other, "single-one", "c")
    other.locator("#item-single-one").get_by_role("button", name=word("retry")).click()
    give(other, "single-one", "a")
    counts = other.evaluate("(text) => state.absorb(JSON.parse(text))", file)
    assert counts == {"items": len(ANSWERS), "newer": len(ANSWERS) - 1}
    before = stored(other)
    assert before["items"]["single-one"]["chosen"] == ["a"]  # three changes against one
    assert other.evaluate("(text) => state.absorb(JSON.parse(text))", file) == {"items": len(ANSWERS), "newer": 0}
    assert stored(other) == before
    other.reload()
    for slug in set(ANSWERS) - {"single-one"}:
        verdicts = [item(page, slug).get_attribute("data-state") for page in (learner, other)]
        assert verdicts[0] == verdicts[1] != "open"
        assert before["items"][slug] == stored(learner)["items"][slug]
    # And back: both are the same then.
    back = other.evaluate("JSON.stringify(state.all())")
    assert learner.evaluate("(text) => state.absorb(JSON.parse(text))", back)["newer"] == 1
    assert stored(learner)["items"] == stored(other)["items"]


def test_deleting_all_in_one_tab_empties_the_other(learner: Page, open_page: Callable[..., Page]) -> None:
    for slug in ("single-one", "match-one"):
        give(learner, slug, ANSWERS[slug])
    learner.locator(".switch-theme").click()
    store(learner, "text", KEY + ":broken")
    store(learner, "{}", KEY.replace(":2", ":notes"))
    store(learner, "{}", "berdaya:/other/:2")
    other = open_page(context=learner.context)
    other.goto(learner.url)
    score(other, 2, 8, 2)
    learner.evaluate("state.wipe()")
    score(other, 0, 8, 0)
    left = sorted(learner.evaluate("Object.keys(localStorage)"))
    assert left == ["berdaya:/kb/:theme", "berdaya:/other/:2"]
    give(other, "order-one", "a b c d")
    assert set(stored(learner)["items"]) == {"order-one"}


def test_back_to_a_page_that_slept_while_all_was_deleted(learner: Page) -> None:
    give(learner, "single-one", "b")
    # What another page did while this one was in the browser's memory, where no event reaches it.
    for later in ({}, {"match-one": record(chosen=["ap", "bq", "cr"])}):
        store(learner, json.dumps({"items": later}))
        learner.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
        score(learner, len(later), 8, len(later))
    give(learner, "order-one", "a b c d")
    assert set(stored(learner)["items"]) == {"match-one", "order-one"}


def test_a_clock_that_was_wrong_for_a_day(learner: Page) -> None:
    today = learner.evaluate(DAY)
    learner.clock.set_fixed_time("2031-05-05T12:00:00")
    give(learner, "single-one", "b")
    assert stored(learner)["items"]["single-one"]["day"] > today + 1000
    learner.clock.set_fixed_time("2026-11-30T12:00:00")
    item(learner, "single-one").get_by_role("button", name=word("retry")).click()
    give(learner, "single-one", "b")
    found = stored(learner)["items"]["single-one"]
    assert (found["day"], found["box"], found["due"]) == (20787, 2, 20790)


def test_one_tab_over_midnight(learner: Page) -> None:
    """The day is asked for at each answer."""
    for day, box, due in ((20, 1, 20778), (21, 2, 20781), (22, 2, 20781), (24, 3, 20788)):
        learner.clock.set_fixed_time(f"2026-11-{day}T23:59:59")
        if day > 20:
            item(learner, "single-one").get_by_role("button", name=word("retry")).click()
        give(learner, "single-one", "b")
        found = stored(learner)["items"]["single-one"]
        assert (found["box"], found["due"]) == (box, due)


def test_an_item_that_came_by_code(learner: Page) -> None:
    """Its place in the schedule is known, its answer is not: the form is open, and an answer goes on from there."""
    learner.evaluate("(day) => state.absorb({items: {'single-one': {rev: 1, n: 5, box: 3, due: day}}})", 20779)
    learner.reload()
    score(learner, 0, 8, 0)
    assert item(learner, "single-one").get_attribute("data-state") == "open"
    learner.clock.set_fixed_time("2026-11-22T12:00:00")
    give(learner, "single-one", "b")
    found = stored(learner)["items"]["single-one"]
    assert (found["n"], found["box"], found["due"], found["tries"]) == (6, 4, 20795, 1)
