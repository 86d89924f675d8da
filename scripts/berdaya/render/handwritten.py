"""Pages written by hand in `docs/`: their Markdown, with links to concepts and terms, as HTML."""

from __future__ import annotations

import markdown

from berdaya.corpus import Corpus
from berdaya.links import LINK
from berdaya.render.inline import Inline
from berdaya.render.page import Page

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list"]


def handwritten(corpus: Corpus, page: Page, text: str) -> str:
    """The content of `page`, whose Markdown is `text`."""
    inline = Inline(corpus, page)
    linked = LINK.sub(lambda match: str(inline.markdown(match[0])), text)
    return markdown.markdown(linked, extensions=EXTENSIONS)
