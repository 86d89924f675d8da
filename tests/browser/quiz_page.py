"""What tests do on a page with items: answer, look into what is stored, read the feedback."""

from __future__ import annotations

import json
from typing import Any

from berdaya.render.words import WORDS
from playwright.sync_api import Locator, Page

KEY = "berdaya:/kb/:1"
QUIZ = {"id": "/concepts/x/", "en": "/en/concepts/x/"}


def word(name: str, lang: str = "id") -> str:
    """A word of the script."""
    return WORDS["quiz"][name][lang]


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
