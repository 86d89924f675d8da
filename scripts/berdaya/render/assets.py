"""The files beside the pages, under the names by which pages ask for them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from berdaya.fields import Lang
from berdaya.render.page import EVERY
from berdaya.render.script import bundle

SCRIPTS = ("site", "quiz", "progress")


@dataclass(frozen=True)
class Asset:
    """One file: its bytes; the sets it is kept with when a reader saves for offline (as of a page); its language, if one."""

    body: bytes = field(repr=False)
    sets: tuple[str, ...] = ()
    lang: Lang | None = None


def named(name: str, body: bytes) -> str:
    """The published name of a file: with its digest, so that browsers may keep it for ever."""
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}-{hashlib.sha256(body).hexdigest()[:8]}{path.suffix}"))


def scripts() -> dict[str, Asset]:
    """Every script that pages load, by its plain name; all are kept with whatever is saved."""
    return {f"assets/{entry}.js": Asset(bundle(f"{entry}.js").encode(), (EVERY,)) for entry in SCRIPTS}
