"""What a page costs on the first visit, beside its limit: bytes, requests, hosts.

Limits are in budgets.yml. Bytes are what a server sends that keeps files compressed by brotli at quality 11 (those that
`berdaya compress` made are taken as they are). That is slow, so of each kind only the CANDIDATES pages are weighed that
zlib at level 1 puts nearest to their limit; requests and hosts are looked at on every page.
"""

from __future__ import annotations

import zlib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import brotli
import yaml

from berdaya.fields import LANGS
from berdaya.pageload import Load, read_page, read_style

BUDGETS = Path(__file__).parent / "budgets.yml"
CANDIDATES = 3

_HERE = "http://site.invalid/"  # what pages stand under while links are worked out


@dataclass(frozen=True)
class Kind:
    """One kind of page and its limits. `each` adds bytes for each element of a sort, for pages that grow with the content."""

    name: dict[str, str]
    pages: list[str]
    total: int
    requests: int
    each: dict[str, int] = field(default_factory=dict)
    beside: str = ""  # only pages whose slug has a page here, too


@dataclass(frozen=True)
class Later:
    """Files that no first visit waits for. `together`: the limit is for their sum; otherwise for each.

    `optional`: made by a step of its own, so a site may do without.
    """

    name: dict[str, str]
    files: list[str]  # `{lang}` stands for each language in turn
    limit: int
    together: bool = False
    optional: bool = False


@dataclass(frozen=True)
class Budgets:
    """The limits of budgets.yml."""

    kinds: dict[str, Kind]
    later: dict[str, Later]


@dataclass(frozen=True)
class Row:
    """The heaviest of some pages or files, beside its limit. `requests` is (most, limit), or None where there are none to count."""

    name: dict[str, str]
    what: str
    number: int
    weight: int
    limit: int
    requests: tuple[int, int] | None = None
    strange: tuple[str, ...] = ()  # addresses on other hosts
    missing: tuple[str, ...] = ()  # files that a page asks for and the site does not have

    @property
    def over(self) -> bool:
        """Whether anything is not as the budget wants it; that there is nothing to weigh is, too."""
        most, allowed = self.requests or (0, 0)
        return not self.number or self.weight > self.limit or most > allowed or bool(self.strange or self.missing)


@cache
def budgets(path: Path = BUDGETS) -> Budgets:
    """The limits. Raises TypeError or KeyError if the file holds something else."""
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Budgets(
        {key: Kind(**value) for key, value in read["kinds"].items()},
        {key: Later(**value) for key, value in read["later"].items()},
    )


class Folder(Mapping[str, bytes]):
    """The files of a built site by name, read when asked for; what `berdaya compress` put beside them is left out."""

    def __init__(self, root: Path) -> None:
        paths = (path for path in sorted(root.rglob("*")) if path.suffix not in {".br", ".gz"} and path.is_file())
        self._paths = {path.relative_to(root).as_posix(): path for path in paths}

    def __getitem__(self, name: str) -> bytes:
        return self._paths[name].read_bytes()

    def compressed(self, name: str) -> bytes | None:
        """What `berdaya compress` made of the file, if it is of the file as it stands now."""
        path = self._paths[name]
        beside = path.with_name(f"{path.name}.br")
        try:
            made = beside.read_bytes()
            return made if brotli.decompress(made) == path.read_bytes() else None
        except (OSError, brotli.error):
            return None

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def weigh(site: Path | Mapping[str, bytes], limits: Budgets | None = None) -> list[Row]:
    """A row for each kind of page and for each sort of later file, in the order of budgets.yml.

    `site`: a built folder, or its files by name.
    """
    files = Folder(site) if isinstance(site, Path) else site
    limits = limits or budgets()
    scales = _Scales(files)
    rows = _weigh_pages(files, limits, scales)
    return rows + [_later_row(later, scales) for later in limits.later.values() if not later.optional or scales.files_of(later)]


def weigh_later(site: Path | Mapping[str, bytes], key: str) -> Row:
    """The row of one sort of later file, by its key in budgets.yml."""
    return _later_row(budgets().later[key], _Scales(Folder(site) if isinstance(site, Path) else site))


def _weigh_pages(files: Mapping[str, bytes], limits: Budgets, scales: _Scales) -> list[Row]:
    pages: dict[str, list[_Visit]] = {kind: [] for kind in limits.kinds}
    unknown: list[str] = []
    later = {name for each in limits.later.values() for name in scales.files_of(each)}
    for name in files:
        if name.endswith(".html") and name not in later:
            kind = kind_of(name, files, limits)
            if kind:
                pages[kind].append(scales.visit(name, limits.kinds[kind]))
            else:
                unknown.append(name)
    rows = [_page_row(limits.kinds[kind], visits, scales) for kind, visits in pages.items()]
    nobody = {"id": "tanpa anggaran", "en": "without a budget"}
    return rows + [Row(nobody, name, 1, scales.weight(name), 0, (0, 0)) for name in unknown]


def kind_of(name: str, files: Container[str], limits: Budgets) -> str | None:
    """The kind of the page in the file `name`: the first in budgets.yml that its address, without language, fits."""
    address = name.removesuffix("index.html").removeprefix("en/")
    for key, kind in limits.kinds.items():
        slug = address.rstrip("/").rpartition("/")[2]
        if any(fnmatchcase(address, pattern) for pattern in kind.pages):
            if not kind.beside or f"{kind.beside}{slug}/index.html" in files:
                return key
    return None


def table(rows: list[Row], lang: str = "en") -> str:
    """The rows as text for a terminal, with what is over its limit said at the end of its line."""
    words = _WORDS[lang]
    lines = [words["title"], f"{'':<22}{words['weight']:>8}{words['limit']:>8}{words['requests']:>9}  {words['heaviest']}"]
    for row in rows:
        requests = f"{row.requests[0]}/{row.requests[1]}" if row.requests else ""
        marks = [words["over"] if row.over else "", words["nothing"] if not row.number else ""]
        marks += [f"{words[kind]}: {', '.join(names)}" for kind, names in (("strange", row.strange), ("missing", row.missing)) if names]
        line = f"{row.name[lang]:<22}{_grouped(row.weight, lang):>8}{_grouped(row.limit, lang):>8}{requests:>9}  {row.what}"
        lines.append("  ".join([line, *filter(None, marks)]).rstrip())
    over = sum(row.over for row in rows)
    return "\n".join([*lines, words["sum"].format(over) if over else words["well"], ""])


_WORDS = {
    "id": {
        "title": f"Bobot kunjungan pertama (bita, brotli 11; {CANDIDATES} halaman terberat dari tiap jenis menurut zlib 1)",
        "weight": "bobot", "limit": "batas", "requests": "berkas", "heaviest": "terberat", "over": "LEWAT BATAS",
        "nothing": "tidak ada berkasnya", "strange": "dari situs lain", "missing": "tidak ada",
        "sum": "{} baris lewat batas.", "well": "Tidak ada yang lewat batas.",
    },
    "en": {
        "title": f"Weight of the first visit (bytes, brotli 11; of each kind the {CANDIDATES} heaviest pages by zlib 1)",
        "weight": "weight", "limit": "limit", "requests": "requests", "heaviest": "heaviest", "over": "OVER",
        "nothing": "no such file", "strange": "other hosts", "missing": "not there",
        "sum": "{} rows over their limits.", "well": "Nothing is over its limit.",
    },
}  # fmt: skip


def _grouped(number: int, lang: str) -> str:
    return f"{number:,}".replace(",", "." if lang == "id" else ",")


@dataclass(frozen=True)
class _Visit:
    """One page with what it loads at once, and its own limit."""

    name: str
    loads: tuple[str, ...]
    strange: tuple[str, ...]
    missing: tuple[str, ...]
    limit: int


class _Scales:
    """Weighs files, each once."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._weights: dict[str, int] = {}
        self._loads: dict[str, Load] = {}

    def names(self, pattern: str) -> list[str]:
        """The files that fit a pattern."""
        return [name for name in self._files if fnmatchcase(name, pattern)]

    def files_of(self, later: Later) -> list[str]:
        """All files of one sort of later file."""
        return [name for pattern in later.files for name in self.names(pattern.replace("{lang}", "*"))]

    def weight(self, name: str) -> int:
        """As brotli 11."""
        if name not in self._weights:
            made = self._files.compressed(name) if isinstance(self._files, Folder) else None
            self._weights[name] = len(made or brotli.compress(self._files[name], mode=brotli.MODE_TEXT, quality=11))
        return self._weights[name]

    def guess(self, visit: _Visit) -> float:
        """About which part of its limit a page takes: cheap, and good enough to find the heaviest."""
        rough = len(zlib.compress(self._files[visit.name], 1)) + sum(map(self.weight, visit.loads))
        return rough / visit.limit

    def visit(self, name: str, kind: Kind) -> _Visit:
        """What the page in `name` loads at once, with what that loads in turn."""
        page = read_page(self._files[name].decode())
        waiting, seen, strange, missing = [(name, page)], [], [], []
        while waiting:
            where, load = waiting.pop()
            for link in load.now:
                there = urlsplit(urljoin(_HERE + where, link))
                path = unquote(there.path.lstrip("/"))
                if there.scheme in {"data", "blob", "about"} or path == where:
                    continue
                if f"{there.scheme}://{there.netloc}/" != _HERE:
                    strange.append(link)
                elif path not in self._files:
                    missing.append(path)
                elif path not in seen:
                    seen.append(path)
                    if path.endswith((".css", ".svg")):
                        waiting.append((path, self._load(path)))
        limit = kind.total + sum(size * page.elements[element] for element, size in kind.each.items())
        return _Visit(name, tuple(seen), tuple(dict.fromkeys(strange)), tuple(dict.fromkeys(missing)), limit)

    def _load(self, name: str) -> Load:
        if name not in self._loads:
            text = self._files[name].decode()
            self._loads[name] = read_style(text) if name.endswith(".css") else read_page(text)
        return self._loads[name]


def _page_row(kind: Kind, visits: list[_Visit], scales: _Scales) -> Row:
    if not visits:
        return Row(kind.name, " ".join(kind.pages), 0, 0, kind.total, (0, kind.requests))
    candidates = sorted(visits, key=scales.guess, reverse=True)[:CANDIDATES]
    weights = {visit: scales.weight(visit.name) + sum(map(scales.weight, visit.loads)) for visit in candidates}
    heaviest = max(candidates, key=lambda visit: weights[visit] / visit.limit)
    most = max(1 + len({*visit.loads, *visit.strange, *visit.missing}) for visit in visits)
    strange = tuple(sorted({link for visit in visits for link in visit.strange}))
    missing = tuple(sorted({path for visit in visits for path in visit.missing}))
    address = heaviest.name.removesuffix("index.html") or "/"
    return Row(kind.name, address, len(visits), weights[heaviest], heaviest.limit, (most, kind.requests), strange, missing)


def _later_row(later: Later, scales: _Scales) -> Row:
    sets = []
    for lang in LANGS if any("{lang}" in pattern for pattern in later.files) else LANGS[:1]:
        found = [scales.names(pattern.replace("{lang}", lang)) for pattern in later.files]
        names = list(dict.fromkeys(name for each in found for name in each))
        # A sum that lacks a part would look light.
        sets += [names] if later.together and all(found) else [] if later.together else [[name] for name in names]
    if not sets:
        return Row(later.name, " ".join(later.files), 0, 0, later.limit)
    heaviest = max(sets, key=lambda names: sum(map(scales.weight, names)))
    return Row(later.name, " ".join(heaviest), len(sets), sum(map(scales.weight, heaviest)), later.limit)
