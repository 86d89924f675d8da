"""The site as files: both languages side by side, each in a process of its own, without MkDocs.

What is written are the bytes that `mkdocs build` writes; a test holds both ways together.
"""

from __future__ import annotations

import multiprocessing
import shutil
import traceback
from multiprocessing.connection import Connection
from pathlib import Path

from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.render import document
from berdaya.render.addresses import file_name
from berdaya.render.offline import Entry, entry, manifests
from berdaya.render.page import Page, Settings
from berdaya.render.site import Site, render
from berdaya.write import MANIFEST, Owned

# What of `docs/` is published as it is; all else there is a page.
COPIED = ("assets", "schema")
MISSING = "404.html"


class BuildFailed(Exception):
    """The process of the other language ended in an error; the text says which."""


def build(site: Site, target: Path) -> list[str]:
    """Write the whole site into `target`, which is ours alone; the names of what changed.

    Raises NotOurs if `target` holds anything else, OSError, and BuildFailed.
    """
    files = document.published_files(site) | copied(site.corpus.root)
    names = {file_name(page.address) for page in site.pages.values()} | set(files) | {MISSING}
    names |= set(manifests([], site.corpus.written_units))  # their names do not depend on what they list
    _make_room(site.corpus.root, target)
    folder = Owned(target, names)
    (entries, changed), (others, more) = _side_by_side(site, folder)
    files |= lists_to_save(site, entries + others)
    changed += more + [name for name, body in files.items() if folder.put(name, body)]
    changed += [MISSING] if folder.put(MISSING, document.missing(site, document.environment(site))) else []
    return sorted(changed + folder.finish())


def copied(root: Path) -> dict[str, bytes]:
    """The files of `docs/` that are published as they are, by name."""
    return {
        file.relative_to(root / "docs").as_posix(): file.read_bytes()
        for folder in COPIED
        for file in sorted((root / "docs" / folder).rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    }


def page_entry(page: Page, html: bytes) -> Entry:
    """A page as the lists of what can be saved name it."""
    return entry(page.address, html, page.lang, page.sets)


def lists_to_save(site: Site, pages: list[Entry]) -> dict[str, bytes]:
    """The lists of what can be saved for offline: of all pages, and of the files beside them."""
    files = [entry(name, asset.body, asset.lang, asset.sets) for name, asset in site.files.items() if asset.kept]
    return manifests(files + pages, site.corpus.written_units)


def _make_room(root: Path, target: Path) -> None:
    """The folder for what is built is ours whatever stands in it, such as a site that MkDocs has built."""
    if target.absolute() == root.absolute() / "build" / "site" and not (target / MANIFEST).exists():
        shutil.rmtree(target, ignore_errors=True)


Made = tuple[list[Entry], list[str]]


def _side_by_side(site: Site, folder: Owned) -> list[Made]:
    here, there = multiprocessing.Pipe(duplex=False)
    # Where a process begins as a copy of this one, nothing is sent; elsewhere the corpus is, and not the pages.
    other = multiprocessing.Process(target=_send, args=(there, site.corpus, site.settings, folder, LANGS[1]))
    other.start()
    there.close()
    try:
        mine = _pages(site, folder, LANGS[0])
        theirs = here.recv()
    except EOFError:
        raise BuildFailed("the process ended without a word") from None
    finally:
        other.join()
    if isinstance(theirs, Exception):
        raise theirs
    return [mine, theirs]


def _send(there: Connection, corpus: Corpus, settings: Settings, folder: Owned, lang: Lang) -> None:
    try:
        there.send(_pages(render(corpus, settings), folder, lang))
    except OSError as error:
        there.send(error)
    except Exception:
        there.send(BuildFailed(traceback.format_exc()))


def _pages(site: Site, folder: Owned, lang: Lang) -> Made:
    env = document.environment(site)
    entries, changed = [], []
    for page in site.navigation(lang):
        name, body = file_name(page.address), document.document(site, page, env).encode()
        entries.append(page_entry(page, body))
        if folder.put(name, body):
            changed.append(name)
    return entries, changed
