"""M04: premises and responses have at most 12 words.

Threshold: more, warning. Source: both lists of a match must fit on one screen of a telephone.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of
from berdaya.checks.measures import words
from berdaya.checks.parts import lists, noun
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said

MOST = 12  # words


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every premise, response and step with too many words."""
    for slug, at, members in lists(corpus):
        if at[-1] == "options":
            continue
        for letter, text in members.items():
            if found := in_languages(lambda lang: n if (n := len(words(text[lang]))) > MOST else None):
                counts, what = "/".join(dict.fromkeys(map(str, found.values()))), noun((*at, letter))
                message = Said(
                    en=f"{what.en} {letter!r} has {counts} words", id=f"{what.id} {letter!r} terdiri atas {counts} kata"
                )
                hint = Said(en=f"write at most {MOST}", id=f"tulis paling banyak {MOST}")
                yield Finding(("item", slug), keys_of((*at, letter, "text"), found), message, hint)


RULE = Rule(
    "M04",
    "warn",
    Said(
        en="premises, responses and steps have at most 12 words",
        id="premis, respons, dan langkah terdiri atas paling banyak 12 kata",
    ),
    check,
)
