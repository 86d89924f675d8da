"""Hold plain data against a model, and find the place of each mismatch, one a mistake."""

from __future__ import annotations

import difflib
import json
import re
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from berdaya import mismatch
from berdaya.fields import Text, is_slug
from berdaya.problems import Problem
from berdaya.yamlfile import Keys, YamlFile

_COMMENT = re.compile(r"\s#\S")


def fit(file: YamlFile, keys: Keys, shape: Any) -> tuple[Any, list[Problem]]:
    """The record of type `shape` that stands in `file` under `keys`, or None, and every mismatch."""
    name = str(keys[-1]) if keys else None
    if name is not None and not is_slug(name):
        return None, [Problem(file.place(keys, at_key=True), *mismatch.bad_slug(name))]
    try:
        # By way of JSON, because only there strict pydantic takes a list for a tuple and text for a date.
        return _adapter(shape).validate_json(json.dumps(file.value(keys))), []
    except ValidationError as error:
        return None, list(_problems(file, keys, shape, error))


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def _problems(file: YamlFile, keys: Keys, shape: Any, error: ValidationError) -> Iterator[Problem]:
    faults = error.errors(include_url=False)
    missing: dict[Keys, list[str]] = {}
    for fault in faults:
        if fault["type"] == "missing":
            *parent, name = _in_yaml(file, keys, fault["loc"])
            missing.setdefault(tuple(parent), []).append(str(name))
    for fault in faults:
        if fault["type"] == "extra_forbidden":
            at = _in_yaml(file, keys, fault["loc"])
            if owner := _beside(at, missing):
                missing[owner].remove(str(at[-1]))
                yield Problem(file.place(at, at_key=True), *mismatch.not_indented(at, owner))
                continue
            allowed = list(_fields(_shape_at(shape, fault["loc"][:-1])))
            absent = missing.get(at[:-1], [])
            # A field that is misspelt is not missing as well.
            meant = difflib.get_close_matches(str(at[-1]), absent, 1)
            absent[:] = [name for name in absent if name not in meant]
            yield Problem(file.place(at, at_key=True), *mismatch.unknown(str(at[-1]), meant, allowed))
    for fault in faults:
        if fault["type"] not in ("missing", "extra_forbidden"):
            yield _mismatch(file, keys, shape, fault)
    for parent, names in missing.items():
        place = file.place(parent, at_key=True) if parent else file.place(parent)
        if names == ["id", "en"]:
            yield Problem(place, *mismatch.no_languages(parent))
        else:
            for name in names:
                yield Problem(place, *mismatch.missing(parent, name))


def _beside(at: Keys, missing: dict[Keys, list[str]]) -> Keys | None:
    """The text, standing beside `at`, that lacks just this language: one that is not indented far enough."""
    owners = [owner for owner, names in missing.items() if owner[:-1] == at[:-1] and names == [at[-1]]]
    return owners[0] if at[-1] in mismatch.LANGUAGES and len(owners) == 1 else None


def _mismatch(file: YamlFile, keys: Keys, shape: Any, fault: Any) -> Problem:
    kind, loc, context = fault["type"], fault["loc"], dict(fault.get("ctx", {}))
    if "[key]" in loc:  # the mistake is in the key of a mapping
        at = _in_yaml(file, keys, loc[: loc.index("[key]")])
        return Problem(file.place(at, at_key=True), *mismatch.said(kind, at[:-1], at[-1], context))
    at = _in_yaml(file, keys, loc)
    if kind == "union_tag_invalid":
        at = (*at, "type")
        return Problem(file.place(at), *mismatch.said(kind, at, file.value(at), context))
    if kind == "union_tag_not_found":
        at_type = file.value(at).get("type", mismatch) if isinstance(file.value(at), dict) else mismatch
        if at_type is not mismatch:  # there, but not text
            at = (*at, "type")
            return Problem(file.place(at), *mismatch.said(kind, at, at_type, {"expected_tags": _tags(shape)}))
        return Problem(file.place(at, at_key=True), *mismatch.missing(at, "type"))
    if _model(_shape_at(shape, loc)) is Text:
        return Problem(file.place(at, at_key=True), *mismatch.no_languages(at))
    place = file.place(at)
    if file.value(at) is None:
        context["is_comment"] = bool(_COMMENT.search(file.text.split("\n")[place.line - 1], place.column - 1))
    return Problem(place, *mismatch.said(kind, at, file.value(at), context))


def _in_yaml(file: YamlFile, keys: Keys, loc: tuple[str | int, ...]) -> Keys:
    """Pydantic's location without the names it adds for union members."""
    at = keys
    for number, part in enumerate(loc):
        holder = file.value(at)
        is_last = number == len(loc) - 1
        is_named = isinstance(holder, dict) and (part in holder or is_last)
        if is_named or isinstance(holder, list) and isinstance(part, int):
            at = (*at, part)
    return at


# ---- walking through the types of a model -------------------------------------------------------------------


def _shape_at(shape: Any, loc: tuple[str | int, ...]) -> Any:
    """The type of what belongs at `loc`."""
    for part in loc:
        shape = _step(shape, part)
    return shape


def _step(shape: Any, part: str | int) -> Any:
    model = _model(shape)
    if model:
        field = model.model_fields.get(str(part))
        return field.annotation if field else None
    arguments = typing.get_args(shape)
    if typing.get_origin(shape) is typing.Annotated:
        return _step(arguments[0], part)
    if typing.get_origin(shape) in (list, dict):
        return arguments[-1]
    for member in arguments:  # a union: by tag
        if part in _tags_of(member):
            return member
    return None


def _fields(shape: Any) -> list[str]:
    model = _model(shape)
    return list(model.model_fields) if model else []


def _model(shape: Any) -> type[BaseModel] | None:
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return shape
    if typing.get_origin(shape) is typing.Annotated:
        return _model(typing.get_args(shape)[0])
    members = [found for member in typing.get_args(shape) if (found := _model(member))]
    is_union = typing.get_origin(shape) not in (list, dict, None)
    return members[0] if is_union and len(members) == 1 else None


def _tags_of(member: Any) -> tuple[Any, ...]:
    model = _model(member)
    return typing.get_args(model.model_fields["type"].annotation) if model and "type" in model.model_fields else ()


def _tags(shape: Any) -> str:
    union = typing.get_args(shape)[0] if typing.get_origin(shape) is typing.Annotated else shape
    return ", ".join(repr(tag) for member in typing.get_args(union) for tag in _tags_of(member))
