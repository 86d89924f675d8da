"""Our pages as Markdown, laid out for other builders: mdBook and MkDocs with Material as shipped."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from clock import berdaya, run

from berdaya.fields import LANGS

_HEAD = re.compile(r"\A---\n(.*?)\n---\n+", re.DOTALL)
_TITLE = re.compile(r"^title: *['\"]?(.*?)['\"]?$", re.MULTILINE)


def markdown(root: Path, folder: Path) -> None:
    """Write the pages of the checkout `root` into `folder`. Raises RuntimeError with what was said."""
    shutil.rmtree(folder, ignore_errors=True)
    run(root, *berdaya("render", "--markdown", str(folder)))


def pages(folder: Path, lang: str) -> dict[str, tuple[str, str]]:
    """The pages of one language below `folder`, by name without language: title and Markdown without front matter."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        if name.startswith("en/") == (lang == "en"):
            text = path.read_text("utf-8")
            head = _HEAD.match(text)
            title = _TITLE.search(head[1]) if head else None
            found[name.removeprefix("en/")] = (title[1] if title else name, _HEAD.sub("", text))
    return found


def mdbooks(folder: Path, target: Path) -> list[Path]:
    """The Markdown below `folder` as one mdBook for each language, with the settings that mdBook comes with."""
    books = []
    for lang in LANGS:
        book = target / lang
        shutil.rmtree(book, ignore_errors=True)
        lines = ["# Summary", ""]
        for name, (title, text) in pages(folder, lang).items():
            _write(book / "src" / name, text)
            lines.append(f"- [{title}]({name})")
        _write(book / "src" / "SUMMARY.md", "\n".join(lines) + "\n")
        _write(book / "book.toml", f'[book]\ntitle = "Berdaya"\nlanguage = "{lang}"\n')
        books.append(book)
    return books


def material(folder: Path, target: Path) -> Path:
    """The Markdown below `folder` as an MkDocs project in both languages, with Material as it comes; its mkdocs.yml."""
    shutil.rmtree(target, ignore_errors=True)
    for path in sorted(folder.rglob("*.md")):
        _write(target / "docs" / path.relative_to(folder), path.read_text("utf-8"))
    _write(target / "mkdocs.yml", "site_name: Berdaya\ntheme:\n  name: material\n  language: id\nmarkdown_extensions:\n  - attr_list\n")
    return target / "mkdocs.yml"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
