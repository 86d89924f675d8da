"""Corpora of any size for measuring: copies of the project's own records, each with slugs, codes and names of its own."""

from __future__ import annotations

import itertools
import math
import random
import re
import shutil
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent.parent
ITEMS_A_CONCEPT = 5
MOST_UNITS = 99  # their files carry two figures

_SYLLABLES = [first + last for first in "bdfgjklmnprstwy" for last in "aeiou"]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_CODES = "abcdefghijklmnopqrstuvwxyz234567"


def generate(folder: Path, concepts: int) -> None:
    """Write a sound checkout with so many concepts, five scored items each, in at most 99 units, below `folder`."""
    rng = random.Random(concepts)
    a_unit = max(10, math.ceil(concepts / MOST_UNITS))
    for part in ("overrides", "docs"):
        shutil.copytree(ROOT / part, folder / part)
    for page in (folder / "docs").rglob("*.md"):
        page.write_text(_without_links(page.read_text("utf-8")), "utf-8")
    for name in ("mkdocs.yml", "scripts/mkdocs_hook.py", "glossary/scheme.yml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    (folder / "scripts" / "berdaya").mkdir()  # only so that mkdocs.yml may watch it
    shutil.copytree(ROOT / "glossary" / "sources", folder / "glossary" / "sources")
    terms = _read(ROOT / "glossary" / "terms.yml")
    for term in terms.values():
        term.pop("concept", None)
    _write(folder / "glossary" / "terms.yml", terms)
    models = sorted((ROOT / "glossary" / "concepts").glob("*.yml"))
    unit_models = [path for path in sorted((ROOT / "course").glob("*.yml")) if "planned: true" not in path.read_text("utf-8")]
    objective = _objective(unit_models[0])
    codes = map("".join, itertools.product(_CODES, repeat=4))
    made: list[str] = []
    for number in range(concepts):
        original = models[number % len(models)]
        renamed = _Renamed(number, [path.stem for path in models], rng)
        record = renamed.tree(_read(original))
        items = renamed.tree(_read(ROOT / "quizzes" / original.name))
        kept = {slug: item for slug, item in items.items() if slug in record["self_check"]}
        others = ((s, i) for s, i in items.items() if s not in kept and i["type"] not in ("reflection", "task"))
        kept |= dict(itertools.islice(others, ITEMS_A_CONCEPT - len(kept)))
        kept |= {record[name]: items[record[name]] for name in ("reflection", "task")}
        for item in kept.values():
            item["code"] = next(codes)
            item["objective"] = f"unit-{number // a_unit + 1}--{objective}"
            item["statements"] = [ref for ref in item["statements"] if ref.startswith(f"{record['slug']}--")]
            _keep_at_home(item, record)
        made.append(record["slug"])
        for relation in ("broader", "part_of", "causes", "contrasts_with", "related"):
            record.pop(relation, None)
        for statement in record["statements"].values():
            statement.pop("concept", None)
        _write(folder / "glossary" / "concepts" / f"{record['slug']}.yml", record)
        _write(folder / "quizzes" / f"{record['slug']}.yml", kept)
    _write(folder / "quizzes" / "retired.yml", {"gone-long-ago": {"code": None, "last_rev": None, "date": "2026-11-22", "moved_to": None}})
    for number, start in enumerate(range(0, concepts, a_unit), 1):
        unit = _read(unit_models[0])
        slug = f"unit-{number}"
        unit |= {"slug": slug, "requires": [], "concepts": [{"concept": concept} for concept in made[start : start + a_unit]]}
        first = made[start]
        misconceptions = list(_read(folder / "glossary" / "concepts" / f"{first}.yml")["misconceptions"])
        for entry, name in zip(unit["session_plan"]["expected"], itertools.cycle(misconceptions)):
            entry["misconception"] = f"{first}--{name}"
        _write(folder / "course" / f"{number:02}-{slug}.yml", _without_links(unit))


class _Renamed:
    """A record under new slugs, with proper names that nobody else has."""

    def __init__(self, number: int, slugs: list[str], rng: random.Random) -> None:
        self._slugs = re.compile("(?<![a-z-])(" + "|".join(sorted(slugs, key=len, reverse=True)) + ")(?![a-z-]*[a-z])")
        self._number, self._rng = number, rng
        self._names: dict[str, str] = {}

    def tree(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {self._key(key): self.tree(part) for key, part in value.items()}
        if isinstance(value, list):
            return [self.tree(part) for part in value]
        return self._text(value) if isinstance(value, str) else value

    def _key(self, key: str) -> str:
        return f"{key}-{self._number}" if key in self._items else key

    _items: frozenset[str] = frozenset()

    def _text(self, text: str) -> str:
        if text in self._items:
            return f"{text}-{self._number}"
        if " " not in text:
            return re.sub(r"^([a-z0-9-]+?)(--.+)?$", self._slug, text)
        text = re.sub(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]", self._link, text)
        return _NAME.sub(lambda match: self._names.setdefault(match[0], self._invent()), text)

    def _slug(self, match: re.Match[str]) -> str:
        return f"{match[1]}-{self._number}{match[2] or ''}" if self._slugs.fullmatch(match[1]) else match[0]

    def _link(self, match: re.Match[str]) -> str:
        return (match[2] or match[1].replace("-", " ")) if self._slugs.fullmatch(match[1]) else match[0]

    def _invent(self) -> str:
        return "".join(self._rng.choices(_SYLLABLES, k=3)).capitalize()


_Renamed._items = frozenset(
    slug for path in (ROOT / "quizzes").glob("*.yml") for slug in (yaml.load(path.read_text("utf-8"), Loader=_LOADER) or {})
)


def _objective(path: Path) -> str:
    return next(iter(_read(path)["objectives"]))


def _keep_at_home(item: dict[str, Any], record: dict[str, Any]) -> None:
    """Point an item to its own concept alone, and take it out of its case: a copy has neither the others nor the case."""
    slug, belief = record["slug"], next(iter(record["misconceptions"]))

    def clean(part: Any) -> None:
        for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            clean(each)
        if isinstance(part, dict):
            part.pop("consequence", None)
            if not str(part.get("misconception") or slug).startswith(slug):
                part["misconception"] = f"{slug}--{belief}"

    clean(item["interaction"])
    if not item["anchor"].startswith(f"{slug}--"):
        item["anchor"] = f"{slug}--idea"


def _without_links(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_links(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_without_links(part) for part in value]
    return re.sub(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]", lambda match: match[2] or match[1], value) if isinstance(value, str) else value


def _read(path: Path) -> Any:
    # As text: dates stay as they are written.
    return _plain(yaml.load(path.read_text("utf-8"), Loader=_LOADER))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


class _Dated(_DUMPER):  # type: ignore[misc, valid-type]
    """Writes dates without quotes and nothing in brackets but what is empty."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _write(path: Path, record: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(record, Dumper=_Dated, allow_unicode=True, sort_keys=False, width=110, default_flow_style=False), "utf-8")
