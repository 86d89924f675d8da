"""Saving a unit, with the network cut at every step of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from offline_phone import Phone, carrying, requests
from offline_site import Edition, Host, hosting, said
from playwright.sync_api import Browser, expect


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


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_saved_unit_is_whole_without_a_network(browser: Browser, host: Host, lang: Lang) -> None:
    with carrying(browser, host, lang) as phone:
        phone.go(phone.unit())
        size = f"{-(-sum(size for _, _, size in _manifest(host, phone.set())) // 1000)}\u00a0kB"
        expect(phone.page.locator(".act")).to_have_text(said(lang, "save_unit", n=size))
        phone.says("none")
        asked = requests(host, phone.press)
        other = "en" if lang == "id" else "id"
        assert not [path for path in asked if path.endswith("/") and path.startswith("en/") != (lang == "en")]
        expect(phone.page.locator(".said")).to_contain_text(said(lang, "saved", n=""[:0]).split("{n}")[0].strip(" ."))
        phone.offline()
        assert phone.holds(host.edition, phone.set())
        phone.go(phone.unit())
        expect(phone.page.locator("html")).to_have_attribute("data-script", "A")
        assert phone.edition_of(f"{host.edition.units[0]}.{other}") is None


def _manifest(host: Host, name: str) -> list[tuple[str, str, int]]:
    import json

    return json.loads(host.edition.files[f"offline/{name}.json"])["files"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("midway", [False, True])
def test_saving_cut_at_every_request(browser: Browser, host: Host, midway: bool) -> None:
    """Until all is there, the unit is not saved and says so; what was fetched is not fetched again."""
    after = 0
    while True:
        with carrying(browser, host) as phone:
            phone.go(phone.unit())
            phone.ready()
            expect(phone.page.locator(".act")).to_be_visible()
            host.asked()
            host.cut(after, midway)
            phone.press()
            fetched = [path for path in host.asked() if not path.startswith("offline/")]
            if midway:
                fetched = fetched[:after]  # the last one came in half
            host.cut()
            if phone.edition_of(phone.set()):
                phone.offline()
                assert phone.holds(host.edition, phone.set())
                assert after >= 5
                return
            phone.says("cut")
            phone.offline()
            concept = "concepts/concept-0/"
            if concept not in fetched:
                assert phone.fetch(concept) == [None]
            phone.go(concept)
            expect(phone.page).to_have_url(f"{host.home}offline/?{concept}")
            expect(phone.page.locator(".detour")).to_be_visible()
            host.mend()
            phone.go(phone.unit())
            again = requests(host, phone.press)
            assert not set(again) & set(fetched[:-1]), "what was there was fetched again"
            phone.offline()
            assert phone.holds(host.edition, phone.set())
            host.mend()
        after += 1
