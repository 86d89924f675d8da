"""P03: each side of a text is in its own language.

Threshold: function words of the other language outnumber its own by two or more. Quotations, italics and brackets do
not count, since they may hold the other language; nor do locators, which name parts of a work in its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from berdaya.checks.both_written import copied
from berdaya.checks.measures import forms, words
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.problems import Said

MOST = 2
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]|(?<!\*)\*[^*]+\*(?!\*)|\([^)]*\)|\[(?!\[)[^\]]*\]")
_NAMES = {"id": Said(en="Indonesian", id="bahasa Indonesia"), "en": Said(en="English", id="bahasa Inggris")}


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every side of a text that reads as the other language; where the sides are swapped, the text once."""
    for record, keys, text in corpus.texts:
        if keys[-1] == "locator":
            continue
        wrong: list[Lang] = [lang for lang in LANGS if _is_foreign(text[lang], lang)]
        if wrong and copied(text):  # P02 says so
            continue
        if len(wrong) == 2:
            message = Said(en="the two languages are swapped", id="kedua bahasanya tertukar")
            yield Finding(record, keys, message, Said(en="exchange 'id' and 'en'", id="tukarkan 'id' dan 'en'"))
        elif wrong:
            other = _NAMES["en" if wrong[0] == "id" else "id"]
            message = Said(en=f"this reads as {other.en}", id=f"teks ini terbaca sebagai {other.id}")
            own = _NAMES[wrong[0]]
            hint = Said(en=f"write it in {own.en}; a quotation goes in quotes",
                        id=f"tulis dalam {own.id}; kutipan diberi tanda kutip")  # fmt: skip
            yield Finding(record, (*keys, wrong[0]), message, hint)


def _is_foreign(text: str, lang: Lang) -> bool:
    other: Lang = "en" if lang == "id" else "id"
    # Most texts hold no function word of the other language; splitting at spaces is enough to see that.
    if _function_words(other).isdisjoint(text.lower().split()) or _lead(text, lang, other) < MOST:
        return False
    return _lead(_QUOTED.sub(" ", text), lang, other) >= MOST


def _lead(text: str, lang: Lang, other: Lang) -> int:
    """By how many the function words of `other` outnumber those of `lang`."""
    own, foreign = _function_words(lang), _function_words(other)
    found = words(text)
    return sum(word in foreign for word in found) - sum(word in own for word in found)


@lru_cache
def _function_words(lang: Lang) -> frozenset[str]:
    """The stop words that only this language has."""
    own, other = set(forms("stop", lang)), set(forms("stop", "en" if lang == "id" else "id"))
    return frozenset(own - other)


RULE = Rule("P03", "error", Said(en="each side is in its language", id="tiap sisi memakai bahasanya"), check)
