"""The only code of ours that writes files: only if changed, whole or not at all; it deletes only what it made."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

# Kept in each folder that is written: the files made there last time, one a line.
MANIFEST = ".berdaya-files"
# What `berdaya compress` puts beside a file; it goes when the file changes, because servers prefer it to the file.
COMPRESSED = (".br", ".gz")


class NotOurs(Exception):
    """The folder holds files that were not made here; writing there might lose somebody's work."""


class Owned:
    """A folder that is ours as a whole. `put` what belongs there, from any process; `finish` deletes what was not named.

    A folder that has files and no manifest is refused (NotOurs).
    """

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        manifest = folder / MANIFEST
        if not manifest.exists() and folder.exists() and any(folder.iterdir()):
            raise NotOurs(str(folder))
        self._folder, self._names = folder, set(names)
        self._before = set(manifest.read_text(encoding="utf-8").split("\n")) - {""} if manifest.exists() else set()
        # First, so that after an interruption the next run knows what is ours.
        _put(manifest, _listing(self._before | self._names))

    def put(self, name: str, content: str | bytes) -> bool:
        """Write one of the named files; whether it changed."""
        assert name in self._names, name
        return put(self._folder, name, content)

    def finish(self) -> list[str]:
        """Delete what was made here before and is no longer wanted; the names."""
        gone = sorted(self._before - self._names)
        for name in gone:
            (self._folder / name).unlink(missing_ok=True)
            _forget_compressed(self._folder / name)
            _remove_empty((self._folder / name).parent, self._folder)
        _put(self._folder / MANIFEST, _listing(self._names))
        return gone


def write(files: Mapping[str, str | bytes], folder: Path, owned: bool = True) -> list[str]:
    """Write `files` (name to content) below `folder`; the names that changed come back, sorted.

    With `owned`, the whole folder is ours, as in `Owned`. Without, only the named files are touched.
    """
    if not owned:
        return sorted(name for name, content in files.items() if put(folder, name, content))
    ours = Owned(folder, files)
    changed = [name for name, content in files.items() if ours.put(name, content)]
    return sorted(changed + ours.finish())


def put(folder: Path, name: str, content: str | bytes) -> bool:
    """Write one file below `folder`, if it is not there as it is; whether it changed."""
    changed = _put(folder / name, content)
    if changed:
        _forget_compressed(folder / name)
    return changed


def put_beside(file: Path, ending: str, content: bytes | None) -> None:
    """Write (or, for None, delete) what is made of `file` and stands beside it, under its name with `ending`.

    It gets the time of `file`, by which one can tell whether it is of `file` as it is now.
    """
    beside = file.with_name(file.name + ending)
    if content is None:
        return beside.unlink(missing_ok=True)
    times = file.stat()
    _replace(beside, content)
    os.utime(beside, ns=(times.st_atime_ns, times.st_mtime_ns))


def _listing(names: Iterable[str]) -> str:
    return "".join(f"{name}\n" for name in sorted(names))


def _put(path: Path, content: str | bytes) -> bool:
    data = content.encode() if isinstance(content, str) else content
    try:
        with path.open("rb") as old:
            if os.fstat(old.fileno()).st_size == len(data) and old.read() == data:
                return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, data)
    return True


def _replace(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    os.replace(beside, path)


def _forget_compressed(path: Path) -> None:
    for ending in COMPRESSED:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
