"""F08: feedback neither praises nor shames.

Threshold: any word of the lists; words with other senses ("gempa hebat") only where they are all that stands before a
punctuation mark, or speak of the reader or the answer. Source: formative feedback is nonevaluative, supportive, timely
and specific (Shute 2008).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from berdaya.checks.choices import in_languages, keys_of, quoted
from berdaya.checks.measures import find, opening, pattern, plain, sentences, without
from berdaya.checks.parts import remarks
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.problems import Said

# Around a word with other senses: what makes it speak of the reader ("Anda cerdas") or the answer ("silly answer").
_ABOUT_READER = {
    "id": (
        r"\b(?:Anda|kamu|jawabanmu|(?:jawaban|pilihan|cara berpikir)(?: Anda)?)"
        r"(?: (?:ini|itu|yang|memang|sangat|terlalu|sungguh|benar-benar|agak|cukup))* (?:WORDS)(?!\w)"
        r"(?! (?:bila|jika|kalau|ketika|saat|untuk))"
    ),
    "en": (
        r"\b(?:(?:you|you're|your (?:answer|choice)|this answer|that answer)"
        r"(?: (?:are|were|is|was|very|so|too|really|being|quite|rather))+ (?:WORDS)(?!\w)"
        r"|(?:WORDS) (?:answer|choice|thinking)(?!\w)(?! (?:if|when|once|where|for)))"
    ),
}


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every feedback, consequence and explanation that judges the reader instead of the choice."""
    for slug, keys, text in remarks(corpus):
        if found := in_languages(lambda lang: _judgement(text[lang], lang)):
            message = Said(en=f"{quoted(found)} judges the reader", id=f"{quoted(found)} menilai pembaca")
            hint = Said(
                en="no praise and no blame; speak of the choice and its reason",
                id="tanpa pujian atau celaan; bahas pilihan itu dan alasannya",
            )
            yield Finding(("item", slug), keys_of(keys, found), message, hint)


def _judgement(text: str, lang: Lang) -> str | None:
    if match := find(text, lang, "evaluative"):
        return match[0]
    if not find(text, lang, "praise_or_blame"):
        return None
    shown = plain(text)
    if match := _about_reader(lang).search(shown):
        return match[0]
    heads = (opening(sentence)[0] for sentence in sentences(shown))
    return next((head for head in heads if _is_judgement(head, lang)), None)


def _is_judgement(head: str, lang: Lang) -> bool:
    """Whether a head such as "Luar biasa" or "Sangat bagus" holds praise or blame and no other content."""
    return bool(find(head, lang, "praise_or_blame")) and not re.search(
        r"\w", without(without(head, lang, "praise_or_blame"), lang, "intensifier")
    )


@cache
def _about_reader(lang: Lang) -> re.Pattern[str]:
    words = pattern(lang, "praise_or_blame").pattern
    return re.compile(_ABOUT_READER[lang].replace("WORDS", words), re.IGNORECASE)


RULE = Rule(
    "F08", "warn", Said(en="feedback neither praises nor shames", id="umpan balik tidak memuji atau mencela"), check
)
