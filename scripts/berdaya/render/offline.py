"""What readers can save: the sets of files, the manifests that list them, and the page where they are looked after.

A set is all that one unit needs without a network, in one language. Nobody lists what belongs to it: every page and
every file of the site says for itself to which sets it belongs, so that what is added later is saved, too.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.render.addresses import address
from berdaya.render.booklet import FOLDER, file_name
from berdaya.render.content import fill
from berdaya.render.page import EVERY, SHELL, Page
from berdaya.render.words import WORDS

ALL = "all"  # the set of all that a language has


@dataclass(frozen=True)
class Entry:
    """A published file: its address below the site's root (a page's ends with a slash), its language (None: of both),
    the units to whose sets it belongs (or EVERY, or SHELL; "all" has it anyway), its digest, and how heavy it travels."""

    path: str
    lang: Lang | None
    sets: tuple[str, ...]
    digest: str
    size: int


def entry(path: str, body: bytes, lang: Lang | None = None, sets: Iterable[str] = ()) -> Entry:
    """The entry of a file with that content. The digest is the first half of its SHA-256, as `store.js` reads it."""
    return Entry(path, lang, tuple(sets), digest_of(body), weight(body))


def digest_of(body: bytes) -> str:
    """The digest by which a file is known."""
    return hashlib.sha256(body).hexdigest()[:32]


def weight(body: bytes) -> int:
    """About how many bytes travel: as gzip makes them in half the time of its best, which takes off 4 % more."""
    return len(zlib.compress(body, 4))


def manifests(entries: Iterable[Entry], units: Iterable[str]) -> dict[str, bytes]:
    """The files of `offline/`, by name: `<unit>.<lang>.json` and `all.<lang>.json` with `edition`, `files`
    ([path, digest, bytes]) and `total`, `shell.json` likewise, and `sets.json` with the edition and total of each.

    Raises ValueError if an entry names an unknown set, a path comes twice, or a unit is called as a set of ours.
    """
    known, listed = tuple(units), sorted(entries, key=lambda each: each.path)
    if taken := {ALL, SHELL} & set(known):
        raise ValueError(f"no unit can be called {', '.join(sorted(taken))}")
    for one, other in zip(listed, listed[1:], strict=False):
        if one.path == other.path:
            raise ValueError(f"{one.path} is listed twice")
    for each in listed:
        if unknown := set(each.sets) - {EVERY, SHELL, *known}:
            raise ValueError(f"{each.path} belongs to {', '.join(sorted(unknown))}, which is no set")
    sets = {SHELL: [each for each in listed if SHELL in each.sets]}
    for lang in LANGS:
        spoken = [each for each in listed if each.lang in (lang, None)]
        for unit in known:
            sets[f"{unit}.{lang}"] = [each for each in spoken if {unit, EVERY} & set(each.sets)]
        sets[f"{ALL}.{lang}"] = spoken
    records = {name: _record(files) for name, files in sets.items()}
    offers = {name: [record["edition"], record["total"]] for name, record in records.items()}
    return {f"offline/{name}.json": _json(record) for name, record in (records | {"sets": offers}).items()}


def _record(files: list[Entry]) -> dict[str, object]:
    lines = "".join(f"{each.digest} {each.path}\n" for each in files)
    return {
        "edition": hashlib.sha256(lines.encode()).hexdigest()[:12],
        "files": [[each.path, each.digest, each.size] for each in files],
        "total": sum(each.size for each in files),
    }


def _json(record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def offline(corpus: Corpus, page: Page) -> str:
    """The body of the page where readers save, update and delete, and where they land without a network."""
    units = [
        (
            slug,
            unit.title[page.lang],
            page.link(address("unit", slug, page.lang)),
            page.link(f"{FOLDER}/{file_name(slug, page.lang)}"),
        )
        for slug, unit in corpus.written_units.items()
    ]
    return fill("offline.html", page, corpus, units=units, said=WORDS["keeping"]["page"], words=_words())


def keep_box(corpus: Corpus, page: Page, name: str) -> Markup:
    """The button that saves the set `name` (a unit's slug, or ALL), for a page of its own subject; a unit's file, too."""
    label = "save_all" if name == ALL else "save_unit"
    file = "" if name == ALL else page.link(f"{FOLDER}/{file_name(name, page.lang)}")
    return Markup(fill("keep.html", page, corpus, name=name, label=label, file=file, words=_words()))  # noqa: S704


def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = WORDS["keeping"]["script"]
    return words
