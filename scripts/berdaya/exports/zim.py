"""A ZIM file, for Kiwix on a phone or on a hotspot without a network (wiki.openzim.org/wiki/ZIM_file_format).

It takes what the built site consists of, and not the corpus. libzim writes to a file of its own, in a folder that is
gone afterwards; what comes back are its bytes.
"""

from __future__ import annotations

import hashlib
import os
import struct
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from libzim.writer import Creator, Hint, Item, StringProvider

_TYPES = {
    "": "text/html", ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json",
    ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain",
    ".xml": "application/xml", ".zip": "application/zip",
}  # fmt: skip
_UNKNOWN = "application/octet-stream"

# What every file must say of itself, and how long it may be (wiki.openzim.org/wiki/Metadata).
NEEDED = {"Name": 0, "Title": 30, "Creator": 0, "Publisher": 0, "Date": 10, "Description": 80, "Language": 0}

# Where libzim and Xapian, which makes the two indexes, put ids that differ each time: after the magic number and the
# version (xapian-core, backends/glass/glass_version.cc).
_HEADER_ID, _CHECKSUM_POSITION = 8, 72
_INDEX, _INDEX_ID = b"\x0f\x0dXapian Glass", 16
_ID_LENGTH = 16


@dataclass(frozen=True)
class Entry:
    """One file: its path (with a slash at its end, as pages have it), its bytes; a page has a title."""

    path: str
    body: bytes = field(repr=False)
    title: str = ""


def archive(entries: Iterable[Entry], about: Mapping[str, str], icon: bytes, main: str, lang: str) -> bytes:
    """The ZIM file with these entries; the same ones give the same bytes.

    `about` is its metadata, `icon` a PNG with 48 pixels each way, `main` the path of the page to begin with, `lang` the
    language (ISO 639-3) by whose rules the index cuts words to their stems: libzim knows one a file.
    Raises ValueError if the metadata lack something or it is too long, RuntimeError (libzim's) if a path comes twice.
    """
    for name, length in NEEDED.items():
        value = about.get(name, "")
        if not value or 0 < length < len(value):
            raise ValueError(f"{name} is {value!r}" + (f", longer than {length}" if value else ""))
    with TemporaryDirectory() as folder, _in_silence():
        path = Path(folder) / "new.zim"
        creator = Creator(path)
        # One worker: with several, the order of what is compressed is a matter of chance.
        creator.config_indexing(True, lang).config_nbworkers(1).set_mainpath(main)
        with creator:
            for entry in entries:
                creator.add_item(_Item(entry))
            creator.add_illustration(48, icon)
            for name, value in about.items():
                creator.add_metadata(name, value)
        return _identified(path.read_bytes())


class _Item(Item):  # type: ignore[misc]
    """An entry, as libzim asks for it."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry

    def get_path(self) -> str:
        return self._entry.path

    def get_title(self) -> str:
        return self._entry.title

    def get_mimetype(self) -> str:
        return _TYPES.get(PurePosixPath(self._entry.path).suffix, _UNKNOWN)

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self._entry.body)

    def get_hints(self) -> dict[Hint, int]:
        return {Hint.FRONT_ARTICLE: bool(self._entry.title), Hint.COMPRESS: True}


@contextmanager
def _in_silence() -> Iterator[None]:
    """libzim reports its steps on the standard output, whatever it is told."""
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _identified(made: bytes) -> bytes:
    """The file with ids that follow from its content, where libzim has put random ones."""
    content = bytearray(made)
    places = [_HEADER_ID]
    at = content.find(_INDEX)
    while at >= 0:
        places.append(at + _INDEX_ID)
        at = content.find(_INDEX, at + 1)
    (end,) = struct.unpack_from("<Q", content, _CHECKSUM_POSITION)
    for place in places:
        content[place : place + _ID_LENGTH] = bytes(_ID_LENGTH)
    identity = uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(content[:end]).hexdigest()).bytes
    for place in places:
        content[place : place + _ID_LENGTH] = identity
    content[end:] = hashlib.md5(content[:end], usedforsecurity=False).digest()
    return bytes(content)
