"""The pages written by hand: `docs/<lang>/….md`, each a comment with its description, a title, and Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from berdaya.fields import LANGS, Lang
from berdaya.problems import Place, Problem, Said
from berdaya.yamlfile import read_text

# The part of the home page that is written by hand; the scheme holds its title.
HOME = "index"

# Addresses of pages that are made from records, and those that are kept for later (the first part of each).
_TAKEN = {
    "assets", "assign", "concepts", "course", "en", "glossary", "offline", "progress", "quizzes", "results", "schema", "search", "sources",
    "take", "units",
}  # fmt: skip

_DESCRIPTION = re.compile(r"\s*<!-- (.+) -->\n+")
_TITLE = re.compile(r"# (.+)\n")


@dataclass(frozen=True)
class OwnPage:
    """One page in one language: `slug` is its path below `docs/<lang>/`, `text` the Markdown from the title on."""

    path: str
    lang: Lang
    slug: str
    title: str
    description: str
    text: str = field(repr=False)
    first_line: int = 1  # of `text` in the file


def read_own_pages(root: Path) -> tuple[tuple[OwnPage, ...], list[Problem]]:
    """All pages of `docs/id` and `docs/en` that are whole, and what is wrong with the others."""
    pages: list[OwnPage] = []
    problems: list[Problem] = []
    for lang in LANGS:
        folder = root / "docs" / lang
        for file in sorted(folder.rglob("*.md")):
            found = _read(root, file.relative_to(root).as_posix(), lang, file.relative_to(folder).with_suffix("").as_posix())
            if isinstance(found, Problem):
                problems.append(found)
            else:
                pages.append(found)
            twin = f"docs/{'en' if lang == 'id' else 'id'}/{file.relative_to(folder).as_posix()}"
            if not (root / twin).is_file():
                problems.append(_without_twin(file.relative_to(root).as_posix(), twin))
    return tuple(pages), problems


def _read(root: Path, path: str, lang: Lang, slug: str) -> OwnPage | Problem:
    text = read_text(root, path)
    if isinstance(text, Problem):
        return text
    if slug.split("/")[0] in _TAKEN:
        message = Said(en=f"the address {slug + '/'!r} is taken", id=f"alamat {slug + '/'!r} sudah dipakai")
        hint = Said(en="a page made from records stands there; rename the file",
                    id="di sana ada halaman yang dibuat dari rekaman; ganti nama berkas ini")  # fmt: skip
        return Problem(Place(path), "page", message, hint)
    described = _DESCRIPTION.match(text)
    if not described:
        message = Said(en="the page has no description", id="halaman ini tanpa keterangan singkat")
        hint = Said(
            en="write <!-- what the page is about, in one sentence --> on the first line",
            id="tulis <!-- isi halaman ini dalam satu kalimat --> pada baris pertama",
        )
        return Problem(Place(path), "page", message, hint)
    text = text[described.end() :]
    titled = _TITLE.match(text)
    if not titled and slug != HOME:
        message = Said(en="the page has no title", id="halaman ini tanpa judul")
        hint = Said(
            en="write '# Title' under the description, before all else",
            id="tulis '# Judul' di bawah keterangan itu, sebelum yang lain",
        )
        return Problem(Place(path, described[0].count("\n") + 1), "page", message, hint)
    return OwnPage(path, lang, slug, titled[1] if titled else "", described[1], text, described[0].count("\n") + 1)


def _without_twin(path: str, twin: str) -> Problem:
    message = Said(en="the page is not there in the other language", id="halaman ini belum ada dalam bahasa yang satunya")
    hint = Said(en=f"write {twin!r} too, or delete this one", id=f"tulis juga {twin!r}, atau hapus yang ini")
    return Problem(Place(path), "page", message, hint)
