"""The theme follows the system and then the reader; the language switch leads to the same place."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from quiz_page import QUIZ


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
    # The script is deferred: nobody reads a page and switches back before it runs, but a test can.
    expect(quiz.locator("html[data-js]")).to_be_attached()
    quiz.wait_for_load_state()
    if place:  # and before the browser has gone to the place, there is none to keep
        quiz.wait_for_function("id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 99", arg=place)
    quiz.locator(".switch-language").click()
    expect(quiz).to_have_url(re.compile(rf"kb/concepts/x/index\.html{hash_}$"))
