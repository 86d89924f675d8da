"""A session takes its items from the quiz pages: what they look like there, and what happens where they do not come."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.items import interaction
from playwright.sync_api import Page, Route, expect
from progress_page import MONDAY, Reader, number, record


@pytest.fixture
def reader(page: Page, serve: Callable[[Path], str], site_dir: Path, corpus: Corpus) -> Reader:
    """A reader with a fresh browser."""
    return Reader(page, f"{serve(site_dir.parent)}/{site_dir.name}/", corpus)


def due(*slugs: str) -> dict[str, dict[str, object]]:
    """Items that are overdue, the first one longest."""
    count = len(slugs)
    return {slug: record(MONDAY - timedelta(days=60), due=number(MONDAY) - count + at) for at, slug in enumerate(slugs)}


def of_each_kind(corpus: Corpus) -> list[str]:
    """One scored item of each type, those of cases first, from as many concepts as there are."""
    found: dict[str, str] = {}
    for slug, item in corpus.items.items():
        if item.scored:
            found.setdefault(item.type, slug)
    return list(found.values())


@pytest.mark.parametrize("lang", LANGS)
def test_items_of_every_kind_are_asked_and_learned(reader: Reader, lang: Lang) -> None:
    reader.lang = lang
    page = reader.come()
    wanted = of_each_kind(reader.corpus)
    assert len(wanted) >= 5 and len({interaction(reader.corpus.items[slug]).kind for slug in wanted}) == 4
    reader.store(due(*wanted))
    reader.come()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    slugs = reader.begin()
    assert set(wanted) <= set(slugs)
    concepts = {reader.corpus.items[slug].concept for slug in slugs}
    prefix = f"{reader.home}{'en/' if lang == 'en' else ''}"
    assert sorted(url for url in asked if "/quizzes/" in url) == sorted(f"{prefix}quizzes/{slug}/" for slug in concepts)
    words = [reader.word("question", n=at + 1) for at in range(len(slugs))]
    assert page.locator(".session legend .number").all_inner_texts() == words
    assert page.locator(".session .quiz").get_attribute("data-mixed") is not None
    for slug in slugs:
        act = interaction(reader.corpus.items[slug])
        assert reader.answer(slug) == "right", act.kind
        expect(page.locator(f".session #item-{slug} .feedback h3, .session #item-{slug} .feedback h4")).to_be_focused()
        stored = reader.stored()["items"][slug]
        assert stored["day"] == number(MONDAY) and stored["right"] == 1
    score = reader.quiz_word("score", answered=len(slugs), all=len(slugs), right=len(slugs))
    assert page.locator(".session .score").inner_text() == score
    assert page.locator(".session .result > .quiet:visible").count() == 0  # nothing here deletes


def test_a_wrong_one_comes_again(reader: Reader) -> None:
    page = reader.come()
    slugs = reader.corpus.scored_of[reader.corpus.path[0]][:3]
    reader.store(due(*slugs))
    reader.come()
    session = reader.begin()
    for slug in session:
        reader.answer(slug, right=slug != slugs[1])
    page.get_by_role("button", name=reader.quiz_word("again", n=1)).click()
    assert page.locator(f".session #item-{slugs[1]}").get_attribute("data-state") == "open"
    assert reader.answer(slugs[1]) == "right"
    stored = reader.stored()["items"][slugs[1]]
    assert stored["right"] == 1 and stored["box"] == 1 and stored["due"] == number(MONDAY) + 1


def test_what_was_not_asked_keeps_its_answer(reader: Reader) -> None:
    page = reader.come()
    slugs = reader.corpus.scored_of[reader.corpus.path[0]][:4]
    before = due(*slugs)
    reader.store(before)
    reader.come()
    session = reader.begin()
    assert reader.forms().locator(":checked").count() == 0
    reader.answer(session[0])
    page.locator(".session .stop").click()
    items = reader.stored()["items"]
    assert {slug: items[slug] for slug in session[1:] if slug in before} == {slug: before[slug] for slug in session[1:] if slug in before}
    assert page.locator("#today .due").inner_text() == reader.word("due", n=3)
    assert session[0] not in reader.begin()


def test_adopted_items_fit_the_page(reader: Reader, corpus: Corpus) -> None:
    """Absolute links, ids that stand once, terms that open, and the story of a case with its decisions."""
    page = reader.come()
    decisions = next(iter(corpus.cases.values())).decisions if corpus.cases else []
    with_terms = [slug for slug, item in corpus.items.items() if item.scored and "[[" in (item.scenario or item.stem).id]
    reader.store(due(*dict.fromkeys([*with_terms[:4], *decisions[:2]])))
    reader.come()
    reader.begin()
    ids = page.locator("[id]").evaluate_all("all => all.map((each) => each.id)")
    assert len(ids) == len(set(ids))
    for name in ("popovertarget", "aria-describedby"):
        for value in page.locator(f".session [{name}]").evaluate_all(f"all => all.map((each) => each.getAttribute('{name}'))"):
            assert set(value.split()) <= set(ids)
    for link in page.locator(".session form a").evaluate_all("all => all.map((each) => each.getAttribute('href'))"):
        assert re.match(re.escape(reader.home) + r"(concepts|sources)/[\w-]+/(#[\w-]+)?$", link), link
    for term in page.locator(".session .term").all():
        term.locator("button").focus()
        page.keyboard.press("Enter")
        expect(term.locator(".tip")).to_be_visible()
        page.keyboard.press("Escape")
    if decisions:
        case = page.locator(".session .case")
        assert case.count() == 1 and case.locator("form.item").count() == 2
        story = case.locator(".case-text")
        assert story.count() == 1 and story.locator("h3").is_visible()
        for fieldset in case.locator("form > fieldset").all():
            described = fieldset.get_attribute("aria-describedby").split()
            assert story.get_attribute("id") in described


def test_an_item_that_its_page_lacks_is_skipped(reader: Reader) -> None:
    page = reader.come()
    slugs = reader.corpus.scored_of[reader.corpus.path[0]][:3]
    reader.store(due(*slugs))
    reader.come()

    def without(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(f'id="item-{slugs[1]}"', ""))

    page.route("**/quizzes/**", without)
    assert slugs[1] not in reader.begin()
    assert page.locator("#today .lines li").count() == 0
    page.reload()
    page.unroute_all()
    page.route("**/quizzes/**", lambda route: route.fulfill(status=200, content_type="text/html", body="<p>Moved</p>"))
    page.locator("#today .start").click()
    expect(reader.note("loading")).to_have_text(reader.word("missing"))


@pytest.mark.parametrize("lang", LANGS)
def test_without_a_network_there_are_links(reader: Reader, lang: Lang, faults: list[str]) -> None:
    reader.lang = lang
    page = reader.come()
    concept = reader.corpus.path[0]
    slugs = reader.corpus.scored_of[concept][:3]
    reader.store(due(*slugs))
    reader.come()
    page.route("**/quizzes/**", lambda route: route.abort())
    page.locator("#today .start").click()
    expect(reader.note("loading")).to_have_text(reader.word("offline"))
    links = page.locator("#today .lines li a:first-child").evaluate_all("all => all.map((each) => each.href)")
    prefix = f"{reader.home}{'en/' if lang == 'en' else ''}"
    assert links[:3] == [f"{prefix}quizzes/{concept}/#item-{slug}" for slug in slugs]
    page.unroute_all()
    page.locator("#today .start").click()
    expect(page.locator(".session")).to_be_visible()
    assert page.locator("#today .lines li").count() == 0 and reader.note("loading").inner_text() == ""
    assert faults and all("ERR_FAILED" in fault for fault in faults)
    faults.clear()


def test_half_of_the_pages_are_better_than_none(reader: Reader, faults: list[str]) -> None:
    page = reader.come()
    one, other = (reader.corpus.scored_of[concept][0] for concept in reader.corpus.path[:2])
    reader.store(due(one, other))
    reader.come()
    page.route(f"**/quizzes/{reader.corpus.path[1]}/", lambda route: route.fulfill(status=503))
    session = reader.begin()
    assert one in session and other not in session
    assert other in page.locator("#today .lines li").evaluate_all("all => all.map((each) => each.dataset.item)")
    faults.clear()


def test_from_a_folder_there_are_links_to_files(open_page: Callable[..., Page], site_dir: Path, corpus: Corpus, faults: list[str]) -> None:
    page = open_page()
    page.goto((site_dir / "progress" / "index.html").as_uri())
    page.locator("#today .start").click()
    line = page.locator("#today .lines li")
    expect(line).to_have_count(1)
    slug = line.get_attribute("data-item")
    line.locator("a").first.click()
    page.wait_for_url(f"**/quizzes/{corpus.items[slug].concept}/index.html#item-{slug}")
    expect(page.locator(f"#item-{slug}")).to_be_visible()
    faults.clear()  # the browser reports the fetch that it refused


def test_the_language_can_be_changed_between_two_sessions(reader: Reader) -> None:
    page = reader.come()
    slugs = reader.corpus.scored_of[reader.corpus.path[0]][:3]
    reader.store(due(*slugs))
    reader.come()
    reader.answer(reader.begin()[0])
    page.locator(".switch-language").click()
    page.wait_for_url("**/en/progress/**")
    reader.lang = "en"
    assert page.locator("#today .due").inner_text() == reader.word("due", n=2)
    for slug in reader.begin():
        assert reader.answer(slug) == "right"


def test_two_taps_begin_one_session(reader: Reader) -> None:
    page = reader.come()
    page.locator("#today .start").evaluate("each => { each.click(); each.click(); }")
    expect(page.locator(".session .quiz")).to_have_count(1)
    expect(page.locator(".session form.item")).to_have_count(1)
    page.locator(".session .stop").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".session .quiz")).to_have_count(0)


def test_the_browser_is_asked_once_to_keep_what_we_keep(reader: Reader) -> None:
    page = reader.page
    page.add_init_script("window.asked = 0; if (self.StorageManager) StorageManager.prototype.persist = async () => { window.asked += 1; return true; }")
    reader.come()
    for times in (1, 1):
        reader.begin()
        page.locator(".session .stop").click()
        assert page.evaluate("window.asked") == times
