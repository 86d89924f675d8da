"""K01: the text of a case has 40 to 120 words.

Threshold: fewer or more, warning. Source: person, place, aim, constraint and tension need some forty words; a
telephone reader has no patience for more than 120 before the first decision.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of
from berdaya.checks.measures import words
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said

FEWEST, MOST = 40, 120  # words


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every case that is told in too few words or too many."""
    for slug, case in corpus.cases.items():
        if found := in_languages(lambda lang: n if not FEWEST <= (n := len(words(case.text[lang]))) <= MOST else None):
            counts = "/".join(dict.fromkeys(map(str, found.values())))
            message = Said(en=f"the case has {counts} words", id=f"kasus ini terdiri atas {counts} kata")
            hint = Said(
                en=f"write {FEWEST} to {MOST}: a person, a place, an aim, a constraint, a tension",
                id=f"tulis {FEWEST} sampai {MOST}: orang, tempat, tujuan, kendala, ketegangan",
            )
            yield Finding(("case", slug), keys_of(("text",), found), message, hint)


RULE = Rule(
    "K01", "warn", Said(en="a case has 40 to 120 words", id="kasus terdiri atas 40 sampai 120 kata"), check
)
