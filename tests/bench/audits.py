"""Lighthouse on every kind of page that search engines may list: 100 in each category."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from generate import ROOT
from peers import lighthouse, version
from report import Report, median
from publishing import examples, published

sys.path.insert(0, str(ROOT / "scripts"))

from chromium import find_chromium  # noqa: E402

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3


def measure(report: Report, rounds: int) -> None:
    """Print the lowest category of each page beside 100, and by name what fails. `rounds` is not asked: it is RUNS."""
    report.title(f"Lighthouse, mobile as it comes, median of {RUNS} (performance, accessibility, best practices, search)")
    program, chromium = lighthouse(), find_chromium()
    if program is None or chromium is None:
        report.note(f"Left out: {'npm could not install it' if program is None else 'there is no Chromium'}.")
        return
    report.note(version(program))
    with published() as host:
        pages = [(kind, address) for kind, found in examples(host).items() for address in found]
        pages += [("concept", address) for address in examples(host, "en")["concept"]]
        for kind, address in pages:
            results = [_run(program, chromium, host.address + address) for _ in range(RUNS)]
            results = [result for result in results if result]
            if not results:
                report.row(f"{kind}: /{address}", 0, "", at_least=100, note="Lighthouse could not load the page")
                continue
            scores = [median([round(100 * (result["categories"][name]["score"] or 0)) for result in results]) for name in CATEGORIES]
            figures = {name: median([result["audits"][audit]["numericValue"] for result in results]) for name, audit in _FIGURES.items()}
            note = " / ".join(f"{score:.0f}" for score in scores) + "".join(f", {name} {value:.0f} ms" for name, value in figures.items())
            report.row(f"{kind}: /{address}", min(scores), "", at_least=100, note=note)
            for audit, times in _failed(results).items():
                report.note(f"    {audit}{'' if times == len(results) else f' ({times} of {len(results)} runs)'}")


_FIGURES = {"paint": "largest-contentful-paint", "blocking": "total-blocking-time"}


def _run(program: Path, chromium: str, address: str) -> dict[str, Any] | None:
    """One run's result."""
    is_root = getattr(os, "geteuid", lambda: 1)() == 0
    flags = "--headless=new --disable-gpu" + (" --no-sandbox" if is_root else "")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "result.json"
        command = [str(program), address, "--output=json", f"--output-path={target}", "--quiet", f"--chrome-flags={flags}",
                   f"--only-categories={','.join(CATEGORIES)}", "--no-enable-error-reporting"]  # fmt: skip
        subprocess.run(command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, check=False, timeout=180)
        if not target.is_file():
            return None
        result: dict[str, Any] = json.loads(target.read_text("utf-8"))
        return None if result.get("runtimeError") else result


def _failed(results: list[dict[str, Any]]) -> Counter[str]:
    """The audits that cost points, with where, and in how many runs."""
    found: Counter[str] = Counter()
    for result in results:
        for name in CATEGORIES:
            for reference in result["categories"][name]["auditRefs"]:
                audit = result["audits"][reference["id"]]
                if reference["weight"] and audit["score"] is not None and audit["score"] < 1 and (name != "performance" or audit["score"] < 0.995):
                    found[f"{name}: {audit['id']}" + ("" if name == "performance" else f": {_where(audit)}")] += 1
    return found


def _where(audit: dict[str, Any]) -> str:
    items = (audit.get("details") or {}).get("items") or []
    places = [item.get("node", {}).get("snippet") or item.get("source") or item.get("url") or item.get("description") for item in items]
    return "; ".join(str(place)[:160] for place in places if place)[:400] or audit.get("displayValue") or audit["title"]
