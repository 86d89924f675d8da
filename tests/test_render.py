"""Pages: the same with and without MkDocs, every link leads somewhere, both languages have the same addresses."""

from __future__ import annotations

import multiprocessing
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from berdaya.build import BuildFailed, build
from berdaya.corpus import Corpus
from berdaya.items import interaction
from berdaya.render import document
from berdaya.render.addresses import address, file_name, relative, uri
from berdaya.render.inline import Inline
from berdaya.render.onefile import FOLDER
from berdaya.render.page import Settings
from berdaya.render.script import AFTER
from berdaya.render.shuffle import shuffled
from berdaya.render.site import Site, render
from berdaya.write import MANIFEST

ROOT = Path(__file__).parent.parent


class _Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")


@pytest.fixture(scope="module")
def read(site_dir: Path) -> dict[str, _Reader]:
    """Every built page, read, by its address."""
    return {
        file.relative_to(site_dir).as_posix().removesuffix("index.html"): _Reader(file.read_text("utf-8"))
        for file in site_dir.rglob("index.html")
    }


@pytest.fixture(scope="module")
def mkdocs_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site as `mkdocs build` makes it."""
    folder = tmp_path_factory.mktemp("mkdocs")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    environment = {name: value for name, value in os.environ.items() if name not in ("SITE_URL", "REPO_URL")}
    subprocess.run(command, cwd=ROOT, env=environment | {"NO_MKDOCS_2_WARNING": "1"}, check=True)
    return folder


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_mkdocs_and_our_own_way_give_the_same_bytes(site_dir: Path, mkdocs_dir: Path) -> None:
    ours, theirs = _files(site_dir), _files(mkdocs_dir)
    del ours[MANIFEST]  # what our own way remembers of its folder
    ours = {name: body for name, body in ours.items() if not name.startswith(f"{FOLDER}/")}  # a step of its own
    assert sorted(ours) == sorted(theirs)
    assert [name for name, body in ours.items() if body != theirs[name]] == []


def test_both_ways_to_start_the_second_process_give_the_same_bytes(
    corpus: Corpus, site_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows and macOS send the corpus to a new process; Linux copies this one."""
    monkeypatch.setattr(multiprocessing, "Process", multiprocessing.get_context("spawn").Process)
    build(render(corpus), tmp_path / "site")
    assert _files(tmp_path / "site").items() <= _files(site_dir).items()


@pytest.mark.parametrize("second", [True, False])
def test_a_fault_in_either_process_is_said(second: bool, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object) -> Site:
        if (multiprocessing.parent_process() is not None) == second:
            raise RuntimeError("no ink")
        return render(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("berdaya.build.render", fail)
    with pytest.raises(BuildFailed if second else RuntimeError, match="no ink"):
        build(site, tmp_path / "site")


def test_every_link_leads_somewhere(read: dict[str, _Reader], site_dir: Path) -> None:
    broken = []
    for here, page in read.items():
        for link in page.links:
            target = urlsplit(urljoin(f"http://site/berdaya/{here}", link))
            if target.netloc != "site":
                continue
            assert target.path.startswith("/berdaya/"), f"{here}: {link} leaves the site"
            there = target.path.removeprefix("/berdaya/")
            known = there in read or (site_dir / there).is_file()
            if not known or (target.fragment and there in read and target.fragment not in read[there].ids):
                broken.append(f"{here}: {link}")
    assert broken == []


def test_a_script_that_builds_on_another_follows_that_one(site: Site) -> None:
    """`site` and `quiz` leave what they share in one place: a page has one of them, and only what follows that one."""
    env = document.environment(site)
    for page in site.pages.values():
        names = re.findall(r'<script defer src="[^"]*assets/(\w+)-', document.document(site, page, env))
        assert names[0] in ("site", "quiz"), page.uri
        assert {AFTER[f"{name}.js"] for name in names[1:]} <= {f"{names[0]}.js"}, page.uri


def test_ids_are_unique(read: dict[str, _Reader]) -> None:
    for here, page in read.items():
        assert len(page.ids) == len(set(page.ids)), (here, [name for name in page.ids if page.ids.count(name) > 1])


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(read: dict[str, _Reader]) -> None:
    for here, page in read.items():
        for tag, name, value in page.attributes:
            assert name != "style" and not name.startswith("on"), (here, tag, name)
            if name in ("src", "srcset") or (tag == "link" and name == "href"):
                assert "//" not in value or value.startswith("data:"), (here, tag, value)


def test_the_quiz_script_is_only_where_a_quiz_is(read: dict[str, _Reader]) -> None:
    for here, page in read.items():
        has_item = any(tag == "form" and name == "data-item" for tag, name, _ in page.attributes)
        asks_later = here.endswith("progress/")  # a session brings its items when it begins
        assert any("assets/quiz-" in link for link in page.links) == (has_item or asks_later), here


def test_languages_are_twins(site: Site, read: dict[str, _Reader]) -> None:
    for page in site.pages.values():
        assert uri(page.twin) in site.pages
        if page.kind in ("concept", "quiz", "unit"):
            assert read[page.address].ids == read[page.twin].ids, page.uri


def test_both_languages_show_options_in_the_same_order(corpus: Corpus, read: dict[str, _Reader]) -> None:
    """Rule P10: same options, same keys, same order."""

    def parts(here: str) -> list[str]:
        return [value for tag, name, value in read[here].attributes if (tag, name) in (("input", "value"), ("form", "data-item"), ("li", "data-part"))]

    for slug in corpus.concepts:
        assert parts(address("quiz", slug, "id")) == parts(address("quiz", slug, "en"))
        assert len(parts(address("quiz", slug, "id"))) > 7


def test_the_key_is_not_where_the_writer_put_it(corpus: Corpus) -> None:
    places = []
    for slug, item in corpus.items.items():
        choice = interaction(item)
        if item.type == "single":
            places.append(shuffled(list(choice.options), slug).index(choice.key[0]))
    assert all(places.count(place) / len(places) < 0.6 for place in set(places)) and len(set(places)) > 1


def test_every_unit_quiz_holds_all_items_of_its_concepts(corpus: Corpus, read: dict[str, _Reader]) -> None:
    for slug, unit in corpus.written_units.items():
        wanted = [item for entry in unit.concepts for item in corpus.scored_of.get(entry.concept, ())]
        shown = [value for tag, name, value in read[address("quiz", slug, "id")].attributes if (tag, name) == ("form", "data-item")]
        assert shown == wanted


def test_pages_say_who_said_it_and_where(corpus: Corpus, site: Site) -> None:
    for slug, concept in corpus.concepts.items():
        for lang in ("id", "en"):
            page = site.pages[uri(address("concept", slug, lang))]
            html = page.body(page)
            for name, statement in concept.statements.items():
                part = html.split(f'id="{slug}--{name}"', 1)[1].split("</li>", 1)[0]
                for voice in statement.said_by:
                    assert corpus.scheme.voices[voice].name.split(" ")[0] in part, (slug, name, voice)
                for citation in statement.citations:
                    assert citation.locator[lang].replace("&", "&amp;") in part
            for note in concept.notes.values():
                assert f'<span class="code">{note.code}</span>' in html


def test_without_a_site_address_nothing_is_absolute(site: Site) -> None:
    page = site.pages["concepts/household-empowerment.md"]
    html = document.document(site, page, document.environment(site))
    assert "href=\"http" not in html.split("</head>")[0] and "canonical" not in html and "/edit/" not in html


def test_with_addresses_there_are_twins_in_the_sitemap_canonical_and_edit_links(corpus: Corpus) -> None:
    site = render(corpus, Settings("https://example.org/berdaya/", "https://example.org/repo"))
    page = site.pages["en/concepts/household-empowerment.md"]
    html = document.document(site, page, document.environment(site))
    root = "https://example.org/berdaya/"
    assert f'<link rel="canonical" href="{root}en/concepts/household-empowerment/">' in html
    assert 'href="https://example.org/repo/edit/main/glossary/concepts/household-empowerment.yml"' in html
    sitemap = document.published_files(site)["sitemap.xml"].decode()
    assert sitemap.count("<url>") == sum(not page.is_tool for page in site.pages.values()) < len(site.pages)
    assert "progress/" not in sitemap and "noindex" in document.document(site, site.pages["progress.md"], document.environment(site))
    twins = sitemap.split(f"<loc>{root}en/concepts/household-empowerment/</loc>")[1].split("</url>")[0]
    assert f'hreflang="id" href="{root}concepts/household-empowerment/"' in twins and twins.count("hreflang") == 3
    assert 'href="/berdaya/"' in document.missing(site, document.environment(site))


def test_hostile_text_stays_text(corpus: Corpus) -> None:
    """The checks refuse such text; if it came through all the same, it must not run."""
    from berdaya.render.inline import Inline

    page = next(iter(render(corpus).pages.values()))
    inline = Inline(corpus, page)
    for text in ("<script>x</script>", "[x](javascript:alert(1))", '<img src=x onerror="x">', "[[<b>|<i>x</i>]]"):
        assert "<script" not in inline.html(text) and "<img" not in inline.html(text) and "<i>" not in inline.html(text)
        assert "href=\"javascript" not in inline.html(text)
        assert not re.search(r"<(script|img|i)\b", inline.markdown(text))


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "", "./"),
        ("", "en/", "en/"),
        ("concepts/a/", "concepts/b/", "../b/"),
        ("concepts/a/", "", "../../"),
        ("concepts/a/", "concepts/a/", "./"),
        ("en/concepts/a/", "assets/x.js", "../../../assets/x.js"),
    ],
)
def test_relative_links(here: str, there: str, link: str) -> None:
    assert relative(here, there) == link
    base = "http://site/x/"
    assert urljoin(base + here, link) == base + there


def test_shuffling_depends_on_the_slug_alone() -> None:
    assert shuffled(["a", "b", "c"], "x") == shuffled(["c", "b", "a"], "x")
    orders = {tuple(shuffled(["a", "b", "c"], f"item-{number}")) for number in range(50)}
    assert len(orders) == 6


def test_a_web_address_cannot_end_its_attribute(site: Site) -> None:
    inline = Inline(site.corpus, site.pages["index.md"])
    for text in ('[a](https://x"onmouseover="alert`1`)', "[a](https://x'y)"):
        assert "<a" not in inline.html(text)
    assert inline.html("[a](https://x.org/y)") == '<a href="https://x.org/y">a</a>'


def test_a_course_without_a_written_unit_has_a_home(site: Site) -> None:
    planned = replace(site.corpus, units={})
    home = render(planned).pages["index.md"].markdown
    assert 'class="button quiet"' in home and "None" not in home


def test_navigation_is_one_language_in_the_order_of_reading(site: Site, corpus: Corpus) -> None:
    for lang in ("id", "en"):
        pages = site.navigation(lang)
        assert {page.lang for page in pages} == {lang}
        assert [page.slug for page in pages if page.kind == "concept"] == list(corpus.path)
    assert [page.slug for page in site.navigation("id")] == [page.slug for page in site.navigation("en")]
