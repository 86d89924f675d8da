"""A unit in one file: whole, without anything from elsewhere, and each link in it leads somewhere."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import brotli
import pytest

from berdaya.corpus import Corpus, load
from berdaya.fields import LANGS, Lang
from berdaya.pageload import read_page
from berdaya.render.addresses import address, uri
from berdaya.render.onefile import file_name, onefile
from berdaya.render.page import Settings
from berdaya.render.part import Target, as_part, named
from berdaya.render.site import Site, render

UNIT = "accompanist-and-roles"
URL = "https://example.org/kb/"
TEMPLATES = Path(__file__).parent.parent / "scripts" / "berdaya" / "templates"
# Attributes that name ids, in the HTML standard and in ARIA 1.2.
NAMING = {
    "for", "popovertarget", "headers", "form", "list", "commandfor", "aria-describedby", "aria-labelledby", "aria-controls",
    "aria-owns", "aria-details", "aria-errormessage", "aria-flowto", "aria-activedescendant",
}  # fmt: skip
LEFT_OUT = {"script", "style", "a", "h1", "button"}


def concepts_of(corpus: Corpus, unit: str) -> list[str]:
    """The written concepts of a unit."""
    return [entry.concept for entry in corpus.units[unit].concepts if entry.concept in corpus.concepts]


class Seen(HTMLParser):
    """What stands in a file: its ids, all that refers to ids, links, the text of its elements by name, its levels."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.naming: set[tuple[str, str]] = set()
        self.links: list[str] = []
        self.items: list[str] = []
        self.levels: list[int] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self.text: list[str] = []  # but for names of links (those to quizzes are left out) and of pages
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._inside = tag
        self.ids += [found["id"]] if "id" in found else []
        self.naming |= {(name, each) for name in NAMING & found.keys() for each in found[name].split()}
        self.links += [found["href"]] if tag == "a" else []
        self.items += [found["data-item"]] if "data-item" in found else []
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []

    def handle_data(self, data: str) -> None:
        self.text += [" ".join(data.split())] if self._inside not in LEFT_OUT else []
        if self._inside in self.texts:
            self.texts[self._inside].append(data)

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def made(site: Site, unit: str = UNIT, lang: Lang = "id") -> str:
    """A file, as text."""
    return onefile(site, unit, lang).decode()


@pytest.fixture(scope="session")
def files(site: Site) -> dict[tuple[str, Lang], str]:
    """Every file, as text."""
    return {(unit, lang): made(site, unit, lang) for unit in site.corpus.written_units for lang in LANGS}


def test_every_id_is_there_once_and_every_link_leads_somewhere(files: dict[tuple[str, Lang], str]) -> None:
    for name, html in files.items():
        seen = Seen(html)
        assert len(seen.ids) == len(set(seen.ids)), name
        wanted = {link[1:] for link in seen.links if link.startswith("#")} | {each for _, each in seen.naming}
        assert wanted - set(seen.ids) == set(), name
        # Without the address of a site, nothing but sources on the Web is outside.
        assert all(link.startswith(("#", "https://")) for link in seen.links), name


def test_both_languages_have_the_same_places(files: dict[tuple[str, Lang], str], corpus: Corpus) -> None:
    for unit in corpus.written_units:
        assert sorted(Seen(files[unit, "id"]).ids) == sorted(Seen(files[unit, "en"]).ids)


def test_all_items_stand_once(files: dict[tuple[str, Lang], str], corpus: Corpus) -> None:
    for (unit, _), html in files.items():
        items = [item for slug in concepts_of(corpus, unit) for item in corpus.items_of.get(slug, ())]
        assert items and sorted(Seen(html).items) == sorted(items), unit


def test_nothing_of_the_pages_is_missing(files: dict[tuple[str, Lang], str], site: Site, corpus: Corpus) -> None:
    for (unit, lang), html in files.items():
        here = " ".join(Seen(html).text)
        places = [("unit", unit)] + [(kind, slug) for slug in concepts_of(corpus, unit) for kind in ("concept", "quiz")]
        for kind, slug in places:
            if page := site.pages.get(uri(address(kind, slug, lang))):
                words = [each for each in Seen(page.body(page)).text if each != "·"]  # which stands between links to quizzes
                assert [each for each in words if each not in here] == [], (kind, slug)


def test_the_words_of_the_script_stand_once(files: dict[tuple[str, Lang], str]) -> None:
    for html in files.values():
        assert html.count("data-check=") == html.count("data-denied=") == 1
        assert html.index("data-check=") < html.index("<form")


def test_headings_skip_no_level(files: dict[tuple[str, Lang], str]) -> None:
    for html in files.values():
        levels = Seen(html).levels
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_nothing_is_loaded_and_only_what_stands_there_may_run(files: dict[tuple[str, Lang], str]) -> None:
    for html in files.values():
        assert all(link.startswith("data:") for link in read_page(html).now)
        assert "manifest" not in html.split("<style>")[0] and "worker.js" not in html.split("<script>")[0]
        found = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
        assert found
        policy = dict(part.split(" ", 1) for part in found[1].split("; "))
        assert policy["default-src"] == "'none'" and "connect-src" not in policy and "'self'" not in found[1]
        texts = Seen(html).texts
        for name in ("script", "style"):
            digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts[name]]
            assert digests and policy[f"{name}-src"] == " ".join(f"'sha256-{digest}'" for digest in digests)


def test_only_scripts_that_are_used_stand_in_it(files: dict[tuple[str, Lang], str]) -> None:
    assert len({html.count("<script>") for html in files.values()}) > 1
    for html in files.values():
        kinds = set(re.findall(r'data-kind="(\w+)"', html))
        assert html.count("<script>") == 1 + len(kinds & {"match", "order", "text_entry"})


def test_the_edition_is_the_day_of_the_newest_record(corpus: Corpus) -> None:
    assert "<time>2031-05-06</time>" not in made(render(corpus))
    for table, name in (("concepts", "facilitator-role"), ("items", corpus.items_of["facilitator-role"][0])):
        records = getattr(corpus, table)
        newer = {**records, name: records[name].model_copy(update={"changed": date(2031, 5, 6)})}
        assert "<time>2031-05-06</time>" in made(render(replace(corpus, **{table: newer})))
    others = {**corpus.concepts, "household-empowerment": corpus.concepts["household-empowerment"].model_copy(
        update={"changed": date(2031, 5, 6)})}  # fmt: skip
    assert "<time>2031-05-06</time>" not in made(render(replace(corpus, concepts=others)))


def test_the_same_content_gives_the_same_bytes(site: Site, corpus: Corpus, files: dict[tuple[str, Lang], str]) -> None:
    assert made(render(load(corpus.root)[0])) == files[UNIT, "id"]


def test_with_an_address_it_leads_to_the_site(corpus: Corpus) -> None:
    html = made(render(corpus, Settings(URL, "https://example.org/repo")))
    links = Seen(html).links
    assert f"{URL}units/{UNIT}/" in links  # the newest edition
    assert links.count(f"{URL}downloads/{file_name(UNIT, 'en')}") == 2  # the switch, and the line that says so
    assert "https://example.org/repo/issues" in links and "issues/new" not in html
    assert all(link.startswith(("#", "https://")) for link in links)
    english = made(render(corpus, Settings(URL)), lang="en")
    assert f"{URL}en/units/{UNIT}/" in Seen(english).links and f"{URL}en/" in Seen(english).links


def test_concepts_of_other_units_are_explained_at_the_end(corpus: Corpus, files: dict[tuple[str, Lang], str]) -> None:
    html = files["uneven-development", "id"]
    other = "empowerment-logic-chain"
    assert f'href="#word/{other}"' in html and f'<dt id="word/{other}">' in html
    assert html.count("word/") == html.count(f"word/{other}")  # only those that are met
    with_address = made(render(corpus, Settings(URL)), "uneven-development")
    assert f'<dt id="word/{other}"><a href="{URL}concepts/{other}/">' in with_address


def test_words_and_sources_are_those_of_the_unit(corpus: Corpus, files: dict[tuple[str, Lang], str]) -> None:
    html = files["uneven-development", "en"]
    words, sources = html[html.index('<h2 id="words">') :].split('<h2 id="all-sources">')
    assert corpus.terms["hedonistic"].preferred.en in words and corpus.terms["facilitator"].sense.en not in words
    assert 'id="source/korten-1987a"' in sources and "ife-1995" not in sources


@pytest.mark.parametrize("unit", ["", "no-such-unit", "facilitator-role"])
def test_what_is_no_unit_is_refused(site: Site, unit: str) -> None:
    with pytest.raises(KeyError):
        onefile(site, unit, "id")


def test_it_stays_light(files: dict[tuple[str, Lang], str]) -> None:
    html = files[UNIT, "id"]
    sizes = {"plain": len(html.encode()), "gzip": len(gzip.compress(html.encode())), "brotli": len(brotli.compress(html.encode()))}
    print(file_name(UNIT, "id"), sizes)
    # The pages, and each question with the reasons for every option.
    assert sizes["brotli"] <= 20_000 + 600 * html.count("<form")


def berdaya(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """`berdaya …` in `folder`."""
    return subprocess.run([sys.executable, "-m", "berdaya", *words], cwd=folder, capture_output=True, text=True, check=False)


def test_the_command_writes_and_weighs_the_files(checkout: Path) -> None:
    done = berdaya(checkout, "export", "onefile", "--unit", "first-steps")
    names = [file_name("first-steps", lang) for lang in LANGS]
    assert done.returncode == 0, done.stderr
    assert [Path(line.rsplit(":", 1)[0]).name for line in done.stdout.splitlines()] == names and " kB" in done.stdout
    assert sorted(file.name for file in (checkout / "build" / "exports").iterdir()) == sorted(names)
    for name in names:
        seen = Seen((checkout / "build" / "exports" / name).read_text("utf-8"))
        assert len(seen.ids) == len(set(seen.ids)) and {link[1:] for link in seen.links if link[0] == "#"} <= set(seen.ids)


@pytest.mark.parametrize("unit", ["first-step", "next-steps"])  # unknown, and not written yet
def test_the_command_says_which_units_there_are(checkout: Path, unit: str) -> None:
    done = berdaya(checkout, "export", "onefile", "--unit", unit)
    assert done.returncode == 2 and "first-steps" in done.stderr and not (checkout / "build").exists()


# ---- as_part ----

PLACES = {"concepts/a/": Target("a", "a"), "sources/s/": Target("", "source/s", whole=False)}


def part(html: str, outside: str | None = URL, lower: int = 1) -> str:
    """`html` of the page of concept b, as a part."""
    return as_part(html, "concepts/b/", "b", PLACES, lambda there: outside + there if outside else None, lower)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="../a/">x</a>', '<a href="#a">x</a>'),
        ('<a class="k" href="../a/#idea" rel="z">x <b>y</b></a>', '<a class="k" href="#a/idea" rel="z">x <b>y</b></a>'),
        ('<a href="../a/#item-q">x</a>', '<a href="#item-q">x</a>'),
        ('<a href="../a/#a--belief">x</a>', '<a href="#a--belief">x</a>'),
        ('<a href="#idea">x</a>', '<a href="#b/idea">x</a>'),
        ('<a href="#top">x</a>', '<a href="#b">x</a>'),
        ('<a href="../../sources/s/#details">x</a>', '<a href="#source/s">x</a>'),
        ('<a href="../../">x</a>', f'<a href="{URL}">x</a>'),
        ('<a href="../../en/about/#me">x</a>', f'<a href="{URL}en/about/#me">x</a>'),
        ('<a href="https://example.net/#z">x</a>', '<a href="https://example.net/#z">x</a>'),
        ('<h2 id="idea">x</h2>', '<h3 id="b/idea">x</h3>'),
        ('<div id="b--belief">x</div>', '<div id="b--belief">x</div>'),
        ('<form id="item-q" aria-describedby="case-c item-q-s">', '<form id="item-q" aria-describedby="b/case-c item-q-s">'),
        ('<i popovertarget="term-t"></i><i id="term-t"></i>', '<i popovertarget="b/term-t"></i><i id="b/term-t"></i>'),
        ('<section class="quiz" data-heading="3" data-mixed data-check="x">', '<section class="quiz" data-heading="4" data-mixed>'),
        ('<p><a href="../../quizzes/b/">All</a> · <a href="../../quizzes/u/">Unit</a></p>\n<p>y</p>', "<p>y</p>"),
        ('<p>id="x" and data-id stay</p>', '<p>id="x" and data-id stay</p>'),
        ('<p data-id="x">y</p>', '<p data-id="x">y</p>'),
    ],
)  # fmt: skip
def test_as_part(before: str, after: str) -> None:
    assert part(before) == after


def test_as_part_without_a_site_keeps_the_words_alone() -> None:
    assert part('<p>See <a href="../../about/">us <em>all</em></a>.</p>', outside=None) == "<p>See us <em>all</em>.</p>"
    assert part('<a href="../a/">x</a>', outside=None) == '<a href="#a">x</a>'


def test_as_part_may_leave_headings_where_they_are() -> None:
    assert part("<h2>x</h2>", lower=0) == "<h2>x</h2>"


def test_names_of_one_page_do_not_meet_those_of_another() -> None:
    assert named("a", "b") != named("a-b", "top") and named("", "idea") == "idea"


def test_as_part_knows_all_attributes_that_name_ids() -> None:
    """Those that the templates use: a new one would point to another part of the file, or to nothing."""
    used = {name for file in TEMPLATES.glob("*.html") for name in re.findall(r'(?<=[ {}])([\w-]+)="', file.read_text("utf-8"))}
    used |= {"popovertarget"}  # made by render/inline.py
    for name in used & NAMING:
        assert part(f'<i {name}="z"></i>') == f'<i {name}="b/z"></i>', name
