"""What is published, compressed beside the originals, for servers that send `x.br` or `x.gz` in place of `x`."""

from __future__ import annotations

import gzip
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import brotli

from berdaya.write import COMPRESSED, put_beside

# Text; pictures, archives and fonts are compressed already.
TEXT = {".html", ".css", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml", ".csv", ".gift"}

_METHODS = {
    ".br": partial(brotli.compress, mode=brotli.MODE_TEXT, quality=11),
    ".gz": partial(gzip.compress, compresslevel=9, mtime=0),  # no time, so that the same content gives the same bytes
}


def compress(folder: Path) -> tuple[int, int]:
    """Compress each text below `folder` that has changed since it was; how many were, and how many texts there are.

    A compressed file has the time of its original, which tells whether it is of the original as it stands now. What
    has lost its original is deleted. Brotli at its best takes a tenth of a second a page: all processors take part.
    """
    texts = [file for file in sorted(folder.rglob("*")) if file.suffix in TEXT and file.is_file()]
    stale = [file for file in texts if not all(_is_of(file, ending) for ending in COMPRESSED)]
    for left in (file for ending in COMPRESSED for file in folder.rglob(f"*{ending}") if file.is_file()):
        if left.with_suffix("").suffix in TEXT and not left.with_suffix("").exists():
            put_beside(left.with_suffix(""), left.suffix, None)
    if stale:
        with ProcessPoolExecutor() as pool:
            list(pool.map(_compress, stale, chunksize=4))
    return len(stale), len(texts)


def _is_of(file: Path, ending: str) -> bool:
    beside = file.with_name(file.name + ending)
    return beside.is_file() and beside.stat().st_mtime_ns == file.stat().st_mtime_ns


def _compress(file: Path) -> None:
    body = file.read_bytes()
    for ending, method in _METHODS.items():
        put_beside(file, ending, method(body))
