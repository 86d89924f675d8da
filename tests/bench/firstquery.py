"""Bytes of the first query: all that a browser fetches from opening the page of search with a query, the page itself apart."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import brotli
from building import corpus
from clock import berdaya, run
from host import hosted
from peers import FOLDER
from report import Report
from publishing import published
from visits import chromium

from berdaya.weights import budgets, weigh_later

SIZE = 45  # concepts: what the whole work will have
QUERIES = {"id": "search/?q=pemberdayaan", "en": "en/search/?q=empowerment"}


def measure(report: Report, rounds: int) -> None:
    """Print it for the real content and for a generated corpus; by name of the files, and as Chromium fetches them."""
    report.title("Search: bytes of the first query (brotli 11)")
    with chromium() as browser:
        if browser is None:
            report.note("As fetched: left out, there is no Chromium.")
        with published() as host:
            _print(report, browser, "real content", host.folder, host.address)
        root = corpus(SIZE)
        run(root, *berdaya("build", "--output", "build/site"))
        folder = FOLDER / "site-generated"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(root / "build" / "site", folder)
        with hosted(folder) as host:
            _print(report, browser, f"{SIZE} generated concepts", folder, host.address)


def _print(report: Report, browser: Any, name: str, folder: Path, address: str) -> None:
    limit = budgets().later["search"].limit
    row = weigh_later(folder, "search")
    if not row.number:
        report.note(f"{name}: left out, no files {row.what}")
        return
    report.row(f"{name}, by its files", row.weight, "bytes", at_most=limit, note=row.what)
    for lang, query in QUERIES.items() if browser else ():
        fetched = _fetched(browser, address + query)
        weight = sum(fetched.values())
        report.row(f"{name}, as fetched ({lang})", weight, "bytes", at_most=limit, note=", ".join(f"{each} {size:,}" for each, size in fetched.items()))


def _fetched(browser: Any, address: str) -> dict[str, int]:
    """The files that a page fetches until it has been still for half a second, each with its weight."""
    # What is kept for later visits is no part of a query.
    context = browser.new_context(service_workers="block")
    try:
        page = context.new_page()
        bodies: dict[str, int] = {}

        def keep(response: Any) -> None:
            if response.url != address and response.url.startswith("http"):
                bodies[response.url.rsplit("/", 1)[1]] = len(brotli.compress(response.body(), quality=11))

        page.on("requestfinished", lambda request: keep(request.response()))
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        return bodies
    finally:
        context.close()
