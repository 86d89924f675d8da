"""Saving a unit, with the network cut at every step of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from offline_phone import Phone, carrying, requests
from offline_site import Edition, Host, hosting, said
from playwright.sync_api import Browser, expect

CONCEPT, QUIZ, OTHER = "concepts/concept-0/", "quizzes/concept-0/", "concepts/concept-1/"
# Storage that refuses: all of it, or only after so many bodies.
_DENIED = "if (self.caches) caches.has = () => Promise.reject(new DOMException('no', 'SecurityError'))"
_FULL = """if (self.Cache) {
  const put = Cache.prototype.put;
  let left = %d;
  Cache.prototype.put = function (key, response) {
    if (String(key).includes("_kept/") && left-- <= 0) return Promise.reject(new DOMException("full", "QuotaExceededError"));
    return put.call(this, key, response);
  };
}"""
_NO_LOCKS = "Object.defineProperty(navigator, 'locks', {value: undefined})"


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
    """A phone that speaks Indonesian."""
    with carrying(browser, host) as found:
        yield found


def spoken(path: str) -> str | None:
    """The language of a page; a script has none."""
    if path.startswith(("assets/", "offline/")) and path != "offline/":
        return None
    return "en" if path.startswith("en/") else "id"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_saved_unit_is_whole_without_a_network(browser: Browser, host: Host, lang: Lang) -> None:
    with carrying(browser, host, lang) as phone:
        phone.go(phone.unit())
        phone.ready()
        size = -(-host.edition.total(phone.set()) // 1000)
        expect(phone.page.locator(".act")).to_have_text(said(lang, "save_unit", n=f"{size}\u00a0kB"))
        phone.says("none")
        asked = requests(host, phone.press)
        assert {spoken(path) for path in asked} == {lang, None}, "nothing of the other language is fetched"
        expect(phone.page.locator(".said")).to_contain_text(said(lang, "saved").split("{n}")[0])
        expect(phone.page.locator(".act")).to_be_hidden()
        phone.offline()
        assert phone.holds(host.edition, phone.set())
        phone.go(phone.unit() + "index.html?from=chat#top")
        expect(phone.page.locator("html")).to_have_attribute("data-script", "A")
        assert [name for name in phone.records() if name != "shell"] == [phone.set()]


@pytest.mark.parametrize("midway", [False, True])
def test_saving_cut_at_every_request(phone: Phone, midway: bool) -> None:
    """Until all is there, the unit is not saved and says so; what was fetched is not fetched again."""
    host, page = phone.host, phone.page
    phone.go(phone.unit())
    phone.ready()
    for after in range(len(host.edition.set(phone.set())) + 2):
        expect(page.locator(".act")).to_be_visible()
        host.asked()
        host.cut(after, midway)
        phone.press()
        fetched = [path for path in host.asked()[:after] if not path.startswith("offline/")]
        phone.go(CONCEPT)
        if is_saved := bool(phone.edition_of(phone.set())):
            assert phone.holds(host.edition, phone.set())
            break
        expect(page).to_have_url(f"{host.home}offline/?{CONCEPT}")
        expect(page.locator(".detour")).to_be_visible()
        assert phone.fetch(CONCEPT, QUIZ) == [None, None]
        host.mend()
        phone.go(phone.unit())
        if not midway:
            expect(page.locator(".said")).to_have_text(said("id", "part" if after else "none"))
            assert not set(fetched) & set(requests(host, phone.press)), "what was there was fetched again"
            assert phone.holds(host.edition, phone.set())
        if phone.records().get(phone.set()):
            phone.drop()
        assert set(phone.bodies()) == set(host.edition.digests("shell")), "nothing is left of it"
        phone.forget_visits()
    assert is_saved and after > 5


def test_nothing_is_deleted_at_the_first_press(phone: Phone) -> None:
    phone.save()
    drop = phone.page.locator(".drop")
    expect(drop).to_have_text(said("id", "drop"))
    drop.click()
    expect(drop).to_have_text(said("id", "sure"))
    drop.blur()
    expect(drop).to_have_text(said("id", "drop"))
    assert phone.edition_of(phone.set())
    phone.drop()
    assert phone.edition_of(phone.set()) is None
    expect(phone.page.locator(".act")).to_be_focused()


def test_the_reader_can_stop_and_go_on(phone: Phone) -> None:
    phone.go(phone.unit())
    phone.ready()
    phone.host.held[QUIZ] = threading.Event()
    act = phone.page.locator(".act")
    act.click()
    expect(act).to_have_text(said("id", "stop"))
    total = len(phone.host.edition.set(phone.set()))
    expect(phone.page.locator(".count span")).to_have_text(said("id", "count", n=total - 1, all=total))
    act.click()
    phone.says("stopped")
    phone.host.held.pop(QUIZ).set()
    assert requests(phone.host, phone.press) [:2] == [f"offline/{phone.set()}.json", QUIZ]
    phone.offline()
    assert phone.holds(phone.host.edition, phone.set())


@pytest.mark.parametrize("script", ["", _NO_LOCKS])
def test_two_tabs_at_once_do_each_other_no_harm(browser: Browser, host: Host, script: str) -> None:
    with carrying(browser, host, script=script) as phone:
        other = phone.context.new_page()
        phone.go(phone.unit(0))
        phone.ready()
        phone.go(phone.unit(1), other)
        for path in (QUIZ, OTHER):
            host.held[path] = threading.Event()
        for page in (phone.page, other):
            page.locator(".act").click()
            expect(page.locator(".act")).to_have_text(said("id", "stop"))
        for event in host.held.values():
            event.set()
        for page in (phone.page, other):
            expect(page.locator(".drop")).to_be_visible()
        phone.offline()
        assert phone.holds(host.edition, phone.set(0)) and phone.holds(host.edition, phone.set(1))


def test_deleting_while_another_tab_saves(phone: Phone) -> None:
    """Bodies that the saving found there already must not go with what is deleted."""
    other = phone.context.new_page()
    phone.save(0)
    phone.host.held[OTHER] = threading.Event()
    phone.go(phone.unit(1), other)
    other.locator(".act").click()
    expect(other.locator(".count span")).not_to_be_empty()
    phone.page.bring_to_front()
    phone.page.locator(".drop").click()
    phone.page.locator(".drop").click()
    phone.host.held[OTHER].set()
    expect(other.locator(".drop")).to_be_visible()
    expect(phone.page.locator(".act")).to_be_visible()
    phone.offline()
    assert phone.holds(phone.host.edition, phone.set(1))
    assert phone.edition_of(phone.set(0)) is None


@pytest.mark.parametrize("room", [0, 2])
def test_no_room(browser: Browser, host: Host, room: int) -> None:
    with carrying(browser, host, script=_FULL % room) as phone:
        phone.go(phone.unit())
        phone.ready()
        phone.press()
        phone.says("full")
        assert phone.edition_of(phone.set()) is None
        phone.offline()
        phone.go(CONCEPT)
        expect(phone.page.locator(".detour")).to_be_visible()


@pytest.mark.parametrize(
    "script", [_DENIED, *(f"Object.defineProperty({name}, {{value: undefined}})" for name in ("navigator, 'serviceWorker'", "self, 'isSecureContext'"))]
)
def test_where_nothing_may_be_kept_it_says_so(browser: Browser, host: Host, script: str) -> None:
    with carrying(browser, host, script=script) as phone:
        for path in (phone.unit(), "offline/"):
            phone.go(path)
            phone.says("denied")
            expect(phone.page.locator(".act").first).to_be_hidden()


def test_a_worker_that_cannot_start_is_no_promise(phone: Phone) -> None:
    """What no worker would read is not called saved."""
    phone.host.spoiled["worker.js"] = b"syntax error("
    phone.go(phone.unit())
    phone.press()
    phone.says("cut")
    assert phone.records() == {}


def test_a_site_published_anew_while_it_is_saved(phone: Phone, corpus: Corpus) -> None:
    host, later = phone.host, Edition(corpus, "B")
    phone.go(phone.unit())
    phone.ready()
    host.then[f"offline/{phone.set()}.json"] = lambda: setattr(host, "edition", later)
    phone.press()
    phone.offline()
    assert phone.holds(later, phone.set())


def test_another_body_than_the_manifest_says_is_never_saved(phone: Phone) -> None:
    """As from a network that wants its own page seen first."""
    phone.go(phone.unit())
    phone.ready()
    phone.host.spoiled[QUIZ] = b"Welcome to the hotel"
    asked = requests(phone.host, phone.press)
    assert asked.count(QUIZ) == 3
    phone.says("changing")
    del phone.host.spoiled[QUIZ]
    phone.host.spoiled[f"offline/{phone.set()}.json"] = b"Welcome to the hotel"
    phone.press()
    phone.says("cut")
    phone.host.moved[QUIZ] = ""
    del phone.host.spoiled[f"offline/{phone.set()}.json"]
    phone.press()
    phone.says("cut")
    assert not any("hotel" in text for _, _, text in phone.kept())
    assert phone.edition_of(phone.set()) is None


def test_everything_holds_each_unit(phone: Phone) -> None:
    phone.go("offline/")
    phone.ready()
    everything, unit = phone.page.locator("[data-set=all]"), phone.page.locator(f"[data-set={phone.host.edition.units[0]}]")
    expect(unit.locator(".act")).to_be_visible()
    everything.locator(".act").click()
    expect(unit.locator(".said")).to_have_text(said("id", "within"))
    expect(everything.locator(".drop")).to_be_visible()
    expect(unit.locator(".act")).to_be_hidden()
    expect(phone.page.locator(".room")).to_contain_text("kB")
    phone.offline()
    assert phone.holds(phone.host.edition, "all.id")
    expect(everything.locator(".said")).to_contain_text(said("id", "saved").split("{n}")[0])
