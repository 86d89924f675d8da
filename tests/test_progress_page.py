"""The page of one's own progress as it is written: an index of all scored items, for readers and for the script."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.render import document
from berdaya.render.addresses import address
from berdaya.render.site import Site
from berdaya.render.words import WORDS


class _Index(HTMLParser):
    """The elements of the page with the attributes the script reads, and the links of each item."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.concepts: dict[str, dict[str, str]] = {}
        self.items: dict[str, dict[str, str]] = {}
        self.links: dict[str, list[str]] = {}
        self.stems: dict[str, str] = {}
        self.words: dict[str, str] = {}
        self._item = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if found.get("class") == "progress":
            self.words = found
        elif "data-item" in found:
            self._item = found["data-item"]
            self.items[self._item] = found
        elif "data-unit" in found:
            self.concepts[found["data-concept"]] = found
        elif tag == "a" and self._item:
            self.links.setdefault(self._item, []).append(found["href"])

    def handle_data(self, data: str) -> None:
        if self._item:
            self.stems.setdefault(self._item, data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "li":
            self._item = ""


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    """Each language."""
    return request.param  # type: ignore[no-any-return]


def _body(site: Site, uri: str) -> str:
    page = site.pages[uri]
    return page.body(page)


@pytest.fixture
def html(site: Site, lang: Lang) -> str:
    """The page as HTML, without what stands around it."""
    return _body(site, "progress.md" if lang == "id" else "en/progress.md")


@pytest.fixture
def index(html: str) -> _Index:
    """The page, read."""
    return _Index(html)


def test_every_scored_item_stands_once_in_the_order_of_the_course(corpus: Corpus, index: _Index) -> None:
    path = [*corpus.path, *(slug for slug in corpus.concepts if slug not in corpus.unit_of)]
    assert list(index.concepts) == path
    assert list(index.items) == [slug for concept in path for slug in corpus.scored_of.get(concept, ())]
    for slug, found in index.items.items():
        item = corpus.items[slug]
        assert found["data-scored"] == ""
        assert (found["data-code"], found["data-rev"], found["data-concept"]) == (item.code, str(item.rev), item.concept)


def test_concepts_say_what_they_are_confused_with(corpus: Corpus, index: _Index) -> None:
    said = {slug: set(found["data-confusable"].split()) for slug, found in index.concepts.items()}
    for slug, found in index.concepts.items():
        assert found["data-unit"] == corpus.unit_of.get(slug, "")
        assert set(corpus.concepts[slug].contrasts_with) <= said[slug]
        assert all(slug in said[other] for other in said[slug])  # from either side
    assert any(said.values())


def test_each_item_leads_to_its_question_and_to_its_passage(corpus: Corpus, site: Site, index: _Index, lang: Lang) -> None:
    page = site.pages["progress.md" if lang == "id" else "en/progress.md"]
    for slug, links in index.links.items():
        item = corpus.items[slug]
        owner, section = item.anchor.rsplit("--", 1)
        assert links == [
            f"{page.link(address('quiz', item.concept, lang))}#item-{slug}",
            f"{page.link(address('concept', owner, lang))}#{section}",
        ]
        assert not re.search(r"\*|\[\[", index.stems[slug]) and len(index.stems[slug]) > 10


def test_languages_have_the_same_index(site: Site) -> None:
    one, other = (_Index(_body(site, uri)) for uri in ("progress.md", "en/progress.md"))
    assert one.items == other.items and one.concepts == other.concepts


def test_the_script_finds_its_words(index: _Index, lang: Lang) -> None:
    for name, text in WORDS["progress"].items():
        assert index.words[f"data-{name}"] == text[lang]
    for name, text in WORDS["progress"].items():
        places = [sorted(re.findall(r"{\w+}", text[each])) for each in LANGS]
        assert places[0] == places[1], name


def test_what_needs_the_script_is_hidden_until_it_runs(html: str) -> None:
    for found in re.findall(r"<section [^>]*>", html):
        assert "hidden" in found or 'id="levels"' in found or 'class="quiz"' in found
    assert html.count("<script") == 0 and "on" + "click" not in html and "style=" not in html


def test_only_this_page_loads_its_script(site: Site) -> None:
    env = document.environment(site)
    for page in site.pages.values():
        assert ("assets/progress-" in document.document(site, page, env)) == (page.slug == "progress"), page.uri
