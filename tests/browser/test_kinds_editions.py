"""Questions change, and pages come from caches: an answer is shown only with the question it was given to."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from quiz_page import QUIZ, give, item, record, store, stored, word
from quiz_site import GAPS, MATCH, ORDER, REFLECTION, SINGLE, SORT, Site

ANSWERS: dict[str, tuple[Any, str]] = {
    "match-one": (MATCH, "ap bq cr"),
    "sort-one": (SORT, "ap bq cp"),
    "order-one": (ORDER, "a b c d"),
    "gaps-one": (GAPS, "ay bpasar"),
    "reflection-one": (REFLECTION, ""),
}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_changed_question_is_asked_again(quiz: Page, tmp_path: Path, lang: str) -> None:
    items = [form for form, _ in ANSWERS.values()]
    Site(items=(*items, SINGLE)).write(tmp_path / "kb")
    quiz.goto(quiz.url.replace("/concepts", "/en/concepts") if lang == "en" else quiz.url)
    for slug, (_, chosen) in ANSWERS.items():
        give(quiz, slug, chosen)
    give(quiz, "single-one", "b")
    Site(items=(*(replace(form, rev=2) for form in items), SINGLE)).write(tmp_path / "kb")
    quiz.reload()
    expect(item(quiz, "single-one")).to_have_attribute("data-state", "right")
    for slug, (_, chosen) in ANSWERS.items():
        form = item(quiz, slug)
        expect(form.get_by_role("status")).to_have_text(word("changed", lang))
        assert form.get_attribute("data-state") == "open"
        assert form.locator(":checked:not(option), :disabled, .icon").count() == 0
        give(quiz, slug, chosen)
        expect(form.get_by_role("status")).to_be_empty()
        assert stored(quiz)["items"][slug]["rev"] == 2


def test_an_old_page_stores_nothing(quiz: Page, tmp_path: Path) -> None:
    Site(items=(SINGLE, MATCH, ORDER, REFLECTION)).write(tmp_path / "kb")
    newer = {slug: record(rev=2, n=7, chosen=["zz"]) for slug in ("single-one", "match-one", "reflection-one")}
    store(quiz, json.dumps({"items": newer}))
    quiz.reload()
    for slug in newer:
        expect(item(quiz, slug).get_by_role("status")).to_have_text(word("outdated"))
        assert item(quiz, slug).get_attribute("data-state") == "open"
    # It can be answered all the same.
    form = give(quiz, "match-one", "ap br cq")
    expect(form.locator(".feedback > h3")).to_be_focused()
    expect(form.get_by_role("status")).to_have_text(word("outdated"))
    give(quiz, "single-one", "b")
    give(quiz, "reflection-one", "")
    item(quiz, "reflection-one").locator(".criterion").first.click()
    give(quiz, "order-one", "a b c d")
    expect(quiz.locator(".score")).to_contain_text("3 dari 3 dijawab, 2 tepat")
    again = quiz.get_by_role("button", name=word("again", n=1))
    again.click()
    expect(item(quiz, "match-one").locator("select").first).to_be_focused()
    give(quiz, "match-one", "ap bq cr")
    item(quiz, "single-one").get_by_role("button", name=word("retry")).click()
    expect(quiz.locator(".score")).to_contain_text("2 dari 3 dijawab, 2 tepat")
    found = stored(quiz)["items"]
    assert {slug: found[slug] for slug in newer} == newer and found["order-one"]["rev"] == 1
    quiz.reload()
    assert item(quiz, "match-one").get_attribute("data-state") == "open"


def test_a_page_grows_old_while_it_is_read(quiz: Page, open_page: Callable[..., Page], tmp_path: Path) -> None:
    Site(items=(replace(SINGLE, rev=2),)).write(tmp_path / "kb")
    other = open_page(context=quiz.context)
    other.goto(quiz.url)
    give(other, "single-one", "b")
    expect(item(quiz, "single-one").get_by_role("status")).to_have_text(word("outdated"))
    assert item(quiz, "single-one").get_attribute("data-state") == "open"
    give(quiz, "single-one", "a")
    assert item(quiz, "single-one").get_attribute("data-state") == "wrong"
    assert stored(quiz)["items"]["single-one"]["chosen"] == ["b"]


def test_an_unknown_kind_stays_as_it_is(quiz: Page, tmp_path: Path) -> None:
    Site(items=(SINGLE, MATCH)).write(tmp_path / "kb")
    path = tmp_path / "kb" / QUIZ["id"].strip("/") / "index.html"
    path.write_text(path.read_text(encoding="utf-8").replace('data-kind="match"', 'data-kind="constructor"'), "utf-8")
    quiz.reload()
    form = item(quiz, "match-one")
    expect(quiz.locator(".score")).to_have_text(word("score", answered=0, all=1, right=0))
    assert form.locator("button, .sure, .note").count() == 0
    form.locator("summary").click()
    expect(form.locator(".reason").first).to_be_visible()
