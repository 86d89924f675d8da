"""C01: no option stands for all or none of the others ("semua benar", "none of the above").

Threshold: any. Source: partial knowledge solves such items, and shuffling breaks them (Haladyna et al. 2002).
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of, option_lists, quoted
from berdaya.checks.measures import find
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every option that says "all" or "none" of the options."""
    for slug, at, choice in option_lists(corpus):
        for letter, option in choice.options.items():
            if found := in_languages(lambda lang: _all_or_none(option.text[lang], lang)):
                message = Said(
                    en=f"option {letter!r} stands for all or none of the others: {quoted(found)}",
                    id=f"opsi {letter!r} mewakili semua opsi atau tidak satu pun: {quoted(found)}",
                )
                hint = Said(
                    en="write an option of its own, or take it out", id="tulis opsi tersendiri, atau hapus opsi ini"
                )
                yield Finding(("item", slug), keys_of((*at, letter, "text"), found), message, hint)


def _all_or_none(text: str, lang: Lang) -> str | None:
    match = find(text, lang, "all_or_none")
    return match[0] if match else None


RULE = Rule(
    "C01",
    "error",
    Said(
        en="no option for all or none of the others",
        id="tidak ada opsi yang mewakili semua opsi atau tidak satu pun",
    ),
    check,
)
