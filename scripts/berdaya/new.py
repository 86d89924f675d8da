"""The start of a new record: every field, in the order of the model, with what to write there."""

from __future__ import annotations

import datetime
import secrets
import types
import typing
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from berdaya import models
from berdaya.corpus import load
from berdaya.fields import CODE_ALPHABET, PartKey, Text, is_slug
from berdaya.items import ITEM_TYPES
from berdaya.problems import Problem
from berdaya.yamlfile import read_text

_EMPTY = {bool: "false", int: "0"}


def start(root: Path, kind: str, slug: str, owner: str | None = None, item_type: str = "single") -> tuple[str, str]:
    """The path and the text of the file in which the new record begins.

    `owner` is the concept of a new item, `item_type` one of ITEM_TYPES. ValueError if the slug is taken, retired, or not a slug.
    """
    corpus, _ = load(root)
    if not is_slug(slug):
        raise ValueError(f"{slug!r} is not a slug: English words in small letters, joined by hyphens.")
    if corpus.has(kind, slug) or slug in corpus.retired:
        raise ValueError(f"{slug!r} is taken; a slug is never used twice.")
    if kind == "item":
        if not corpus.has("concept", owner or ""):
            raise ValueError("Say for which concept: berdaya new item SLUG --to CONCEPT.")
        given = {"code": _new_code(corpus), "rev": 1, "type": item_type, "concept": owner}
        shape = typing.get_type_hints(ITEM_TYPES[item_type].interaction)["item"]
        return _joined(root, f"quizzes/{owner}.yml", slug, shape, given)
    if kind == "term":
        return _joined(root, "glossary/terms.yml", slug, models.Term, {})
    shape, name = {
        "concept": (models.Concept, f"glossary/concepts/{slug}.yml"),
        "case": (models.Case, f"quizzes/cases/{slug}.yml"),
        "source": (models.Source, f"glossary/sources/{slug}.yml"),
        "unit": (models.Unit, f"course/{len(corpus.units) + 1:02}-{slug}.yml"),
    }[kind]
    return name, "\n".join(_lines(shape, 0, {"slug": slug})) + "\n"


def _new_code(corpus: Any) -> str:
    taken = {item.code for item in corpus.items.values()} | {record.code for record in corpus.retired.values()}
    while True:
        code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(4))
        # A code of letters alone might be a word, and one of digits alone would be read as a number.
        if code not in taken and not code.isalpha() and not code.isdigit():
            return code


def _joined(root: Path, name: str, slug: str, shape: type[BaseModel], given: dict[str, Any]) -> tuple[str, str]:
    file = root / name
    text = read_text(root, name) if file.exists() else ""
    if isinstance(text, Problem):
        raise ValueError(f"{name} cannot be read; `berdaya check` says why.")
    before = text.rstrip("\n") + "\n" if text else ""
    return name, before + "\n".join([f"{slug}:", *_lines(shape, 1, given)]) + "\n"


def _lines(shape: type[BaseModel], depth: int, given: dict[str, Any]) -> list[str]:
    lines, pad = [], "  " * depth
    for name, field in shape.model_fields.items():
        if name in given:
            lines.append(f"{pad}{name}: {given[name]}")
        elif field.is_required() or _holds_parts(field.annotation):
            lines += _value(f"{pad}{name}:", field.annotation, depth)
    return lines


def _holds_parts(shape: Any) -> bool:
    """Whether a field holds lettered parts: these are written out even where one could do without."""
    return typing.get_origin(shape) is dict and typing.get_args(shape)[0] is PartKey


def _value(label: str, shape: Any, depth: int) -> list[str]:
    """The lines that start with `label` and hold an empty value of `shape`."""
    origin, arguments = typing.get_origin(shape), typing.get_args(shape)
    if origin is typing.Annotated:
        return _value(label, arguments[0], depth)
    if origin in (typing.Union, types.UnionType):
        return [f"{label} null"]
    if origin is typing.Literal:
        words = " | ".join(str(word) for word in arguments)
        return [f"{label} {arguments[0]}" + (f"  # {words}" if len(arguments) > 1 else "")]
    if origin is list:
        inner = _value("", arguments[0], depth + 1)
        if len(inner) == 1:
            return [label, "  " * (depth + 1) + "-" + inner[0]]
        first, *rest = [line for line in inner if line.strip()]
        return [label, "  " * (depth + 1) + "- " + first.strip(), *rest]
    if origin is dict:
        # Options come in threes (quality.md, S02), and responses have letters of their own, one more than premises.
        names = ("name-it",)
        if _holds_parts(shape):
            names = ("p", "q", "r", "s") if label.strip() == "responses:" else ("a", "b", "c")
        return [label, *(line for name in names for line in _value("  " * (depth + 1) + f"{name}:", arguments[1], depth + 1))]
    if isinstance(shape, type) and issubclass(shape, Text):
        return [label, "  " * (depth + 1) + 'id: ""', "  " * (depth + 1) + 'en: ""']
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return [label, *_lines(shape, depth + 1, {})]
    if shape is datetime.date:
        return [f"{label} {datetime.date.today().isoformat()}"]
    return [f"{label} {_EMPTY.get(shape, chr(34) * 2)}"]
