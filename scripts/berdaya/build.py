"""The site as files: both languages side by side, each in a process of its own, without MkDocs.

What is written are the bytes that `mkdocs build` writes; a test holds both ways together.
"""

from __future__ import annotations

import multiprocessing
import shutil
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.render import document
from berdaya.render.addresses import file_name
from berdaya.render.offline import Entry, entry, manifests
from berdaya.render.page import Page, Settings
from berdaya.render.site import Site, render
from berdaya.reuse import Memory
from berdaya.watched import watch
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
    (entries, changed), (others, more) = _side_by_side(site, folder, target)
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


def _side_by_side(site: Site, folder: Owned, target: Path) -> list[Made]:
    here, there = multiprocessing.Pipe(duplex=False)
    # Where a process begins as a copy of this one, nothing is sent; elsewhere the corpus is, and not the pages.
    other = multiprocessing.Process(target=_send, args=(there, site.corpus, site.settings, folder, target, LANGS[1]))
    other.start()
    there.close()
    try:
        mine = _pages(site.corpus, site.settings, folder, target, LANGS[0])
        theirs = here.recv()
    except EOFError:
        raise BuildFailed("the process ended without a word") from None
    finally:
        here.close()  # if this language has failed, the other must not wait for ever to be heard
        other.join()
    if isinstance(theirs, Exception):
        raise theirs
    return [mine, theirs]


def _send(there: Connection, *work: Any) -> None:
    try:
        said: Made | Exception = _pages(*work)
    except OSError as error:
        said = error
    except Exception:
        said = BuildFailed(traceback.format_exc())
    with suppress(BrokenPipeError):
        there.send(said)


def _pages(corpus: Corpus, settings: Settings, folder: Owned, target: Path, lang: Lang) -> Made:
    watched, looks = watch(corpus)
    site = render(watched, settings)
    env, memory = document.environment(site), Memory(corpus, settings, target, lang)
    entries, changed = [], []
    for page in site.navigation(lang):
        made = memory.known(page)
        if made is None:
            looks.clear()
            name, body = file_name(page.address), document.document(site, page, env).encode()
            made = page_entry(page, body)
            memory.remember(page, looks, made)
            changed += [name] if folder.put(name, body) else []
        entries.append(made)
    memory.save()
    return entries, changed
