"""G04: each word that a gap accepts lets something be typed, and something that the others do not.

Threshold: the same after `normal`, which is also how the browser compares what a reader types. Source: capitals,
spaces, hyphens (di-/ke- spacing), apostrophes and the separators of thousands (1.000 / 1,000) are no mistakes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from berdaya.checks.gaps import at, gapped
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import LANGS
from berdaya.problems import Said

_APOSTROPHE = re.compile("[’‘‛ʼʻ′`´]")
_SPACE_OR_HYPHEN = re.compile("[\\s\u00ad\u2010-\u2015\u2212-]+")
_NUMBER = re.compile(r"[\d.,]*\d", re.ASCII)
# Groups of three figures, all parted by the same sign; a number that begins with 0 has no thousands.
_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?!\d)", re.ASCII)


def normal(answer: str) -> str:
    """`answer` as it is compared: two that are alike but for what is no mistake become the same text.

    Straight apostrophes; NFKC; lower case; no spaces, no hyphens; no separators of thousands ("1.000" and "1,000" are
    "1000"), and a point before decimals ("1,5" is "1.5", and not "15"). tests/golden/typed.yml holds it, and the
    browser's own, to the same pairs.
    """
    text = unicodedata.normalize("NFKC", _APOSTROPHE.sub("'", answer)).lower()
    text = _SPACE_OR_HYPHEN.sub("", text)
    return _NUMBER.sub(lambda match: _number(match[0]), text)


def _number(written: str) -> str:
    thousands = _THOUSANDS.match(written)
    if thousands:
        written = thousands[0].replace(thousands[1], "") + written[thousands.end() :]
    return written.replace(",", ".")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every accepted word that nobody can type, and every one that another makes needless."""
    for slug, _, act in gapped(corpus):
        for letter, gap in act.gaps.items():
            for lang in LANGS if gap.accepted else ():
                first: dict[str, str] = {}
                for number, answer in enumerate(gap.accepted[lang] if gap.accepted else ()):
                    keys = at(letter, "accepted", lang, number)
                    typed = normal(answer)
                    if "|" in answer or not re.search(r"\w", typed):
                        message = Said(en=f"{answer!r} cannot be typed", id=f"{answer!r} tidak dapat diketik")
                        hint = Said(en="write a word of letters or figures", id="tulis kata dari huruf atau angka")
                        yield Finding(("item", slug), keys, message, hint)
                    elif typed in first:
                        message = Said(
                            en=f"{answer!r} is typed like {first[typed]!r}",
                            id=f"{answer!r} diketik sama dengan {first[typed]!r}",
                        )
                        hint = Said(
                            en="take it out; case, spaces, hyphens and 1.000 for 1,000 make no difference",
                            id="hapus; kapital, spasi, tanda hubung, dan 1.000 atau 1,000 tidak dibedakan",
                        )
                        yield Finding(("item", slug), keys, message, hint, "report")
                    else:
                        first[typed] = answer


RULE = Rule(
    "G04",
    "error",
    Said(en="each accepted word can be typed", id="tiap jawaban yang diterima dapat diketik"),
    check,
)
