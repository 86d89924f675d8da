"""A reader's phone: one Chromium with its own storage, and what tests ask of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from berdaya.fields import Lang
from offline_site import Host, Published, said
from playwright.sync_api import Browser, BrowserContext, Page, expect

# A page of the site asks for paths as its own script would; null where there is no answer.
_FETCH = """async (paths) => {
  const base = new URL(document.documentElement.dataset.base, document.baseURI).href;
  return Promise.all(paths.map(async (path) => {
    try {
      const response = await fetch(base + path);
      return response.ok ? await response.text() : null;
    } catch {
      return null;
    }
  }));
}"""
# Everything in the caches: [[cache, key, text]].
_KEPT = """async () => {
  const found = [];
  for (const title of await caches.keys()) {
    const cache = await caches.open(title);
    for (const key of await cache.keys()) {
      const held = await cache.match(key);
      if (held) found.push([title, key.url, await held.text()]); // or else it has gone since
    }
  }
  return found;
}"""
_SPOIL = """async ([title, url, text]) => {
  const cache = await caches.open(title);
  if (text === null) await cache.delete(url);
  else await cache.put(url, new Response(text, {headers: {"content-type": "text/html"}}));
}"""


class Phone:
    """One reader with one phone."""

    def __init__(self, context: BrowserContext, host: Host, lang: Lang = "id") -> None:
        self.context, self.host, self.lang = context, host, lang
        self.page = context.new_page()

    def go(self, path: str, page: Page | None = None) -> Page:
        """Open a page of the site; a network that fails shows the browser's own page."""
        page = page or self.page
        page.goto(self.host.home + path, wait_until="load")
        return page

    def unit(self, number: int = 0) -> str:
        """The path of a unit's page."""
        return f"{'en/' * (self.lang == 'en')}units/{self.host.edition.units[number]}/"

    def set(self, number: int = 0) -> str:
        """The name of a unit's set."""
        return f"{self.host.edition.units[number]}.{self.lang}"

    def ready(self) -> None:
        """Wait until the worker works."""
        self.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")

    def press(self, page: Page | None = None) -> None:
        """Press the button that saves or updates, and wait until it is over."""
        page = page or self.page
        page.locator(".act").click()
        expect(page.locator(".count")).to_be_hidden()

    def says(self, name: str, page: Page | None = None, **filled: object) -> None:
        """Expect a word of the script on the page's (first) box."""
        expect((page or self.page).locator(".said").first).to_have_text(said(self.lang, name, **filled))

    def save(self, number: int = 0) -> None:
        """Save a unit by the button on its page, all going well."""
        self.go(self.unit(number))
        self.press()
        expect(self.page.locator(".drop")).to_be_visible()
        assert self.edition_of(self.set(number)), "the record says it is saved"

    def drop(self) -> None:
        """Delete what the page's box has saved; what is whole takes a second press."""
        is_whole = self.edition_of(self.set())
        self.page.locator(".drop").click()
        if is_whole:
            expect(self.page.locator(".drop")).to_have_text(said(self.lang, "sure"))
            self.page.locator(".drop").click()
        expect(self.page.locator(".drop")).to_be_hidden()

    def forget_visits(self) -> None:
        """As if no page had been read but the saved ones."""
        self.page.evaluate("async (home) => caches.delete('berdaya:' + new URL(home).pathname + ':visited')", self.host.home)

    def fetch(self, *paths: str) -> list[str | None]:
        """What the page gets for some paths."""
        return self.page.evaluate(_FETCH, list(paths))  # type: ignore[no-any-return]

    def kept(self) -> list[list[str]]:
        """All that is kept: [cache, key, text]."""
        return self.page.evaluate(_KEPT)  # type: ignore[no-any-return]

    def spoil(self, title: str, url: str, text: str | None) -> None:
        """Put something else in the place of what is kept; None: delete it."""
        self.page.evaluate(_SPOIL, [title, url, text])

    def records(self) -> dict[str, Any]:
        """The records of the saved sets."""
        return {url.split("?")[1]: json.loads(text) for _, url, text in self.kept() if "_sets?" in url}

    def bodies(self) -> list[str]:
        """The digests of the bodies that are kept."""
        return [url.split("_kept/")[1] for _, url, _ in self.kept() if "_kept/" in url]

    def edition_of(self, set_name: str) -> str | None:
        """The edition in which a set is saved whole, as its record has it."""
        return self.records().get(set_name, {}).get("edition")  # type: ignore[no-any-return]

    def holds(self, edition: Published, set_name: str) -> bool:
        """Whether each file of a set is answered as that edition has it."""
        files = edition.set(set_name)
        answers = self.fetch(*files)
        return answers == [body.decode() for body in files.values()]

    def offline(self) -> None:
        """Cut the network and stand on the offline page, from where `fetch` and `holds` ask."""
        self.host.cut()
        self.go("offline/")


@contextmanager
def carrying(browser: Browser, host: Host, lang: Lang = "id", script: str = "") -> Iterator[Phone]:
    """A new phone; `script` runs on each of its pages before all others."""
    context = browser.new_context(locale=lang)
    context.set_default_timeout(10_000)
    if script:
        context.add_init_script(script)
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    # What the network's failing writes there is none of our doing; a report of the policy is.
    context.on("console", lambda message: faults.append(message.text) if "Policy" in message.text else None)
    yield Phone(context, host, lang)
    context.close()
    assert not faults, "\n".join(faults)


def requests(host: Host, act: Callable[[], object]) -> list[str]:
    """The paths that `act` asks the host for."""
    host.asked()
    act()
    return host.asked()
