"""Where each page stands, and how one page points to another: relative links, so that the site works below any path."""

from __future__ import annotations

from berdaya.fields import Lang

# The folder of each kind of page; `home` has none.
FOLDER = {
    "home": "",
    "concept": "concepts/",
    "source": "sources/",
    "unit": "units/",
    "quiz": "quizzes/",
    "page": "",  # written by hand
}


def address(kind: str, slug: str, lang: Lang) -> str:
    """The address of a page below the site's root, with a slash at its end; '' is the Indonesian home."""
    return ("" if lang == "id" else "en/") + FOLDER[kind] + (f"{slug}/" if slug else "")


def uri(page_address: str) -> str:
    """The Markdown file of the page at an address, as MkDocs (with directory addresses) would map it back."""
    return f"{page_address[:-1]}.md" if page_address not in ("", "en/") else f"{page_address}index.md"


def file_name(page_address: str) -> str:
    """The HTML file of the page at an address."""
    return f"{page_address}index.html"


def relative(here: str, there: str) -> str:
    """The link from the page at address `here` to address (or file) `there`; never absolute."""
    mine, theirs = here.split("/")[:-1], there.split("/")
    shared = 0
    while shared < min(len(mine), len(theirs) - 1) and mine[shared] == theirs[shared]:
        shared += 1
    return "../" * (len(mine) - shared) + "/".join(theirs[shared:]) or "./"
