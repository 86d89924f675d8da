"""What tests do on a page with items: answer, look into what is stored, read the feedback."""

from __future__ import annotations

import json
from typing import Any

from berdaya.render.words import WORDS
from playwright.sync_api import Locator, Page

KEY = "berdaya:/kb/:2"
QUIZ = {"id": "/concepts/x/", "en": "/en/concepts/x/"}
# Today in the page, as the script counts days.
DAY = "Math.floor((Date.now() - new Date().getTimezoneOffset() * 6e4) / 864e5)"


def word(name: str, lang: str = "id", **filled: object) -> str:
    """A word of the script."""
    text: str = WORDS["quiz"][name][lang]
    return text.format(**filled) if filled else text


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


def reach(page: Page, place: Locator) -> None:
    """Go to a control with the Tab key, as one does without a mouse; never backwards."""
    for _ in range(150):
        if place.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached: {place}")


def by_keys(page: Page, control: Locator) -> None:
    """Choose an option with the keys: Space for boxes, arrows among radio buttons, which Tab enters at the first."""
    if control.get_attribute("type") == "checkbox":
        reach(page, control)
        page.keyboard.press("Space")
        return
    name = control.get_attribute("name")
    group = control.locator("xpath=ancestor::form").locator(f"input[name={name}]")
    reach(page, group.first)
    page.keyboard.press("Space")
    for _ in range(group.count()):
        if control.is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"not chosen: {control}")


def choose(page: Page, slug: str, chosen: list[str], press: str = "click") -> Locator:
    """Fill in an answer in the form in which it is stored, by "click", "tap" or "keys"; leaves checking it to the test."""
    form = item(page, slug)
    kind = form.get_attribute("data-kind")
    for each in chosen:
        if kind in {"choice", "order"}:
            control = form.locator(f".options [value={each}]")
        elif form.locator(f"[type=radio][name={each[0]}]").count():
            control = form.locator(f"[name={each[0]}][value={each[1:]}]")
        else:
            control = form.locator(f"fieldset [name={each[0]}]")
            write(page, control, each[1:], press)
            continue
        if press == "keys":
            by_keys(page, control)
        else:
            getattr(control.locator("xpath=ancestor::label"), press)()
    return form


def write(page: Page, control: Locator, value: str, press: str) -> None:
    """Fill a list or a line of text."""
    is_list = control.evaluate("each => each.matches('select')")
    if press != "keys":
        control.select_option(value) if is_list else control.fill(value)
        return
    reach(page, control)
    if not is_list:
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(value)
        return
    for _ in range(9):
        if control.input_value() == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"not in the list: {value}")


def check(page: Page, form: Locator, press: str = "click") -> None:
    """Press the button below an item."""
    button = form.locator("button[type=submit]")
    if press == "keys":
        reach(page, button)
        page.keyboard.press("Enter")
    else:
        getattr(button, press)()


def give(page: Page, slug: str, chosen: str, sure: str | None = None) -> Locator:
    """Answer an item of any kind; `chosen` is "ap bq cr" or, for steps and options, "a b c"."""
    form = choose(page, slug, chosen.split())
    if sure is not None:
        form.locator(f"[name=sure][value='{sure}']").check()
    check(page, form)
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
    found = {"rev": 1, "n": 1, "chosen": ["a"], "right": 0, "first": 0, "tries": 1, "day": 20757, "box": 1, "due": 20758}
    return found | changes


def parts(form: Locator) -> list[tuple[str, str, str]]:
    """What the feedback says of each part: whose, which, why."""
    return [
        tuple(entry.locator(place).inner_text() for place in ("strong", ".shown", ".reason"))  # type: ignore[misc]
        for entry in form.locator(".feedback li").all()
    ]
