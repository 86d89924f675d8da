"""A page as final HTML, without MkDocs. The hook gives MkDocs the same environment, so both make the same bytes."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
import markdown
import material
import rcssmin
from markupsafe import Markup

from berdaya.render.page import Page
from berdaya.render.site import Site
from berdaya.render.words import word

# Keep in step with `markdown_extensions` of mkdocs.yml (a test compares the bytes of both ways);
# MkDocs adds toc, tables and fenced_code of its own accord, in this order.
EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list"]

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n+", re.DOTALL)


def environment(site: Site) -> jinja2.Environment:
    """The templates of `overrides/`, with our own pictures and Material's icons behind them, and the tools they use."""
    ours, theirs = Path(__file__).parent.parent / "templates", Path(material.__file__).parent / "templates"
    folders = [str(site.corpus.root / "overrides"), str(ours), str(theirs)]
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )  # fmt: skip
    style = rcssmin.cssmin((site.corpus.root / "overrides" / "berdaya.css").read_text(encoding="utf-8"))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    env.globals.update(
        settings=site.settings,
        scheme=site.corpus.scheme,
        style=Markup(style),
        policy=_policy(digest, site.settings.reloads),
        script=partial(_script, site),
        word=word,
        material_icon=lambda name: Markup(env.get_template(f".icons/material/{name}.svg").render()),
    )
    return env


def _policy(style_digest: str, reloads: str) -> str:
    """Nothing but our own scripts, the one inlined stylesheet, and our own pages, which a session takes its items from."""
    parts = [
        "default-src 'none'",
        "script-src 'self'" + (" 'unsafe-inline'" if reloads == "mkdocs" else ""),
        f"style-src 'sha256-{style_digest}'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(parts)


def script_name(site: Site, entry: str) -> str:
    """The published name of a script: with its digest, so that it can be cached for ever."""
    body = site.files[f"assets/{entry}.js"]
    return f"assets/{entry}-{hashlib.sha256(body).hexdigest()[:8]}.js"


def published_files(site: Site) -> dict[str, bytes]:
    """The files beside the pages, under their published names: scripts, and the sitemap if the site has an address."""
    scripts = {script_name(site, Path(name).stem): body for name, body in site.files.items()}
    return scripts | ({"sitemap.xml": sitemap(site).encode()} if site.settings.site_url else {})


def _script(site: Site, page: Page, entry: str) -> str:
    return page.link(script_name(site, entry))


def context(site: Site, page: Page, content: str) -> dict[str, Any]:
    """What the template of a page gets."""
    return {"page": page, "content": Markup(content), "t": partial(word, page.lang)}


def convert(page: Page) -> str:
    """The HTML of a page's Markdown."""
    text = _FRONT_MATTER.sub("", page.markdown)
    return markdown.markdown(text, extensions=EXTENSIONS)


def document(site: Site, page: Page, env: jinja2.Environment) -> str:
    """The whole HTML document of `page`."""
    return env.get_template("main.html").render(context(site, page, convert(page)))


def missing(site: Site, env: jinja2.Environment) -> str:
    """The one page, in both languages, for addresses that do not exist."""
    return env.get_template("404.html").render()


def sitemap(site: Site) -> str:
    """sitemap.xml with both languages of each page (sitemaps.org, and Google's hreflang extension)."""
    base = site.settings.site_url
    rows = []
    for page in site.pages.values():
        twin = "en" if page.lang == "id" else "id"
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" href="{html.escape(base + there)}"/>'
            for lang, there in ((page.lang, page.address), (twin, page.twin))
        )
        rows.append(f"<url><loc>{html.escape(base + page.address)}</loc>{links}</url>\n")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "".join(rows) + "</urlset>\n"
    )
