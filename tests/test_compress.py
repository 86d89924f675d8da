"""Compressed files beside the originals: of the original as it stands, never of an older one, and none that is left over."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from berdaya.compress import compress
from berdaya.write import Owned, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two texts and a picture."""
    write({"a/index.html": "<p>Halo</p>" * 50, "b.js": "let b" * 50, "c.png": b"\x89PNG"}, tmp_path / "site")
    return tmp_path / "site"


def _names(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file() and file.name[0] != "."}


def test_texts_get_both_and_pictures_none(folder: Path) -> None:
    assert compress(folder) == (2, 2)
    assert _names(folder) == {"a/index.html", "a/index.html.br", "a/index.html.gz", "b.js", "b.js.br", "b.js.gz", "c.png"}
    for name in ("a/index.html", "b.js"):
        original = (folder / name).read_bytes()
        assert brotli.decompress((folder / f"{name}.br").read_bytes()) == original
        assert gzip.decompress((folder / f"{name}.gz").read_bytes()) == original


def test_only_what_has_changed_is_compressed_again(folder: Path) -> None:
    compress(folder)
    before = (folder / "b.js.br").stat().st_ino
    assert compress(folder) == (0, 2)
    (folder / "a" / "index.html").write_text("<p>Hai</p>")
    assert compress(folder) == (1, 2)
    assert brotli.decompress((folder / "a/index.html.br").read_bytes()) == b"<p>Hai</p>"
    assert (folder / "b.js.br").stat().st_ino == before
    (folder / "b.js.gz").unlink()
    assert compress(folder) == (1, 2)
    assert (folder / "b.js.gz").is_file()


def test_a_build_leaves_no_compressed_file_of_an_older_page(folder: Path) -> None:
    compress(folder)
    write({"a/index.html": "<p>Baru</p>", "b.js": "let b" * 50, "c.png": b"\x89PNG"}, folder)
    assert not (folder / "a/index.html.br").exists() and not (folder / "a/index.html.gz").exists()
    assert (folder / "b.js.br").exists()
    write({"c.png": b"\x89PNG"}, folder)
    assert _names(folder) == {"c.png"}


def test_what_has_lost_its_original_goes(folder: Path) -> None:
    compress(folder)
    (folder / "b.js").unlink()
    (folder / "backup.tar.gz").write_bytes(b"somebody else's")
    compress(folder)
    assert not (folder / "b.js.br").exists() and not (folder / "b.js.gz").exists()
    assert (folder / "backup.tar.gz").exists()


def test_the_same_content_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    compress(folder)
    write({"b.js": "let b" * 50}, tmp_path / "other")
    compress(tmp_path / "other")
    for ending in (".br", ".gz"):
        assert (tmp_path / "other" / f"b.js{ending}").read_bytes() == (folder / f"b.js{ending}").read_bytes()


def test_a_folder_deletes_only_what_it_made(tmp_path: Path) -> None:
    ours = Owned(tmp_path / "site", ["a.html"])
    ours.put("a.html", "a")
    ours.finish()
    (tmp_path / "site" / "theirs.html").write_text("theirs")
    assert Owned(tmp_path / "site", ["b.html"]).finish() == ["a.html"]
    assert (tmp_path / "site" / "theirs.html").exists()
