"""A page as final HTML, without MkDocs. The hook gives MkDocs the same tools, so both make the same bytes."""

from __future__ import annotations

import html
from functools import cache, partial
from pathlib import Path
from typing import Any

import jinja2
import material
from markupsafe import Markup

from berdaya.render.loads import Style, scripts_of, style, styles_of
from berdaya.render.page import Page
from berdaya.render.site import Site
from berdaya.render.words import word


def environment(site: Site) -> jinja2.Environment:
    """The templates of `overrides/`, with our own pictures and Material's icons behind them, and the tools they use."""
    ours, theirs = Path(__file__).parent.parent / "templates", Path(material.__file__).parent / "templates"
    folders = [str(site.corpus.root / "overrides"), str(ours), str(theirs)]
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )  # fmt: skip
    env.globals.update(
        settings=site.settings,
        scheme=site.corpus.scheme,
        style_of=cache(partial(style, site.corpus.root / "overrides" / "style")),
        policy_of=partial(_policy, site.settings.reloads),
        published=site.published,
        icon=_inlined((site.corpus.root / "docs" / "assets" / "mark.svg").read_text(encoding="utf-8")),
        word=word,
        material_icon=lambda name: Markup(env.get_template(f".icons/material/{name}.svg").render()),
    )
    return env


def _inlined(svg: str) -> Markup:
    """A picture as an address of its own (RFC 2397), so that nobody has to ask for it. It has no double quotes.

    Only what would end the address is written as a number; so the rest is the same text as the mark's in the page,
    and costs nothing.
    """
    assert '"' not in svg
    return Markup("data:image/svg+xml," + svg.strip().replace("%", "%25").replace("#", "%23"))  # noqa: S704


def _policy(reloads: str, style: Style) -> str:
    """Nothing but our own scripts, the one inlined stylesheet, and our own pages, which a session takes its items from."""
    parts = [
        "default-src 'none'",
        "script-src 'self'" + (" 'unsafe-inline'" if reloads == "mkdocs" else ""),
        f"style-src 'sha256-{style.digest}'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(parts)


def published_files(site: Site) -> dict[str, bytes]:
    """The files beside the pages, under their published names, and the sitemap if the site has an address."""
    files = {name: asset.body for name, asset in site.files.items()}
    return files | ({"sitemap.xml": sitemap(site).encode()} if site.settings.site_url else {})


def context(page: Page, content: str) -> dict[str, Any]:
    """What the template of a page gets, for its content in HTML."""
    styles = styles_of(content)
    return {
        "page": page,
        "content": Markup(content),
        "styles": (*styles, "contents") if page.sections else styles,
        "scripts": scripts_of(content),
        "t": partial(word, page.lang),
    }


def document(site: Site, page: Page, env: jinja2.Environment) -> str:
    """The whole HTML document of `page`."""
    return env.get_template("main.html").render(context(page, page.body(page)))


def missing(site: Site, env: jinja2.Environment) -> str:
    """The one page, in both languages, for addresses that do not exist."""
    return env.get_template("404.html").render()


def sitemap(site: Site) -> str:
    """sitemap.xml with both languages of each page (sitemaps.org, and Google's hreflang extension).

    Here and not in each page, where it would be sent with every visit.
    """
    base = site.settings.site_url
    rows = []
    for page in site.pages.values():
        if page.is_tool:
            continue
        other = "en" if page.lang == "id" else "id"
        twins = {page.lang: page.address, other: page.twin}
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" href="{html.escape(base + there)}"/>'
            for lang, there in (twins | {"x-default": twins["id"]}).items()
        )
        rows.append(f"<url><loc>{html.escape(base + page.address)}</loc>{links}</url>\n")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "".join(rows) + "</urlset>\n"
    )
