"""My progress without a script, for eyes, ears and fingers, on small screens, and on paper."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.render.words import WORDS
from playwright.sync_api import Page, expect
from progress_page import MONDAY, Reader, number, record


def show_everything(reader: Reader, session: bool) -> None:
    """A reader with mistakes, a code, an old copy, a question about deleting, and perhaps a session."""
    reader.come()
    slugs = [slug for concept in reader.corpus.path for slug in reader.corpus.scored_of[concept]][::2]
    before = MONDAY - timedelta(days=20)
    items = {slug: record(before, right=at % 2, sure=at % 2, due=number(MONDAY) + at % 9 - 3) for at, slug in enumerate(slugs)}
    concepts = {slug: {"n": 1, "level": at % 5} for at, slug in enumerate(reader.corpus.path)}
    reader.store(items, concepts=concepts, settings={"n": 1, "target": number(MONDAY) + 30})
    page = reader.come()
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    page.locator("#transfer .encode").click()
    page.locator("#transfer .decode").click()
    page.locator("#forget .ask").click()
    if session:
        for slug in reader.begin()[:2]:
            reader.answer(slug, right=False)


@pytest.mark.parametrize("lang", LANGS)
def test_without_javascript_it_is_an_index(open_page: Callable[..., Page], home: str, corpus: Corpus, lang: Lang) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{home}{'en/' if lang == 'en' else ''}progress/")
    assert page.locator(".needs-script").inner_text() == WORDS["progress_needs_script"][lang]
    assert page.locator("section:visible").evaluate_all("all => all.map((each) => each.id)") == ["levels"]
    assert page.locator("button:visible:not(.switch-theme), input:visible, textarea:visible").count() == 0
    concept = corpus.path[0]
    part = page.locator(f".concepts > [data-concept={concept}]")
    part.locator("summary").click()
    lines = part.locator("[data-item]")
    assert lines.evaluate_all("all => all.map((each) => each.dataset.item)") == list(corpus.scored_of[concept])
    expect(lines.first).to_be_visible()
    link = lines.first.locator("a").first
    link.click()
    page.wait_for_url(f"**/quizzes/{concept}/#item-{corpus.scored_of[concept][0]}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("session", [False, True])
def test_axe_finds_nothing(open_page: Callable[..., Page], home: str, corpus: Corpus, scheme: str, session: bool) -> None:
    found = []
    for lang in LANGS:
        reader = Reader(open_page(color_scheme=scheme, viewport={"width": 360, "height": 740}), home, corpus, lang)
        reader.come()
        found += Axe().run(reader.page).response["violations"]
        show_everything(reader, session)
        found += Axe().run(reader.page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_sticks_out(open_page: Callable[..., Page], home: str, corpus: Corpus, width: int) -> None:
    for lang in LANGS:
        reader = Reader(open_page(viewport={"width": width, "height": 740}), home, corpus, lang)
        show_everything(reader, session=True)
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


def test_targets_are_large_enough(open_page: Callable[..., Page], home: str, corpus: Corpus) -> None:
    reader = Reader(open_page(viewport={"width": 360, "height": 740}), home, corpus)
    show_everything(reader, session=False)
    small = reader.page.evaluate(
        """[...document.querySelectorAll('.progress :is(a, button, input, textarea, summary)')]
           .filter((each) => each.checkVisibility()).map((each) => [each.outerHTML.slice(0, 120), each.getBoundingClientRect()])
           .filter(([, box]) => box.height < 44 || box.width < 44).map(([name]) => name)"""
    )
    assert small == []


def test_everything_is_reached_with_the_keyboard(open_page: Callable[..., Page], home: str, corpus: Corpus) -> None:
    reader = Reader(open_page(), home, corpus)
    page = reader.come()
    page.locator("#today .start").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".session h3").first).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.session form') !== null")
    wanted = {"target-day", "file-in", "code-in"} | {"stop", "save", "encode", "decode", "ask"}
    seen: set[str] = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        seen |= set(page.evaluate("[document.activeElement.id, ...document.activeElement.classList]"))
    assert wanted <= seen


def test_levels_do_not_hang_on_colour(open_page: Callable[..., Page], home: str, corpus: Corpus) -> None:
    """With forced colours and on paper the full steps are still told from the empty ones, by the width of their border."""
    reader = Reader(open_page(forced_colors="active"), home, corpus)
    show_everything(reader, session=False)
    width = "(each) => parseFloat(getComputedStyle(each).borderTopWidth)"
    assert reader.page.locator(".bar .full").first.evaluate(width) > 2 * reader.page.locator(".bar i:not(.full)").first.evaluate(width)


def test_paper_shows_levels_and_no_buttons(open_page: Callable[..., Page], home: str, corpus: Corpus) -> None:
    reader = Reader(open_page(), home, corpus)
    show_everything(reader, session=False)
    page = reader.page
    page.emulate_media(media="print")
    assert page.locator("#levels").is_visible() and page.locator("#mistakes").is_visible()
    assert page.locator(".progress button:visible, .progress input:visible").count() == 0


def test_the_page_and_its_way_in_are_light_and_linked(page: Page, home: str, site_dir: Path) -> None:
    for lang in LANGS:
        prefix = "en/" if lang == "en" else ""
        body = (site_dir / f"{prefix}progress" / "index.html").read_bytes()
        assert len(zlib.compress(body, 9)) <= 20_000
        for here in ("", "quizzes/"):
            page.goto(f"{home}{prefix}{here}")
            page.locator("main").get_by_role("link", name=WORDS["progress_today"][lang]).click()
            page.wait_for_url(f"{home}{prefix}progress/#today")
            expect(page.locator("#today h2")).to_be_in_viewport()
        page.goto(f"{home}{prefix}about/")
        page.locator("footer").get_by_role("link", name=WORDS["progress_title"][lang]).click()
        page.wait_for_url(f"{home}{prefix}progress/")
        scripts = page.locator("script[src]").evaluate_all("all => all.map((each) => each.src)")
        assert [name.rsplit("/", 1)[1].split("-")[0] for name in scripts] == ["quiz", "match", "order", "gaps", "progress"]
