"""The words of the interface in both languages, from templates/words.yml."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import yaml

from berdaya.fields import Lang
from berdaya.yamlfile import Loader

# By name, then by language; the words of the browser's script stand together under "quiz".
WORDS: dict[str, Any] = yaml.load((files("berdaya") / "templates" / "words.yml").read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506


def word(lang: Lang, name: str, **filled: object) -> str:
    """The word or sentence called `name` in `lang`, its {…} filled in. KeyError if there is none."""
    text = WORDS[name][lang]
    return text.format(**filled) if filled else text


# Words of the quiz that only items of some kinds of interaction say; all others are said on every page with items.
_OF_KINDS = {
    "choice": {"choose"},
    "match": {"fill", "pair_right", "pair_wrong", "chose"},
    "order": {"order", "order_hint", "place", "place_tied", "partly_order"},
    "text_entry": {"fill", "typed"},
    "extended_text": {"done", "noted", "did", "acted", "reopen", "unkept"},
}


def quiz_words(kinds: Iterable[str]) -> dict[str, Any]:
    """The words that the script needs on a page with items of these kinds of interaction, by name, then by language."""
    wanted = set().union(*(_OF_KINDS[kind] for kind in kinds))
    others = set().union(*_OF_KINDS.values())
    return {name: said for name, said in WORDS["quiz"].items() if name in wanted or name not in others}
