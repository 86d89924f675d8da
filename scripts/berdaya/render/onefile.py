"""A unit in one file, scripts and style within: for phones without a network, passed on and opened from a folder."""

from __future__ import annotations

import base64
import hashlib
from functools import partial

from markupsafe import Markup

from berdaya.fields import Lang
from berdaya.render import content
from berdaya.render.booklet import FOLDER, Booklet, file_name
from berdaya.render.document import environment
from berdaya.render.loads import scripts_of, style, styles_of
from berdaya.render.script import bundle
from berdaya.render.site import Site
from berdaya.render.words import WORDS, word

__all__ = ["FOLDER", "file_name", "onefile"]


def onefile(site: Site, unit: str, lang: Lang) -> bytes:
    """The file of a written unit in one language. The same content gives the same bytes; KeyError: no such unit."""
    booklet = Booklet(site.corpus, site.settings, unit, lang)
    body, url = booklet.body(), site.settings.site_url
    scripts = [_inlined(bundle(f"{entry}.js")) for entry in scripts_of(body)]
    look = style(site.corpus.root / "overrides" / "style", styles_of(body))
    page = environment(site).get_template("onefile_page.html")
    return page.render(
        page=booklet.page,
        content=Markup(body),  # noqa: S704 (made by our templates)
        policy=Markup(_policy(scripts, look.digest)),  # noqa: S704 (it has no double quotes)
        style=Markup(look.text),  # noqa: S704
        scripts=[Markup(script) for script in scripts],  # noqa: S704
        # The same on every phone and in every folder, so that a file that comes a second time finds its answers, and
        # another one for each unit, so that files of different editions leave each other alone. Nothing is loaded from it.
        base=f"file:///berdaya/{unit}/",
        twin=f"{url}{FOLDER}/{file_name(unit, content.other(lang))}" if url else "",
        said=WORDS["onefile"],
        t=partial(word, lang),
    ).encode()


def _inlined(script: str) -> str:
    # What would end the element, or hide its end (html.spec.whatwg.org, "Restrictions for contents of script elements").
    assert "</script" not in script.lower() and "<!--" not in script
    return script


def _policy(scripts: list[str], style_digest: str) -> str:
    """Nothing but what stands in the file."""
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    parts = [
        "default-src 'none'",
        "script-src " + " ".join(f"'sha256-{digest}'" for digest in digests),
        f"style-src 'sha256-{style_digest}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(parts)
