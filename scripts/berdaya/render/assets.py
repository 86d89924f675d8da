"""The files beside the pages: each by its plain name, by which templates ask, with what makes it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from berdaya.fields import LANGS, Lang
from berdaya.models import Scheme
from berdaya.render.page import EVERY, SHELL
from berdaya.render.script import ENTRIES, bundle
from berdaya.render.search import search_index
from berdaya.render.webapp import APP_FILES, app_files

if TYPE_CHECKING:
    from berdaya.render.site import Site


@dataclass(frozen=True)
class Asset:
    """One file: its bytes; its language, if it is of one; the sets it is kept with for offline, as of a page.

    A file that is not `kept` is in no set, not even in that of everything. One that is `fixed` is published under its
    plain name, because something outside the pages asks for it.
    """

    body: bytes = field(repr=False)
    lang: Lang | None = None
    sets: tuple[str, ...] = ()
    kept: bool = True
    fixed: bool = False


def published(name: str, asset: Asset) -> str:
    """The published name of a file: with its digest, so that browsers may keep it for ever."""
    if asset.fixed:
        return name
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}-{hashlib.sha256(asset.body).hexdigest()[:8]}{path.suffix}"))


def _script(entry: str) -> Callable[[Site], Asset]:
    sets = (EVERY, SHELL) if entry in ("site", "keep") else (EVERY,)
    return lambda site: Asset(bundle(f"{entry}.js").encode(), sets=sets)


def _index(lang: Lang) -> Callable[[Site], Asset]:
    return lambda site: Asset(search_index(site, lang), lang, (EVERY,))


def _app_file(name: str) -> Callable[[Site], Asset]:
    # The system that installs the site keeps them itself.
    return lambda site: Asset(app_files(_scheme(site))[name], kept=False, fixed=True)


def _scheme(site: Site) -> Scheme:
    assert site.corpus.scheme
    return site.corpus.scheme


# By plain name; each is made when it is first asked for.
ASSETS: dict[str, Callable[[Site], Asset]] = {
    f"assets/{entry}.js": _script(entry) for entry in ENTRIES if entry != "worker"
}
# At the root, so that all pages are in its reach; the browser asks for it under this name.
ASSETS["worker.js"] = lambda site: Asset(bundle("worker.js").encode(), kept=False, fixed=True)
ASSETS |= {f"assets/search-{lang}.json": _index(lang) for lang in LANGS}
ASSETS |= {name: _app_file(name) for name in APP_FILES}
