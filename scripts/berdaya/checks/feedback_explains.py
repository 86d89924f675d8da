"""F04: feedback is more than a verdict ("Benar!", "Jawaban Anda kurang tepat.").

Threshold: fewer than 2 content stems after removing verdict words. Source: a verdict alone teaches next to nothing,
d=0.05 (Van der Kleij, Feskens & Eggen 2015).
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import OPTIONS, feedbacks, in_languages, keys_of, quoted
from berdaya.checks.measures import plain, stems
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.problems import Said

LEAST_CONTENT = 2  # stems


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every feedback that says right or wrong and nothing else."""
    for slug, _, letter, option in feedbacks(corpus):
        feedback = option.feedback
        if found := in_languages(lambda lang: _bare_verdict(feedback[lang], lang)):
            shown = quoted(found)
            message = Said(
                en=f"feedback of {letter!r} gives no reason: {shown}",
                id=f"umpan balik {letter!r} tanpa penjelasan: {shown}",
            )
            hint = Said(
                en="say why the option is right or wrong", id="jelaskan mengapa opsi itu tepat atau tidak tepat"
            )
            yield Finding(("item", slug), keys_of((*OPTIONS, letter, "feedback"), found), message, hint)


def _bare_verdict(feedback: str, lang: Lang) -> str | None:
    return plain(feedback) if is_verdict_only(feedback, lang) else None


def is_verdict_only(feedback: str, lang: Lang) -> bool:
    """Whether nothing is left of a feedback without its verdict."""
    return len(content(feedback, lang)) < LEAST_CONTENT


def content(feedback: str, lang: Lang) -> frozenset[str]:
    """The content stems of a feedback without the words that only judge."""
    return stems(feedback, lang, "verdict_right", "verdict_wrong", "verdict_filler")


RULE = Rule(
    "F04",
    "error",
    Said(en="feedback is more than a verdict", id="umpan balik lebih dari sekadar benar atau salah"),
    check,
)
