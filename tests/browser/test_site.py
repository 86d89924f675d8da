"""The project's own site, as readers get it, in a real browser."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from answering import check, fill, key_of, miss_of
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from berdaya.corpus import Corpus
from berdaya.fields import texts_in
from berdaya.interactions import Choice
from berdaya.items import interaction
from berdaya.render.shuffle import shuffled
from berdaya.render.words import word

# One of each kind, and every diagram.
KINDS = (
    "", "course/", "units/accompanist-and-roles/", "concepts/household-empowerment/", "concepts/empowerment-logic-chain/",
    "concepts/accompanist-roles/", "quizzes/", "quizzes/household-empowerment/", "quizzes/household-and-economy/",
    "quizzes/empowerment-logic-chain/", "progress/", "glossary/", "sources/", "sources/hutomo-2000/", "start/", "trainers/", "contributing/", "about/",
)  # fmt: skip
PAGE = "concepts/household-empowerment/"

# Compressed bytes of one page, its style included (zlib at its best; brotli takes about a tenth less).
BUDGET = {"": 8_500, "course/": 9_000, PAGE: 24_000, "glossary/": 24_000, "units/accompanist-and-roles/": 16_000}


def both(address: str) -> list[str]:
    """An address in both languages."""
    return [address, f"en/{address}"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Callable[..., Page], home: str, scheme: str) -> None:
    page = open_page(color_scheme=scheme, viewport={"width": 360, "height": 740})
    found = []
    for address in [address for kind in KINDS for address in both(kind)] + ["404.html"]:
        page.goto(home + address)
        page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
        violations = Axe().run(page).response["violations"]
        found += [f"{address}: {each['id']}: {each['nodes'][0]['html'][:200]}" for each in violations]
    assert found == []


def test_axe_finds_nothing_in_feedback(open_page: Callable[..., Page], home: str, corpus: Corpus) -> None:
    for scheme in ("light", "dark"):
        page = open_page(color_scheme=scheme)
        for concept in ("household-empowerment", "empowerment-logic-chain"):
            page.goto(f"{home}quizzes/{concept}/")
            for at, slug in enumerate(corpus.scored_of[concept]):
                act = interaction(corpus.items[slug])
                form = page.locator(f"#item-{slug}")
                fill(form, act, (key_of if at % 2 else miss_of)(act, "id"))
                check(form)
            assert page.locator(".feedback h2, .feedback h3").count() == len(corpus.scored_of[concept])
            violations = Axe().run(page).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"][:200]) for each in violations] == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_sticks_out(open_page: Callable[..., Page], home: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 740})
    for address in [address for kind in KINDS for address in both(kind)]:
        page.goto(home + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_targets_are_large_enough(open_page: Callable[..., Page], home: str) -> None:
    """44 px for what one taps to answer or to move on; links inside running text are exempt (WCAG 2.2, 2.5.8)."""
    page = open_page(viewport={"width": 360, "height": 740})
    for address in (PAGE, "quizzes/empowerment-logic-chain/", "progress/"):
        page.goto(home + address)
        page.locator("html[data-js]").wait_for(state="attached")
        small = page.evaluate(
            """[...document.querySelectorAll('.top a, .top button, .option, .chip, .item select, .item [type=text], textarea, '
               + '.sure label, .button, .along a')]
               .filter((each) => each.checkVisibility()).map((each) => [each.outerHTML, each.getBoundingClientRect()])
               .filter(([, box]) => box.height < 44 || box.width < 44).map(([html]) => html.slice(0, 200))"""
        )
        assert small == []


def test_switching_language_in_the_middle_keeps_place_and_answers(open_page: Callable[..., Page], home: str, corpus: Corpus) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(home + PAGE)
    slug = corpus.concepts["household-empowerment"].self_check[1]
    item = page.locator(f"#item-{slug}")
    item.locator("input").first.check()
    item.get_by_role("button").first.click()
    state = item.get_attribute("data-state")
    item.scroll_into_view_if_needed()
    page.locator(f"#item-{slug}").evaluate("each => each.scrollIntoView()")
    page.locator("html[data-js]").wait_for(state="attached")
    page.locator(".switch-language").click()
    page.wait_for_url("**/en/**")
    assert page.url.split("#")[0] == f"{home}en/{PAGE}" and "#" in page.url
    assert page.locator(f"#item-{slug}").get_attribute("data-state") == state
    assert page.evaluate("window.scrollY") > 500
    page.reload()
    assert page.locator(f"#item-{slug}").get_attribute("data-state") == state
    assert page.locator("html").get_attribute("lang") == "en"


def test_without_javascript_everything_is_there(open_page: Callable[..., Page], home: str, corpus: Corpus) -> None:
    page = open_page(java_script_enabled=False)
    for lang, prefix in (("id", ""), ("en", "en/")):
        page.goto(f"{home}{prefix}quizzes/household-empowerment/")
        text = page.content()
        for slug in corpus.scored_of["household-empowerment"]:
            item = corpus.items[slug]
            for keys, written in texts_in(item):
                assert written[lang].split("*")[0].split("[")[0][:40] in text.replace("&amp;", "&"), keys
        reasons = page.locator("form.item").first.locator("details.reasons")
        assert reasons.is_visible() and not reasons.locator("ul").is_visible()
        reasons.locator("summary").click()
        assert reasons.locator("li[data-correct]").first.is_visible()
        assert page.locator(".switch-theme").is_hidden()
        page.goto(f"{home}{prefix}{PAGE}")
        page.locator(".switch-language").click()
        page.wait_for_url(home + ("en/" if lang == "id" else "") + PAGE)


def test_a_term_is_explained_where_it_stands(open_page: Callable[..., Page], home: str) -> None:
    page = open_page(viewport={"width": 360, "height": 740}, java_script_enabled=True)
    page.goto(home + PAGE)
    term = page.locator(".term").first
    tip = term.locator(".tip")
    assert tip.is_hidden()
    term.locator("button").focus()
    page.keyboard.press("Enter")
    assert tip.is_visible() and tip.bounding_box()["width"] <= 360
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    term.locator("button").click()
    assert tip.is_visible()
    page.locator("h1").click()
    page.mouse.move(5, 400)
    assert tip.is_hidden()
    term.locator("button").hover()
    assert tip.is_visible()


def test_a_term_is_explained_without_javascript(open_page: Callable[..., Page], home: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(home + PAGE)
    page.locator(".term button").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".term .tip").first.is_visible()


def test_the_theme_follows_the_system_and_then_the_reader(open_page: Callable[..., Page], home: str) -> None:
    page = open_page(color_scheme="dark")
    page.goto(home)
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.locator(".switch-theme").click()
    light = page.evaluate(paper)
    assert light != dark
    page.goto(f"{home}en/glossary/")
    page.wait_for_function("document.documentElement.dataset.theme === 'light'")
    assert page.evaluate(paper) == light


def test_the_glossary_links_both_ways(open_page: Callable[..., Page], home: str, corpus: Corpus) -> None:
    page = open_page()
    page.goto(f"{home}glossary/")
    text = page.locator("main").inner_text()
    for concept in corpus.concepts.values():
        assert concept.pref_label.id in text and concept.pref_label.en in text
    names = [name.lower() for name in page.locator("dt").evaluate_all("all => all.map((each) => each.firstChild.textContent.trim())")]
    assert names == sorted(names) and len(names) == len(corpus.concepts) + len(corpus.terms)


def test_the_path_leads_through_the_course(open_page: Callable[..., Page], home: str, corpus: Corpus) -> None:
    page = open_page()

    def follow(selector: str) -> None:
        link = page.locator(selector).first
        there = link.evaluate("each => each.href")
        link.click()
        page.wait_for_url(there)

    page.goto(home)
    follow(".hero .button")
    seen = [page.url.removeprefix(home)]
    while page.locator("a[rel=next]").count():
        follow("a[rel=next]")
        seen.append(page.url.removeprefix(home))
    assert len(seen) == len(set(seen))
    assert {f"concepts/{slug}/" for slug in corpus.path} <= set(seen)
    assert {f"quizzes/{slug}/" for slug in corpus.written_units} <= set(seen)
    follow("a[rel=prev]")
    assert page.url.removeprefix(home) == seen[-2]


def test_planned_things_are_announced_and_not_linked(open_page: Callable[..., Page], home: str, corpus: Corpus) -> None:
    page = open_page()
    page.goto(f"{home}course/")
    assert page.locator("ol.units > li").count() == 10
    for name in corpus.planned.values():
        assert page.get_by_text(name.id, exact=True).count() >= 1
        assert page.get_by_role("link", name=name.id, exact=True).count() == 0
    assert page.get_by_text(word("id", "soon")).count() >= 6


def test_from_a_folder_too(open_page: Callable[..., Page], site_dir: Path, corpus: Corpus) -> None:
    page = open_page()
    page.goto((site_dir / "quizzes" / "household-empowerment" / "index.html").as_uri())
    item = page.locator("form.item").first
    item.locator("input").first.check()
    item.get_by_role("button").first.click()
    assert item.locator(".feedback").is_visible()


def test_print_shows_the_page_and_not_the_furniture(open_page: Callable[..., Page], home: str) -> None:
    page = open_page(color_scheme="dark")
    page.goto(home + PAGE)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".switches").is_hidden() and page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.pdf()[:4] == b"%PDF"


def test_first_visits_are_light(open_page: Callable[..., Page], home: str, site_dir: Path) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(home + PAGE)
    scripts = [url for url in asked if url.endswith(".js")]
    assert len(scripts) == 2 and not [url for url in asked if not url.startswith(home)]
    asked.clear()
    page.goto(f"{home}course/")
    assert [url for url in asked if "quiz-" in url] == []
    for address, budget in BUDGET.items():
        for each in both(address):
            body = (site_dir / each / "index.html").read_bytes()
            assert len(zlib.compress(body, 9)) <= budget, (each, len(zlib.compress(body, 9)))


def test_options_stand_in_the_shuffled_order(open_page: Callable[..., Page], home: str, corpus: Corpus) -> None:
    page = open_page()
    for prefix in ("", "en/"):
        page.goto(f"{home}{prefix}quizzes/household-empowerment/")
        for slug in corpus.scored_of["household-empowerment"]:
            act = interaction(corpus.items[slug])
            if isinstance(act, Choice):
                shown = page.locator(f"#item-{slug} input[name=part]").evaluate_all("all => all.map((each) => each.value)")
                assert shown == (list(act.options) if act.fixed else shuffled(list(act.options), slug))
