"""A new edition takes the place of a saved one: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from berdaya.corpus import Corpus
from offline_phone import Phone, carrying, requests
from offline_site import Edition, Host, hosting, said
from playwright.sync_api import Browser, expect

# A day passes for the worker, which looks for new editions twice a day.
_A_DAY_LATER = """async (home) => {
  const cache = await caches.open("berdaya:" + new URL(home).pathname);
  await cache.put(home + "_looked", new Response(Date.now() - 24 * 3600e3));
}"""
_NOBODY_SAVES = "(home) => navigator.locks.request('berdaya:' + new URL(home).pathname, () => true)"
_RENEW_WORKER = "async () => { await (await navigator.serviceWorker.ready).update(); }"


@pytest.fixture(scope="module")
def editions(corpus: Corpus) -> tuple[Edition, Edition]:
    """The site, and the site as it is published later."""
    return Edition(corpus, "A"), Edition(corpus, "B")


@pytest.fixture
def host(editions: tuple[Edition, Edition]) -> Iterator[Host]:
    """The host of the first edition."""
    with hosting(editions[0]) as found:
        yield found


@pytest.fixture
def phone(browser: Browser, host: Host) -> Iterator[Phone]:
    """A phone with the first unit saved in the first edition."""
    with carrying(browser, host) as found:
        found.save()
        yield found


def a_day_later(phone: Phone) -> None:
    """Let the worker look again."""
    phone.page.evaluate(_A_DAY_LATER, phone.host.home)


def settled(phone: Phone, edition: Edition, *names: str) -> None:
    """Wait until these sets are saved in that edition, and nobody saves any more."""
    wanted = {name: edition.manifest(name)["edition"] for name in names}
    for _ in range(300):
        if all(phone.edition_of(name) == is_of for name, is_of in wanted.items()):
            break
        phone.page.wait_for_timeout(50)
    assert {name: phone.edition_of(name) for name in names} == wanted
    phone.page.evaluate(_NOBODY_SAVES, phone.host.home)


def test_updating_cut_at_every_request(phone: Phone, editions: tuple[Edition, Edition]) -> None:
    """Each time the old edition is there as it was, down to the last byte, until the new one is."""
    old, new = editions
    host, page = phone.host, phone.page
    is_new = False
    for after in range(len(new.set(phone.set())) + 2):
        host.edition = new
        phone.go(phone.unit())
        expect(page.locator("html")).to_have_attribute("data-edition", "A")
        expect(page.locator(".said")).to_contain_text(said("id", "newer").split("{n}. ")[1])
        host.cut(after, midway=bool(after % 2))
        phone.press()
        host.cut()
        is_new = phone.edition_of(phone.set()) == new.manifest(phone.set())["edition"]
        assert phone.holds(new if is_new else old, phone.set())
        phone.go(phone.unit())
        for kind in ("edition", "script"):
            expect(page.locator("html")).to_have_attribute(f"data-{kind}", "B" if is_new else "A")
        host.mend()
        if is_new:
            break
    assert is_new and after > 2


def test_a_new_edition_comes_by_itself_once_in_a_while(phone: Phone, editions: tuple[Edition, Edition]) -> None:
    old, new = editions
    phone.host.edition = new
    assert "offline/sets.json" not in requests(phone.host, lambda: phone.go("glossary/"))
    a_day_later(phone)
    phone.go("glossary/")
    expect(phone.page.locator("html")).to_have_attribute("data-edition", "A")
    settled(phone, new, phone.set(), "shell")
    assert "offline/sets.json" not in requests(phone.host, lambda: phone.go("glossary/"))
    phone.offline()
    assert phone.holds(new, phone.set()) and phone.holds(new, "shell")


def test_a_page_that_is_open_during_an_update_still_finds_its_scripts(phone: Phone, editions: tuple[Edition, Edition]) -> None:
    """Also those that it loads only when they are needed, and that the host no longer has."""
    old, new = editions
    reader = phone.context.new_page()
    phone.go("quizzes/concept-0/", reader)
    phone.host.edition = new
    a_day_later(phone)
    phone.go("glossary/")
    settled(phone, new, phone.set(), "shell")
    phone.page = reader
    assert phone.fetch(old.quiz, old.site) == [old.files[old.quiz].decode(), old.files[old.site].decode()]
    scripts = [digest for path, digest, _ in old.manifest(phone.set())["files"] if path in (old.quiz, old.site)]
    assert set(phone.bodies()) == {*new.digests(phone.set()), *new.digests("shell"), *scripts}, "and no more than that"


@pytest.mark.parametrize("after", [1, 2, 4])
def test_an_update_by_itself_that_is_cut_leaves_the_old(phone: Phone, editions: tuple[Edition, Edition], after: int) -> None:
    old, new = editions
    a_day_later(phone)
    phone.host.edition = new
    phone.host.cut(after)
    phone.go("glossary/")
    phone.page.wait_for_timeout(300)
    phone.offline()
    assert phone.holds(old, phone.set())
    phone.host.mend()
    a_day_later(phone)
    phone.go("glossary/")
    settled(phone, new, phone.set())
    assert phone.holds(new, phone.set())


def test_two_units_of_two_editions_are_both_whole(phone: Phone, editions: tuple[Edition, Edition]) -> None:
    """What they share is of the newer; what is a unit's own is of the edition in which it was saved."""
    old, new = editions
    phone.host.edition = new
    phone.save(1)
    phone.offline()
    assert phone.holds(new, phone.set(1))
    shared = set(new.set(phone.set(1)))
    own = {path: body.decode() for path, body in old.set(phone.set(0)).items() if path not in shared}
    assert phone.fetch(*own) == list(own.values())
    for path in own:
        if path.endswith("/"):
            phone.go(path)
            expect(phone.page.locator("html")).to_have_attribute("data-script", "A")


def test_a_new_worker_takes_over_without_harm(phone: Phone, editions: tuple[Edition, Edition]) -> None:
    old = editions[0]
    phone.host.spoiled["worker.js"] = old.files["worker.js"] + b"// newer"
    phone.page.evaluate(_RENEW_WORKER)
    phone.go("glossary/")
    phone.offline()
    assert phone.holds(old, phone.set())


def test_a_unit_that_is_no_longer_there_stays_with_who_has_it(phone: Phone, editions: tuple[Edition, Edition]) -> None:
    old = editions[0]
    phone.host.spoiled["offline/sets.json"] = b'{"shell":["other",1]}'
    a_day_later(phone)
    phone.go("glossary/")
    phone.offline()
    assert phone.holds(old, phone.set())
