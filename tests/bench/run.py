"""Measure, and print; nothing here passes or fails. `make bench`, or `python tests/bench/run.py 60 300`.

For each size: seconds of reading all YAML with plain CSafeLoader (the floor), of check, render and build, and each
as a multiple of the floor taken in the same run. Then the weights of the scripts and of pages in bytes as they are,
by zlib and by brotli at their best; scripts beside their limit.
"""

from __future__ import annotations

import logging
import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import yaml

sys.path.insert(0, str(Path(__file__).parent))

from generate import ROOT, generate  # noqa: E402

from berdaya.build import build  # noqa: E402
from berdaya.checks import run as check  # noqa: E402
from berdaya.corpus import content_paths, load  # noqa: E402
from berdaya.problems import as_text, exit_code  # noqa: E402
from berdaya.render import document  # noqa: E402
from berdaya.render.addresses import address, uri  # noqa: E402
from berdaya.render.site import render  # noqa: E402

SIZES = (60, 300, 1000)
SCRIPT_LIMIT = 12_000  # bytes of brotli, for each script
LIMIT = 8  # times the floor, for check at 1,000 concepts (design: budgets)


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes, once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def plain_read(root: Path) -> None:
    """Parse every content file with the fast loader and do nothing with it."""
    for path in content_paths(root):
        yaml.load((root / path).read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def whole_check(root: Path) -> None:
    """What `berdaya check` does."""
    corpus, problems = load(root)
    problems += check(corpus)
    if exit_code(problems):
        print("\n".join(as_text(problem) for problem in sorted(problems)[:5]))


def measure(size: int) -> None:
    """Print one row."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        generate(root, size)
        floors = [seconds(lambda: plain_read(root)) for _ in range(3)]
        floor = statistics.median(floors)
        checked = statistics.median(seconds(lambda: whole_check(root)) for _ in range(3))
        corpus, _ = load(root)
        rendered = seconds(lambda: [page.markdown for page in render(corpus).pages.values()])
        built = seconds(lambda: build(root, root / "build" / "site")) if "--no-build" not in sys.argv else 0.0
        row = [f"{size:>5} concepts {len(corpus.items):>5} items", f"read {floor:6.2f} s"]
        row += [f"{name} {took:7.2f} s ({took / floor:5.1f}x)" for name, took in (("check", checked), ("render", rendered), ("build", built))]
        print(" | ".join(row), "| over the limit" if size >= 1000 and checked > LIMIT * floor else "", flush=True)


def weigh() -> None:
    """Print the weights of what a reader downloads."""
    site = render(load(ROOT)[0])
    env = document.environment(site)
    files = {name: body for name, body in document.published_files(site).items() if name.endswith(".js")}
    for kind, slug in (("home", ""), ("page", "course"), ("page", "glossary"), ("page", "progress"), ("concept", "household-empowerment"), ("quiz", "accompanist-and-roles")):
        page = site.pages[uri(address(kind, slug, "id"))]
        files[page.address or "/"] = document.document(site, page, env).encode()
    for name, body in files.items():
        weight = len(brotli.compress(body))
        limit = f" of at most {SCRIPT_LIMIT}" if name.endswith(".js") else ""
        over = " OVER THE LIMIT" if limit and weight > SCRIPT_LIMIT else ""
        print(f"{name:<40} {len(body):>7} bytes, zlib {len(zlib.compress(body, 9)):>6}, brotli {weight:>6}{limit}{over}")


if __name__ == "__main__":
    logging.disable(logging.INFO)
    for wanted in [int(word) for word in sys.argv[1:] if word.isdigit()] or SIZES:
        measure(wanted)
    weigh()
