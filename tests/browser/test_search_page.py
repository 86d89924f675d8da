"""The page of search as a reader uses it: by keyboard, by a link, over a bad line, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from berdaya.fields import LANGS, Lang
from berdaya.render.words import WORDS
from playwright.sync_api import Page, Request, expect


def said(name: str, lang: Lang = "id", /, **filled: object) -> str:
    """A word of the page's script."""
    text: str = WORDS["search"][name][lang]
    return text.format(**filled) if filled else text


def start(home: str, lang: Lang = "id") -> str:
    """The address of the page."""
    return f"{home}{'' if lang == 'id' else 'en/'}search/"


def is_index(request: Request) -> bool:
    """Whether the browser asks for an index."""
    return "search-" in request.url and request.url.endswith(".json")


@pytest.mark.parametrize(
    ("lang", "query", "first"),
    [("id", "memberdayakan", "Kerangka logik pemberdayaan"), ("en", "empowered households", "Household empowerment")],
)
def test_results_come_as_one_types(page: Page, home: str, lang: Lang, query: str, first: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if is_index(request) else None)
    page.goto(start(home, lang))
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator(".needs-script")).to_be_hidden()
    assert asked == []  # nothing before the reader searches
    page.keyboard.type(query, delay=5)
    expect(page.locator(".found").first).to_have_text(first)
    count = page.locator(".results > li").count()
    assert page.locator(".count").inner_text() == said("count", lang, n=count) or page.locator(".more").is_visible()
    assert len(asked) == 1
    assert f"search-{lang}" in asked[0]
    page.keyboard.type(" x")
    expect(page.locator(".found").first).to_have_text(first)
    assert len(asked) == 1
    assert page.locator(".results .kind").first.inner_text() == said("kind_c", lang)
    marks = page.locator(".results mark").all_inner_texts()
    assert marks and all(("daya" if lang == "id" else "o") in mark.lower() for mark in marks)


def test_a_result_leads_to_the_section(page: Page, home: str) -> None:
    page.goto(start(home) + "?q=gudang lampu hias")
    place = page.locator(".where a").first
    expect(place).to_have_text(WORDS["situation"]["id"])
    place.click()
    page.wait_for_url("**/concepts/growth-oriented-development/#situation")
    expect(page.locator("#situation")).to_be_in_viewport()


def test_a_term_is_explained_among_the_results_and_found_in_the_glossary(page: Page, home: str) -> None:
    page.goto(start(home) + "?q=village facilitator")
    first = page.locator(".results > li").first
    expect(first.locator(".small")).to_have_text(f"{said('via')} village facilitator")
    page.locator('.found[href$="glossary/#accompanist"]').click()
    page.wait_for_url("**/glossary/#accompanist")


@pytest.mark.parametrize("lang", LANGS)
def test_a_search_is_an_address(page: Page, home: str, lang: Lang) -> None:
    page.goto(start(home, lang))
    page.keyboard.type("pendamping & warga")
    expect(page.locator(".found").first).to_be_visible()
    expect(page).to_have_url(start(home, lang) + "?q=pendamping%20%26%20warga")
    results = page.locator(".found").all_inner_texts()
    page.reload()
    expect(page.get_by_role("searchbox")).to_have_value("pendamping & warga")
    expect(page.locator(".found")).to_have_text(results)
    page.locator(".switch-language").click()
    page.wait_for_url(start(home, "en" if lang == "id" else "id") + "?q=pendamping%20%26%20warga*")
    expect(page.locator(".found").first).to_be_visible()


def test_the_keyboard_is_enough(page: Page, home: str) -> None:
    page.goto(start(home))
    box = page.get_by_role("searchbox")
    page.keyboard.type("rumah tangga")
    expect(page.locator(".found").first).to_be_visible()
    found = page.locator(".found")
    page.keyboard.press("ArrowDown")
    expect(found.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(found.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    expect(box).to_have_value("rumah tangga")
    found.first.evaluate("(link) => (link.dataset.before = '')")
    page.keyboard.type("/")  # in the box it is a letter
    expect(box).to_have_value("rumah tangga/")
    expect(page.locator("[data-before]")).to_have_count(0)  # until it has been looked for
    for _ in range(found.count() + 2):  # the last one stays
        page.keyboard.press("ArrowDown")
    expect(found.last).to_be_focused()
    found.first.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".where a").first).to_be_focused()
    found.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/concepts/household-empowerment/")


def test_who_is_quicker_than_the_search_keeps_the_place_among_the_results(page: Page, home: str) -> None:
    page.goto(start(home) + "?q=pendamping")
    expect(page.locator(".found").first).to_be_visible()
    page.get_by_role("searchbox").focus()
    page.keyboard.press("End")
    page.keyboard.type(" desa")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(start(home) + "?q=pendamping%20desa")
    expect(page.locator(".found").first).to_be_focused()


def test_more_results_are_shown_when_wanted(page: Page, home: str) -> None:
    page.goto(start(home) + "?q=pendamping")
    more, lines = page.locator(".more"), page.locator(".results > li")
    expect(lines).to_have_count(15)
    whole = int((page.locator(".count").text_content() or "").split()[0])
    expect(more).to_have_text(said("more", n=whole - 15))
    more.click()
    expect(lines).to_have_count(whole)
    expect(more).to_be_hidden()
    expect(page.locator(".found").nth(15)).to_be_focused()
    page.get_by_role("searchbox").fill("hedonistik")
    expect(more).to_be_hidden()


def test_a_slip_is_forgiven_and_told(page: Page, home: str) -> None:
    page.goto(start(home) + "?q=pembrdayaan")
    expect(page.locator(".about")).to_have_text(said("guessed", text="pemberdayaan"))
    expect(page.locator(".found").first).to_be_visible()
    page.get_by_role("searchbox").fill("pemberdayaan xylophone")
    expect(page.locator(".about")).to_have_text(said("unknown", text="xylophone"))
    page.get_by_role("searchbox").fill("hedonistik mencetak javascript")
    expect(page.locator(".about")).to_have_text(said("partly"))
    page.get_by_role("searchbox").fill("xylophone")
    expect(page.locator(".count")).to_have_text(said("none", text="xylophone"))
    expect(page.locator(".about")).to_have_text(said("instead"))
    expect(page.locator(".results > li")).to_have_count(0)
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".count")).to_have_text("")
    expect(page).to_have_url(start(home))


def test_what_is_typed_stays_text(page: Page, home: str) -> None:
    page.goto(start(home) + "?q=%3Cimg src=xylophone%3E")
    expect(page.locator(".count")).to_have_text(said("none", text="<img src=xylophone>"))
    assert page.locator(".search img").count() == 0


def test_a_line_that_is_down_is_told_and_asked_again(open_page: Callable[..., Page], home: str, faults: list[str]) -> None:
    page = open_page(service_workers="block")  # it would fetch by itself, past this cut
    page.route("**/*.json", lambda route: route.abort())
    page.goto(start(home))
    page.keyboard.type("pendamping")
    expect(page.locator(".count")).to_have_text(said("offline"))
    expect(page.locator(".results > li")).to_have_count(0)
    page.unroute("**/*.json")
    page.keyboard.press("Enter")
    expect(page.locator(".found").first).to_be_visible()
    faults.clear()


def test_an_index_that_is_gone_is_told(open_page: Callable[..., Page], home: str, faults: list[str]) -> None:
    page = open_page(service_workers="block")
    page.route("**/*.json", lambda route: route.fulfill(status=404, body="{"))
    page.goto(start(home) + "?q=pendamping")
    expect(page.locator(".count")).to_have_text(said("offline"))
    faults.clear()


def test_only_the_latest_search_is_answered(page: Page, home: str) -> None:
    page.goto(start(home))
    page.evaluate("""() => {
      const box = document.querySelector("#query");
      const form = document.querySelector("form[role=search]");
      for (const text of ["pendamping", "hedonistik"]) {
        box.value = text;
        form.requestSubmit();
      }
    }""")
    marks = page.locator(".results mark")
    expect(marks.first).to_be_visible()
    page.wait_for_timeout(200)
    assert {mark.lower() for mark in marks.all_inner_texts()} == {"hedonistik"}


def test_from_a_file_the_page_says_that_it_needs_the_site(page: Page, site_dir: Path, faults: list[str]) -> None:
    page.goto((site_dir / "search" / "index.html").as_uri())
    page.keyboard.type("pendamping")
    expect(page.locator(".count")).to_have_text(said("file"))
    faults.clear()


def test_without_javascript_the_page_leads_on(open_page: Callable[..., Page], home: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(start(home))
    expect(page.get_by_role("searchbox")).to_have_count(0)
    links = page.locator(".needs-script a")
    assert [urlsplit(link.evaluate("link => link.href")).path.split("/")[-2] for link in links.all()] == ["glossary", "course"]


def test_every_page_leads_to_search_and_loads_nothing_of_it(page: Page, home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{home}concepts/facilitator-role/")
    assert not [url for url in asked if "/search" in url]
    page.locator(".to-search").click()
    page.wait_for_url("**/search/")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Callable[..., Page], home: str, lang: Lang, scheme: str) -> None:
    page = open_page(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    page.goto(start(home, lang) + "?q=pembrdayaan facilitator")
    expect(page.locator(".found").first).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page).response["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['html'][:80]}" for each in found] == []
