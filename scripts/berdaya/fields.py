"""The single values of which records are made: bilingual text, slug, reference, code, date."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

Lang = Literal["id", "en"]
LANGS: tuple[Lang, ...] = ("id", "en")

# Four base32 characters (RFC 4648, lower case): short enough to type, no 0/1/8/9 to confuse with letters.
CODE_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class Model(BaseModel):
    """A record or a part of one: frozen, strict, and closed to fields nobody declared."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


def _not_blank(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank", "blank text")
    return value


Prose = Annotated[str, AfterValidator(_not_blank)]
Slug = Annotated[str, StringConstraints(pattern=rf"^{_SLUG}$")]
# `concept--name` for statements, misconceptions and anchors; `unit--name` for objectives.
Ref = Annotated[str, StringConstraints(pattern=rf"^{_SLUG}--{_SLUG}$")]
Code = Annotated[str, StringConstraints(pattern=rf"^[{CODE_ALPHABET}]{{4}}$")]
# The one-letter key of a gradable part (option, pair, step, gap); never reused within its item.
PartKey = Annotated[str, StringConstraints(pattern=r"^[a-z]$")]
# Printed as a link: no `javascript:`, which is a program, and nothing that ends an attribute.
WebAddress = Annotated[str, StringConstraints(pattern=r'^https?://[^\s"<>]+$')]
Date = datetime.date


def is_slug(value: str) -> bool:
    """Whether `value` may be the name of a record."""
    return re.fullmatch(_SLUG, value) is not None


class Text(Model):
    """One text in both languages: `{id, en}`, inline Markdown, neither blank."""

    id: Prose
    en: Prose

    def __getitem__(self, lang: Lang) -> str:
        """The text in `lang` ('id' or 'en')."""
        return self.id if lang == "id" else self.en


class TextList(Model):
    """Lists of forms in each language, not translations of one another one by one."""

    id: list[Prose] = []
    en: list[Prose] = []

    def __getitem__(self, lang: Lang) -> list[str]:
        """The forms in `lang` ('id' or 'en')."""
        return self.id if lang == "id" else self.en


def texts_in(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Text]]:
    """Every bilingual text inside a record, with its path of keys and indices in the YAML, in file order."""
    if isinstance(value, Text):
        return [(path, value)]
    if isinstance(value, BaseModel):
        parts = [(name, getattr(value, name)) for name in type(value).model_fields if name in value.model_fields_set]
    elif isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, (list, tuple)):
        parts = list(enumerate(value))
    else:
        return []
    return [found for key, part in parts for found in texts_in(part, (*path, key))]
