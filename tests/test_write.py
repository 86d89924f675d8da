"""Files: only if changed, only what was made here, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from berdaya.write import MANIFEST, NotOurs, write


def test_writes_only_what_changed(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert write({"a/b.txt": "1", "c.txt": b"2"}, folder) == ["a/b.txt", "c.txt"]
    before = (folder / "c.txt").stat().st_mtime_ns
    assert write({"a/b.txt": "3", "c.txt": b"2"}, folder) == ["a/b.txt"]
    assert (folder / "c.txt").stat().st_mtime_ns == before


def test_deletes_only_what_it_made(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write({"a/b.txt": "1", "c.txt": "2"}, folder)
    (folder / "a" / "theirs.txt").write_text("3")
    assert write({"c.txt": "2"}, folder) == ["a/b.txt"]
    assert not (folder / "a" / "b.txt").exists() and (folder / "a" / "theirs.txt").exists()
    write({}, folder)
    assert sorted(path.name for path in folder.rglob("*") if path.is_file()) == [MANIFEST, "theirs.txt"]


def test_refuses_a_folder_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    with pytest.raises(NotOurs):
        write({"a.txt": "1"}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_named_files_in_a_shared_folder(tmp_path: Path) -> None:
    (tmp_path / "theirs.txt").write_text("1")
    write({"ours.txt": "2"}, tmp_path, owned=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ours.txt", "theirs.txt"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"a.txt": "old"}, tmp_path, owned=False)

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="no space"):
        write({"a.txt": "new"}, tmp_path, owned=False)
    assert (tmp_path / "a.txt").read_text() == "old"


def test_an_interrupted_first_run_can_be_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, replace = tmp_path / "out", os.replace

    def stop(old: Path, new: Path) -> None:
        if new.name == "b.txt":
            raise KeyboardInterrupt
        replace(old, new)

    monkeypatch.setattr("os.replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write({"a.txt": "1", "b.txt": "2"}, folder)
    monkeypatch.undo()
    assert write({"b.txt": "2"}, folder) == ["a.txt", "b.txt"]
    assert not (folder / "a.txt").exists()
