"""Reading with the worker between: what is saved, what was visited, what is damaged, and what is none of its business."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from offline_phone import Phone, carrying, requests
from offline_site import BASE, Edition, Host, hosting
from playwright.sync_api import Browser, expect

ABOUT, CONCEPT, QUIZ = "about/", "concepts/concept-0/", "quizzes/concept-0/"
_RANGE = "(url) => fetch(url, {headers: {Range: 'bytes=0-3'}}).then((response) => response.status)"
_POST = "(url) => fetch(url, {method: 'POST'}).then((response) => response.status, () => 'failed')"
_REGISTRATIONS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


@pytest.fixture(scope="module")
def edition(corpus: Corpus) -> Edition:
    """The site."""
    return Edition(corpus, "A")


@pytest.fixture
def host(edition: Edition) -> Iterator[Host]:
    """Its host."""
    with hosting(edition) as found:
        yield found


@pytest.fixture
def phone(browser: Browser, host: Host) -> Iterator[Phone]:
    """A phone with nothing saved."""
    with carrying(browser, host) as found:
        yield found


def visited(phone: Phone) -> list[str]:
    """The paths of the pages and scripts kept from visits."""
    return [url.removeprefix(phone.host.home) for title, url, _ in phone.kept() if title.endswith(":visited")]


@pytest.mark.parametrize("text", ["damaged", None])
def test_each_damaged_or_missing_body_is_mended_from_the_network(phone: Phone, text: str | None) -> None:
    phone.save()
    files = phone.host.edition.manifest(phone.set())["files"]
    for title, url, _ in phone.kept():
        if "_kept/" in url:
            phone.spoil(title, url, text)
    phone.forget_visits()
    assert phone.holds(phone.host.edition, phone.set())
    phone.host.cut()
    assert phone.holds(phone.host.edition, phone.set()), "what the network gave was put back"
    assert len(files) == len({digest for _, digest, _ in files} & set(phone.bodies()))


@pytest.mark.parametrize("text", ["damaged", None])
def test_each_damaged_or_missing_body_is_never_shown(phone: Phone, text: str | None) -> None:
    phone.save()
    phone.forget_visits()
    phone.host.cut()
    shell = phone.host.edition.set("shell")
    for path, digest, _ in phone.host.edition.manifest(phone.set())["files"]:
        title, url, whole = next(entry for entry in phone.kept() if entry[1].endswith(digest))
        phone.spoil(title, url, text)
        assert phone.fetch(path) == [None]
        if path.endswith("/") or path == "":
            phone.go(path)
            if path in shell:
                expect(phone.page.locator("body")).to_have_text("Luring. Offline.")
                phone.go(CONCEPT)
            else:
                expect(phone.page).to_have_url(f"{phone.host.home}offline/?{path}")
        phone.spoil(title, url, whole)
        assert phone.fetch(path) == [whole]


@pytest.mark.parametrize("text", ["{", "[]", "null", '{"set": "x", "files": 1}'])
def test_a_damaged_record_counts_as_not_saved(phone: Phone, text: str) -> None:
    phone.save()
    title, url, _ = next(entry for entry in phone.kept() if entry[1].endswith(phone.set()))
    phone.spoil(title, url, text)
    phone.go(phone.unit())
    phone.says("none")
    phone.press()
    assert phone.edition_of(phone.set())


def test_a_damaged_page_of_an_edition_that_is_gone_is_shown_as_it_is_now(phone: Phone, corpus: Corpus) -> None:
    phone.save()
    later = Edition(corpus, "B")
    phone.host.edition = later
    digest = next(digest for path, digest, _ in phone.host.edition.manifest(phone.set())["files"] if path == QUIZ)
    assert digest not in phone.bodies()
    for title, url, text in phone.kept():
        if "quiz concept-0" in text:
            phone.spoil(title, url, "damaged")
    phone.go(QUIZ)
    for kind in ("edition", "script", "quiz"):
        expect(phone.page.locator("html")).to_have_attribute(f"data-{kind}", "B")


@pytest.mark.parametrize(("lang", "home"), [("id", ""), ("en", "en/")])
def test_a_page_once_open_opens_again(browser: Browser, host: Host, lang: Lang, home: str) -> None:
    """Also the first, which was open before there was a worker; others lead to the page that says what there is."""
    with carrying(browser, host, lang) as phone:
        phone.go(f"{home}{QUIZ}?from=chat#x")
        phone.ready()
        phone.go(home + ABOUT)
        host.cut()
        for path in (QUIZ, ABOUT):
            phone.go(home + path)
            expect(phone.page).to_have_url(host.home + home + path)
            expect(phone.page.locator("html")).to_have_attribute("data-script", "A")
        phone.go(f"{home}{QUIZ}?again#x")
        expect(phone.page.locator("html")).to_have_attribute("data-quiz", "A")
        phone.go(home + CONCEPT)
        expect(phone.page).to_have_url(f"{host.home}{home}offline/?{home}{CONCEPT}")
        link = phone.page.locator(".detour a")
        assert link.get_attribute("href") == host.home + home + CONCEPT
        host.mend()
        link.click()
        expect(phone.page.locator("h1")).to_have_text(f"concept concept-0 {lang}")


@pytest.mark.parametrize("midway", [False, True])
def test_reading_cut_at_every_request(phone: Phone, corpus: Corpus, midway: bool) -> None:
    """What is not saved is read over the network: then it is there whole, with scripts of its own edition, or as it was."""
    host, html = phone.host, phone.page.locator("html")
    phone.go(ABOUT)
    phone.ready()
    shown = "A"
    for name, after in (("B", 0), ("C", 1), ("D", 2)):  # nothing comes; the page; the page and its script
        host.edition = Edition(corpus, name)
        host.cut(after, midway)
        # Where the page itself comes in half, Chromium shows the half and waits, with a worker or without.
        phone.page.goto(host.home + ABOUT, wait_until="commit" if midway and not after else "load")
        phone.page.wait_for_timeout(100)
        host.cut()
        phone.go(ABOUT)
        shown = name if after else shown
        expect(html).to_have_attribute("data-edition", shown)
        assert html.get_attribute("data-script") in (shown, None), "a script of another edition never runs"
        assert phone.fetch(ABOUT) == [Edition(corpus, shown).files[ABOUT].decode()], "half a page is never kept"
        host.mend()
    expect(html).to_have_attribute("data-script", "D")


def test_only_the_newest_visits_are_kept(phone: Phone) -> None:
    phone.go(ABOUT)
    phone.ready()
    paths = [f"extra/{number}/" for number in range(45)]
    phone.host.spoiled |= {path: path.encode() for path in paths}
    for path in paths:
        assert phone.fetch(path) == [path]
    assert phone.fetch(paths[5]) == [paths[5]]
    kept = [path for path in visited(phone) if path.endswith("/")]
    assert kept == [*paths[6:], paths[5]]


def test_an_old_copy_is_better_than_a_network_that_does_not_answer(phone: Phone) -> None:
    phone.go(ABOUT)
    phone.ready()
    phone.go(ABOUT)
    phone.host.held[ABOUT] = threading.Event()
    phone.go(ABOUT)
    expect(phone.page.locator("h1")).to_have_text("page about id")
    phone.host.held.pop(ABOUT).set()


def test_a_storage_that_breaks_is_no_reason_to_show_nothing(phone: Phone) -> None:
    breaks = b"addEventListener('activate', () => { caches.open = () => Promise.reject(new Error('broken')); });"
    phone.host.spoiled["worker.js"] = breaks + phone.host.edition.files["worker.js"]
    phone.go(ABOUT)
    phone.ready()
    for path in (CONCEPT, QUIZ):
        phone.go(path)
        expect(phone.page.locator("html")).to_have_attribute("data-script", "A")


def test_what_is_none_of_its_business(phone: Phone) -> None:
    """Parts of files, other methods, downloads, and answers that came from elsewhere are not kept."""
    phone.save()
    home = phone.host.home
    assert requests(phone.host, lambda: phone.page.evaluate(_RANGE, home + QUIZ)) == [QUIZ]
    assert requests(phone.host, lambda: phone.fetch(QUIZ)) == []
    assert phone.page.evaluate(_POST, home + QUIZ) == 501
    phone.host.spoiled["exports/all.zip"] = b"zip"
    assert phone.fetch("exports/all.zip") == ["zip"]
    phone.host.moved["gone/"] = ABOUT
    assert phone.fetch("gone/")[0]
    assert phone.fetch("missing/") == [None]
    assert not {"exports/all.zip", "gone/", "missing/"} & set(visited(phone))


def test_a_redirect_leads_where_it_leads(phone: Phone) -> None:
    phone.go(ABOUT)
    phone.ready()
    phone.host.moved["gone/"] = CONCEPT
    phone.go("gone/")
    expect(phone.page).to_have_url(phone.host.home + CONCEPT)


def test_nobody_is_led_away_by_a_link(phone: Phone) -> None:
    """The address after the "?" may have been written by anybody."""
    for wanted in ("https://example.org/", "//example.org/", "../../elsewhere/", "javascript:alert(1)"):
        phone.go(f"offline/?{wanted}")
        href = phone.page.locator(".detour a").get_attribute("href")
        assert href == "./" or str(href).startswith(phone.host.home)


def test_the_next_project_at_the_same_address_is_not_haunted(phone: Phone) -> None:
    """On a developer's machine: where the worker's file is gone, so is all that it kept."""
    host = phone.host
    local = f"http://127.0.0.1:{host.port}{BASE}"
    page = phone.page
    page.goto(local + phone.unit())
    phone.press()
    assert phone.records()
    host.cut()
    page.goto(local + CONCEPT)
    expect(page.locator("h1")).to_have_text("concept concept-0 id")
    host.mend()
    host.spoiled[CONCEPT] = b"<h1>Just changed</h1>"
    page.goto(local + CONCEPT)
    expect(page.locator("h1")).to_have_text("Just changed")
    host.spoiled.clear()
    host.edition = another = Edition(host.edition.corpus, "A")
    another.files = {"": b"<h1>Another project</h1>", CONCEPT: b"<h1>Its own</h1>"}
    page.goto(local + CONCEPT)
    expect(page.locator("h1")).to_have_text("Its own")
    page.goto(local)
    expect(page.locator("h1")).to_have_text("Another project")
    assert page.evaluate(_REGISTRATIONS) == 0
    assert page.evaluate("() => caches.keys()") == []


def test_the_site_can_be_installed(phone: Phone) -> None:
    for home, start in (("", "./"), ("en/", "en/")):
        phone.go(home + ABOUT)
        session: Any = phone.context.new_cdp_session(phone.page)
        manifest = session.send("Page.getAppManifest")
        assert manifest["errors"] == []
        assert manifest["manifest"]["startUrl"] == phone.host.home + start.removeprefix("./")
        errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
        # Playwright's windows are private ones, in which nothing can be installed.
        assert [error["errorId"] for error in errors if error["errorId"] != "in-incognito"] == []
    phone.host.spoiled["app.id.webmanifest"] = b'{"name": "x", "start_url": "./", "display": "standalone"}'
    phone.go("glossary/")
    session = phone.context.new_cdp_session(phone.page)
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert "no-acceptable-icon" in [error["errorId"] for error in errors], "this test can fail"
