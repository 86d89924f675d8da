"""P05: a stem or a part is negated in both languages or in neither; this is how translated keys turn round.

Threshold: a negation in one language only, and in the other not even a word that may stand for one ("tidak terlihat"
is "invisible", "bukan" may be "rather than").
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import shorten
from berdaya.checks.measures import find
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang, Text
from berdaya.problems import Said
from berdaya.yamlfile import Keys

_NAMES = {"id": Said(en="Indonesian", id="bahasa Indonesia"), "en": Said(en="English", id="bahasa Inggris")}


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every stem, option, premise, response, step and text with gaps with a negation that the other language lacks."""
    for (kind, slug), keys, text in corpus.texts:
        if kind == "item" and (keys[0] == "stem" or keys[0] == "interaction" and keys[-1] == "text"):
            yield from _text(slug, keys, text)


def _text(slug: str, keys: Keys, text: Text) -> Iterator[Finding]:
    strong = {lang: find(text[lang], lang, "negated") for lang in LANGS}
    lang: Lang = "id" if strong["id"] else "en"
    other: Lang = "en" if lang == "id" else "id"
    found = strong[lang]
    if found is None or strong[other] or find(text[other], other, "negated_softly"):
        return
    word, which = repr(shorten(found[0])), _NAMES[lang]
    message = Said(en=f"only {which.en} is negated ({word})", id=f"hanya {which.id} yang bernada negatif ({word})")
    hint = Said(
        en="say the same in both; if they do, waive P05 and say why",
        id="samakan maknanya; bila sudah sama, kecualikan P05 beserta alasannya",
    )
    yield Finding(("item", slug), (*keys, lang), message, hint)


RULE = Rule(
    "P05",
    "warn",
    Said(en="negation is the same in both languages", id="pengingkaran kedua bahasa sama"),
    check,
)
