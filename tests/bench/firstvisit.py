"""What a reader waits for on the first visit to a concept page, beside a hand-written page of the same text and beside peers."""

from __future__ import annotations

import shutil
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from books import markdown, material, mdbooks
from clock import run
from generate import ROOT
from host import hosted
from peers import FOLDER, mdbook
from plain import by_hand
from report import Report
from publishing import examples, published
from visits import Visit, chromium, middle, visit

from berdaya.weights import budgets

PAINT = 1.2  # times the largest paint of the hand-written page
BLOCKED = 50  # milliseconds


def measure(report: Report, rounds: int) -> None:
    """Print ours, the hand-written page and the peers, visited in turns."""
    report.title("First visit to a concept page: 400 kbit/s, 400 ms, processor at a quarter, nothing cached (medians)")
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        if browser is None:
            report.note("Left out: there is no Chromium; see scripts/chromium.py.")
            return
        host = stack.enter_context(published())
        ours = examples(host)["concept"][0]
        hand = FOLDER / "by-hand"
        shutil.rmtree(hand, ignore_errors=True)
        hand.mkdir(parents=True)
        (hand / "index.html").write_text(by_hand((host.folder / ours / "index.html").read_text("utf-8")), "utf-8")
        addresses = {"ours": host.address + ours, "by hand": stack.enter_context(hosted(hand)).address}
        for name, folder, path in _peers(report, ours):
            addresses[name] = stack.enter_context(hosted(folder)).address + path
        visits = _visits(browser, addresses, rounds)
        report.note(f"page: {ours}")
    _print(report, visits)


def _visits(browser: Any, addresses: dict[str, str], rounds: int) -> dict[str, Visit]:
    seen: dict[str, list[Visit]] = {name: [] for name in addresses}
    for address in addresses.values():
        visit(browser, address)  # so that the server has compressed everything once
    for _ in range(rounds):
        for name, address in addresses.items():
            seen[name].append(visit(browser, address))
    return {name: middle(each) for name, each in seen.items()}


def _peers(report: Report, ours: str) -> list[tuple[str, Path, str]]:
    """Name, folder and path of the same page by other builders."""
    found: list[tuple[str, Path, str]] = []
    name = ours.rstrip("/")
    try:
        markdown(ROOT, FOLDER / "own-markdown")
    except RuntimeError as error:
        report.note(f"Peers are left out: our pages could not be written as Markdown ({error}).")
        return found
    if program := mdbook():
        book = mdbooks(FOLDER / "own-markdown", FOLDER / "own-books")[0]
        run(book, program, "build")
        found.append(("mdBook", book / "book", f"{name}.html"))
    else:
        report.note("mdBook is left out: it could not be installed.")
    config = material(FOLDER / "own-markdown", FOLDER / "own-material")
    run(config.parent, sys.executable, "-m", "mkdocs", "build", "--quiet")
    found.append(("Material as it comes", config.parent / "site", ours))
    return found


def _print(report: Report, visits: dict[str, Visit]) -> None:
    ours, hand = visits["ours"], visits["by hand"]
    limits = budgets().kinds["concept"]
    report.row("largest paint, times the hand-written page", ours.paint / hand.paint, "times", at_most=PAINT)
    report.row("blocking time", ours.blocked, "ms", at_most=BLOCKED, note=f"longest task {ours.longest:.0f} ms; the hand-written page {hand.blocked:.0f} ms")
    if ours.parts:
        report.note(f"    in the worst visit: {', '.join(ours.parts)}")
    report.row("layout shift", ours.shift, "", at_most=0, note="; ".join(ours.moved[:4]))
    report.row("requests before the page is complete", ours.requests, "", at_most=limits.requests)
    report.row("requests to other hosts", len(ours.hosts), "", at_most=0)
    report.note(f"{'':<24}{'paint ms':>9}{'times':>7}{'blocked':>9}{'shift':>7}{'load ms':>9}{'requests':>9}{'in all':>7}{'bytes':>9}  other hosts")
    for name, each in visits.items():
        report.note(
            f"{name:<24}{each.paint:>9.0f}{each.paint / hand.paint:>7.2f}{each.blocked:>9.0f}{each.shift:>7.3f}{each.load:>9.0f}"
            f"{each.requests:>9}{each.all_requests:>7}{each.size:>9,}  {', '.join(each.hosts)}"
        )
    if any(each.hosts for each in visits.values()):
        report.note("Other hosts are not reached here, so what they would send (Material: fonts, 67 kB) is not among the bytes.")
    report.note("`bytes` are with headers, as Chromium counts; ours by file: see Weights.")
