"""What a browser loads for a page before the page is complete, read from the HTML (or a stylesheet, or a picture).

Only what stands in the markup: what a script asks for comes later and is listed apart in budgets.yml. The ways to load
are those of the HTML standard (html.spec.whatwg.org, "fetch" in each element's section).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

# Words of `<link rel>` that make a browser load at once. `manifest` and `apple-touch-icon` are for installing: later.
LINKS = {"stylesheet", "icon", "preload", "modulepreload"}
# Words that open a connection, or load in idle time: nothing is waited for, but another host would learn of the visit.
CONTACTS = {"preconnect", "dns-prefetch", "prefetch", "prerender"}

# Elements that load, each with the attributes that say what. A video's or an object's parts are loaded at once, too.
_SOURCES = {
    "script": ("src",), "img": ("src",), "iframe": ("src",), "embed": ("src",), "audio": ("src",), "track": ("src",),
    "video": ("src", "poster"), "object": ("data",), "input": ("src",), "source": ("src",), "frame": ("src",),
    "use": ("href", "xlink:href"), "image": ("href", "xlink:href"), "feimage": ("href", "xlink:href"), "body": ("background",),
}  # fmt: skip
_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass
class Load:
    """Links as written, of what is loaded at once; and how many elements there are, by name and by `name.class`."""

    now: list[str] = field(default_factory=list)
    elements: Counter[str] = field(default_factory=Counter)


def read_page(markup: str) -> Load:
    """What the HTML (or SVG) `markup` makes a browser load; never raises, as browsers do not."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.load


def read_style(text: str) -> Load:
    """What a stylesheet makes a browser load. Whether a rule is used is not looked at."""
    return Load([next(filter(None, found), "") for found in _URL.findall(_COMMENT.sub("", text))])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.load = Load()
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.load.elements.update([tag, *(f"{tag}.{name}" for name in values.get("class", "").split())])
        self._in_style = tag == "style"
        if tag == "link" and (LINKS | CONTACTS) & set(values.get("rel", "").lower().split()):
            self._add(values.get("href", ""))
        for name in _SOURCES.get(tag, ()):
            self._add(values.get(name, ""))
        for candidate in values.get("srcset", "").split(","):
            self._add(candidate.strip().partition(" ")[0])
        self.load.now += read_style(values.get("style", "")).now

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._in_style = False

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.load.now += read_style(data).now

    def _add(self, link: str) -> None:
        # A link to a part of the same page ("#mark" in SVG) loads nothing.
        if link and not link.startswith("#"):
            self.load.now.append(link)
