"""Seconds: building, building again, checking, and from an edit to the fresh page."""

from __future__ import annotations

import contextlib
import http.client
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml
from books import markdown, material, mdbooks
from clock import Times, berdaya, run, seconds, together
from generate import ROOT, generate
from peers import FOLDER, mdbook
from report import Report, median, spread
from visits import chromium

from berdaya.checks import run as check
from berdaya.corpus import content_paths, load

SIZE = 300  # concepts, at which ours is compared
SMALL, LARGE = 60, 1000
EDITED_WITHIN = 1.0  # seconds from a saved file to the fresh page
CHECKED_WITHIN = 1.0  # seconds, all of the real content
READS = 8  # times the plain reading of all YAML, for check at LARGE (design: budgets)


def measure(report: Report, rounds: int) -> None:
    """Print all of it."""
    for size in (SMALL, SIZE, LARGE):
        corpus(size)
    ours = compared(report, rounds)
    growth(report, min(rounds, 3))
    again(report, ours, min(rounds, 3))
    edited(report, rounds)
    checked(report, rounds)
    apart(report)


def corpus(size: int) -> Path:
    """A generated checkout of so many concepts, made anew."""
    folder = FOLDER / "corpora" / str(size)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    generate(folder, size)
    return folder


def cold(root: Path, *words: str) -> Callable[[], None]:
    """A first build of a checkout, in a fresh process; what an earlier one left is taken away at once, untimed."""
    shutil.rmtree(root / "build", ignore_errors=True)
    return lambda: run(root, *berdaya("build", "--output", "build/site", *words))


def compared(report: Report, rounds: int) -> Times:
    """Ours beside mdBook, one after the other in each round, so that all meet the same machine; our times."""
    root = FOLDER / "corpora" / str(SIZE)
    report.title(f"Cold build of {SIZE} concepts in both languages, fresh processes (medians, taken in turns)")
    books = _books(report, root)
    program = mdbook()
    ours, whole, both, each = Times(), Times(), Times(), Times()
    cold(root)()  # the first of all compiles Python's modules
    for _ in range(rounds):
        ours.take(cold(root, "--unchecked"))
        if books:
            both.take(_books_anew(books, lambda: together([(book, [program, "build"]) for book in books])))
            each.take(_books_anew(books, lambda: [run(book, program, "build") for book in books]))
        whole.take(cold(root))
    pages = len(list((root / "build" / "site").rglob("*.html")))
    limit = both.median if books else None
    report.row("pages, assets, search index", ours.median, "s", at_most=limit, note=f"{ours.note()}, {pages} pages (`berdaya build --unchecked`)")
    report.row("the same with all checks", whole.median, "s", note=f"{whole.note()}, {whole.median / ours.median:.2f} times (`berdaya build`)")
    if books:
        chapters = sum(len(list((book / "src").rglob("*.md"))) - 1 for book in books)
        for name, times in (("mdBook, two books at once", both), ("mdBook, one book after the other", each)):
            report.row(name, times.median, "s", note=f"{times.note()}, {chapters} pages, {times.median / ours.median:.2f} times ours")
    return ours


def slow_peer(report: Report, rounds: int) -> None:
    """MkDocs with Material as it comes, once: it takes its time."""
    root = corpus(SIZE)
    report.title(f"Cold build of {SIZE} concepts by MkDocs with Material as it comes (1 run each)")
    markdown(root, FOLDER / "markdown")
    config = material(FOLDER / "markdown", FOLDER / "material")
    ours, theirs = Times(), Times()
    ours.take(cold(root, "--unchecked"))
    theirs.take(lambda: run(config.parent, sys.executable, "-m", "mkdocs", "build", "--quiet"))
    report.row("ours", ours.median, "s", note=ours.note())
    report.row("Material", theirs.median, "s", note=f"{theirs.note()}, {theirs.median / ours.median:.1f} times ours")


def _books(report: Report, root: Path) -> list[Path]:
    if not mdbook():
        report.note("mdBook is left out: it could not be installed.")
        return []
    try:
        markdown(root, FOLDER / "markdown")
    except RuntimeError as error:
        report.note(f"mdBook and Material are left out: our pages could not be written as Markdown ({error}).")
        return []
    return mdbooks(FOLDER / "markdown", FOLDER / "books")


def _books_anew(books: list[Path], work: Callable[[], object]) -> Callable[[], object]:
    for book in books:
        shutil.rmtree(book / "book", ignore_errors=True)
    return work


def growth(report: Report, rounds: int) -> None:
    """How time grows with the content: from SIZE to LARGE no worse than in proportion."""
    report.title("Growth of the cold build (`berdaya build --unchecked`; medians, taken in turns)")
    sizes = {SMALL: Times(), SIZE: Times(), LARGE: Times()}
    for _ in range(rounds):
        for size, times in sizes.items():
            times.take(cold(FOLDER / "corpora" / str(size), "--unchecked"))
    for size, times in sizes.items():
        report.row(f"{size} concepts", times.median, "s", note=times.note())
    # By the processor, where it is counted: what else the machine does is not growth.
    took = {size: times.processor or times.median for size, times in sizes.items()}
    for less, more in ((SMALL, SIZE), (SIZE, LARGE)):
        limit = more / less if more == LARGE else None
        clock = f"{sizes[more].median / sizes[less].median:.2f} by the clock"
        report.row(f"from {less} to {more} concepts, processor", took[more] / took[less], "times", at_most=limit, note=clock)


def again(report: Report, first: Times, rounds: int) -> None:
    """Building into the same folder: nothing changed, and one word of one concept changed."""
    root = FOLDER / "corpora" / str(SIZE)
    report.title(f"Building {SIZE} concepts again (medians)")
    build = berdaya("build", "--output", "build/site", "--unchecked")
    same, one = Times(), Times()
    cold(root, "--unchecked")()
    with edits(root) as edit:
        for _ in range(rounds):
            same.take(lambda: run(root, *build))
            edit()
            one.take(lambda: run(root, *build))

    def share(times: Times) -> float:
        # By the processor, where it is counted: the cold build was taken earlier, when the machine was perhaps as busy, perhaps not.
        return times.processor / first.processor if first.processor else times.median / first.median

    for name, times in (("nothing changed", same), ("one YAML file changed", one)):
        report.row(name, times.median, "s", note=f"{times.note()}, {share(times):.0%} of the cold build")


@contextlib.contextmanager
def edits(root: Path) -> Iterator[Callable[[], str]]:
    """A function that saves another wording of one concept, and returns the word to look for; all is put back at the end."""
    path = sorted((root / "glossary" / "concepts").glob("*.yml"))[0]
    text = path.read_text("utf-8")
    titles = yaml.safe_load(text)["body"]["case"]["title"]
    made = iter(range(1, 1000))

    def edit() -> str:
        word = f"Kampung{next(made)}"
        changed = text
        for lang in ("id", "en"):
            changed = changed.replace(f"{lang}: {titles[lang]}\n", f"{lang}: {titles[lang]} {word}\n", 1)
        if changed == text:
            raise RuntimeError(f"{path} has no title of a case to change")
        path.write_text(changed, "utf-8")
        return word

    try:
        yield edit
    finally:
        path.write_text(text, "utf-8")


@contextlib.contextmanager
def preview(root: Path) -> Iterator[int]:
    """`berdaya serve` for a checkout; its port, as soon as it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(berdaya("serve", "--port", str(port)), cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait(lambda: b"<main" in get(port, "/"), 60)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def get(port: int, path: str) -> bytes:
    """What the preview answers; nothing if it does not."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        return connection.getresponse().read()
    except OSError:
        return b""
    finally:
        connection.close()


def wait(done: Callable[[], bool], most: float) -> float:
    """Seconds until `done()` is true, asked twenty times a second (more would take time from what is waited for). Raises TimeoutError."""
    start = time.perf_counter()
    while not done():
        if time.perf_counter() - start > most:
            raise TimeoutError(f"not within {most} seconds")
        time.sleep(0.05)
    return time.perf_counter() - start


def edited(report: Report, rounds: int) -> None:
    """From saving one YAML file to the first answer that holds the new word, with everything checked on the way."""
    root = FOLDER / "corpora" / str(SIZE)
    report.title(f"`berdaya serve` with {SIZE} concepts: from a saved YAML file to the fresh page")
    with preview(root) as port, edits(root) as edit:
        slug = sorted((root / "glossary" / "concepts").glob("*.yml"))[0].stem
        took = []
        for _ in range(rounds):
            word = edit().encode()
            took.append(wait(lambda word=word: word in get(port, f"/concepts/{slug}/"), 60))
            time.sleep(1)
        report.row("answered by the server", median(took), "s", at_most=EDITED_WITHIN, note=spread(took))
        shown(report, rounds, f"http://127.0.0.1:{port}/concepts/{slug}/", edit)


def shown(report: Report, rounds: int, address: str, edit: Callable[[], str]) -> None:
    """The same until an open browser shows it, having been told by nobody but the page's own script."""
    with chromium() as browser:
        if browser is None:
            report.note("Shown in the browser: left out, there is no Chromium.")
            return
        page = browser.new_page()
        page.goto(address)
        page.wait_for_timeout(1500)
        took = []
        for _ in range(rounds):
            word = edit()
            take = seconds(lambda word=word: page.get_by_text(word).first.wait_for(timeout=60_000))
            took.append(take)
            page.wait_for_timeout(1000)
        report.row("shown in an open browser", median(took), "s", at_most=EDITED_WITHIN, note=spread(took))


def checked(report: Report, rounds: int) -> None:
    """`berdaya check` of the real content; and of LARGE, as a multiple of reading the YAML."""
    report.title("Checking")
    run(ROOT, *berdaya("check"))
    times = Times()
    for _ in range(rounds):
        times.take(lambda: run(ROOT, *berdaya("check")))
    floor, work = _multiple(ROOT, rounds)
    report.row("berdaya check, real content, fresh process", times.median, "s", at_most=CHECKED_WITHIN,
               note=f"{times.note()}, {work:.2f} s in one process, {work / floor:.1f} times reading ({floor:.2f} s)")  # fmt: skip
    floor, work = _multiple(FOLDER / "corpora" / str(LARGE), 1)
    report.row(f"{LARGE} concepts, times plain reading", work / floor, "times", at_most=READS, note=f"{work:.2f} s against {floor:.2f} s")


def _multiple(root: Path, rounds: int) -> tuple[float, float]:
    """Seconds of reading all YAML with the fast loader and nothing more, and of load and check."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def read() -> None:
        for path in content_paths(root):
            yaml.load((root / path).read_text("utf-8"), Loader=loader)

    floor = median([seconds(read) for _ in range(3)])
    return floor, median([seconds(lambda: check(load(root)[0])) for _ in range(rounds)])


def apart(report: Report) -> None:
    """What `make site` and `make export` do besides building, each for itself."""
    root = FOLDER / "corpora" / str(SIZE)
    report.title(f"Steps besides the build, {SIZE} concepts (1 run)")
    cold(root, "--unchecked")()
    steps = {
        "berdaya compress": ["compress"],
        "berdaya compress, nothing changed": ["compress"],
        "berdaya export json": ["export", "json"],
        "berdaya export onefile": ["export", "onefile", "--unchecked"],
        "berdaya export zim": ["export", "zim", "--unchecked"],
    }
    for name, words in steps.items():
        try:
            report.row(name, seconds(lambda words=words: run(root, *berdaya(*words))), "s")
        except RuntimeError as error:
            report.note(f"{name}: left out, {str(error).strip().splitlines()[-1]}")
