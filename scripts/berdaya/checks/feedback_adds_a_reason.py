"""F02: feedback adds something to its option instead of restating it.

Threshold: content stems without verdict words. Error: .90 of them already in the option, or none beyond option and
stem. Warning: .75 of them, or two new ones at most. Source: explanation d=0.49, verdict alone 0.05 (Van der Kleij,
Feskens & Eggen 2015). For true or false, what may be restated is the statement in the stem.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from berdaya.checks.choices import OPTIONS, feedbacks, in_languages, keys_of
from berdaya.checks.feedback_explains import LEAST_CONTENT, content
from berdaya.checks.feedback_length import is_short
from berdaya.checks.measures import stems
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.interactions import Option
from berdaya.items.record import ItemRecord
from berdaya.problems import Said

SHARE_ERROR, SHARE_WARN = 0.90, 0.75
NEW_WARN = 2  # stems

_OPTION = Said(en="option", id="opsi")
_STATEMENT = Said(en="statement", id="pernyataan")


class Restated(NamedTuple):
    """How much of a feedback stands in its option already, and how many of its stems are new."""

    share: float
    new: int

    @property
    def error(self) -> bool:
        """Whether it adds nothing, rather than little."""
        return self.share >= SHARE_ERROR or not self.new


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every feedback that says little beyond its option and stem. Empty verdicts are F04's, short ones F03's."""
    for slug, item, letter, option in feedbacks(corpus):
        if found := in_languages(lambda lang: _restated(item, option, lang)):
            share, new = max(found.values(), key=lambda one: (one.error, one.share))
            source = _STATEMENT if item.type == "true_false" else _OPTION
            message = Said(
                en=f"feedback of {letter!r} restates: {share:.0%} of its words are in the {source.en}, new ones: {new}",
                id=f"umpan balik {letter!r} mengulang: {share:.0%} katanya sudah ada di {source.id}, kata baru: {new}",
            )
            hint = Said(
                en="say why someone would choose it and what is right instead",
                id="jelaskan mengapa orang memilihnya dan apa yang lebih tepat",
            )
            severity = "error" if any(one.error for one in found.values()) else "warn"
            yield Finding(("item", slug), keys_of((*OPTIONS, letter, "feedback"), found), message, hint, severity)


def _restated(item: ItemRecord, option: Option, lang: Lang) -> Restated | None:
    said, stem = content(option.feedback[lang], lang), stems(item.stem[lang], lang)
    if len(said) < LEAST_CONTENT:
        return None
    source = stem if item.type == "true_false" else stems(option.text[lang], lang)
    found = Restated(len(said & source) / len(said), len(said - source - stem))
    thin = (found.share >= SHARE_WARN or found.new <= NEW_WARN) and not is_short(option.feedback[lang])
    return found if found.error or thin else None


RULE = Rule(
    "F02",
    "error",
    Said(en="feedback adds to its option", id="umpan balik menambah sesuatu pada opsinya"),
    check,
)
