"""S06: no feedback names an option by its letter or its place ("opsi B", "pilihan pertama").

Threshold: any. Source: options are shuffled. "Pilihan pertama warga", somebody's own choice, is content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of, quoted
from berdaya.checks.measures import find_all, pattern
from berdaya.checks.parts import remarks
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang, Text
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every feedback, consequence and explanation that says where an option stands."""
    for slug, keys, text in remarks(corpus):
        if found := _positions(text):
            message = Said(
                en=f"{quoted(found)} names an option by its place",
                id=f"{quoted(found)} menyebut opsi menurut letaknya",
            )
            hint = Said(
                en="options are shuffled; name what the option says",
                id="urutan opsi diacak; sebutkan isi opsi itu",
            )
            yield Finding(("item", slug), keys_of(keys, found), message, hint)


def _positions(text: Text) -> dict[Lang, str]:
    def first(lang: Lang) -> str | None:
        names = find_all(text[lang], lang, "option_name", "option_position")
        return next((match[0] for match in names if not is_somebodys(match, lang)), None)

    return in_languages(first)


def is_somebodys(match: re.Match[str], lang: Lang) -> bool:
    """Whether the words around "first choice" say whose choice it is, so that it is no option of the item."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    owner = pattern(lang, "owner_after").match(after.lstrip()) if after[:1] == " " else None
    words_before = before.split()[-1 - (lang == "en") :]
    words_before = words_before[:1] if words_before[-1:] in (["the"], ["a"]) else words_before[-1:]
    return bool(owner or words_before and pattern(lang, "owner_before").fullmatch(words_before[0]))


RULE = Rule(
    "S06",
    "error",
    Said(en="feedback names no letter and no place", id="umpan balik tidak menyebut huruf atau letak opsi"),
    check,
)
