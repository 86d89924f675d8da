"""F07: feedback of a distractor does not open with "Benar," and that of the key not with "Salah,".

Threshold: a verdict followed by punctuation. Source: the best automatic sign of a key set on the wrong option.
"Benar bahwa ..., tetapi ..." has no punctuation after the verdict and is no verdict on the option.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from berdaya.checks.choices import OPTIONS, feedbacks, in_languages, keys_of, quoted
from berdaya.checks.measures import opening, pattern, plain, vocabulary, without
from berdaya.checks.measures import words as words_of
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.problems import Said

_OPENINGS = 3  # "Maaf, sayang sekali, salah: ..."


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every feedback whose opening verdict contradicts `correct`."""
    for slug, _, letter, option in feedbacks(corpus):
        if found := in_languages(lambda lang: _verdict(option.feedback[lang], lang, not option.correct)):
            message = Said(
                en=f"option {letter!r} is {_said(option.correct).en}, its feedback opens with {quoted(found)}",
                id=f"opsi {letter!r} {_said(option.correct).id}, umpan baliknya diawali {quoted(found)}",
            )
            hint = Said(
                en="check 'correct'; if it stands, open with the reason",
                id="periksa 'correct'; bila sudah tepat, awali dengan alasannya",
            )
            yield Finding(("item", slug), keys_of((*OPTIONS, letter, "feedback"), found), message, hint)


def _verdict(feedback: str, lang: Lang, right: bool) -> str | None:
    """The words before the first punctuation mark, if they are a verdict of this polarity and nothing else."""
    verdicts = vocabulary(lang, "verdict_right", "verdict_wrong", "verdict_filler")
    rest = re.sub(r"^\W+", "", plain(feedback))
    for _ in range(_OPENINGS):
        words, mark = opening(rest)
        if not verdicts.issuperset(words_of(words)):
            return None
        for core in (words, _core(words, lang)):
            if core and pattern(lang, "verdict_right" if right else "verdict_wrong").fullmatch(core):
                return words + mark
            if core and pattern(lang, "verdict_wrong" if right else "verdict_right").fullmatch(core):
                return None
        if _core(words, lang) or not mark:
            return None
        rest = re.sub(r"^\W+", "", rest[len(words) :])
    return None


def _core(words: str, lang: Lang) -> str:
    return " ".join(without(words, lang, "verdict_filler").split())


def _said(correct: bool) -> Said:
    return Said(en="correct", id="benar") if correct else Said(en="wrong", id="salah")


RULE = Rule(
    "F07",
    "error",
    Said(en="feedback does not contradict 'correct'", id="umpan balik tidak bertentangan dengan 'correct'"),
    check,
)
