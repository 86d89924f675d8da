"""F07: feedback of a distractor does not open with "Benar,", that of the key not with "Salah,".

Threshold: a verdict followed by punctuation. Source: the best automatic sign of a key set on the wrong option.
"Benar bahwa ..., tetapi ..." has no punctuation after the verdict and is no verdict on the option. Feedback of a
premise, a step or a typed gap is shown whatever the reader did, so it opens with neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of, quoted
from berdaya.checks.feedback_explains import is_verdict_only
from berdaya.checks.measures import opening, pattern, plain, vocabulary, without
from berdaya.checks.measures import words as words_of
from berdaya.checks.parts import OPTION, Part, parts
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.problems import Said

_OPENINGS = 3  # "Maaf, sayang sekali, salah: ..."


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every feedback whose opening verdict contradicts `correct`."""
    for part in parts(corpus):
        if found := in_languages(lambda lang: _contradiction(part, lang)):
            noun, name, correct = part.noun, part.name, part.correct
            message = Said(
                en=f"{noun.en} {name.en} is {_said(correct).en}, its feedback opens with {quoted(found)}",
                id=f"{noun.id} {name.id} {_said(correct).id}, umpan baliknya diawali {quoted(found)}",
            )
            hint = Said(
                en="check 'correct'; if it stands, open with the reason",
                id="periksa 'correct'; bila sudah tepat, awali dengan alasannya",
            )
            if not isinstance(correct, bool) or noun != OPTION:
                hint = Said(en="open with the reason", id="awali dengan alasannya")
            yield Finding(("item", part.slug), keys_of((*part.keys, "feedback"), found), message, hint)


def _contradiction(part: Part, lang: Lang) -> str | None:
    """The verdict with which a feedback opens and which a reader may meet although the opposite holds."""
    feedback = part.feedback[lang]
    if part.correct is None:
        if is_verdict_only(feedback, lang):  # F04 says so
            return None
        return _verdict(feedback, lang, True) or _verdict(feedback, lang, False)
    return _verdict(feedback, lang, not part.correct)


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


def _said(correct: bool | None) -> Said:
    if correct is None:
        return Said(en="explained to right and wrong alike", id="dijelaskan kepada yang tepat dan yang keliru")
    return Said(en="correct", id="benar") if correct else Said(en="wrong", id="salah")


RULE = Rule(
    "F07",
    "error",
    Said(en="feedback does not contradict 'correct'", id="umpan balik tidak bertentangan dengan 'correct'"),
    check,
)
