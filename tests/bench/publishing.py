"""The project's own site as it would be published, on a local server."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator

from clock import berdaya, run
from generate import ROOT
from host import Host, hosted
from peers import FOLDER

from berdaya.weights import Folder, budgets, kind_of


@contextlib.contextmanager
def published() -> Iterator[Host]:
    """Build it knowing its own address, as canonical and hreflang links need, and serve it."""
    folder = FOLDER / "site"
    shutil.rmtree(folder, ignore_errors=True)
    with hosted(folder) as host:
        run(ROOT, *berdaya("build", "--output", str(folder)), SITE_URL=host.address)
        yield host


def examples(host: Host, lang: str = "id", most: int = 1) -> dict[str, list[str]]:
    """Of each kind that search engines may list, the addresses of its longest pages in one language."""
    site = Folder(host.folder)
    found: dict[str, list[tuple[int, str]]] = {}
    for name in site:
        if name.endswith(".html") and name.startswith("en/") == (lang == "en") and b'content="noindex' not in site[name]:
            found.setdefault(kind_of(name, site, budgets()) or "?", []).append((len(site[name]), name.removesuffix("index.html")))
    return {kind: [address for _, address in sorted(found[kind], reverse=True)[:most]] for kind in [*budgets().kinds, "?"] if kind in found}
