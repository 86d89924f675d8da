"""P04: both languages have the same numbers in digits.

Threshold: any difference between the multisets, with `.` and `,` taken out (1.000 is 1,000). Numbers in words do not
count: "tiga" beside "3" is a difference, and both should be written alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from berdaya.checks.measures import numbers
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.links import LINK
from berdaya.problems import Said

_DIGIT = re.compile(r"\d")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every text of which one side has a number that the other has not."""
    for record, keys, text in corpus.texts:
        if not (_DIGIT.search(text.id) or _DIGIT.search(text.en)):
            continue
        here, there = _numbers(text.id), _numbers(text.en)
        if here != there:
            only_id, only_en = _listed(here - there), _listed(there - here)
            message = Said(
                en=f"numbers differ: only Indonesian has {only_id}, only English {only_en}",
                id=f"angka berbeda: {only_id} ada di bahasa Indonesia saja, {only_en} di bahasa Inggris saja",
            )
            hint = Said(
                en="write the same numbers in both, digits in both or words in both",
                id="tulis angka yang sama, keduanya dengan angka atau keduanya dengan huruf",
            )
            yield Finding(record, keys, message, hint)


def _numbers(text: str) -> Counter[str]:
    """Numbers that a reader sees: the slug of a link that shows the name of its target is none of them."""
    return numbers(LINK.sub(lambda match: match[2] or "", text) if "[[" in text else text)


def _listed(found: Counter[str]) -> str:
    return ", ".join(repr(number) for number in sorted(found.elements())) or "–"


RULE = Rule("P04", "warn", Said(en="both languages have the same numbers", id="angka kedua bahasa sama"), check)
