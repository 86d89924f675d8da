"""F06: feedback has a word that gives or weighs a reason (because, so, without; karena, sehingga, justru, padahal).

Threshold: none at all, report; a reason may also stand beside a fact without such a word.
Source: explanation is what makes feedback work (Van der Kleij, Feskens & Eggen 2015).
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of
from berdaya.checks.feedback_explains import is_verdict_only
from berdaya.checks.measures import find
from berdaya.checks.parts import parts
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every feedback that likely explains nothing. Those that are verdicts only are F04's."""
    for part in parts(corpus):
        if found := in_languages(lambda lang: _is_bare(part.feedback[lang], lang) or None):
            name = part.name
            message = Said(
                en=f"feedback of {name.en} has no reason word", id=f"umpan balik {name.id} tanpa kata alasan"
            )
            hint = Said(
                en="say why, for instance with 'because', 'so' or 'without'",
                id="jelaskan mengapa, misalnya dengan 'karena', 'sehingga', atau 'padahal'",
            )
            yield Finding(("item", part.slug), keys_of((*part.keys, "feedback"), found), message, hint)


def _is_bare(feedback: str, lang: Lang) -> bool:
    return not find(feedback, lang, "reason") and not is_verdict_only(feedback, lang)


RULE = Rule("F06", "report", Said(en="feedback has a reason word", id="umpan balik memuat kata alasan"), check)
