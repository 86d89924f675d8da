"""G03: a gap is chosen from three options with one key, or typed: words in both languages, with feedback.

Threshold: exact; typed words are two at most, and typed gaps one an item. Source: choosing is quick on a telephone;
typing is for a term worth knowing by heart.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.gaps import at, gapped
from berdaya.checks.measures import words
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import LANGS
from berdaya.interactions import Gap
from berdaya.problems import Said
from berdaya.yamlfile import Keys

OPTIONS = 3
MOST_WORDS = 2
MOST_TYPED = 1

Words = tuple[Keys, Said, Said]


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every gap that lacks something or has too much, and every typed gap after the first."""
    for slug, _, act in gapped(corpus):
        for letter, gap in act.gaps.items():
            if bool(gap.options) == bool(gap.accepted):
                faults = [_neither_or_both(letter, gap)]
            else:
                faults = list(_chosen(letter, gap) if gap.options else _typed(letter, gap))
            for keys, message, hint in faults:
                is_key = not keys or isinstance(keys[-1], str)
                yield Finding(("item", slug), at(letter, *keys), message, hint, at_key=is_key)
        typed = [letter for letter, gap in act.gaps.items() if gap.accepted and not gap.options]
        if len(typed) > MOST_TYPED:
            message = Said(en=f"{len(typed)} gaps to be typed", id=f"{len(typed)} rumpang harus diketik")
            hint = Said(
                en="let one be typed at most, and give the others options",
                id="biarkan paling banyak satu yang diketik, beri yang lain opsi",
            )
            yield Finding(("item", slug), at(typed[1], "accepted"), message, hint, at_key=True)


def _neither_or_both(letter: str, gap: Gap) -> Words:
    if gap.options:
        message = Said(
            en=f"gap {letter!r} has options and accepted words", id=f"rumpang {letter!r} punya opsi dan 'accepted'"
        )
        return (), message, Said(en="keep one of the two", id="sisakan salah satu")
    message = Said(en=f"nothing fills gap {letter!r}", id=f"rumpang {letter!r} belum ada isinya")
    hint = Said(
        en="give it 'options' to choose from, or 'accepted' words to type",
        id="beri 'options' untuk dipilih, atau 'accepted' untuk diketik",
    )
    return (), message, hint


def _chosen(letter: str, gap: Gap) -> Iterator[Words]:
    keys = sum(option.correct for option in gap.options.values())
    if len(gap.options) != OPTIONS:
        count = len(gap.options)
        message = Said(
            en=f"gap {letter!r} has {count} option{'s' * (count != 1)}", id=f"rumpang {letter!r} punya {count} opsi"
        )
        yield ("options",), message, Said(en=f"give {OPTIONS}", id=f"beri {OPTIONS}")
    if keys != 1:
        message = Said(
            en=f"{keys} options of gap {letter!r} are correct" if keys else f"no option of gap {letter!r} is correct",
            id=f"{keys or 'tidak ada'} opsi rumpang {letter!r} bernilai benar",
        )
        hint = Said(en="let 'correct: true' stand on one of them", id="beri 'correct: true' pada satu opsi saja")
        yield ("options",), message, hint
    if gap.feedback:
        message = Said(
            en=f"feedback of gap {letter!r} is never shown", id=f"umpan balik rumpang {letter!r} tidak pernah tampil"
        )
        hint = Said(en="write it under its options", id="tulis di bawah opsi-opsinya")
        yield ("feedback",), message, hint


def _typed(letter: str, gap: Gap) -> Iterator[Words]:
    assert gap.accepted
    if gap.feedback is None:
        message = Said(en=f"gap {letter!r} has no feedback", id=f"rumpang {letter!r} tanpa umpan balik")
        yield (), message, Said(en="say why this word belongs there", id="jelaskan mengapa kata itu yang tepat")
    for lang in LANGS:
        if not gap.accepted[lang]:
            message = Said(
                en=f"gap {letter!r} accepts nothing in {'Indonesian' if lang == 'id' else 'English'}",
                id=f"rumpang {letter!r} tidak menerima jawaban bahasa {'Indonesia' if lang == 'id' else 'Inggris'}",
            )
            hint = Said(en=f"list the right words under '{lang}'", id=f"daftarkan kata yang tepat di bawah '{lang}'")
            yield ("accepted",), message, hint
        for number, answer in enumerate(gap.accepted[lang]):
            count = len(words(answer))
            if count > MOST_WORDS:
                message = Said(en=f"{answer!r} has {count} words to type", id=f"{answer!r}: {count} kata harus diketik")
                hint = Said(
                    en=f"accept at most {MOST_WORDS}, or give options",
                    id=f"terima paling banyak {MOST_WORDS}, atau beri opsi",
                )
                yield ("accepted", lang, number), message, hint


RULE = Rule(
    "G03",
    "error",
    Said(
        en="a gap has three options with one key, or words to type with feedback",
        id="rumpang punya tiga opsi dengan satu kunci, atau kata untuk diketik beserta umpan balik",
    ),
    check,
)
