"""S01: single choice and true or false have exactly one key; multiple response two or more, and a distractor.

Threshold: exact. Source: a miskeyed item teaches the error it should correct.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import OPTIONS, choices
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every choice with too few keys, too many, or nothing but keys."""
    for slug, item, choice in choices(corpus):
        keys, among = len(choice.key), len(choice.options)
        least = 2 if choice.multiple else 1
        if not among:
            continue  # S02 says so
        if keys < least:
            message = Said(en=f"{_count(keys)} correct", id=f"{keys or 'tidak ada'} opsi bernilai benar")
            hint = Said(
                en="a multiple response needs two keys or more; with one it is of type 'single'",
                id="respons ganda perlu dua kunci atau lebih; dengan satu kunci, tipenya 'single'",
            )
            if not choice.multiple:
                hint = Said(en="set 'correct: true' on the best one", id="beri 'correct: true' pada yang paling tepat")
        elif keys > 1 and not choice.multiple:
            message = Said(en=f"{_count(keys)} correct", id=f"{keys} opsi bernilai benar")
            hint = Said(
                en="leave 'correct: true' on the best one",
                id="sisakan 'correct: true' pada satu yang paling tepat",
            )
        elif keys == among:
            message = Said(en="every option is correct", id="semua opsi bernilai benar")
            hint = Said(en="add a distractor", id="tambahkan pengecoh")
        else:
            continue
        yield Finding(("item", slug), OPTIONS, message, hint, at_key=True)


def _count(keys: int) -> str:
    return {0: "no option is", 1: "one option is"}.get(keys, f"{keys} options are")


RULE = Rule(
    "S01",
    "error",
    Said(
        en="one key in single choice and true or false; two or more and a distractor in multiple response",
        id="satu kunci pada pilihan tunggal dan benar-salah; dua atau lebih dan satu pengecoh pada respons ganda",
    ),
    check,
)
