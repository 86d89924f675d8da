"""F04: feedback is more than a verdict ("Benar!", "Jawaban Anda kurang tepat.").

Threshold: fewer than 2 content stems after removing verdict words. Source: a verdict alone teaches next to nothing,
d=0.05 (Van der Kleij, Feskens & Eggen 2015).
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of, quoted
from berdaya.checks.measures import plain, stems
from berdaya.checks.parts import parts
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.problems import Said

LEAST_CONTENT = 2  # stems


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every feedback that says right or wrong and nothing else."""
    for part in parts(corpus):
        if found := in_languages(lambda lang: _bare_verdict(part.feedback[lang], lang)):
            name, noun, shown = part.name, part.noun, quoted(found)
            message = Said(
                en=f"feedback of {name.en} gives no reason: {shown}",
                id=f"umpan balik {name.id} tanpa penjelasan: {shown}",
            )
            hint = Said(
                en=f"say why the {noun.en} is right or wrong",
                id=f"jelaskan mengapa {noun.id} itu tepat atau tidak tepat",
            )
            if part.correct is None:
                hint = Said(en=f"say why the {noun.en} belongs there", id=f"jelaskan mengapa itu tempat {noun.id} itu")
            yield Finding(("item", part.slug), keys_of((*part.keys, "feedback"), found), message, hint)


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
