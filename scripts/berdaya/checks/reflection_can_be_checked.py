"""R03: a reflection has three criteria or a sample answer to check oneself by, and not both.

Threshold: exact. Source: nobody marks it, so the reader needs something to hold the own text against.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.reflections import reflections
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said

CRITERIA = 3
_KEEP_ONE = Said(en="keep one of the two", id="sisakan salah satu")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every reflection with neither, with both, or with another number of criteria."""
    for slug, _, act in reflections(corpus):
        count = len(act.criteria)
        if count and act.sample:
            message = Said(en="criteria and a sample answer", id="ada kriteria sekaligus contoh jawaban")
            yield Finding(("item", slug), ("interaction", "sample"), message, _KEEP_ONE, at_key=True)
        elif count and count != CRITERIA:
            message = Said(en=f"{count} criteri{'on' if count == 1 else 'a'}", id=f"{count} kriteria")
            hint = Said(en=f"write {CRITERIA}", id=f"tulis {CRITERIA}")
            yield Finding(("item", slug), ("interaction", "criteria"), message, hint, at_key=True)
        elif not count and not act.sample:
            message = Said(
                en="nothing to check oneself by", id="belum ada bahan untuk memeriksa jawaban sendiri"
            )
            hint = Said(
                en=f"add 'criteria:' with {CRITERIA} of them, or 'sample:' with an answer",
                id=f"tambahkan 'criteria:' berisi {CRITERIA} kriteria, atau 'sample:' berisi contoh jawaban",
            )
            yield Finding(("item", slug), ("interaction",), message, hint, at_key=True)


RULE = Rule(
    "R03",
    "error",
    Said(
        en="a reflection has three criteria or a sample answer",
        id="refleksi punya tiga kriteria atau contoh jawaban",
    ),
    check,
)
