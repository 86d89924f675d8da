"""What tests do on the page of a reader's own progress: come on a certain day, take a session, look into the storage."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from answering import check, fill, key_of, miss_of
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.items import interaction
from berdaya.render.words import WORDS
from playwright.sync_api import Locator, Page, expect

KEY = "berdaya:/berdaya/:2"
NOTES = "berdaya:/berdaya/:notes"
EPOCH = date(1970, 1, 1)
MONDAY = date(2026, 11, 23)


def number(day: date) -> int:
    """A day as the browser stores it."""
    return (day - EPOCH).days


def record(day: date = MONDAY, **changes: Any) -> dict[str, Any]:
    """The stored record of an item answered right once, for the first time, on a day."""
    found = {"rev": 1, "n": 1, "chosen": ["a"], "right": 1, "first": 1, "tries": 1, "day": number(day)}
    return found | {"box": 1, "due": number(day) + 1} | changes


@dataclass
class Reader:
    """Somebody with a browser and a calendar."""

    page: Page
    home: str
    corpus: Corpus
    lang: Lang = "id"

    def word(self, name: str, /, **filled: object) -> str:
        """A word of the page's script."""
        text: str = WORDS["progress"][name][self.lang]
        return text.format(**filled) if filled else text

    def said(self, name: str) -> str:
        """A word that stands in the page."""
        text: str = WORDS[name][self.lang]
        return text

    def quiz_word(self, name: str, /, **filled: object) -> str:
        """A word of the items."""
        text: str = WORDS["quiz"][name][self.lang]
        return text.format(**filled) if filled else text

    def come(self, days: int = 0, place: str = "") -> Page:
        """Open the page so many days after that Monday."""
        self.page.clock.set_fixed_time(datetime(MONDAY.year, MONDAY.month, MONDAY.day, 12) + timedelta(days=days))
        self.page.goto("about:blank")
        self.page.goto(f"{self.home}{'en/' if self.lang == 'en' else ''}progress/{place}")
        expect(self.page.locator("#today")).to_be_visible()
        return self.page

    def store(self, items: dict[str, Any], **more: Any) -> None:
        """Put a state into the browser's storage; the page must have been opened before."""
        text = json.dumps({"items": items} | more)
        self.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])

    def stored(self) -> Any:
        """What is in the browser's storage."""
        text = self.page.evaluate("key => localStorage.getItem(key)", KEY)
        return text and json.loads(text)

    def begin(self) -> list[str]:
        """Begin a session; the slugs of its items."""
        self.page.locator("#today .start").click()
        expect(self.page.locator(".session h3").first).to_be_focused()
        return self.forms().evaluate_all("all => all.map((each) => each.dataset.item)")  # type: ignore[no-any-return]

    def forms(self) -> Locator:
        """The items of the session."""
        return self.page.locator(".session form.item")

    def answer(self, slug: str, right: bool = True) -> str | None:
        """Answer one item of the session."""
        act = interaction(self.corpus.items[slug])
        form = self.page.locator(f".session #item-{slug}")
        fill(form, act, key_of(act, self.lang) if right else miss_of(act, self.lang))
        return check(form)

    def standing(self, concept: str) -> str:
        """What the page says of a concept."""
        return self.page.locator(f".concepts > [data-concept={concept}] .standing").text_content() or ""

    def note(self, name: str) -> Locator:
        """One of the lines in which the page says how something went."""
        return self.page.locator(f".note.{name}")
