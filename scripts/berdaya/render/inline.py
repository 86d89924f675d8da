"""Inline Markdown (emphasis, https links, `[[slug]]` links) inside one page, as HTML or as Markdown."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from berdaya.corpus import Corpus
from berdaya.links import LINK
from berdaya.render.addresses import address
from berdaya.render.page import Page

_STRONG = re.compile(r"\*\*(.+?)\*\*")
_EM = re.compile(r"(?<!\*)\*([^*]+?)\*(?!\*)")
_WEB = re.compile(r"\[([^\[\]]+)\]\((https://[^\s()\"'`]+)\)")


class Inline:
    """Turns texts of one page. A term is explained where it is met first; later mentions are plain words.

    Without `explains`, every mention is: for parts that stand on several pages, and may stand twice on one.
    """

    def __init__(self, corpus: Corpus, page: Page, explains: bool = True) -> None:
        self._corpus, self._page, self._explains = corpus, page, explains
        self._explained: set[str] = set()
        self.has_links = False  # whether any text has named a concept or a term

    def markdown(self, text: str) -> Markup:
        """`text` as Markdown: links resolved, all else left for Markdown, `<` and `&` made safe."""
        return Markup(LINK.sub(self._link, str(escape(text)).replace("&#34;", '"').replace("&#39;", "'")))

    def html(self, text: str) -> Markup:
        """`text` as inline HTML."""
        safe = str(escape(text)).replace("&#34;", '"').replace("&#39;", "'")
        if "[" in safe:
            safe = LINK.sub(self._link, safe)
        if "*" in safe:
            safe = _EM.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", safe))
        return Markup(_WEB.sub(r'<a href="\2">\1</a>', safe) if "](" in safe else safe)

    def plain(self, text: str) -> str:
        """`text` without any marks, for titles and descriptions; not escaped."""
        bare = LINK.sub(lambda match: match[2] or self._name(match[1].strip()), text)
        return _WEB.sub(r"\1", bare).replace("*", "")

    def _name(self, slug: str) -> str:
        lang = self._page.lang
        if slug in self._corpus.concepts:
            return self._corpus.concepts[slug].pref_label[lang]
        return self._corpus.terms[slug].preferred[lang] if slug in self._corpus.terms else slug

    def _link(self, match: re.Match[str]) -> str:
        self.has_links = True
        slug, lang = match[1].strip(), self._page.lang
        shown = match[2] or str(escape(self._name(slug)))
        if slug in self._corpus.concepts:
            there = address("concept", slug, lang)
            return shown if there == self._page.address else f'<a href="{self._page.link(there)}">{shown}</a>'
        if not self._explains or slug not in self._corpus.terms or slug in self._explained:
            return shown
        self._explained.add(slug)
        sense = escape(self.plain(self._corpus.terms[slug].sense[lang]))
        return (
            f'<span class="term"><button type="button" popovertarget="term-{slug}">{shown}</button>'
            f'<span class="tip" popover id="term-{slug}"><strong>{shown}</strong>: {sense}</span></span>'
        )
