"""F03: feedback has 6 to 60 words.

Threshold: fewer than 6, or more than 60, warning. Source: too thin, or unread on a telephone; a bank whose feedback
is read (the Rust book) has a median of 35 words.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of
from berdaya.checks.feedback_explains import is_verdict_only
from berdaya.checks.measures import words
from berdaya.checks.parts import parts
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.problems import Said

FEWEST, MOST = 6, 60  # words


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every feedback with too few words or too many. Those that are verdicts only are F04's."""
    for part in parts(corpus):
        if found := in_languages(lambda lang: _count(part.feedback[lang], lang)):
            name, counts = part.name, "/".join(dict.fromkeys(str(count) for count in found.values()))
            message = Said(
                en=f"feedback of {name.en} has {counts} words",
                id=f"umpan balik {name.id} terdiri atas {counts} kata",
            )
            hint = Said(
                en=f"write {FEWEST} to {MOST}; 15 to 40 read best",
                id=f"tulis {FEWEST} sampai {MOST}; paling baik 15 sampai 40",
            )
            yield Finding(("item", part.slug), keys_of((*part.keys, "feedback"), found), message, hint)


def is_short(feedback: str) -> bool:
    """Whether a feedback has fewer words than it needs."""
    return len(words(feedback)) < FEWEST


def _count(feedback: str, lang: Lang) -> int | None:
    count = len(words(feedback))
    return None if FEWEST <= count <= MOST or is_verdict_only(feedback, lang) else count


RULE = Rule(
    "F03",
    "warn",
    Said(en="feedback has 6 to 60 words", id="umpan balik terdiri atas 6 sampai 60 kata"),
    check,
)
