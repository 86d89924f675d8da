"""Every kind of page keeps to its budget, and what would break one is seen."""

from __future__ import annotations

import random
from pathlib import Path

import brotli
import pytest

from berdaya.build import build
from berdaya.corpus import Corpus
from berdaya.pageload import read_page, read_style
from berdaya.portable import one_files
from berdaya.render.onefile import FOLDER
from berdaya.render.page import Settings
from berdaya.render.site import render
from berdaya.weights import Budgets, Kind, Later, Row, budgets, kind_of, table, weigh, weigh_later
from berdaya.write import write

NAME = {"id": "halaman", "en": "page"}
NOISE = random.Random(4)  # what no compressor makes smaller than half, as hexadecimal figures
SCRIPT = b"// " + NOISE.randbytes(600).hex().encode()


def size(body: bytes) -> int:
    """As `berdaya compress` would make it."""
    return len(brotli.compress(body, mode=brotli.MODE_TEXT, quality=11))


@pytest.fixture(scope="module")
def rows(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    """The project's own site as it is published, with full addresses and links to report mistakes, weighed."""
    folder = tmp_path_factory.mktemp("published")
    site = render(corpus, Settings("https://berdaya.example.org/berdaya/", "https://github.com/berdaya/berdaya"))
    build(site, folder)
    write(one_files(site), folder / FOLDER, owned=False)
    return weigh(folder)


def test_nothing_is_over_its_budget(rows: list[Row]) -> None:
    assert not any(row.over for row in rows), "\n" + table(rows)


def test_every_kind_has_pages_and_every_page_a_kind(rows: list[Row], site_dir: Path) -> None:
    limits = budgets()
    assert [row.name for row in rows] == [each.name for each in (*limits.kinds.values(), *limits.later.values())]
    pages = len([path for path in site_dir.rglob("*.html") if path.name in {"index.html", "404.html"}])
    assert sum(row.number for row in rows[: len(limits.kinds)]) == pages
    assert [row.name["en"] for row in rows if not row.number] == []


def test_quizzes_of_units_are_told_from_those_of_concepts(corpus: Corpus, site_dir: Path) -> None:
    names = {path.relative_to(site_dir).as_posix() for path in site_dir.rglob("*.html")}
    kinds = {name: kind_of(name, names, budgets()) for name in names}
    assert {kinds[f"quizzes/{slug}/index.html"] for slug in corpus.written_units} == {"unit-quiz"}
    assert {kinds[f"en/quizzes/{slug}/index.html"] for slug in corpus.scored_of} == {"concept-quiz"}
    assert kinds["index.html"] == kinds["en/index.html"] == "home"
    assert kinds["404.html"] == "missing"


def test_the_candidates_hold_the_heaviest(rows: list[Row], site_dir: Path) -> None:
    """What zlib finds heaviest is so by brotli, too, or within a hundredth of it."""
    row = next(row for row in rows if row.name["en"] == "concept")
    pages = [page for page in site_dir.glob("**/concepts/*/index.html")]
    weights = {page: size(page.read_bytes()) for page in pages}
    scripts = row.weight - weights[site_dir / row.what / "index.html"]
    assert row.number == len(pages)
    assert row.weight >= (max(weights.values()) + scripts) * 0.99


def test_the_limits_are_those_that_were_promised() -> None:
    limits = budgets()
    assert (limits.kinds["concept"].total, limits.kinds["concept"].requests) == (20_000, 3)
    assert not limits.kinds["concept"].each
    assert limits.later["search"].limit == 40_000
    assert limits.later["search"].together
    for kind in limits.kinds.values():
        assert kind.total <= 40_000
        assert all(kind.name.values())


def page(*inside: str) -> bytes:
    """A small page."""
    return f"<!doctype html><html><head><title>x</title>{''.join(inside)}</head><body><p>x</p></body></html>".encode()


def first(files: dict[str, bytes], total: int = 1000, requests: int = 3, **more: object) -> Row:
    """The row of the pages below `p/`."""
    return weigh(files, Budgets({"page": Kind(NAME, ["p/*"], total, requests, **more)}, {}))[0]  # type: ignore[arg-type]


def test_a_light_page_passes() -> None:
    row = first({"p/a/index.html": page('<script src="../../x.js"></script>'), "x.js": b"1"})
    assert not row.over
    assert (row.number, row.requests, row.what) == (1, (2, 3), "p/a/")
    assert row.weight == size(page('<script src="../../x.js"></script>')) + size(b"1")


def test_a_heavy_page_is_caught() -> None:
    light, heavy = page(), page(f"<style>/* {NOISE.randbytes(1200).hex()} */</style>")
    row = first({"p/a/index.html": light, "en/p/b/index.html": heavy, "p/c/index.html": light})
    assert row.over
    assert row.what == "en/p/b/"
    assert row.weight > 1200


def test_a_heavy_script_is_caught() -> None:
    link = '<script src="../../x.js"></script>'
    assert first({"p/a/index.html": page(link), "x.js": SCRIPT}, total=600).over
    assert not first({"p/a/index.html": page(), "x.js": SCRIPT}, total=600).over


def test_a_fourth_request_is_caught() -> None:
    files = {f"{name}.js": b"1" for name in "abc"}
    links = [f'<script defer src="../../{name}.js"></script>' for name in "abc"]
    assert not first({"p/a/index.html": page(*links[:2]), **files}).over
    row = first({"p/a/index.html": page(*links[:2]), "p/b/index.html": page(*links), **files})
    assert row.requests == (4, 3)
    assert row.over


def test_one_file_asked_for_twice_is_one_request() -> None:
    row = first({"p/a/index.html": page('<link rel="preload" as="script" href="/x.js"><script src="../../x.js?v=2"></script>'), "x.js": b"1"})
    assert row.requests == (2, 3)


@pytest.mark.parametrize(
    "inside",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<script src="//cdn.example/x.js"></script>',
        '<link rel="stylesheet" href="https://cdn.example/x.css">',
        '<link rel="shortcut icon" href="https://cdn.example/x.png">',
        '<link rel="preconnect" href="https://cdn.example">',
        '<style>@import "https://cdn.example/x.css";</style>',
        "<style>p { background: url(https://cdn.example/x.png) }</style>",
        '<p style="background: url(\'https://cdn.example/x.png\')">x</p>',
        '<img src="data:," srcset="a.png 1x, https://cdn.example/b.png 2x">',
        '<video poster="https://cdn.example/x.png"></video>',
        '<svg><use href="https://cdn.example/x.svg#a"/></svg>',
        '<iframe src="https://cdn.example/"></iframe>',
    ],
)
def test_another_host_is_caught(inside: str) -> None:
    row = first({"p/a/index.html": page(inside), "p/a/a.png": b""})
    assert any("cdn.example" in link for link in row.strange)
    assert row.over
    assert "cdn.example" in table([row])


@pytest.mark.parametrize(
    "inside",
    [
        '<link rel="canonical" href="https://site.example/">',
        '<link rel="alternate" hreflang="en" href="https://site.example/en/">',
        '<link rel="manifest" href="../../app.webmanifest">',
        '<link rel="icon" href="data:,">',
        '<a href="https://site.example/">x</a>',
        '<form action="https://site.example/"></form>',
        '<svg><use href="#a"/></svg>',
        "<style>/* url(https://site.example/x.png) */ p { fill: url(#a) }</style>",
        "<p>url(https://site.example/x.png)</p>",
        "<!-- <script src='https://site.example/x.js'></script> -->",
        '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    ],
)
def test_what_loads_nothing_costs_nothing(inside: str) -> None:
    row = first({"p/a/index.html": page(inside)})
    assert row.requests == (1, 3)
    assert not row.over


def test_stylesheets_load_too() -> None:
    files = {"p/a/index.html": page('<link rel="stylesheet" href="../../s/x.css">')}
    files |= {"s/x.css": b'@import "y.css"; p { background: url(x.png) }', "s/y.css": b"", "s/x.png": b""}
    assert first(files, requests=4).requests == (4, 4)
    assert not first(files, requests=4).over


def test_a_file_that_is_not_there_is_caught() -> None:
    row = first({"p/a/index.html": page('<script src="x.js"></script>')})
    assert row.missing == ("p/a/x.js",)
    assert row.over


def test_a_page_without_a_budget_is_caught() -> None:
    limits = Budgets({"page": Kind(NAME, ["p/*"], 1000, 3)}, {})
    rows = weigh({"p/a/index.html": page(), "q/index.html": page()}, limits)
    assert [(row.what, row.over) for row in rows] == [("p/a/", False), ("q/index.html", True)]


def test_a_kind_without_pages_is_caught() -> None:
    assert first({"q/index.html": page()}).over


def test_a_page_may_grow_with_its_items() -> None:
    items = "".join(f'<form class="item">{NOISE.randbytes(50).hex()}</form>' for _ in range(10))
    files = {"p/a/index.html": page(items)}
    assert first(files, total=200, each={"form": 100}).limit == 1200
    assert not first(files, total=200, each={"form.item": 100}).over
    assert first(files, total=200, each={"form.other": 100}).over


def later(files: dict[str, bytes], limit: int, **more: object) -> Row:
    """The row of files below `f/`."""
    kinds = {"f": Later(NAME, ["f/*.js", "f/{lang}-*.json"], limit, **more)}  # type: ignore[arg-type]
    return weigh(files, Budgets({}, kinds))[-1]


def test_later_files_have_limits_too() -> None:
    weight = size(SCRIPT)
    files = {"f/x.js": SCRIPT, "f/id-1.json": b"1", "f/en-1.json": SCRIPT}
    assert not later(files, weight).over
    assert later(files, weight - 1).over
    assert not later(files, 2 * weight, together=True).over
    assert later(files, 2 * weight - 1, together=True).what == "f/x.js f/en-1.json"
    assert later(files, 2 * weight - 1, together=True).over


def test_downloads_are_no_pages() -> None:
    limits = Budgets({"page": Kind(NAME, ["*"], 1000, 3)}, {"download": Later(NAME, ["d/*.html"], 500)})
    rows = weigh({"index.html": page(), "d/x.html": page('<script src="https://cdn.example/x.js"></script>')}, limits)
    assert [(row.what, row.number, row.over) for row in rows] == [("/", 1, False), ("d/x.html", 1, False)]


def test_what_has_a_step_of_its_own_may_be_missing() -> None:
    assert weigh({}, Budgets({}, {"f": Later(NAME, ["f/*"], 10, optional=True)})) == []
    assert later({"f/x.js": SCRIPT}, 10, optional=True).over


def test_a_sum_that_lacks_a_part_is_caught() -> None:
    assert later({"f/x.js": b"1"}, 1000, together=True).over
    assert not later({"f/x.js": b"1"}, 1000).over
    assert later({}, 1000).over


def test_nothing_of_search_is_loaded_before_the_reader_searches(site_dir: Path) -> None:
    """Save on the page of search itself."""
    early = {
        path.relative_to(site_dir).as_posix()
        for path in site_dir.rglob("*.html")
        if any("/search" in f"/{link}" for link in read_page(path.read_text("utf-8")).now)
    }
    assert early <= {"search/index.html", "en/search/index.html"}


def test_compressed_files_are_taken_if_they_are_of_this_edition(tmp_path: Path) -> None:
    (tmp_path / "worker.js").write_bytes(SCRIPT)
    made = brotli.compress(SCRIPT, quality=1)
    (tmp_path / "worker.js.br").write_bytes(made)
    assert len(made) != size(SCRIPT)
    assert weigh_later(tmp_path, "worker").weight == len(made)
    (tmp_path / "worker.js").write_bytes(SCRIPT + b"\n")
    assert weigh_later(tmp_path, "worker").weight == size(SCRIPT + b"\n")


def test_the_table_speaks_both_languages() -> None:
    rows = [first({"p/a/index.html": page()}), first({"p/a/index.html": page()}, total=10)]
    for lang, over in (("id", "LEWAT BATAS"), ("en", "OVER")):
        lines = table(rows, lang).splitlines()
        assert over not in lines[2]
        assert over in lines[3]
        assert NAME[lang] in lines[2]
    assert "Nothing is over its limit." in table(rows[:1])


def test_styles_are_read() -> None:
    assert read_style("a { b: url( 'c d.png' ) } @import url(e.css);").now == ["c d.png", "e.css"]
