"""Search: its page, and the index that the browser fetches when the reader begins to search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.render.addresses import address
from berdaya.render.content import fill
from berdaya.render.page import Page
from berdaya.render.search_index import index as index_of
from berdaya.render.words import WORDS

if TYPE_CHECKING:
    from berdaya.render.site import Site


def search(corpus: Corpus, page: Page, index: str) -> str:
    """The content of the page of search; `index` is the link from it to the index of its language."""
    return fill(
        "search.html",
        page,
        corpus,
        index=index,
        words=WORDS["search"],
        glossary=address("page", "glossary", page.lang),
        course=address("page", "course", page.lang),
    )


def search_index(site: Site, lang: Lang) -> bytes:
    """The index of one language."""
    return index_of(site.corpus, site.navigation(lang))
