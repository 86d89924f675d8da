"""The options to choose from, where they stand in the file, and how findings in two languages become one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from berdaya.checks.parts import walked
from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.interactions import Choice, TextEntry
from berdaya.items.record import ItemRecord
from berdaya.yamlfile import Keys

Found = TypeVar("Found")

OPTIONS: Keys = ("interaction", "options")


def choices(corpus: Corpus) -> Iterator[tuple[str, ItemRecord, Choice]]:
    """Every item that is a choice: slug, record, interaction."""
    for slug, item, act, _ in walked(corpus):
        if isinstance(act, Choice):
            yield slug, item, act


def written_choices(corpus: Corpus) -> Iterator[tuple[str, ItemRecord, Choice]]:
    """Every choice whose options somebody wrote; where they are fixed, as in true or false, they are the type's own."""
    return (found for found in choices(corpus) if not found[2].fixed)


def option_lists(corpus: Corpus) -> Iterator[tuple[str, Keys, Choice]]:
    """Every list of options that somebody wrote, of choices and of gaps: slug of the item, where, the choice."""
    for slug, _, act, _ in walked(corpus):
        if isinstance(act, Choice) and not act.fixed:
            yield slug, OPTIONS, act
        elif isinstance(act, TextEntry):
            for letter, gap in act.gaps.items():
                if gap.options:
                    yield slug, ("interaction", "gaps", letter, "options"), Choice(options=gap.options)


def in_languages(find: Callable[[Lang], Found | None]) -> dict[Lang, Found]:
    """What `find` finds in each language where it finds something."""
    return {lang: found for lang in LANGS if (found := find(lang)) is not None}


def keys_of(part: Keys, found: Mapping[Lang, object]) -> Keys:
    """Where to point: at the text in one language, or at the whole text where both have the same fault."""
    return part if len(found) == len(LANGS) else (*part, *found)


def quoted(found: Mapping[Lang, str]) -> str:
    """What was found, in quotes; `'selalu' / 'always'` where it was found in both languages."""
    return " / ".join(dict.fromkeys(repr(shorten(text)) for text in found.values()))


def shorten(text: str) -> str:
    """The first 40 characters of a text, for a message."""
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"
