"""What an earlier build has made, so that a later one makes only the pages of which something has changed.

A page is taken over if it was made by the same code and settings, is wanted as it was then, what was looked up for it
is as it was, and its file still has the bytes that were written.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from berdaya.corpus import Corpus
from berdaya.render.addresses import file_name
from berdaya.render.offline import Entry, digest_of
from berdaya.render.page import Page, Settings
from berdaya.watched import Look, States
from berdaya.write import put

# What else the bytes of a page depend on.
_LIBRARIES = ("jinja2", "markupsafe", "markdown", "mkdocs-material", "rcssmin", "rjsmin", "tree-sitter", "tree-sitter-javascript")
# What of a checkout and of the package is no content and makes pages.
_SOURCES = ("*.py", "*.html", "*.css", "*.js", "*.yml", "*.svg", "*.txt")


class Memory:
    """What is known of the pages of one language in one folder."""

    def __init__(self, corpus: Corpus, settings: Settings, target: Path, name: str) -> None:
        self._folder, self._file = target, f"{hashlib.sha256(str(target.absolute()).encode()).hexdigest()[:12]}-{name}.json"
        self._at = corpus.root / "build" / "cache"
        self._states = States(corpus)
        self._common = _digest(repr((settings, _code(corpus), self._states.common)))
        self._old = self._read()
        self._new: dict[str, Any] = {}

    def known(self, page: Page) -> Entry | None:
        """The entry of a page that can be taken over as it is, or None."""
        old = self._old.get(page.address)
        if not old or old["page"] != _wanted(page):
            return None
        looks = {(name, key) for name, key in old["looks"]}
        found = Entry(**old["entry"] | {"sets": tuple(old["entry"]["sets"])})
        if old["state"] != self._states.of(looks) or not self._is_there(found, page):
            return None
        self._new[page.address] = old
        return found

    def _is_there(self, found: Entry, page: Page) -> bool:
        try:
            return digest_of((self._folder / file_name(page.address)).read_bytes()) == found.digest
        except OSError:
            return False

    def remember(self, page: Page, looks: set[Look], made: Entry) -> None:
        """A page that was made anew, with the looks it took."""
        state = self._states.of(looks)
        self._new[page.address] = {"page": _wanted(page), "looks": sorted(looks, key=str), "state": state, "entry": asdict(made)}

    def save(self) -> None:
        """Keep what is known for the next build."""
        put(self._at, self._file, json.dumps({"common": self._common, "pages": self._new}))

    def _read(self) -> dict[str, Any]:
        try:
            kept = json.loads((self._at / self._file).read_text(encoding="utf-8"))
            pages: dict[str, Any] = kept["pages"] if kept["common"] == self._common else {}
            return pages
        except (OSError, ValueError, KeyError, TypeError):
            return {}


def _wanted(page: Page) -> str:
    """What a page is to be, save what it looks up while it is made."""
    more = page.body.keywords if isinstance(page.body, partial) else {}
    return _digest(repr((page, sorted(more.items()))))


def _code(corpus: Corpus) -> str:
    """A digest of all that makes pages of records: our own code and templates, and the libraries' versions."""
    said = [sys.version, *(f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES)]
    for folder in (Path(__file__).parent, corpus.root / "overrides", corpus.root / "docs" / "assets"):
        for file in sorted(file for pattern in _SOURCES for file in folder.rglob(pattern)):
            said.append(f"{file.relative_to(folder)} {hashlib.sha256(file.read_bytes()).hexdigest()}")
    return _digest("\n".join(said))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
