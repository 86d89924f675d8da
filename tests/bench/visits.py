"""A first visit on a slow phone: 400 kbit/s, 400 ms to and fro, a processor at a quarter, nothing cached."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generate import ROOT
from report import median
from tasks import CATEGORIES, blocking

sys.path.insert(0, str(ROOT / "scripts"))

from chromium import find_chromium  # noqa: E402

BITS, ROUND_TRIP, SLOWER = 400_000, 400, 4
WINDOW = {"width": 412, "height": 823}

# Nothing may leave this machine: another host costs a request here, and no bytes.
_ARGUMENTS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
              "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"]  # fmt: skip
_OBSERVER = """
window.seen = {paint: 0, shift: 0, moved: []};
new PerformanceObserver(list => { for (const e of list.getEntries()) seen.paint = e.startTime; })
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) {
  seen.shift += e.value;
  for (const source of e.sources) {
    const node = source.node && (source.node.closest ? source.node : source.node.parentElement);
    if (node) seen.moved.push(`${node.localName}.${node.className} by ${Math.round(source.currentRect.top - source.previousRect.top)} px at ${Math.round(e.startTime)} ms`);
  } } })
  .observe({type: "layout-shift", buffered: true});
"""


@dataclass(frozen=True)
class Visit:
    """Milliseconds of the largest paint, of blocking and until load; shift; requests before load, all; bytes of all;
    other hosts asked; which elements moved; what long tasks were made of."""

    paint: float
    blocked: float
    longest: float
    load: float
    shift: float
    requests: int
    all_requests: int
    size: int
    hosts: tuple[str, ...]
    moved: tuple[str, ...]
    parts: tuple[str, ...]


@contextlib.contextmanager
def chromium() -> Iterator[Any]:
    """The system's Chromium under Playwright, or None if there is none."""
    path = find_chromium()
    if path is None:
        yield None
        return
    from playwright.sync_api import sync_playwright

    is_root = getattr(os, "geteuid", lambda: 1)() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS, chromium_sandbox=not is_root)
        yield browser
        browser.close()


def visit(browser: Any, address: str) -> Visit:
    """One visit by somebody who has never been here."""
    context = browser.new_context(viewport=WINDOW, device_scale_factor=2, is_mobile=True, has_touch=True)
    try:
        page = context.new_page()
        page.add_init_script(_OBSERVER)
        devtools = context.new_cdp_session(page)
        asked: list[tuple[float, str]] = []
        sizes: list[int] = []
        loaded: list[float] = []
        devtools.on("Network.requestWillBeSent", lambda event: asked.append((event["timestamp"], event["request"]["url"])))
        devtools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        devtools.on("Page.loadEventFired", lambda event: loaded.append(event["timestamp"]))
        devtools.send("Network.enable")
        devtools.send("Page.enable")
        speed = BITS / 8
        devtools.send("Network.emulateNetworkConditions", {"offline": False, "latency": ROUND_TRIP, "downloadThroughput": speed, "uploadThroughput": speed})
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        browser.start_tracing(page=page, categories=CATEGORIES)
        page.goto(address, wait_until="load", timeout=120_000)
        with contextlib.suppress(Exception):  # a page that is never idle is measured as it stands
            page.wait_for_load_state("networkidle", timeout=20_000)
        page.wait_for_timeout(1500)
        seen = page.evaluate("seen")
        blocked = blocking(browser.stop_tracing())
        load = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        ours = [(at, url) for at, url in asked if not url.startswith(("data:", "blob:"))]
        before = [url for at, url in ours if not loaded or at <= loaded[-1]]
        hosts = tuple(sorted({url.split("/")[2] for _, url in ours} - {address.split("/")[2]}))
        return Visit(seen["paint"], blocked.total, blocked.longest, load, seen["shift"], len(before), len(ours), sum(sizes), hosts, tuple(seen["moved"]), blocked.parts)
    finally:
        context.close()


def middle(visits: list[Visit]) -> Visit:
    """Of each figure the median."""
    names = ("paint", "blocked", "longest", "load", "shift", "requests", "all_requests", "size")
    figures = {name: median([getattr(each, name) for each in visits]) for name in names}
    for name in ("requests", "all_requests", "size"):
        figures[name] = int(figures[name])
    moved = tuple(dict.fromkeys(line for each in visits for line in each.moved))
    worst = max(visits, key=lambda each: each.blocked)
    return Visit(**figures, hosts=visits[0].hosts, moved=moved, parts=worst.parts)  # type: ignore[arg-type]
