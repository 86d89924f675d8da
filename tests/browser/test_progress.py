"""My progress: what a reader is told from the first visit to the weeks after, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.render.words import WORDS
from playwright.sync_api import Page, expect
from progress_page import KEY, MONDAY, Reader, number, record


@pytest.fixture
def reader(page: Page, serve: Callable[[Path], str], site_dir: Path, corpus: Corpus) -> Reader:
    """A reader with a fresh browser."""
    return Reader(page, f"{serve(site_dir.parent)}/{site_dir.name}/", corpus)


@pytest.mark.parametrize("lang", LANGS)
def test_a_fresh_reader_is_led_to_the_course(reader: Reader, lang: Lang) -> None:
    reader.lang = lang
    page = reader.come(place="#today")
    assert page.locator("#today .due").inner_text() == reader.word("fresh")
    assert page.locator(".needs-script").is_hidden() and page.locator("#mistakes").is_hidden()
    first = page.locator("#today .first a").get_attribute("href")
    assert first == f"../units/{next(iter(reader.corpus.written_units))}/"
    assert page.locator(".backup").is_hidden()
    for concept in reader.corpus.path:
        assert reader.standing(concept).startswith(reader.word("not_begun"))
    assert page.locator("#today .start").inner_text() == reader.word("start_one")
    assert len(reader.begin()) == 1
    assert reader.stored() is None  # looking at a question is no answer


@pytest.mark.parametrize("lang", LANGS)
def test_a_week_of_learning(reader: Reader, lang: Lang) -> None:
    reader.lang = lang
    page = reader.come()
    asked: dict[str, list[int]] = {}
    for day in range(8):
        reader.come(day)
        slugs = reader.begin()
        assert len(slugs) == len(set(slugs)) <= 8
        mixed = len({reader.corpus.items[slug].concept for slug in slugs}) > 1
        assert (page.locator(".session .quiz").get_attribute("data-mixed") is not None) == mixed
        for slug in slugs:
            # One item is never known; the others always.
            assert reader.answer(slug, right=slug != next(iter(asked), None)) != "open"
            asked.setdefault(slug, []).append(day)
        page.locator(".session .stop").click()
        expect(page.locator(".session")).to_be_hidden()
        assert reader.note("loading").inner_text() == reader.word("stopped")
        expect(page.locator("#today .due")).to_be_focused()
    weak, second, *_ = asked
    assert asked[weak] == [0, 1, 2, 3, 4, 5, 6, 7]
    assert asked[second] == [1, 2, 5]  # new, then after one day, then after three
    items = reader.stored()["items"]
    assert items[second]["box"] == 3 and items[second]["due"] == number(MONDAY) + 5 + 7
    assert items[weak]["box"] == 1 and items[weak]["right"] == 0
    lines = page.locator("#mistakes li")
    assert lines.evaluate_all("all => all.map((each) => each.dataset.item)") == [weak]
    concept = reader.corpus.items[weak].concept
    # All were of one concept, so no set was mixed, and no miss has lowered what three right ones in a row had reached.
    assert WORDS["quiz"]["level_3"][lang] in reader.standing(concept)
    assert reader.word("next", when=reader.word("tomorrow")) in reader.standing(concept)


def test_due_weak_and_new(reader: Reader) -> None:
    concept = reader.corpus.path[0]
    slugs = reader.corpus.scored_of[concept]
    page = reader.come()
    reader.store(
        {
            slugs[0]: record(due=number(MONDAY) - 3),
            slugs[1]: record(due=number(MONDAY)),
            slugs[2]: record(MONDAY - timedelta(days=2), right=0, due=number(MONDAY) + 1),
            slugs[3]: record(box=3, due=number(MONDAY) + 5),
        }
    )
    reader.come()
    assert page.locator("#today .due").inner_text() == reader.word("due", n=2)
    assert page.locator("#today .first").is_hidden()
    assert reader.begin() == [slugs[0], slugs[1], slugs[2], slugs[4]]
    page.reload()
    assert page.locator("#today .due").inner_text() == reader.word("due", n=2)  # nothing was answered, nothing has changed
    reader.store({slug: record(box=2, due=number(MONDAY) + 3) for slug in reader.corpus.items})
    reader.come()
    expected = reader.word("nothing", when=reader.word("days", n=3))
    assert page.locator("#today .due").inner_text() == expected
    assert page.locator("#today .start").is_hidden()
    assert reader.word("next", when=reader.word("days", n=3)) in reader.standing(concept)
    reader.come(2)
    assert reader.word("next", when=reader.word("tomorrow")) in reader.standing(concept)
    reader.come(30)
    count = sum(len(each) for each in reader.corpus.scored_of.values())
    assert page.locator("#today .due").inner_text() == reader.word("due", n=count)
    assert reader.word("next", when=reader.word("today")) in reader.standing(concept)
    assert len(reader.begin()) == 8


@pytest.mark.parametrize("lang", LANGS)
def test_levels_are_told_in_words_and_drawn(reader: Reader, lang: Lang) -> None:
    reader.lang = lang
    page = reader.come()
    concepts = reader.corpus.path[:5]
    items = {slug: record() for slug in reader.corpus.scored_of[concepts[4]]}
    reader.store(items, concepts={slug: {"n": 1, "level": at} for at, slug in enumerate(concepts)})
    reader.come()
    for at, slug in enumerate(concepts):
        shown = reader.standing(slug)
        assert shown.startswith(reader.quiz_word(f"level_{at}") if at else reader.word("not_begun"))
        assert reader.word("of_four", n=at) in shown
        assert page.locator(f".concepts > [data-concept={slug}] .bar .full").count() == at
    assert reader.word("answered", n=len(items), all=len(items)) in reader.standing(concepts[4])
    unit = reader.corpus.unit_of[concepts[4]]
    count = sum(len(reader.corpus.scored_of.get(entry.concept, ())) for entry in reader.corpus.units[unit].concepts)
    assert reader.word("answered", n=len(items), all=count) in page.locator(".share").all_inner_texts()
    page.locator(".explain summary").click()
    for at in (1, 2, 3, 4):
        assert page.locator(".explain dt").nth(at - 1).inner_text() == reader.quiz_word(f"level_{at}")
        assert page.locator(".explain dd").nth(at - 1).is_visible()
    assert page.get_by_text(reader.said("progress_explain_fall")).is_visible()


def test_calibration_counts_all_that_was_said(reader: Reader) -> None:
    page = reader.come()
    assert page.locator("#levels .calibration").inner_text() == ""
    slugs = list(reader.corpus.scored_of[reader.corpus.path[0]])[:4]
    told = [record(sure=1), record(sure=1, right=0), record(sure=0), record()]
    reader.store(dict(zip(slugs, told, strict=True)))
    reader.come()
    expected = f"{reader.quiz_word('calibrated_sure', n=2, right=1)} {reader.quiz_word('calibrated_unsure', n=1, right=1)}"
    assert page.locator("#levels .calibration").inner_text() == expected


@pytest.mark.parametrize("lang", LANGS)
def test_mistakes_lead_to_the_passage(reader: Reader, lang: Lang) -> None:
    reader.lang = lang
    slug = reader.corpus.scored_of[reader.corpus.path[2]][1]
    item = reader.corpus.items[slug]
    page = reader.come()
    reader.store({slug: record(right=0), "retired-item": record(right=0)})
    reader.come()
    line = page.locator("#mistakes li")
    assert line.count() == 1 and item.stem[lang].replace("*", "")[:20] in line.inner_text()
    prefix = f"{reader.home}{'en/' if lang == 'en' else ''}"
    links = line.locator("a").evaluate_all("all => all.map((each) => each.href)")
    owner, section = item.anchor.rsplit("--", 1)
    assert links == [f"{prefix}quizzes/{item.concept}/#item-{slug}", f"{prefix}concepts/{owner}/#{section}"]
    line.locator("a").last.click()
    page.wait_for_url(links[1])
    assert page.locator(f"#{section}").is_visible()


def test_an_item_of_another_revision_counts_as_unanswered(reader: Reader) -> None:
    slug = reader.corpus.scored_of[reader.corpus.path[0]][0]
    page = reader.come()
    reader.store({slug: record(rev=7, right=0)})
    reader.come()
    assert page.locator("#today .due").inner_text() == reader.word("fresh")
    assert page.locator("#mistakes").is_hidden()


def test_a_target_day_shortens_the_gaps_and_can_be_taken_back(reader: Reader) -> None:
    slug = reader.corpus.scored_of[reader.corpus.path[0]][0]
    concept = reader.corpus.path[0]
    page = reader.come()
    reader.store({slug: record(box=5, due=number(MONDAY) + 35)})
    reader.come()
    assert reader.word("next", when=reader.word("days", n=35)) in reader.standing(concept)
    day = page.locator("#target-day")
    assert page.locator("#target button").is_hidden()
    day.fill((MONDAY + timedelta(days=20)).isoformat())
    assert reader.word("next", when=reader.word("days", n=4)) in reader.standing(concept)
    assert page.locator("#target .note").inner_text() == reader.word("target_kept")
    assert reader.stored()["settings"]["target"] == number(MONDAY) + 20
    reader.come(3)
    assert day.input_value() == (MONDAY + timedelta(days=20)).isoformat()
    reader.come(21)
    day.fill((MONDAY + timedelta(days=2)).isoformat())
    assert page.locator("#target .note").inner_text() == reader.word("target_past")
    page.locator("#target button").click()
    assert day.input_value() == "" and "target" not in reader.stored()["settings"]
    assert page.locator("#target .note").inner_text() == reader.word("target_gone")
    expect(day).to_be_focused()
    assert reader.word("next", when=reader.word("days", n=14)) in reader.standing(concept)


@pytest.mark.parametrize(("text", "reason"), [("{oops", "broken"), ('{"items": []}', "broken")])
def test_trouble_with_the_storage_is_told(reader: Reader, text: str, reason: str) -> None:
    page = reader.come()
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    reader.come()
    assert page.locator(".trouble").inner_text() == reader.quiz_word(reason)


def test_a_newer_version_and_denied_storage_are_told(reader: Reader) -> None:
    page = reader.come()
    page.evaluate("localStorage.setItem('berdaya:/berdaya/:9', '{}')")
    reader.come()
    assert page.locator(".trouble").inner_text() == reader.quiz_word("newer")
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})")
    reader.come()
    assert page.locator(".trouble").inner_text() == reader.quiz_word("denied")
    (slug,) = reader.begin()
    assert reader.answer(slug) == "right"
    page.locator(".session .stop").click()
    concept = reader.corpus.items[slug].concept
    assert reader.word("answered", n=1, all=len(reader.corpus.scored_of[concept])) in reader.standing(concept)


def test_another_tab_is_followed(reader: Reader, open_page: Callable[..., Page]) -> None:
    page = reader.come()
    other = open_page(context=page.context)
    slug = reader.corpus.scored_of[reader.corpus.path[0]][0]
    other.goto(f"{reader.home}about/")
    Reader(other, reader.home, reader.corpus).store({slug: record(right=0)})
    expect(page.locator("#mistakes li")).to_have_count(1)
