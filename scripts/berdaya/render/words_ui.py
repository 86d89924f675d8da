"""The words of the interface, from templates/words.yml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from berdaya.fields import Lang


@cache
def _words() -> dict[str, dict[str, str]]:
    return yaml.safe_load((files("berdaya") / "templates" / "words.yml").read_text(encoding="utf-8"))


def word(lang: Lang, name: str, **filled: object) -> str:
    """The word or sentence called `name` in `lang`, its {…} filled in. KeyError if there is none."""
    text = _words()[name][lang]
    return text.format(**filled) if filled else text
