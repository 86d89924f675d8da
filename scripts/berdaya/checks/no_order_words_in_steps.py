"""O01: no step says when it comes ("pertama", "kemudian", "akhirnya", "first", "finally").

Threshold: any. Source: the order can be read off such words without knowing why. "Pertama kali", "tahun lalu" and
"second-hand" say nothing of the order.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of, quoted
from berdaya.checks.measures import find, without
from berdaya.checks.parts import walked
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.interactions import Order
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every step with an ordinal or a word that joins it to the one before."""
    for slug, _, act, _ in walked(corpus):
        for letter, step in act.steps.items() if isinstance(act, Order) else ():
            if found := in_languages(lambda lang: _order_word(step.text[lang], lang)):
                message = Said(
                    en=f"step {letter!r} says when it comes: {quoted(found)}",
                    id=f"langkah {letter!r} menyebut urutannya: {quoted(found)}",
                )
                hint = Said(en="say only what is done", id="sebutkan saja apa yang dikerjakan")
                at = ("interaction", "steps", letter, "text")
                yield Finding(("item", slug), keys_of(at, found), message, hint)


def _order_word(text: str, lang: Lang) -> str | None:
    if not find(text, lang, "order"):
        return None
    match = find(without(text, lang, "order_other"), lang, "order")
    return match[0] if match else None


RULE = Rule(
    "O01",
    "error",
    Said(en="no step says when it comes", id="tidak ada langkah yang menyebut urutannya"),
    check,
)
