"""Every item of the real bank, answered in the browser: the key is right, the opposite is not, the reasons appear."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from answering import check, fill, key_of, miss_of
from berdaya.corpus import Corpus, load
from berdaya.fields import LANGS, Lang
from berdaya.items import interaction
from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent.parent
CONCEPTS = list(load(ROOT)[0].scored_of)


def flat(text: str) -> str:
    """A text without marks and spaces, to be looked for in what a page shows."""
    return "".join(text.replace("*", "").split())


@pytest.mark.parametrize("concept", CONCEPTS)
@pytest.mark.parametrize("lang", LANGS)
def test_the_key_is_right(open_page: Callable[..., Page], home: str, corpus: Corpus, lang: Lang, concept: str) -> None:
    page = open_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto(f"{home}{'en/' if lang == 'en' else ''}quizzes/{concept}/")
    for slug in corpus.scored_of[concept]:
        act = interaction(corpus.items[slug])
        form = page.locator(f"#item-{slug}")
        fill(form, act, key_of(act, lang), "tap")
        assert check(form, "tap") == "right", slug
        said = flat(form.locator(".feedback").inner_text())
        reasons = [part for table in ("options", "premises", "steps") for part in getattr(act, table, {}).values()]
        for part in [each for each in reasons if getattr(each, "correct", True)]:
            assert flat(part.feedback[lang]) in said, slug
    count = len(corpus.scored_of[concept])
    assert page.locator(".score").inner_text().count(str(count)) >= 2  # all of all


@pytest.mark.parametrize("concept", CONCEPTS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_miss_is_explained(open_page: Callable[..., Page], home: str, corpus: Corpus, lang: Lang, concept: str) -> None:
    page = open_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{home}{'en/' if lang == 'en' else ''}quizzes/{concept}/")
    for slug in corpus.scored_of[concept]:
        act = interaction(corpus.items[slug])
        form = page.locator(f"#item-{slug}")
        missed = miss_of(act, lang)
        fill(form, act, missed)
        assert check(form) == "wrong", slug
        said = flat(form.locator(".feedback").inner_text())
        for letter, option in getattr(act, "options", {}).items():
            if letter in missed or option.correct:
                assert flat(option.feedback[lang]) in said, (slug, letter)
                assert not option.consequence or letter not in missed or flat(option.consequence[lang]) in said
        for letter, gap in getattr(act, "gaps", {}).items():
            for other, option in gap.options.items():
                if option.correct or letter + other in missed:
                    assert flat(option.feedback[lang]) in said, (slug, letter)
