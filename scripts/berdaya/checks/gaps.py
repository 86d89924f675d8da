"""Texts with gaps: the items that have them, and the marks `[a]` that say where a gap is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from berdaya.checks.parts import walked
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.interactions import Gap, TextEntry
from berdaya.items.record import ItemRecord
from berdaya.yamlfile import Keys

# A letter in single brackets; a link has two.
MARK = re.compile(r"(?<!\[)\[([a-z])\](?!\])")
TEXT: Keys = ("interaction", "text")


def gapped(corpus: Corpus) -> Iterator[tuple[str, ItemRecord, TextEntry]]:
    """Every item with gaps: slug, record, interaction."""
    for slug, item, act, _ in walked(corpus):
        if isinstance(act, TextEntry):
            yield slug, item, act


def at(letter: str, *keys: str | int) -> Keys:
    """Where something of a gap stands."""
    return ("interaction", "gaps", letter, *keys)


def right_answers(gap: Gap, lang: Lang) -> list[str]:
    """What may be put into a gap."""
    if gap.options:
        return [option.text[lang] for option in gap.options.values() if option.correct]
    return gap.accepted[lang] if gap.accepted else []
