"""F02: feedback adds something to its option instead of restating it.

Threshold: content stems without verdict words. Error: .90 of them already in the option, or none beyond option and
stem. Warning: .75 of them, or two new ones at most. Source: explanation d=0.49, verdict alone 0.05 (Van der Kleij,
Feskens & Eggen 2015). What may be restated is the option, the pair, the step or the words of a gap; for true or
false, the statement in the stem. Around a gap, the text counts as part of the stem.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from berdaya.checks.choices import in_languages, keys_of
from berdaya.checks.feedback_explains import LEAST_CONTENT, content
from berdaya.checks.feedback_length import is_short
from berdaya.checks.measures import stems
from berdaya.checks.parts import Part, parts
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.problems import Said

SHARE_ERROR, SHARE_WARN = 0.90, 0.75
NEW_WARN = 2  # stems

_WHY = Said(
    en="say why someone would choose it and what is right instead",
    id="jelaskan mengapa orang memilihnya dan apa yang lebih tepat",
)
_WHY_THERE = Said(
    en="say why it belongs there and what one may take it for",
    id="jelaskan mengapa itu tempatnya dan apa yang mungkin dikira orang",
)


class Restated(NamedTuple):
    """How much of a feedback stands in its option already, and how many of its stems are new."""

    share: float
    new: int

    @property
    def error(self) -> bool:
        """Whether it adds nothing, rather than little."""
        return self.share >= SHARE_ERROR or not self.new


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every feedback that says little beyond its part and stem. Empty verdicts are F04's, short ones F03's."""
    for part in parts(corpus):
        if found := in_languages(lambda lang: _restated(part, lang)):
            share, new = max(found.values(), key=lambda one: (one.error, one.share))
            name, what = part.name, part.what
            message = Said(
                en=f"feedback of {name.en} restates: {share:.0%} of its words are in the {what.en}, new ones: {new}",
                id=f"umpan balik {name.id} mengulang: {share:.0%} katanya sudah ada di {what.id}, kata baru: {new}",
            )
            hint = _WHY_THERE if part.correct is None else _WHY
            severity = "error" if any(one.error for one in found.values()) else "warn"
            yield Finding(("item", part.slug), keys_of((*part.keys, "feedback"), found), message, hint, severity)


def _restated(part: Part, lang: Lang) -> Restated | None:
    feedback = content(part.feedback[lang], lang)
    if len(feedback) < LEAST_CONTENT:
        return None
    said, beside = stems(part.said[lang], lang), stems(part.beside[lang], lang)
    found = Restated(len(feedback & said) / len(feedback), len(feedback - said - beside))
    thin = (found.share >= SHARE_WARN or found.new <= NEW_WARN) and not is_short(part.feedback[lang])
    return found if found.error or thin else None


RULE = Rule(
    "F02",
    "error",
    Said(en="feedback adds to its option", id="umpan balik menambah sesuatu pada opsinya"),
    check,
)
