"""The ZIM, as kiwix-serve shows it on a hotspot: pages, links, quizzes and search work."""

from __future__ import annotations

import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from answering import check, fill, key_of, miss_of
from debian import Missing, program
from playwright.sync_api import Page, expect

from berdaya.corpus import Corpus
from berdaya.items import interaction
from berdaya.portable import ZIM, zim
from berdaya.render.site import Site
from berdaya.render.words import word

CONCEPT = "facilitator-role"
# What a browser reports where there is no worker to be had, and nothing to be saved from.
HARMLESS = ("(404) was received when fetching the script", "the server responded with a status of 404")


@pytest.fixture(scope="session")
def library(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site as a ZIM file."""
    file = tmp_path_factory.mktemp("library") / ZIM
    file.write_bytes(zim(site))
    return file


@pytest.fixture(scope="session")
def kiwix(library: Path) -> Iterator[Callable[..., str]]:
    """Start kiwix-serve, once for each set of options; gives the address of the book, with a slash at its end."""
    try:
        command = program("kiwix-serve")
    except Missing as missing:
        pytest.fail(str(missing))
    running: dict[tuple[str, ...], str] = {}
    processes: list[subprocess.Popen[bytes]] = []

    def start(*options: str) -> str:
        if options not in running:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            arguments = [command, "--address", "127.0.0.1", "--port", str(port), *options, str(library)]
            processes.append(subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
            running[options] = answered(f"http://127.0.0.1:{port}/{library.stem}/index.html").removesuffix("index.html")
        return running[options]

    yield start
    for process in processes:
        process.terminate()
        process.wait(10)


def answered(address: str) -> str:
    """Wait until there is an answer; where it came from, because newer versions keep books under /content/."""
    end = time.monotonic() + 60
    while True:
        try:
            with urlopen(address, timeout=5) as answer:
                return str(answer.url)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


@pytest.fixture
def book(kiwix: Callable[..., str], page: Page, faults: list[str]) -> Iterator[str]:
    """The address of the book, without the bar that kiwix-serve puts above each page."""
    yield kiwix("--nosearchbar")
    faults[:] = [fault for fault in faults if not any(each in fault for each in HARMLESS)]


def test_one_walks_from_the_first_page_through_the_course_and_back(page: Page, book: str, corpus: Corpus) -> None:
    page.goto(book)
    assert corpus.scheme and page.locator("h1").inner_text() == corpus.scheme.tagline.id
    page.locator(".hero .button").first.click()
    expect(page).to_have_url(re.compile("/units/[a-z-]+/$"))
    page.locator(".path a").first.click()
    expect(page).to_have_url(re.compile("/concepts/[a-z-]+/$"))
    page.locator("[rel=next]").click()
    expect(page.locator("h1")).not_to_be_empty()
    page.locator(".brand").click()
    expect(page).to_have_url(f"{book}index.html")
    page.locator(".switch-language").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".brand").click()
    expect(page).to_have_url(f"{book}en/")


def test_a_quiz_is_answered_and_the_answer_kept_in_both_languages(page: Page, book: str, corpus: Corpus) -> None:
    page.goto(f"{book}quizzes/{CONCEPT}/")
    slugs = {interaction(corpus.items[slug]).kind: slug for slug in corpus.scored_of[CONCEPT]}
    for slug in slugs.values():
        act, form = interaction(corpus.items[slug]), page.locator(f"#item-{slug}")
        fill(form, act, miss_of(act, "id"))
        assert check(form) in {"wrong", "partly"}
        form.locator(".feedback > .button").click()
        fill(form, act, key_of(act, "id"))
        assert check(form) == "right"
    page.locator(".switch-language").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    for slug in slugs.values():
        expect(page.locator(f"#item-{slug}")).to_have_attribute("data-state", "right")
    page.goto(f"{book}en/concepts/{CONCEPT}/")
    expect(page.locator("[data-state=right]").first).to_be_visible()


def test_our_own_search_works(page: Page, book: str) -> None:
    page.goto(f"{book}search/")
    page.locator("#query").fill("memberdayakan")
    page.keyboard.press("Enter")
    expect(page.locator(".results a").first).to_be_visible()
    page.locator(".results a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.startswith(book)


def test_a_session_fetches_its_items(page: Page, book: str) -> None:
    page.goto(f"{book}progress/")
    page.locator("#today .start").click()
    expect(page.locator(".session .item").first).to_be_visible()


def test_nothing_is_offered_for_saving(page: Page, book: str, corpus: Corpus) -> None:
    """It is all there already, and there is no worker that could keep it."""
    with page.expect_response("**/offline/sets.json") as asked:
        page.goto(f"{book}units/{next(iter(corpus.written_units))}/")
    assert asked.value.status == 404
    assert not page.locator(".keep .act:visible").count()
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_the_one_file_of_a_unit_can_be_had_from_it(page: Page, book: str, corpus: Corpus) -> None:
    unit = next(iter(corpus.written_units))
    page.goto(f"{book}downloads/berdaya-{unit}-id.html")
    expect(page.locator("h1")).to_have_text(corpus.units[unit].title.id)
    assert page.locator("html").get_attribute("data-js") is not None


def test_kiwix_searches_the_text(page: Page, book: str) -> None:
    host = re.match("https?://[^/]+", book)
    assert host
    page.goto(f"{host[0]}/search?content={ZIM.removesuffix('.zim')}&pattern=memberdayakan")
    page.locator(".results a", has_text="Pemberdayaan rumah tangga").first.click()
    expect(page.locator("h1")).to_contain_text("umah tangga")


def test_below_its_bar_pages_work_too(open_page: Callable[..., Page], kiwix: Callable[..., str], faults: list[str], corpus: Corpus) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(f"{kiwix()}concepts/{CONCEPT}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    slug = corpus.concepts[CONCEPT].self_check[0]
    act, form = interaction(corpus.items[slug]), page.locator(f"#item-{slug}")
    fill(form, act, key_of(act, "id"))
    assert check(form) == "right"
    # jQuery tries inline handlers out, which the policy refuses; the bar works without them. Its stylesheets are let in.
    faults[:] = [fault for fault in faults if not any(each in fault for each in (*HARMLESS, "inline event handler"))]
    assert word("id", "skip") in page.content()
