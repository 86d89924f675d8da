"""The site as files, by MkDocs: built beside the old one and put in its place only when it is whole."""

from __future__ import annotations

import logging
import shutil
import tempfile
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from berdaya.write import NotOurs

# What stands near the top of each of our home pages, and hardly on any other page of the world.
_MARK = b'<html lang="id" data-base="./">'


def build(root: Path, target: Path) -> Path:
    """Build the site of the checkout `root` into `target`, in place of an older site of ours.

    Raises NotOurs if `target` holds anything else, and what MkDocs raises.
    """
    target = target.absolute()
    if not _may_replace(root, target):
        raise NotOurs(str(target))
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.WARNING)
    log.addHandler(logging.StreamHandler())
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as beside:
        made = Path(beside) / "site"
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(made))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
        old = Path(beside) / "old"
        if target.exists():
            target.rename(old)
        made.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    return target


def _may_replace(root: Path, target: Path) -> bool:
    """Whether nothing of somebody else's is lost with what stands at `target`.

    A hidden file (`.git` of a worktree from which a site is published) is never ours.
    """
    if not target.exists() or target == root.absolute() / "build" / "site":
        return True
    names = {entry.name for entry in target.iterdir()}
    home = target / "index.html"
    is_site = home.is_file() and _MARK in home.read_bytes()[:200]
    return not names or is_site and not any(name.startswith(".") for name in names)
