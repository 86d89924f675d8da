"""The only code of ours that writes files: only if changed, whole or not at all; it deletes only what it made."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

# Kept in each folder that is written: the files made there last time, one a line.
MANIFEST = ".berdaya-files"


class NotOurs(Exception):
    """The folder holds files that were not made here; writing there might lose somebody's work."""


def write(files: Mapping[str, str | bytes], folder: Path, owned: bool = True) -> list[str]:
    """Write `files` (name to content) below `folder`; the names that changed come back, sorted.

    With `owned`, the whole folder is ours: what was made there before and is no longer wanted is deleted, and a
    folder that has files and no manifest is refused (NotOurs). Without, only the named files are touched.
    """
    manifest = folder / MANIFEST
    before = set(manifest.read_text(encoding="utf-8").split("\n")) - {""} if owned and manifest.exists() else set()
    if owned and not manifest.exists() and folder.exists() and any(folder.iterdir()):
        raise NotOurs(str(folder))
    if owned:  # first, so that after an interruption the next run knows what is ours
        _put(manifest, _listing(before | set(files)))
    changed = [name for name, content in files.items() if _put(folder / name, content)]
    for name in before - set(files):
        (folder / name).unlink(missing_ok=True)
        changed.append(name)
        _remove_empty((folder / name).parent, folder)
    if owned:
        _put(manifest, _listing(files))
    return sorted(changed)


def _listing(names: Iterable[str]) -> str:
    return "".join(f"{name}\n" for name in sorted(names))


def _put(path: Path, content: str | bytes) -> bool:
    data = content.encode() if isinstance(content, str) else content
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    os.replace(beside, path)
    return True


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
