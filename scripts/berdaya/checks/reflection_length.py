"""R02: what a reflection asks, cues and all, has at most 60 words.

Threshold: more, warning. Source: the reader is to write, not to read.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of
from berdaya.checks.measures import words
from berdaya.checks.reflections import reflections
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.interactions import ExtendedText
from berdaya.items.record import ItemRecord
from berdaya.problems import Said

MOST = 60  # words


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every reflection that asks in too many words."""
    for slug, item, act in reflections(corpus):
        if found := in_languages(lambda lang: n if (n := _count(item, act, lang)) > MOST else None):
            counts = "/".join(dict.fromkeys(map(str, found.values())))
            message = Said(
                en=f"scenario, stem and cues have {counts} words",
                id=f"skenario, pertanyaan, dan pemandu terdiri atas {counts} kata",
            )
            hint = Said(en=f"ask in at most {MOST}", id=f"tanyakan dalam paling banyak {MOST} kata")
            yield Finding(("item", slug), keys_of(("stem",), found), message, hint)


def _count(item: ItemRecord, act: ExtendedText, lang: Lang) -> int:
    texts = [item.scenario, item.stem, *act.cues]
    return sum(len(words(text[lang])) for text in texts if text)


RULE = Rule(
    "R02",
    "warn",
    Said(en="a reflection asks in at most 60 words", id="refleksi bertanya dalam paling banyak 60 kata"),
    check,
)
