"""Pages in the system's Chromium: `browser`, `serve`, `open_page` and `page`.

Every page is watched: an error, a report of the Content-Security-Policy or a request to another host fails its test.
"""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from chromium import find_chromium
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright
from quiz_page import QUIZ
from quiz_site import Site

ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOOPBACK = {"127.0.0.1", "localhost"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder, so that `-m "not browser"` leaves it out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = find_chromium()
    if path is None:
        pytest.fail("No Chromium was found: run `python scripts/chromium.py`.")
    is_root = getattr(os, "geteuid", lambda: 1)() == 0
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path,
            args=ARGUMENTS,
            chromium_sandbox=not is_root,  # Chromium refuses to run sandboxed as root
        )
        yield chromium
        chromium.close()


class _Handler(SimpleHTTPRequestHandler):
    """Silent, and without caching: a test may write a file twice within the second that HTTP dates tell apart."""

    def send_head(self) -> Any:
        del self.headers["If-Modified-Since"]
        return super().send_head()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on loopback; gives the address, without a slash at its end."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        handler = functools.partial(_Handler, directory=str(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        # Looks often whether it is to stop: the default of half a second would be most of a test.
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What went wrong on the pages of a test, which fails by it; a test that provokes faults takes them out."""
    found: list[str] = []
    yield found
    assert not found, "\n".join(found)


@pytest.fixture
def open_page(browser: Browser, faults: list[str], serve: Callable[[Path], str]) -> Iterator[Callable[..., Page]]:
    """Open pages in fresh contexts (options as Playwright's `new_context`); `context=` opens one more tab.

    It asks for `serve` only to be taken down before it: a page that still loads would see its server go.
    """
    contexts: list[BrowserContext] = []

    def watch(context: BrowserContext) -> None:
        def on_request(request: Request) -> None:
            address = urlsplit(request.url)
            if address.scheme not in {"file", "data", "blob", "about"} and address.hostname not in LOOPBACK:
                faults.append(f"request to another host: {request.url}")

        context.on("request", on_request)
        context.on("weberror", lambda error: faults.append(f"page error: {error.error}"))
        # Chromium writes reports of the policy and failed requests to the console, too.
        context.on(
            "console",
            lambda message: faults.append(f"console: {message.text}") if message.type == "error" else None,
        )

    def start(*, context: BrowserContext | None = None, **options: Any) -> Page:
        if context is None:
            # A worker would take requests that a test wants to see or to refuse; the tests of saving let it in.
            options.setdefault("service_workers", "block")
            context = browser.new_context(**options)
            context.set_default_timeout(5_000)
            contexts.append(context)
            watch(context)
        return context.new_page()

    yield start
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A page of a wide window, with nothing stored."""
    return open_page()


@pytest.fixture
def address(tmp_path: Path, serve: Callable[[Path], str]) -> str:
    """The small site, below a path as on a shared host."""
    Site().write(tmp_path / "kb")
    return serve(tmp_path) + "/kb"


@pytest.fixture
def home(serve: Callable[[Path], str], site_dir: Path) -> str:
    """The address of the site, below a path."""
    return f"{serve(site_dir.parent)}/{site_dir.name}/"


@pytest.fixture
def quiz(page: Page, address: str) -> Page:
    """The Indonesian page, opened."""
    page.goto(address + QUIZ["id"])
    return page
