"""The site as an app on a home screen: its manifest in each language (w3.org/TR/appmanifest), and its icons."""

from __future__ import annotations

import json

from berdaya.fields import LANGS, Lang
from berdaya.models import Scheme
from berdaya.render.addresses import address, relative
from berdaya.render.icons import GROUND, png_icon, svg_icon
from berdaya.render.words import WORDS

_PAPER = "#fbfaf5"  # as the stylesheet's
_SIZES = (192, 512)
# All that a system asks for to install the site.
APP_FILES = (*(f"app.{lang}.webmanifest" for lang in LANGS), "assets/app.svg", *(f"assets/app-{size}.png" for size in _SIZES))


def web_manifest(scheme: Scheme, lang: Lang) -> bytes:
    """`app.<lang>.webmanifest`, which stands at the site's root, so that all addresses in it are relative to that.

    It has no `id`, since that would be relative to the host, which other sites may share; the address of the start
    stands for it.
    """
    icon = {"purpose": "any"}, {"purpose": "maskable"}
    pictures = [("assets/app.svg", "any", "image/svg+xml")]
    pictures += [(f"assets/app-{size}.png", f"{size}x{size}", "image/png") for size in _SIZES]
    record = {
        "name": f"{scheme.title[lang]}: {scheme.tagline[lang]}",
        "short_name": scheme.title[lang],
        "description": " ".join(scheme.description[lang].split()),
        "lang": lang,
        "start_url": relative("", address("home", "", lang)),
        "scope": "./",
        "display": "standalone",
        "theme_color": GROUND,
        "background_color": _PAPER,
        "icons": [{"src": src, "sizes": sizes, "type": kind} | use for src, sizes, kind in pictures for use in icon],
        "shortcuts": [
            {"name": WORDS["keeping"]["page"]["shortcut"][lang], "url": f"{address('page', 'progress', lang)}#today"},
            {"name": WORDS["keeping"]["page"]["title"][lang], "url": address("page", "offline", lang)},
        ],
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def app_files(scheme: Scheme) -> dict[str, bytes]:
    """The content of APP_FILES, by name."""
    manifests = {f"app.{lang}.webmanifest": web_manifest(scheme, lang) for lang in LANGS}
    icons = {f"assets/app-{size}.png": png_icon(size) for size in _SIZES}
    return manifests | {"assets/app.svg": svg_icon()} | icons
