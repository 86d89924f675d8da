"""The site to take along: each unit as one file to pass on, and all of it as a ZIM for Kiwix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version

from berdaya.build import copied
from berdaya.exports.zim import Entry, archive
from berdaya.fields import LANGS
from berdaya.render import document
from berdaya.render.icons import png_icon
from berdaya.render.onefile import FOLDER, file_name, onefile
from berdaya.render.page import Page
from berdaya.render.site import Site

ZIM = "berdaya.zim"

_HOME = "index.html"  # no entry of a ZIM can be called ""
_LANGUAGES = {"id": "ind", "en": "eng"}  # ISO 639-3
# What asks for a worker, which a ZIM cannot have, or is for those who come from the Web.
_LEFT_OUT = {"worker.js", "sitemap.xml"}


def one_files(site: Site, units: Iterable[str] | None = None) -> dict[str, bytes]:
    """The files of `units` (None: of all that are written) in both languages, by name."""
    wanted = site.corpus.written_units if units is None else units
    return {file_name(unit, lang): onefile(site, unit, lang) for unit in wanted for lang in LANGS}


def zim(site: Site) -> bytes:
    """The whole site in both languages as a ZIM. The same content gives the same bytes."""
    scheme = site.corpus.scheme
    assert scheme
    about = {
        "Name": "berdaya_mul_all",
        "Title": scheme.title["id"],
        "Description": scheme.tagline["id"],
        "LongDescription": "\n\n".join(scheme.description[lang] for lang in LANGS),
        "Language": ",".join(_LANGUAGES[lang] for lang in LANGS),
        "Creator": f"{scheme.title['en']} contributors",
        "Publisher": f"{scheme.title['en']} contributors",
        "Date": str(max(record.changed for _, record in site.corpus.records() if hasattr(record, "changed"))),
        "License": "CC BY 4.0",
        "Tags": "_category:other;_ftindex:yes;_pictures:no;_videos:no",
        "Scraper": f"berdaya {version('berdaya')}",
    }
    about |= {"Source": site.settings.site_url} if site.settings.site_url else {}
    return archive(_entries(site), about, png_icon(48), _HOME, _LANGUAGES[LANGS[0]])


def _entries(site: Site) -> Iterator[Entry]:
    env = document.environment(site)
    for page in site.pages.values():
        html = _in_a_zim(page, document.document(site, page, env))
        yield Entry(page.address or _HOME, html.encode(), page.title)
    files = document.published_files(site) | copied(site.corpus.root)
    files |= {f"{FOLDER}/{name}": body for name, body in one_files(site).items()}
    for name, body in files.items():
        if name not in _LEFT_OUT:
            yield Entry(name, body)


def _in_a_zim(page: Page, html: str) -> str:
    """A page whose links to the first page name its file, and which lets Kiwix style the bar that kiwix-serve puts above it."""
    home = page.link("")
    there = _HOME if home == "./" else f"{home}{_HOME}"
    html = html.replace(f'href="{home}"', f'href="{there}"').replace(f'href="{home}#', f'href="{there}#')
    return html.replace("style-src 'sha256-", "style-src 'self' 'sha256-", 1)
