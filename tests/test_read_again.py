"""F10: each item says where to read again, and the page has that section (S09 holds the names, this the rendering)."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from berdaya.checks.targets import parts_of
from berdaya.corpus import load
from berdaya.fields import LANGS, Lang
from berdaya.render.addresses import address
from berdaya.render.site import render

CORPUS, _ = load(Path(__file__).parent / "cases" / "good")
BASE = "https://example.org/"
PAGES = {page.address: page.body(page) for page in render(CORPUS).pages.values()}
AGAIN = re.compile(r'<p class="again"><a href="([^"]+)">')


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("slug", CORPUS.concepts)
def test_every_section_that_an_anchor_may_name_is_on_the_page(slug: str, lang: Lang) -> None:
    page = PAGES[address("concept", slug, lang)]
    lacking = [name for name in parts_of(CORPUS.concepts[slug], "section") if f'id="{name}"' not in page]
    assert lacking == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("slug", CORPUS.concepts)
def test_every_item_of_a_quiz_leads_back_to_its_section(slug: str, lang: Lang) -> None:
    here = address("quiz", slug, lang)
    found = [urldefrag(urljoin(BASE + here, link)) for link in AGAIN.findall(PAGES[here])]
    there = BASE + address("concept", slug, lang)
    wanted = [CORPUS.items[item].anchor.partition("--")[2] for item in CORPUS.scored_of[slug]]
    assert [link.fragment for link in found] == wanted
    assert {link.url for link in found} == {there}


def test_every_such_link_on_every_page_arrives() -> None:
    for here, page in PAGES.items():
        for link in AGAIN.findall(page):
            target, fragment = urldefrag(urljoin(BASE + here, link))
            assert f'id="{fragment}"' in PAGES[target.removeprefix(BASE)], (here, link)
