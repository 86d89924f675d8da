"""The words of the interface in both languages, from templates/words.yml."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

from berdaya.fields import Lang

# By name, then by language; the words of the browser's script stand together under "quiz".
WORDS: dict[str, Any] = yaml.safe_load((files("berdaya") / "templates" / "words.yml").read_text(encoding="utf-8"))


def word(lang: Lang, name: str, **filled: object) -> str:
    """The word or sentence called `name` in `lang`, its {…} filled in. KeyError if there is none."""
    text = WORDS[name][lang]
    return text.format(**filled) if filled else text
