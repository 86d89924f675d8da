"""G06: in English no "a" or "an" stands before a gap.

Threshold: any. Source: the article tells whether the answer begins with a vowel (Haladyna et al. 2002).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from berdaya.checks.gaps import MARK, TEXT, gapped
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said

_ARTICLE = re.compile(r"(?<![\w'-])(an?)[\s\"“‘*_]+" + MARK.pattern.removeprefix(r"(?<!\[)"), re.IGNORECASE)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every gap after an indefinite article."""
    for slug, _, act in gapped(corpus):
        for match in _ARTICLE.finditer(act.text.en):
            message = Said(
                en=f"{match[1]!r} before gap {match[2]!r} is a clue",
                id=f"{match[1]!r} sebelum rumpang {match[2]!r} memberi petunjuk",
            )
            hint = Said(
                en="move the article into the options, or turn the sentence round",
                id="pindahkan artikel itu ke dalam opsi, atau ubah kalimatnya",
            )
            yield Finding(("item", slug), (*TEXT, "en"), message, hint)


RULE = Rule(
    "G06",
    "error",
    Said(en="no article before a gap in English", id="tidak ada artikel sebelum rumpang dalam bahasa Inggris"),
    check,
)
