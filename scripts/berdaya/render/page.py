"""One page before it stands in its template: what templates get, and nothing of MkDocs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import yaml

from berdaya.fields import LANGS, Lang
from berdaya.render import addresses


_IN_PRE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
_EMPTY_LINE = re.compile(r"\n\s*\n")

# The set of what is kept for offline with whatever a reader saves.
EVERY = "*"
# The set that every visitor's browser keeps, unasked: the page that says what is saved, in both languages.
SHELL = "shell"


@dataclass(frozen=True)
class Settings:
    """What a site knows of its surroundings; all else works without them."""

    site_url: str = ""  # with a slash at its end
    repo_url: str = ""  # without
    reloads: Literal["", "berdaya", "mkdocs"] = ""  # whose preview shows the pages and reloads them


@dataclass(frozen=True)
class Step:
    """A neighbour or an ancestor: its name and its address (None: not a link)."""

    name: str
    address: str | None


@dataclass(frozen=True)
class Page:
    """One page in one language. `body` makes the HTML of its content when it is wanted.

    `sets` says with what it is kept for offline: the slugs of units, EVERY, SHELL, or nothing (only with the whole site).
    """

    kind: str
    slug: str
    lang: Lang
    title: str
    description: str
    body: Callable[[Page], str] = field(repr=False, compare=False)
    source_path: str | None = None
    crumbs: tuple[Step, ...] = ()
    previous: Step | None = None
    next: Step | None = None
    sections: tuple[Step, ...] = ()
    sets: tuple[str, ...] = ()
    is_tool: bool = False  # shows what is the reader's own: of no use to those who search the Web
    settings: Settings = Settings()

    @cached_property
    def address(self) -> str:
        """Where it stands below the site's root."""
        return addresses.address(self.kind, self.slug, self.lang)

    @property
    def uri(self) -> str:
        """Its Markdown file, for builders that read Markdown."""
        return addresses.uri(self.address)

    @property
    def twin(self) -> str:
        """The address of the same page in the other language."""
        other = next(lang for lang in LANGS if lang != self.lang)
        return addresses.address(self.kind, self.slug, other)

    def link(self, there: str) -> str:
        """The relative link from this page to an address or file below the site's root."""
        return addresses.relative(self.address, there)

    @property
    def markdown(self) -> str:
        """Front matter and content, for any builder: HTML without empty lines is one block in every kind of Markdown."""
        head = yaml.safe_dump(
            {"title": self.title, "description": self.description, "lang": self.lang},
            allow_unicode=True, sort_keys=False, width=1000,
        )  # fmt: skip
        body = _EMPTY_LINE.sub("\n", _IN_PRE.sub(lambda pre: pre[0].replace("\n", "&#10;"), self.body(self)))
        return f"---\n{head}---\n\n{body.strip()}\n"
