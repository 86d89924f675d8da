"""The project's own site, a unit of it saved, and no network: all that the unit needs is there and works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from answering import check, fill, key_of
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.items import interaction
from offline_phone import Phone, carrying
from offline_site import Built, Host, hosting, said
from playwright.sync_api import Browser, expect

# What has moved of the content, apart from what the header does.
_SHIFTS = """() => new Promise((done) => {
  const found = [];
  new PerformanceObserver((list) => {
    for (const {node} of list.getEntries().flatMap((each) => [...each.sources])) {
      if (node && document.querySelector("main").contains(node)) found.push(node.textContent);
    }
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(found), 100);
})"""


@pytest.fixture(scope="module")
def host(site_dir: Path, corpus: Corpus) -> Iterator[Host]:
    """The site's host."""
    with hosting(Built(site_dir, corpus)) as found:
        yield found


@pytest.fixture(params=["id", "en"])
def phone(request: pytest.FixtureRequest, browser: Browser, host: Host) -> Iterator[Phone]:
    """A phone with the first unit saved, and then no network."""
    with carrying(browser, host, request.param) as found:
        found.save()
        host.cut()
        yield found
    host.mend()


def home(phone: Phone) -> str:
    """The path of the home page."""
    return "en/" if phone.lang == "en" else ""


def test_each_page_of_a_saved_unit_works(phone: Phone, corpus: Corpus) -> None:
    paths = phone.host.edition.set(phone.set())
    assert phone.holds(phone.host.edition, phone.set())
    pages = [path for path in paths if path == "" or path.endswith("/")]
    concepts = [entry.concept for entry in corpus.units[phone.host.edition.units[0]].concepts if entry.concept in corpus.concepts]
    wanted = {f"{home(phone)}{name}/" for name in ("course", "glossary", "progress", "offline", *(f"concepts/{slug}" for slug in concepts))}
    assert wanted | {home(phone), phone.unit(), f"{home(phone)}quizzes/{phone.host.edition.units[0]}/"} <= set(pages)
    for path in pages:
        phone.go(path)
        expect(phone.page).to_have_url(phone.host.home + path)
        expect(phone.page.locator("html")).to_have_attribute("data-js", "")
        scripts = phone.page.locator("script[src]").evaluate_all("all => all.map((each) => each.src)")
        assert {script.removeprefix(phone.host.home) for script in scripts} <= set(paths)


def test_quizzes_of_a_saved_unit_are_marked(phone: Phone, corpus: Corpus) -> None:
    phone.go(f"{home(phone)}quizzes/{phone.host.edition.units[0]}/")
    forms = phone.page.locator("form.item[data-weight]")
    for index in range(forms.count()):
        form = forms.nth(index)
        act = interaction(corpus.items[form.get_attribute("data-item") or ""])
        fill(form, act, key_of(act, phone.lang))
        assert check(form) == "right"


def test_a_session_finds_its_questions(phone: Phone) -> None:
    """It takes them from the pages of quizzes; those of units that are not saved are simply not there."""
    phone.go(f"{home(phone)}quizzes/{phone.host.edition.units[0]}/")
    phone.go(f"{home(phone)}progress/")
    phone.page.locator("#today .start").click()
    expect(phone.page.locator(".session form.item, .note.loading:not(:empty)").first).to_be_visible()


def test_search_works(phone: Phone) -> None:
    if f"{home(phone)}search/" not in phone.host.edition.files:
        pytest.skip("the site has no page of search")
    phone.go(f"{home(phone)}search/?q={'pemberdayaan' if phone.lang == 'id' else 'empowerment'}")
    expect(phone.page.locator("main ol a, main ul a").first).to_be_visible()


def test_other_pages_lead_to_what_is_saved(phone: Phone) -> None:
    other = f"{home(phone)}units/{phone.host.edition.units[1]}/"
    phone.go(other)
    expect(phone.page).to_have_url(f"{phone.host.home}{home(phone)}offline/?{other}")
    row = phone.page.locator(f"[data-set={phone.host.edition.units[0]}]")
    expect(row.locator(".said")).to_contain_text(said(phone.lang, "saved").split("{n}")[0])
    row.get_by_role("link").click()
    expect(phone.page).to_have_url(phone.host.home + phone.unit())


@pytest.mark.parametrize("lang", ["id", "en"])
def test_nothing_jumps_while_the_boxes_are_filled(browser: Browser, host: Host, lang: Lang) -> None:
    with carrying(browser, host, lang) as phone:
        phone.page.set_viewport_size({"width": 360, "height": 740})
        for path in (phone.unit(), f"{home(phone)}offline/", f"{home(phone)}course/"):
            phone.go(path)
            expect(phone.page.locator(".act").first).to_be_visible()
            assert phone.page.evaluate(_SHIFTS) == []
