"""Hands Berdaya's pages to MkDocs in memory. No logic: what a page holds is decided in `berdaya.render`.

MkDocs calls the functions below by name (mkdocs.org, "Hooks"); its template gets our page record and nothing else.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

sys.path.insert(0, str(Path(__file__).parent))

from berdaya.build import lists_to_save, page_entry  # noqa: E402
from berdaya.checks import run  # noqa: E402
from berdaya.corpus import load  # noqa: E402
from berdaya.problems import as_text, exit_code  # noqa: E402
from berdaya.render import document  # noqa: E402
from berdaya.render.offline import Entry  # noqa: E402
from berdaya.render.page import Settings  # noqa: E402
from berdaya.render.site import Site, render  # noqa: E402
from berdaya.write import write  # noqa: E402

_reloads = ""
_site: Site | None = None
_entries: list[Entry] = []


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether pages will be served: only then may MkDocs' own reload script run in them."""
    global _reloads
    _reloads = "mkdocs" if command == "serve" else ""


def on_config(config: Any) -> Any:
    """Read and check all content; stop, with every problem printed, rather than build a faulty site."""
    global _site
    corpus, problems = load(Path(config.config_file_path).parent)
    problems = sorted(problems + run(corpus))
    for problem in problems:
        print(as_text(problem), file=sys.stderr)
    if exit_code(problems):
        raise Abort("The content has problems; nothing was built.")
    _site = render(corpus, Settings(_with_slash(config.site_url or ""), (config.repo_url or "").rstrip("/"), _reloads))
    config.nav = []
    config.theme.static_templates = {"404.html"}  # the sitemap is ours, since it knows both languages
    return config


def _with_slash(url: str) -> str:
    return url if not url or url.endswith("/") else f"{url}/"


def on_files(files: Files, config: Any) -> Files:
    """Our pages and scripts, and of what lies on the disk only `docs/assets` and `docs/schema`."""
    kept = [file for file in files if file.src_uri.startswith(("assets/", "schema/")) and _is_ours(file, config)]
    made = dict.fromkeys(_site.pages, "") | document.published_files(_site)
    return Files(kept + [File.generated(config, uri, content=content) for uri, content in made.items()])


def _is_ours(file: File, config: Any) -> bool:
    return file.abs_src_path is not None and file.abs_src_path.startswith(config.docs_dir)


def on_nav(nav: Navigation, config: Any, files: Files) -> Navigation:
    """None: each page knows its own neighbours."""
    return Navigation([], [])


def on_env(env: Any, config: Any, files: Files) -> Any:
    """Our templates, with exactly the tools they have without MkDocs."""
    return document.environment(_site)


def on_page_content(html: str, page: Any, config: Any, files: Files) -> str:
    """The content of our page; MkDocs had no Markdown to convert."""
    ours = _site.pages[page.file.src_uri]
    return ours.body(ours)


def on_page_context(context: dict[str, Any], page: Any, config: Any, nav: Navigation) -> dict[str, Any]:
    """Our page record in place of MkDocs' context."""
    return document.context(_site.pages[page.file.src_uri], page.content)


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Remember what the page is like, for the lists of what can be saved."""
    _entries.append(page_entry(_site.pages[page.file.src_uri], output.encode()))
    return output


def on_post_build(config: Any) -> None:
    """The lists of what can be saved, which need all pages."""
    write(lists_to_save(_site, _entries), Path(config.site_dir), owned=False)
    _entries.clear()
