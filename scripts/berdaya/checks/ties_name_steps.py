"""O02: a tie names two or more steps that stand side by side, each step in one tie at most, and not all of them.

Threshold: exact. Source: steps that may swap are declared, or the item is wrong for experts; steps that are all tied
have no order.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.parts import walked
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.interactions import Order
from berdaya.problems import Said
from berdaya.yamlfile import Keys

Words = tuple[Keys, Said, Said]


def check(corpus: Corpus) -> Iterator[Finding]:
    """The first fault of every tie."""
    for slug, _, act, _ in walked(corpus):
        if isinstance(act, Order):
            for number, tie in enumerate(act.ties):
                before = {letter for other in act.ties[:number] for letter in other}
                fault = next(_faults(act, tie, before), None)
                if fault:
                    keys, message, hint = fault
                    yield Finding(("item", slug), ("interaction", "ties", number, *keys), message, hint)


def _faults(act: Order, tie: list[str], before: set[str]) -> Iterator[Words]:
    for place, letter in enumerate(tie):
        if letter not in act.steps:
            letters = ", ".join(act.steps)
            message = Said(en=f"no step {letter!r}", id=f"tidak ada langkah {letter!r}")
            yield (place,), message, Said(en=f"choose of: {letters}", id=f"pilih dari: {letters}")
        elif letter in before or letter in tie[:place]:
            message = Said(
                en=f"step {letter!r} stands twice among those that may swap",
                id=f"langkah {letter!r} ada dua kali di antara yang boleh bertukar",
            )
            yield (place,), message, Said(en="take it out of one place", id="hapus salah satunya")
    shown = ", ".join(map(repr, tie))
    if len(tie) < 2:
        message = Said(
            en=f"{shown} may swap with nothing" if tie else "no step in this list of those that may swap",
            id=f"{shown} tidak punya pasangan bertukar" if tie else "daftar langkah yang boleh bertukar ini kosong",
        )
        hint = Said(
            en="name two or more, side by side, or take it out", id="sebut dua atau lebih yang berdampingan, atau hapus"
        )
        yield (), message, hint
    elif len(set(tie)) == len(act.steps):
        message = Said(en="all steps may swap", id="semua langkah boleh bertukar")
        hint = Said(
            en="steps without an order make no ordering; let fewer of them swap",
            id="langkah tanpa urutan bukan soal mengurutkan; kurangi yang boleh bertukar",
        )
        yield (), message, hint
    else:
        places = sorted(act.key.index(letter) for letter in tie if letter in act.steps)
        if places != list(range(places[0], places[0] + len(places))):
            message = Said(en=f"{shown} do not stand side by side", id=f"{shown} tidak berdampingan")
            hint = Said(
                en="write steps that may swap one after the other", id="tulis langkah yang boleh bertukar berurutan"
            )
            yield (), message, hint


RULE = Rule(
    "O02",
    "error",
    Said(
        en="a tie names two or more neighbouring steps, and not all",
        id="'ties' menyebut dua langkah berdampingan atau lebih, dan tidak semuanya",
    ),
    check,
)
